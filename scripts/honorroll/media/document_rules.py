"""The rules for published documents: what each one found, and how an office saves a clean copy.

``documents`` asks them. Menu names are those of Word and PowerPoint in English.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from honorroll.base.findings import Rule, Text
from honorroll.content import privacy

if TYPE_CHECKING:
    from honorroll.formats.office_parts import Trace

NOT_WHAT_IT_SAYS = Rule(
    "file-content",
    "error",
    Text("Nội dung của “{name}” không phải là {kind}.", "Mở tệp bằng phần mềm của nó rồi lưu lại đúng dạng."),
    Text("“{name}” is not a {kind} inside.", "Open it in its own program and save it in that format."),
)


ACTIVE_PDF = Rule(
    "pdf-active",
    "error",
    Text("PDF “{name}” có {what_vi}.", "In lại tệp thành PDF (Print to PDF) rồi thay vào đây."),
    Text("The PDF “{name}” holds {what}.", "Print it to a new PDF and put that here."),
)


UNREADABLE_PDF = Rule(
    "pdf-unreadable",
    "error",
    Text("Không đọc được PDF “{name}”: {problem}.", "In lại tệp thành PDF không đặt mật khẩu rồi thay vào đây."),
    Text("The PDF “{name}” cannot be read: {problem}.", "Print it to a new PDF without a password."),
)


MACROS = Rule(
    "office-macros",
    "error",
    Text("Tệp “{name}” có {seen}.", "Lưu lại thành PDF."),
    Text("“{name}” holds {seen}.", "Save it as PDF."),
)


NOT_SEARCHED = Rule(
    "document-not-searched",
    "warning",
    Text(
        "Không tìm được thông tin cá nhân trong tài liệu “{name}” ở {where_vi}.",
        "Mở tài liệu, xem những trang đó có số điện thoại, số CCCD, địa chỉ nhà riêng không rồi mới đăng.",
    ),
    Text(
        "The document “{name}” was not searched for personal data on {where}.",
        "Open it and look at those pages for telephone and identity numbers and home addresses before it is published.",
    ),
)


HIDDEN_LAYERS = Rule(
    "document-hidden-layers",
    "error",
    Text("PDF “{name}” có lớp nội dung đang ẩn.", "In lại tệp thành PDF (Print to PDF) rồi thay vào đây."),
    Text("The PDF “{name}” has layers that are switched off.", "Print it to a new PDF and put that here."),
)


def _trace(trace: Trace, vi: Text, en: Text) -> Rule:
    return Rule(
        f"document-{trace}",
        "error",
        Text(f"Tài liệu “{{name}}” còn {vi.message}.", f"{vi.hint} Hoặc in tệp thành PDF (Print to PDF) rồi đăng PDF."),
        Text(f"The document “{{name}}” has {en.message}.", f"{en.hint} Or print it to PDF and publish that."),
    )


_INSPECT = "File → Info → Check for Issues → Inspect Document"


_COMMENTS = _trace(
    "comments",
    Text(
        "nhận xét (comment)",
        "Word, PowerPoint: Review → Delete → Delete All Comments. LibreOffice: Sửa → Nhận xét → xóa tất cả.",
    ),
    Text(
        "comments",
        "Word, PowerPoint: Review → Delete → Delete All Comments. LibreOffice: Edit → Comment → delete all.",
    ),
)


_CHANGES = _trace(
    "changes",
    Text(
        "dấu vết sửa đổi (track changes)",
        "Word: Review → Accept → Accept All Changes and Stop Tracking. "
        "LibreOffice: Sửa → Theo dõi thay đổi → Chấp nhận tất cả.",
    ),
    Text(
        "tracked changes",
        "Word: Review → Accept → Accept All Changes and Stop Tracking. LibreOffice: Edit → Track Changes → Accept All.",
    ),
)


_HIDDEN_TEXT = _trace(
    "hidden-text",
    Text(
        "chữ ẩn",
        f"Word: {_INSPECT} → Hidden Text → Remove All. LibreOffice: bỏ dấu Ẩn ở Định dạng → Ký tự, rồi xóa chữ đó.",
    ),
    Text(
        "hidden text",
        f"Word: {_INSPECT} → Hidden Text → Remove All. "
        "LibreOffice: clear Hidden in Format → Character, and delete the text.",
    ),
)


_NOTES = _trace(
    "notes",
    Text(
        "ghi chú của người nói (notes)",
        f"PowerPoint: {_INSPECT} → Presentation Notes → Remove All. LibreOffice: Xem → Ghi chú, xóa chữ.",
    ),
    Text(
        "the speaker's notes",
        f"PowerPoint: {_INSPECT} → Presentation Notes → Remove All. LibreOffice: View → Notes, delete the text.",
    ),
)


_HIDDEN_SLIDES = _trace(
    "hidden-slides",
    Text("trang chiếu bị ẩn", "Xóa trang đó, hoặc bấm chuột phải rồi bỏ chọn Hide Slide."),
    Text("hidden slides", "Delete them, or right-click and clear Hide Slide."),
)


_LOCAL_FILES = _trace(
    "local-files",
    Text(
        "liên kết tới tệp trên máy của người soạn",
        "Xóa các liên kết bắt đầu bằng “file:” hoặc ổ đĩa như “C:”.",
    ),
    Text(
        "links to files on its author's computer",
        "Delete the links that begin with “file:” or a drive such as “C:”.",
    ),
)


_SIGNATURE = _trace(
    "signature",
    Text("chữ ký số, trong đó có thông tin của người ký", "Lưu một bản không ký."),
    Text("a digital signature, which tells of the signer", "Save a copy without it."),
)


_PASSWORD = _trace("password", Text("mật khẩu", "Lưu lại không đặt mật khẩu."), Text("a password", "Save it without."))


#: What authors and reviewers left in an office document, and how to save it clean.
TRACES: dict[Trace, Rule] = {
    "comments": _COMMENTS,
    "changes": _CHANGES,
    "hidden-text": _HIDDEN_TEXT,
    "notes": _NOTES,
    "hidden-slides": _HIDDEN_SLIDES,
    "local-files": _LOCAL_FILES,
    "signature": _SIGNATURE,
    "password": _PASSWORD,
}


#: The rules about personal data, with the name of the file and the page.
PERSONAL_DATA = {
    rule.name: Rule(
        rule.name,
        rule.severity,
        Text(
            "Tài liệu “{name}”{where_vi}: " + rule.vi.message[:1].lower() + rule.vi.message[1:],
            "Xóa thông tin này trong tài liệu gốc (che bằng ô đen là chưa đủ), lưu lại hoặc in thành PDF rồi thay tệp.",
        ),
        Text(
            "The document “{name}”{where}: " + rule.en.message[:1].lower() + rule.en.message[1:],
            "Delete it in the original (a black box over it is not enough), print it to PDF, and replace the file.",
        ),
    )
    for rule in privacy.RULES.values()
}
