"""The files in ``content/news``: a Markdown file for each post, and its pictures in a folder of the same name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.vietnamese import SLUG
from honorroll.base.vietnamese import slug as slugify
from honorroll.content.scan import (
    LINK,
    MEDIA,
    UNEXPECTED,
    Signature,
    list_folder,
    printable_name,
    signature_at,
    signature_of,
)

NEWS_DIR = "content/news"

BAD_POST_NAME = Rule(
    "bad-post-name",
    "error",
    Text("Tên tệp “{name}” không dùng được trong địa chỉ trang.", "Chỉ dùng a–z, 0–9 và gạch nối, ví dụ: {example}"),
    Text("The file name “{name}” cannot be part of an address.", "Use a–z, 0–9 and hyphens, for example: {example}"),
)


class PostFile(NamedTuple):
    """The file of a post, its path relative to the root, and name and signature of each file in its folder."""

    slug: str
    path: str
    signature: Signature
    files: tuple[tuple[str, Signature], ...]

    @property
    def folder(self) -> str:
        return self.path.removesuffix(".md")

    @property
    def signatures(self) -> dict[str, Signature]:
        """The signatures of photos and films, by path."""
        return {f"{self.folder}/{name}": signature for name, signature in self.files if name.lower().endswith(MEDIA)}


def scan_posts(root: Path) -> tuple[list[PostFile], list[Finding]]:
    """Every post under ``root``, sorted by path, and findings. A site without news need not have the folder."""
    findings: list[Finding] = []
    top = root / NEWS_DIR
    if top.is_symlink():
        return [], [LINK.at(Source(NEWS_DIR), name="news")]
    if not top.is_dir():
        return [], []
    texts: dict[str, tuple[str, Signature]] = {}
    folders: dict[str, tuple[tuple[str, Signature], ...]] = {}
    for entry in list_folder(top, NEWS_DIR, findings):
        if entry.is_dir(follow_symlinks=False):
            folders[entry.name] = _pictures(entry, findings)
        elif entry.name.endswith(".md"):
            slug = entry.name.removesuffix(".md")
            if SLUG.fullmatch(slug):
                texts[slug] = (f"{NEWS_DIR}/{entry.name}", signature_of(entry))
            else:
                name = printable_name(entry.name)
                findings.append(
                    BAD_POST_NAME.at(Source(f"{NEWS_DIR}/{name}"), name=name, example=f"{slugify(slug)}.md")
                )
        else:
            findings.append(_unexpected(f"{NEWS_DIR}/{entry.name}", entry.name))
    findings += [_unexpected(f"{NEWS_DIR}/{name}", name) for name in sorted(set(folders) - set(texts))]
    files = [PostFile(slug, path, signature, folders.get(slug, ())) for slug, (path, signature) in texts.items()]
    return sorted(files, key=lambda file: file.path), findings


def as_edited(root: Path, file: PostFile, edited: frozenset[str]) -> PostFile:
    """A post that was seen before, as it is now where it is among the ``edited``, without files taken away."""
    files = tuple((name, signature) for name, signature in file.files if f"{file.folder}/{name}" not in edited)
    signature = signature_at(root / file.path) if file.path in edited else file.signature
    return file._replace(signature=signature, files=files)


def _pictures(folder: os.DirEntry[str], findings: list[Finding]) -> tuple[tuple[str, Signature], ...]:
    path = f"{NEWS_DIR}/{folder.name}"
    pictures: list[tuple[str, Signature]] = []
    for entry in list_folder(folder.path, path, findings):
        if entry.is_file(follow_symlinks=False):
            pictures.append((printable_name(entry.name), signature_of(entry)))
        else:
            findings.append(_unexpected(f"{path}/{entry.name}", entry.name))
    return tuple(sorted(pictures))


def _unexpected(path: str, name: str) -> Finding:
    return UNEXPECTED.at(
        Source(printable_name(path)),
        name=printable_name(name),
        hint_vi="Ở đây mỗi tin bài là một tệp <tên>.md; ảnh của tin bài nằm trong thư mục cùng tên.",
        hint="Each post is a file <name>.md here; its pictures lie in a folder of the same name.",
    )
