"""The page that asks citizens whom to honour: what it says, where it leads, and when there is none."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.running import honorroll_here, write

from honorroll.content import nominations
from honorroll.content.nominations import QUESTIONS, is_nomination


def with_setting(root: Path, target: str) -> None:
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    write(root, "mkdocs.yml", settings.replace("    corrections:", f"    nominations: {target}\n    corrections:"))
    result = honorroll_here("build", root=root)
    assert result.code == 0, result


def page(root: Path, url: str = "gioi-thieu-guong") -> str:
    return (root / "site" / url / "index.html").read_text(encoding="utf-8")


def action(html: str) -> str:
    return unescape(html.split('<a class="hr-action" href="')[1].split('"')[0])


def test_a_letter_begins_with_the_questions(site: Path) -> None:
    with_setting(site, "mailto:guong@bang-vang.example")
    html = page(site)
    letter = urlsplit(action(html))
    assert (letter.scheme, letter.path) == ("mailto", "guong@bang-vang.example")
    body = parse_qs(letter.query)["body"][0]
    assert all(f"{question.label}:" in body for question in QUESTIONS)
    assert is_nomination(body)
    assert all(question.label in html for question in QUESTIONS)
    assert "căn cước" in html
    for url, up in (("", ""), ("bang-vang/nguyen-van-a", "../../")):
        assert f'href="{up}gioi-thieu-guong/"' in page(site, url) or f'href="./{up}gioi-thieu-guong/"' in page(
            site, url
        )


def test_a_form_on_the_web_is_linked(site: Path) -> None:
    with_setting(site, "https://bieu-mau.example/guong?a=1")
    html = page(site)
    assert action(html) == "https://bieu-mau.example/guong?a=1"
    assert "mailto:guong" not in html
    assert 'href="../gioi-thieu-guong/phieu/"' in html


def test_the_form_has_a_question_and_lines_for_each(site: Path) -> None:
    with_setting(site, "mailto:guong@bang-vang.example")
    html = page(site, "gioi-thieu-guong/phieu")
    assert html.count('class="hr-form-line"') == sum(question.lines for question in QUESTIONS)
    assert html.count('class="hr-form-field"') == len(QUESTIONS)


def test_the_page_leads_home_when_the_setting_goes(site: Path) -> None:
    with_setting(site, "mailto:guong@bang-vang.example")
    settings = (site / "mkdocs.yml").read_text(encoding="utf-8")
    write(site, "mkdocs.yml", settings.replace("    nominations: mailto:guong@bang-vang.example\n", ""))
    assert honorroll_here("build", root=site).code == 0
    assert "Trang đã chuyển" in page(site)
    assert "gioi-thieu-guong" not in page(site, "")


def test_the_drawer_may_lie_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    assert nominations.folder() == "private/gioi-thieu"
    monkeypatch.setenv("HONORROLL_PRIVATE", "/mnt/co-quan")
    assert nominations.folder() == "/mnt/co-quan/gioi-thieu"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đã làm việc gì: A\nAi xác nhận được: B\nỞ đâu, từ khi nào: C", True),
        ("Đã làm việc gì: A\nAi xác nhận được: B", False),
        ("Trang kể về những người tốt.", False),
    ],
)
def test_a_letter_is_known_by_its_questions(text: str, expected: bool) -> None:
    assert is_nomination(text) is expected
