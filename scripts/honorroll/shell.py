"""The shells: MkDocs renders the hand-written pages and one empty page for each section and depth; the press fills it.

This is the only module that imports mkdocs. ``Plugin`` is what ``plugins: [honorroll]`` in ``mkdocs.yml`` names: under
``honorroll build`` it only lends MkDocs our theme; under plain ``mkdocs build`` and ``mkdocs serve`` it stages the
pages before MkDocs renders them and runs the rest of the build after, so that every way leads to the same site.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File

from honorroll import assets
from honorroll.findings import Finding, Rule, Source, Text
from honorroll.stamp import CONTENT_TOKEN, DESCRIPTION_TOKEN, PLACEHOLDER, TITLE_TOKEN

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

#: The sections of the site and the depths (folders below the root) at which they have pages.
SECTIONS: dict[str, tuple[int, ...]] = {"home": (0,), "bang-vang": (1, 2, 3, 4, 5), "phong-trao": (1, 2, 4)}

STAGED = ".build/staged"

MKDOCS = Rule(
    "mkdocs",
    "error",
    Text("MkDocs báo: {message}", "Lỗi ở trang viết tay trong content/pages hoặc ở mkdocs.yml."),
    Text("MkDocs says: {message}", "The fault is in a hand-written page in content/pages, or in mkdocs.yml."),
)


NO_FONTS = Rule(
    "no-fonts",
    "error",
    Text("Chưa cài phông chữ: không thấy {path}.", "Chạy “make site” một lần khi có mạng."),
    Text("The fonts are not installed: there is no {path}.", "Run “make site” once with a network."),
)


def shell_path(section: str, depth: int) -> str:
    """The folder of a shell: at the depth of the pages that are stamped from it, so that relative links are right."""
    return "" if section == "home" else "/".join([section, *[PLACEHOLDER] * (depth - 1)]) + "/"


def render(root: Path, site_dir: Path) -> list[Finding]:
    """Run MkDocs over the hand-written pages and the shells into ``site_dir``; its warnings are errors."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build  # noqa: PLC0415  # costs 0.1 s, and mkdocs has it loaded when it drives

    with _warnings() as messages:
        try:
            stage(root)
            config = load_config(str(root / "mkdocs.yml"), docs_dir=str(root / STAGED), site_dir=str(site_dir))
            build(config)
        except (Abort, ConfigurationError) as error:
            messages.append(str(error))
        except assets.MissingFontsError as error:
            return [NO_FONTS.at(Source("node_modules"), path=error)]
    return [MKDOCS.at(Source("mkdocs.yml"), message=message) for message in messages]


@contextmanager
def _warnings() -> Iterator[list[str]]:
    messages: list[str] = []

    class Gather(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage().replace("\n", " "))

    logger, gather = logging.getLogger("mkdocs"), Gather(logging.WARNING)
    logger.addHandler(gather)
    logger.propagate = False
    try:
        yield messages
    finally:
        logger.removeHandler(gather)
        logger.propagate = True


def stage(root: Path) -> None:
    """Lay out what MkDocs is to render: the hand-written pages as they are, and the shells."""
    staged = root / STAGED
    shutil.rmtree(staged, ignore_errors=True)
    pages = root / "content/pages"
    for folder, folders, files in os.walk(pages):
        folders[:] = sorted(name for name in folders if not (Path(folder) / name).is_symlink())
        for name in sorted(files):
            source = Path(folder) / name
            if name.endswith(".md") and not source.is_symlink():
                target = staged / source.relative_to(pages)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
    for section, depths in SECTIONS.items():
        for depth in depths:
            target = staged / shell_path(section, depth) / "index.md"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(SHELL, encoding="utf-8")


SHELL = f"---\ntemplate: shell.html\ntitle: {TITLE_TOKEN}\ndescription: {DESCRIPTION_TOKEN}\n---\n\n{CONTENT_TOKEN}\n"


class NoOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves __init_subclass__ untyped
    """The plugin has none of its own: they are under ``extra.honorroll``."""


class Plugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]  # MkDocs leaves __init_subclass__ untyped
    """Joins MkDocs and the roll; see the module."""

    def __init__(self) -> None:
        self.command = "build"
        self.drives = False
        self.site_dir = ""
        self.active: Page | None = None
        self.assets: assets.Assets

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.command = command

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = Path(config.config_file_path).resolve().parent
        config.theme.dirs.insert(0, str(assets.TEMPLATES))
        self.drives = Path(config.docs_dir).resolve() != (root / STAGED).resolve()
        if self.drives:
            stage(root)
            config.docs_dir = str(root / STAGED)
            if self.command != "serve":  # MkDocs empties its site_dir first: it must never be the live site
                self.site_dir = config.site_dir
                config.site_dir = str(root / ".build" / f"mkdocs-{os.getpid()}")
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.assets = assets.gather(config.site_name)
        for path, data in self.assets.files.items():
            files.append(File.generated(config, path, content=data))
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """What the templates know as ``hr``."""
        stylesheets = [file.src_uri for file in files if file.src_uri.startswith("assets/stylesheets/main.")]
        contact, label = assets.contact(config.extra["honorroll"]["corrections"])
        env.globals["hr"] = self.assets._asdict() | {
            "policy": assets.POLICY, "material": stylesheets[0], "contact": contact, "contact_label": label,
        }  # fmt: skip
        env.trim_blocks = env.lstrip_blocks = True
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """A shell outside the navigation lights up its section's tab, as a page inside would."""
        section = page.url.split("/", 1)[0]
        if f"/{PLACEHOLDER}/" in f"/{page.url}":
            self.active = next((item for item in nav.pages if item.url == f"{section}/"), None)
            if self.active:
                self.active.active = True
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        if self.active:
            self.active.active = False
            self.active = None
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if not self.drives:
            return
        from honorroll import cli  # noqa: PLC0415  # cli leads here by way of the child process that renders

        root = Path(config.config_file_path).resolve().parent
        if self.command == "serve":
            cli.press_into(root, Path(config.site_dir))
        elif config.strict and _warned():
            return  # MkDocs is about to stop for them: the live site stays as it is
        elif not cli.build_rendered(root, Path(config.site_dir), Path(self.site_dir)):
            raise Abort("the site was not published")

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watch what people write, and not what the build writes: that would rebuild for ever."""
        root = Path(config.config_file_path).resolve().parent
        server.unwatch(config.docs_dir)
        for folder in ("honorees", "content", "mkdocs.yml"):
            server.watch(str(root / folder))
        return server


def _warned() -> bool:
    """Whether MkDocs has counted warnings that will stop a strict build after the plugins are done."""
    return any(
        getattr(handler, "get_counts", None) and handler.get_counts()  # type: ignore[attr-defined]  # mkdocs.utils.CountHandler
        for handler in logging.getLogger("mkdocs").handlers
    )
