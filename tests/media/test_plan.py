"""The plan of pictures: crops that keep the focus, sizes that never enlarge, names that stand for what is in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from honorroll.media import renditions
from honorroll.media.renditions import (
    Layout,
    MediaInfo,
    RenditionSet,
    SocialCard,
    crop_box,
    file_names,
    responsive_photo,
    tone_colour,
    tone_index,
)

SIDES = st.integers(1, 12_000)
FRACTIONS = st.floats(0, 1)
LAYOUTS = (renditions.PORTRAIT, renditions.GROUP, renditions.WIDE, renditions.WHOLE, renditions.PRESS)


@given(SIDES, SIDES, st.sampled_from([(4, 5), (1, 1), (1200, 630)]), FRACTIONS, FRACTIONS)
def test_a_crop_lies_within_the_photo_has_its_shape_and_keeps_the_focus(
    width: int, height: int, aspect: tuple[int, int], x: float, y: float
) -> None:
    left, top, right, bottom = crop_box(width, height, aspect, (x, y))
    assert -0.01 <= left < right <= width + 0.01
    assert -0.01 <= top < bottom <= height + 0.01
    assert left - 0.01 <= x * width <= right + 0.01
    assert top - 0.01 <= y * height <= bottom + 0.01
    assert abs((right - left) * aspect[1] - (bottom - top) * aspect[0]) < 0.03 * max(aspect)
    assert right - left > width - 0.02 or bottom - top > height - 0.02


@given(SIDES, SIDES, st.sampled_from(LAYOUTS))
def test_nothing_is_enlarged_and_there_is_always_a_picture(width: int, height: int, layout: Layout) -> None:
    photo, set_ = responsive_photo(MediaInfo("c", width, height, "jpeg"), "a", (layout,), None, b"")
    sizes = photo.sizes[layout.name]
    assert sizes
    assert list(sizes) == sorted(set(sizes))
    left, _, right, _ = set_.crops[0].box
    assert all(1 <= w <= max(1, right - left) and h >= 1 for w, h in sizes)
    assert sizes[-1][0] <= layout.widths[-1]
    assert all(photo.url(layout, w, f).rpartition("/")[2] in file_names(set_) for w, _ in sizes for f in layout.formats)


@pytest.mark.parametrize(
    ("width", "height", "across"), [(1500, 1000, 1500), (1200, 900, 1200), (2400, 1000, 2400), (1000, 1000, None)]
)
def test_nobody_at_the_ends_of_a_group_is_cut_off(width: int, height: int, across: int | None) -> None:
    layouts = renditions.group_layouts(MediaInfo("c", width, height, "jpeg"))
    _, set_ = responsive_photo(MediaInfo("c", width, height, "jpeg"), "a", layouts, (0.1, 0.5), b"")
    wide = [crop.box[2] - crop.box[0] for crop in set_.crops if crop.layout == renditions.GROUP.name]
    assert wide == ([across] if across else []), "a photo as tall as wide is a portrait like any other"


def test_a_tall_photo_is_not_drawn_wider_than_it_is_ever_shown() -> None:
    photo, _ = responsive_photo(MediaInfo("c", 3000, 4000, "jpeg"), "a", (renditions.WHOLE,), None, b"")
    assert photo.sizes["anh"][-1] == (1200, 1600)


def test_a_name_changes_with_content_focus_layouts_and_recipe_and_with_nothing_else() -> None:
    def name(
        look: MediaInfo, path: str, focus: renditions.Focus | None, *layouts: renditions.Layout, recipe: bytes = b"r"
    ) -> str:
        return responsive_photo(look, path, layouts, focus, recipe)[1].name

    look = MediaInfo("c", 3000, 2000, "jpeg")
    same = name(look, "a", None, renditions.PORTRAIT)
    assert same == name(look._replace(tone=3, hidden=True), "elsewhere", None, renditions.PORTRAIT)
    others = {
        name(look._replace(content="d"), "a", None, renditions.PORTRAIT),
        name(look, "a", (0.2, 0.2), renditions.PORTRAIT),
        name(look, "a", None, renditions.WIDE),
        name(look, "a", None, renditions.PORTRAIT, renditions.WIDE),
        name(look, "a", None, renditions.PORTRAIT, recipe=b"s"),
    }
    assert len(others | {same}) == 6


def test_a_card_is_named_by_what_it_says() -> None:
    card = SocialCard("A", ("B",), "C", "sen")
    names = {
        renditions.card_set(None, "", None, said, b"").name
        for said in (card, card._replace(name="X"), card._replace(site="X"))
    }
    assert len(names) == 3
    withphoto = renditions.card_set(MediaInfo("c", 800, 1000, "jpeg"), "a", None, card, b"")
    assert withphoto.card is not None
    assert (withphoto.card.motif, withphoto.card.box) == ("", (0, 0, 800, 1000))


def test_tones() -> None:
    assert len({tone_colour(n) for n in range(27)}) == 27
    assert tone_colour(tone_index(250, 0, 140)) == "#906179"
    assert file_names(RenditionSet("x", "a", copied="mp4")) == ["phim.mp4"]


def test_the_style_has_the_tones() -> None:
    from honorroll.engine.assets import THEME  # noqa: PLC0415  # this test alone reads the theme

    css = (THEME / "css/photos.css").read_text(encoding="utf-8")
    for number in range(27):
        assert f".hr-tone-{number} {{ background: {tone_colour(number)}; }}" in css
