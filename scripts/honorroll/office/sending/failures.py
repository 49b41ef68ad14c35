"""Why sending did not succeed, in one sentence that people without git understand."""

from __future__ import annotations

import errno
import re
from typing import NamedTuple

from honorroll.office.git import GitError, NoGitError, SlowGitError

#: What is true of every failure.
SAFE = "Những gì đã sửa còn nguyên trong máy."


class Failure(NamedTuple):
    title: str
    text: str


class NotSentError(Exception):
    """It was not sent; ``failure`` says why."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__(title)
        self.failure = Failure(title, f"{text} {SAFE}")


#: What git and the server say, and what that means; the first that fits counts.
_MEANINGS: tuple[tuple[str, str, str], ...] = (
    (
        r"no space left|disk full|not enough space",
        "Ổ đĩa đã đầy",
        "Không còn chỗ để ghi. Xóa bớt tệp không cần trong máy, rồi bấm “Gửi duyệt” lần nữa.",
    ),
    (
        (
            r"could not resolve|network is unreachable|connection refused|connection reset|failed to connect|timed out"
            r"|no route to host|could not connect|unable to connect|early eof|hung up unexpectedly"
        ),
        "Không kết nối được với máy chủ",
        "Mạng đang ngắt hoặc máy chủ không trả lời. Kiểm tra mạng, rồi bấm “Gửi duyệt” lần nữa.",
    ),
    (
        (
            r"authentication failed|could not read (?:username|password)|permission denied|terminal prompts disabled"
            r"|host key verification|(?:error|code)[: ]+40[13]|access denied|invalid credentials|unauthorized"
        ),
        "Máy này chưa được phép gửi",
        "Máy chủ không nhận tài khoản của máy này. Nhờ người phụ trách kỹ thuật đăng nhập lại cho máy, rồi gửi lại.",
    ),
    (
        r"hook declined|protected branch|not allowed to push|denied by|push rule|gh006|remote rejected",
        "Máy chủ từ chối",
        "Máy chủ không nhận thay đổi này{said}. Báo cho người phụ trách kỹ thuật.",
    ),
    (
        r"\[rejected\]|non-fast-forward|fetch first|stale info",
        "Vừa có người gửi cùng lúc",
        "Máy chủ vừa nhận thay đổi của người khác. Bấm “Gửi duyệt” lần nữa.",
    ),
    (
        r"repository .*not found|does not appear to be a git repository|not found|does not exist",
        "Không thấy nơi nhận trên máy chủ",
        "Nơi nhận đã đổi địa chỉ, hoặc máy này không có quyền vào. Báo cho người phụ trách kỹ thuật.",
    ),
    (
        r"dubious ownership",
        "Thư mục thuộc người dùng khác",
        "Thư mục của trang do một người dùng khác của máy tạo ra. Nhờ người phụ trách kỹ thuật giao lại thư mục.",
    ),
    (
        r"\.lock|another git process",
        "Chương trình khác đang dùng thư mục này",
        "Chờ một phút rồi bấm “Gửi duyệt” lần nữa. Vẫn không được thì khởi động lại máy, rồi báo người phụ trách.",
    ),
)
_REMOTE = re.compile(r"^remote: *(?:error: *)?(.*\w.*)$", re.MULTILINE)


def of_git(error: GitError | NoGitError) -> NotSentError:
    """What to tell of an error of git."""
    if isinstance(error, SlowGitError):
        return NotSentError(
            "Máy chủ trả lời quá chậm", "Chờ mãi không xong. Kiểm tra mạng, rồi bấm “Gửi duyệt” lần nữa."
        )
    if isinstance(error, NoGitError):
        return NotSentError("Chưa gửi được", "Máy này không còn công cụ để gửi. Báo cho người phụ trách kỹ thuật.")
    said = str(error)
    for pattern, title, text in _MEANINGS:
        if re.search(pattern, said, re.IGNORECASE):
            return NotSentError(title, text.format(said=_said(said)))
    last = said.strip().splitlines()[-1:] or ["không rõ lý do"]
    return NotSentError("Chưa gửi được", f"Máy báo: {last[0][:200]}. Báo câu này cho người phụ trách kỹ thuật.")


def _said(text: str) -> str:
    """What the server itself says, in its own words."""
    words = [line.strip() for line in _REMOTE.findall(text)]
    return f", và trả lời: “{' '.join(words)[:300]}”" if words else ""


def of_disk(error: OSError) -> NotSentError:
    """What to tell of an error of the disk."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return NotSentError(*_MEANINGS[0][1:])
    reason = error.strerror or str(error)
    return NotSentError("Chưa gửi được", f"Máy báo: {reason[:200]}. Đóng tệp đang mở ở chương trình khác, rồi gửi lại.")
