"""The guide on the site: only where the settings ask for it, and found by nobody who does not know of it."""

from __future__ import annotations

from pathlib import Path

from tests.running import built, honorroll_here, write

from honorroll.guide import chapters, pictures

ON, OFF = "    guide: true\n    corrections:", "    corrections:"


def _guide(root: Path) -> dict[str, bytes]:
    return {path: data for path, data in built(root / "site").items() if path.startswith("huong-dan/")}


def test_it_is_on_the_site_where_the_settings_ask_for_it(site: Path, built_root: Path) -> None:
    assert _guide(built_root) == {}
    assert b"huong-dan/" not in (built_root / "site/index.html").read_bytes()

    settings = (site / "mkdocs.yml").read_text(encoding="utf-8")
    write(site, "mkdocs.yml", settings.replace(OFF, ON))
    result = honorroll_here("build", root=site)
    assert result.code == 0, result
    made = _guide(site)
    pages = {"huong-dan/index.html", *(f"{each.url}index.html" for each in chapters())}
    assert made.keys() == pages | {f"huong-dan/{name}" for name in pictures()}
    assert all(b'<meta name="robots" content="noindex">' in made[page] for page in pages)
    assert b'href="./huong-dan/"' in (site / "site/index.html").read_bytes()
    assert b"huong-dan/" not in (site / "site/sitemap.xml").read_bytes()

    write(site, "mkdocs.yml", settings)
    result = honorroll_here("build", root=site)
    assert result.code == 0, result
    assert _guide(site).keys() == pages
    assert b'content="0; url=../"' in _guide(site)["huong-dan/index.html"]
