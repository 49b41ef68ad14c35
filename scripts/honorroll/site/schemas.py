"""The JSON Schemas of all kinds of content files of a site: see ``content.json_schema``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath

from honorroll.base.findings import Language
from honorroll.content.json_schema import Writer
from honorroll.content.vocabulary import Vocabulary
from honorroll.site.documents import DOCUMENTS

#: What VS Code is told besides. Schemas are here, and none is fetched; texts are UTF-8 with the ends of lines of git.
_EDITOR = {
    "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True, "editor.wordWrap": "on"},
    "files.encoding": "utf8",
    "files.eol": "\n",
    "files.insertFinalNewline": True,
    "yaml.schemaStore.enable": False,
}


def schemas(vocabulary: Vocabulary, language: Language = "vi") -> Iterator[tuple[str, str]]:
    """The file names and texts of all schemas, with the ids of the vocabularies."""
    for each in DOCUMENTS:
        writer = Writer(vocabulary, language, each.kind)
        title = each.label.message if language == "vi" else each.label.hint
        schema = writer.document(each.model, title, by_id=each.by_id, is_open=each.is_open)
        yield f"{each.name}.json", as_json(schema)


def editor_settings(folder: PurePosixPath) -> str:
    """``.vscode/settings.json`` for schemas in ``folder``, relative to the root of the site. Front matter has none: the
    YAML of editors ends with the file.
    """
    mapped = {f"./{folder / each.name}.json": each.pattern for each in DOCUMENTS if not each.is_front_matter}
    return as_json({**_EDITOR, "yaml.schemas": mapped})


def as_json(data: object) -> str:
    """``data`` as it is written into files for editors: two spaces, letters as they are."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
