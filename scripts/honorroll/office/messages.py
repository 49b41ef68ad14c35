"""The texts of the terminal, in Vietnamese and English, by key."""

from __future__ import annotations

from honorroll.base.findings import Language

#: Vietnamese and English; ``{name}`` takes a fact.
TEXTS: dict[str, tuple[str, str]] = {
    "clean": ("Không có lỗi nào.", "Nothing is wrong."),
    "sum": ("{errors} lỗi, {warnings} cảnh báo.", "{errors} errors, {warnings} warnings."),
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
    "no-addresses": (
        (
            "Không lấy được danh sách địa chỉ đã công bố ({fact}). Trang chưa từng lên mạng thì nói rõ một lần: "
            "--published /dev/null; nếu đã có, tải tệp dia-chi.txt của trang về rồi chỉ ra tệp đó: --published TỆP."
        ),
        (
            "There is no list of published addresses to be had ({fact}). If the site was never online, say so once: "
            "--published /dev/null; if it was, download its dia-chi.txt and name the file: --published FILE."
        ),
    ),
    "first-addresses": (
        (
            "Chưa biết địa chỉ nào từng công bố, nên chưa thể nhận ra địa chỉ bị mất. Nếu trang đã lên mạng: "
            "honorroll build --published"
        ),
        (
            "Nothing is known to have been public before, so no lost address could be noticed. If the site is online: "
            "honorroll build --published"
        ),
    ),
    "no-site": (
        (
            "Không thấy mkdocs.yml trong “{fact}”. "
            "Chạy lệnh trong thư mục của trang, hoặc chỉ ra thư mục đó: --root THƯ-MỤC."
        ),
        "There is no mkdocs.yml in “{fact}”. Run the command in the folder of the site, or name it: --root DIR.",
    ),
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
    "failed": (
        "Không làm được: {fact}. Trang đang chạy được giữ nguyên.",
        "Failed: {fact}. The live site was left as it is.",
    ),
    "formatted": ("Đã viết lại {count} tệp.", "Rewrote {count} files."),
    "renamed": (
        "Đã đổi “{old}” thành “{new}”; địa chỉ cũ dẫn sang địa chỉ mới. Xem lại bằng “honorroll check”.",
        "Renamed “{old}” to “{new}”; the old address leads to the new one. Look it over with “honorroll check”.",
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
    "not-mended": ("Không có ảnh nào cần sửa.", "No photo needs mending."),
    "sheet": ("Bảng ảnh: {path}", "Contact sheet: {path}"),
    "no-photos": (
        "Không có hồ sơ “{slug}”, hoặc hồ sơ không có ảnh.",
        "There is no profile “{slug}”, or it has no photos.",
    ),
    "drawing": ("Đang vẽ ảnh: {done}/{total}, còn khoảng {rest}", "Drawing photos: {done}/{total}, {rest} to go"),
    "warning": ("cảnh báo", "warning"),
    "error": ("lỗi", "error"),
}


def message(key: str, language: Language, **facts: object) -> str:
    """The text ``key`` with its facts."""
    return TEXTS[key][0 if language == "vi" else 1].format(**facts)
