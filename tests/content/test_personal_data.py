"""How much of the personal data in a labelled corpus is found, and how often a clean line is refused.

``tests/cases/personal-data.jsonl`` holds a line a case: ``text``, ``find`` (kind and exact passage, in reading order)
and ``source``. Lines that hold something are invented. Lines that hold nothing are published: the source says where.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from honorroll.content.privacy import personal_data

CORPUS = Path(__file__).parents[1] / "cases" / "personal-data.jsonl"
RULES = {"identity": "id", "passport": "id", "tax": "id", "insurance": "id"}


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
    wanted, found = Counter[str](), Counter[str]()
    missed = []
    for case in GUILTY:
        seen = [(rule.name, offset) for rule, _, offset in personal_data(case.text)]
        for kind, start, end in case.find:
            wanted[kind] += 1
            rule = f"personal-{RULES.get(kind, kind)}"
            if any(name == rule and start <= offset < end for name, offset in seen):
                found[kind] += 1
            else:
                missed.append(f"{kind}: {case.text!r}")
    alarms = [case.text for case in INNOCENT if any(personal_data(case.text))]
    with capsys.disabled():
        print()
        for kind, count in sorted(wanted.items()):
            print(f"  {kind:<10} {found[kind]:>3} of {count:>3} found")
        print(f"  recall {found.total() / wanted.total():.1%}, false alarms {len(alarms) / len(INNOCENT):.1%}")
