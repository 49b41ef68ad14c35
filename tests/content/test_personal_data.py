"""How much of the personal data in a labelled corpus is found, and how often a clean line is refused.

``tests/cases/personal-data.jsonl`` holds a line a case: ``text``, ``find`` (kind and exact passage, in reading order)
and ``source``. Lines that hold something are invented. Lines that hold nothing are published: the source says where.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from honorroll.content.personal_data import find

CORPUS = Path(__file__).parents[1] / "cases" / "personal-data.jsonl"


class Case(NamedTuple):
    text: str
    find: list[tuple[str, int, int]]  # kind, start, end
    source: str


def _read(line: str) -> Case:
    entry = json.loads(line)
    find, reached = [], 0
    for kind, passage in entry["find"]:
        start = entry["text"].index(passage, reached)
        reached = start + len(passage)
        find.append((kind, start, reached))
    return Case(entry["text"], find, entry["source"])


CASES = [_read(line) for line in CORPUS.read_text("utf-8").splitlines()]
GUILTY = [case for case in CASES if case.find]
INNOCENT = [case for case in CASES if not case.find]


def test_the_corpus_is_large_and_half_of_it_is_published_text() -> None:
    assert len(CASES) >= 400
    assert 0.4 < len(INNOCENT) / len(CASES) < 0.6
    assert all(case.source and case.source != "invented" for case in INNOCENT)
    assert len({case.text for case in CASES}) == len(CASES)


def test_recall_and_false_alarms(capsys: pytest.CaptureFixture[str]) -> None:
    wanted, found, exact = Counter[str](), Counter[str](), Counter[str]()
    missed = []
    for case in GUILTY:
        spans = find(case.text)
        for kind, start, end in case.find:
            wanted[kind] += 1
            hits = [span for span in spans if span.kind == kind and span.start < end and start < span.end]
            found[kind] += bool(hits)
            exact[kind] += (kind, start, end) in hits
            if not hits:
                missed.append(f"{kind}: {case.text!r}")
    alarms = [case.text for case in INNOCENT if find(case.text)]
    recall, false_alarms = found.total() / wanted.total(), len(alarms) / len(INNOCENT)
    lines = [f"  {kind:<10} {found[kind]:>3} of {count:>3}" for kind, count in sorted(wanted.items())]
    with capsys.disabled():
        sys.stdout.write("\n".join(["", *lines, f"  recall {recall:.1%}, false alarms {false_alarms:.1%}", ""]))
    assert recall >= 0.98, missed
    assert false_alarms <= 0.01, alarms
    # Where a home address ends is a matter of taste; where a number ends is not.
    assert exact.total() - exact["address"] >= 0.98 * (wanted.total() - wanted["address"])


def test_a_tenth_of_a_megabyte_of_figures_takes_linear_time() -> None:
    for piece in ("0", "0 ", "1 2", "12/3/1985 ", "số 1 ", "sinh ngày ", "a@"):
        spent = []
        for size in (10_000, 100_000):
            began = time.process_time()
            find((piece * size)[:size])
            spent.append(time.process_time() - began)
        assert spent[1] < 30 * max(spent[0], 0.025), piece
