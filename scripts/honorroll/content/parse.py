"""Parses documents into models. Every fault becomes a finding with its position; nothing raises."""

from __future__ import annotations

from copy import deepcopy
from itertools import islice
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from honorroll.base.findings import Finding
from honorroll.content import meant
from honorroll.content.fields import Content
from honorroll.content.honoree import Honoree
from honorroll.content.parse_findings import MAX_FAULTS, finding_of, value_finding
from honorroll.content.places import Place, PlaceKind
from honorroll.content.scalars import Slug
from honorroll.content.settings import Settings, SiteFile
from honorroll.content.vocabulary import (
    Column,
    ConferenceLevel,
    FieldOfWork,
    Level,
    Motif,
    Movement,
    Title,
    TitleGroup,
    Unit,
    UnitKind,
    Vocabulary,
)
from honorroll.formats.yaml_read import Document, Tree

T = TypeVar("T", bound=Content)


#: The vocabularies, each a file ``content/vocabulary/<name>.yml`` that maps ids to entries.
VOCABULARIES: dict[str, type[Content]] = {
    "title-groups": TitleGroup,
    "conference-levels": ConferenceLevel,
    "unit-kinds": UnitKind,
    "levels": Level,
    "titles": Title,
    "fields": FieldOfWork,
    "movements": Movement,
    "places": Place,
    "units": Unit,
    "columns": Column,
    "place-kinds": PlaceKind,
}

#: Those that no file of a site changes: see ``shipped``.
OF_THE_PROGRAM: dict[str, type[Content]] = {"motifs": Motif}

_SLUG = TypeAdapter(Slug)


def honoree(document: Document, vocabulary: Vocabulary | None = None) -> tuple[Honoree | None, list[Finding]]:
    """The profile in ``document``, or findings; see ``typed``."""
    return _validated(Honoree, document, vocabulary=vocabulary)


#: What a profile cannot be without, for one that is only judged. Leaving out a part may leave what is around it without
#: something that it needs: that goes in the next round.
_STAND_INS: dict[str, Tree] = {"name": "…", "publication": {"basis": "public-record"}}
_ROUNDS = 4


def salvaged(document: Document) -> tuple[Honoree | None, frozenset[str]]:
    """A faulty profile without its faulty fields, and the names of those fields.

    It is only judged, so that further faults are reported at once, and never published. Keys are left out but no items
    of lists, so that all positions stay valid. None if nothing usable is left.
    """
    data = deepcopy(document.data)
    faulty = set(_STAND_INS) - set(data)
    for _ in range(_ROUNDS):
        try:
            return Honoree.model_validate(_STAND_INS | data), frozenset(faulty)
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_context=False, include_input=False):
                faulty.update(str(step) for step in detail["loc"][:1])
                _leave_out(data, list(detail["loc"][:-1] if detail["type"] == "missing" else detail["loc"]))
    return None, frozenset(faulty)


def _leave_out(tree: Tree, path: list[int | str]) -> None:
    """Remove the key at ``path``, or the nearest key above it."""
    while path and not isinstance(path[-1], str):
        path.pop()
    for step in path[:-1]:
        if isinstance(tree, dict) and isinstance(step, str):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int):
            tree = tree[step]
    if path and isinstance(tree, dict):
        tree.pop(str(path[-1]), None)


def typed(model: type[T], document: Document, vocabulary: Vocabulary | None = None) -> tuple[T | None, list[Finding]]:
    """The content of ``document`` as ``model``, or None and findings.

    With ``vocabulary``, findings suggest the id where a name was written instead.
    """
    return _validated(model, document, vocabulary=vocabulary)


def settings(document: Document) -> tuple[Settings | None, list[Finding]]:
    """The settings of the site from the result of ``config.site_config``."""
    site, findings = _validated(SiteFile, document)
    if site is None:
        return None, findings
    options = site.extra.honorroll
    url = site.site_url if site.site_url.endswith("/") else f"{site.site_url}/"
    edit = options.edit or ""
    if edit and edit[-1].isalnum():  # …/edit/main; what ends in another sign, such as ?path=, is taken as it is
        edit += "/"
    return Settings(
        site.site_name,
        url,
        site.site_description,
        options.owner,
        options.notice,
        options.period,
        options.corrections,
        edit,
        options.press_kits,
        options.social_cards,
        options.hub or "",
        options.public_pages,
        options.nominations or "",
        options.time_zone,
        options.guide,
        options.contributions or "",
        options.hsts,
        options.data,
        options.proof,
        options.embed,
    ), findings


def vocabulary(name: str, document: Document, known: Vocabulary | None = None) -> tuple[dict[str, Any], list[Finding]]:
    """The entries of the vocabulary ``name`` by id, and findings. Faulty entries are left out.

    With ``known``, findings suggest the id where a name was written instead.
    """
    entries: dict[str, Any] = {}
    findings: list[Finding] = []
    for id_, data in document.data.items():
        try:
            _SLUG.validate_python(id_)
        except ValidationError:
            source = document.locate([id_], key=True)
            findings.append(value_finding(source, name, id_, "expected-slug", {}))
        entry, faults = _validated((VOCABULARIES | OF_THE_PROGRAM)[name], document, (id_,), data, known)
        findings += faults
        if entry is not None:
            entries[id_] = entry
    return entries, findings


def _validated(
    model: type[T],
    document: Document,
    at: tuple[str, ...] = (),
    data: Tree = None,
    vocabulary: Vocabulary | None = None,
) -> tuple[T | None, list[Finding]]:
    try:
        return model.model_validate(data if at else document.data), []
    except ValidationError as error:
        ids = meant.Ids(vocabulary) if vocabulary else None
        # One finding a fault; beyond the limit nobody reads them, and each costs a search for its place.
        faults = islice(error.errors(include_url=False), MAX_FAULTS)
        return None, [finding_of(document, model, at, detail, ids) for detail in faults]
