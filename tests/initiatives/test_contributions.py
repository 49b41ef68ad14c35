"""What asks for photos and stories of honorees: a section of their pages, the page that says how, the form."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import get_args
from urllib.parse import parse_qs, urlsplit

from tests.running import honorroll_here, write

from honorroll.content.fields import Scope
from honorroll.initiatives.pages import contributions
from honorroll.pages.contribution import QUESTIONS


def with_setting(root: Path, target: str) -> None:
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    write(root, "mkdocs.yml", settings.replace("    corrections:", f"    contributions: {target}\n    corrections:"))
    result = honorroll_here("build", root=root)
    assert result.code == 0, result


def page(root: Path, url: str) -> str:
    return (root / "site" / url / "index.html").read_text(encoding="utf-8")


def asked(html: str) -> str:
    """The section of an honoree's page that asks."""
    return html.partition('class="hr-contribute"')[2].partition("</section>")[0]


def target(html: str) -> str:
    return unescape(html.partition('class="hr-button" href="')[2].partition('"')[0])


def test_a_letter_names_the_honoree_and_asks_what_the_office_must_know(site: Path) -> None:
    with_setting(site, "mailto:tu-lieu@bang-vang.example")
    section = asked(page(site, "bang-vang/nguyen-van-a"))
    letter = urlsplit(target(section))
    assert (letter.scheme, letter.path) == ("mailto", "tu-lieu@bang-vang.example")
    said = parse_qs(letter.query)
    assert said["subject"] == ["Ảnh, câu chuyện về: Nguyễn Văn A"]
    assert "/bang-vang/nguyen-van-a/" in said["body"][0]
    assert all(f"{question}:" in said["body"][0] for question in QUESTIONS)
    assert 'href="../../gui-tu-lieu/"' in section
    assert "gui-tu-lieu/" in page(site, ""), "the foot of every page leads there"
    how = page(site, "gui-tu-lieu")
    assert 'href="../gui-tu-lieu/phieu-dong-y/"' in how
    assert "tu-lieu@bang-vang.example" in how


def test_a_form_on_the_web_is_told_of_whom(site: Path) -> None:
    with_setting(site, "https://bieu-mau.example/anh?a=1")
    link = urlsplit(target(asked(page(site, "bang-vang/nguyen-van-a"))))
    assert link.netloc == "bieu-mau.example"
    said = parse_qs(link.query)
    assert (said["a"], said["title"]) == (["1"], ["Nguyễn Văn A"])
    assert said["url"][0].endswith("/bang-vang/nguyen-van-a/")


def test_without_the_setting_nobody_is_asked(built_root: Path) -> None:
    assert not (built_root / "site/gui-tu-lieu").exists()
    assert "gui-tu-lieu" not in page(built_root, "bang-vang/nguyen-van-a")


def test_the_form_asks_for_each_part_of_a_consent(site: Path) -> None:
    with_setting(site, "mailto:tu-lieu@bang-vang.example")
    form = page(site, "gui-tu-lieu/phieu-dong-y")
    words = [*contributions.SCOPES.values(), *contributions.CAPACITIES.values()]
    assert contributions.SCOPES.keys() == set(get_args(Scope))
    assert form.count('class="hr-form-box"') == len(words) + 2
    assert all(each in form for each in (*words, "rút lại", "Phiếu số"))
