"""No-break spaces become ordinary ones where YAML wants those, and stay where they are text."""

from __future__ import annotations

import pytest

from honorroll.formats import no_break_spaces


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("name:~Mẫu\n", "name: Mẫu\n"),
        ("name:~ Mẫu~\r\n", "name:  Mẫu \r\n"),
        ("name: ~Mẫu\n", "name:  Mẫu\n"),
        ("name:~\n", "name: \n"),
        ("awards:\n  -~title: a\n~~~~year: 2024\n", "awards:\n  - title: a\n    year: 2024\n"),
        ("name: A\n~unit: B\n", "name: A\nunit: B\n"),
        ("awards:\n~~- title: a\n", "awards:\n  - title: a\n"),
        ("story:~|\n  Zalo:~12\n  ~thụt vào~\nunit:~B\n", "story: |\n  Zalo:~12\n  ~thụt vào~\nunit: B\n"),
        ("texts:\n  - |-\n    a\n    ~\n  -~|\n    ~b\n", "texts:\n  - |-\n    a\n    ~\n  - |\n    ~b\n"),
        ("name: Nguyễn~Văn~A\nsummary: Lời:~“A”\n", "name: Nguyễn~Văn~A\nsummary: Lời:~“A”\n"),
    ],
)
def test_only_spaces_around_keys_dashes_and_lines_are_mended(seen: str, meant: str) -> None:
    for sign in "\u00a0\u202f":
        assert no_break_spaces.mended(seen.replace("~", sign)) == meant.replace("~", sign)


def test_a_line_is_told_with_its_place() -> None:
    (line,) = no_break_spaces.find("name: A\nunit:\u00a0B\n")
    assert line == (2, 6, "unit: B")
