"""The package: a wheel that pip installs anywhere makes the same site as this repository, without Node or a network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Collection
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from tests.running import DATE, REPOSITORY, built, honorroll_here, write

OFFICE = ("--name", "UBND phường Ví Dụ", "--level", "phường", "--place", "Phường Ví Dụ, Tỉnh Ví Dụ")
#: Puts the network out of reach of every Python that is started in the environment.
OFFLINE = """
import sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo"):
        raise OSError("there is no network")

sys.addaudithook(refuse)
"""


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built in a copy, since setuptools leaves files beside what it reads."""
    source = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, source)
    caches = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(REPOSITORY / "scripts", source / "scripts", ignore=caches)
    build = "import setuptools.build_meta, sys; setuptools.build_meta.build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, "dist"], cwd=source, check=True, capture_output=True)
    [made] = (source / "dist").glob("*.whl")
    return made


def test_everything_that_the_program_reads_is_in_the_wheel(wheel: Path) -> None:
    top = REPOSITORY / "scripts"
    files = (path for path in (top / "honorroll").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    ours = {path.relative_to(top).as_posix() for path in files} - {"honorroll/guide/README.md"}
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert packed == ours


def test_the_version_is_that_of_the_changes() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    newest = re.search(r"^## (\S+)", (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest
    assert newest[1] == project["version"]


@pytest.mark.slow
def test_a_new_site_is_built_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    """By an environment that holds what the wheel asks for and nothing else; the home folder cannot be written to."""
    home = tmp_path / "Phần mềm"
    _environment(home, wheel)
    folder = tmp_path / "Bảng vàng của phường"
    folder.mkdir()

    def run(*arguments: str) -> str:
        return _run(home, folder, *arguments)

    assert run("--version").startswith(f"honorroll {distribution('honorroll').version} ")
    run("init", *OFFICE)
    files = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    run("build", "--date", DATE.isoformat())
    theirs = built(folder / "site")
    for path, data in files.items():
        assert path.read_bytes() == data, "a build changes nothing of what was written"

    shutil.rmtree(folder / ".build")
    (folder / "site").unlink()
    assert honorroll_here("build", root=folder).code == 0
    ours = built(folder / "site")
    for site in (ours, theirs):
        del site["sw.js"]  # has the name of the release, which stands for all that is installed
    assert theirs == ours


@pytest.mark.slow
def test_properdocs_makes_the_same_site(wheel: Path, site: Path, built_root: Path, tmp_path: Path) -> None:
    """In an environment without MkDocs. The name of the release, in ``sw.js``, stands for all that is installed."""
    home = tmp_path / "no-mkdocs"
    _environment(home, wheel, "properdocs", without={"mkdocs", "mkdocs-get-deps"})
    shutil.rmtree(site / ".build/rendered")
    _run(home, site, "build", "--date", DATE.isoformat())
    theirs, ours = built(site / "site"), built(built_root / "site")
    assert {path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path)} == {"sw.js"}

    write(site, "content/pages/gioi-thieu.md", "# Giới thiệu\n\n[x](khong-co.md)\n")
    with pytest.raises(AssertionError, match=r"khong-co\.md"):  # what it warns of is heard
        _run(home, site, "build", "--date", DATE.isoformat())
    (_libraries(home) / "properdocs").unlink()  # a link
    with pytest.raises(AssertionError, match="no-engine"):
        _run(home, site, "build", "--date", DATE.isoformat())


def _environment(home: Path, wheel: Path, *besides: str, without: Collection[str] = ()) -> None:
    """Make an environment of the wheel and what it asks for, ``besides`` that and ``without`` that."""
    venv.create(home)
    _install(wheel, _commands(home) / "python")
    [installed] = distributions(name="honorroll", path=[str(_libraries(home))])
    for needed in [*_closure(installed), *map(distribution, besides)]:
        if needed.name not in without:
            _link(needed, _libraries(home))
    (_libraries(home) / "sitecustomize.py").write_text(OFFLINE, encoding="utf-8")


def _run(home: Path, folder: Path, *arguments: str) -> str:
    surroundings = {"PATH": str(home / "none"), "HOME": f"{os.devnull}/none", "HONORROLL_LANG": "vi"}
    command = [str(_commands(home) / "honorroll"), *arguments]
    done = subprocess.run(command, cwd=folder, env=surroundings, check=False, capture_output=True)
    assert done.returncode == 0, (done.stdout + done.stderr).decode()
    return done.stdout.decode()


def _libraries(home: Path) -> Path:
    return Path(sysconfig.get_path("purelib", "venv", {"base": str(home), "platbase": str(home)}))


def _commands(home: Path) -> Path:
    return Path(sysconfig.get_path("scripts", "venv", {"base": str(home), "platbase": str(home)}))


def _install(wheel: Path, python: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "-qq", "--disable-pip-version-check"]
    subprocess.run([*pip, "--no-index", "--no-deps", "--no-compile", str(wheel)], check=True, capture_output=True)


def _closure(top: Distribution) -> list[Distribution]:
    """What ``top`` needs on this machine, itself left out."""
    known: dict[str, Distribution] = {}
    waiting = [top]
    while waiting:
        for line in waiting.pop().requires or ():
            needed = Requirement(line)
            if needed.name not in known and (needed.marker is None or needed.marker.evaluate({"extra": ""})):
                known[needed.name] = distribution(needed.name)
                waiting.append(known[needed.name])
    return list(known.values())


def _link(package: Distribution, libraries: Path) -> None:
    """Lay what is installed here of ``package`` into ``libraries`` too."""
    for top in {file.parts[0] for file in package.files or () if file.parts[0] not in ("..", "__pycache__")}:
        there = Path(str(package.locate_file(top)))
        if there.exists() and not (libraries / top).exists():
            (libraries / top).symlink_to(there)
