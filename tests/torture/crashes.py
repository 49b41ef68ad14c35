"""Builds that are killed, disks that are full or read-only, flipped bytes, and several builds at once."""

from __future__ import annotations

import os
import random
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from tests.bench.profiles import make
from tests.running import DATE, SITE, built

from honorroll.outputs.search import text_shards

#: Enough for the work to be shared between processes.
HONOREES = 230
#: How long a killed build's children may hold the lock, in seconds.
PATIENCE = 60
#: The state in which a hand-written page is changed, so that MkDocs runs and the build takes longer.
PAGE = 3
#: What a build leaves in ``.build``.
KEPT = {"building", "cache", "digests", "pool", "releases", "rendered"}


class Outcome(NamedTuple):
    tries: int
    torn: list[str]
    """Where the live site was neither that of before nor that of after, or the next build was not right."""


def digest(site: Path, *, texts: bool = True) -> str:
    """Of every file of a site and its path, with or without the full-text index."""
    total = blake2b(digest_size=16)
    for path, data in built(site).items():
        if texts or not path.startswith(text_shards.PREFIX):
            total.update(f"{path}\0{len(data)}\0".encode() + data)
    return total.hexdigest()


def _command(root: Path) -> list[str]:
    return [sys.executable, "-m", "honorroll", "build", "--root", str(root), "--date", DATE.isoformat()]


def _begin(root: Path, *before: str) -> subprocess.Popen[bytes]:
    with open(root.parent / "output", "ab") as output:  # no pipe: a child that outlives its parent would hold it
        return subprocess.Popen(
            [*before, *_command(root)],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def _finish(root: Path) -> int:
    """Build to the end, waiting for the lock of a killed build; the exit code."""
    deadline = time.monotonic() + PATIENCE
    while (code := _begin(root).wait()) == 2 and time.monotonic() < deadline:
        time.sleep(0.1)
    return code


class States:
    """A site in several states of its content, and the digest of the site that each state builds from nothing.

    Pictures alone are kept between them: they are the same in all states.
    """

    def __init__(self, folder: Path) -> None:
        self.root, self.profiles = make(folder / "root", SITE, HONOREES)
        about = self.root / "content/pages/gioi-thieu.md"
        fields = self.root / "content/vocabulary/fields.yml"
        texts = {path: path.read_text(encoding="utf-8") for path in (*self.profiles, about, fields)}
        one = {self.profiles[7]: texts[self.profiles[7]].replace("story: |\n", "story: |\n  Một câu thêm.\n\n", 1)}
        many = {path: texts[path].replace("story: |\n", "story: |\n  Câu thêm.\n\n", 1) for path in self.profiles[::3]}
        page = {about: "# Trang mới\n\nViết lại.\n"}
        word = {fields: texts[fields].replace("Y tế", "Y tế và sức khỏe", 1)}
        self.states: Sequence[dict[Path, str]] = ({}, one, many, page, word)
        self._texts = texts
        self.digests: list[str] = []
        self.without_texts: list[str] = []
        """Of the sites while the full-text index is not yet begun to be used, which follows when a release is live."""
        for state in range(len(self.states)):
            self.become(state)
            for part in KEPT - {"building", "pool"}:
                shutil.rmtree(self.root / ".build" / part, ignore_errors=True)
            (self.root / "site").unlink(missing_ok=True)
            assert _finish(self.root) == 0
            self.digests.append(digest(self.root / "site"))
            self.without_texts.append(digest(self.root / "site", texts=False))

    def is_new_without_texts(self, state: int) -> bool:
        """Whether the new release is live and whole, but for the full-text index, which no reader is told of."""
        site = self.root / "site"
        is_listed = any((site / f"{text_shards.LIST}{suffix}").exists() for suffix in ("", ".gz"))
        return not is_listed and digest(site, texts=False) == self.without_texts[state]

    def become(self, state: int) -> None:
        for path, text in (self._texts | self.states[state]).items():
            if path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")


def kills(states: States, tries: int, seed: int = 0) -> Outcome:
    """Kill the whole process group or the parent alone at a random moment; then build on."""
    draw = random.Random(seed)  # noqa: S311  # nothing here is secret
    torn: list[str] = []
    killed = 0
    live = digest(states.root / "site")
    for n in range(tries):
        state = draw.randrange(len(states.states))
        states.become(state)
        process = _begin(states.root)
        time.sleep(draw.uniform(0.02, 1.2 if state == PAGE else 0.5))
        killed += process.poll() is None
        if n % 2:
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        now = digest(states.root / "site")
        if now not in (live, states.digests[state]) and not states.is_new_without_texts(state):
            torn.append(f"kill {n}: the live site is torn")
        if _finish(states.root) != 0 or digest(states.root / "site") != states.digests[state]:
            torn.append(f"kill {n}: the next build is not that of state {state}")
        live = digest(states.root / "site")
    if killed < tries / 2:
        torn.append(f"only {killed} of {tries} builds were still running: draw shorter times")
    if left := {path.name for path in (states.root / ".build").iterdir()} - KEPT:
        torn.append(f"not swept up after kills: {sorted(left)}")
    return Outcome(tries, torn)


def flips(states: States, tries: int, seed: int = 1) -> Outcome:
    """Flip one bit of any file in ``.build``, pictures and pages included: the next build is right."""
    draw = random.Random(seed)  # noqa: S311  # nothing here is secret
    torn: list[str] = []
    for _ in range(tries):
        files = sorted(
            path
            for path in (states.root / ".build").rglob("*")
            if path.is_file() and not path.is_symlink() and path.stat().st_size
        )
        victim = draw.choice(files)
        data = bytearray(victim.read_bytes())
        data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
        shared = victim.stat()
        victim.write_bytes(data)
        os.utime(victim, ns=(shared.st_atime_ns, shared.st_mtime_ns))  # as a failing disk does: no time tells
        state = draw.randrange(len(states.states))
        states.become(state)
        if _finish(states.root) != 0 or digest(states.root / "site") != states.digests[state]:
            torn.append(f"{victim.relative_to(states.root)}: the next build is not that of state {state}")
            shutil.rmtree(states.root / ".build", ignore_errors=True)
            (states.root / "site").unlink(missing_ok=True)
            _finish(states.root)
    return Outcome(tries, torn)


def at_once(states: States, builds: int = 3) -> Outcome:
    """Several builds begin together: one builds, the others say that one is under way, and the site is right."""
    torn: list[str] = []
    for state in range(len(states.states)):
        states.become(state)
        codes = [process.wait() for process in [_begin(states.root) for _ in range(builds)]]
        if sorted({*codes} - {0, 2}) or 0 not in codes:
            torn.append(f"exit codes {codes}")
        if digest(states.root / "site") != states.digests[state]:
            torn.append(f"state {state}: not the site that it should be")
    return Outcome(len(states.states), torn)


def without_room(states: States, folder: Path) -> Outcome:
    """On a full and on a read-only disk a build says one clear line, and the live site stays.

    The disks are mounted in a name space of their own, which needs no rights of the system.
    """
    states.become(0)
    assert _finish(states.root) == 0
    fields = states.root / "content/vocabulary/fields.yml"
    edited = folder / "fields.yml"
    edited.write_text(fields.read_text(encoding="utf-8").replace("Y tế", "Y tế khác", 1), encoding="utf-8")
    disk = folder / "disk"
    disk.mkdir(exist_ok=True)
    build = shlex.join(_command(disk))
    code = "import sys; from pathlib import Path; from tests.torture.crashes import digest; "
    code += "print(digest(Path(sys.argv[1])))"
    tell = shlex.join([sys.executable, "-c", code, f"{disk}/site"])
    mounts = {
        "full": f"mount -t tmpfs tmpfs {disk} && cp -a {states.root}/. {disk} && cp {edited} "
        f"{disk}/content/vocabulary/fields.yml && "
        f"mount -o remount,size=$(($(df -k --output=used {disk} | tail -n 1) + 300))k {disk}",  # one command
        "read-only": f"mount --bind {states.root} {disk} && mount -o remount,ro,bind {disk}",
    }
    torn: list[str] = []
    for kind, mount in mounts.items():
        done = subprocess.run(
            [
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                f"{mount} || exit 99; {build}; echo code $?; {tell}",
            ],
            cwd=Path(__file__).parents[2],
            env=os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])},
            capture_output=True,
            text=True,
            check=False,
        )
        lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        if done.returncode == 99 or "Traceback" in done.stderr or "code 0" in done.stdout:
            torn.append(f"{kind}: {lines[-6:]}")
        elif states.digests[0] not in lines:
            torn.append(f"{kind}: the live site is not what it was")
    return Outcome(len(mounts), torn)


def children_die(root: Path, tries: int = 6) -> Outcome:
    """After the parent of a build was killed no process of it is left, within two seconds."""
    left: list[str] = []
    for n in range(tries):
        shutil.rmtree(root / ".build", ignore_errors=True)  # so that there are children to make pages and pictures
        process = _begin(root)
        time.sleep(0.3 + 0.25 * n)
        process.kill()
        process.wait()
        deadline = time.monotonic() + 2
        while (those := _processes(process.pid)) and time.monotonic() < deadline:
            time.sleep(0.05)
        left += (f"try {n}: processes are left: {those}" for those in [those] if those)
    return Outcome(tries, left)


def _processes(group: int) -> list[str]:
    entries = (entry.name for entry in Path("/proc").iterdir())
    return [name for name in entries if name.isdigit() and _of_group(int(name), group)]


def _of_group(pid: int, group: int) -> bool:
    """Whether a process of the group still runs; one that has ended may wait for whoever asks how."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[0]
        return os.getpgid(pid) == group and state != "Z"
    except OSError:
        return False
