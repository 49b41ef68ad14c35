"""Reads and judges models, campaigns, commemorative works and figures. Each may be absent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from honorroll.base.findings import Finding, Source
from honorroll.base.vietnamese import SLUG
from honorroll.content import optional_files, parse, privacy_documents
from honorroll.content.fields import Content
from honorroll.content.scan import list_folder, unexpected
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats import markdown, yaml_read
from honorroll.formats.html import EMPTY, Html
from honorroll.formats.yaml_read import Document
from honorroll.initiatives import rules
from honorroll.initiatives.model import Campaign, ExemplaryModel, FigureFile, Works
from honorroll.initiatives.rules import ModelUse

T = TypeVar("T", bound=Content)
MODELS, CAMPAIGNS = "content/models", "content/campaigns"
WORKS, FIGURES = "content/works.yml", "content/figures.yml"
#: The files of this room; of a folder each.
_PATHS = (MODELS, CAMPAIGNS, WORKS, FIGURES)


def paths(root: Path) -> Iterator[str]:
    """The files of this room that there are."""
    for path in _PATHS:
        if path.endswith(".yml"):
            found = [root / path]
        else:
            found = sorted((root / path).glob("*.yml")) if not (root / path).is_symlink() else []
        yield from (file.relative_to(root).as_posix() for file in found if file.is_file() and not file.is_symlink())


class InitiativeFile(NamedTuple, Generic[T]):
    """A file of a folder, whose name is the id; ``html`` are its finished texts by key."""

    id: str
    path: str
    content: T
    html: Mapping[str, Html]

    def text(self, key: str) -> Html:
        return self.html.get(key, EMPTY)


class InitiativeContents(NamedTuple):
    """Everything that these files hold, and what is wrong with it."""

    models: Mapping[str, InitiativeFile[ExemplaryModel]]
    campaigns: Mapping[str, InitiativeFile[Campaign]]
    works: Works
    figures: FigureFile
    findings: list[Finding]
    model_ids: frozenset[str]
    """The ids of all models, of the faulty ones too."""


def read_contents(root: Path, vocabulary: Vocabulary) -> InitiativeContents:
    """The files under ``root``; their faults are in ``findings``."""
    findings: list[Finding] = []
    reader = _Reader(root, vocabulary, findings)
    models, all_models = reader.folder(MODELS, ExemplaryModel, ("text",))
    campaigns, all_campaigns = reader.folder(CAMPAIGNS, Campaign, ("target", "result"))
    works, figures = reader.file(WORKS, Works), reader.file(FIGURES, FigureFile)
    for entry, document in models:
        findings += rules.judge_model(document, entry.content, vocabulary)
    for campaign, document in campaigns:
        findings += rules.judge_campaign(document, campaign.content, vocabulary)
    findings += rules.judge_entries([(e.id, e.content.name, e.content.former_ids, d) for e, d in models], all_models)
    findings += rules.judge_entries(
        [(e.id, e.content.name, e.content.former_ids, d) for e, d in campaigns], all_campaigns
    )
    if works:
        findings += rules.judge_works(works[1], works[0], vocabulary)
    if figures:
        findings += rules.judge_figures(figures[1], figures[0])
    return InitiativeContents(
        {entry.id: entry for entry, _ in models},
        {entry.id: entry for entry, _ in campaigns},
        works[0] if works else Works.empty(),
        figures[0] if figures else FigureFile.empty(),
        findings,
        all_models,
    )


def judge_uses(
    root: Path, contents: InitiativeContents, uses: Sequence[ModelUse], conferences: Iterable[str], *, whole: bool
) -> list[Finding]:
    """Whatever names a model or a conference names one that there is; each model is named by somebody. ``uses`` are
    those of all profiles, conferences and speeches without a fault, ``conferences`` all slugs; ``whole`` says that none
    of the content has a fault, and so that no use is missing.
    """
    names = {id_: entry.content.name for id_, entry in contents.models.items()}
    findings = list(rules.models_exist(root, names, contents.model_ids, uses))
    findings += rules.conferences_exist(root, WORKS, contents.works, conferences)
    if whole and not findings:
        paths = {id_: entry.path for id_, entry in contents.models.items()}
        findings += rules.models_are_used(names, paths, uses)
    return findings


class _Reader:
    def __init__(self, root: Path, vocabulary: Vocabulary, findings: list[Finding]) -> None:
        self.root, self.vocabulary, self.findings = root, vocabulary, findings

    def file(self, path: str, model: type[T]) -> tuple[T, Document] | None:
        raw = optional_files.read(self.root, path, self.findings)
        if raw is None:
            return None
        document, faults = yaml_read.load(raw, path)
        self.findings += faults
        if document is None:
            return None
        content, faults = parse.typed(model, document, self.vocabulary)
        self.findings += faults + privacy_documents.check(document)
        return (content, document) if content else None

    def folder(
        self, path: str, model: type[T], texts: tuple[str, ...]
    ) -> tuple[list[tuple[InitiativeFile[T], Document]], frozenset[str]]:
        """The faultless files of a folder, in the order of their ids, and the ids of all."""
        top = self.root / path
        if top.is_symlink() or not top.is_dir():
            return [], frozenset()
        found: list[tuple[InitiativeFile[T], Document]] = []
        ids = dict(self._ids(path))
        for id_, file in sorted(ids.items()):
            if read := self.file(file, model):
                content, document = read
                found.append(
                    (InitiativeFile(id_, file, content, dict(self._texts(content, document, texts))), document)
                )
        return found, frozenset(ids)

    def _ids(self, path: str) -> Iterator[tuple[str, str]]:
        for entry in list_folder(self.root / path, path, self.findings):
            file, id_ = f"{path}/{entry.name}", entry.name.removesuffix(".yml")
            if not entry.is_file(follow_symlinks=False) or id_ == entry.name or not SLUG.fullmatch(id_):
                self.findings.append(unexpected(file, entry.name, ("<ma>.yml",)))
            else:
                yield id_, file

    def _texts(self, content: Content, document: Document, keys: tuple[str, ...]) -> Iterator[tuple[str, Html]]:
        """The texts in Markdown, finished; their headings stay below the h2 of the section that they stand in."""
        for key in keys:
            if text := getattr(content, key):
                html, faults = markdown.render(text, Source(document.path))
                if faults:  # to find the place of the text costs a reading of the file
                    html, faults = markdown.render(text, document.locate((key,)))
                    self.findings += faults
                yield key, html
