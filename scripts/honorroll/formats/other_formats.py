"""Files of other programs that were given the name of a text: a Word document called ``profile.yml``."""

from __future__ import annotations

from typing import NamedTuple

from honorroll.base.findings import Rule, Text


class Format(NamedTuple):
    """What a file is, in Vietnamese and English."""

    vi: str
    en: str


OTHER_FORMAT = Rule(
    "other-format",
    "error",
    Text(
        "Đây là {format_vi} được đổi tên, không phải tệp văn bản.",
        "Mở tệp bằng chương trình của nó và chép chữ vào một tệp mới soạn bằng Notepad, lưu với bảng mã UTF-8; hoặc "
        "nhập tệp gốc bằng “Nhập tệp” của honorroll desk.",
    ),
    Text(
        "This is {format} under another name, and no text file.",
        "Open it in its own program and copy the text into a new file, saved as UTF-8; or take the original in with "
        "“Nhập tệp” in honorroll desk.",
    ),
)
_PICTURE = Format("một ảnh", "a picture")
#: By the bytes with which a file begins.
_SIGNS: tuple[tuple[bytes, Format], ...] = (
    (
        b"PK\x03\x04",
        Format("tệp Word, Excel (.docx, .xlsx) hoặc ZIP", "a file of Word or Excel (.docx, .xlsx), or a ZIP"),
    ),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        Format("tệp Word hoặc Excel (.doc, .xls)", "a file of Word or Excel (.doc, .xls)"),
    ),
    (b"%PDF-", Format("tệp PDF", "a PDF")),
    (b"{\\rtf", Format("tệp RTF của WordPad hoặc Word", "an RTF of WordPad or Word")),
    (b"\xff\xd8\xff", _PICTURE),
    (b"\x89PNG\r\n", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"Rar!\x1a", Format("tệp nén RAR", "a RAR archive")),
    (b"<!doctype html", Format("trang web (HTML)", "a web page (HTML)")),
    (b"<html", Format("trang web (HTML)", "a web page (HTML)")),
    (b"<?xml", Format("tệp XML", "an XML file")),
)


def found(raw: bytes) -> Format | None:
    """What a file with the content ``raw`` is; None for a text."""
    head = raw[:64].removeprefix(b"\xef\xbb\xbf").lstrip()[:16]
    if head[:1] not in _FIRSTS:
        return None
    return next((each for sign, each in _SIGNS if head.startswith(sign) or head.lower().startswith(sign)), None)


_FIRSTS = frozenset(sign[:1] for sign, _ in _SIGNS)
