"""Why rows of a workbook are refused, asked about, or taken over differently than they stand there.

A finding names the cell itself: its source is the file, in which there are no lines.
"""

from __future__ import annotations

from honorroll.base.findings import Rule, Text


def _error(name: str, vi: tuple[str, str], en: tuple[str, str]) -> Rule:
    return Rule(name, "error", Text(*vi), Text(*en))


def _note(name: str, vi: str, en: str) -> Rule:
    return Rule(name, "warning", Text(vi), Text(en))


NO_LIST = _error(
    "no-list",
    (
        "Không thấy danh sách nào trong tệp.",
        "Cần một dòng tiêu đề có “Họ và tên” và một cột nữa của mẫu; lấy mẫu: honorroll export --template mau.xlsx",
    ),
    (
        "There is no list in the file.",
        "A row of headings with “Họ và tên” and another column is needed; see: honorroll export --template mau.xlsx",
    ),
)
NOBODY = _error(
    "nobody-listed",
    ("Có dòng tiêu đề mà bên dưới không có ai.", "Mỗi người, tập thể hoặc hộ một dòng."),
    ("There are headings and nobody below them.", "A row for each person, collective or household."),
)
UNCALCULATED = _error(
    "formula-without-result",
    (
        "ô là công thức chưa có kết quả (VLOOKUP …).",
        "Mở tệp bằng Excel rồi bấm Lưu; hoặc chép cột này, dán lại bằng “Paste Values”.",
    ),
    (
        "the cell is a formula without a result (VLOOKUP …).",
        "Open the file in Excel and save it; or copy the column and paste it as values.",
    ),
)
BECAME_A_DATE = _error(
    "became-a-date",
    (
        "Excel đã đổi “{column}” thành ngày {seen}.",
        "Định dạng ô là Text rồi gõ lại đúng như trên văn bản, ví dụ: {example}",
    ),
    (
        "Excel made the date {seen} of “{column}”.",
        "Format the cell as Text and type it again as the document has it, for example: {example}",
    ),
)
DOUBTFUL_NAME = _error(
    "doubtful-name",
    (
        "không rõ tên là “{seen}” (gõ bằng Unicode) hay “{other}” (gõ bằng phông cũ): bảng có cả hai loại.",
        "Gõ lại cả dòng này bằng Unicode, hoặc chuyển cả bảng sang Unicode (Unikey → Công cụ), rồi nhập lại.",
    ),
    (
        "the name may be “{seen}” (in Unicode) or “{other}” (in an old font): the table has both.",
        "Type the whole row in Unicode, or convert the table to Unicode (Unikey → Toolkit), and import it again.",
    ),
)
UNCLEAR_KIND = _error(
    "unclear-kind",
    (
        "không rõ “{name}” là cá nhân hay tập thể.",
        "Thêm cột “Đối tượng”, ghi “cá nhân”, “tập thể” hoặc “hộ gia đình”; là người thì ghi “Giới tính” cũng được.",
    ),
    (
        "“{name}” may be a person or a collective.",
        "Add a column “Đối tượng” that says “cá nhân”, “tập thể” or “hộ gia đình”; of a person “Giới tính” will do.",
    ),
)
LOST_ZEROS = _error(
    "lost-zeros",
    (
        "“{seen}” là số, mà các ô khác của cột “{column}” bắt đầu bằng 0: có thể Excel đã bỏ số 0 ở đầu.",
        "Định dạng ô là Text rồi gõ lại đủ, ví dụ: {example}",
    ),
    (
        "“{seen}” is a number, and others in the column “{column}” begin with 0: Excel may have dropped zeros.",
        "Format the cell as Text and type it in full, for example: {example}",
    ),
)
SEVERAL_PEOPLE = _error(
    "several-people",
    ("một ô ghi {count} người: {names}.", "Mỗi người một dòng; cả hộ được khen thì đưa sang trang tính “Hộ gia đình”."),
    ("a cell names {count} people: {names}.", "A row each; a household goes to the sheet “Hộ gia đình”."),
)
NO_NAME = _error(
    "no-name",
    ("dòng này không có tên.", "Ghi vào cột “Họ và tên”, hoặc xóa cả dòng."),
    ("the row has no name.", "Fill in “Họ và tên”, or delete the row."),
)
NAME_IN_CAPITALS = _error(
    "collective-in-capitals",
    (
        "tên “{seen}” viết toàn chữ hoa.",
        "Viết lại như trên con dấu, ví dụ: Trường Tiểu học Ví Dụ (chương trình không tự biết đâu là tên riêng).",
    ),
    ("the name “{seen}” is all in capitals.", "Write it as usual: nobody can tell which words are names."),
)
HIDDEN = _error(
    "hidden-row",
    ("dòng đang bị ẩn mà có “{name}”.", "Muốn nhập thì bỏ ẩn (Unhide, hoặc xóa bộ lọc); không thì xóa dòng."),
    ("the row is hidden and holds “{name}”.", "To import it, show the row; if not, delete it."),
)
UNKNOWN_ENTRY = _error(
    "not-in-the-list",
    ("“{column}”: không có “{seen}” trong danh mục.", "{near_vi}"),
    ("“{column}”: “{seen}” is not in the list.", "{near}"),
)
UNKNOWN_CHOICE = _error(
    "cell-not-a-choice",
    ("“{column}”: không hiểu “{seen}”.", "Ghi một trong: {known}."),
    ("“{column}”: “{seen}” is not understood.", "Write one of: {known}."),
)
_BASIS_VI = (
    "ghi “Nguồn đã công bố” (và cột “Nguồn” hoặc trang tính “Nguồn” ghi bài báo, quyết định đã đăng), hoặc “Phiếu đồng "
    "ý” (và các cột Số phiếu, Ngày phiếu, Phạm vi)."
)
_BASIS = "“Nguồn đã công bố” with a source, or “Phiếu đồng ý” with Số phiếu, Ngày phiếu and Phạm vi."
GARBLED_CELL = _error(
    "garbled-cell",
    ("chữ gõ bằng bảng mã khác, không phải Unicode ({encoding_vi}): “{seen}”.", "Ghi lại trong ô: {meant}"),
    ("text in another encoding than Unicode ({encoding}): “{seen}”.", "Write into the cell: {meant}"),
)
NO_BASIS = _error(
    "no-basis-in-row",
    ("chưa có căn cứ để công khai hồ sơ mới này.", f"Ô “Căn cứ” {_BASIS_VI}"),
    ("nothing says why this new profile may be published.", f"“Căn cứ” holds {_BASIS}"),
)
NO_BASIS_COLUMN = _error(
    "no-basis-column",
    (
        "danh sách không có cột “Căn cứ”: chưa rõ vì sao được công khai những hồ sơ mới.",
        f"Thêm cột “Căn cứ”, {_BASIS_VI} Giống nhau cho mọi người thì điền chung một lần: --fill “Căn cứ=…”.",
    ),
    (
        "the list has no column “Căn cứ”: nothing says why the new profiles may be published.",
        f"Add the column, which holds {_BASIS} If it is the same for all, say so once: --fill “Căn cứ=…”.",
    ),
)
NO_COLUMN = _error(
    "fill-without-column",
    ("không có cột “{seen}” để điền chung.", "Các cột: {known}."),
    ("there is no column “{seen}” to fill.", "The columns: {known}."),
)
OTHER_KIND = _error(
    "other-kind",
    (
        "hồ sơ “{slug}” là của {own}, mà dòng này nằm ở danh sách {listed}.",
        "Chuyển dòng sang trang tính kia, hoặc xem lại mã hồ sơ.",
    ),
    (
        "the profile “{slug}” is one of “{own}”, and the row one of “{listed}”.",
        "Move the row to the other sheet, or check the id.",
    ),
)
ID_OF_ANOTHER = _error(
    "unknown-id",
    (
        "không có hồ sơ “{seen}”.",
        "{near_vi}Người mới thì để trống ô này, chương trình tự đặt mã.",
    ),
    ("there is no profile “{seen}”.", "{near}Of somebody new, leave the cell empty."),
)
TWICE = _error(
    "row-twice",
    (
        "“{name}” đã có ở {other}.",
        (
            "Một người chỉ một dòng (nhiều lần khen thì ghi ở trang tính “Khen thưởng”). Là hai người cùng tên thì ghi "
            "“mới” vào cột “Mã hồ sơ” của cả hai dòng."
        ),
    ),
    (
        "“{name}” stands at {other} already.",
        "A row each. Of two people of one name, write “mới” into “Mã hồ sơ” of both rows.",
    ),
)
NO_HONOREE = _error(
    "item-of-nobody",
    (
        "không biết dòng này là của ai: {seen}.",
        "Cột đầu ghi mã hồ sơ, hoặc họ tên đúng như ở trang tính kia. {near_vi}",
    ),
    (
        "nobody is known whom the row is about: {seen}.",
        "The first column holds the id, or the name exactly as on the other sheet. {near}",
    ),
)
SEVERAL_HONOREES = _error(
    "item-of-several",
    (
        "có nhiều người tên “{seen}”.",
        "Ghi mã hồ sơ vào cột đầu thay cho họ tên: {slugs}. Người mới: đặt mã ở dòng của người đó, như {example}.",
    ),
    (
        "several are called “{seen}”.",
        "Put the id into the first column: {slugs}. Somebody new is given one first, such as {example}.",
    ),
)
UNREADABLE_PROFILE = _error(
    "profile-unreadable",
    ("hồ sơ “{slug}” đang có lỗi nên chưa sửa được.", "Chạy “honorroll check”, sửa lỗi ấy trước."),
    ("the profile “{slug}” is faulty and cannot be changed.", "Run “honorroll check” and mend it first."),
)
NO_PHOTO = _error(
    "no-such-photo",
    ("không thấy ảnh “{file}”{where_vi}.", "{near_vi}Đặt ảnh vào thư mục ảnh, hoặc để trống ô này."),
    ("there is no photo “{file}”{where}.", "{near}Put it into the folder of photos, or empty the cell."),
)
SEVERAL_PHOTOS = _error(
    "several-photos",
    ("có {count} ảnh hợp với “{name}”: {files}.", "Ghi tên tệp muốn dùng vào cột “Tệp ảnh”."),
    ("{count} photos fit “{name}”: {files}.", "Write the name of the one to use into “Tệp ảnh”."),
)

NEAR_NAME = _note(
    "name-alike",
    (
        "“{name}” thành hồ sơ mới; đã có hồ sơ tên gần giống: {others}. Nếu là một người viết sai dấu thì ghi mã hồ sơ "
        "ấy vào cột “Mã hồ sơ”."
    ),
    (
        "“{name}” becomes a new profile; there are profiles of a name that is alike: {others}. If it is the same "
        "person with a wrong accent, write that id into “Mã hồ sơ”."
    ),
)
_MAY_BE_VI = "có thể trùng người với {other}: {alike_vi} và cùng {shared_vi}. Nếu là một người thì gộp làm một"
_MAY_BE = "possibly the same as {other}: {alike} and share {shared}. If they are one, merge them"
MAY_BE_ONE = _note(
    "may-be-one",
    f"{_MAY_BE_VI} dòng. Nếu là hai người thì ghi “mới” vào cột “Mã hồ sơ” (chưa có thì thêm cột) của dòng {{row}}.",
    f"{_MAY_BE}; if they are two, write “mới” into the column “Mã hồ sơ” (add it if there is none) of {{row}}.",
)
MAY_BE_ONE_PROFILE = _note(
    "profiles-may-be-one",
    f"{_MAY_BE_VI} hồ sơ. Nếu là hai người thì mở hồ sơ này ở bàn làm việc, ghi {{slug}} vào “Không phải là”.",
    f"{_MAY_BE}; if they are two, open this profile in the desk and write {{slug}} into “Không phải là”.",
)
NAME_KEPT = _note(
    "name-kept",
    "tên “{seen}” viết không dấu: giữ “{name}” của hồ sơ. Muốn đổi thì sửa trong hồ sơ.",
    "the name “{seen}” has no accents: “{name}” of the profile stays. To change it, edit the profile.",
)
NAME_GUESSED = _note(
    "name-without-accents",
    "“{seen}” viết không dấu: hiểu là “{name}” ({who}). Không đúng thì ghi mã hồ sơ, hoặc họ tên đủ dấu.",
    "“{seen}” has no accents: taken for “{name}” ({who}). If that is wrong, write the id, or the name with accents.",
)
CONVERTED = _note(
    "converted-text",
    "chữ gõ bằng bảng mã khác (TCVN3, VNI): “{seen}” → “{text}”.",
    "text in another encoding (TCVN3, VNI): “{seen}” → “{text}”.",
)
DOUBTFUL_TEXT = _note(
    "doubtful-text",
    "giữ “{seen}”; ô này mà gõ bằng phông cũ (TCVN3, VNI) thì là “{other}”: xem lại.",
    "“{seen}” is kept; if the cell is in an old font (TCVN3, VNI), it says “{other}”: look at it.",
)
SERIAL_DATE = _note("serial-date", "số {seen} của Excel → ngày {text}.", "Excel's number {seen} → the day {text}.")
RECASED = _note(
    "name-recased",
    "tên viết toàn chữ {case_vi}: “{seen}” → “{text}”.",
    "the name is all in {case}: “{seen}” → “{text}”.",
)
TITLE_TAKEN_OFF = _note(
    "title-taken-off",
    "danh xưng trước tên: “{seen}” → “{text}”{rest_vi}.",
    "a title before the name: “{seen}” → “{text}”{rest}.",
)
TITLE_KEPT = _note(
    "title-kept",
    "“{seen}”: coi “{title}” là họ; nếu là cách xưng hô thì chỉ ghi “{text}”.",
    "“{seen}”: “{title}” is taken for the family name; if it is a form of address, write “{text}” alone.",
)
SPLIT_DECISION = _note(
    "decision-split",
    "“{seen}” → số {number}, ngày {day}.",
    "“{seen}” → number {number}, day {day}.",
)
ONLY_DASHES = _note(
    "dashes-for-nothing",
    "ô ghi “{text}”: coi những ô như thế ở cột này là ô trống. Nếu nghĩa là “như trên” thì chép lại ô trên.",
    "“{text}” is taken for an empty cell, in this column too; if it means “as above”, copy the cell above.",
)
SPLIT_ROLE = _note(
    "role-split",
    "“{seen}” → chức vụ “{position}”, đơn vị “{unit}”.",
    "“{seen}” → position “{position}”, unit “{unit}”.",
)
KEPT = _note(
    "empty-cell-kept",
    "ô “{column}” trống, hồ sơ đang có “{seen}”: giữ nguyên. Muốn xóa thì ghi (xóa).",
    "“{column}” is empty and the profile has “{seen}”: it stays. To remove it, write (xóa).",
)
STORY = _note(
    "summary-as-story",
    "tóm tắt dài {length} ký tự (thẻ chỉ đủ chỗ cho 200): đưa vào “Câu chuyện”.",
    "the summary has {length} characters (a card has room for 200): it becomes the story.",
)
GUEST = _note(
    "guest-left-out",
    "“{name}” là khách mời, không phải người được vinh danh: bỏ qua.",
    "“{name}” is a guest and nobody who is honoured: left out.",
)
LEFT_COLUMN = _note(
    "column-left-out", "không biết cột “{text}”: bỏ qua {count} ô.", "unknown column “{text}” left out, cells: {count}."
)
LEFT_COLUMNS = _note(
    "columns-left-out",
    "không biết {count} cột, từ “{first}” đến “{last}”: bỏ qua. Danh sách ở bảng khác thì chép riêng ra một tệp.",
    "{count} unknown columns are left out, from “{first}” to “{last}”.",
)
PERSONAL_COLUMN = _note(
    "personal-column-left-out",
    "cột “{text}” là dữ liệu cá nhân không đăng: bỏ {count} ô, không ghi vào hồ sơ.",
    "the column “{text}” holds personal data: {count} cells are dropped and written nowhere.",
)
LEFT_ROW = _note(
    "row-left-out", "không giống một người, bỏ qua dòng: “{text}”.", "like nobody, the row is left out: “{text}”."
)
SIGNATORY = _note(
    "signatory-left-out",
    (
        "“{text}” đứng dưới chỗ ký và không có số thứ tự: coi là người ký danh sách, bỏ qua. Có trong danh sách thì "
        "chuyển dòng lên trên chỗ ký."
    ),
    (
        "“{text}” stands below the signatures and has no number: taken for who signed the list, and left out. To "
        "import the row, move it above the signatures."
    ),
)
STRUCK = _note(
    "struck-left-out",
    "bị gạch ngang, bỏ qua: “{text}”. Muốn nhập thì bỏ gạch ngang.",
    "struck through and left out: “{text}”. To import it, take the line away.",
)
GOES_ON = _note(
    "row-goes-on",
    "dòng này nối tiếp dòng trên: khen thưởng, nguồn ở đây là của “{name}”.",
    "the row goes on with the one above: its awards and sources are those of “{name}”.",
)
ALT_GIVEN = _note(
    "alt-given",
    "ảnh chưa có mô tả, tạm ghi: “{text}”. Nên sửa cho đúng.",
    "the photo has no description yet: “{text}”.",
)
PHOTO_OF_ANOTHER = _note(
    "photo-of-another",
    "không dùng ảnh “{file}”: tên khác dấu với {names}. Đúng là ảnh người ấy thì ghi tên tệp vào cột “Tệp ảnh”.",
    "the photo “{file}” is left: its accents are not those of {names}. If it is, write the file into “Tệp ảnh”.",
)
PHOTO_OF_SEVERAL = _note(
    "photo-of-several",
    "không dùng ảnh “{file}”: có thể là của {names}. Ghi tên tệp vào cột “Tệp ảnh” của người trong ảnh.",
    "the photo “{file}” is left: it may be of {names}. Write the file into “Tệp ảnh” of who it shows.",
)
PHOTOS_LEFT = _note(
    "photos-left-out",
    (
        "không dùng {count} ảnh không mang họ tên của ai được nhập: {files}. Ghi tên tệp vào cột “Tệp ảnh”, hoặc đổi "
        "tên tệp thành họ tên đủ dấu."
    ),
    (
        "photos that bear the name of nobody who is imported are left, {count}: {files}. Write the file into “Tệp "
        "ảnh”, or call it by the name with its accents."
    ),
)
