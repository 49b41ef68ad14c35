"""Whatever is edited, in whatever order, the site is that of a build from nothing."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.browser import rich
from tests.conftest import Once
from tests.running import Result, built, honorroll_here

#: So many edits a run, each of which is built; what stands after every third one is built from nothing, too.
STEPS = 12


class Edit(NamedTuple):
    """One match of ``pattern`` in one of the files becomes ``new``, where {n} is a number not used before."""

    files: str
    pattern: str
    new: str


PLACED = (
    "{{{{ conference hoi-nghi-vi-du }}}}",
    "{{{{ album hoi-nghi-vi-du le-khai-mac }}}}",
    "{{{{ list danh-hieu/nguoi-tot-vi-du 3 }}}}",
    "{{{{ honorees nguyen-van-a }}}}",
    "{{{{ chart nam }}}}",
    "Có {{{{ count danh-hieu/nguoi-tot-vi-du }}}} người.",
)
EDITS = (
    Edit("honorees/*/*/profile.yml", r"^story: \|\n", "story: |\n  Câu {n}.\n\n"),
    Edit("honorees/*/*/profile.yml", r"^(name: \w.*)$", r"\1 {n}"),
    Edit("honorees/*/*/profile.yml", r"^(    year: 20).*$", r"\g<1>{year}"),
    *(
        Edit("honorees/*/*/profile.yml", r"^place: .*$", f"place: {place}")
        for place in ("phuong-cu", "phuong-chia", "phuong-moi", "quan-vi-du")
    ),
    Edit("content/vocabulary/places.yml", r"^      whole: true$", "      share: 60"),
    Edit(
        "honorees/individuals/nguoi-*/profile.yml",
        r"^publication:\n",
        "publication:\n  withdrawn:\n    date: 2025-11-20\n",
    ),
    Edit("content/conferences/*/conference.yml", r"^(name|summary|venue): .*$", r"\1: Tên {n}"),
    Edit("content/conferences/*/albums/*/album.yml", r"(caption): .*$", r"\1: Chú thích {n}"),
    Edit("content/conferences/*/speeches/*.md", r"\Z", "\nCâu {n}.\n"),
    Edit("content/conferences/*/speeches/*.md", r"^(title): .*$", r"\1: Tham luận {n}"),
    Edit("content/news/*.md", r"\Z", "\nCâu {n}.\n"),
    Edit("content/news/*.md", r"^(title|summary): .*$", r"\1: Tin {n}"),
    Edit("content/news/tin-*.md", r"^date: .*$", "date: 2025-05-{year}"),
    Edit("content/special/*.md", r"\Z", "\nCâu {n}.\n"),
    Edit("content/pages/*.md", r"\Z", "\nCâu {n}.\n"),
    Edit("content/vocabulary/*.yml", r"^(  name): .*$", r"\1: Mục {n}"),
    Edit("content/models/*.yml", r"^(name|summary): .*$", r"\1: Mô hình {n}"),
    Edit("content/campaigns/*.yml", r"^(name|launched_by): .*$", r"\1: Đợt {n}"),
    Edit("content/works.yml", r"^(  - name): .*$", r"\1: Công trình {n}"),
    Edit("content/figures.yml", r"^(    year): .*$", r"\1: 20{year}"),
    Edit("honorees/*/*/profile.yml", r"^models: .*\n", ""),
    Edit("honorees/individuals/nguoi-*/profile.yml", r"^publication:\n", "models: [day-du]\npublication:\n"),
    Edit("content/tracker.yml", r"received: (20\d\d-\d\d)-\d\d", r"received: \1-{year}"),
    Edit("mkdocs.yml", r"^(site_name): .*$", r"\1: Bảng vàng {n}"),
    Edit("mkdocs.yml", r"^    press_kits: true\n", ""),
    Edit("mkdocs.yml", r"^    corrections:", "    press_kits: true\n    corrections:"),
    *(
        Edit(f"content/{folder}/*.md", r"\Z", f"\n{placed}\n")
        for folder in ("news", "special", "conferences/*/speeches")
        for placed in PLACED
    ),
)


def edited(root: Path, n: int, draw: random.Random) -> tuple[Path, str]:
    """Makes one edit; gives the file and what was in it before."""
    while True:
        edit = draw.choice(EDITS)
        path = draw.choice(sorted(root.glob(edit.files)))
        before = path.read_text(encoding="utf-8")
        matches = list(re.finditer(edit.pattern, before, re.M))
        if matches:
            match = draw.choice(matches)
            new = match.expand(edit.new.format(n=n, year=draw.randrange(10, 25)).replace("\n", "\\n"))
            path.write_text(before[: match.start()] + new + before[match.end() :], encoding="utf-8")
            return path, before


def from_nothing(root: Path) -> tuple[Result, Path]:
    """A build of the same content that is told what is online; pictures, and what MkDocs rendered, are there by
    content.
    """
    fresh = root.with_name("fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    kept = shutil.ignore_patterns("site", "cache", "releases", "frame", "*.lock")
    shutil.copytree(root, fresh, ignore=kept, symlinks=True)
    online = ["--published", str(root / "site/dia-chi.txt")] if (root / "site").exists() else []
    return honorroll_here("build", *online, root=fresh), fresh / "site"


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_after_every_edit(once: Once, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """Also after one that the site cannot be built with, for which both give the same findings."""
    monkeypatch.setattr("honorroll.base.store.TICK", -3_600_000_000_000)  # as if every file had lain there for long
    root = tmp_path / "site"
    shutil.copytree(once("rich", rich.make), root, symlinks=True)
    draw = random.Random(seed)  # noqa: S311  # nothing here is secret
    for n in range(STEPS):
        path, before = edited(root, n, draw)
        result = honorroll_here("build", root=root)
        if result.code == 0 and n % 3 < 2:
            continue
        expected, fresh = from_nothing(root)
        seen = f"step {n}: {path.relative_to(root)}"
        assert result.code == expected.code, (seen, result, expected)
        if result.code:
            assert result.stdout == expected.stdout, seen
            path.write_text(before, encoding="utf-8")
        else:
            mine, theirs = built(root / "site"), built(fresh)
            assert [url for url in mine.keys() | theirs.keys() if mine.get(url) != theirs.get(url)] == [], seen
