"""How long a build takes with many conferences, and how much memory a press kit: this file, with ``--help``.

500 conferences with 5,000 speeches and 20,000 album photos stand beside 10,000 honorees. The photos are drawn already:
all are looked at before the first build, and the pool holds their sets, each a link to the one that was truly drawn,
for they are of one size. A cold build has neither cache nor release, but the pool and what is known of the photos.
Times are the wall clock of the command, and of it until the new release was live.
"""

from __future__ import annotations

import argparse
import io
import random
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median
from typing import get_args

from PIL import Image, ImageDraw

REPOSITORY = Path(__file__).resolve().parent.parent.parent
if __name__ == "__main__":  # run as a script, not as a module
    sys.path.insert(0, str(REPOSITORY))

from tests.bench.bench_build import DAY, SETTLE, Run, say, timed  # noqa: E402  # the path comes first
from tests.bench.profiles import SENTENCES, make  # noqa: E402
from tests.running import contents_of  # noqa: E402

from honorroll.content.kinds import ItemKind  # noqa: E402
from honorroll.formats.yaml_write import Value, emit  # noqa: E402
from honorroll.media import pool  # noqa: E402
from honorroll.media.renditions import file_names  # noqa: E402
from honorroll.site.section import ConferenceSection  # noqa: E402


def photo() -> bytes:
    """A JPEG of 900 × 700 pixels without metadata."""
    image = Image.new("RGB", (900, 700), (200, 190, 170))
    ImageDraw.Draw(image).ellipse((200, 100, 700, 600), fill=(120, 40, 40))
    target = io.BytesIO()
    image.save(target, "JPEG", quality=60)
    return target.getvalue()


PHOTO = photo()
#: How many dots go into an inch across and down: other numbers make another content of it, of the same pixels.
DENSITY = slice(PHOTO.index(b"JFIF") + 8, PHOTO.index(b"JFIF") + 12)


def drawn_already(root: Path) -> int:
    """Look at the photos, draw the first, and let the pool say that it holds the others too; how many sets it holds."""
    contents = contents_of(root, date.fromisoformat(DAY))
    wanted = list(ConferenceSection(contents.conferences, contents.vocabulary).to_draw(frozenset(), frozenset()))
    first = {tuple(file_names(set_)): set_ for set_ in reversed(wanted)}
    for finding in pool.draw(root, first.values(), lambda *_: None):
        raise AssertionError(finding)
    for set_ in wanted:
        there = pool.place(root, set_.name)
        if not there.exists():
            there.symlink_to(first[tuple(file_names(set_))].name)
    return len(wanted)


def add(root: Path, honorees: list[str], conferences: int, speeches: int, photos: int) -> list[Path]:
    """Conferences with so many speeches and photos each; the same files every time. Their ``conference.yml``."""
    paths = []
    for n in range(conferences):
        draw = random.Random(n)  # noqa: S311  # nothing here is secret
        folder = root / f"content/conferences/hoi-nghi-{n}"
        album = folder / "albums/anh"
        (folder / "speeches").mkdir(parents=True)
        album.mkdir(parents=True)
        programme: list[Value] = [
            {
                "kind": kind,
                "start": f"{8 + i // 4:02}:{i % 4 * 15:02}",
                "duration": 15,
                "people": [{"honoree": draw.choice(honorees)}],
                "speeches": [f"bai-{i}"] if i < speeches else [],
            }
            for i, kind in enumerate(get_args(ItemKind)[:-1])
        ]
        data: dict[str, Value] = {
            "name": f"Hội nghị Điển hình tiên tiến số {n}",
            "level": draw.choice(("ward", "district", "city", "unit")),
            "status": "held",
            "organiser": "UBND Ví Dụ",
            "venue": "Hội trường Ví Dụ",
            "start": f"{2010 + n % 15}-{n % 12 + 1:02}-{n % 28 + 1:02} 08:00",
            "summary": draw.choice(SENTENCES),
            "results": [f"{draw.randrange(5, 300)} điển hình được tôn vinh"],
            "programme": programme,
            "composition": {"total": 200, "exemplars": 140, "guests": 60, "women": 90},
            "honorees": draw.sample(honorees, 12),
            "sources": [{"title": "Nguồn", "url": "https://bao.example/"}],
        }
        paths.append(folder / "conference.yml")
        paths[-1].write_text(emit(data), encoding="utf-8")
        for i in range(speeches):
            text = "\n\n".join(" ".join(draw.choices(SENTENCES, k=5)) for _ in range(8))
            (folder / f"speeches/bai-{i}.md").write_text(
                f"---\ntitle: Bài số {i}\nspeaker:\n  honoree: {draw.choice(honorees)}\norder: "
                f"{i + 1}\n---\n\n{text}\n",
                encoding="utf-8",
            )
        rows: list[Value] = []
        for i in range(photos):
            density = (n + 1).to_bytes(2, "big") + (i + 1).to_bytes(2, "big")
            (album / f"anh-{i}.jpg").write_bytes(PHOTO[: DENSITY.start] + density + PHOTO[DENSITY.stop :])
            rows.append({"file": f"anh-{i}.jpg", "alt": draw.choice(SENTENCES), "caption": draw.choice(SENTENCES)})
        album_data: dict[str, Value] = {"title": "Ảnh", "credit": "Trung tâm Văn hóa Ví Dụ", "photos": rows}
        (album / "album.yml").write_text(emit(album_data), encoding="utf-8")
    return paths


def measure(
    folder: Path, honorees: int, conferences: int, speeches: int, photos: int, runs: int
) -> dict[str, list[Run]]:
    """The runs of each case."""
    root, profiles = make(folder / "root", REPOSITORY / "tests/site", honorees)
    settings = (root / "mkdocs.yml").read_text(
        encoding="utf-8"
    )  # cards for sharing are drawn once, and not measured here
    (root / "mkdocs.yml").write_text(
        settings.replace("    corrections:", "    social_cards: false\n    corrections:"), encoding="utf-8"
    )
    paths = add(root, [path.parent.name for path in profiles], conferences, speeches, photos)
    found: dict[str, list[Run]] = {"cold": [], "no change": [], "one speech": [], "one conference": []}
    say([f"{drawn_already(root):,} sets of pictures"])
    for _ in range(runs):
        for path in [*(root / ".build").iterdir(), *(root / ".build/cache").iterdir()]:
            if path.name not in ("pool", "cache") and not path.name.startswith("looks"):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        (root / "site").unlink(missing_ok=True)
        found["cold"].append(timed(root))
    time.sleep(SETTLE)
    timed(root)
    for case, touched in (
        ("no change", None),
        ("one speech", paths[0].parent / "speeches/bai-0.md"),
        ("one conference", paths[1]),
    ):
        for run in range(runs):
            if touched:
                text = touched.read_text(encoding="utf-8")
                touched.write_text(
                    f"{text}\nThêm một câu {run}.\n"
                    if touched.suffix == ".md"
                    else text.replace("điển hình ", f"điển hình {run} ", 1),
                    encoding="utf-8",
                )
                time.sleep(SETTLE)
            found[case].append(timed(root))
    return found


def kit(folder: Path, photos: int) -> tuple[float, float]:
    """MiB of memory that writing a press kit of so many photos of 1 MiB takes, and MiB of the kit."""
    code = (
        "import sys; from pathlib import Path; from honorroll.pages import press_kit as kits; from tests.running "
        "import peak\n"
        "folder, n = Path(sys.argv[1]), int(sys.argv[2]); before = peak()\n"
        "entries = [kits.KitFile(f'x/{i:03}.jpg', folder / 'a.jpg', 1 << 20) for i in range(n)]\n"
        "kits.write(folder / 'x.zip', entries); assert kits.size(entries) == (folder / 'x.zip').stat().st_size\n"
        "print(peak() / 1024, (folder / 'x.zip').stat().st_size / 1024 / 1024)"
    )
    (folder / "a.jpg").write_bytes(bytes(1 << 20))
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder), str(photos)],
        check=True,
        capture_output=True,
        cwd=REPOSITORY,
        env={"PYTHONPATH": f"{REPOSITORY}:{REPOSITORY}/scripts"},
    )
    memory, size = done.stdout.split()
    return float(memory), float(size)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--honorees", type=int, default=10_000)
    parser.add_argument("--conferences", type=int, default=500)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    memory_disk = Path("/dev/shm")  # noqa: S108  # builds are measured on tmpfs, under a name that nobody can foresee
    with tempfile.TemporaryDirectory(dir=memory_disk if memory_disk.is_dir() else None) as folder:
        for case, runs in measure(Path(folder), options.honorees, options.conferences, 10, 40, options.runs).items():
            wall, live, cpu = (
                median(each) for each in zip(*((run.wall, run.live, run.cpu) for run in runs), strict=True)
            )
            walls = ", ".join(f"{run.wall:.2f}" for run in runs)
            say([f"{case:<16} {wall:6.2f} s, live after {live:6.2f} s, {cpu:6.2f} s of CPU  ({walls})  {DAY}"])
        memory, size = kit(Path(folder), 200)
        say([f"press kit        {memory:6.1f} MiB of memory for {size:.0f} MiB"])


if __name__ == "__main__":
    main()
