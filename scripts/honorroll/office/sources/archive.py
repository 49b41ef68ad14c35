"""Asks an archive whether it keeps a copy of a page that is gone, as the Wayback Machine's availability API answers.

https://archive.org/help/wayback_api.php. It is asked only where ``links.archive`` of ``content/office.yml`` names it.
"""

from __future__ import annotations

import json
from urllib.parse import quote, urlsplit

from honorroll.office.sources.fetch import Fault
from honorroll.office.sources.verdict import Asks

_MOST_BYTES, _LONGEST = 1 << 16, 2000


def proposed(api: str, url: str, asker: Asks) -> str:
    """The address of a copy; ``""`` where there is none, or the archive says nothing sensible."""
    try:
        reply = asker.ask(f"{api}{'&' if '?' in api else '?'}url={quote(url, safe='')}", "GET", _MOST_BYTES)
        closest = json.loads(reply.body)["archived_snapshots"]["closest"] if reply.status == 200 else {}
        copy = closest["url"] if closest.get("available") is True and str(closest.get("status")) == "200" else ""
        return _ours(copy, api)
    except (Fault, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return ""


def _ours(copy: str, api: str) -> str:
    """The address where it is of the archive itself, over https where the archive is."""
    archive, parts = urlsplit(api), urlsplit(copy)
    home = (archive.hostname or "").removeprefix("www.")
    host = parts.hostname or ""
    is_plain = parts.scheme in ("http", "https") and len(copy) <= _LONGEST and copy.isprintable() and " " not in copy
    if not is_plain or not (host == home or host.endswith(f".{home}")):
        return ""
    return f"https{copy[len('http') :]}" if archive.scheme == "https" and parts.scheme == "http" else copy
