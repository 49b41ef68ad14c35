"""What is asked of a pull request over and above the content: ``honorroll check --public``.

A pull request comes from anybody, and the public sees it from the moment it is opened. So it may not change what runs
on the machine that builds the site, and it may not carry what a photo tells of the place where it was taken.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.content import hand_written, private_drawer
from honorroll.content.scan import CONTENT
from honorroll.formats import yaml_read
from honorroll.formats.yaml_read import Document, Tree
from honorroll.office.git import Contents, GitError, NoGitError, Repository
from honorroll.pages import addresses
from honorroll.roll import lists
from honorroll.roll.rules.photos import FILM_PLACE, HIDDEN
from honorroll.site import page_files

#: Files and folders that decide what runs on the machine that builds; a folder ends in ``/``.
RUNS = (
    ".ci/",
    ".containerignore",
    ".devcontainer/",
    ".dockerignore",
    ".forgejo/",
    ".gitea/",
    ".github/",
    ".gitlab-ci.yml",
    ".gitattributes",
    ".gitmodules",
    ".htmlvalidate.mjs",
    ".npmrc",
    ".pre-commit-config.yaml",
    ".pre-commit-hooks.yaml",
    ".vscode/",
    "Containerfile",
    "Dockerfile",
    "Makefile",
    "desk.bat",
    "desk.command",
    "desk.desktop",
    "mkdocs.yml",
    "package-lock.json",
    "package.json",
    "pyproject.toml",
    "requirements-bench.lock",
    "requirements-dev.lock",
    "requirements.lock",
    "scripts/",
    "tests/",
)


def runs(path: str) -> bool:
    """Whether a file decides what runs; a hook of MkDocs may lie anywhere."""
    return path.startswith(RUNS) or path.endswith(".py")


RUNS_CODE = Rule(
    "runs-code",
    "error",
    Text(
        "Yêu cầu này sửa “{path}”, tệp quyết định máy dựng trang chạy gì.",
        "Tách thay đổi này ra cho người phụ trách kỹ thuật xem riêng; "
        "nếu họ đã xem: honorroll check --public --allow {path}",
    ),
    Text(
        "This pull request changes “{path}”, which decides what runs on the machine that builds the site.",
        "Have whoever looks after the code review it apart; if they did: honorroll check --public --allow {path}",
    ),
)
IN_THE_DRAWER = Rule(
    "private-in-git",
    "error",
    Text(
        "“{path}” nằm trong ngăn riêng “private” mà git đang giữ: ai tải kho về cũng đọc được.",
        "Chạy: git rm --cached {path}; tệp vẫn còn trên máy. Nếu đã gửi lên mạng, coi như đã lộ: báo người phụ trách.",
    ),
    Text(
        "“{path}” lies in the private drawer, but git tracks it: whoever clones the repository can read it.",
        "Run: git rm --cached {path}; the file stays on this machine. "
        "If it was pushed, treat it as leaked: tell whoever is in charge.",
    ),
)
NO_BASE = Rule(
    "no-base",
    "error",
    Text(
        "Không so được với “{base}”: {problem}.",
        "Chỉ ra nhánh chính mà yêu cầu này sẽ nhập vào: honorroll check --public --base origin/main",
    ),
    Text(
        "There is nothing to compare with at “{base}”: {problem}.",
        "Name the branch that this request is for: honorroll check --public --base origin/main",
    ),
)
METADATA = replace(
    HIDDEN,
    name="photo-metadata-sent",
    severity="error",
    vi=Text(HIDDEN.vi.message, "Bỏ thông tin ẩn khỏi tệp gốc trước khi gửi: honorroll check --fix"),
    en=Text(HIDDEN.en.message, "Strip the original before you send it: honorroll check --fix"),
)
FILM_LOCATION = replace(
    FILM_PLACE,
    name="film-metadata-sent",
    severity="error",
    vi=Text(FILM_PLACE.vi.message, "Xuất lại phim không kèm vị trí trước khi gửi, từ phần mềm dựng phim."),
    en=Text(FILM_PLACE.en.message, "Export the film without its location before you send it, from a video editor."),
)
PICTURE_METADATA = replace(page_files.METADATA, name="page-picture-metadata-sent", severity="error")
#: What is a warning about an upload elsewhere, and an error here.
_SENT = {HIDDEN: METADATA, page_files.METADATA: PICTURE_METADATA, FILM_PLACE: FILM_LOCATION}


def judge(
    root: Path, base: str, allowed: Collection[str], findings: Iterable[Finding], head: str = "HEAD"
) -> Iterator[Finding]:
    """What is wrong with the pull request ``head`` (by default what is checked out at ``root``) for ``base``.

    ``findings`` are those of the content; hidden data in a photo or film, elsewhere a warning, is an error here.
    """
    for finding in findings:
        yield replace(finding, rule=_SENT.get(finding.rule, finding.rule))
    try:
        repository = Repository(root)
        tracked = _tracked(repository, head, private_drawer.FOLDER)
        changed = repository.paths(*_COMPARE, "--end-of-options", f"{base}...{head}")
    except (GitError, NoGitError) as error:
        yield NO_BASE.at(Source("."), base=base, problem=str(error).splitlines()[0].removeprefix("fatal: "))
        return
    for path in changed:
        if path not in allowed and runs(path):
            yield RUNS_CODE.at(Source(path), path=path)
    for path in tracked:
        yield IN_THE_DRAWER.at(Source(path), path=path)


def _tracked(repository: Repository, head: str, folder: str) -> list[str]:
    """The files in ``folder`` that git keeps: those of the index, which the next commit will have, or of a commit."""
    if head == "HEAD":
        return repository.paths("ls-files", "-z", "--", folder)
    return repository.paths("ls-tree", "-r", "-z", "--name-only", "--end-of-options", head, "--", f"{folder}/")


def addresses_of(root: Path, base: str, head: str = "HEAD") -> list[str]:
    """The addresses that the branch ``base`` has and the branch ``head``, by default what is checked out at ``root``,
    may lose: those of the files that it removes, and those that the files which it changes have kept until now. None
    where git does not say.
    """
    try:
        repository = Repository(root)
        start = repository.line("merge-base", "--end-of-options", base, head)
        content = ("--end-of-options", start, head, "--", *CONTENT)
        removed = repository.paths(*_COMPARE, "--diff-filter=D", *content)
        changed = repository.paths(*_COMPARE, "--diff-filter=MD", *content)
        gone = frozenset(removed)
        with repository.contents() as contents:
            document = partial(_document, contents, repository.prefix)
            kept_back = {path for path in removed if _is_draft(path, document(start, path))}
            found = [url for path in removed if (url := address_of(path)) and path not in kept_back]
            for path in changed:
                before, after = document(start, path), None if path in gone else document(head, path)
                found += _kept(path, before)
                found += _lists(repository, start, path, before.data if before else {}, after.data if after else {})
    except (GitError, NoGitError):  # told by ``judge``
        return []
    return found


def address_of(path: str) -> str:
    """The address that the file of content gives rise to by its name; "" where that says nothing."""
    match path.split("/"):
        case ["honorees", _, slug, "profile.yml"]:
            return addresses.honoree(slug)
        case ["content", "news", name] if name.endswith(".md"):
            return addresses.post(name.removesuffix(".md"))
        case ["content", "special", name] if name.endswith(".md"):
            return addresses.special(name.removesuffix(".md"))
        case ["content", "models", name] if name.endswith(".yml"):
            return addresses.model(name.removesuffix(".yml"))
        case ["content", "campaigns", name] if name.endswith(".yml"):
            return addresses.campaign(name.removesuffix(".yml"))
        case ["content", "conferences", slug, "conference.yml"]:
            return addresses.conference(slug)
        case ["content", "conferences", slug, "speeches", name] if name.endswith(".md"):
            return addresses.speech(slug, name.removesuffix(".md"))
        case ["content", "conferences", slug, "documents", name]:
            return addresses.conference_file(slug, addresses.DOCUMENTS, name)
        case ["content", "conferences", slug, "films", name] if not name.endswith(".md"):
            return addresses.conference_file(slug, addresses.FILMS, name)
        case ["content", "pages", *_] if path.endswith(".md"):
            return hand_written.address_of(path)
        case ["content", "pages", *_]:
            return path.removeprefix("content/pages/")
    return ""


def _kept(path: str, document: Document | None) -> Iterator[str]:
    """The addresses that a file of content has kept by naming them: of what had another slug."""
    if document and (url := address_of(path)):
        for slug in (*_texts(document.data, "former_slugs"), *_texts(document.data, "former_ids")):
            yield f"{slug}/" if path.startswith("content/pages/") else f"{addresses.parent(url)}{slug}/"


def _lists(repository: Repository, start: str, path: str, before: Tree, after: Mapping[str, Tree]) -> Iterator[str]:
    """The lists of the entries of a vocabulary that the branch removes, where anything named them, and those that they
    had been before.
    """
    tops = [(kind.folder, kind.key) for kind in lists.KINDS if path == f"content/vocabulary/{kind.vocabulary}.yml"]
    if path == "content/vocabulary/columns.yml":
        tops = [(addresses.COLUMNS, "")]
    for id_, entry in before.items() if isinstance(before, dict) else ():
        for top, key in tops:
            words = f"{key}: {id_}" if key else id_
            is_lost = id_ not in after and _is_named(repository, start, words)
            former = () if key and not is_lost else _texts(entry, "former_ids")
            yield from (f"{top}{each}/" for each in (*former, *((id_,) if is_lost else ())))


def _is_named(repository: Repository, start: str, words: str) -> bool:
    """Whether any content on the commit ``start`` named the entry of a vocabulary: without that it had no page."""
    try:
        repository.run("grep", "-q", "-w", "-F", "-e", words, start, "--", *_NAMING)
    except GitError:  # it found nothing
        return False
    return True


#: Where entries of vocabularies are named.
_NAMING = ("honorees", "content/conferences", "content/news", "content/special", "content/models", "content/campaigns")


def _texts(tree: Tree, key: str) -> list[str]:
    """The texts of a list in a mapping."""
    found = tree.get(key) if isinstance(tree, dict) else None
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def _is_draft(path: str, document: Document | None) -> bool:
    """Whether a file was kept back: a post that says so."""
    return path.startswith("content/news/") and document is not None and document.data.get("draft") == "true"


def _document(contents: Contents, prefix: str, commit: str, path: str) -> Document | None:
    """A file as it is on a commit; None for what holds no text of ours."""
    if not path.endswith((".yml", ".md")):
        return None
    raw = contents(f"{commit}:{prefix}{path}")
    return yaml_read.load(raw, path)[0] if path.endswith(".yml") else yaml_read.load_front_matter(raw, path)[0]


#: How git names the files that differ, relative to the site.
_COMPARE = ("diff", "--relative", "--name-only", "-z", "--no-renames")
