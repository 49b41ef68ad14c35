"""Children are recognised by class, school, age or how they are called, and nobody else is taken for one.

``tests/cases/minors.jsonl`` holds a case a line: what a profile says, and whether it is a child's. All are invented.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest
from tests.running import CASES, REPOSITORY

from honorroll.content import minors, parse
from honorroll.formats import yaml_read

LINES = [json.loads(line) for line in (CASES / "minors.jsonl").read_text(encoding="utf-8").splitlines()]


def said(case: dict[str, Any]) -> dict[str, str]:
    return {"name": "Nguyễn Văn A", **{key: value for key, value in case.items() if key != "child"}}


@pytest.mark.parametrize("child", [True, False], ids=["children", "adults"])
def test_who_is_a_child(child: bool) -> None:
    cases = [said(case) for case in LINES if case["child"] == child]
    assert len(cases) >= 30
    assert [case for case in cases if (minors.sign(**case) is not None) != child] == []


@pytest.mark.parametrize(
    ("position", "age"),
    [
        ("Học sinh lớp 1A", 6),
        ("Học sinh lớp 12", 17),
        ("Học sinh Trường Tiểu học Ví Dụ", 6),
        ("Học sinh Trường THCS Ví Dụ", 11),
        ("Học sinh Trường THPT Ví Dụ", 15),
        ("Em bé ngoan, học sinh", None),
        ("Bé, 4 tuổi", 4),
    ],
)
def test_the_age_is_the_least_that_the_words_speak_of(position: str, age: int | None) -> None:
    sign = minors.sign("Nguyễn Văn A", position=position)
    assert sign is not None
    assert sign.age == age


def test_a_name_inside_a_sentence_is_no_pronoun() -> None:
    assert minors.sign("Nguyễn Văn A", summary="Học sinh lớp 5 Trường Tiểu học Đông Anh vượt khó.") is not None
    assert minors.sign("Nguyễn Văn A", summary="Học sinh lớp 5 nào cũng mến anh.") is None


def test_nobody_on_the_real_roll_is_taken_for_a_child(capsys: pytest.CaptureFixture[str]) -> None:
    seen, children = 0, []
    for path in sorted((REPOSITORY / "honorees" / "individuals").glob("*/profile.yml")):
        document, _ = yaml_read.load(path.read_bytes(), path.name)
        assert document is not None
        honoree, _ = parse.honoree(document)
        assert honoree is not None
        texts = (honoree.honorific, honoree.position, honoree.unit, honoree.summary)
        sign = minors.sign(honoree.name, *(text or "" for text in texts))
        seen += 1
        if sign:
            children.append(sign)
    with capsys.disabled():
        sys.stdout.write(f"\nreal roll: {seen} people, {len(children)} taken for a child\n")
    assert seen > 40
    assert children == []
