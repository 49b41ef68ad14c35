"""A copy for a host: what the server answers, by real servers; and the rules that other hosts read, as golden files."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import brotli
import pytest
from tests.running import CASES, ORACLES, built, honorroll_here
from tests.web_servers import MODULES, Answer, apache, ask, nginx

from honorroll.base.errors import HostRefusesFileError, HostRefusesFilesError, UnfitPathError
from honorroll.publish import releases
from honorroll.publish.hosts import NAMES, cloudflare, hosts, rules
from honorroll.publish.hosts import nginx as nginx_conf
from honorroll.publish.hosts.answers import ASKED_AGAIN, FOR_EVER, Answers, Moved

GOLDEN = CASES / "hosts"
BASE = "/nen/"
#: What is asked for; a star stands for what depends on the content.
REQUESTS = (
    "",
    "index.html",
    "bang-vang/nguyen-van-a/",
    "bang-vang/nguyen-van-a",
    "hoi-nghi/hoi-nghi-thu/",
    "bang-vang/hoang-van-e/",
    "bang-vang/hoang-van-e/index.html",
    "bang-vang/hoang-van-e/hoang-van-e.zip",
    "khong/co/",
    "x/00000000/",
    "the/nguyen-van-a/",
    "the/pham-thi-d/",
    "du-lieu/ho-so.jsonl",
    "du-lieu/danh-muc.jsonld",
    "anh/",
    "anh/khong-co.webp",
    ".htaccess",
    "bang-vang/.honorroll-files",
    "sw.js",
    "manifest.webmanifest",
    "dia-chi.txt",
    "hoi-nghi/lich.ics",
    "bang-vang/moi.atom",
    "tim-kiem/ten.json",
    "tim-kiem/van-ban/*",
    "assets/honorroll.*.css",
    "assets/fonts/*latin-400*.woff2",
)
SHOWN = ("content-type", "content-encoding", "cache-control", "vary", "location", "access-control-allow-origin")
#: The same of every response.
ALWAYS = (
    "content-security-policy",
    "referrer-policy",
    "permissions-policy",
    "x-content-type-options",
    "strict-transport-security",
)


#: What other sites may frame, under a policy of its own.
FRAMED = ("the/nguyen-van-a/",)


@dataclass
class Copies:
    """The copies of the miniature site, by host; where any user of the machine may read them."""

    folder: Path

    def of(self, host: str) -> Path:
        return self.folder / host


@pytest.fixture(scope="session")
def copies(built_root: Path) -> Iterator[Copies]:
    with tempfile.TemporaryDirectory(prefix="honorroll-") as made:
        folder = Path(made)
        folder.chmod(0o755)
        for host in NAMES:
            hosts.deliver(built_root, "a", host, folder / host)
        yield Copies(folder)


def _responses(port: int, docs: Path) -> str:
    """The responses to REQUESTS, as they stand in a golden file."""
    always = _headers(ask(port, BASE), ALWAYS, port)
    told = [f"Always\n{always}"]
    for request in REQUESTS:
        path = request
        if "*" in request:
            path = min(
                str(found.relative_to(docs)) for found in docs.glob(request) if found.suffix not in (".gz", ".br")
            )
        answer = ask(port, f"{BASE}{path}", Accept_Encoding="gzip, br")
        told.append(f"GET {BASE}{request}\n{answer.status}\n{_headers(answer, SHOWN, port)}")
        if request in FRAMED:
            told[-1] += _headers(answer, ALWAYS[:1], port)
            assert _headers(answer, ALWAYS[1:], port) == _headers(ask(port, BASE), ALWAYS[1:], port)
        else:
            assert _headers(answer, ALWAYS, port) == always, request
        if answer.status == 404:  # whoever was withdrawn, or never was there
            assert ask(port, f"{BASE}{path}").body == (docs / "404.html").read_bytes()
    return "\n".join(told)


def _headers(answer: Answer, names: tuple[str, ...], port: int) -> str:
    found = ((name, answer.headers[name]) for name in names if name in answer.headers)
    return "".join(f"{name}: {value.replace(f'http://127.0.0.1:{port}', '')}\n" for name, value in found)


def _golden(name: str, seen: str, bless: bool) -> None:
    path = GOLDEN / name
    if bless:
        path.parent.mkdir(exist_ok=True)
        path.write_text(seen, encoding="utf-8")
    assert seen == path.read_text(encoding="utf-8")


def test_nginx_answers_as_it_should(copies: Copies, tmp_path: Path, bless: bool) -> None:
    docs = copies.of("nginx")
    conf = hosts.conf_of("nginx", docs)
    assert conf
    with nginx(tmp_path, conf) as port:
        _golden("nginx.txt", _responses(port, docs), bless)
        page = (docs / "index.html").read_bytes()
        assert gzip.decompress(ask(port, BASE, Accept_Encoding="gzip").body) == page
        assert ask(port, BASE).body == page
        gone = ask(port, f"{BASE}bang-vang/hoang-van-e/anh.webp")
        assert gone.body == (docs / "bang-vang/hoang-van-e/index.html").read_bytes()


def test_apache_answers_as_it_should(copies: Copies, tmp_path: Path, bless: bool) -> None:
    docs = copies.of("apache")
    with apache(tmp_path, docs, BASE) as port:
        _golden("apache.txt", _responses(port, docs), bless)
        page = (docs / "index.html").read_bytes()
        assert gzip.decompress(ask(port, BASE, Accept_Encoding="gzip").body) == page
        assert brotli.decompress(ask(port, BASE, Accept_Encoding="br, gzip").body) == page
        assert ask(port, BASE).body == page
        gone = ask(port, f"{BASE}bang-vang/hoang-van-e/anh.webp")
        assert gone.body == (docs / "bang-vang/hoang-van-e/index.html").read_bytes()


def test_apache_as_debian_has_it_serves_without_the_modules_that_are_off(copies: Copies, tmp_path: Path) -> None:
    with apache(tmp_path, copies.of("apache"), BASE, MODULES) as port:
        assert ask(port, BASE, Accept_Encoding="gzip").status == 200
        assert ask(port, f"{BASE}hoi-nghi/hoi-nghi-thu/").status == 301
        assert ask(port, f"{BASE}bang-vang/hoang-van-e/").status == 410


@pytest.mark.parametrize("host", ["pages", "netlify", "cloudflare"])
def test_other_hosts_read_rules(host: str, copies: Copies, bless: bool) -> None:
    own = (".nojekyll", rules.HEADERS, rules.REDIRECTS, cloudflare.WORKER, cloudflare.ROUTES)
    there = [name for name in own if (copies.of(host) / name).is_file()]
    text = "".join(f"── {name}\n{(copies.of(host) / name).read_text(encoding='utf-8')}" for name in there)
    # The mark of a release is another one whenever a file of the theme is.
    _golden(f"{host}.txt", re.sub(r'(RELEASE = "\?)[0-9a-f]{16}', r"\1…", text), bless)


def test_a_folder_is_the_site_and_nothing_besides(copies: Copies, built_root: Path) -> None:
    assert built(copies.of("folder")) == built(built_root / "site")


def test_every_host_that_can_be_named_is_there() -> None:
    assert tuple(hosts.HOSTS) == NAMES


def test_a_site_at_the_root_of_its_host_in_a_folder_with_spaces(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="bảng vàng “A” ") as made:
        docs = Path(made)
        docs.chmod(0o755)
        (docs / "index.html").write_text("nhà", encoding="utf-8")
        (docs / "404.html").write_text("không có", encoding="utf-8")
        told = Answers("/", {}, (Moved("cũ/", "mới/"),), ())
        conf = tmp_path / "site.conf"
        conf.write_bytes(nginx_conf.conf(told, docs))
        with nginx(tmp_path, conf) as port:
            assert ask(port, "/").body.decode() == "nhà"
            assert ask(port, "/x/y").body.decode() == "không có"
            assert ask(port, "/c%C5%A9/").headers["location"] == "/m%E1%BB%9Bi/"


def test_what_nginx_cannot_be_told_is_refused() -> None:
    with pytest.raises(UnfitPathError, match=r"a\$b"):
        nginx_conf.conf(Answers("/", {}, (), ()), Path("/srv/a$b"))


@pytest.mark.parametrize(
    ("base", "routes"),
    [
        ("/nền/", {"include": ["/n%E1%BB%81n/*"], "exclude": ["/n%E1%BB%81n/assets/*"]}),
        (f"/{'x' * 95}/", {"include": [f"/{'x' * 95}/*"], "exclude": []}),
        (f"/{'x' * 110}/", {"include": ["/*"], "exclude": []}),  # a route of 101 signs is refused
    ],
)
def test_the_worker_of_cloudflare_is_asked_about_all_but_assets(base: str, routes: dict[str, list[str]]) -> None:
    told = json.loads(cloudflare.files(Answers(base, {}, (), ()), [])[cloudflare.ROUTES])
    assert told == {"version": 1, **routes}


def test_what_is_gone_is_not_handed_out_from_earlier_deployments_of_cloudflare() -> None:
    """One deployment with a card, a page, a former address; then one without the person."""
    card, page = "/nen/the/a/index.html", "/nen/bang-vang/a/index.html"
    always = {"/nen/404.html": "lost", "/nen/index.html": "home", "/nen/bang-vang/b/index.html": "b"}
    moved = Moved("bang-vang/cu/", "bang-vang/b/")
    deployments = []
    for files, withdrawn in (
        (always | {card: "card", page: "a", "/nen/anh/0a/a.avif": "picture"}, ()),
        (always | {page: "taken down"}, ("bang-vang/a/",)),
    ):
        told = Answers("/nen/", {}, (moved,), withdrawn)
        worker = cloudflare.files(told, [path.removeprefix("/nen/") for path in files])[cloudflare.WORKER].decode()
        led = {told.link(url): told.link(target) for url, target in told.moved}
        deployments.append({"worker": worker, "files": files, "moved": led})
    answers = {
        "/nen/": ([200, "home"], [200, "home"]),
        "/nen/the/a/": ([200, "card"], [404, "lost"]),
        "/nen/anh/0a/a.avif": ([200, "picture"], [404, "lost"]),
        "/nen/anh/0a/a.avif?x": ([200, "picture"], [404, "lost"]),
        "/nen/bang-vang/a/": ([200, "a"], [410, "taken down"]),
        "/nen/bang-vang/a/a.zip": ([404, "lost"], [410, "taken down"]),
        "/nen/bang-vang/b": ([308, "/nen/bang-vang/b/"],) * 2,
        "/nen/bang-vang/b?x=%20y": ([308, "/nen/bang-vang/b/?x=%20y"],) * 2,
        "/nen/bang-vang/cu/?x": ([301, "/nen/bang-vang/b/?x"],) * 2,
    }
    node = shutil.which("node")
    assert node, "needs Node, which runs what Cloudflare runs"
    asked = json.dumps({"deployments": deployments, "asked": list(answers)})
    done = subprocess.run(
        [node, ORACLES / "pages_assets.mjs"], input=asked, capture_output=True, text=True, check=True, timeout=60
    )
    first, second = json.loads(done.stdout)
    assert (first, second) == tuple({path: seen[n] for path, seen in answers.items()} for n in (0, 1))


def _rules_of(headers: bytes) -> dict[str, list[str]]:
    """The lines of each rule, by its pattern."""
    rules = re.findall(r"^(\S+)\n((?:  .+\n)*)", headers.decode(), re.MULTILINE)
    return {pattern: [line.strip() for line in lines.splitlines()] for pattern, lines in rules}


def test_assets_without_a_digest_are_not_kept_for_ever() -> None:
    told = Answers("/", {}, (), ())
    paths = ["assets/a.0123abcd.css", "assets/logo.png"]
    for headers, instead in (
        (rules.netlify(told, paths)[rules.HEADERS], []),  # which sends what the last rule says
        (cloudflare.files(told, paths)[rules.HEADERS], ["! Cache-Control"]),
    ):
        found = _rules_of(headers)
        assert found["/assets/*"] == [f"Cache-Control: {FOR_EVER}"]
        assert found["/assets/logo.png"] == [*instead, f"Cache-Control: {ASKED_AGAIN}"]
        assert list(found)[-1] == "/assets/logo.png"


def test_no_more_rules_are_written_than_are_read() -> None:
    told = Answers("/", {"X": "y"}, (), ())
    for loose, kept in ((96, True), (97, False)):
        paths = ["assets/a.0123abcd.css", *(f"assets/logo-{n}.png" for n in range(loose))]
        found = _rules_of(cloudflare.files(told, paths)[rules.HEADERS])
        assert len(found) <= rules.MOST_HEADERS
        assert found["/*"] == ["X: y"]
        assert ("/assets/*" in found) is kept
    many = [f"du-lieu/{n}.jsonl" for n in range(200)]
    assert len(_rules_of(cloudflare.files(told, many)[rules.HEADERS])) == rules.MOST_HEADERS


def test_types_that_these_hosts_do_not_know_are_told() -> None:
    headers = rules.netlify(Answers("/", {}, (), ()), ["du-lieu/ho-so.json", "du-lieu/ho-so.jsonl"])[rules.HEADERS]
    assert _rules_of(headers)["/du-lieu/ho-so.jsonl"] == ["Content-Type: application/x-ndjson; charset=utf-8"]
    assert "/du-lieu/ho-so.json" not in _rules_of(headers)


@pytest.mark.parametrize(("base", "quoted"), [("/", "/"), ("/nền/", "/n%E1%BB%81n/")])
def test_netlify_finds_the_404_page_after_all_other_rules(base: str, quoted: str) -> None:
    told = Answers(base, {}, (Moved("cũ/", "mới/"),), ("a/",))
    led = rules.netlify(told, [])[rules.REDIRECTS].decode().splitlines()
    assert [line.split()[-1] for line in led] == ["301!", "410!", "404"]
    assert led[-1] == f"{quoted}* {quoted}404.html 404"


@pytest.fixture
def slot(tmp_path: Path) -> Path:
    """The folder of a release with two files."""
    folder = releases.folder(tmp_path) / "a"
    (folder / "phim").mkdir(parents=True)
    (folder / "index.html").write_text("nhà", encoding="utf-8")
    (folder / "phim/a.mp4").write_bytes(b"")
    return folder


def test_a_file_or_a_number_of_files_that_cloudflare_refuses_is_told(
    slot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.truncate(slot / "phim/a.mp4", 25 << 20)
    hosts.judge(tmp_path, "a", "cloudflare")
    assert hosts.must_be_paid("cloudflare", slot) is None
    os.truncate(slot / "phim/a.mp4", (26 << 20) + 1)
    hosts.judge(tmp_path, "a", "netlify")
    with pytest.raises(HostRefusesFileError, match=re.escape("phim/a.mp4 (27 > 25 MiB)")):
        hosts.judge(tmp_path, "a", "cloudflare")
    small = hosts.HOSTS["cloudflare"]._replace(limits=hosts.Limits(1 << 30, 1, 0))
    monkeypatch.setattr(hosts, "HOSTS", {"cloudflare": small})
    assert hosts.must_be_paid("cloudflare", slot) == (2, 0)
    with pytest.raises(HostRefusesFilesError, match="2 > 1"):
        hosts.judge(tmp_path, "a", "cloudflare")


def test_the_command_makes_the_live_site_and_a_copy(
    site: Path, copies: Copies, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = site / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("  honorroll:\n", "  honorroll:\n    hsts: true\n")
    settings.write_text(text, encoding="utf-8")
    result = honorroll_here("build", "--for", "nginx", root=site)
    assert result.code == 0, result
    assert (site / "site/index.html").is_file()
    assert (site / "site-nginx/index.html.gz").is_file()
    assert f"include {site}/site-nginx.nginx.conf;" in result.stdout
    hsts = 'Strict-Transport-Security "max-age=31536000"'
    assert hsts in (site / "site-nginx.nginx.conf").read_text(encoding="utf-8")
    assert hsts not in (copies.folder / "nginx.nginx.conf").read_text(encoding="utf-8")  # which does not ask for it
    (site / "site-nginx.nginx.conf").write_text("của người khác\n", encoding="utf-8")
    assert honorroll_here("build", "--for", "nginx", root=site).code == 2
    (site / "site-nginx.nginx.conf").unlink()
    live = os.readlink(site / "site")
    with monkeypatch.context() as small:
        limited = hosts.HOSTS["cloudflare"]._replace(limits=hosts.Limits(1 << 10, 100_000, 20_000))
        small.setattr(hosts, "HOSTS", {**hosts.HOSTS, "cloudflare": limited})
        result = honorroll_here("build", "--for", "cloudflare", root=site)
    assert (result.code, len(result.stderr.splitlines())) == (2, 1), result
    assert os.readlink(site / "site") == live
    assert not (site / "site-cloudflare").exists()
    hosts.deliver(site, releases.live_slot(site) or "", "netlify", hosts.copy_for(site, "netlify"))
    result = honorroll_here("withdraw", "nguyen-van-a", "--yes", root=site)
    assert result.code == 0
    assert f"Đã làm lại {site}/site-netlify: đưa ngay" in result.stdout
    assert "/bang-vang/nguyen-van-a/* " in (site / "site-netlify/_redirects").read_text(encoding="utf-8")
    assert not list((site / "site-nginx/bang-vang/nguyen-van-a").glob("*.zip"))
    assert "/bang-vang/nguyen-van-a/" in (site / "site-nginx.nginx.conf").read_text(encoding="utf-8")


def test_a_packed_file_is_made_once_and_forgotten_with_its_content(built_root: Path, copies: Copies) -> None:
    kept = built_root / ".build/packed"
    assert (copies.of("nginx") / "index.html.br").is_file()
    times = {place: place.stat().st_mtime_ns for place in kept.rglob("*.br")}
    hosts.overlay(built_root, "a", "nginx")
    assert times == {place: place.stat().st_mtime_ns for place in kept.rglob("*.br")}
