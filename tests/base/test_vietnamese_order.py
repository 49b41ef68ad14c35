"""Vietnamese names and titles sort as Node's collator, and thus the reader's browser, sorts them."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings
from tests.base.test_vietnamese import texts, words
from tests.generators.names import names
from tests.running import ORACLES

from honorroll.base.vietnamese import (
    LETTERS,
    MARKS,
    PUNCTUATION,
    QUOTES,
    SYMBOLS,
    sort_key,
    title_key,
)

ORACLE = ORACLES / "collate.mjs"
TITLES = (
    "Hội Liên hiệp Phụ nữ phường Vạn Phúc", "Hội liên hiệp phụ nữ phường Vạn Phúc", "Hội Nông dân xã Đồng Mai",
    "Tổ dân phố 2", "Tổ dân phố 02", "Tổ dân phố số 10", "Tổ dân phố 9", "Tổ dân phố 10", "Tổ dân phố 10A",
    "Trường THCS Lê Lợi", "Trường THCS Lê Lai", "Trường Tiểu học Văn Yên", "Trường THPT Lê Quý Đôn – Hà Đông",
    "Trạm Y tế", "Trạm y tế", "Câu lạc bộ “Sống vui, sống khoẻ”", "Câu lạc bộ \"Sống vui\"", "CLB Sống vui",
    "Công ty TNHH MTV A&B", "Công ty TNHH A.B", "Công ty (TNHH) A/B", "19/8", "19-8", "19.8", "2025", "Bảng vàng 2025",
    "Đội 1", "Đội I", "Doanh nghiệp", "Đoàn Thanh niên", "Ấp", "Âu", "Ăn", "An", "Án", "Ân", "", " ", "-", "№ 1",
    "H’Hen Niê", "H'Hen Niê", "H’Hen", "H'hen Á", "Hhen", "“a” b", "\"a\" á", "\"a\", b", "“a, b”",
)  # fmt: skip

# Order --------------------------------------------------------------------------------------------------------------


def places(keys: Sequence[str]) -> list[int]:
    """For each key its place in the sorted list; equal keys share one. The oracle answers in the same way."""
    place = {key: number for number, key in enumerate(sorted(set(keys)))}
    return [place[key] for key in keys]


def collator_places(rows: Sequence[Sequence[str]]) -> list[int]:
    node = shutil.which("node")
    assert node, "needs Node, whose collator is the reader's"
    done = subprocess.run([node, ORACLE], input=json.dumps(rows), capture_output=True, text=True, check=True)
    answer: list[int] = json.loads(done.stdout)
    return answer


def disguised(name: str, draw: random.Random) -> str:
    """``name`` as carelessly typed lists have it: capitals, another Unicode form, a hyphen, a number."""
    match draw.randrange(8):
        case 0:
            return name.upper()
        case 1:
            return name.lower()
        case 2:
            return unicodedata.normalize("NFD", name)
        case 3:
            return name.replace(" ", "-", 1)
        case 4:
            return f"{name} {draw.randrange(200):0{draw.randrange(1, 4)}}"
        case _:
            return name


def test_persons_stand_as_the_collator_puts_them() -> None:
    persons = names(12_000)
    split = [name.split() for name in persons]
    rows = [(words[-1], words[0], " ".join(words[1:-1])) for words in split]
    assert places([sort_key(name) for name in persons]) == collator_places(rows)


def test_titles_stand_as_the_collator_puts_them() -> None:
    draw = random.Random(2)  # noqa: S311 - nothing here is secret
    titles = [*names(6_000), *(disguised(name, draw) for name in names(6_000, seed=3)), *TITLES]
    assert places([title_key(title) for title in titles]) == collator_places([[title] for title in titles])


def test_every_letter_tone_and_sign_stands_as_the_collator_puts_it() -> None:
    tones, breve = MARKS[:5], "\u0306"  # Ê Đê has the breve on hatted letters too: ê̆ ô̆ ơ̆ ư̆
    toned = [letter + mark for letter in LETTERS for mark in ("", *(MARKS if letter.isascii() else tones + breve))]
    signs = [sign for sign in [*PUNCTUATION, *QUOTES] if sign != SYMBOLS]
    texts = [*toned, *map(str.upper, toned), *signs, *(f"a{sign}b" for sign in signs), *map(str, range(120))]
    assert places([title_key(text) for text in texts]) == collator_places([[text] for text in texts])


def test_a_number_counts_as_a_whole() -> None:
    numbers = [0, 1, 7, 10, 99, 100, 12345678, 123456789, 1234567890, 10**17, 10**18, 10**30]
    keys = [title_key(f"Tổ {number}") for number in numbers]
    assert all(one < other for one, other in pairwise(keys))
    assert title_key("Tổ 007") == title_key("Tổ 7")


@given(texts)
def test_keys_are_blind_to_canonical_form(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert title_key(text) == title_key(decomposed)
    assert sort_key(text) == sort_key(decomposed)


@settings(max_examples=300)
@given(words, words)
def test_a_longer_text_stands_behind_its_beginning(text: str, more: str) -> None:
    assert title_key(text) <= title_key(text + more)
