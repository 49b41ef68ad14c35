"""What lies in ``content/news``: one Markdown file a post, and beside it, in a folder of its name, its pictures."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.vietnamese import SLUG
from honorroll.base.vietnamese import slug as slugged
from honorroll.content.scan import LINK, MEDIA, UNEXPECTED, Signature, entries_of, readable, signature_of

FOLDER = "content/news"


BAD_POST_NAME = Rule(
    "bad-post-name",
    "error",
    Text("Tên tệp “{name}” không dùng được trong địa chỉ trang.", "Chỉ dùng a–z, 0–9 và gạch nối, ví dụ: {example}"),
    Text("The file name “{name}” cannot be part of an address.", "Use a–z, 0–9 and hyphens, for example: {example}"),
)


class PostFile(NamedTuple):
    """A post's file, its path relative to the root, and name and signature of each file in its folder."""

    slug: str
    path: str
    signature: Signature
    files: tuple[tuple[str, Signature], ...]

    @property
    def folder(self) -> str:
        return self.path.removesuffix(".md")

    @property
    def signatures(self) -> dict[str, Signature]:
        """Of photos and films, by path."""
        return {f"{self.folder}/{name}": signature for name, signature in self.files if name.lower().endswith(MEDIA)}


def posts(root: Path) -> tuple[list[PostFile], list[Finding]]:
    """Every post under ``root``, by path; a site without news has no such folder."""
    findings: list[Finding] = []
    top = root / FOLDER
    if top.is_symlink():
        return [], [LINK.at(Source(FOLDER), name="news")]
    if not top.is_dir():
        return [], []
    found: dict[str, tuple[str, Signature]] = {}
    folders: dict[str, tuple[tuple[str, Signature], ...]] = {}
    for entry in entries_of(top, FOLDER, findings):
        if entry.is_dir(follow_symlinks=False):
            folders[entry.name] = _pictures(entry, findings)
        elif entry.name.endswith(".md"):
            slug = entry.name.removesuffix(".md")
            if SLUG.fullmatch(slug):
                found[slug] = (f"{FOLDER}/{entry.name}", signature_of(entry))
            else:
                name = readable(entry.name)
                findings.append(BAD_POST_NAME.at(Source(f"{FOLDER}/{name}"), name=name, example=f"{slugged(slug)}.md"))
        else:
            findings.append(_unexpected(f"{FOLDER}/{entry.name}", entry.name))
    findings += [_unexpected(f"{FOLDER}/{name}", name) for name in sorted(set(folders) - set(found))]
    files = [PostFile(slug, path, signature, folders.get(slug, ())) for slug, (path, signature) in found.items()]
    return sorted(files, key=lambda file: file.path), findings


def _pictures(folder: os.DirEntry[str], findings: list[Finding]) -> tuple[tuple[str, Signature], ...]:
    path, names = f"{FOLDER}/{folder.name}", list[tuple[str, Signature]]()
    for entry in entries_of(folder.path, path, findings):
        if entry.is_file(follow_symlinks=False):
            names.append((readable(entry.name), signature_of(entry)))
        else:
            findings.append(_unexpected(f"{path}/{entry.name}", entry.name))
    return tuple(sorted(names))


def _unexpected(path: str, name: str) -> Finding:
    return UNEXPECTED.at(
        Source(readable(path)),
        name=readable(name),
        hint_vi="Ở đây mỗi tin bài là một tệp <tên>.md; ảnh của tin bài nằm trong thư mục cùng tên.",
        hint="Each post is a file <name>.md here; its pictures lie in a folder of the same name.",
    )
