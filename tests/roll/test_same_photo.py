"""The same picture for two people: found however few bits differ, told once a profile, and quickly among thousands."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from honorroll.content.model import Facts
from honorroll.roll.rules.roll import JudgedRoll, no_photo_stands_for_two


@dataclass
class Shown:
    """The part of facts that counts here."""

    path: str
    likeness: list[tuple[str, bytes]] = field(default_factory=list)


def told(*photos: list[int]) -> list[tuple[str, str]]:
    """Who is told of whom, of honorees with these photos, named by number."""
    roll = [Shown(str(n), [("", bits.to_bytes(8, "big")) for bits in some]) for n, some in enumerate(photos)]
    found = no_photo_stands_for_two(JudgedRoll(cast(list[Facts], roll), [], date(2025, 1, 1)))
    return [(finding.source.path, dict(finding.facts)["other"]) for finding in found]


@given(st.integers(0, 2**64 - 1), st.sets(st.integers(0, 63), max_size=6))
def test_pictures_are_one_where_three_bits_differ_at_most(bits: int, turned: set[int]) -> None:
    other = bits ^ sum(1 << n for n in turned)
    assert told([bits], [other]) == ([("1", "0")] if len(turned) <= 3 else [])
    assert told([bits, other]) == []


def test_each_is_told_of_one_other() -> None:
    assert told([7], [7], [7], [7 << 20]) == [("1", "0"), ("2", "0")]


def test_thousands_take_no_time_whatever_they_show() -> None:
    numbers = random.Random(1)  # noqa: S311  # nothing here is secret
    for photos in (
        [[numbers.getrandbits(64)] for _ in range(5_000)],
        [[5]] * 5_000,
        [[numbers.getrandbits(64) | 0xFFFFFFFF] for _ in range(5_000)],
    ):
        begun = time.process_time()
        told(*photos)
        assert time.process_time() - begun < 5
