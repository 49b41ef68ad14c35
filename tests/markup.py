"""What stands in a page, as a reader and as a validator see it."""

from __future__ import annotations

import json
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryFile

ROOT = Path(__file__).parents[1]
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def faults(*paths: Path) -> list[str]:
    """Everything that html-validate finds in files and folders, in one run."""
    command = ["node", str(ROOT / "node_modules/html-validate/bin/html-validate.mjs")]
    command += ["--config", str(ROOT / ".htmlvalidate.mjs"), "--formatter", "json"]
    with TemporaryFile("w+", encoding="utf-8") as told:  # it ends before a pipe has been read to its end
        done = subprocess.run(
            [*command, *[str(path.resolve()) for path in paths]],
            stdout=told,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
        )
        told.seek(0)
        files = json.load(told) if done.returncode in (0, 1) else []
    assert done.stderr == ""
    return [
        f"{file['filePath']}:{message['line']}:{message['column']}: {message['ruleId']}: {message['message']}"
        for file in files
        for message in file["messages"]
    ]


class Markup(HTMLParser):
    """The text of a page's body outside scripts and styles, and every tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.pieces: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "body" in self.open and not {"script", "style"} & set(self.open):
            self.pieces.append(data)

    @property
    def text(self) -> str:
        """As it is read: white space counts once, and none between two elements."""
        return " ".join("".join(self.pieces).split())
