"""``--published``: the addresses that are online, from the live site, a file or the branch that it is deployed from."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.office.test_pull_request import commit, git
from tests.running import write
from tests.serving import answering
from tests.test_published_addresses import NEW, build, check, edit, listed

from honorroll.office import online_addresses
from honorroll.site import published_addresses


def test_what_was_only_tried_out_here_may_go(site: Path, tmp_path: Path) -> None:
    """The advice of the finding, followed to the letter; afterwards nothing has to be said any more."""
    build(site)
    online = shutil.copy(site / "site/dia-chi.txt", tmp_path / "online.txt")
    write(site, "honorees/individuals/le-thi-moi/profile.yml", NEW)
    build(site)
    shutil.rmtree(site / "honorees/individuals/le-thi-moi")
    assert "honorroll build --published" in check(site).stdout
    assert check(site, "--published", str(online)).code == 0
    build(site, "--published", str(online))
    assert check(site).code == 0
    assert listed(site) == Path(online).read_text(encoding="utf-8").splitlines()


@pytest.fixture
def online(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[dict[str, bytes]], str]]:
    """A function that puts files online, by path; gives the address of the site, which the site names as its own."""
    certificate = tmp_path / "certificate.pem"
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with ExitStack() as servers:

        def put(files: dict[str, bytes]) -> str:
            url = f"{servers.enter_context(answering(files, certificate))}nen/"
            edit(site / "mkdocs.yml", "https://bang-vang.example/nen/", url)
            return url

        yield put


LIST = b"/bang-vang/\n/bang-vang/nguoi-cu/\n"


def test_the_list_comes_from_the_live_site(site: Path, online: Callable[[dict[str, bytes]], str]) -> None:
    url = online({"/nen/dia-chi.txt": LIST})
    assert "nguoi-cu" in check(site, "--published").stdout
    assert "nguoi-cu" in check(site, "--published", f"{url}dia-chi.txt").stdout
    assert check(site).code == 0, "nobody was asked"


def test_or_from_the_branch_that_it_is_deployed_from(site: Path, online: Callable[[dict[str, bytes]], str]) -> None:
    online({})
    result = check(site, "--published", "--lang", "en")
    assert (result.code, "404" in result.stderr, "--published FILE" in result.stderr) == (2, True, True)
    git(site, "init", "-q", "-b", "main")
    write(site, "dia-chi.txt", LIST)
    commit(site, "dia-chi.txt")
    git(site, "update-ref", "refs/remotes/origin/gh-pages", "main")
    assert "nguoi-cu" in check(site, "--published").stdout
    assert "nguoi-cu" in check(site, "--published", "main:dia-chi.txt").stdout


@pytest.mark.parametrize(
    ("answer", "told"),
    [(b"<!doctype html>\n<title>404</title>\n", "line 1"), (b"/a/\n" * 300, "more than"), (b"/../a/\n", "line 1")],
    ids=["another page", "too large", "outside"],
)
def test_what_is_no_list_is_refused(
    site: Path,
    online: Callable[[dict[str, bytes]], str],
    monkeypatch: pytest.MonkeyPatch,
    answer: bytes,
    told: str,
) -> None:
    monkeypatch.setattr(published_addresses, "MOST_BYTES", 1_000)
    online({"/nen/dia-chi.txt": answer})
    result = check(site, "--published", "--lang", "en")
    assert (result.code, told in result.stderr) == (2, True), result


def test_a_site_that_does_not_answer_is_not_waited_for(
    site: Path, online: Callable[[dict[str, bytes]], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(online_addresses, "TIMEOUT", 0.2)
    online({"/nen/dia-chi.txt": b"silence"})
    assert check(site, "--published").code == 2


def test_nothing_but_https_is_asked(site: Path, online: Callable[[dict[str, bytes]], str]) -> None:
    online({"/nen/dia-chi.txt": b"http"})  # the server leads to an address without TLS
    assert check(site, "--published").code == 2
    for named in ("http://bang-vang.example/dia-chi.txt", "ftp://bang-vang.example/x", "/khong/co", "--upload-pack:x"):
        assert check(site, f"--published={named}").code == 2
