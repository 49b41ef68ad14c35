"""Line drawings in SVG, as points that Pillow can join."""

from __future__ import annotations

import pytest

from honorroll.formats.svg_lines import CIRCLE, CURVE, lines


@pytest.mark.parametrize(
    ("d", "points"),
    [
        ("M1 2L3 4", [[(1, 2), (3, 4)]]),
        ("M1 2 3 4", [[(1, 2), (3, 4)]]),
        ("M1 2l3 4", [[(1, 2), (4, 6)]]),
        ("M1 2h3v-4H0V.5", [[(1, 2), (4, 2), (4, -2), (0, -2), (0, 0.5)]]),
        ("M0 0L4 0L4 4Z", [[(0, 0), (4, 0), (4, 4), (0, 0)]]),
        ("M0 0L4 0ZM5 5h1", [[(0, 0), (4, 0), (0, 0)], [(5, 5), (6, 5)]]),
        ("M0-3L-2-4", [[(0, -3), (-2, -4)]]),
    ],
)
def test_paths(d: str, points: list[list[tuple[float, float]]]) -> None:
    assert [line.points for line in lines(f'<svg stroke-width="2"><path d="{d}"/></svg>')] == points


def test_a_curve_goes_from_end_to_end_and_bends_to_its_handles() -> None:
    ((points, _),) = lines('<svg><path d="M0 0C0 8 8 8 8 0"/></svg>')
    assert (points[0], points[-1], len(points)) == ((0, 0), (8, 0), CURVE + 1)
    assert points[CURVE // 2] == (4, 6)


def test_a_circle_is_closed() -> None:
    ((points, width),) = lines('<svg stroke-width="2"><circle cx="5" cy="5" r="2" stroke-width=".5"/></svg>')
    assert (len(points), width) == (CIRCLE + 1, 0.5)
    assert points[0] == pytest.approx(points[-1])
    assert all((x - 5) ** 2 + (y - 5) ** 2 == pytest.approx(4) for x, y in points)
