"""Which files travel to the reviewer: content, and nothing that could run or hide."""

from __future__ import annotations

import re

from honorroll.content.scan import CONTENT, MEDIA, SCANS, is_content
from honorroll.media.documents import DOCUMENTS

#: The folders that are sent, as git wants them.
FOLDERS = tuple(folder.rstrip("/") for folder in CONTENT)
#: Texts are compared and told field by field, and have line feeds alone.
TEXTS = (".yml", ".md", ".vtt")
_ENDINGS = (*TEXTS, *MEDIA, *SCANS)
#: Beside a profile such a file is a paper of the office; a conference publishes its documents.
_DOCUMENTS = tuple(f".{kind}" for kind in DOCUMENTS)
_MAX_LENGTH = 400
#: Names that Windows cannot store, or gives to a device.
_UNUSABLE = re.compile(
    r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?|.*[. ]|.*[<>:\"|?*\\\x00-\x1f\x7f].*", re.IGNORECASE
)


def travels(path: str) -> bool:
    """Whether the file at ``path`` is content that is sent. No part may begin with a dot or be a name of Windows'."""
    parts = path.split("/")
    return (
        is_content(path)
        and len(path.encode(errors="replace")) <= _MAX_LENGTH
        and path.isprintable()
        and all(part and not part.startswith(".") and not _UNUSABLE.fullmatch(part) for part in parts)
        and path.lower().endswith(_ENDINGS if path.startswith("honorees/") else (*_ENDINGS, *_DOCUMENTS))
    )


def is_text(path: str) -> bool:
    return path.endswith(TEXTS)


def as_sent(path: str, data: bytes) -> bytes:
    """The content as it is sent: texts without the carriage returns of an editor."""
    return data.replace(b"\r\n", b"\n") if is_text(path) else data
