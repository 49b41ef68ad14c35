"""The documents say what is so: their commands exist, and the profiles that they show are accepted."""

import re
from pathlib import Path

import pytest

from honorroll import directives, parse
from honorroll.conferences.model import Album, Conference
from honorroll.load import load
from honorroll.model import Content
from honorroll.rules import roll as roll_rules
from honorroll.stamp import SECTIONS

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "scripts/README.md")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_the_profiles_that_are_shown_are_accepted(name: str) -> None:
    for block in re.findall(r"```yaml\n(.*?)```", text(name), re.DOTALL):
        bare = re.sub(r" +#.*", "", block)  # the guide explains beside the lines, which a profile must not
        document, findings = load(bare.encode(), "profile.yml")
        assert document is not None
        assert findings == []
        assert parse.honoree(document)[1] == []


def test_the_conference_and_the_album_that_are_shown_are_accepted() -> None:
    blocks = re.findall(r"```yml\n(.*?)```", text("CONTRIBUTING.md"), re.DOTALL)
    models: tuple[type[Content], ...] = (Conference, Album)
    for block, model in zip(blocks, models, strict=True):
        document, findings = load(re.sub(r" +#.*", "", block).encode(), "conference.yml")
        assert document is not None
        assert findings == []
        assert parse.typed(model, document)[1] == []


def test_every_directive_is_explained() -> None:
    shown = re.findall(r"`\{\{ ([a-z]+)", text("CONTRIBUTING.md"))
    assert list(dict.fromkeys(shown)) == ["honorees", "list", "count", "chart", "conference", "album"]
    assert set(shown) == set(directives.KNOWN)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_make_target_that_is_named_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    assert set(re.findall(r"(?:^    |`)make ([a-z]+)", text(name), re.MULTILINE)) <= targets


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_that_is_named_exists(name: str) -> None:
    commands = set(re.findall(r'add_parser\("([a-z]+)"', text("scripts/honorroll/cli.py")))
    assert set(re.findall(r"honorroll ([a-z]+)", text(name))) <= commands


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_and_picture_leads_to_a_file(name: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", text(name)):
        assert "://" in target or ((ROOT / name).parent / target).is_file(), target


def test_the_map_names_every_module() -> None:
    rooms = re.findall(r"`([a-z_/]+)`", text("scripts/README.md"))
    package = ROOT / "scripts/honorroll"
    modules = {path.stem for path in package.glob("*.py")} | {
        f"{path.name}/" for path in package.iterdir() if path.is_dir()
    }
    assert modules - {"__init__", "__pycache__/"} <= set(rooms)


def test_no_honoree_can_take_the_address_of_a_list() -> None:
    plan = text("scripts/honorroll/plan.py") + text("scripts/honorroll/pages/words.py")
    segments = set(re.findall(r'"bang-vang/([a-z-]+)/', plan)) | {"ca-nhan", "tap-the", "ho-gia-dinh", "trang"}
    assert "bang-vang" in SECTIONS
    assert segments <= roll_rules.RESERVED
