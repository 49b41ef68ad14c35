"""The shells: MkDocs renders the hand-written pages and one empty page for each section and depth; the press fills it.

This is the only module that imports mkdocs. ``Plugin`` is what ``plugins: [honorroll]`` in ``mkdocs.yml`` names: under
``honorroll build`` it only lends MkDocs our theme; under plain ``mkdocs build`` and ``mkdocs serve`` it stages the
pages before MkDocs renders them and runs the rest of the build after, so that every way leads to the same site.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, InclusionLevel

from honorroll import assets, directives
from honorroll.findings import Finding, Rule, Source, Text
from honorroll.pages.html import esc
from honorroll.stamp import CONTENT_TOKEN, DESCRIPTION_TOKEN, HEAD_TOKEN, PLACEHOLDER, SHELLS, TABS, TITLE_TOKEN

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

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


def render(root: Path, site_dir: Path) -> list[Finding]:
    """Run MkDocs over the hand-written pages and the shells into ``site_dir``; its warnings are errors."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build  # noqa: PLC0415  # costs 0.1 s, and mkdocs has it loaded when it drives

    staged = _staged(root)
    with _warnings() as messages:
        try:
            stage(root, staged)
            config = load_config(str(root / "mkdocs.yml"), docs_dir=str(staged), site_dir=str(site_dir))
            build(config)
        except (Abort, ConfigurationError) as error:
            messages.append(str(error))
        except assets.MissingFontsError as error:
            return [NO_FONTS.at(Source("node_modules"), path=error)]
        except Exception:  # what a page makes MkDocs raise is listed nowhere: it has told which page that was
            if not any(message.startswith("Error ") for message in messages):
                raise
        finally:
            shutil.rmtree(staged, ignore_errors=True)
    return [MKDOCS.at(Source("mkdocs.yml"), message=message) for message in messages]


class _Gather(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage().replace("\n", " "))


@contextmanager
def _warnings() -> Iterator[list[str]]:
    logger, gather = logging.getLogger("mkdocs"), _Gather(logging.WARNING)
    logger.addHandler(gather)
    logger.propagate = False
    try:
        yield gather.messages
    finally:
        logger.removeHandler(gather)
        logger.propagate = True


def _staged(root: Path) -> Path:
    """Where this process lays out its pages: a build beside ``mkdocs serve`` must not take them from under it."""
    return root / ".build" / f"staged-{os.getpid()}"


def stage(root: Path, staged: Path) -> None:
    """Lay out what MkDocs is to render: the hand-written pages as they are, and the shells."""
    shutil.rmtree(staged, ignore_errors=True)
    pages = root / "content/pages"
    for folder, folders, files in os.walk(pages):
        folders[:] = sorted(name for name in folders if name.isprintable() and not (Path(folder) / name).is_symlink())
        for name in sorted(files):
            source = Path(folder) / name
            if name.endswith(".md") and name.isprintable() and not source.is_symlink():  # others were told of: ``scan``
                target = staged / source.relative_to(pages)
                target.parent.mkdir(parents=True, exist_ok=True)
                raw = source.read_bytes()
                if b"{{" in raw:  # what is wrong with directives was told, or will be: see ``reading``
                    raw = directives.expand(raw.decode(errors="replace"), Source(name))[0].encode()
                target.write_bytes(raw)
    for url in SHELLS:
        target = staged / url / "index.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(SHELL, encoding="utf-8")


#: What the front matter of a shell says and that of a hand-written page may not.
RESERVED = frozenset({"head", "template"})
SHELL = f"---\ntemplate: shell.html\ntitle: {TITLE_TOKEN}\ndescription: {DESCRIPTION_TOKEN}\nhead: {HEAD_TOKEN}\n---\n\n{CONTENT_TOKEN}\n"


class NoOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves __init_subclass__ untyped
    """The plugin has none of its own: they are under ``extra.honorroll``."""


class Plugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]  # MkDocs leaves __init_subclass__ untyped
    """Joins MkDocs and the roll; see the module."""

    def __init__(self) -> None:
        self.command = "build"
        self.drives = False
        self.site_dir = ""
        self.key = ""
        self.warnings = _Gather(logging.WARNING)
        self.active: Page | None = None
        self.assets: assets.Assets

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.command = command

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = Path(config.config_file_path).resolve().parent
        config.theme.dirs.insert(0, str(assets.TEMPLATES))
        self.drives = Path(config.docs_dir).resolve().parent != root / ".build"
        if self.drives:
            from honorroll import pipeline  # noqa: PLC0415  # pipeline leads here by way of the child that renders

            self.key = pipeline.rendering(root)  # of what is there now: it may change while MkDocs renders
            stage(root, _staged(root))
            config.docs_dir = str(_staged(root))
            # MkDocs empties its site_dir first: it must be neither the live site nor what a preview shows.
            self.site_dir = config.site_dir
            config.site_dir = str(root / ".build" / f"mkdocs-{os.getpid()}")
            written = [user["site_url"] for user in config.user_configs if user.get("site_url")]
            config.site_url = f"{written[-1].rstrip('/')}/" if written else None  # ``serve`` names this machine
            self.warnings.messages.clear()
            logging.getLogger("mkdocs").addHandler(self.warnings)  # once, however often it is said
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.assets = assets.gather(config.site_name)
        for path, data in self.assets.files.items():
            files.append(File.generated(config, path, content=data))
        for url in SHELLS:  # MkDocs would name each of them, which are no pages of anybody's, in every preview
            if shell := files.get_file_from_path(f"{url}index.md"):
                shell.inclusion = InclusionLevel.NOT_IN_NAV
        return files

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """What the templates know as ``hr``. MkDocs lets Jinja escape nothing: ``esc`` does, as on the pages of ours."""
        stylesheets = [file.src_uri for file in files if file.src_uri.startswith("assets/stylesheets/main.")]
        if not stylesheets:
            raise PluginError("the theme must be material: 'theme: {name: material}' in mkdocs.yml")
        contact, label = assets.contact(config.extra["honorroll"]["corrections"])
        env.globals["hr"] = self.assets._asdict() | {
            "policy": assets.POLICY, "material": stylesheets[0], "contact": contact, "contact_label": label,
        }  # fmt: skip
        env.filters["esc"] = esc
        env.trim_blocks = env.lstrip_blocks = True
        return env

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Which template draws a page, and what stands in its head, is not for the page to say."""
        for key in sorted(RESERVED & page.meta.keys() if page.url not in SHELLS else ()):
            logging.getLogger("mkdocs").warning(
                "Doc file '%s' may not set '%s' in its front matter.", page.file.src_uri, key
            )

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """A shell outside the navigation lights up its section's tab, as a page inside would."""
        section = page.url.split("/", 1)[0]
        if section in TABS or f"/{PLACEHOLDER}/" in f"/{page.url}":
            self.active = next((item for item in nav.pages if item.url == f"{TABS.get(section, section)}/"), None)
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
        shutil.rmtree(_staged(root), ignore_errors=True)
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        # Warnings are errors, as in ``render``; where MkDocs is strict, it is about to stop for them itself.
        done = not self.warnings.messages and cli.build_rendered(
            root, Path(config.site_dir), self.key, Path(self.site_dir)
        )
        shutil.rmtree(config.site_dir, ignore_errors=True)
        if not done and self.command != "serve" and not (config.strict and self.warnings.messages):
            raise Abort("the site was not published")

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watch what people write, and not what the build writes: that would rebuild for ever."""
        root = Path(config.config_file_path).resolve().parent
        server.unwatch(config.docs_dir)
        for folder in ("honorees", "content", "mkdocs.yml"):
            server.watch(str(root / folder))
        server.set_app(reloading(server.serve_request))
        return server


#: What MkDocs adds to a page that it serves, to reload it after a change. Every script of ours has attributes.
_RELOADS = re.compile(rb"<script>((?:(?!<script).)*)</script></body>", re.DOTALL)
_OWN = b"script-src 'self'"


def reloading(app: WSGIApplication) -> WSGIApplication:
    """The preview, with pages whose policy lets run that one script, by its hash: it is inline, and would be forbidden."""

    def served(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        answer: list[Any] = []
        body = app(environ, lambda *head: answer.extend(head))  # type: ignore[arg-type]  # MkDocs writes nothing by it
        headers = dict(answer[1])
        if headers.get("Content-Type", "").startswith("text/html"):
            html = b"".join(body)
            if script := _RELOADS.search(html):
                digest = b64encode(sha256(script[1]).digest())
                html = html.replace(_OWN, b"%b 'sha256-%b'" % (_OWN, digest), 1)
                headers["Content-Length"] = str(len(html))
            body = [html]
        start_response(answer[0], list(headers.items()))
        return body

    return served
