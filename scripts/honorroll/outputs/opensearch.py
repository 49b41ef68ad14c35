"""The description of the search, with which browsers offer it (OpenSearch 1.1, by Clinton and others)."""

from __future__ import annotations

from honorroll.content.settings import Settings
from honorroll.formats.html import esc

PATH = "opensearch.xml"
#: Browsers show so many letters of a name; the specification allows no more.
_NAME, _ABOUT = 16, 1024


def files(settings: Settings) -> dict[str, bytes]:
    """What is typed is looked for where the search box does, at ``?q=`` of the home page."""
    name = settings.name if len(settings.name) <= _NAME else settings.name[:_NAME].rsplit(" ", 1)[0]
    return {
        PATH: (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
            f"<ShortName>{esc(name)}</ShortName>\n<LongName>{esc(settings.name[:48])}</LongName>\n"
            f"<Description>{esc(settings.description[:_ABOUT])}</Description>\n"
            "<InputEncoding>UTF-8</InputEncoding>\n<Language>vi</Language>\n"
            f'<Url type="text/html" method="get" template="{esc(settings.url)}?q={{searchTerms}}"/>\n'
            "</OpenSearchDescription>\n"
        ).encode()
    }
