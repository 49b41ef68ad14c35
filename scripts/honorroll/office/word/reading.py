"""Reads a Word document that was sent in: a nomination report, a programme, a speech.

The file is parsed in a process with limits; what is not a .docx is named, with how to make one of it. A server with
threads calls ``read`` through ``office.records.apart``, since it forks.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.sandbox import ResourceLimitError, run_confined
from honorroll.formats import docx
from honorroll.formats.docx import WordDocument
from honorroll.formats.office_parts import UnreadableArchiveError

#: The most bytes of a file that are read.
MAX_FILE = docx.MAX_FILE

NOT_WORD = Rule(
    "not-a-word-document",
    "error",
    Text("Không đọc được: tệp này {what_vi}.", "{how_vi}"),
    Text("Cannot be read: this file {what}.", "{how}"),
)
TOO_LARGE = Rule(
    "word-too-large",
    "error",
    Text(
        "Tệp Word quá lớn (hơn {limit} MB, hoặc quá dài khi mở ra).",
        "Bỏ ảnh ra khỏi tệp (ảnh nộp riêng), hoặc chép phần cần nhập sang một tệp mới.",
    ),
    Text(
        "The Word document is too large (over {limit} MB, or too long inside).",
        "Take the pictures out (send them apart), or copy what is needed to a new document.",
    ),
)
CHANGES = Rule(
    "word-changes",
    "warning",
    Text(
        "Tệp còn thay đổi chưa chấp nhận (Track Changes); đã đọc như thể mọi thay đổi được chấp nhận.",
        "Mở bằng Word, chọn Xem lại (Review) → Chấp nhận tất cả (Accept All), lưu, rồi nhập lại nếu chưa đúng.",
    ),
    Text(
        "The document has tracked changes; it was read as if all of them were accepted.",
        "In Word, choose Review → Accept All, save, and read it in again if anything is wrong.",
    ),
)


class _Kind(NamedTuple):
    """What a file is, and how to make a .docx of it, in both languages."""

    what_vi: str
    what: str
    how_vi: str
    how: str


_SAVE_AS = "Mở bằng Word, chọn Tệp → Lưu thành (File → Save As), kiểu “Word Document (*.docx)”."
_SAVE = "Open it in Word, choose File → Save As, type “Word Document (*.docx)”."
_OLD = _Kind("là Word đời cũ (.doc)", "is of an old Word (.doc)", _SAVE_AS, _SAVE)
_HTML = _Kind("là trang web (HTML) mang tên Word", "is a web page (HTML) named as Word", _SAVE_AS, _SAVE)
_RTF = _Kind("là RTF", "is RTF", _SAVE_AS, _SAVE)
_XML = _Kind("là Word dạng XML", "is Word as XML", _SAVE_AS, _SAVE)
_ODT = _Kind("là OpenDocument (.odt)", "is OpenDocument (.odt)", _SAVE_AS, _SAVE)
_MACROS = _Kind("có macro", "holds macros", _SAVE_AS, _SAVE)
_LOCKED = _Kind(
    "có mật khẩu",
    "has a password",
    "Mở bằng Word, chọn Tệp → Thông tin → Bảo vệ tài liệu (Protect Document), xóa mật khẩu rồi lưu.",
    "Open it in Word, choose File → Info → Protect Document, remove the password and save.",
)
_WORKBOOK = _Kind(
    "là bảng tính Excel",
    "is an Excel workbook",
    "Danh sách trong Excel thì nhập như tệp Excel (đuôi .xlsx); báo cáo thì chép sang Word.",
    "Send a list as an Excel file (.xlsx); copy a report to Word.",
)
_SLIDES = _Kind("là bài trình chiếu", "is a presentation", "Chép chữ sang một tệp Word.", "Copy the text to Word.")
_PDF = _Kind(
    "là PDF",
    "is a PDF",
    "Xin tệp Word gốc (.docx). Nếu chỉ có PDF: mở bằng Word để chuyển, đọc lại, rồi lưu thành .docx.",
    "Ask for the Word original. With the PDF only: open it in Word, proof-read it, and save it as .docx.",
)
_PICTURE = _Kind(
    "là ảnh", "is a picture", "Xin tệp Word gốc (.docx), hoặc gõ lại.", "Ask for the Word original, or type it."
)
_TEXT = _Kind(
    "là chữ trơn (.txt)", "is plain text (.txt)", "Mở Word, dán chữ vào, lưu thành .docx.", "Paste it into Word."
)
_EMPTY = _Kind("rỗng", "is empty", "Chép lại tệp từ nơi gửi; lần chép trước chưa xong.", "Copy the file once more.")
_DAMAGED = _Kind(
    "không phải là .docx, hoặc đã hỏng",
    "is no .docx, or damaged",
    "Mở bằng Word; Word mở được thì lưu thành “Word Document (*.docx)”, không thì xin lại tệp.",
    "Open it in Word; if that works, save it as “Word Document (*.docx)”, else ask for it again.",
)
_PAGES = _Kind(
    "là tài liệu của Pages (Apple)",
    "is a document of Pages (Apple)",
    "Trong Pages: Tệp → Xuất sang → Word.",
    "In Pages: File → Export To → Word.",
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("EncryptedPackage", _LOCKED),
    ("WordDocument", _OLD),
    ("Workbook", _WORKBOOK),
    ("Book", _WORKBOOK),
    ("PowerPoint Document", _SLIDES),
)
_PICTURE_HEADS = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF")
_HTML_HEAD = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|table|meta|style|body|div|p)\b", re.I | re.S
)


def read(data: bytes, name: str) -> tuple[WordDocument | None, list[Finding]]:
    """What the file holds, which findings call ``name``; None with an error where it cannot be read."""
    source = Source(name)
    kind = _kind(data)
    if kind:
        return None, [_not_word(source, kind)]
    try:
        document = run_confined(_confined, data)
    except docx.MacrosError:
        return None, [_not_word(source, _MACROS)]
    except (docx.TooLargeError, ResourceLimitError):
        return None, [TOO_LARGE.at(source, limit=MAX_FILE // 1024 // 1024)]
    except UnreadableArchiveError:
        return None, [_not_word(source, _DAMAGED)]
    return document, [CHANGES.at(source)] if document.has_changes else []


def _not_word(source: Source, kind: _Kind) -> Finding:
    return NOT_WORD.at(source, **kind._asdict())


def _confined(data: bytes) -> WordDocument:
    try:
        return docx.read(data)
    except (docx.MacrosError, docx.TooLargeError, UnreadableArchiveError, MemoryError, RecursionError):
        raise
    except Exception as error:  # whatever it says may quote the document
        raise UnreadableArchiveError(type(error).__name__) from None


def _kind(data: bytes) -> _Kind | None:
    """What the file is where it is surely no .docx, told by its beginning and the names of its parts."""
    head = data[:4096]
    if not data.strip(b"\0 \r\n\t"):
        return _EMPTY
    if data.startswith(_OLE):
        return next((kind for stream, kind in _STREAMS if stream.encode("utf-16-le") in data), _DAMAGED)
    if data.startswith(b"PK"):
        return _kind_of_archive(data)
    if data.startswith(b"{\\rtf"):
        return _RTF
    if b"%PDF-" in head[:1024]:
        return _PDF
    if data.startswith(_PICTURE_HEADS) or head[4:8] == b"ftyp":
        return _PICTURE
    plain = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")
    if b"w:wordDocument" in plain or b"pkg:package" in plain:
        return _XML
    if _HTML_HEAD.match(plain) or plain.lstrip().lower().startswith((b"mime-version", b"from:")):
        return _HTML
    return _DAMAGED if b"\0" in head else _TEXT


def _kind_of_archive(data: bytes) -> _Kind | None:
    if docx.is_too_large(data):
        return None  # told as that
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError):
        return _DAMAGED
    names = {info.filename for info in infos}
    if any(info.flag_bits & 1 for info in infos):
        return _LOCKED
    if "word/document.xml" in names or any(name.startswith("word/") for name in names):
        return None
    if any(name.startswith("xl/") for name in names):
        return _WORKBOOK
    if any(name.startswith("ppt/") for name in names):
        return _SLIDES
    if any(name.startswith("Index/") or name.endswith(".iwa") for name in names):
        return _PAGES
    return _ODT if "content.xml" in names else _DAMAGED
