"""Lines that writers mean: verse, dialogue, and sentences that begin with a year. CommonMark reads none of them so.

- The lines of a paragraph end where they were ended if all of them are short (``SHORT``), as in verse; lines of prose
  that an editor broke are longer. A line that begins with a dash or a year stands for itself.
- ``- Cháu chào bà!`` is dialogue, not a list, where every item begins like a sentence and ends like one, and something
  tells that somebody speaks: a question, a call, a word of address, or “Bà kể:” above.
- ``1975. Đất nước …`` is text, not the item 1975 of a list; so is a lone item that is not the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import pairwise

#: A line of verse has fewer characters.
SHORT = 60

_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")
_STANDS_ALONE = re.compile(r"(?:<[^>]*>)*(?:[-–—] |[12][0-9]{3}[.)] )")

_ITEM = re.compile(r"((?:> ?)*+ {0,3}+)- (?! )(.*)")
_NUMBER = re.compile(r"((?:> ?)*+ {0,3}+)([0-9]{1,9}+)([.)] )")
_MAY_BE_NUMBER = re.compile(r"[0-9][.)] ")
_NESTED = re.compile(r"\s*(?:[-*+] |[0-9]+[.)] )")
_YEARS = range(1000, 3000)
_FENCE = re.compile(r" {0,3}(?:```|~~~)")

_SENTENCE_END = re.compile(r"[.!?…:][”\"'’*_)]*$")
_CALL = re.compile(r"[!?…][”\"'’*_)]*$")
#: Words that people say to one another.
_ADDRESS = re.compile(r"[“\"']?(?:dạ|vâng|ừ|ờ|thưa|này|ơi|chào)\b|.*\b(?:ạ|nhé|nhỉ|hả|ơi)[.!?…”\"']*$")
_SAID = re.compile(
    r"\b(?:hỏi|nói|kể|bảo|đáp|thưa|gọi|chào|trả lời|tâm sự|chia sẻ|thì thầm|dặn|khuyên|trò chuyện)\b[^.!?]{0,40}:\W*$"
)


def as_text(source: str) -> str:
    """Markdown in which dialogue and years are escaped, so that they are no lists."""
    if "- " not in source and not _MAY_BE_NUMBER.search(source):
        return source
    lines = source.split("\n")
    for first, last in _runs(lines, _ITEM):
        if _is_dialogue(lines, first, last):
            lines[first:last] = [_ITEM.sub(r"\1\- \2", line) for line in lines[first:last]]
    for first, last in _runs(lines, _NUMBER):
        numbers = [int(match[2]) for match in map(_NUMBER.match, lines[first:last]) if match]
        if all(number in _YEARS for number in numbers) or (len(numbers) == 1 and numbers[0] > 1):
            lines[first:last] = [_NUMBER.sub(r"\1\2\\\3", line, count=1) for line in lines[first:last]]
    return "\n".join(lines)


def _runs(lines: Sequence[str], item: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """From where to where items follow one another, with what belongs to them. Code is left alone."""
    first = last = -1
    is_code = False
    for n, line in enumerate(lines):
        is_code ^= bool(_FENCE.match(line))
        if item.match(line) and not is_code:
            first, last = (n if first < 0 else first), n + 1
        elif first < 0 or not line.strip(" >"):
            continue
        elif n == last or line.startswith(" "):
            last = n + 1
        else:
            yield first, last
            first = -1
    if first >= 0:
        yield first, last


def _is_dialogue(lines: Sequence[str], first: int, last: int) -> bool:
    items: list[str] = []
    for line in lines[first:last]:
        if match := _ITEM.fullmatch(line):
            items.append(match[2].strip())
        elif _NESTED.match(line):
            return False
    if not all(item.strip("“\"'‘*_")[:1].isupper() and _SENTENCE_END.search(item) for item in items):
        return False
    above = next((line for line in reversed(lines[:first]) if line.strip(" >")), "")
    return bool(_SAID.search(above)) or any(_CALL.search(item) or _ADDRESS.match(item.lower()) for item in items)


def with_breaks(html: str) -> str:
    """HTML in which the lines that the writer ended in verse and dialogue end with ``<br>``."""
    return _PARAGRAPH.sub(lambda paragraph: f"<p>{_broken(paragraph[1])}</p>", html) if "<p>" in html else html


def _broken(text: str) -> str:
    if "\n" not in text:
        return text
    lines = text.split("\n")
    is_verse = all(len(unescape(_TAGS.sub("", line))) < SHORT for line in lines)
    broken = lines[0]
    for before, line in pairwise(lines):
        is_after_speech = _STANDS_ALONE.match(before) and _SENTENCE_END.search(before)
        is_kept = is_verse or _STANDS_ALONE.match(line) or is_after_speech
        broken += f"<br>\n{line}" if is_kept and not before.endswith("<br>") else f"\n{line}"
    return broken
