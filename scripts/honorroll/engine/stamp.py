"""Shells are pages that MkDocs rendered around tokens; stamping replaces the tokens by the values of a page.

The result is byte for byte what MkDocs would have rendered around the same fragment (``tests/engine/test_stamp.py``),
at the price of a string join. A shell whose tokens are not where they are expected stops the build; nothing is
half-stamped.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from honorroll.formats.html import esc
from honorroll.pages import addresses
from honorroll.pages.html import ROOT, Drawn

TITLE_TOKEN = "hr7d21-title"  # noqa: S105  # a token in a page, no secret
DESCRIPTION_TOKEN = "hr7d21-description"  # noqa: S105
HEAD_TOKEN = "hr7d21-head"  # noqa: S105
CONTENT_TOKEN = '<h1 id="hr7d21-content"></h1>'  # noqa: S105
#: In hand-written pages: where the preview of the page goes in its head, and where it is shared from.
PREVIEW_TOKEN, SHARE_TOKEN = '<meta name="hr7d21-preview">', '<div class="hr7d21-share"></div>'
#: The sections of the site and the depths (folders below the root) at which they have pages.
SECTIONS: dict[str, tuple[int, ...]] = {
    addresses.section(top): depths
    for top, depths in (
        (addresses.HOME, (0,)),
        (addresses.ROLL, (1, 2, 3, 4, 5)),
        (addresses.CONFERENCES, (1, 2, 3, 4, 5)),
        (addresses.MOVEMENTS, (1, 2, 3, 4, 5)),
        (addresses.DECISIONS, (1, 2, 3, 4)),
        (addresses.NEWS, (1, 2, 3, 4, 5)),
        (addresses.COLUMNS, (1, 2, 4)),
        (addresses.CONSULTATIONS, (1, 2)),
        (addresses.SPECIAL, (1, 2)),
        (addresses.REPORT, (1, 2)),
        (addresses.STATISTICS, (1,)),
        (addresses.MODELS, (1, 2)),
        (addresses.CAMPAIGNS, (1, 2)),
        (addresses.WORKS, (1,)),
        (addresses.NOMINATE, (1, 2)),
        (addresses.CONTRIBUTE, (1, 2)),
        (addresses.MY_WARD, (1,)),
        (addresses.GUIDE, (1, 2)),
        (addresses.DATA, (1,)),
        (addresses.PROOF, (2,)),
        (addresses.OFFLINE, (1,)),
        (addresses.WALL, (1,)),
    )
}
#: Sections without a tab of their own, and the section whose tab is active on their pages.
TABS = {
    addresses.section(top): addresses.section(tab)
    for tab, tops in (
        (addresses.NEWS, (addresses.COLUMNS, addresses.SPECIAL)),
        (addresses.MOVEMENTS, (addresses.MODELS, addresses.CAMPAIGNS)),
        (addresses.STATISTICS, (addresses.WORKS, addresses.DATA)),
        (
            addresses.ROLL,
            (
                addresses.NOMINATE,
                addresses.CONTRIBUTE,
                addresses.DECISIONS,
                addresses.CONSULTATIONS,
                addresses.MY_WARD,
                addresses.PROOF,
            ),
        ),
    )
    for top in tops
}
#: Section and depth of each shell by its URL, which is as deep as those of its pages, so that relative links fit.
SHELLS = {
    "/".join([section, *[addresses.PLACEHOLDER] * (depth - 1), ""]) if depth else "": (section, depth)
    for section, depths in SECTIONS.items()
    for depth in depths
}


class BrokenShellError(RuntimeError):
    """The theme does not put the tokens where they are expected; ``str()`` says what was found."""


class Shell(NamedTuple):
    """A rendered page cut at its tokens: text and tokens alternate, text first. In bytes, as they are written."""

    parts: tuple[bytes, ...]
    up: str
    """The relative URL of the root: ``../../``; empty on the home page."""


def is_shell(html: bytes) -> bool:
    """Whether a page was rendered around tokens; a hand-written one may have the address of a shell."""
    return any(token.encode() in html for token in (TITLE_TOKEN, DESCRIPTION_TOKEN, HEAD_TOKEN, CONTENT_TOKEN))


def cut(html: str, url: str, site_url: str) -> Shell:
    """Cut a shell that MkDocs rendered at ``url`` (relative to the root).

    Raises BrokenShellError unless title, description, head and content are there and nothing of the placeholder is
    left.
    """
    canonical = f"{site_url}{url}"
    slots = [TITLE_TOKEN, DESCRIPTION_TOKEN, HEAD_TOKEN, CONTENT_TOKEN]
    if addresses.PLACEHOLDER in url.split("/"):
        slots.append(canonical)
    for slot in slots:
        count = html.count(slot)
        if count == 0 or (slot in (HEAD_TOKEN, CONTENT_TOKEN) and count != 1):
            raise BrokenShellError(f"shell {url or '/'}: {slot!r} is there {count} times")
    parts = tuple(re.split("(" + "|".join(map(re.escape, slots)) + ")", html))
    rest = "".join(parts[::2])
    if "hr7d21" in rest or f"/{addresses.PLACEHOLDER}/" in rest:
        raise BrokenShellError(f"shell {url or '/'}: a token or the placeholder path is left outside the known places")
    return Shell(tuple(part.encode() for part in parts), "../" * addresses.depth(url) if url else "")


def stamp(shell: Shell, url: str, site_url: str, drawn: Drawn, fragment: bytes) -> bytes:
    """The finished page at ``url``: ``drawn`` with ``fragment``, which is finished too, as its content."""
    values = {
        TITLE_TOKEN.encode(): esc(drawn.title).encode(),
        DESCRIPTION_TOKEN.encode(): esc(drawn.description).encode(),
        HEAD_TOKEN.encode(): drawn.head.encode(),
        CONTENT_TOKEN.encode(): fragment.replace(ROOT.encode(), shell.up.encode() or b"./"),
    }
    canonical = f"{site_url}{url}".encode()
    parts = list(shell.parts)
    for i in range(1, len(parts), 2):
        parts[i] = values.get(parts[i], canonical)
    return b"".join(parts)
