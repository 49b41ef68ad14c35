"""The site's settings out of ``mkdocs.yml``, which MkDocs reads too: as YAML 1.1 with tags, unlike all other content.

It is part of the program rather than content (it names code to run), so it is read leniently; what the roll takes
from it is checked as strictly as the rest.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import yaml
from yaml.error import MarkedYAMLError, YAMLError
from yaml_env_tag import construct_env_tag

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.content import privacy_documents
from honorroll.content.settings import SiteFile
from honorroll.formats.yaml_read import Document, Tree

UNREADABLE = Rule(
    "mkdocs-yml",
    "error",
    Text("Không đọc được mkdocs.yml: {problem}.", "Nhờ người phụ trách kỹ thuật xem lại tệp này."),
    Text("mkdocs.yml cannot be read: {problem}.", "Have whoever looks after the site check the file."),
)


def site_config(raw: bytes, path: str) -> tuple[Document | None, list[Finding]]:
    """What the roll needs of ``mkdocs.yml``, as texts; ``!ENV`` is resolved, other tags are passed over."""
    try:
        text = raw.decode("utf-8-sig")
        config = yaml.load(text, _ConfigLoader)  # noqa: S506  # a safe loader that ignores unknown tags
        tree = _texts(_kept(config)) if isinstance(config, dict) else None
    except UnicodeDecodeError as error:
        return None, [UNREADABLE.at(Source(path), problem=error.reason)]
    except MarkedYAMLError as error:
        mark = error.problem_mark
        source = Source(path, mark.line + 1, mark.column + 1) if mark else Source(path)
        return None, [UNREADABLE.at(source, problem=error.problem)]
    except (YAMLError, ValueError, RecursionError) as error:  # a character, a date that is none, lists without an end
        return None, [UNREADABLE.at(Source(path), problem=str(error).split("\n", 1)[0])]
    if not isinstance(tree, dict):
        return None, [UNREADABLE.at(Source(path), problem="empty")]
    shown = _texts(_kept(config, _SHOWN))
    findings = privacy_documents.check(Document(path, shown, text), SiteFile) if isinstance(shown, dict) else []
    return Document(path, tree, text), findings


def front_matter(text: str) -> dict[str, Tree]:
    """The front matter of a page, between its two lines of ``---``, as MkDocs reads it; empty where MkDocs cannot read
    it.
    """
    try:
        tree = _texts(yaml.load(text, _ConfigLoader))  # noqa: S506  # a safe loader that ignores unknown tags
    except (YAMLError, ValueError, RecursionError):
        return {}
    return tree if isinstance(tree, dict) else {}


#: The keys that the roll reads, and those of MkDocs' own that pages show.
_READ = ("site_name", "site_url", "site_description")
_SHOWN = (*_READ, "site_author", "copyright", "nav")


def _kept(config: dict[object, object], keys: Sequence[str] = _READ) -> dict[object, object]:
    extra = config.get("extra")
    kept: dict[object, object] = {key: config[key] for key in keys if key in config}
    if isinstance(extra, dict) and "honorroll" in extra:
        kept["extra"] = {"honorroll": extra["honorroll"]}
    return kept


class _ConfigLoader(yaml.CSafeLoader):
    """As MkDocs loads its configuration."""


_ConfigLoader.add_constructor("!ENV", construct_env_tag)
_ConfigLoader.add_multi_constructor("", lambda loader, suffix, node: None)


def _texts(value: object) -> Tree:
    if isinstance(value, dict):
        return {str(key): _texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_texts(inner) for inner in value]
    if isinstance(value, bool):
        return str(value).lower()  # as it is written
    return None if value is None else unicodedata.normalize("NFC", str(value))
