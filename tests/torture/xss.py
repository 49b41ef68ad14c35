"""Payloads in every text field of a site, and a browser that opens every page of it and tries to set them off."""

from __future__ import annotations

import json
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, Dialog, Page
from tests.browser.browsing import DESK
from tests.running import SITE, honorroll_here, write
from tests.serving import served
from tests.torture.payloads import payloads

from honorroll.formats.yaml_write import Value, emit

#: How often a file is mended after what ``check`` says, before the test gives up.
ROUNDS = 12
#: A line of YAML with a value, in a profile or in front matter.
_VALUE = re.compile(r"(?P<key>\s*(?:- )*[a-z_]+: )\S.*")
#: What every payload has in it, however it is spelt.
_MARK = re.compile(r"hit(?:\(|%28|&#|&amp;#)|aGl0K|aXQo|oaXQ", re.IGNORECASE)
#: The same with its number, where it has one. What was decoded by a parser of HTML has no entities any more.
_NUMBERED = re.compile(r"(?:hit|aGl0K|aXQo|oaXQ)[^0-9]{0,8}(\d*)", re.IGNORECASE)
_VIDEO = "https://www.youtube.com/watch?v=abcdefghijk"


class Outcome(NamedTuple):
    """How many payloads were planted, how many ``check`` refused, and what ran or could have run in the browser."""

    planted: int
    refused: int
    pages: int
    executions: list[str]
    """``policy on|off, address: what ran``."""


class _Planter:
    """Hands out payloads until there are none left."""

    def __init__(self, most: int | None) -> None:
        self._left = payloads()
        self._most = most
        self.planted = 0

    def more(self) -> bool:
        return self._most is None or self.planted < self._most

    def __call__(self) -> str:
        self.planted += 1
        return next(self._left, f"hit({self.planted})")


def plant(root: Path, most: int | None) -> int:
    """A copy of the miniature site with payloads in the settings, vocabularies, profiles, posts and conferences."""
    shutil.copytree(SITE, root)
    payload = _Planter(most)
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    for key in ("site_name", "site_description", "owner", "notice"):
        settings = re.sub(rf"(?m)^( *{key}:).*$", lambda line: f"{line[1]} {json.dumps(payload())}", settings)
    write(root, "mkdocs.yml", settings)
    number = 0
    while payload.more():
        number += 1
        for path, text in (_profile(number, payload), _post(number, payload), _conference(number, payload)):
            write(root, path, text)
    return payload.planted


def _profile(n: int, payload: _Planter) -> tuple[str, str]:
    kind = ("individuals", "collectives", "households")[n % 3]
    data: dict[str, Value] = {"name": payload()}
    if kind == "individuals":
        data |= {"honorific": payload(), "position": payload()}
    data |= {
        "unit": payload(),
        "locality": payload(),
        "nominated_by": payload(),
        "summary": payload(),
        "awards": [
            {
                "title": "bang-khen-vi-du",
                "detail": payload(),
                "year": 2024,
                "issuer": payload(),
                "sources": [1],
                "decision": {"number": payload()},
            }
        ],
        "quote": {"text": payload(), "source": 1},
        "story": "\n\n".join(payload() for _ in range(6)) + "\n",
        "videos": [{"title": payload(), "url": _VIDEO}],
        "sources": [{"title": payload(), "publisher": payload(), "url": f"https://bao.example/?q={n}"}],
        "publication": {"basis": "public-record"},
    }
    return f"honorees/{kind}/thu-{n}/profile.yml", emit(data)


def _post(n: int, payload: _Planter) -> tuple[str, str]:
    front: dict[str, Value] = {
        "title": payload(),
        "date": "2025-06-01",
        "kind": "news",
        "column": "guong-vi-du",
        "summary": payload(),
        "sources": [{"title": payload(), "publisher": payload(), "url": "https://bao.example/"}],
    }
    body = "\n\n".join(payload() for _ in range(4))
    return f"content/news/thu-{n}.md", f"---\n{emit(front)}---\n\n{body}\n"


def _conference(n: int, payload: _Planter) -> tuple[str, str]:
    data: dict[str, Value] = {
        "name": payload(),
        "level": "ward",
        "status": "held",
        "organiser": payload(),
        "venue": payload(),
        "start": "2025-03-01 08:00",
        "summary": payload(),
        "results": [payload(), payload()],
        "attended_by": [payload()],
        "programme": [
            {
                "kind": "opening",
                "start": "08:00",
                "duration": 10,
                "title": payload(),
                "people": [{"name": payload(), "position": payload()}],
            }
        ],
        "sources": [{"title": payload(), "url": "https://bao.example/"}],
    }
    return f"content/conferences/thu-{n}/conference.yml", emit(data)


def refused(root: Path) -> int:
    """Take out what ``check`` says is wrong, line by line, until nothing is; how many lines that were."""
    taken = 0
    faults: defaultdict[str, set[int]] = defaultdict(set)
    for _ in range(ROUNDS):
        checked = honorroll_here("check", "--format", "json", root=root)
        assert "Traceback" not in checked.stderr, checked.stderr
        faults.clear()
        for row in json.loads(checked.stdout):
            if row["severity"] == "error":
                faults[row["path"]].add(row["line"])
        if not faults:
            return taken
        for path, numbers in faults.items():
            lines = (root / path).read_text(encoding="utf-8").split("\n")
            for number in numbers:
                value = _VALUE.fullmatch(lines[number - 1])
                lines[number - 1] = f"{value['key']}Thay thế {taken}" if value else f"  Thay thế {taken}."
                taken += 1
            (root / path).write_text("\n".join(lines), encoding="utf-8")
    raise AssertionError(f"check still finds faults after {ROUNDS} rounds: {dict(faults)}")


#: ``hit`` remembers who called it, in whichever frame; payloads in capitals call ``HIT``.
_WITNESS = """
top.__hits = top.__hits || [];
window.hit = window.HIT = (n) => top.__hits.push(String(n));
window.alert = window.hit;
"""
#: Does to every element what a reader may do to it, and tells what could run: handlers and addresses of scripts.
_PROVOKE = """() => {
  const active = [];
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) active.push(`${element.tagName} ${name}=${value}`);
      if (/^\\s*(javascript|data:text)/i.test(value)
          && ["href", "src", "action", "formaction", "xlink:href", "data"].includes(name)) {
        active.push(`${element.tagName} ${name}=${value}`);
      }
    }
    for (const event of ["mouseover", "focus", "toggle", "pointerenter"]) element.dispatchEvent(new Event(event));
  }
  return [...active, ...(top.__hits || []).map((n) => `hit(${n})`)];
}"""


def executions(browser: Browser, root: Path, urls: list[str]) -> Iterator[str]:
    """Open every page with the policy on and off, provoke it, and search for payloads; what ran."""
    with served(root / "site") as address:
        for policy in (True, False):
            context = browser.new_context(viewport=DESK, bypass_csp=not policy, service_workers="block")
            context.add_init_script(_WITNESS)
            page = context.new_page()
            dialogs: list[str] = []
            page.on("dialog", partial(_dismissed, dialogs))
            for url in urls:
                for what in _provoked(page, f"{address}{url}"):
                    yield f"policy {'on' if policy else 'off'}, /{url}: {what}"
            for query in ("script", "img", "svg onload", "hit", "javascript"):
                for what in _provoked(page, f"{address}?q={query}", "networkidle"):
                    yield f"policy {'on' if policy else 'off'}, search for {query}: {what}"
            yield from (f"policy {'on' if policy else 'off'}, a dialog: {message}" for message in dialogs)
            context.close()


def _dismissed(messages: list[str], dialog: Dialog) -> None:
    messages.append(dialog.message)
    dialog.dismiss()


def _provoked(page: Page, address: str, until: Literal["load", "networkidle"] = "load") -> list[str]:
    page.goto(address, wait_until=until)
    ran: list[str] = page.evaluate(_PROVOKE)
    return ran


def attack(root: Path, browser: Browser, most: int | None = None, *, every_page: bool = True) -> Outcome:
    """Plant, refuse what ``check`` refuses, build the rest, and open all of it, or what ``unlike`` picks."""
    planted = plant(root, most)
    taken = refused(root)
    built = honorroll_here("build", root=root)
    assert built.code == 0, built
    site = root / "site"
    urls = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    pages = {"" if url == "." else f"{url}/": site / url / "index.html" for url in urls}
    showing = {url: path for url, path in pages.items() if _shows_payload(path)}
    opened = list(showing) if every_page else list(unlike(showing))
    return Outcome(planted, taken, len(opened), list(executions(browser, root, opened)))


def unlike(pages: Mapping[str, Path]) -> Iterator[str]:
    """The pages with anything that could run in another way than on those before: a payload in an element or attribute
    in which it did not stand yet, or a class or attribute of an element, by which scripts find what they work on.
    """
    seen: set[tuple[str, ...]] = set()
    for url, path in pages.items():
        places = _Places()
        places.feed(path.read_text(encoding="utf-8"))
        if not places.found <= seen:
            yield url
        seen |= places.found


class _Places(HTMLParser):
    """Where payloads stand, and what scripts can find elements by."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[tuple[str, ...]] = set()
        self._within = ("", "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = dict(attrs).get("class") or ""
        self._within = (tag, classes)
        self.found |= {("class", name) for name in classes.split()} | {("attribute", name) for name, _ in attrs}
        for name, value in attrs:
            self.found |= {(*self._within, name, number) for number in _NUMBERED.findall(value or "")}

    def handle_data(self, data: str) -> None:
        self.found |= {(*self._within, number) for number in _NUMBERED.findall(data)}


def _shows_payload(page: Path) -> bool:
    """Whether a page shows any payload; those that lead on from a former address must not."""
    html = page.read_text(encoding="utf-8")
    shows = bool(_MARK.search(html))
    assert not (shows and 'http-equiv="refresh"' in html and "<main" not in html), page
    return shows
