"""The texts of the terminal, in Vietnamese and English, by key."""

from __future__ import annotations

from typing import NamedTuple

from honorroll.base.findings import Language
from honorroll.office import (
    drawing_messages,
    import_messages,
    preview_messages,
    printing_messages,
    publishing_messages,
    source_messages,
)


class Bilingual(NamedTuple):
    """A text in Vietnamese and in English."""

    vi: str
    en: str

    def in_language(self, language: Language) -> str:
        return self.vi if language == "vi" else self.en


_OF_PARTS = (
    drawing_messages.TEXTS
    | import_messages.TEXTS
    | publishing_messages.TEXTS
    | preview_messages.TEXTS
    | printing_messages.TEXTS
    | source_messages.TEXTS
)
#: Vietnamese and English; ``{name}`` takes a fact.
TEXTS: dict[str, tuple[str, str]] = _OF_PARTS | {
    "clean": ("Không có lỗi nào.", "Nothing is wrong."),
    "sum": ("{errors} lỗi, {warnings} cảnh báo.", "Errors: {errors}. Warnings: {warnings}."),
    "more-in-file": (
        "{path}: {rule}: và {count} mục nữa cùng loại (xem đủ: honorroll check --format json).",
        "{path}: {rule}: and {count} more of the kind (all of them: honorroll check --format json).",
    ),
    "group": ("── {rule}: {count} chỗ trong {files} tệp", "── {rule}: {count} places in {files} files"),
    "more-in-group": (
        "… và {count} chỗ nữa (xem đủ: honorroll check --format json).",
        "… and {count} more (all of them: honorroll check --format json).",
    ),
    "unpublished": ("Trang đang chạy được giữ nguyên.", "The live site was left as it is."),
    "published": (
        "Đã dựng {honorees} hồ sơ, {pages} trang ({made} tệp mới): {site}",
        "Built {honorees} profiles, {pages} pages ({made} new files): {site}",
    ),
    "no-site": (
        (
            "Không thấy mkdocs.yml trong “{fact}”. "
            "Chạy lệnh trong thư mục của trang, hoặc chỉ ra thư mục đó: --root THƯ-MỤC."
        ),
        "There is no mkdocs.yml in “{fact}”. Run the command in the folder of the site, or name it: --root DIR.",
    ),
    "port-taken": (
        "Cổng {fact} đang có chương trình khác dùng (bàn làm việc đã mở?). Đóng nó, hoặc dùng cổng khác: --port 0.",
        "Another program uses port {fact} (a desk that is open already?). Close it, or use another port: --port 0.",
    ),
    "desk": (
        "Mở địa chỉ này trong trình duyệt (chỉ dùng được một lần): {address}",
        "Open this address in a browser (it is good for one use): {address}",
    ),
    "desk-end": ("Đã đóng bàn làm việc.", "The desk is closed."),
    "busy": (
        "Một lần dựng khác của trang này đang chạy; chờ xong rồi thử lại.",
        "Another build of this site is under way; try again when it is done.",
    ),
    "not-ours": (
        "“{fact}” không phải do chương trình này tạo ra; chuyển nó đi chỗ khác rồi thử lại.",
        "“{fact}” was not made by this program; move it away and try again.",
    ),
    "changed": (
        "“{fact}” vừa thay đổi trong lúc dựng; hãy thử lại. Trang đang chạy được giữ nguyên.",
        "“{fact}” changed during the build; try again. The live site was left as it is.",
    ),
    "no-worker": (
        "Không khởi động được tiến trình vẽ ảnh ({fact}); ảnh không bị gì. Trang đang chạy được giữ nguyên.",
        "The process that draws pictures does not start ({fact}); no photo is at fault. The live site stays.",
    ),
    "failed": (
        "Không làm được: {fact}. Trang đang chạy được giữ nguyên.",
        "Failed: {fact}. The live site was left as it is.",
    ),
    "not-empty": (
        "“{fact}” đã có tệp. Chọn một thư mục mới hoặc trống; không tệp nào bị ghi đè.",
        "“{fact}” has files. Choose a folder that is new or empty; nothing is overwritten.",
    ),
    "place-kind": (
        "Không rõ “{fact}” là địa bàn loại gì. Viết cả loại, từ nhỏ đến lớn: --place 'Phường {fact}, Tỉnh Ví Dụ'.",
        (
            "It is not said what kind of place “{fact}” is. Write the kind too, the smallest place first: "
            "--place 'Phường {fact}, Tỉnh Ví Dụ'."
        ),
    ),
    "office-level": (
        (
            "Không biết cấp “{fact}”. Ghi một trong: phường (ward), xã (commune), quận hoặc huyện cũ (district), "
            "tỉnh hoặc thành phố (province), bộ, ngành (ministry), trường (school), công ty (company)."
        ),
        (
            "The level “{fact}” is unknown. Write ward, commune, district (of before July 2025), province, ministry, "
            "school or company."
        ),
    ),
    "page-language": (
        "Chưa dựng được trang bằng ngôn ngữ “{fact}”: hiện chỉ có tiếng Việt (vi).",
        "Pages cannot be written in “{fact}” yet: there is only Vietnamese (vi).",
    ),
    "unanswered": (
        (
            "Còn thiếu: {fact}. Ví dụ: honorroll init bang-vang --name 'UBND phường Ví Dụ' --level phường "
            "--place 'Phường Ví Dụ, Tỉnh Ví Dụ'"
        ),
        (
            "Missing: {fact}. For example: honorroll init roll --name 'UBND phường Ví Dụ' --level ward "
            "--place 'Phường Ví Dụ, Tỉnh Ví Dụ'"
        ),
    ),
    "ask-name": (
        "Tên đơn vị (ví dụ UBND phường Ví Dụ, Trường THPT Ví Dụ): ",
        "Name of the office (such as UBND phường Ví Dụ, Trường THPT Ví Dụ): ",
    ),
    "ask-level": (
        "Cấp (phường, xã, tỉnh, thành phố, bộ, trường, công ty): ",
        "Level (ward, commune, province, ministry, school, company): ",
    ),
    "ask-place": (
        "Địa bàn, từ nhỏ đến lớn (ví dụ Phường Ví Dụ, Tỉnh Ví Dụ): ",
        "Place, the smallest first (such as Phường Ví Dụ, Tỉnh Ví Dụ): ",
    ),
    "ask-languages": (
        "Ngôn ngữ của trang (Enter: vi): ",
        "Languages of the pages (Enter: vi): ",
    ),
    "begun": (
        (
            "Đã tạo bảng vàng trong “{folder}”. Dựng trang: honorroll build --root {quoted}\n"
            "Cách thêm hồ sơ đầu tiên: {folder}/content/pages/bat-dau.md, cũng là trang “Bắt đầu”."
        ),
        (
            "The roll was begun in “{folder}”. Build it: honorroll build --root {quoted}\n"
            "How to add the first profile: {folder}/content/pages/bat-dau.md, which is the page “Bắt đầu” too."
        ),
    ),
    "no-commit": (
        "Git không có “{fact}”. Xem tên nhánh hoặc mã commit; nếu ở máy chủ, tải về trước: git fetch origin",
        "Git has no “{fact}”. Look at the name of the branch or commit; if the host has it, run: git fetch origin",
    ),
    "preview": (
        "Đã dựng {count} trang thay đổi: mở {path}.",
        "Made the {count} pages that change: open {path}.",
    ),
    "no-preview": (
        "Không dựng được trang xem trước vì nội dung còn lỗi.",
        "There is no preview, for the content has errors.",
    ),
    "schemas": (
        "Đã ghi {count} lược đồ vào {folder}; chạy lại khi danh mục trong content/vocabulary thay đổi.",
        "Wrote {count} schemas to {folder}; run it again when vocabularies change.",
    ),
    "schema-settings": (
        "Đã ghi {path}: mở thư mục này bằng VS Code và cài tiện ích YAML (redhat.vscode-yaml).",
        "Wrote {path}: open this folder in VS Code, with its YAML extension (redhat.vscode-yaml).",
    ),
    "formatted": ("Đã viết lại {count} tệp.", "Rewrote {count} files."),
    "renamed": (
        "Đã đổi “{old}” thành “{new}”; địa chỉ cũ dẫn sang địa chỉ mới. Xem lại bằng “honorroll check”.",
        "Renamed “{old}” to “{new}”; the old address leads to the new one. Look it over with “honorroll check”.",
    ),
    "receive-no-git": (
        "Thư mục {root} không có kho git, nên không làm nhánh được. Chạy lệnh ở kho của trang (xem --root).",
        "There is no git repository at {root} to make a branch in. Run the command in that of the site (see --root).",
    ),
    "received": (
        "Đã làm nhánh {branch}, do {sender} gửi. Tệp trên máy không đổi.",
        "Made the branch {branch}, sent by {sender}. No file on this machine was changed.",
    ),
    "received-next": (
        "Gửi lên máy chủ rồi mở trang yêu cầu: git push origin {branch}; {url}",
        "Push it, and open the page of the request: git push origin {branch}; {url}",
    ),
    "withdraw-edits": ("Sẽ sửa {count} tệp:", "{count} files are to be edited:"),
    "withdraw-names": (
        "Tên còn đứng trong văn bản (tự đọc và quyết định sửa hay giữ):",
        "The name also stands in these texts (read them, and decide what is to be changed):",
    ),
    "withdraw-pictures": (
        "Ảnh, phim có người này (không còn được đăng; xóa tệp nếu phải xóa hẳn):",
        "Pictures and films that show the person (no longer published; delete the files if they must go):",
    ),
    "withdraw-documents": (
        "Giấy tờ đi cùng hồ sơ (không còn được đăng; xóa tệp nếu phải xóa hẳn):",
        "Documents that go with the profile (no longer published; delete the files if they must go):",
    ),
    "withdraw-private": (
        "Ngăn riêng có {path}: giữ hay hủy theo quy định lưu trữ.",
        "The private drawer holds {path}: keep or destroy it as your rules on records say.",
    ),
    "ask-withdraw": (
        "Ghi các sửa đổi trên và gỡ “{slug}” khỏi trang ngay bây giờ? [c/K] ",
        "Write these edits and take “{slug}” off the site now? [y/N] ",
    ),
    "not-withdrawn": (
        "Chưa sửa và chưa gỡ gì. Để làm: honorroll withdraw {slug} --yes",
        "Nothing was edited or taken down. To do it: honorroll withdraw {slug} --yes",
    ),
    "withdrawn": (
        (
            "Đã gỡ “{slug}”: địa chỉ cũ chỉ còn lời báo đã gỡ. Các sửa đổi khác đang làm dở chưa được công bố.\n"
            "Còn phải làm:\n"
            "1. Đưa trang lên máy chủ như mọi khi (honorroll publish …), rồi lưu lại bằng git: "
            "git commit -m 'Gỡ hồ sơ' -- {paths}\n"
            "2. Máy tìm kiếm: mở https://search.google.com/search-console/removals, chọn “Yêu cầu mới”, dán địa chỉ "
            "{url} (Bing: https://www.bing.com/webmasters/tools/contentremoval). Kết quả mất sau khoảng một ngày.\n"
            "3. Lịch sử git vẫn giữ nội dung cũ. Nếu phải xóa hẳn, người phụ trách kỹ thuật sao lưu kho rồi chạy: "
            "git filter-repo --invert-paths --path {folder}/ rồi git push --force; mọi người tải lại kho.\n"
            "4. “honorroll rollback” sẽ không tự đưa hồ sơ này trở lại."
        ),
        (
            "Took “{slug}” down: the old address only says so. Edits elsewhere that are not finished were not "
            "published.\n"
            "What is left to do:\n"
            "1. Put the site on the server as always (honorroll publish …), and commit: "
            "git commit -m 'Withdraw a profile' -- {paths}\n"
            "2. Search engines: https://search.google.com/search-console/removals, “New request”, with the address "
            "{url} (Bing: https://www.bing.com/webmasters/tools/contentremoval). It takes about a day.\n"
            "3. The history of git still has the old content. If it must go, back the repository up, then: "
            "git filter-repo --invert-paths --path {folder}/ and git push --force; everybody clones anew.\n"
            "4. “honorroll rollback” will not bring this profile back by itself."
        ),
    ),
    "interrupted": ("Đã dừng; chạy lại lệnh để làm tiếp.", "Stopped; run the command again to go on."),
    "withdrawn-from": (
        "Không có bản công bố nào dùng tiếp được, nên trang được dựng từ {source}: xem lại trang.",
        "No release could be gone on from, so the site was built from {source}: look it over.",
    ),
    "rolled-back": (
        "Đã trở lại bản công bố trước ({honorees} hồ sơ). Lần dựng sau sẽ công bố nội dung hiện có trong thư mục.",
        "The release before is live again ({honorees} profiles). The next build publishes what the folder holds then.",
    ),
    "brings-back": (
        "Bản trước còn hiện hồ sơ đã gỡ: {names}. Nếu vẫn phải trở lại: honorroll rollback --yes",
        "The release before shows who was withdrawn since: {names}. If it must be: honorroll rollback --yes",
    ),
    "no-release": (
        "Không có bản công bố nào trước bản đang chạy mà còn nguyên vẹn; trang được giữ nguyên.",
        "There is no whole release before the live one; the site was left as it is.",
    ),
    "stale-release": (
        "Bản đang chạy không còn nguyên vẹn hoặc do phiên bản khác tạo ra: chạy “honorroll build”.",
        "The live release is not whole, or of another version of the program: run “honorroll build”.",
    ),
    "unformatted": (
        "{path}: chưa đúng dạng chuẩn; chạy “honorroll fmt”.",
        "{path}: not in canonical form; run “honorroll fmt”.",
    ),
    "hidden": (
        "Không ghi vì nhóm hoặc phần còn lại dưới 5 người: {groups}.",
        "Left out, for the group or the rest is under 5 people: {groups}.",
    ),
    "counted": ("Đã ghi các con số (không có tên ai) vào {path}.", "Wrote the numbers, and nobody's name, to {path}."),
    "word-exists": (
        "Đã có {path}, có thể đã được sửa trong Word. Ghi tên khác, hoặc thêm --force để viết đè.",
        "{path} is there already and may have been edited in Word. Give another name, or --force to replace it.",
    ),
    "word-written": ("Đã viết {path}.", "Wrote {path}."),
    "to-convert": ("{path}:{line}: {encoding}: {before}“{meant}”", "{path}:{line}: {encoding}: {before}“{meant}”"),
    "ask-convert": (
        "Sửa chữ của {count} dòng như trên? [c/K] ",
        "Mend the text of these {count} lines? [y/N] ",
    ),
    "converted": ("Đã sửa chữ của {count} dòng.", "Mended the text of {count} lines."),
    "to-mend": ("{path}: {why}{target}", "{path}: {why}{target}"),
    "rename": ("đổi tên", "rename"),
    "rotate-or-strip": ("xoay cho đúng chiều, bỏ thông tin ẩn", "turn upright, remove hidden data"),
    "shrink": ("thu nhỏ", "shrink"),
    "convert": ("chuyển thành JPEG", "convert to JPEG"),
    "ask-mend": (
        "Sửa {count} ảnh như trên? Ảnh gốc sẽ được thay. [c/K] ",
        "Mend these {count} photos? The originals are replaced. [y/N] ",
    ),
    "say-yes": (
        "Chưa sửa gì. Để sửa: honorroll check --fix --yes",
        "Nothing was changed. To do it: honorroll check --fix --yes",
    ),
    "mended": ("Đã sửa {count} ảnh.", "Mended {count} photos."),
    "not-mended": ("Không có chữ hay ảnh nào cần sửa.", "No text and no photo needs mending."),
    "sheet": ("Bảng ảnh: {path}", "Contact sheet: {path}"),
    "no-photos": (
        "Không có hồ sơ “{slug}”, hoặc hồ sơ không có ảnh.",
        "There is no profile “{slug}”, or it has no photos.",
    ),
    "nobody-proposed": (
        "Không có ai đang được đề nghị khen (status: proposed). Muốn lấy mọi hồ sơ thì thêm: --everyone",
        "Nobody has an award that is proposed. To list everybody, add: --everyone",
    ),
    "export-form": (
        "“{file}”: ghi được tệp có đuôi {forms}.",
        "“{file}”: files that can be written end in {forms}.",
    ),
    "no-photo-folder": ("Không có thư mục ảnh “{folder}”.", "There is no folder “{folder}”."),
    "exported-flat": (
        "CSV chỉ là một bảng, nên không có khen thưởng và các nguồn. Muốn đủ thì xuất ra tệp .xlsx.",
        "CSV is one table: it holds neither awards nor sources. Export an .xlsx file for these.",
    ),
    "exported": ("Đã ghi {count} hồ sơ vào {file}.", "Wrote {count} profiles to {file}."),
    "ask-new-name": ("Họ và tên (có dấu): ", "Name, with its accents: "),
    "ask-new-position": ("Chức vụ (Enter: bỏ qua): ", "Position (Enter: none): "),
    "ask-new-unit": ("Đơn vị (Enter: bỏ qua): ", "Unit (Enter: none): "),
    "ask-new-place": ("Địa bàn, ví dụ Phường Ví Dụ (Enter: bỏ qua): ", "Place, such as Phường Ví Dụ (Enter: none): "),
    "ask-new-field": ("Lĩnh vực, ví dụ Y tế (Enter: bỏ qua): ", "Field of work, such as Y tế (Enter: none): "),
    "ask-new-source": ("Tên bài báo hoặc văn bản làm nguồn: ", "Title of an article or document, as the source: "),
    "profile-begun": (
        "Đã viết {path}. Mở tệp, hoặc bàn làm việc (honorroll desk), để ghi tiếp; rồi chạy “honorroll check”.",
        "Wrote {path}. Go on in the file or in the desk (honorroll desk); then run “honorroll check”.",
    ),
    "nothing-to-do": ("Không còn việc nào.", "There is nothing to do."),
    "todo-more": ("… và {count} nữa (xem đủ ở bàn làm việc)", "… and {count} more (all of them in the desk)"),
    "stage-reading": ("Đang đọc nội dung", "Reading"),
    "stage-profiles": ("Đang đọc hồ sơ", "Reading profiles"),
    "stage-rendering": ("Đang dựng các trang viết tay", "Rendering hand-written pages"),
    "stage-pictures": ("Đang vẽ ảnh", "Drawing pictures"),
    "stage-pages": ("Đang dựng trang", "Making pages"),
    "stage-texts": ("Đang lập mục lục để tìm", "Indexing texts"),
    "stage-table": ("Đang đọc bảng tính", "Reading the workbook"),
    "stage-comparing": ("Đang so với hồ sơ đã có", "Comparing with the profiles"),
    "stage-judging": ("Đang kiểm tra", "Checking"),
    "stage-writing": ("Đang ghi", "Writing"),
    "took": ("Xong sau {seconds} giây.", "It took {seconds} seconds."),
    "usage-near": ("Có phải “{near}” không?", "Did you mean “{near}”?"),
    "usage-no-command": ("Không có lệnh “{fact}”. {near}", "There is no command “{fact}”. {near}"),
    "usage-no-option": ("Không có tùy chọn “{fact}”. {near}", "There is no option “{fact}”. {near}"),
    "usage-no-choice": (
        "{option} không nhận “{fact}”. {near} Các giá trị: {known}.",
        "{option} does not take “{fact}”. {near} It takes: {known}.",
    ),
    "usage-too-much": ("Thừa “{fact}”.", "“{fact}” is one too many."),
    "usage-missing": ("Còn thiếu: {fact}.", "Missing: {fact}."),
    "usage-no-value": ("{fact} cần một giá trị đi theo.", "{fact} needs a value behind it."),
    "usage-takes-no-value": ("{fact} không nhận giá trị.", "{fact} takes no value."),
    "usage-not-both": ("{fact} không đi cùng {other}.", "{fact} does not go with {other}."),
    "usage-value": ("{other}: {fact}", "{other}: {fact}"),
    "usage-other": ("Lệnh viết chưa đúng: {fact}.", "The command is mistyped: {fact}."),
    "usage-see": ("Xem cách dùng: {command} --help", "How it is used: {command} --help"),
    "warning": ("cảnh báo", "warning"),
    "error": ("lỗi", "error"),
}


def message(key: str, language: Language, **facts: object) -> str:
    """The text ``key`` with its facts."""
    return TEXTS[key][0 if language == "vi" else 1].format(**facts)
