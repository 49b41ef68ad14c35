"""MkDocs as the renderer, or ProperDocs by that name: the hand-written pages, and one empty page (a shell) for each
section and depth.

Only this module and ``plugin`` import mkdocs.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import mkdocs
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.content import directives, hand_written, page_files
from honorroll.content.scan import pages_folder
from honorroll.engine.stamp import CONTENT_TOKEN, DESCRIPTION_TOKEN, HEAD_TOKEN, SHELLS, TITLE_TOKEN
from honorroll.media import page_files as media

MKDOCS = Rule(
    "mkdocs",
    "error",
    Text("MkDocs báo: {message}", "Lỗi ở trang viết tay trong content/pages hoặc ở mkdocs.yml."),
    Text("MkDocs says: {message}", "The fault is in a hand-written page in content/pages, or in mkdocs.yml."),
)


#: Where the engine logs: by its own name, which is another for ProperDocs, and its plugins by that of MkDocs.
LOGGERS = tuple(logging.getLogger(name) for name in sorted({"mkdocs", mkdocs.__name__}))


def render(root: Path, site_dir: Path) -> list[Finding]:
    """Render the hand-written pages and the shells of the site at ``root`` into ``site_dir``; see ``engine.Engine``."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build  # noqa: PLC0415  # takes 0.1 s, and the plugin does not need it

    staged = staged_folder(root)
    with _warnings() as messages:
        try:
            stage(root, staged)
            config = load_config(str(root / "mkdocs.yml"), docs_dir=str(staged), site_dir=str(site_dir))
            config.plugins.on_startup(command="build", dirty=False)  # as the command of MkDocs does
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
        except (Abort, ConfigurationError) as error:
            messages.append(str(error))
        except Exception:  # MkDocs documents no exceptions; it has logged which page raised this one
            if not any(message.startswith("Error ") for message in messages):
                raise
        finally:
            shutil.rmtree(staged, ignore_errors=True)
    return [MKDOCS.at(Source("mkdocs.yml"), message=message) for message in messages]


class WarningCollector(logging.Handler):
    """Collects the messages that MkDocs logs."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage().replace("\n", " "))


@contextmanager
def _warnings() -> Iterator[list[str]]:
    collector = WarningCollector(logging.WARNING)
    for logger in LOGGERS:
        logger.addHandler(collector)
        logger.propagate = False
    try:
        yield collector.messages
    finally:
        for logger in LOGGERS:
            logger.removeHandler(collector)
            logger.propagate = True


def staged_folder(root: Path) -> Path:
    """The folder of this process for the sources that MkDocs renders; a build beside ``mkdocs serve`` has its own."""
    return root / ".build" / f"staged-{os.getpid()}"


def stage(root: Path, staged: Path) -> None:
    """Write what MkDocs is to render into ``staged``: hand-written pages, with directives expanded, the
    files that these show or lead to, and shells.
    """
    shutil.rmtree(staged, ignore_errors=True)
    folder = root / pages_folder(root)
    for path in _real(root, hand_written.paths(root)):  # ``scan`` reports others
        raw = (root / path).read_bytes()
        if b"{{" in raw:  # ``site.read`` reports faulty directives
            raw = directives.expand(raw.decode(errors="replace"), Source(path.rpartition("/")[2]))[0].encode()
        _place(staged / (root / path).relative_to(folder)).write_bytes(raw)
    named = _real(root, page_files.named(root))
    media.copies(root, {path: _place(staged / (root / path).relative_to(folder)) for path in named})
    for url in shells(root):
        _place(staged / url / "index.md").write_text(SHELL, encoding="utf-8")


def shells(root: Path) -> list[str]:
    """The addresses of the shells: a hand-written page may have the place of one, whose page is then not made."""
    folder = pages_folder(root)
    written = {hand_written.address_of(path, folder) for path in hand_written.paths(root)}
    return [url for url in SHELLS if url not in written]


def _place(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _real(root: Path, paths: Iterable[str]) -> list[str]:
    """Those that are files with a name that can be printed, not reached by a link."""

    def is_real(path: str) -> bool:
        steps = [root / path, *(root / path).parents]
        return path.isprintable() and not any(step.is_symlink() for step in steps[: path.count("/") + 1])

    return [path for path in paths if is_real(path) and (root / path).is_file()]


#: Keys of front matter that only shells may use.
RESERVED = frozenset({"head", "template"})
SHELL = (
    f"---\ntemplate: shell.html\ntitle: {TITLE_TOKEN}\ndescription: {DESCRIPTION_TOKEN}\nhead: {HEAD_TOKEN}\n---\n"
    f"\n{CONTENT_TOKEN}\n"
)
