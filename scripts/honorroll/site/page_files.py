"""Judges what lies beside the hand-written pages: the files that pages lead to, and whatever else is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from honorroll.base.findings import Finding, Source, Text, from_row
from honorroll.content import ignored_settings, page_files, scan
from honorroll.media import page_files as page_media
from honorroll.media.renditions import MediaInfo
from honorroll.roll.rules import photos

#: Of photos ``check --fix`` makes another file; a page would have to be edited too.
METADATA = replace(
    photos.HIDDEN,
    name="page-picture-metadata",
    vi=Text(
        photos.HIDDEN.vi.message,
        "Trang đã dựng không có thông tin này; để bỏ khỏi tệp gốc, mở bằng trình xem ảnh rồi lưu thành tệp mới.",
    ),
    en=Text(
        photos.HIDDEN.en.message,
        "The built site does not; to remove it from the original too, save it anew from an image viewer.",
    ),
)


def judge(root: Path) -> list[Finding]:
    """Findings for the folder of pages and for ``content`` around it."""
    named = page_files.named(root)
    there = [path for path in named if (root / path).is_file() and not (root / path).is_symlink()]
    findings = scan.unexpected_content(root, named)
    folder = scan.pages_folder(root)
    if folder != scan.PAGES and not (root / folder).is_dir():
        findings.append(ignored_settings.DOCS_DIR.at(Source("mkdocs.yml"), seen=folder))
    findings += [page_files.missing(path, named_in) for path, named_in in named.items() if path not in there]
    for path, info in sorted(page_media.looks(root, there).items()):
        findings += _faults(path, info)
    for path in there:
        if path.lower().endswith(page_files.STYLE):
            findings += page_files.judge_style((root / path).read_bytes().decode(errors="replace"), path)
    return findings


def _faults(path: str, info: MediaInfo) -> Iterator[Finding]:
    name = path.rpartition("/")[2]
    is_document = path.lower().endswith(page_files.DOCUMENTS)
    if info.findings:
        yield from map(from_row, info.findings)
    elif info.problem or not (is_document or info.format in ("jpeg", "png", "webp")):
        yield photos.PROBLEMS.get(info.problem, photos.UNSUPPORTED).at(Source(path), file=name)
    elif info.hidden:
        yield METADATA.at(Source(path), file=name)
