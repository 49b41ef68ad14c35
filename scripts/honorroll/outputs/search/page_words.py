"""The words of a finished page, for the full-text index: those among its facts, and those of its story. Pure.

A single syllable means little in Vietnamese (khuyến, học), a pair is often a word (khuyến học). So the index holds
single words and pairs of neighbours: pairs find a phrase, single words find pages that have them apart. For each it
lists the pages that have it among their facts (title, unit, place, movement), which come first in results, and those
that have it in the story.

The index is our own and not Pagefind. Measured over the same 10,000 profiles it is smaller to search and quicker
to make; it folds đ, needs no WebAssembly (which the content security policy would have to allow), and after an edited
story only the lines of that story are written again.

Pages are handled as bytes, which are split and looked up faster than text; only a piece that was not met before is
decoded.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import chain

from honorroll.base.vietnamese import fold
from honorroll.outputs.search.postings import PageWords

#: What follows on a page of an honoree is about others, or the same on every page.
_SURROUNDINGS = re.compile(rb'<(?:section|div) class="hr-(?:sources|related|contribute|foot|share)"')
#: What nobody reads as text: the index of who is on which photo is names and numbers, and the captions name them too.
_NOT_TEXT = re.compile(
    rb'<(nav|svg|script|form|button|select)\b.*?</\1>|<details class="hr-in-photos".*?</details>', re.S
)
_STORY = re.compile(rb'<(?:section class="hr-story"|figure class="hr-quote")')
_TAG = re.compile(rb"<[^>]*>")


class _FoldedWords(dict[bytes, tuple[str, ...]]):
    """The folded words of each piece of HTML between two spaces, computed once."""

    def __missing__(self, piece: bytes) -> tuple[str, ...]:
        words = self[piece] = tuple(fold(unescape(piece.decode())).split())
        return words


_FOLDED = _FoldedWords()


def page_words(html: bytes, aliases: str) -> PageWords:
    """The words of a finished page; ``aliases`` are others by which it is found."""
    facts, story = parts(html)
    return words(b"%b %b" % (facts, aliases.encode())), words(story)


def words(text: bytes) -> list[str]:
    """The folded words of HTML without tags."""
    return list(chain.from_iterable(map(_FOLDED.__getitem__, text.split())))


def parts(html: bytes) -> tuple[bytes, bytes]:
    """The facts and the story of a finished page, without tags, navigation, sources and related honorees. The text of
    any other page counts as story.
    """
    main = html[html.find(b"<main") : max(0, html.rfind(b"</main>"))]
    surroundings = _SURROUNDINGS.search(main)
    main = _NOT_TEXT.sub(b" ", main[: surroundings.start()] if surroundings else main)
    if b'<article class="hr-honoree">' not in main:
        return b"", _TAG.sub(b" ", main)
    story = _STORY.search(main)
    at = story.start() if story else len(main)
    return _TAG.sub(b" ", main[:at]), _TAG.sub(b" ", main[at:])
