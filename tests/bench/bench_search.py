"""What a search costs: bytes and time for the reader, time and memory for the build.

    python tests/bench/bench_search.py [--sizes 10000,100000] [--site DIR]

The index is made of invented honorees as ``profiles`` draws them, without making their pages; the search of the site
runs in Node over it. With ``--site``, a site that was built before, the time from key to result is taken in Chromium.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

if __name__ == "__main__":  # run as a script, not as a module
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.profiles import SENTENCES, UNITS, WORDS  # the path comes first
from tests.browser.browsing import PHONE, chromium, slow_down
from tests.generators.names import names
from tests.running import REPOSITORY, peak
from tests.serving import served

from honorroll.base.spool import Spool
from honorroll.base.vietnamese import fold, slug
from honorroll.outputs.search import name_index, page_words, postings, shards, text_shards
from honorroll.pages.found import SearchEntry
from honorroll.roll.facets import Choice, Group, files

TITLES = ("Chiến sĩ thi đua cơ sở", "Người tốt, việc tốt", "Công dân Thủ đô ưu tú", "Huân chương Lao động hạng Ba")
PLACES = [
    f"Phường {name}" for name in ("Vạn Phúc", "Kiến Hưng", "Dương Nội", "Hà Cầu", "La Khê", "Phú Lương", "Yên Nghĩa")
]
#: A story has so many sentences, about 2.5 KB.
SENTENCES_EACH = 24


class Cost(NamedTuple):
    """What one query opened, compressed as a server does: until its first result, and in all."""

    query: str
    first: int
    all: int


def entries(n: int) -> list[SearchEntry]:
    made = []
    for i, name in enumerate(names(n)):
        draw = random.Random(i)  # noqa: S311  # nothing here is secret
        place, unit = draw.choice(PLACES), f"{draw.choice(UNITS)} {draw.choice(WORDS)} số {i % 97}"
        line, year = draw.choice(TITLES), draw.randrange(2005, 2026)
        made.append(
            SearchEntry(
                "individual",
                f"bang-vang/{slug(name)}-{i}/",
                name,
                f"{line}, {year}",
                place,
                unit,
                name[0],
                "",
                (),
                f"phuong ha dong {year}",
            )
        )
    return made


def texts_of(made: list[SearchEntry], numbering: str, spool: Spool) -> tuple[dict[str, bytes], float]:
    """The full-text index, and the seconds that it took once the pages were read."""
    index, took = postings.Index(spool.put), 0.0
    for i, entry in enumerate(made):
        draw = random.Random(i)  # noqa: S311  # nothing here is secret
        facts = f"{entry.name} {entry.line} {entry.place} {entry.role} {entry.words}"
        story = " ".join(draw.choices(SENTENCES, k=SENTENCES_EACH))
        words = page_words.words(facts.encode()), page_words.words(story.encode())
        began = time.perf_counter()
        index.add(i, words)
        took += time.perf_counter() - began
    began = time.perf_counter()
    lines = postings.posting_lines([index.parts()], lambda ref: spool.get(ref)[0])
    made_ = [text_shards.shard(start, text) for start, text in shards.cut(lines)]
    list_ = text_shards.ShardList(numbering, [shard.start for shard in made_], [shard.name for shard in made_])
    files_ = {text_shards.path(shard.name): shard.data or b"" for shard in made_}
    return files_ | {text_shards.LIST: list_.packed()}, took + time.perf_counter() - began


def facets(n: int) -> dict[str, bytes]:
    draw = random.Random(0)  # noqa: S311  # nothing here is secret
    groups = [
        Group(
            id_,
            id_,
            tuple(Choice(str(k), str(k), sorted(draw.sample(range(n), n * 3 // (2 * many)))) for k in range(many)),
        )
        for id_, many in (
            ("danh-hieu", 60),
            ("cap", 4),
            ("dia-ban", 60),
            ("linh-vuc", 26),
            ("phong-trao", 17),
            ("nam", 21),
        )
    ]
    return files(groups, range(n))


def costs(folder: Path, queries: list[str]) -> list[Cost]:
    scripts = REPOSITORY / "scripts/honorroll/theme/js"
    done = subprocess.run(
        ["node", REPOSITORY / "tests/oracles/search.mjs", scripts, folder],
        input=json.dumps({"find": queries}),
        capture_output=True,
        text=True,
        check=True,
    )

    def weight(paths: list[str]) -> int:
        return sum(len(gzip.compress((folder / path).read_bytes(), 6)) for path in paths)

    answers = json.loads(done.stdout)
    return [Cost(q, weight(a["first"]), weight(a["paths"])) for q, a in zip(queries, answers, strict=True)]


class Measured(NamedTuple):
    """Seconds to make the index of names and that of texts, MiB at most, and what queries cost."""

    names: float
    texts: float
    memory: int
    by_name: list[Cost]
    turned: list[Cost]
    said: list[Cost]


SAID = (
    "quỹ khuyến học của phường",
    "lịch bảo dưỡng",
    "tram y te an binh so 12",
    "chien si thi dua van phuc",
    "hàng cây",
)


def measure(n: int, asked: int = 300) -> Measured:
    made = entries(n)
    choices = facets(n)
    with tempfile.TemporaryDirectory() as folder:
        spool = Spool(Path(folder))
        began = time.perf_counter()
        whole = {file.path: file.make() for file in name_index.files(made, [], choices, (), spool.put_away)}
        took = time.perf_counter() - began
        more, follows = texts_of(made, json.loads(whole[name_index.NAMES])["version"], spool)
        for path, data in (whole | more).items():
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_bytes(data)
        some = [entry.name for entry in random.Random(1).sample(made, asked)]  # noqa: S311  # nothing here is secret
        return Measured(
            took,
            follows,
            peak() // 1024,
            costs(Path(folder), [fold(name) for name in some]),
            costs(Path(folder), [" ".join(reversed(fold(name).split())) for name in some]),
            costs(Path(folder), list(SAID)),
        )


def table(n: int, found: Measured) -> Iterator[str]:
    yield (
        f"{n} honorees: names {found.names:.2f} s, texts {found.texts:.2f} s of pages that were read, {found.memory} "
        "MiB"
    )
    for label, rows in (("a name", found.by_name), ("a name turned round", found.turned)):
        sizes = [cost.first for cost in rows]
        yield f"  {label}, until the first result: {median(sizes):.0f} bytes, at worst {max(sizes)}"
    for cost in found.said:
        yield f"  “{cost.query}”: {cost.all} bytes in all"


def latency(site: Path) -> Iterator[str]:
    """From the last key to the first result, once the script and the shards are there, and at first."""
    with served(site) as url, chromium() as browser:
        for label, slow in (("as it is", False), ("as on a cheap telephone", True)):
            context = browser.new_context(viewport=PHONE, service_workers="block")
            page = context.new_page()
            page.goto(url, wait_until="networkidle")
            if slow:
                slow_down(page)
            began = time.perf_counter()
            page.locator("#tim").click()  # on a telephone a sheet opens over the page
            page.locator("#hr-tim").wait_for()
            sheet = 1_000 * (time.perf_counter() - began)
            took = page.evaluate(_TIMED, ["nguyen van an", "nguyen thi hoa", "nguyen van anh", "nguyen thi hong"])
            later = ", ".join(f"{time_:.0f}" for time_ in took[1:])
            yield f"{label}: sheet {sheet:.0f} ms, first query {took[0]:.0f} ms with its shards, then {later} ms"
            context.close()


_TIMED = """async (queries) => {
  const box = document.querySelector("#hr-tim");
  const until = (isSo) => new Promise((resolve) => {
    const look = () => (isSo() ? resolve() : setTimeout(look, 1)); look(); });
  const took = [];
  for (const query of [...queries, ...queries]) {
    box.value = "";
    box.dispatchEvent(new Event("input", {bubbles: true}));
    await until(() => !document.querySelector(".hr-hit"));
    const began = performance.now();
    box.focus();
    box.value = query;
    box.dispatchEvent(new Event("input", {bubbles: true}));
    await until(() => document.querySelector(".hr-hit"));
    took.push(performance.now() - began);
  }
  return [took[0], ...took.slice(queries.length)];
}"""


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--site", type=Path)
    arguments = parser.parse_args()
    for line in latency(arguments.site) if arguments.site else ():
        print(line)  # noqa: T201  # a script that prints its results
    for size in filter(None, arguments.sizes.split(",")):
        for line in table(int(size), measure(int(size))):
            print(line)  # noqa: T201
