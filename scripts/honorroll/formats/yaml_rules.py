"""The rules of ``yaml_read``, in words for people who have never heard of YAML."""

from __future__ import annotations

from honorroll.base.findings import Rule, Text


def _error(name: str, vi: str, vi_hint: str, en: str, en_hint: str) -> Rule:
    return Rule(name, "error", Text(vi, vi_hint), Text(en, en_hint))


TOO_LARGE = _error(
    "yaml-too-large",
    "Tệp lớn hơn 1 MiB nên không được đọc.",
    "Một hồ sơ thường chỉ vài KB. Ảnh và tài liệu để thành tệp riêng bên cạnh.",
    "The file is over 1 MiB and was not read.",
    "A profile takes a few KB. Keep photos and documents in their own files.",
)


NOT_UTF_8 = _error(
    "yaml-not-utf-8",
    "Byte {byte} ở đây không thuộc bảng mã UTF-8.",
    "Mở tệp, chọn “Lưu thành…”, chọn bảng mã UTF-8 rồi lưu lại.",
    "Byte {byte} here is not UTF-8.",
    "Open the file, choose “Save as…” with the encoding UTF-8.",
)


UTF_16 = _error(
    "yaml-utf-16",
    "Tệp được lưu bằng bảng mã UTF-16.",
    "Trong Notepad: Tệp, “Lưu thành…”, ở ô Mã hóa chọn UTF-8 (không phải “Unicode”).",
    "The file is saved as UTF-16.",
    "In Notepad: File, “Save as…”, and choose the encoding UTF-8 (not “Unicode”).",
)


CHARACTER = _error(
    "yaml-character",
    "Có ký tự ẩn hoặc hỏng: {code} {name}.",
    "Xóa ký tự này rồi gõ lại chỗ đó bằng tay; nó thường theo vào khi chép và dán.",
    "A hidden or broken character: {code} {name}.",
    "Delete it and type the place anew; it often comes with copy and paste.",
)


MARKS = _error(
    "yaml-marks",
    "Quá nhiều dấu chồng lên một chữ.",
    "Xóa chữ này rồi gõ lại, ví dụ: ế.",
    "Too many marks are piled on one letter.",
    "Delete the letter and type it anew, for example: ế.",
)


EMPTY = _error(
    "yaml-empty",
    "Tệp không có nội dung.",
    "Mỗi dòng là một mục, ví dụ: name: Nguyễn Văn A",
    "The file has no content.",
    "Each line is a field, for example: name: Nguyễn Văn A",
)


NO_FRONT_MATTER = _error(
    "no-front-matter",
    "Tệp không bắt đầu bằng phần thông tin giữa hai dòng “---”{seen_vi}.",
    "Dòng đầu tiên là ---, rồi mỗi dòng một mục (ví dụ title: Hội nghị điển hình tiên tiến), rồi một dòng --- nữa, "
    "sau đó mới đến bài.",
    "The file does not begin with its particulars between two lines of “---”{seen}.",
    "First a line of ---, then a field a line (for example title: Hội nghị điển hình tiên tiến), a line of --- again, "
    "then the text.",
)


ROOT = _error(
    "yaml-root",
    "Tệp phải gồm các mục có tên, nhưng ở đây là {seen}.",
    "Sau tên mục cần dấu hai chấm và một dấu cách: name: Nguyễn Văn A",
    "The file must hold named fields, but here is {seen}.",
    "A colon and a space follow the name: name: Nguyễn Văn A",
)


TABLE = _error(
    "yaml-table",
    "Đây là một bảng (CSV), không phải hồ sơ: {seen}.",
    "Đổi đuôi tệp thành .csv, chuyển ra ngoài thư mục của trang, rồi nhập: honorroll import danh-sach.csv (hoặc mục "
    "“Nhập tệp” của honorroll desk).",
    "This is a table (CSV) and no profile: {seen}.",
    "Rename it to .csv, move it out of the folder of the site, and import it: honorroll import danh-sach.csv (or “Nhập "
    "tệp” in honorroll desk).",
)


DOCUMENTS = _error(
    "yaml-documents",
    "Dòng --- bắt đầu một hồ sơ thứ hai trong cùng tệp.",
    "Mỗi tệp một hồ sơ: xóa dòng --- hoặc chuyển phần sau sang tệp khác.",
    "The line --- begins a second document.",
    "One document a file: delete the line --- or move the rest to another file.",
)


DIRECTIVE = _error(
    "yaml-directive",
    "Dòng bắt đầu bằng % là lệnh của YAML và không được dùng.",
    'Xóa dòng này, hoặc đặt giá trị trong ngoặc kép: “%” thành "%".',
    "A line that begins with % is a YAML directive and is not allowed.",
    'Delete the line, or quote the value: "%".',
)


ANCHOR = _error(
    "yaml-anchor",
    "{seen} là ký hiệu tham chiếu (& hoặc *) của YAML và không được dùng.",
    'Đặt chữ trong ngoặc kép: "{seen}". Giá trị dùng lại thì chép đủ.',
    "{seen} is a YAML anchor or alias (& or *), which is not allowed.",
    'Quote it: "{seen}". Write a repeated value out in full.',
)


TAG = _error(
    "yaml-tag",
    "{seen} là nhãn kiểu (!) của YAML và không được dùng.",
    'Xóa nhãn, hoặc đặt cả giá trị trong ngoặc kép: "{seen} …".',
    "{seen} is a YAML tag (!), which is not allowed.",
    'Delete it, or put the whole value in double quotes: "{seen} …".',
)


MERGE = _error(
    "yaml-merge",
    "Mục << (gộp từ chỗ khác) không được dùng.",
    "Chép đủ các mục vào đây, ví dụ: title: bang-khen",
    "The merge key << is not allowed.",
    "Write the fields out here, for example: title: bang-khen",
)


KEY = _error(
    "yaml-key",
    "Tên mục trống hoặc không phải là chữ.",
    "Tên mục là một từ đứng trước dấu hai chấm, ví dụ: name: Nguyễn Văn A",
    "The name of this field is empty or not a text.",
    "It is a word before a colon, for example: name: Nguyễn Văn A",
)


DUPLICATE_KEY = _error(
    "yaml-duplicate-key",
    "Mục “{key}” đã có ở dòng {first}.",
    "Chỉ giữ một mục “{key}”. Nhiều giá trị thì viết thành danh sách, mỗi dòng bắt đầu bằng “- ”.",
    "The field “{key}” already stands in line {first}.",
    "Keep one “{key}”. Several values form a list, each line with “- ” first.",
)


TOO_DEEP = _error(
    "yaml-too-deep",
    "Các mục lồng nhau quá {limit} tầng.",
    "Một hồ sơ chỉ cần ba bốn tầng: xem lại các dấu - [ {{ và khoảng thụt đầu dòng.",
    "Fields are nested more than {limit} deep.",
    "A profile needs three or four levels: check - [ {{ and the indentation.",
)


TOO_MANY = _error(
    "yaml-too-many",
    "Tệp có hơn {limit} giá trị.",
    "Chia thành nhiều tệp nhỏ hơn, mỗi tệp một hồ sơ.",
    "The file holds more than {limit} values.",
    "Split it into smaller files, one profile each.",
)


COMMENT = _error(
    "yaml-comment",
    "Phần “{dropped}” sẽ bị mất: YAML bỏ mọi chữ sau dấu #.",
    "Nếu là ghi chú thì xóa đi, hoặc chuyển vào mục notes. Nếu là nội dung thì đặt cả giá trị trong ngoặc kép: "
    "{example}.",
    "“{dropped}” would be lost: YAML drops what follows #.",
    "If it is a remark, delete it or move it to notes. If it is content, put the whole value in double quotes: "
    "{example}.",
)


TAB = _error(
    "yaml-tab",
    "Đầu dòng có phím Tab.",
    "Thay Tab bằng hai dấu cách cho mỗi tầng, ví dụ: “  - title: bang-khen”.",
    "A tab is used to indent.",
    "Use two spaces for each level instead, for example: “  - title: bang-khen”.",
)


LINE = _error(
    "yaml-line",
    "Dòng “{line}” không có dạng “tên mục: giá trị”.",
    "Sau dấu hai chấm (hoặc dấu -) cần một dấu cách: “unit: Trạm Y tế”. Dòng nối tiếp đoạn văn thì thụt vào hai "
    "dấu cách.",
    "The line “{line}” is not of the form “field: value”.",
    "A space follows the colon (or the dash): “unit: Trạm Y tế”. Indent a line that continues a text by two spaces.",
)


INDENTATION = _error(
    "yaml-indentation",
    "Dòng “{line}” thụt đầu dòng không khớp với các dòng trên.",
    "Các mục cùng tầng bắt đầu ở cùng một cột; mỗi tầng bên trong thụt thêm hai dấu cách.",
    "The line “{line}” is not indented like those above.",
    "Fields of one level start in one column; each inner level is two spaces further in.",
)


WIDE_COLON = _error(
    "yaml-wide-colon",
    "Dòng “{line}” có dấu hai chấm của bộ gõ khác (：).",
    "Gõ lại dấu hai chấm thường, rồi một dấu cách: {example}",
    "The line “{line}” has the colon of another keyboard (：).",
    "Type an ordinary colon and a space: {example}",
)


NO_BREAK_SPACE = _error(
    "yaml-no-break-space",
    "Dòng “{line}” có dấu cách không ngắt, theo vào khi chép từ Word hoặc trang web, ở chỗ cần dấu cách thường.",
    "Chạy “honorroll check --fix”; hoặc xóa các dấu cách ở đầu dòng và sau dấu hai chấm rồi gõ lại.",
    "The line “{line}” has a no-break space, which comes from Word or the web, in the place of an ordinary one.",
    "Run “honorroll check --fix”; or delete the spaces at the beginning and behind the colon and type them anew.",
)


BULLET = _error(
    "yaml-bullet",
    "Dòng “{line}” bắt đầu bằng dấu “{sign}”, không phải dấu gạch nối (-).",
    "Mỗi mục của danh sách bắt đầu bằng dấu gạch nối và một dấu cách: {example}",
    "The line “{line}” begins with “{sign}” and not with a hyphen (-).",
    "Each item of a list begins with a hyphen and a space: {example}",
)


FENCE = _error(
    "yaml-fence",
    "Dòng “{line}” là dấu mở hoặc đóng khối mã, theo vào khi chép từ nơi khác.",
    "Xóa mọi dòng bắt đầu bằng ``` trong tệp, thường là dòng đầu và dòng cuối.",
    "The line “{line}” opens or closes a block of code; it came along with what was copied.",
    "Delete all lines that begin with ```, mostly the first and the last.",
)


QUOTE = _error(
    "yaml-quote",
    "Dấu ngoặc mở ở đây không được đóng.",
    'Thêm dấu ngoặc đóng ở cuối giá trị: {example}. Dấu ngoặc kép bên trong viết là \\".',
    "The quote opened here is never closed.",
    'Close it at the end of the value: {example}. Inside, a double quote is written \\".',
)


AFTER_QUOTE = _error(
    "yaml-after-quote",
    "Còn chữ sau dấu đóng ngoặc.",
    "Đặt cả giá trị trong một cặp ngoặc kép: {example}",
    "There is text after the closing quote or bracket.",
    "Put the whole value in one pair of double quotes: {example}",
)


BRACKET = _error(
    "yaml-bracket",
    "Dấu [ hoặc {{ mở ở đây chưa được đóng, hoặc thiếu dấu phẩy bên trong.",
    "Viết như [1, 2] hoặc {{number: 12, date: 2024-05-01}}; giá trị có dấu phẩy đặt trong ngoặc kép.",
    "The [ or {{ opened here is not closed, or a comma is missing.",
    "Write [1, 2] or {{number: 12, date: 2024-05-01}}; quote a value that has a comma.",
)


COLON_IN_VALUE = _error(
    "yaml-colon-in-value",
    "Trong giá trị có thêm dấu hai chấm và dấu cách.",
    "Đặt cả giá trị trong ngoặc kép: {example}",
    "The value holds another colon and space.",
    "Put the whole value in double quotes: {example}",
)


SPECIAL_START = _error(
    "yaml-special-start",
    "Giá trị không được bắt đầu bằng dấu {sign}",
    "Đặt cả giá trị trong ngoặc kép: {example}. Danh sách thì mỗi mục một dòng, bắt đầu bằng “- ”.",
    "A value cannot begin with {sign}",
    "Put the whole value in double quotes: {example}. Give each item of a list its own line with “- ” first.",
)


ESCAPE = _error(
    "yaml-escape",
    "Dấu \\ ở đây không hợp lệ.",
    'Trong ngoặc kép, dấu \\ phải viết hai lần, ví dụ: "C:\\\\Anh".',
    "The \\ here is not valid.",
    'Within double quotes write \\ twice, for example: "C:\\\\Anh".',
)


PROSE = _error(
    "yaml-prose",
    "Giá trị của “{key}” có nhiều dòng, nhưng thiếu dấu |.",
    "Viết “{key}: |”, rồi xuống dòng; mỗi dòng của đoạn văn thụt vào hai dấu cách.",
    "The value of “{key}” has several lines, but no |.",
    "Write “{key}: |”, then the text from the next line on, each line indented by two spaces.",
)


SYNTAX = _error(
    "yaml-syntax",
    "Không hiểu được dòng “{line}”.",
    'Xem dấu ngoặc, dấu hai chấm và khoảng thụt của dòng này và dòng trên; ví dụ đúng: name: "Nguyễn Văn A". '
    "(YAML: {problem})",
    "The line “{line}” cannot be understood.",
    'Check quotes, colons and indentation here and one line up; for example: name: "Nguyễn Văn A". (YAML: {problem})',
)
