"""``sitemap.xml`` and ``robots.txt``, from the plan alone: dates come from the content, never from the clock."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from honorroll.formats.html import esc

#: The protocol's limit is 50,000 addresses a file (sitemaps.org/protocol.html).
MOST = 45_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def files(site_url: str, pages: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """``pages`` are pairs of address and date of the last change (``""`` where the content states none)."""
    rows = [
        f"<url><loc>{esc(site_url + url)}</loc>{f'<lastmod>{lastmod}</lastmod>' if lastmod else ''}</url>\n"
        for url, lastmod in sorted(pages)
    ]
    robots = f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n".encode()
    if len(rows) <= MOST:
        return {"sitemap.xml": _xml("urlset", rows), "robots.txt": robots}
    parts = {f"sitemap-{n // MOST + 1}.xml": _xml("urlset", rows[n : n + MOST]) for n in range(0, len(rows), MOST)}
    index = _xml("sitemapindex", [f"<sitemap><loc>{esc(site_url + name)}</loc></sitemap>\n" for name in parts])
    return {"sitemap.xml": index, "robots.txt": robots} | parts


def _xml(root: str, rows: Sequence[str]) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">\n{"".join(rows)}</{root}>\n'.encode()
