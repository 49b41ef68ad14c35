"""What is to be edited so that nothing names an honoree by slug any more: the profile says that it was withdrawn, and
lists, programmes, albums, posts and directives leave the slug out.

Nothing is written here. A file is edited line by line where that gives what is meant, and otherwise written anew in
canonical form; what can be done neither way is told.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from honorroll.conferences.model import Conference, Speech
from honorroll.conferences.particulars import ProgrammeItem
from honorroll.content import parse
from honorroll.content.fields import Content, declared, inner_model, keys
from honorroll.content.shared import Photo
from honorroll.formats import yaml_read
from honorroll.formats.yaml_read import Document, Tree
from honorroll.formats.yaml_write import emit
from honorroll.news.model import Post
from honorroll.office import fmt
from honorroll.office.mentions import DIRECTIVE, files_of, mentions

_ALONE = re.compile(r"[ \t]*-[ \t]+(['\"]?)(?P<slug>[a-z0-9-]+)\1[ \t]*\n?")


class Edit(NamedTuple):
    """A file before and after; ``after`` is None where the file goes."""

    path: str
    before: bytes
    after: bytes | None


class Removal(NamedTuple):
    """The edits; files that nothing names any more, which show or tell of the honoree; and the files that name the
    honoree and could not be edited, being faulty.
    """

    edits: list[Edit]
    left_over: list[str]
    faulty: list[str]

    @property
    def paths(self) -> frozenset[str]:
        return frozenset(edit.path for edit in self.edits) | frozenset(self.left_over)


def removal(root: Path, profile: str, slug: str, day: date) -> Removal:
    """What takes the honoree ``slug``, whose profile is at the path ``profile``, from every page."""
    raw = yaml_read.read_bytes(root, profile)
    after = withdrawn(raw, profile, day, frozenset(file.name for file in (root / profile).parent.iterdir()))
    edits = [Edit(profile, raw, after)] if after != raw else []
    left_over: list[str] = []
    faulty: list[str] = []
    for folder in sorted({_folder(mention.path) for mention in mentions(root, slug)}):
        _Folder(root, slug, day).remove(folder, edits, left_over, faulty)
    return Removal(edits, sorted(set(left_over)), faulty)


def withdrawn(raw: bytes, path: str, day: date, files: frozenset[str]) -> bytes:
    """The profile ``raw``, saying that it was withdrawn on ``day``; the same where it says so already.

    ``files`` are the names of those beside it: it does not name others, which somebody has deleted.
    """
    document, findings = yaml_read.load(raw, path)
    if document and not findings:
        publication = document.data.get("publication")
        said: dict[str, Tree] = publication if isinstance(publication, dict) else {}
        if said.get("withdrawn"):
            return raw
        stated: dict[str, Tree] = {"withdrawn": {"date": day.isoformat()}}
        data = document.data | {"publication": said | stated}
        text, _ = fmt.with_data(document, _without_missing(data, files))
        if text is not None:
            return text.encode()
    # A faulty profile is taken down all the same; its faults stay for whoever mends them.
    text = raw.decode(errors="surrogateescape")
    if re.search(r"^ +withdrawn:", text, re.MULTILINE):
        return raw
    head = re.search(r"^publication:[ \t]*\n(?P<indent> +)", text, re.MULTILINE)
    line = f"withdrawn: {{date: {day.isoformat()}}}\n"
    if head:
        at = head.end() - len(head["indent"])
        text = f"{text[:at]}{head['indent']}{line}{text[at:]}"
    else:
        text = f"{text.rstrip()}\npublication:\n  {line}"
    return text.encode(errors="surrogateescape")


def _without_missing(data: dict[str, Tree], files: frozenset[str]) -> dict[str, Tree]:
    """A profile without the photos, films and scans that are not among ``files``."""

    def there(tree: Tree) -> bool:
        name = tree.get("file") if isinstance(tree, dict) else None
        return not isinstance(name, str) or name in files

    found = dict(data)
    for key in ("photos", "videos"):
        items = data.get(key)
        if isinstance(items, list):
            found[key] = [item for item in items if there(item)]
    awards = data.get("awards")
    if isinstance(awards, list):
        found["awards"] = [
            _award(award) if isinstance(award, dict) and not there(award.get("decision")) else award for award in awards
        ]
    return found


def _award(award: dict[str, Tree]) -> dict[str, Tree]:
    decision = award.get("decision")
    return award | {
        "decision": {key: value for key, value in decision.items() if key != "file"}
        if isinstance(decision, dict)
        else decision
    }


def _folder(path: str) -> str:
    """What is edited together: a conference with its speeches and albums; else the file alone."""
    return "/".join(path.split("/")[:3]) if path.startswith("content/conferences/") else path


class _Folder:
    """The files that are edited together, and what of them goes."""

    def __init__(self, root: Path, slug: str, day: date) -> None:
        self.root, self.slug, self.day = root, slug, day
        self.speeches: set[str] = set()
        self.documents: set[str] = set()
        self.photos: list[str] = []

    def remove(self, folder: str, edits: list[Edit], left_over: list[str], faulty: list[str]) -> None:
        found = [
            (path, model) for path, model in files_of(self.root) if path == folder or path.startswith(f"{folder}/")
        ]
        self._speeches(path for path, model in found if model is Speech)
        for path, model in found:
            raw = yaml_read.read_bytes(self.root, path)
            text = unicodedata.normalize("NFC", raw.decode(errors="surrogateescape").replace("\r\n", "\n"))
            after = self._without_fields(path, model, text) if model else text
            if after is None:
                faulty.append(path)
                after = text
            if after:
                after = without_directives(after, self.slug)
            if after != text:
                edits.append(Edit(path, raw, after.encode(errors="surrogateescape") if after else None))
            if self.photos:
                top = path.removesuffix(".md") if model is Post else path.rpartition("/")[0]
                left_over += (f"{top}/{name}" for name in self.photos)
                self.photos = []
        left_over += (f"{folder}/documents/{name}" for name in sorted(self.documents))

    def _speeches(self, paths: Iterator[str]) -> None:
        """The speeches of the honoree, and the documents that belong to these alone."""
        others: set[str] = set()
        for path in paths:
            document, _, _ = yaml_read.load_front_matter(yaml_read.read_bytes(self.root, path), path)
            data: dict[str, Any] = document.data if document else {}
            speaker = data.get("speaker")
            theirs = isinstance(speaker, dict) and speaker.get("honoree") == self.slug
            if theirs:
                self.speeches.add(Path(path).stem)
            files = data.get("documents")
            (self.documents if theirs else others).update(files if isinstance(files, list) else ())
        self.documents -= others

    def _without_fields(self, path: str, model: type[Content], text: str) -> str | None:
        """The text of the file without the slug in any field; ``""`` where nothing is to be left of it, None where it
        is too faulty to be edited.
        """
        raw = text.encode(errors="surrogateescape")
        is_article = path.endswith(".md")
        document = (yaml_read.load_front_matter(raw, path) if is_article else yaml_read.load(raw, path))[0]
        if document is None:
            return None if re.search(rf"(?<![a-z0-9-]){re.escape(self.slug)}(?![a-z0-9-])", text) else text
        pruned = self._pruned(document.data, model)
        if pruned == document.data:
            return text
        if not isinstance(pruned, dict):
            return ""
        if model is Post and pruned.get("kind") == "photos" and not pruned.get("photos"):
            pruned["withdrawn"] = {"date": self.day.isoformat()}  # nothing is left to be shown
        body = text[len(document.text) :] if is_article else ""
        return self._edited(document, body, model, pruned)

    def _edited(self, document: Document, body: str, model: type[Content], pruned: dict[str, Tree]) -> str | None:
        """The document with the data ``pruned``: by lines if that will do, else in canonical form."""
        lines = _without_lines(document.text, self.slug)
        head = lines if lines.endswith("\n") or not body else f"{lines}\n"
        if yaml_read.load(head.encode(errors="surrogateescape"), document.path)[0] == replace(
            document, data=pruned, text=head
        ):
            return head + body
        value, findings = parse.typed(model, replace(document, data=pruned))
        if value is None or findings:
            return None
        return f"---\n{emit(fmt.to_data(value))}{body}" if body else emit(fmt.to_data(value))

    def _pruned(self, tree: Tree, model: type[Content]) -> Tree:
        """``tree`` without whatever names the slug; None where it is about nobody else."""
        if not isinstance(tree, dict):
            return tree
        fields, found = keys(model), dict[str, Tree]()
        if issubclass(model, Photo) and self.slug in _texts(tree.get("honorees")):
            self.photos += _texts(tree.get("file"))
            return None
        for key, value in tree.items():
            name = fields.get(key)
            kept = self._value(value, model, name) if name else value
            if kept is None and value is not None and name:
                if declared(model)[name].names_honoree and not isinstance(value, list):
                    return None
                if model.model_fields[name].is_required():
                    return None
                continue
            found[key] = kept
        return found

    def _value(self, value: Tree, model: type[Content], name: str) -> Tree:
        inner = inner_model(model.model_fields[name].annotation)
        dropped: set[str] = set()
        if declared(model)[name].names_honoree:
            dropped = {self.slug}
        elif model is ProgrammeItem and name == "speeches":
            dropped = self.speeches
        elif name == "documents" and model in (ProgrammeItem, Conference):
            dropped = self.documents
        if isinstance(value, list):
            items = [self._pruned(item, inner) if inner else item for item in value]
            kept = [
                item
                for item, before in zip(items, value, strict=True)
                if not (item is None and before is not None)
                and not (isinstance(item, str) and item in dropped)
                and not (isinstance(item, dict) and name == "documents" and item.get("file") in dropped)
            ]
            return kept or (None if value else value)
        if isinstance(value, str):
            return None if value in dropped else value
        return self._pruned(value, inner) if inner else value


def _texts(tree: Tree) -> list[str]:
    found: Sequence[object] = tree if isinstance(tree, list) else [tree]
    return [text for text in found if isinstance(text, str)]


def _without_lines(text: str, slug: str) -> str:
    """``text`` without the lines of lists that hold nothing but the slug, and without it in lists on one line."""
    lines = text.splitlines(keepends=True)
    kept: list[str] = []
    for n, line in enumerate(lines):
        match = _ALONE.fullmatch(line)
        if not match or match["slug"] != slug:
            kept.append(_without_in_brackets(line, slug))
            continue
        following = lines[n + 1] if n + 1 < len(lines) else ""
        indent = len(line) - len(line.lstrip())
        is_last = not following.lstrip().startswith("- ") or len(following) - len(following.lstrip()) != indent
        if is_last and kept and re.fullmatch(r"[ \t]*[a-z_]+:[ \t]*\n", kept[-1]):
            kept.pop()
    return "".join(kept)


def _without_in_brackets(line: str, slug: str) -> str:
    match = re.fullmatch(r"(?P<head>[ \t]*[a-z_]+:[ \t]*)\[(?P<items>[^\[\]{}#]*)\](?P<end>[ \t]*\n?)", line)
    if not match:
        return line
    items = [item.strip() for item in match["items"].split(",")]
    kept = [item for item in items if item.strip("'\"") != slug]
    if len(kept) == len(items):
        return line
    return f"{match['head']}[{', '.join(kept)}]{match['end']}" if kept else ""


def without_directives(text: str, slug: str) -> str:
    """``text`` without the slug in directives; one that would show nobody goes with its line."""

    def edited(match: re.Match[str]) -> str:
        slugs = match["slugs"].split()
        kept = [each for each in slugs if each != slug]
        if len(kept) == len(slugs):
            return match[0]
        return f"{match['before']}{{{{ honorees {' '.join(kept)} }}}}{match['after']}" if kept else ""

    return re.sub(rf"(?P<before>(?:^[ \t]*)?){DIRECTIVE}(?P<after>(?:[ \t]*\n)?)", edited, text, flags=re.MULTILINE)
