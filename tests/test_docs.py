"""The documents say what is so: their commands exist, and the profiles that they show are accepted."""

import re
import shutil
from pathlib import Path

import pytest
from tests.media.uploads import picture, saved
from tests.running import REPOSITORY, SITE, honorroll_here, write

from honorroll.commands import COMMANDS
from honorroll.content import directives, parse
from honorroll.formats.yaml_read import load

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "scripts/README.md")


def text(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_the_profiles_that_are_shown_are_accepted(name: str) -> None:
    for block in re.findall(r"```yaml\n(.*?)```", text(name), re.DOTALL):
        bare = re.sub(r" +#.*", "", block)  # the guide explains beside the lines, which a profile must not
        document, findings = load(bare.encode(), "profile.yml")
        assert document is not None
        assert findings == []
        assert parse.honoree(document)[1] == []


PROFILE = "honorees/individuals/nguyen-van-a"
CONFERENCE = "content/conferences/dien-hinh-tien-tien-2026"
#: Where each example of the guide goes, in their order; two examples for one file stand in it one after the other.
EXAMPLES = (
    f"{PROFILE}/profile.yml.photos",
    f"{PROFILE}/profile.yml",
    "content/decisions/123-qd-ctn-2024.yml",
    "content/office.yml",
    "private/requests.yml",
    "content/models/tu-sach.yml",
    f"{CONFERENCE}/conference.yml",
    f"{CONFERENCE}/conference.yml",
    f"{CONFERENCE}/speeches/giu-nghe.md",
    f"{CONFERENCE}/albums/le-khai-mac/album.yml",
    "content/consultations/huan-chuong-2026.yml",
    "content/holidays.yml",
    "mkdocs.yml",
    "content/vocabulary/places.yml",
    "content/vocabulary/place-kinds.yml",
    "content/news/hoi-nghi-vi-du.md",
    "content/coverage.yml",
    "content/tracker.yml",
    "content/report.yml",
    "content/special/trang.md",
)


def test_whoever_does_what_the_guide_says_has_a_site_without_faults(tmp_path: Path) -> None:
    """Every example, with the files that it names, on top of the vocabularies and the plan of this site."""
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    shutil.copytree(REPOSITORY / "content/vocabulary", tmp_path / "content/vocabulary")
    shutil.copy(REPOSITORY / "content/office.yml", tmp_path / "content")
    blocks = re.findall(r"```(?:yaml|yml|text)\n(.*?)```", text("CONTRIBUTING.md"), re.DOTALL)
    told: dict[str, str] = {}
    for path, block in zip(EXAMPLES, blocks, strict=True):
        told[path] = told.get(path, "") + re.sub(r" +#.*", "", block)
    told[f"{PROFILE}/profile.yml"] += told.pop(f"{PROFILE}/profile.yml.photos")
    for path, content in told.items():
        held = tmp_path / path  # a vocabulary of this site goes on
        write(tmp_path, path, (held.read_text(encoding="utf-8") if held.exists() else "") + content)
    for n, path in enumerate(
        (
            f"{PROFILE}/IMG_2024.JPG",
            *(f"{CONFERENCE}/albums/le-khai-mac/{name}.jpg" for name in ("toan-canh", "phat-bieu")),
        )
    ):
        write(tmp_path, path, saved(picture(1600, 1200, seed=n), "JPEG"))
    document = (SITE / "content/conferences/hoi-nghi-vi-du/documents/ke-hoach.pdf").read_bytes()
    for path in (
        f"{CONFERENCE}/documents/ke-hoach.pdf",
        f"{CONFERENCE}/documents/bao-cao.pdf",
        f"{PROFILE}/qd-123.pdf",
        "content/decisions/123-qd-ctn-2024.pdf",
    ):
        write(tmp_path, path, document)
    write(tmp_path, "content/report/phong-su.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nMột câu.\n")
    result = honorroll_here("check", root=tmp_path)
    assert " lỗi " not in result.stdout, result.stdout
    assert result.code == 0, result
    assert honorroll_here("todo", root=tmp_path).code == 0
    warnings = set(re.findall(r"(?m)cảnh báo ([a-z-]+):", result.stdout))
    assert warnings == {"plan-item", "consultation-without-proposals"}, result.stdout  # the guide proposes nobody


def test_every_directive_is_explained() -> None:
    shown = re.findall(r"`\{\{ ([a-z]+)", text("CONTRIBUTING.md"))
    assert list(dict.fromkeys(shown)) == ["honorees", "list", "count", "chart", "conference", "album"]
    assert set(shown) == set(directives.SYNTAX)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_make_target_that_is_named_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    assert set(re.findall(r"(?:^    |`)make ([a-z]+)", text(name), re.MULTILINE)) <= targets


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_that_is_named_exists(name: str) -> None:
    assert set(re.findall(r"honorroll ([a-z]+)", text(name))) <= COMMANDS.keys()


def test_every_command_is_in_the_readme() -> None:
    named = set(re.findall(r"(?<=honorroll )[a-z]+|(?<=`)[a-z]+(?=`)", text("README.md")))
    assert COMMANDS.keys() - named == set()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_and_picture_leads_to_a_file(name: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", text(name)):
        assert "://" in target or ((REPOSITORY / name).parent / target).is_file(), target


def test_the_map_names_every_module() -> None:
    rooms = re.findall(r"`([a-z_/]+)`", text("scripts/README.md"))
    package = REPOSITORY / "scripts/honorroll"
    modules = {path.stem for path in package.glob("*.py")} | {
        f"{path.name}/" for path in package.iterdir() if path.is_dir()
    }
    assert modules - {"__init__", "__pycache__/"} <= set(rooms)


def test_every_test_that_a_promise_names_is_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", text("SECURITY.md"))
    assert len(named) >= 15
    for path, name in named:
        assert f"def {name}(" in text(path) if name else (REPOSITORY / path).is_file(), (path, name)
