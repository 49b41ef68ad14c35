"""What a page says: its words among its facts, and those of its story. Pure.

A syllable says little in Vietnamese (khuyến, học), two say what is meant (khuyến học): pairs find the phrase, single
words find what has the words apart. For each the index lists the pages that say it among their facts (title, unit,
place, movement) and those that say it in the story; the former come first. A page is a number: honorees in the order
of the lists, then the others as ``khac.txt`` has them.

Own, and not Pagefind, because one mechanism does it all. Measured over the same 10,000 profiles it is smaller to search
and quicker to make, it folds đ, it needs no WebAssembly (which the policy would have to allow), and of an edited story
it writes only that story's lines again.

Pages are read as bytes, which are cut and looked up faster than text; only a piece that was not met before is decoded.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import chain

from honorroll.base.vietnamese import fold
from honorroll.outputs.search.postings import Said

#: From here on a page tells what others say.
_AROUND = re.compile(rb'<(?:section|div) class="hr-(?:sources|related|foot|share)"')
_ASIDE = re.compile(rb"<(nav|svg|script|form|button|select)\b.*?</\1>", re.S)
_STORY = re.compile(rb'<(?:section class="hr-story"|figure class="hr-quote")')
_TAG = re.compile(rb"<[^>]*>")


class _Pieces(dict[bytes, tuple[str, ...]]):
    """The words of what stands between two spaces in HTML."""

    def __missing__(self, piece: bytes) -> tuple[str, ...]:
        words = self[piece] = tuple(fold(unescape(piece.decode())).split())
        return words


_PIECES = _Pieces()


def said(html: bytes, more: str) -> Said:
    """The words of a finished page; ``more`` are those by which it is looked for besides."""
    facts, story = parts(html)
    return words(b"%b %b" % (facts, more.encode())), words(story)


def words(text: bytes) -> list[str]:
    """The folded words of HTML without tags."""
    return list(chain.from_iterable(map(_PIECES.__getitem__, text.split())))


def parts(html: bytes) -> tuple[bytes, bytes]:
    """What a finished page says itself, without tags: its facts and its story, and not navigation, sources and what is
    related.
    """
    main = html[html.find(b"<main") : max(0, html.rfind(b"</main>"))]
    around = _AROUND.search(main)
    main = _ASIDE.sub(b" ", main[: around.start()] if around else main)
    if b'<article class="hr-honoree">' not in main:
        return b"", _TAG.sub(b" ", main)
    story = _STORY.search(main)
    at = story.start() if story else len(main)
    return _TAG.sub(b" ", main[:at]), _TAG.sub(b" ", main[at:])
