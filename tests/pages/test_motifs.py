"""What stands in the place of a portrait."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from honorroll.content import shipped
from honorroll.content.kinds import Kind
from honorroll.content.vocabulary import FieldOfWork, Vocabulary
from honorroll.engine import assets
from honorroll.formats import svg_lines
from honorroll.pages.motifs import UNSTATED, medallion, motif_of

DRAWINGS = {path.stem: path.read_text(encoding="utf-8") for path in (assets.THEME / "icons/motifs").iterdir()}
FIELDS = {
    "giao-duc": FieldOfWork(name="Giáo dục", motif="sach", collective_motif="truong-hoc"),
    "gom-su": FieldOfWork(name="Nghề gốm sứ", motif="binh-gom"),
    "viec-khac": FieldOfWork(name="Việc khác"),
}
VOCABULARY = Vocabulary({}, {}, FIELDS, {}, {}, {})


class Stated(NamedTuple):
    field: str | None = None
    motif: str | None = None


@pytest.mark.parametrize(
    ("kind", "stated", "motif"),
    [
        ("individual", Stated("giao-duc"), "sach"),
        ("collective", Stated("giao-duc"), "truong-hoc"),
        ("collective", Stated("gom-su"), "binh-gom"),
        ("household", Stated("giao-duc"), "nha"),
        ("individual", Stated("giao-duc", "but"), "but"),
        ("household", Stated("giao-duc", "bong-lua"), "bong-lua"),
        ("individual", Stated("viec-khac"), "sen"),
        ("collective", Stated("viec-khac"), "doan-ket"),
        ("individual", Stated(), "sen"),
        ("collective", Stated("khong-con"), "doan-ket"),
    ],
)
def test_the_profile_comes_before_the_field_and_a_collective_may_differ(kind: Kind, stated: Stated, motif: str) -> None:
    assert motif_of(kind, stated, VOCABULARY) == motif


def test_every_motif_has_a_drawing_and_every_drawing_a_name() -> None:
    assert DRAWINGS.keys() == shipped.entries("motifs").keys()
    assert set(UNSTATED.values()) <= DRAWINGS.keys()
    for field in shipped.entries("fields").values():
        assert field.motif in DRAWINGS
        assert field.collective_motif in (None, *DRAWINGS)


def test_the_style_sheet_holds_every_drawing() -> None:
    found = assets.collect("Ví Dụ", with_licences=False)
    style = found.files[found.motifs].decode()
    for motif in DRAWINGS:
        assert f'.{medallion(motif).split()[2].rstrip(chr(34))}{{--hr-motif:url("data:image/svg+xml,' in style


@pytest.mark.parametrize("motif", DRAWINGS)
def test_drawings_lie_within_their_square_and_are_light(motif: str) -> None:
    drawn = svg_lines.lines(DRAWINGS[motif])
    assert len(drawn) == DRAWINGS[motif].count("M") + DRAWINGS[motif].count("<circle")
    assert all(1 <= x <= 63 and 1 <= y <= 63 for line in drawn for x, y in line.points)
    assert len(DRAWINGS[motif]) < 1500
