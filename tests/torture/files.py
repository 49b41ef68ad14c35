"""Hostile files of every kind that the program reads: good ones damaged at random, and generated YAML."""

from __future__ import annotations

import io
import json
import os
import random
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import openpyxl
import yaml
from tests.media import reel, uploads
from tests.running import DATE, SITE, write

from honorroll.base.findings import Source
from honorroll.formats import yaml_read

#: So many files are looked at by one run of the command; where that takes too long each is looked at alone.
TOGETHER = 40
#: The bounds of one run: processor time, which a busy machine does not stretch, and the memory of its largest process.
SECONDS, MEBIBYTES = 10, 500

_MEASURED = """
import resource, sys
from honorroll.cli import main
from tests.running import peak
code = main(sys.argv[1:])
most = max(peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
print(f"\\n{code} {most // 1024}", file=sys.stderr)
"""


class Outcome(NamedTuple):
    files: int
    faults: list[str]
    slowest: float
    """Seconds of processor time that the slowest run of ``TOGETHER`` files took."""
    largest: int
    """MiB of the largest process."""


class Hostile(NamedTuple):
    """A file to lay over the miniature site."""

    path: str
    data: bytes


def _office(name: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        if name == "docx":
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml", "<w:document>" + "<w:p>Kế hoạch</w:p>" * 200 + "</w:document>")
        else:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            archive.writestr("content.xml", "<office:text>" + "<p>Kế hoạch</p>" * 200 + "</office:text>")
        archive.writestr("docProps/app.xml" if name == "docx" else "meta.xml", "<Properties/>")
    return target.getvalue()


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    rows: tuple[tuple[str | int, ...], ...] = (
        ("STT", "Họ và tên", "Năm sinh", "Nam", "Nữ", "Đơn vị"),
        *((n, f"Nguyễn Văn {n}", 1980, "x", "", "UBND") for n in range(40)),
    )
    for row in rows:
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def seeds() -> dict[str, tuple[str, bytes]]:
    """A good file of every kind: where it lies (``{}`` for a number), and its bytes."""
    conference = SITE / "content/conferences/hoi-nghi-vi-du"
    profile = (SITE / "honorees/individuals/nguyen-van-a/profile.yml").read_bytes()
    photo = uploads.saved(uploads.picture(seed=9), "JPEG")
    person = "honorees/individuals/thu-{}/"
    meeting = "content/conferences/thu-{}/"
    return {
        "profile": (
            person + "profile.yml",
            profile.partition(b"photos:")[0]
            + b"sources:\n  - title: A\n  - title: B\npublication:\n  basis: public-record\n",
        ),
        "vocabulary": ("content/vocabulary/fields.yml", (SITE / "content/vocabulary/fields.yml").read_bytes()),
        "settings": ("mkdocs.yml", (SITE / "mkdocs.yml").read_bytes()),
        "conference": (meeting + "conference.yml", (conference / "conference.yml").read_bytes()),
        "speech": (meeting + "speeches/bai.md", (conference / "speeches/nguyen-van-a.md").read_bytes()),
        "post": (
            "content/news/thu-{}.md",
            "---\ntitle: Bài\ndate: 2025-06-01\nkind: news\ncolumn: guong-vi-du\nsummary: Câu.\nsources:\n  - "
            "title: A\n---\n\nMột đoạn **đậm**.\n".encode(),
        ),
        "page": ("content/pages/thu-{}.md", b"---\ntitle: Trang\n---\n\n# Trang\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"),
        "tracker": ("content/tracker.yml", b"plan_days: 10\nunits: {}\n"),
        "jpeg": (person + "anh.jpg", photo),
        "png": (person + "anh.png", uploads.saved(uploads.picture(seed=8), "PNG")),
        "webp": (person + "anh.webp", uploads.saved(uploads.picture(seed=7), "WEBP")),
        "mp4": (person + "phim.mp4", reel.telling_mp4()),
        "webm": (person + "phim.webm", reel.telling_webm()),
        "pdf": (meeting + "documents/tep.pdf", (conference / "documents/ke-hoach.pdf").read_bytes()),
        "docx": (meeting + "documents/tep.docx", _office("docx")),
        "odt": (meeting + "documents/tep.odt", _office("odt")),
        "vtt": (meeting + "films/phim.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\nChào\n".encode()),
        "workbook": ("danh-sach-{}.xlsx", _workbook()),
    }


def damaged(data: bytes, draw: random.Random) -> bytes:
    """``data`` with some of it flipped, cut, doubled, or replaced by what parsers stumble over."""
    for _ in range(draw.randint(1, 4)):
        at = draw.randrange(len(data) + 1)
        some = bytearray(data)
        match draw.randrange(8):
            case 0:
                for _ in range(draw.randint(1, 40)):
                    if some:
                        some[draw.randrange(len(some))] ^= 1 << draw.randrange(8)
            case 1:
                some = some[:at]
            case 2:
                some[at:at] = some[at : at + draw.randint(1, 4000)] * draw.randint(2, 20)
            case 3:
                some[at : at + 4] = draw.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"\x80\0\0\0"))
            case 4:
                some[at:at] = draw.choice(_TOKENS)
            case 5:
                some[at:at] = draw.choice(_TOKENS) * draw.randint(100, 20_000)
            case 6:
                some[at : at + draw.randint(1, 300)] = b""
            case _:
                some[at:at] = draw.randbytes(draw.randint(1, 400))
        data = bytes(some[:3_000_000])
    return data


_TOKENS = (
    b"[", b"{a: ", b"- ", b"&a ", b"*a ", b"!!python/object:os.system ", b"<<: ", b"|\n", b"? ", b"'", b'"', b"#",
    b": ", b"\n", b"\r", b"\t", b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"%PDF-", b"PK\x03\x04", b"{{ list a }}", b"<!--",
    b"]]>", b"`", b"*", b"_", b"![", b"](", b">", b"&#x1f;", "\u202e".encode(), "ạ̣̣".encode(), b"0912345678", b"9" * 50,
)  # fmt: skip


def hostile(count: int, seed: int = 0) -> Iterator[list[Hostile]]:
    """``count`` files in groups that one run of the command looks at; of a kind that a site has once, one a group."""
    draw = random.Random(seed)  # noqa: S311  # nothing here is secret
    kinds = seeds()
    made = 0
    while made < count:
        group: list[Hostile] = []
        for kind, (path, data) in kinds.items():
            times = 3 if "{}" in path else 1
            group += [Hostile(path.format(f"{kind}-{n}"), damaged(data, draw)) for n in range(times)]
        draw.shuffle(group)
        group = group[: min(TOGETHER, count - made)]
        made += len(group)
        yield group


def _processor_time() -> float:
    """Seconds that all child processes so far have worked."""
    times = os.times()
    return times.children_user + times.children_system


def _looked_at(group: list[Hostile], root: Path) -> tuple[float, int, str]:
    """Runs the command over the miniature site with these files in it: processor seconds, MiB, and what is wrong."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(SITE, root)
    for file in group:
        write(root, file.path, file.data)
        if "/thu-" in file.path and file.path.startswith("honorees/") and not file.path.endswith("profile.yml"):
            name = file.path.rpartition("/")[2]
            field = (
                "videos: [{title: Phim, file: %s}]"
                if name.startswith("phim")
                else "photos: [{file: %s, alt: A, credit: B}]"
            )
            text = f"name: Nguyễn Thử\n{field % name}\nsources: [{{title: A}}]\npublication: {{basis: public-record}}\n"
            write(root, f"{file.path.rpartition('/')[0]}/profile.yml", text)
    began = _processor_time()
    commands = [["check", "--format", "json", "--root", str(root), "--date", DATE.isoformat()]]
    commands += [
        ["delegates", str(root / file.path), "--root", str(root)] for file in group if file.path.endswith("xlsx")
    ]
    largest, wrong = 0, ""
    for command in commands:
        try:
            done = subprocess.run(
                [sys.executable, "-c", _MEASURED, *command],
                capture_output=True,
                text=True,
                check=False,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
                timeout=120,
            )
        except subprocess.TimeoutExpired:
            return 120.0, largest, f"{command[0]}: more than two minutes"
        *_, last = done.stderr.strip().split("\n")
        if "Traceback" in done.stderr or len(last.split()) != 2:
            return _processor_time() - began, largest, f"{command[0]}: {done.stderr[-500:]}"
        largest = max(largest, int(last.split()[1]))
        if command[0] == "check":
            json.loads(done.stdout)
    return _processor_time() - began, largest, wrong


def altered(file: Hostile) -> str:
    """Where YAML was accepted and a value is not the text that stands there, as a plain reader of YAML has it."""
    document, findings = yaml_read.load(file.data, file.path)
    if document is None or any(finding.is_error for finding in findings):
        return ""
    plain = yaml.load(file.data.decode("utf-8-sig"), Loader=yaml.BaseLoader)  # noqa: S506  # makes nothing but text

    def same(one: object, other: object) -> bool:
        if isinstance(one, dict) and isinstance(other, dict):
            return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
        if isinstance(one, list) and isinstance(other, list):
            return len(one) == len(other) and all(map(same, one, other))
        return (one or "") == (other or "")

    return "" if same(document.data, plain) else f"{file.path}: {Source(file.path)} was read as something else"


def assault(folder: Path, count: int) -> Outcome:
    faults: list[str] = []
    slowest, largest = 0.0, 0
    for n, group in enumerate(hostile(count)):
        seconds, memory, wrong = _looked_at(group, folder / "site")
        if wrong or seconds > SECONDS or memory > MEBIBYTES:
            for file in group:
                alone, mebibytes, fault = _looked_at([file], folder / "site")
                if fault or alone > SECONDS or mebibytes > MEBIBYTES:
                    faults.append(f"group {n}, {file.path}: {alone:.1f} s, {mebibytes} MiB {fault}")
                    write(folder, f"kept/{n}-{file.path.replace('/', '-')}", file.data)
        else:
            slowest, largest = max(slowest, seconds), max(largest, memory)
        faults += filter(
            None, (altered(file) for file in group if file.path.endswith(".yml") and file.path != "mkdocs.yml")
        )
    return Outcome(count, faults, slowest, largest)
