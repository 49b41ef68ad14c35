"""Reads files that a site may have or not: what the office has set, its calendar, its plans and reports."""

from __future__ import annotations

from pathlib import Path

from honorroll.base.findings import Finding, Source
from honorroll.content.scan import UNREADABLE
from honorroll.formats import yaml_read


def read(root: Path, path: str, findings: list[Finding]) -> bytes | None:
    """The content of the file at ``path`` below ``root``; None where there is none, or a link, or one that cannot be
    read, of which there is a finding then.
    """
    if (root / path).is_symlink():  # a finding of ``scan.unexpected_content``
        return None
    try:
        return yaml_read.read_bytes(root, path)
    except FileNotFoundError:
        return None
    except OSError as error:
        findings.append(UNREADABLE.at(Source(path), problem=error.strerror or error))
        return None
