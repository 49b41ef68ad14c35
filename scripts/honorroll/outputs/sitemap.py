"""``sitemap.xml`` and ``robots.txt``, from the plan alone: dates come from the content, never from the clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from honorroll.formats.html import esc

#: The protocol's limit is 50,000 addresses a file (sitemaps.org/protocol.html).
MOST = 45_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
#: Of the pictures on pages (developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps).
_IMAGES = "http://www.google.com/schemas/sitemap-image/1.1"
_NO_IMAGES: Mapping[str, str] = MappingProxyType({})


def files(site_url: str, pages: Iterable[tuple[str, str]], images: Mapping[str, str] = _NO_IMAGES) -> dict[str, bytes]:
    """``pages`` are pairs of address and date of the last change (``""`` where the content states none); ``images`` are
    the addresses of portraits by those of the pages that show them.
    """
    site = esc(site_url)
    rows = [
        f"<url><loc>{site}{esc(url)}</loc>{f'<lastmod>{lastmod}</lastmod>' if lastmod else ''}"
        f"{_image(site, images[url]) if url in images else ''}</url>\n"
        for url, lastmod in sorted(pages)
    ]
    robots = f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n".encode()
    if len(rows) <= MOST:
        return {"sitemap.xml": _xml("urlset", rows), "robots.txt": robots}
    parts = {f"sitemap-{n // MOST + 1}.xml": _xml("urlset", rows[n : n + MOST]) for n in range(0, len(rows), MOST)}
    index = _xml("sitemapindex", [f"<sitemap><loc>{esc(site_url + name)}</loc></sitemap>\n" for name in parts])
    return {"sitemap.xml": index, "robots.txt": robots} | parts


def _image(site: str, image: str) -> str:
    return f"<image:image><image:loc>{site}{esc(image)}</image:loc></image:image>"


def _xml(root: str, rows: Sequence[str]) -> bytes:
    images = f' xmlns:image="{_IMAGES}"' if root == "urlset" else ""
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}"{images}>\n'
    return f"{head}{''.join(rows)}</{root}>\n".encode()
