"""Files for hosts that read rules from the site itself: Netlify, Cloudflare Pages, and what GitHub and GitLab serve."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from honorroll.media.renditions import PICTURES_DIR
from honorroll.pages import addresses
from honorroll.publish.hosts.answers import FOR_EVER, Answers, is_named_by_content

HEADERS, REDIRECTS = "_headers", "_redirects"
#: Of so many redirects Cloudflare takes note; a page that leads on does so without one, too.
MOST_REDIRECTS = 2_000
#: So many rules, of so many signs each, may say which requests a worker is asked about.
MOST_ROUTES, LONGEST_ROUTE = 100, 100

_WORKER = """\
// Made by honorroll: pages that were taken down are answered with 410, which no rule of Cloudflare Pages can say.
const GONE = %s;

export default {
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    const gone = GONE.find((address) => pathname.startsWith(address));
    if (!gone) {
      return env.ASSETS.fetch(request);
    }
    const page = await env.ASSETS.fetch(new URL(gone, request.url));
    return new Response(page.body, { status: 410, headers: page.headers });
  },
};
"""


def netlify(answers: Answers, paths: Iterable[str]) -> dict[str, bytes]:
    moved = [f"{answers.link(url)} {answers.link(target)} 301!" for url, target in answers.moved]
    gone = [f"{answers.link(url)}* {answers.link(url)}index.html 410!" for url in answers.withdrawn]
    return {HEADERS: _lines(_headers(answers, paths, "")), REDIRECTS: _lines([*moved, *gone])}


def cloudflare(answers: Answers, paths: Iterable[str]) -> dict[str, bytes]:
    files = {HEADERS: _lines(_headers(answers, paths, "! ")), REDIRECTS: _redirects(answers)}
    if answers.withdrawn:
        gone = [answers.link(url) for url in answers.withdrawn]
        files["_worker.js"] = (_WORKER % json.dumps(gone, indent=2)).encode()
        routes = {"version": 1, "include": _routes(answers, gone), "exclude": []}
        files["_routes.json"] = f"{json.dumps(routes)}\n".encode()
    return files


def pages(answers: Answers, _: Iterable[str]) -> dict[str, bytes]:
    """GitHub serves files and takes no rules; GitLab takes redirects. Withdrawn pages are named to nobody."""
    return {".nojekyll": b"", REDIRECTS: _redirects(answers)}


def _redirects(answers: Answers) -> bytes:
    moved = answers.moved[:MOST_REDIRECTS]
    return _lines(f"{answers.link(url)} {answers.link(target)} 301" for url, target in moved)


def _routes(answers: Answers, gone: list[str]) -> list[str]:
    exact = [f"{url}*" for url in gone]
    if len(exact) <= MOST_ROUTES and all(len(route) <= LONGEST_ROUTE for route in exact):
        return exact
    return sorted({f"{answers.link(addresses.section(url))}/*" for url in answers.withdrawn})


def _headers(answers: Answers, paths: Iterable[str], instead: str) -> Iterator[str]:
    """``instead`` stands before a header that is not to be sent as a rule above says. Netlify sends what the last rule
    says, and has no such sign; Cloudflare sends both unless it is told.
    """
    yield f"{quote(answers.base)}*"
    yield from (f"  {name}: {value}" for name, value in answers.headers.items())
    for url, headers in answers.apart:
        yield f"{answers.link(url)}*"
        if instead:
            yield from (f"  {instead}{name}" for name in headers if name in answers.headers)
        yield from (f"  {name}: {value}" for name, value in headers.items())
    assets = [path for path in paths if path.startswith("assets/")]
    loose = not all(map(is_named_by_content, assets))
    named = [path for path in assets if is_named_by_content(path)] if loose else ["assets/*"]
    for pattern in (f"{PICTURES_DIR}/*", f"{addresses.SEARCH}:version/*", *named):
        yield f"{quote(answers.base)}{pattern}"
        yield f"  Cache-Control: {FOR_EVER}"


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
