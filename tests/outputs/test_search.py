"""Finding: the site's own search, run in Node over a site that was really built, against a table that people extend."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.base.test_vietnamese_order import disguised
from tests.bench.profiles import profile
from tests.conftest import Once
from tests.generators.names import names
from tests.oracles.tones import tone_normalised
from tests.running import CASES, ORACLES, REPOSITORY, built, honorroll_here, without_cards, write

from honorroll.base.spool import Spool
from honorroll.base.vietnamese import fold, slug
from honorroll.outputs.search import name_index
from honorroll.pages.found import SearchEntry
from honorroll.roll import facets
from honorroll.roll.read import vocabulary

ORACLE = ORACLES / "search.mjs"
SCRIPTS = REPOSITORY / "scripts/honorroll/theme/js"


def node(site: Path, asked: dict[str, Sequence[str]]) -> list[Any]:
    found = shutil.which("node")
    assert found, "needs Node, which runs what the reader's browser runs"
    done = subprocess.run(
        [found, ORACLE, SCRIPTS, site], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    answer: list[Any] = json.loads(done.stdout)
    return answer


def find(site: Path, *queries: str) -> list[list[str]]:
    """The names that each query finds, best first."""
    return [answer["names"] for answer in node(site, {"find": queries})]


@pytest.fixture(scope="module")
def large(once: Once) -> Path:
    """The site of this repository with 1,500 invented persons in it, as ``cases/search.tsv`` says; only looked at."""
    return once("search", make_large)


def make_large(root: Path) -> None:
    root.mkdir()
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    without_cards(root)
    for folder in ("honorees", "content"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    words = vocabulary(root).vocabulary
    for i, name in enumerate(names(1500, seed=7)):
        draw = random.Random(f"g{i}")  # noqa: S311  # nothing here is secret
        write(root, f"honorees/individuals/{slug(name)}-g{i}/profile.yml", profile(name, "individual", i, words, draw))
    result = honorroll_here("build", "--date", "2026-06-01", root=root)
    assert result.code == 0, result


# ── What people find ───────────────────────────────────────────────────────────────────────────────────────────────


def golden(name: str) -> list[tuple[str, list[str], str]]:
    """The rows of a golden set: what is typed, what may come first, what the case is about."""
    lines = [
        line.split("\t")
        for line in (CASES / name).read_text(encoding="utf-8").splitlines()
        if line[:1] not in ("", "#")
    ]
    return [(query, expected.split("|"), about) for query, expected, about in lines]


def late(site: Path, rows: Sequence[tuple[str, list[str], str]], rank: int) -> list[tuple[object, ...]]:
    """The rows whose results have nothing that was expected among the first ``rank``, each with what came instead."""
    answers = node(site, {"together": [query for query, _, _ in rows]})
    found = [answer["names"][:5] for answer in answers]
    return [(*row, some) for row, some in zip(rows, found, strict=True) if not set(some[:rank]) & set(row[1])]


def test_what_people_type_finds_what_they_mean(large: Path) -> None:
    """At least 98 in 100 find it first, and every one among the first five."""
    rows = golden("search.tsv")
    assert len(rows) >= 250
    assert late(large / "site", rows, 5) == []
    second = late(large / "site", rows, 1)
    assert len(second) <= len(rows) * 0.02, second


def test_what_people_type_finds_who_is_on_the_roll(real: Path) -> None:
    """By sound, by abbreviations, with a form of address, in Telex, in part; of the roll of this repository."""
    rows = golden("search-roll.tsv")
    assert len(rows) >= 500
    assert late(real, rows, 5) == []
    second = late(real, rows, 1)
    assert len(second) <= len(rows) * 0.02, second


def test_a_title_and_a_year_lead_to_both(real: Path) -> None:
    """The title, the list of the year, then whoever received it in that year."""
    honoured, never = find(real, "cong dan thu do 2025", "cong dan thu do 1990")
    assert honoured[:2] == ["Công dân Thủ đô ưu tú", "Năm 2025"]
    assert honoured.index("Nguyễn Văn Hòa") < honoured.index("Bùi Thị Thu Thảo"), "who received it in 2018"
    assert "Năm 1990" not in never
    assert never[0] != "Công dân Thủ đô ưu tú"


def test_everybody_is_found_by_name(large: Path) -> None:
    persons = [name for path in (large / "site/tim-kiem").glob("*/ho-so-*.txt") for name in named(path)]
    assert len(persons) > 1_590
    found = [answer["names"] for answer in node(large / "site", {"together": persons})]
    assert [name for name, some in zip(persons, found, strict=True) if name not in some[:5]] == []


def named(path: Path) -> list[str]:
    return [line.split("\t")[3] for line in path.read_text(encoding="utf-8").split("\n")]


def test_typed_accents_come_first(large: Path) -> None:
    found = find(large / "site", "Nguyễn Văn Hoá", "nguyễn văn hỏa", "nguyen van hoà")
    assert [some[0] for some in found[:2]] == ["Nguyễn Văn Hoá", "Nguyễn Văn Hỏa"]
    assert set(found[2][:2]) == {"Nguyễn Văn Hòa", "Nguyễn Văn Hoà"}, "two spellings of one name"


def test_a_name_costs_a_few_kilobytes(large: Path) -> None:
    """The list of shards and one or two of them; what pages say is looked up only where names are few."""
    answers = node(large / "site", {"find": ["nguyen van hoa", "Lê Thế Trung", "thi hoa", "nguyễn"]})
    assert [len(answer["first"]) for answer in answers] == [2, 2, 2, 4]
    assert not any("/van-ban/" in path for path in answers[3]["paths"])


HOSTILE = (
    "a" * 10_000,
    "nguyen " * 2_000,
    ".*+?^${}()|[]\\",
    "<script>alert(1)</script>",
    "🏅🎉",
    "\u202eمرحبا",
    "   ",
    "\t\n",
    "%00",
    "__proto__",
    "constructor",
    "\ud800",
    "đ" * 3,
    "'\"`;--",
    "\u0301\u0301",
)


def test_any_query_has_an_answer(large: Path) -> None:
    answers = node(large / "site", {"find": HOSTILE})
    assert len(answers) == len(HOSTILE)
    assert all(isinstance(answer["names"], list) for answer in answers)


def test_an_index_without_anybody(tmp_path: Path) -> None:
    page = SearchEntry("page", "gioi-thieu/", "Giới thiệu")
    spool = Spool(tmp_path / "spool")
    for file in name_index.files([], [page], facets.files([], ()), (), spool.put_away):
        write(tmp_path, file.path, file.make())
    assert find(tmp_path, "nguyen van a", "giới thiệu") == [[], ["Giới thiệu"]]


# ── What nobody may find ───────────────────────────────────────────────────────────────────────────────────────────

SECRET = "Câu chuyện hiếm có về chiếc khánh đồng."  # noqa: S105  # a story, told in confidence


def everything(site: Path) -> str:
    return "".join(fold(data.decode()) for path, data in built(site).items() if path.startswith("tim-kiem/"))


def test_a_withdrawn_profile_is_in_no_file_of_the_index(site: Path) -> None:
    path = "honorees/individuals/tran-van-khanh/profile.yml"
    text = f"name: Trần Văn Khánh\nstory: {SECRET}\nsources:\n  - title: Báo\npublication:\n  basis: public-record\n"
    write(site, path, text)
    assert honorroll_here("build", root=site).code == 0
    assert "tran van khanh" in everything(site / "site")
    assert "khanh dong" in everything(site / "site")
    write(site, path, f"{text}  withdrawn:\n    date: 2025-11-01\n")
    assert honorroll_here("build", root=site).code == 0
    assert "khanh" not in everything(site / "site").split()
    assert "Trần Văn Khánh" not in find(site / "site", "Trần Văn Khánh")[0]


def test_a_story_without_consent_is_not_found(site: Path) -> None:
    text = (
        f"name: Trần Văn Khánh\nstory: {SECRET}\nunit: Tổ 9\npublication:\n  basis: consent\n  scope: [name, "
        "story]\n  date: 2025-05-01\n  reference: Phiếu 1\n"
    )
    path = "honorees/individuals/tran-van-khanh/profile.yml"
    write(site, path, text)
    result = honorroll_here("build", root=site)
    assert result.code == 0, result
    assert find(site / "site", "khánh đồng", "chiec khanh") == [["Trần Văn Khánh"]] * 2
    write(site, path, text.replace("[name, story]", "[name]"))
    assert honorroll_here("build", root=site).code == 0
    assert find(site / "site", "khánh đồng", "tran van khanh") == [[], ["Trần Văn Khánh"]]


def test_the_texts_follow_an_edited_story(site: Path) -> None:
    path = site / "honorees/individuals/nguyen-van-a/profile.yml"
    text = path.read_text(encoding="utf-8")
    assert honorroll_here("build", root=site).code == 0
    before = built(site / "site")
    assert find(site / "site", "cây nhãn lồng") == [[]]
    path.write_text(text.replace("story: |\n", "story: |\n  Dưới gốc cây nhãn lồng.\n\n"), encoding="utf-8")
    assert honorroll_here("build", root=site).code == 0
    assert find(site / "site", "cây nhãn lồng", "nhan long") == [["Nguyễn Văn A"]] * 2
    after = built(site / "site")
    shutil.rmtree(site / ".build")
    (site / "site").unlink()
    assert honorroll_here("build", root=site).code == 0
    assert built(site / "site") == after, "as from nothing"
    path.write_text(text, encoding="utf-8")
    assert honorroll_here("build", root=site).code == 0
    assert built(site / "site") == before, "the same content, the same files"


def test_an_index_of_texts_that_is_damaged_is_made_anew(site: Path) -> None:
    assert honorroll_here("build", root=site).code == 0
    before = built(site / "site")
    for path in (site / "site/tim-kiem/van-ban").iterdir():
        path.unlink()
    assert honorroll_here("build", root=site).code == 0
    assert built(site / "site") == before
    (site / "site/tim-kiem/van-ban.json").write_text("{}")
    assert honorroll_here("build", root=site).code == 0
    assert built(site / "site") == before


# ── What a keyboard leaves ──────────────────────────────────────────────────────────────────────────────────────────


def test_telex_and_vni_are_decoded(tmp_path: Path) -> None:
    rows = golden("telex.tsv")
    assert len(rows) >= 60
    typed = [query for query, _, _ in rows]
    assert node(tmp_path, {"decode": typed}) == [meant for _, [meant], _ in rows]


# ── Python and the browser agree ───────────────────────────────────────────────────────────────────────────────────


def test_the_browser_folds_as_python_does(tmp_path: Path) -> None:
    draw = random.Random(4)  # noqa: S311  # nothing here is secret
    given_names = names(12_000, seed=5)
    some = [*given_names, *(disguised(name, draw) for name in given_names), *SPECIAL]
    assert node(tmp_path, {"fold": some}) == [[fold(text), tone_normalised(text)] for text in some]


SPECIAL = (
    "Trường THCS Lê Quý Đôn – Hà Đông",
    "“Người tốt, việc tốt” (2025)",
    "H'Hen Niê",
    "Ksor H’Bơ̆k, Ƀăm",
    "Ｈà Đông",
    "Hà\u200bĐông",
    "Strauß, Łukasz & Søren",
    "—",
    "",
    "Ho\u0300a Thu\u0301y",
    "QÚY qủa Hùynh",
    "ﬁ Ⅷ ½",
    "ĐƯỜNG 19/8",
    *(unicodedata.normalize("NFD", name) for name in names(200, seed=6)),
)
