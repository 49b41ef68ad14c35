"""What every test may ask for."""

from __future__ import annotations

import fcntl
import gc
import os
import pickle
import shutil
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from hashlib import blake2b
from pathlib import Path
from threading import get_ident
from typing import Any

# The next few are what builds import in forked children, each of them anew if this process has not.
import babel.support  # noqa: F401
import jinja2.ext  # noqa: F401
import mkdocs.commands.build
import mkdocs.theme  # noqa: F401
import pypdf.filters
import pypdf.generic  # noqa: F401
import pytest
from hypothesis import settings
from playwright.sync_api import Browser
from tests import fresh
from tests.browser.browsing import chromium
from tests.running import SITE, honorroll_here, real_site
from tests.serving import served

import honorroll.engine.mkdocs
import honorroll.engine.sbom
import honorroll.formats.pdf
import honorroll.plugin  # noqa: F401
from honorroll.base import answers, sandbox
from honorroll.base.findings import Finding
from honorroll.conferences import files as conference_files
from honorroll.conferences.scan import SourceFile
from honorroll.engine import render_cache
from honorroll.media import documents
from honorroll.media.workers import Worker

# Whatever the machine speaks, the cases are in Vietnamese.
os.environ["HONORROLL_LANG"] = "vi"

# A shell that runs the tests in the background has them ignore interrupts, and so would the servers that they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes is the machine's affair: a busy one must not fail a build.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

Once = Callable[[str, Callable[[Path], object]], Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--bless", action="store_true", help="write what is seen into the golden cases as what is expected"
    )


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: half of the time a test waits for the disk, a browser, or the clock."""
    return min(6, (os.cpu_count() or 1) + 1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow tests begin first, so that at the end no process waits for one of them while the others are idle."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_collection_finish() -> None:
    """What thousands of tests are made of stays to the end: nobody need look through it for garbage again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for all tests of a process: Playwright can be started once in a process."""
    with chromium() as started:
        yield started


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--bless"))


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run, the same one for all processes of the tests."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


#: The bytes of files beyond which reading them to know them again is no gain.
LARGE = 10_000_000
#: What workers and confined children have answered, as far as this process knows.
_ANSWERS: dict[str, Any] = {}


def _remembered(folder: Path, asked: object, data: Iterable[bytes], ask: Callable[[], Any]) -> Any:
    """The answer to what was ``asked`` about ``data``, of ``ask`` where no process has it yet."""
    digest = blake2b(repr(asked).encode(), digest_size=16)
    for part in data:
        digest.update(blake2b(part, digest_size=16).digest())
    key = digest.hexdigest()
    path = folder / key
    if key in _ANSWERS:
        pass
    elif path.exists():
        _ANSWERS[key] = pickle.loads(path.read_bytes())  # noqa: S301  # written below
    else:
        _ANSWERS[key] = ask()
        whole = path.with_name(f"{key}.{os.getpid()}.{get_ident()}")
        whole.write_bytes(pickle.dumps(_ANSWERS[key]))
        whole.replace(path)
    return _ANSWERS[key]


@pytest.fixture(scope="module", autouse=True)
def remembered_answers(shared: Path) -> Iterator[None]:
    """A photo that a worker has looked at or drawn in an earlier test, of whichever process, is not sent to one again,
    and a document of a conference that was inspected or cleaned is not given to a child again.

    The same bytes and arguments give the same answer; ``tests/media`` and ``tests/conferences/test_files.py`` hold
    that, and do without this fixture.
    """
    request, confined = Worker.request, sandbox.run_confined
    folder = shared / "answers"
    folder.mkdir(exist_ok=True)

    def remembered(worker: Worker, command: str, data: bytes, *arguments: object) -> Any:
        return _remembered(folder, (command, arguments), [data], lambda: request(worker, command, data, *arguments))

    def inspected(work: Callable[[Any], Any], argument: tuple[Path, Sequence[SourceFile]]) -> Any:
        root, some = argument
        if sum(file.size for file in some) > LARGE:
            return confined(work, argument)
        asked = [(work.__name__, file.path) for file in some]
        data = ((root / file.path).read_bytes() for file in some)
        return _remembered(folder, asked, data, lambda: confined(work, argument))

    def cleaned(work: Callable[[Any], Any], path: Path) -> Any:
        return _remembered(folder, (work.__name__, path.suffix), [path.read_bytes()], lambda: confined(work, path))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Worker, "request", remembered)
        patch.setattr(conference_files, "run_confined", inspected)
        patch.setattr(documents, "run_confined", cleaned)
        yield


@pytest.fixture(scope="module", autouse=True)
def remembered_renderings(shared: Path) -> Iterator[None]:
    """What MkDocs has rendered in an earlier test is not rendered again: the same key means the same files.

    ``tests/publish/test_cache.py`` and ``tests/engine`` hold that, and do without this fixture.
    """
    render = render_cache._render  # what a child does for one build
    folder = shared / "renderings"
    folder.mkdir(exist_ok=True)

    def remembered(work: tuple[Path, str, int]) -> list[Finding]:
        root, key, _ = work
        kept, own = folder / key, f"{os.getpid()}.{get_ident()}"
        if kept.exists():
            fresh = root / ".build" / f"rendering-{own}"
            shutil.copytree(kept, fresh)
            render_cache.store(root, key, fresh)
            return []
        findings = render(work)
        if not findings:
            whole = kept.with_name(f"{key}.{own}")
            shutil.copytree(render_cache.folder(root, key), whole)
            with suppress(OSError):  # where another process was quicker
                whole.rename(kept)
        return findings

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(render_cache, "_render", remembered)
        yield


@pytest.fixture(scope="session", autouse=True)
def quick_fresh_processes() -> Iterator[None]:
    """See ``fresh``."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answers, "get_context", fresh.context)
        patch.setattr(answers, "of_fresh_process", fresh.of_fresh_process)
        yield


@pytest.fixture(scope="session")
def once(shared: Path) -> Once:
    """A function that has a folder made by the first process of the tests that wants it, for all of them to read."""

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder = shared / name
        with open(shared / f"{name}.lock", "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (shared / f"{name}.made").exists():
                make(folder)
                (shared / f"{name}.made").touch()
        return folder

    return made


@pytest.fixture(scope="session")
def built_root(once: Once) -> Path:
    """The miniature site, built; to be looked at, and not to be changed."""

    def make(root: Path) -> None:
        shutil.copytree(SITE, root)
        assert honorroll_here("build", root=root).code == 0

    return once("built", make)


@pytest.fixture(scope="session")
def real(once: Once) -> Path:
    """The folder of the finished pages of the site of this repository; it too is only looked at."""
    return once("real", real_site) / "site"


@pytest.fixture
def bare_site(tmp_path: Path) -> Path:
    """A copy of the miniature site, with the layout of the real one; nothing in it is about anybody who exists."""
    root = tmp_path / "site"
    shutil.copytree(SITE, root)
    return root


@pytest.fixture(scope="session")
def kept_by_content(built_root: Path) -> Iterator[list[Path]]:
    """What a build keeps by content: pictures, and what MkDocs rendered. Sites link to these files.

    Whoever makes one anew replaces it; nobody writes into it.
    """
    folders = [built_root / ".build" / name for name in ("pool", "rendered")]
    before = [_stamps(folder) for folder in folders]
    yield folders
    assert [_stamps(folder) for folder in folders] == before, "a test wrote into a file that all share"


def _stamps(folder: Path) -> list[tuple[str, int, int]]:
    entries = (Path(here) / name for here, _, names in os.walk(folder) for name in names)
    return sorted((str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in entries)


@pytest.fixture
def site(bare_site: Path, kept_by_content: list[Path]) -> Path:
    """The same, with what an earlier build has kept by content.

    Most of the time of a build from nothing goes there; nothing else of that build is left.
    """
    for folder in kept_by_content:
        shutil.copytree(folder, bare_site / ".build" / folder.name, copy_function=os.link)
    return bare_site


@pytest.fixture
def serve() -> Iterator[Callable[[Path, str], str]]:
    """A function that serves a folder under a base path, and gives the address of its home page."""
    with ExitStack() as servers:
        yield lambda folder, base: servers.enter_context(served(folder, base))
