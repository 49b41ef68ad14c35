"""What stands in the place of a portrait: a drawing of the field of work or craft; never a letter.

The drawings are ``theme/icons/motifs``, one for each entry of ``content/vocabularies/motifs.yml``. The style sheet
holds them, so that they take the colours of the scheme and are there when the first card is painted.
"""

from __future__ import annotations

from typing import Protocol

from honorroll.content.kinds import Kind
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import Html

#: Where neither the profile nor its field of work names one.
UNSTATED: dict[Kind, str] = {"individual": "sen", "collective": "doan-ket", "household": "nha"}


class HasMotif(Protocol):
    """What says which motif an honoree has."""

    @property
    def motif(self) -> str | None: ...
    @property
    def field(self) -> str | None: ...


def motif_of(kind: Kind, honoree: HasMotif, vocabulary: Vocabulary) -> str:
    """The motif that the profile names; else that of its field of work, of which collectives may have their own. A
    household has a house.
    """
    if honoree.motif:
        return honoree.motif
    field = vocabulary.fields.get(honoree.field or "")
    if field is None or kind == "household":
        return UNSTATED[kind]
    return (field.collective_motif if kind == "collective" else None) or field.motif or UNSTATED[kind]


def medallion(motif: str) -> Html:
    """The motif in its ring. It is hidden from screen readers: the name stands beside it."""
    return Html(f'<span class="hr-medallion hr-motif-{motif}" aria-hidden="true"></span>')
