"""What the system refused, in Vietnamese: systems say it in the language of the machine, mostly English."""

from __future__ import annotations

import errno

from honorroll.base.findings import Language

_SAID = {
    errno.ENOSPC: "đĩa đã đầy",
    getattr(errno, "EDQUOT", errno.ENOSPC): "đĩa đã đầy",
    errno.EACCES: "không có quyền ghi hoặc đọc ở đây",
    errno.EPERM: "không có quyền ghi hoặc đọc ở đây",
    errno.EROFS: "đĩa chỉ cho đọc, không ghi được",
    errno.EIO: "đĩa bị lỗi khi đọc hoặc ghi",
    errno.EBUSY: "tệp đang mở ở chương trình khác",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.ENOENT: "không thấy tệp hoặc thư mục",
}


def said(error: OSError) -> str:
    """Why ``error`` came, without a full stop; in the words of the system where it is none of the common ones."""
    return _SAID.get(error.errno or 0) or error.strerror or str(error)


def said_of_file(error: OSError, language: Language) -> str:
    """The same in either language, with the file."""
    if language == "en" or error.errno not in _SAID:
        return str(error)
    return f"{said(error)}: “{error.filename}”" if error.filename else said(error)
