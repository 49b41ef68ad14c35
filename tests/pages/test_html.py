"""Every page is valid HTML, whatever the profiles hold, and says what they say and no more."""

from __future__ import annotations

import re
import shutil
import unicodedata
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from tests.generators.profiles import profiles
from tests.markup import Markup, faults
from tests.running import SITE, honorroll_here, without_cards, write

from honorroll.content.profile_scan import ProfileFile
from honorroll.content.shared import Period
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.yaml_write import Value, emit
from honorroll.roll import read as roll

MANY = 100
#: A title that is only a number, and one that is made to break out.
TITLES = """\
chi-la-so:
  name: "2025"
  group: recognition
  level: thanh-pho
  rank: 60
  article: "<b>Điều</b> 1 & 2"
pha-hoai:
  name: "</a><script>alert('x')</script> & \\"{{ x }}\\" ]]> -->"
  group: recognition
  rank: 70
"""


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Vocabulary]:
    root = tmp_path_factory.mktemp("html") / "root"
    shutil.copytree(SITE, root)
    with (root / "content/vocabulary/titles.yml").open("a", encoding="utf-8") as file:
        file.write(TITLES)
    read, findings, *_ = roll.vocabulary(root)
    assert findings == []
    return root, read


@pytest.mark.slow
def test_a_hundred_pages_of_any_profile(vocabulary: tuple[Path, Vocabulary]) -> None:
    """In one build and one run of the validator: they are valid, nothing breaks out, every text is there to read."""
    root, words = vocabulary
    open_to = [id_ for id_, title in words.titles.items() if not title.recipients or "individual" in title.recipients]
    classed = {id_: list(words.titles[id_].classes) for id_ in open_to if words.titles[id_].classes}
    accepted: list[dict[str, Value]] = []

    @settings(
        max_examples=MANY,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(profiles(open_to, classed))
    def gather(profile: dict[str, Value]) -> None:
        file = ProfileFile("individual", "a", "honorees/individuals/a/profile.yml", (0, 0, 0, 0), ())
        whole, findings = roll.profile(file, emit(profile).encode(), roll.Given(words, Period()))
        assume(whole is not None and not any(finding.is_error for finding in findings))
        accepted.append(profile)

    gather()
    assert len(accepted) >= MANY
    without_cards(root)
    for n, profile in enumerate(accepted):
        write(root, f"honorees/individuals/bat-ky-{n}/profile.yml", emit(profile))
    result = honorroll_here("build", root=root)
    assert result.code == 0, result
    shown = [page for page in (root / "site").rglob("*.html") if b"bat-ky-" in page.read_bytes()]
    assert len(shown) > MANY
    assert faults(*shown) == []
    for n, profile in enumerate(accepted):
        if not honours_nobody(profile):  # whose page says nothing
            assert_told(profile, (root / f"site/bang-vang/bat-ky-{n}/index.html").read_text(encoding="utf-8"), words)


def honours_nobody(profile: dict[str, Any]) -> bool:
    awards = profile.get("awards", ())
    return bool(awards) and all(award.get("status") in ("revoked", "declined") for award in awards)


def assert_told(profile: dict[str, Value], html: str, words: Vocabulary) -> None:
    page = Markup(html)
    [heading] = re.findall(r"<h1>(.*?)</h1>", html)
    assert Markup(f"<body>{heading}</body>").text == composed(str(profile["name"]))
    for text in said(profile, words):
        assert composed(text) in page.text
    assert {tag for tag, _ in page.tags} <= KNOWN
    for tag, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for name in ("href", "src", "action"):
            scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", attributes.get(name, ""), re.IGNORECASE)
            assert not scheme or scheme[1] in ("https", "http", "mailto") or tag == "img", (tag, attributes)
        assert tag != "script" or attributes.get("src") or attributes.get("type") == "application/ld+json"
        assert tag != "img" or re.match(f"(?:{PHOTO}|{CODE})$", attributes["src"]), attributes
        assert tag != "source" or re.match(f"(?:(?:^|, ){PHOTO} \\d+w)+$", attributes["srcset"])


#: What a picture shows: a photo of an honoree beside this one, or the QR code of the page.
PHOTO, CODE = r"(?:\.\./)+anh/[\w/.-]+", r"data:image/png;base64,[\w+/]+=*"
#: What a page of an honoree is made of; a tag that came out of a text would be another, or stand where none may.
KNOWN = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "link",
        "script",
        "body",
        "header",
        "main",
        "article",
        "section",
        "footer",
        "nav",
    ),
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "p",
        "div",
        "span",
        "a",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "button",
        "details",
        "output",
    ),
    *(
        "summary",
        "figure",
        "figcaption",
        "blockquote",
        "small",
        "strong",
        "em",
        "code",
        "pre",
        "hr",
        "br",
        "svg",
        "path",
    ),
    *("table", "thead", "tbody", "tr", "th", "td"),
    *("picture", "source", "img"),
}


def composed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def said(profile: dict[str, Any], words: Vocabulary) -> list[str]:
    """Every text of the profile that its page shows."""
    texts = [profile[key] for key in ("honorific", "position", "locality", "nominated_by") if key in profile]
    texts += [profile["unit"]] if "unit" in profile else []
    texts += [profile["summary"]] if "summary" in profile and not profile.get("story") else []
    texts += [profile["quote"]["text"]] if "quote" in profile else []
    for award in profile.get("awards", ()):
        if award.get("status") == "declined":
            continue
        texts.append(words.titles[award["title"]].name)
        shown = ("issuer", "class") if award.get("status") == "revoked" else ("detail", "issuer", "class")
        texts += [award[key] for key in shown if key in award]
        texts += [award["decision"]["number"]] if award.get("decision", {}).get("number") else []
    for source in profile["sources"]:
        texts += [source[key] for key in ("title", "publisher") if key in source]
    return cast("list[str]", texts)


def test_every_page_of_the_miniature_site(built_root: Path) -> None:
    assert faults(built_root / "site") == []


def test_a_sample_of_every_kind_of_page_of_the_real_site(real: Path) -> None:
    folders: dict[Path, list[Path]] = {}
    for page in sorted(real.rglob("*.html")):
        folders.setdefault(page.parent.parent, []).append(page)
    assert faults(*[page for some in folders.values() for page in some[:: max(1, len(some) // 3)]]) == []
