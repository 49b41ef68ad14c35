"""The MkDocs plugin: ``plugins: [honorroll]`` in ``mkdocs.yml``.

Under ``honorroll build`` it only adds the theme. Under ``mkdocs build`` and ``mkdocs serve`` it also stages the pages
before MkDocs renders them, and runs the rest of the build afterwards, so that every command makes the same site.
"""

from __future__ import annotations

import atexit
import logging
import os
import re
import shutil
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, InclusionLevel

from honorroll import cli
from honorroll.content import config as site_settings
from honorroll.content.scan import pages_folder
from honorroll.engine import assets
from honorroll.engine.mkdocs import LOGGERS, RESERVED, WarningCollector, shells, stage, staged_folder
from honorroll.engine.rendering_key import rendering_key
from honorroll.engine.stamp import PREVIEW_TOKEN, SHARE_TOKEN, TABS
from honorroll.formats import headings, markdown_lines, wide_tables
from honorroll.formats.html import esc
from honorroll.media.renditions import PICTURES_DIR
from honorroll.pages import addresses

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext


#: Where what lies in a folder with the name of one of ours is published.
MOVED_FILES = "tep"


class NoOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves __init_subclass__ untyped
    """The plugin has no options; the settings of the site are under ``extra.honorroll``."""


class Plugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]  # MkDocs leaves __init_subclass__ untyped
    """The event handlers; ``drives`` is whether MkDocs runs the build, rather than ``honorroll build`` MkDocs."""

    def __init__(self) -> None:
        self.command = "build"
        self.drives = False
        self.site_dir = ""
        self.key = ""
        self.warnings = WarningCollector(logging.WARNING)
        self.active: Page | None = None
        self.shells: frozenset[str] = frozenset()
        self.assets: assets.Assets

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.command = command

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = Path(config.config_file_path).resolve().parent
        config.theme.dirs.insert(0, str(assets.TEMPLATES))
        self.shells = frozenset(shells(root))
        self.drives = Path(config.docs_dir).resolve().parent != (root / ".build").resolve()
        if self.drives:
            self.key = rendering_key(root)  # of the content now: it may change while MkDocs renders
            stage(root, staged_folder(root))
            config.docs_dir = str(staged_folder(root))
            # MkDocs empties its site_dir first, so it must be neither the live site nor the folder of a preview.
            self.site_dir = config.site_dir
            config.site_dir = str(root / ".build" / f"mkdocs-{os.getpid()}")
            config.site_url = _site_url(Path(config.config_file_path))  # ``serve`` replaced it by localhost
            self.warnings.messages.clear()
            for logger in LOGGERS:
                logger.addHandler(self.warnings)  # adding it twice has no effect
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.assets = assets.collect(config.site_name)
        for file in files.media_files():  # beside pages; pictures and search data of ours have folders of their own
            if file.src_uri.startswith((f"{PICTURES_DIR}/", addresses.SEARCH)):
                file.dest_uri = f"{MOVED_FILES}/{file.src_uri}"
        for path, data in self.assets.files.items():
            files.append(File.generated(config, path, content=data))
        for url in sorted(self.shells):  # else MkDocs would list each as a page outside the navigation
            if shell := files.get_file_from_path(f"{url}index.md"):
                shell.inclusion = InclusionLevel.NOT_IN_NAV
        return files

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Define ``hr`` and the filter ``esc`` for the templates. MkDocs turns off Jinja's own escaping."""
        stylesheets = [file.src_uri for file in files if file.src_uri.startswith("assets/stylesheets/main.")]
        if not stylesheets:
            raise PluginError("the theme must be material: 'theme: {name: material}' in mkdocs.yml")
        options = config.extra["honorroll"]
        contact, label = assets.contact(options["corrections"])
        env.globals["hr"] = self.assets._asdict() | {
            "policy": assets.POLICY,
            "has_sections": assets.has_sections,
            "material": stylesheets[0],
            "contact": contact,
            "contact_label": label,
            "preview": PREVIEW_TOKEN,
            "share": SHARE_TOKEN,
            "public_pages": options.get("public_pages", ()),
        }
        env.filters["esc"] = esc
        env.trim_blocks = env.lstrip_blocks = True
        return env

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Warn of front matter that would set the template or the head of a page; dialogue and years are no lists."""
        for key in sorted(RESERVED & page.meta.keys() if page.url not in self.shells else ()):
            LOGGERS[0].warning("Doc file '%s' may not set '%s' in its front matter.", page.file.src_uri, key)
        return markdown if page.url in self.shells else markdown_lines.as_text(markdown)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Keep the lines of verse; a heading is one level below the one that it belongs to; wide tables scroll."""
        if page.url in self.shells:
            return html
        return wide_tables.scrolling(headings.nested_page(markdown_lines.with_breaks(html)))

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Mark the tab of a shell's section as active, as MkDocs does for pages inside the navigation."""
        section = addresses.section(page.url)
        if section in TABS or f"/{addresses.PLACEHOLDER}/" in f"/{page.url}":
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
        root = Path(config.config_file_path).resolve().parent
        shutil.rmtree(staged_folder(root), ignore_errors=True)
        for logger in LOGGERS:
            logger.removeHandler(self.warnings)
        # Warnings are errors, as in ``engine.mkdocs.render``; under ``--strict`` MkDocs is about to stop for them
        # itself.
        target = Path(self.site_dir)
        if self.command == "gh-deploy":  # which reads the folder when all events are over, and follows no links
            copy = root / ".build" / f"deployed-{os.getpid()}"
            target = copy / target.name
            copy.mkdir(exist_ok=True)
            atexit.register(shutil.rmtree, copy, ignore_errors=True)
        published = not self.warnings.messages and cli.build_rendered(root, Path(config.site_dir), self.key, target)
        shutil.rmtree(config.site_dir, ignore_errors=True)
        config.site_dir = str(target)
        if not published and self.command != "serve" and not (config.strict and self.warnings.messages):
            raise Abort("the site was not published")

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watch the content, not the files that the build writes, which would rebuild for ever."""
        root = Path(config.config_file_path).resolve().parent
        server.unwatch(config.docs_dir)
        for folder in sorted({"honorees", "content", pages_folder(root).partition("/")[0], "mkdocs.yml"}):
            server.watch(str(root / folder))
        server.set_app(reloading(server.serve_request))
        return server


def _site_url(settings: Path) -> str | None:
    """The address of the site as the settings have it, with a slash at its end."""
    document, _ = site_settings.site_config(settings.read_bytes(), settings.name)
    url = document.data.get("site_url") if document else None
    return f"{url.rstrip('/')}/" if isinstance(url, str) else None


#: The script that MkDocs adds to a served page, to reload it after a change. All other scripts have attributes.
_LIVE_RELOAD = re.compile(rb"<script>((?:(?!<script).)*)</script></body>", re.DOTALL)
_SCRIPT_POLICY = b"script-src 'self'"


def reloading(app: WSGIApplication) -> WSGIApplication:
    """``app`` with the live-reload script allowed in the policy of each page, by its hash: it is an inline script."""

    def serve(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        head: list[Any] = []  # status and headers
        # MkDocs ignores its result
        body = app(environ, lambda *arguments: head.extend(arguments))  # type: ignore[arg-type]
        headers = dict(head[1])
        if headers.get("Content-Type", "").startswith("text/html"):
            html = b"".join(body)
            if script := _LIVE_RELOAD.search(html):
                digest = b64encode(sha256(script[1]).digest())
                html = html.replace(_SCRIPT_POLICY, b"%b 'sha256-%b'" % (_SCRIPT_POLICY, digest), 1)
                headers["Content-Length"] = str(len(html))
            body = [html]
        start_response(head[0], list(headers.items()))
        return body

    return serve
