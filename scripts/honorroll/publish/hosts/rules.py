"""Files for hosts that read rules from the site itself: Netlify, Cloudflare Pages, and what GitHub and GitLab serve.

What is written was tried on what reads it there: headers-parser and redirector of Netlify, pages-shared of Cloudflare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote

from honorroll.media.renditions import PICTURES_DIR
from honorroll.pages import addresses
from honorroll.publish.hosts.answers import ASKED_AGAIN, FOR_EVER, TEXTS, TYPES, Answers, is_named_by_content

HEADERS, REDIRECTS = "_headers", "_redirects"
ASSETS = "assets/"
#: Of so many rules for headers Cloudflare takes note.
MOST_HEADERS = 100
#: The endings whose types, of all in ``TYPES``, these hosts do not know.
_UNKNOWN = ("jsonl",)
#: Cards, without what else begins so: to Netlify's own tools ``/the/*`` is ``/the-le/`` too.
_PATTERNS = {addresses.EMBED: f"{addresses.EMBED}:slug/*"}
_KEPT, _ASKED = {"Cache-Control": FOR_EVER}, {"Cache-Control": ASKED_AGAIN}


class _Rule(NamedTuple):
    """What addresses below the base are sent; ``instead`` are those headers that a rule above says otherwise."""

    pattern: str
    headers: Mapping[str, str]
    instead: tuple[str, ...] = ()


def netlify(answers: Answers, paths: Iterable[str]) -> dict[str, bytes]:
    moved = [f"{answers.link(url)} {answers.link(target)} 301!" for url, target in answers.moved]
    gone = [f"{answers.link(url)}* {answers.link(url)}index.html 410!" for url in answers.withdrawn]
    # At the root Netlify finds the page by itself, but below ``/the/`` with the headers of a card.
    lost = f"{answers.link('')}* {answers.link('404.html')} 404"
    return {HEADERS: headers(answers, paths, ""), REDIRECTS: lines([*moved, *gone, lost])}


def pages(_: Answers, __: Iterable[str]) -> dict[str, bytes]:
    """GitHub serves files and takes no rules. GitLab takes redirects, but none from where a file is, and at every
    former address there is a page that leads on.
    """
    return {".nojekyll": b""}


def headers(answers: Answers, paths: Iterable[str], instead: str) -> bytes:
    """``instead`` stands before a header that is not to be sent as a rule above says. Netlify sends what the last rule
    says, and has no such sign; Cloudflare sends both unless it is told.
    """
    found: list[str] = []
    for rule in _rules(answers, list(paths)):
        found.append(f"{answers.link('')}{rule.pattern}")
        if instead:
            found += [f"  {instead}{name}" for name in rule.instead]
        found += [f"  {name}: {value}" for name, value in rule.headers.items()]
    return lines(found)


def _rules(answers: Answers, paths: list[str]) -> list[_Rule]:
    rules = [_Rule("*", answers.headers)]
    for url, others in answers.apart:
        changed = tuple(name for name in others if name in answers.headers)
        rules.append(_Rule(_PATTERNS.get(url, f"{url}*"), others, changed))
    # Each step is named: to Netlify a star at the end is also nothing, so that ``ten.json`` would be a version.
    rules += [_Rule(f"{PICTURES_DIR}/:set/:file", _KEPT), _Rule(f"{addresses.SEARCH}:version/:file", _KEPT)]
    rules += _types(paths)
    loose = [path for path in paths if path.startswith(ASSETS) and not is_named_by_content(path)]
    assets = [_Rule(f"{ASSETS}*", _KEPT), *(_Rule(quote(path), _ASKED, tuple(_ASKED)) for path in loose)]
    # Where there are too many exceptions, browsers ask for all of these again, as they do without a rule.
    return [*rules, *assets] if len(rules) + len(assets) <= MOST_HEADERS else rules[:MOST_HEADERS]


def _types(paths: list[str]) -> Iterator[_Rule]:
    for path in paths:
        ending = path.rpartition(".")[2]
        if ending in _UNKNOWN:
            type_ = f"{TYPES[ending]}; charset=utf-8" if ending in TEXTS else TYPES[ending]
            yield _Rule(quote(path), {"Content-Type": type_})


def lines(text: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in text).encode()
