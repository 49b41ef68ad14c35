"""``--site-dir`` makes a copy of the site that stands by itself."""

from __future__ import annotations

import re
from pathlib import Path

from tests.running import built, write
from tests.test_build import PERSON, build, edit, one_line, state


def paths(site: Path) -> set[str]:
    """Every file; the folders of the search and its shards of texts are named by what they hold."""
    return {re.sub(r"tim-kiem/(van-ban/)?\w{12}\b", r"tim-kiem/\1…", path) for path in built(site)}


def test_site_dir_is_a_copy_that_stands_by_itself(site: Path, tmp_path: Path) -> None:
    assert build(site).code == 0
    before = state(site)
    out = tmp_path / "deep/out"
    write(out, "sitemap.xml", "old")
    write(out, "gone/index.html", "old")
    write(out.parent, ".out.files", "sitemap.xml\ngone/index.html\n")
    edit(site / PERSON / "profile.yml", "Cứ gọi là có.", "Gọi là có.")
    assert build(site, "--site-dir", str(out)).code == 0
    assert not out.is_symlink()
    assert not [path for path in out.rglob("*") if path.is_symlink()]
    assert paths(out) == paths(site / "site")
    assert "Gọi là có." in (out / "bang-vang/nguyen-van-a/index.html").read_text(encoding="utf-8")
    assert {path.name for path in out.parent.iterdir()} == {"out", ".out.files"}
    assert state(site) == before, "the live site is not what was asked for"
    assert build(site).code == 0
    assert built(site / "site") == built(out)


def test_site_dir_replaces_nothing_but_a_site(site: Path, tmp_path: Path) -> None:
    write(tmp_path, "home/thesis.odt", "years of work")
    for folder in (tmp_path / "home", site, site / "honorees", site / ".build/releases/b"):
        before = built(site / "honorees") | built(tmp_path / "home")
        assert str(folder) in one_line(build(site, "--site-dir", str(folder)))
        assert built(site / "honorees") | built(tmp_path / "home") == before


def test_site_dir_may_name_the_site_in_any_way(site: Path) -> None:
    assert build(site, "--site-dir", str(site / "content/../site")).code == 0
    assert (site / "site").is_symlink()
    assert build(site, "--site-dir", str(site / "site")).code == 0
