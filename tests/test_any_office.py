"""The roll belongs to nobody's city: any office begins one of its own."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from tests.running import REPOSITORY, SITE, Result, honorroll_here, write

from honorroll.content import parse, shipped
from honorroll.formats import yaml_read


def init(folder: Path, *arguments: str) -> Result:
    """``honorroll init`` without a terminal, so that nothing can be asked."""
    return honorroll_here("init", str(folder), *arguments, root=folder.parent)


def test_a_site_without_a_plan_of_its_office_has_no_such_rule(tmp_path: Path) -> None:
    root = Path(shutil.copytree(SITE, tmp_path / "site"))
    conference = root / "content/conferences/hoi-nghi-vi-du/conference.yml"
    text = conference.read_text(encoding="utf-8")
    text = text.replace("total: 200", "total: 2000").replace("  - kind: launch\n", "  - kind: other\n")
    conference.write_text(text, encoding="utf-8")
    with_plan = honorroll_here("check", root=root).stdout
    assert "plan-delegates" in with_plan
    assert "plan-item" in with_plan
    (root / "content/office.yml").unlink()
    assert " plan-" not in honorroll_here("check", root=root).stdout


#: What belongs to one city or to the plan of one office, and to no program: names, and the plan's numbers where they
#: would decide something.
_CITY = re.compile(r"hà ?nội|hanoi|\bha-noi\b|hà đông|\bha-dong\b|thủ đô\b|thu-do\b", re.IGNORECASE)
_QUOTA = re.compile(r"(?:MAX|MOST|LIMIT|PERCENT|SHARE|DELEGATE|EXEMPLAR|DAY)\w* *(?::[^=\n]*)?= *(?:300|70|5 \* 60)\b")
_ONE = r"""["'](?:ward|district|commune|city)["']"""
_LEVEL = re.compile(rf"Literal\[[^\]]*{_ONE}[^\]]*\]|(?:==|in) [(\[]?{_ONE}")


def test_the_program_names_no_city_no_quota_and_no_level() -> None:
    """Places stand in the national list; the levels of offices that may begin a roll, in ``new_site``."""
    package = REPOSITORY / "scripts/honorroll"
    for path in sorted(package.rglob("*")):
        if path.suffix not in (".py", ".js", ".html", ".j2", ".yml", ".md", ".xml", ".css"):
            continue
        name, text = str(path.relative_to(package)), path.read_text(encoding="utf-8")
        if name != "content/vocabularies/places.yml":
            assert not _CITY.search(text), (name, _CITY.findall(text))
        assert not _QUOTA.search(text), (name, _QUOTA.findall(text))
        if name != "office/new_site.py":
            assert not _LEVEL.search(text), (name, _LEVEL.findall(text))


OFFICES = {
    "province": ("UBND tỉnh Đắk Lắk", "tỉnh", "Tỉnh Đắk Lắk", "Bảng vàng tỉnh Đắk Lắk"),
    "school": ("Trường THPT Ví Dụ", "trường", "Phường Ví Dụ, Thành phố Huế", "Bảng vàng Trường THPT Ví Dụ"),
    "company": ("Công ty <Ví Dụ> & *Con*", "công ty", "", "Bảng vàng Công ty <Ví Dụ> & *Con*"),
}


@pytest.mark.parametrize("kind", OFFICES)
def test_any_office_begins_a_roll_and_adds_its_first_profile_by_the_guide(kind: str, tmp_path: Path) -> None:
    root = tmp_path / "roll"
    name, level, place, title = OFFICES[kind]
    begun = init(root, "--name", name, "--level", level, "--place", place)
    assert begun.code == 0, begun
    assert honorroll_here("check", root=root).stdout == "Không có lỗi nào.\n"
    assert honorroll_here("fmt", "--check", root=root).stdout == ""
    built = honorroll_here("build", root=root)
    assert built.code == 0, built
    assert " lỗi " not in built.stdout, built
    home = (root / "site/index.html").read_text(encoding="utf-8")
    assert f"<title>{html.escape(title, quote=False)}</title>" in home
    guide = (root / "content/pages/bat-dau.md").read_text(encoding="utf-8")
    [profile] = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    write(root, "honorees/individuals/nguyen-van-a/profile.yml", profile)
    assert honorroll_here("check", root=root).stdout == "Không có lỗi nào.\n"
    assert honorroll_here("build", root=root).code == 0
    assert (root / "site/bang-vang/nguyen-van-a/index.html").exists()


def test_the_profile_of_the_readme_is_complete_in_a_roll_that_was_just_begun(tmp_path: Path) -> None:
    root = tmp_path / "roll"
    name, level, place, _ = OFFICES["province"]
    assert init(root, "--name", name, "--level", level, "--place", place).code == 0
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    write(root, "honorees/individuals/nguyen-van-a/profile.yml", re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL)[0])
    assert honorroll_here("check", root=root).stdout == "Không có lỗi nào.\n"


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    write(tmp_path, "roll/cua-toi.txt", "của tôi")
    refused = init(tmp_path / "roll", "--name", "Trường Ví Dụ", "--level", "school")
    assert (refused.code, "đã có tệp" in refused.stderr) == (2, True)
    assert [path.name for path in (tmp_path / "roll").iterdir()] == ["cua-toi.txt"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--name, --level, --place"),
        (("--name", "UBND phường Ví Dụ", "--level", "phường"), "--place"),
        (("--name", "A", "--level", "làng", "--place", "Phường Ví Dụ"), "Không biết cấp “làng”"),
        (("--name", "A", "--level", "phường", "--place", "Ví Dụ"), "Không rõ “Ví Dụ” là địa bàn loại gì"),
        (("--name", "A", "--level", "trường", "--languages", "vi,fr"), "ngôn ngữ “fr”"),
        (("--name", "A", "--level", "trường", "--url", "bang-vang"), "site_url: bang-vang"),
        (("--name", "A", "--level", "trường", "--corrections", "không có"), "corrections: không có"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(arguments: Sequence[str], said: str, tmp_path: Path) -> None:
    refused = init(tmp_path / "roll", *arguments)
    assert refused.code
    assert said in refused.stdout + refused.stderr
    assert not (tmp_path / "roll").exists()


def test_the_country_has_34_provinces_and_cities() -> None:
    """Resolution 202/2025/QH15: 28 provinces and 6 cities; three provinces have become cities since."""
    places = shipped.entries("places").values()
    for day, cities in ((date(2025, 7, 1), 6), (date(2026, 4, 30), 7), (date(2026, 9, 20), 9)):
        there = [place for place in places if (place.valid_from or day) <= day <= (place.valid_until or day)]
        assert (len(there), sum(place.kind == "city" for place in there)) == (34, cities)
    assert len({place.code for place in places}) == 34


def test_titles_of_the_law_are_those_of_the_site_of_this_repository() -> None:
    """Whoever mends a title here mends it there."""
    document, _ = yaml_read.load((REPOSITORY / "content/vocabulary/titles.yml").read_bytes(), "titles.yml")
    assert document
    ours = parse.vocabulary("titles", document)[0]
    for id_, title in shipped.entries("titles").items():
        if id_ in ours:
            assert (title.name, title.group, title.classes, title.level) == (
                ours[id_].name,
                ours[id_].group,
                ours[id_].classes,
                ours[id_].level,
            )
