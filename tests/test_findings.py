"""What is said of bad content. Each file of ``cases/findings`` is a case: an explanation, what is changed in the
miniature site, and what the command then says. The parts are told apart by lines between dashes:

    -- path --              the file holds what follows
    -- path (more) --       what follows is added at its end
    -- path (gone) --       there is no such file or folder
    -- path (link: to) --   there is a link
    -- honorroll … --       the command says what follows, and ends with this code

``pytest tests/test_findings.py --bless`` writes what the commands say now; read the difference before you keep it.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.running import CASES, SITE, built, honorroll, honorroll_here, write

import honorroll as package
from honorroll.base.findings import Rule, Text

GOLDEN = sorted((CASES / "findings").glob("*.txt"))
PART = re.compile(r"^-- (?P<what>.+?)(?: \((?P<how>more|gone|link: (?P<to>.+))\))? --\n", re.MULTILINE)
#: The name of a rule in another test.
NAMED = re.compile(r'(?<=["= ])[a-z0-9]+(?:-[a-z0-9]+)*(?=["(:])')
FINDING = re.compile(r"^(?P<place>.+?): (?:lỗi|cảnh báo|error|warning) (?P<rule>[a-z0-9-]+): ", re.MULTILINE)


class Part(NamedTuple):
    what: str
    how: str
    body: str

    @property
    def is_command(self) -> bool:
        return self.what.startswith("honorroll ")


def parts(text: str) -> Iterator[Part]:
    heads = list(PART.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    for head, end in zip(heads, ends, strict=True):
        yield Part(head["what"], head["how"] or "", text[head.end() : end])


def apply(part: Part, root: Path) -> None:
    target = root / part.what
    if part.how == "gone":
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink()
    elif part.how == "more":
        target.write_text(target.read_text(encoding="utf-8") + part.body, encoding="utf-8")
    elif part.how:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.symlink_to(part.how.removeprefix("link: "))
    else:
        write(root, part.what, part.body)


def said(part: Part, root: Path) -> str:
    _, *arguments = shlex.split(part.what)
    result = honorroll_here(*arguments, root=root)
    return f"{result.stdout}{result.stderr}exit {result.code}\n"


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden(path: Path, site: Path, bless: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    text = path.read_text(encoding="utf-8")
    monkeypatch.chdir(site)
    seen = text[: heads[0].start()] if (heads := list(PART.finditer(text))) else text
    for part in parts(text):
        if not part.is_command:
            apply(part, site)
        how = f" ({part.how})" if part.how else ""
        seen += f"-- {part.what}{how} --\n{said(part, site) if part.is_command else part.body}"
    if bless:
        path.write_text(seen, encoding="utf-8")
    else:
        assert seen == text, "if what is said now is right, write it anew with --bless and read every line"


# ── All of them together ───────────────────────────────────────────────────────────────────────────────────────────


def findings_in(text: str) -> set[str]:
    """The findings of a report, one a line, without the hints."""
    return {line for line in text.splitlines() if FINDING.match(line)}


def test_no_bad_profile_hides_the_findings_of_another(site: Path) -> None:
    expected: set[str] = set()
    taken = {str(path.relative_to(SITE)) for path in SITE.rglob("*")}
    for path in GOLDEN:
        content = [part for part in parts(path.read_text(encoding="utf-8")) if not part.is_command]
        checks = [part for part in parts(path.read_text(encoding="utf-8")) if part.what == "honorroll check"]
        if any(part.how or not part.what.startswith("honorees/") or part.what in taken for part in content):
            continue  # it changes what the others build on
        if not content:
            continue  # what it tells of was made by a command
        for part in content:
            apply(part, site)
        taken |= {part.what for part in content}
        expected |= {line for check in checks for line in findings_in(check.body)}
    result = honorroll_here("check", root=site)
    assert findings_in(result.stdout) == expected
    assert len(expected) > 100
    assert result.code == 1


def test_the_report_is_sorted_and_the_same_every_time(site: Path) -> None:
    apply_all(site, "wrong-value", "story", "slug-twice", "yaml")
    first = honorroll("check", root=site, environment={"PYTHONHASHSEED": "1"})
    second = honorroll("check", root=site, environment={"PYTHONHASHSEED": "2"})
    assert first == second
    rows = json.loads(honorroll_here("check", "--format", "json", root=site).stdout)
    places = [(row["path"], row["line"], row["column"], row["rule"]) for row in rows]
    assert places == sorted(places)


def apply_all(root: Path, *names: str) -> None:
    for name in names:
        for part in parts((CASES / "findings" / f"{name}.txt").read_text(encoding="utf-8")):
            if not part.is_command:
                apply(part, root)


# ── Every rule ─────────────────────────────────────────────────────────────────────────────────────────────────────


def rules() -> list[Rule]:
    """Every rule that any module declares."""
    found: dict[int, Rule] = {}
    for module in pkgutil.walk_packages(package.__path__, "honorroll."):
        if not module.name.endswith("__main__"):
            for value in vars(importlib.import_module(module.name)).values():
                if isinstance(value, Rule):
                    found[id(value)] = value
    return list(found.values())


def test_every_rule_has_a_name_of_its_own() -> None:
    names = [rule.name for rule in rules()]
    assert sorted(names) == sorted(set(names))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)


def test_every_rule_has_a_case() -> None:
    """A file of ``cases/findings`` has a line that tells it; or another test names it, as ``"rule"`` or ``rule: ``."""
    seen = {match["rule"] for path in GOLDEN for match in FINDING.finditer(path.read_text(encoding="utf-8"))}
    for path in Path(__file__).parent.rglob("*"):
        if path.suffix in (".py", ".txt", ".json") and path not in (*GOLDEN, Path(__file__)):
            seen |= set(NAMED.findall(path.read_text(encoding="utf-8")))
    assert {rule.name for rule in rules()} - seen == set()


def facts_in(text: Text) -> set[str]:
    """The names of the facts that a text of a rule takes, those of one language and the other's under one name."""
    names = re.findall(r"(?<!\{)\{([a-z_]+)\}", f"{text.message} {text.hint}")
    return {name.removesuffix("_vi") for name in names}


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_says_the_same_in_both_languages(rule: Rule) -> None:
    assert rule.vi.message
    assert rule.en.message
    assert bool(rule.vi.hint) == bool(rule.en.hint)
    assert facts_in(rule.vi) == facts_in(rule.en)
    assert not [name for name in re.findall(r"\{(\w+)\}", rule.en.message + rule.en.hint) if name.endswith("_vi")]


# ── The live site ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_findings_leave_the_live_site_as_it_is(site: Path) -> None:
    assert honorroll_here("build", root=site).code == 0
    before, live = built(site / "site"), (site / "site").readlink()
    for name in ("wrong-value", "pages-mkdocs", "pages-audit", "vocabulary"):
        root = site.with_name(name)
        shutil.copytree(site, root, symlinks=True)
        apply_all(root, name)
        result = honorroll_here("build", root=root)
        assert result.code == 1
        assert "Trang đang chạy được giữ nguyên." in result.stderr
        assert (root / "site").readlink() == live
        assert built(root / "site") == before
