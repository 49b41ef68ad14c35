"""Files for Cloudflare Pages: rules for headers and redirects, and a worker for what no rule can say."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import blake2b

from honorroll.publish.hosts import rules
from honorroll.publish.hosts.answers import Answers

WORKER, ROUTES = "_worker.js", "_routes.json"
#: Of so many redirects Cloudflare takes note; a page that leads on does so without one, too.
MOST_REDIRECTS = 2_000
#: So many signs may say which requests a worker is asked about.
LONGEST_ROUTE = 100

# The asset server of Pages keeps whatever it has served for a week, by the whole address, and asks that before it says
# 404: ``notFound`` in asset-server/handler.ts of @cloudflare/pages-shared.
_WORKER = """\
// Made by honorroll. Cloudflare Pages goes on serving files of earlier deployments for a week, where they were asked
// for before. Asked with the mark of this release it has none. What was taken down is answered with 410, and what is
// not there with the page and the headers for that.
const RELEASE = %(release)s;
const NOT_FOUND = %(not_found)s;
const GONE = %(gone)s;

export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    const { pathname, search } = url;
    const page = async (address, status) => {
      const { body, headers } = await env.ASSETS.fetch(new URL(address + RELEASE, url));
      return new Response(body, { status, headers });
    };
    const gone = GONE.find((address) => pathname.startsWith(address));
    if (gone) {
      return page(gone, 410);
    }
    url.search = RELEASE;
    const answer = await env.ASSETS.fetch(new Request(url, request));
    if (answer.status === 404) {
      return page(NOT_FOUND, 404);
    }
    const target = answer.headers.get("Location");
    if (!target?.endsWith(RELEASE)) {
      return answer;
    }
    const led = new Response(answer.body, answer);
    led.headers.set("Location", target.slice(0, -RELEASE.length) + search);
    return led;
  },
};
"""


def files(answers: Answers, paths: Iterable[str]) -> dict[str, bytes]:
    paths = list(paths)
    moved = answers.moved[:MOST_REDIRECTS]
    return {
        rules.HEADERS: rules.headers(answers, paths, "! "),
        rules.REDIRECTS: rules.lines(f"{answers.link(url)} {answers.link(target)} 301" for url, target in moved),
        WORKER: _worker(answers, paths),
        ROUTES: _routes(answers),
    }


def _worker(answers: Answers, paths: list[str]) -> bytes:
    constants = {
        # As long as no file comes or goes, none that is gone can be known by this mark.
        "release": f"?{blake2b(chr(10).join(sorted(paths)).encode(), digest_size=8).hexdigest()}",
        # The address at which Pages has 404.html, which itself leads there.
        "not_found": answers.link("404"),
        "gone": [answers.link(url) for url in answers.withdrawn],
    }
    return (_WORKER % {name: json.dumps(value, indent=2) for name, value in constants.items()}).encode()


def _routes(answers: Answers) -> bytes:
    """The worker is asked about everything that may be about somebody: not about styles, scripts and fonts."""
    include, exclude = f"{answers.link('')}*", f"{answers.link(rules.ASSETS)}*"
    fitting = [route for route in (include, exclude) if len(route) <= LONGEST_ROUTE]
    patterns = {"version": 1, "include": fitting[:1] or ["/*"], "exclude": fitting[1:]}
    return f"{json.dumps(patterns)}\n".encode()
