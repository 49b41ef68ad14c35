"""Whatever a profile holds: findings or a page, never a traceback, and no name changes on its way to the page."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.generators.names import names
from tests.running import DATE, SITE, built, honorroll_here, without_cards, write

from honorroll.base.findings import Finding
from honorroll.content.honoree import Honoree
from honorroll.content.profile_scan import ProfileFile
from honorroll.content.shared import Period
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.yaml_parser import FORBIDDEN
from honorroll.formats.yaml_write import emit
from honorroll.media.honoree_pictures import PictureSettings
from honorroll.roll import facts
from honorroll.roll import read as roll
from honorroll.roll.rules import roll as roll_rules
from honorroll.roll.rules import whole_roll

PATH = "honorees/individuals/bat-ky/profile.yml"
FILE = ProfileFile("individual", "bat-ky", PATH, (0, 0, 0, 0), ())
UNHURRIED = settings(deadline=None, max_examples=250, suppress_health_check=[HealthCheck.too_slow])

# ── What may be typed ──────────────────────────────────────────────────────────────────────────────────────────────

KEYS = [
    *sorted(Honoree.model_fields),
    "title",
    "class",
    "year",
    "decision",
    "date",
    "file",
    "url",
    "text",
    "basis",
    "scope",
    "level",
    "status",
    "withdrawn",
    "titel",
]
WORDS = [
    "no",
    "2024",
    "2024-10-08",
    "0",
    "1",
    "true",
    "nguoi-tot-vi-du",
    "phuong-cu",
    "public-record",
    "consent",
    "name",
    "a.jpg",
    "../a",
    "https://bao.example/",
    "javascript:x",
    "null",
    "Nguyễn Văn A",
]
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.sampled_from(WORDS)
trees = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=8), inner),
    max_leaves=15,
)
PUBLIC: dict[str, object] = {"sources": [{"title": "Nguồn"}], "publication": {"basis": "public-record"}}
nearly = st.dictionaries(st.sampled_from(KEYS), trees, max_size=5).map(lambda data: {"name": "A", **PUBLIC, **data})


@cache
def vocabulary() -> Vocabulary:
    read, findings, *_ = roll.vocabulary(SITE)
    assert findings == []
    return read


def judged(raw: bytes) -> list[Finding]:
    """Everything that is done to a profile up to its page, and all that is said of it."""
    whole, findings = roll.profile(FILE, raw, roll.Given(vocabulary(), Period(start=2020, end=2025)))
    if whole is not None and not any(finding.is_error for finding in findings):
        published = roll.to_be_published(whole, PictureSettings())
        drawn, removed = roll.drawn(published)
        shown = facts.facts_of(FILE.slug, FILE.kind, FILE.path, published.honoree, vocabulary(), b"", published.album)
        findings = (
            findings
            + removed
            + [
                finding
                for asked in whole_roll.RULES
                for finding in asked.rule(roll_rules.JudgedRoll([shown], [FILE], DATE))
            ]
        )
        if not shown.withdrawn:
            assert html.escape(whole.honoree.name).replace("&#x27;", "&#39;") in drawn.fragment
    return findings


def assert_told(findings: list[Finding], raw: bytes) -> None:
    lines = raw.count(b"\n") + raw.count(b"\r") + 2
    for finding in findings:
        assert (finding.source.path, finding.source.line <= lines) == (PATH, True)
        for language in ("vi", "en"):
            told = finding.message(language) + finding.hint(language)
            assert told.isprintable()
            assert told.encode()


@UNHURRIED
@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_bytes(raw: bytes) -> None:
    assert_told(judged(raw), raw)


@UNHURRIED
@given(trees | nearly)
def test_any_tree(tree: object) -> None:
    raw = json.dumps(tree, ensure_ascii=False, indent=1).encode(errors="replace")
    assert_told(judged(raw), raw)


@UNHURRIED
@given(nearly, st.randoms(use_true_random=False))
def test_any_damage_to_a_good_profile(tree: dict[str, object], random: object) -> None:
    text = (SITE / "honorees/individuals/nguyen-van-a/profile.yml").read_text(encoding="utf-8")
    draw = random.randrange  # type: ignore[attr-defined]  # a random.Random, as hypothesis has it
    for _ in range(draw(4)):
        start = draw(len(text))
        piece = ("", "\n", ": ", "- ", "  ", '"', "#", "[", "{", "|", "\t", "&a ", "đ", "\u0301", "\u202e")[draw(15)]
        text = text[:start] + piece + text[start + draw(6) :]
    assert_told(judged(text.encode()), text.encode())


# ── A whole site ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_any_profiles_side_by_side(site: Path) -> None:
    """A site of some hundred strange profiles: the command tells of each, at places that exist, and of nobody else."""
    strange: list[bytes] = []

    @settings(max_examples=120, deadline=None, database=None, derandomize=True)
    @given(st.binary(max_size=200) | nearly.map(lambda tree: json.dumps(tree).encode()))
    def gather(raw: bytes) -> None:
        strange.append(raw)

    gather()
    for n, raw in enumerate(strange):
        write(site, f"honorees/individuals/la-{n}/profile.yml", raw)
    result = honorroll_here("check", "--format", "json", root=site)
    rows = json.loads(result.stdout)
    assert (result.code, result.stderr) == (1, "")
    assert all((site / row["path"]).is_file() for row in rows)
    assert all(
        "/la-" in row["path"] or row["rule"] in ("former-slug-taken", "likely-duplicate", "profile-copied")
        for row in rows
    )


# ── No name changes ────────────────────────────────────────────────────────────────────────────────────────────────

TRAPS = [
    *("no", "yes", "null ý", "012", "1_000", "10:30", "1.10", "0x1F", "2025-05-01", "2025-13-45", "1e3", "+84", "~ A"),
    *("Đội #1 xuất sắc", "Tổ 3: Hòa", "A & B", "<b>A</b>", "</title><script>alert(1)</script>", "O'Brien", 'Ông "Ba"'),
    *("=", "{{ page.title }}", "{% raw %}", "{{ config }}", "hr7d21", "hr7d21-title", "hr7d21-content", "%s {0} ${x}"),
    *("\\u0041", "&amp;", "&#39;", "a" * 300, "Ksor H’Bơ̆k", "Y Ƀăm Niê", "名", "🙂 Tổ", "- A", "[A]", "* A", "`A`"),
    *("_A_", "A\\B", "?"),
    *(unicodedata.normalize("NFD", name) for name in ("Nguyễn Thị Ước", "Đặng Hoà")),
]  # fmt: skip


def heading(page: bytes) -> str:
    [found] = re.findall(r"<h1[^>]*>(.*?)</h1>", page.decode(), re.DOTALL)
    return html.unescape(str(found))


def profile(name: str, form: str) -> str:
    if form == "emit":
        return emit({"name": name, "sources": [{"title": name}], "publication": {"basis": "public-record"}})
    if form == "json":
        return json.dumps({"name": name, **PUBLIC}, ensure_ascii=False)
    return f'"name": "{name.translate({34: chr(92) + chr(34), 92: chr(92) * 2})}"\n' + emit(PUBLIC)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["emit", "json", "quoted"])
def test_the_name_on_the_page_is_the_name_in_the_file(site: Path, form: str) -> None:
    wanted = [*TRAPS, *names(60, seed=7)]
    without_cards(site)
    for n, name in enumerate(wanted):
        write(site, f"honorees/individuals/ten-{n}/profile.yml", profile(name, form))
    result = honorroll_here("build", root=site)
    assert result.code == 0, result
    files = built(site / "site")
    sitemap = files["sitemap.xml"].decode()
    cards = re.findall(r'href="\.\./bang-vang/(ten-\d+)/', "".join(list_pages(files)))
    for n, name in enumerate(wanted):
        assert heading(files[f"bang-vang/ten-{n}/index.html"]) == unicodedata.normalize("NFC", name)
        assert f"/bang-vang/ten-{n}/<" in sitemap
    assert len(set(cards) | set(re.findall(r'/bang-vang/(ten-\d+)/"', "".join(list_pages(files))))) == len(wanted)


def list_pages(files: dict[str, bytes]) -> Iterator[str]:
    for path, data in files.items():
        if re.fullmatch(r"bang-vang/(trang/\d+/)?index\.html", path):
            yield data.decode()


VISIBLE = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn", "Co"]), min_size=1, max_size=60
)


@UNHURRIED
@given(VISIBLE)
def test_a_name_is_refused_or_shown_as_it_was_typed(name: str) -> None:
    raw = profile(name, "emit").encode()
    whole, findings = roll.profile(FILE, raw, roll.Given(vocabulary(), Period(start=2020, end=2025)))
    if whole is None or any(finding.is_error for finding in findings):
        assert findings
        plain = unicodedata.normalize("NFC", name)
        reasons = {finding.rule.name for finding in findings}
        assert (
            FORBIDDEN.search(name)
            or re.search(r"^\s|\s$|\s\s", plain)
            or reasons & {"yaml-marks", "strange-letter", "garbled-text", "lost-letters"}
            or any(reason.startswith("personal-") for reason in reasons)
        )
        return
    drawn, _ = roll.drawn(roll.to_be_published(whole, PictureSettings()))
    assert heading(drawn.fragment.encode()) == unicodedata.normalize("NFC", name)
    assert drawn.title.startswith(unicodedata.normalize("NFC", name))
