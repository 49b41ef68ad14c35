"""The settings of the site from ``mkdocs.yml``. MkDocs reads this file too, so it is YAML 1.1 with tags, unlike all
other content.

It is part of the program rather than content (it names code to run), so its meaning is left to MkDocs. But a
configuration may come from a stranger: size, nesting and aliases are limited before it is loaded, environment variables
are read only if they are listed, and pages load nothing from other hosts. The settings of the roll are checked as
strictly as content.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml
from yaml.error import MarkedYAMLError, YAMLError
from yaml_env_tag import construct_env_tag

from honorroll.base import zone
from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.content import ignored_settings
from honorroll.formats import garbled, git_conflicts, yaml_parser, yaml_read, yaml_rules
from honorroll.formats.yaml_read import Document, Tree

UNREADABLE = Rule(
    "mkdocs-yml",
    "error",
    Text("Không đọc được mkdocs.yml: {problem}.", "Nhờ người phụ trách kỹ thuật xem lại tệp này."),
    Text("mkdocs.yml cannot be read: {problem}.", "Have whoever looks after the site check the file."),
)
PAGE_HEAD = Rule(
    "page-head",
    "error",
    Text(
        "Không đọc được phần đầu trang giữa hai dòng ---: {problem}.",
        "Mỗi dòng một mục, ví dụ: title: Giới thiệu. Giá trị có dấu hai chấm thì đặt trong ngoặc kép.",
    ),
    Text(
        "What stands between the two lines of --- cannot be read: {problem}.",
        "Write a key a line, for example: title: Giới thiệu. Quote a value that holds a colon.",
    ),
)
VARIABLE = Rule(
    "mkdocs-variable",
    "error",
    Text(
        "!ENV đọc biến môi trường “{name}”, và giá trị của biến có thể hiện trên trang.",
        "Ghi thẳng giá trị vào đây, hoặc dùng biến có tên bắt đầu bằng HONORROLL_ (cũng được: {known}).",
    ),
    Text(
        "!ENV reads the variable “{name}” of the environment, whose value may end up on a page.",
        "Write the value here, or name the variable HONORROLL_… (also known: {known}).",
    ),
)
INHERITED = Rule(
    "mkdocs-inherit",
    "error",
    Text("“INHERIT” lấy cấu hình từ một tệp khác, không được kiểm tra.", "Chép các mục của tệp đó vào đây."),
    Text("“INHERIT” takes settings from another file, which nothing checks.", "Copy the keys of that file to here."),
)
NAV = Rule(
    "nav-nowhere",
    "error",
    Text(
        "“{seen}” trong “nav” không phải là một trang hay một địa chỉ.",
        "Ghi tên tệp của trang, tính từ thư mục các trang viết tay, ví dụ: {near}; hoặc địa chỉ bắt đầu bằng https://",
    ),
    Text(
        "“{seen}” in “nav” is neither a page nor an address.",
        "Write the file of the page, as it lies in the folder of hand-written pages, for example: {near}; or an "
        "address that begins with https://",
    ),
)
OTHER_HOST = Rule(
    "other-host",
    "error",
    Text(
        "“{seen}” được tải từ máy chủ khác: nơi đó biết ai đọc trang nào, và đổi được trang; trình duyệt cũng sẽ chặn.",
        "Xóa dòng này: kiểu dáng và mã của trang là của phần mềm.",
    ),
    Text(
        "“{seen}” would be loaded from another host, which learns who reads what and can change the page; the policy "
        "of the site blocks it too.",
        "Delete the line: styles and scripts are the program's.",
    ),
)

#: Variables that ``!ENV`` may read beside those named ``HONORROLL_…``: the address of the site, and whether a machine
#: builds it (GitLab and GitHub set CI; GitLab tells the address of its Pages). None of them is secret.
VARIABLES = ("SITE_URL", "CI", "CI_PAGES_URL")
_HOST = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|//|\\\\)", re.IGNORECASE)


def site_config(raw: bytes, path: str) -> tuple[Document | None, list[Finding]]:
    """The settings of the roll and findings, as texts. ``!ENV`` is resolved; other tags are ignored."""
    try:
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return None, [yaml_rules.UTF_16.at(Source(path, 1, 1))]
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if known := garbled.wrong_encoding(raw, path):
            return None, [known]
        return None, [UNREADABLE.at(Source(path), problem=error.reason)]
    if conflicts := list(git_conflicts.findings(text, path)):
        return None, conflicts
    config, findings = _loaded(text, path, UNREADABLE)
    if findings:
        return None, findings
    tree = _texts(_kept(config)) if isinstance(config, dict) else None
    if not isinstance(config, dict) or not isinstance(tree, dict):
        return None, [yaml_rules.EMPTY.at(Source(path, 1, 1))]
    document = Document(path, tree, text)
    from honorroll.content import privacy_documents  # noqa: PLC0415  # models, which to read the time zone needs not
    from honorroll.content.settings import SiteFile  # noqa: PLC0415  # as above

    shown = _texts(_kept(config, _SHOWN))
    findings = privacy_documents.check(Document(path, shown, text), SiteFile) if isinstance(shown, dict) else []
    findings += garbled.findings(garbled.find(text), path)
    findings += [
        *_foreign(config, document),
        *_nowhere(config.get("nav"), ("nav",), document),
        *ignored_settings.judge(config, document),
    ]
    return document, findings


def activate_zone(root: Path) -> None:
    """Make the zone that ``mkdocs.yml`` under ``root`` names that of the process, if it names one that is known."""
    try:
        raw = yaml_read.read_bytes(root, "mkdocs.yml")
    except OSError:  # there is no site, which is told of by whoever wants one
        return
    config, _ = _loaded(raw.decode("utf-8-sig", "replace"), "mkdocs.yml", UNREADABLE)
    extra = config.get("extra") if isinstance(config, dict) else None
    options = extra.get("honorroll") if isinstance(extra, dict) else None
    named = options.get("time_zone") if isinstance(options, dict) else None
    if isinstance(named, str) and zone.is_known(named):
        zone.activate(named)


def hooks(raw: bytes) -> list[str]:
    """The hooks of ``mkdocs.yml``: paths of Python files beside it. Empty where it cannot be read."""
    config, findings = _loaded(raw.decode("utf-8-sig", "replace"), "mkdocs.yml", UNREADABLE)
    named = config.get("hooks") if isinstance(config, dict) and not findings else None
    return [str(path) for path in named] if isinstance(named, list) else []


def styles(raw: bytes) -> list[str]:
    """The style sheets that ``mkdocs.yml`` adds, paths in the folder of the pages. Empty where it cannot be read."""
    if b"extra_css" not in raw:
        return []
    config, findings = _loaded(raw.decode("utf-8-sig", "replace"), "mkdocs.yml", UNREADABLE)
    named = config.get("extra_css") if isinstance(config, dict) and not findings else None
    return (
        [path for path in named if isinstance(path, str) and not _HOST.match(path)] if isinstance(named, list) else []
    )


def front_matter(text: str, path: str) -> tuple[dict[str, Tree], list[Finding]]:
    """The front matter of a page as MkDocs reads it. ``text`` begins with the line ``---``, so that positions are
    right.
    """
    loaded, findings = _loaded(text, path, PAGE_HEAD)
    tree = _texts(loaded)
    return (tree, findings) if isinstance(tree, dict) else ({}, findings)


def _loaded(text: str, path: str, rule: Rule) -> tuple[object, list[Finding]]:
    """The YAML text as MkDocs loads it, unless it is dangerous to load."""
    try:
        findings = list(_dangers(text, path))
        return (None, findings) if findings else (yaml.load(text, _ConfigLoader), [])  # noqa: S506  # a safe loader
    except MarkedYAMLError as error:
        if rule is UNREADABLE:
            return None, [yaml_parser.explained(error, text, path)]
        mark = error.problem_mark
        source = Source(path, mark.line + 1, mark.column + 1) if mark else Source(path)
        return None, [rule.at(source, problem=error.problem)]
    except (YAMLError, ValueError, AttributeError, LookupError) as error:  # a date, or a value of a tag, that is none
        return None, [rule.at(Source(path), problem=str(error).split("\n", 1)[0])]


def _dangers(text: str, path: str) -> Iterator[Finding]:
    """Findings for what would exhaust the loader or read the environment. The C parser keeps its state on the heap and
    cannot overflow the stack.
    """
    if len(text.encode()) > yaml_parser.MAX_BYTES:
        yield yaml_rules.TOO_LARGE.at(Source(path))
        return
    depth = values = 0
    for event in yaml.parse(text, yaml.CLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        values += isinstance(event, yaml.ScalarEvent)
        if isinstance(event, yaml.AliasEvent):
            yield yaml_rules.ANCHOR.at(_place(event, path), seen=f"*{event.anchor}"[:100])
        elif depth > yaml_parser.MAX_DEPTH:
            yield yaml_rules.TOO_DEEP.at(_place(event, path), limit=yaml_parser.MAX_DEPTH)
        elif values > yaml_parser.MAX_VALUES:
            yield yaml_rules.TOO_MANY.at(_place(event, path), limit=yaml_parser.MAX_VALUES)
        else:
            continue
        return
    yield from _outside(text, path)


def _place(event: yaml.Event, path: str) -> Source:
    mark = event.start_mark
    return Source(path, mark.line + 1, mark.column + 1) if mark else Source(path)


def _outside(text: str, path: str) -> Iterator[Finding]:
    """Findings for what the configuration takes from the environment and from other files, and for repeated keys."""
    yield from _repeated(text, path)
    depth = 0
    variables: list[tuple[Source, str]] | None = None  # those of the ``!ENV`` in which the parser is
    for event in yaml.parse(text, yaml.CLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.CollectionStartEvent) and event.tag == "!ENV":
            variables = []
        elif isinstance(event, yaml.CollectionEndEvent) and variables is not None:
            yield from _unknown_variables(variables[:-1] or variables)  # the last of several is the default
            variables = None
        elif isinstance(event, yaml.ScalarEvent):
            if event.tag == "!ENV":
                yield from _unknown_variables([(_place(event, path), event.value)])
            elif variables is not None:
                variables.append((_place(event, path), event.value))
            elif event.value == "INHERIT" and depth == 1:
                yield INHERITED.at(_place(event, path))


def _repeated(text: str, path: str) -> Iterator[Finding]:
    """Findings for keys that a mapping has twice, of which the loader takes the last and says nothing."""
    open_: list[tuple[dict[str, int] | None, list[bool]]] = []  # of each mapping its keys, and whether one is next
    for event in yaml.parse(text, yaml.CLoader):
        keys, is_key = open_[-1] if open_ else (None, [False])
        if isinstance(event, yaml.CollectionEndEvent):
            open_.pop()
        if isinstance(event, yaml.NodeEvent):
            if keys is not None and is_key[0] and isinstance(event, yaml.ScalarEvent):
                place = _place(event, path)
                if event.value in keys:
                    yield yaml_rules.DUPLICATE_KEY.at(place, key=event.value[:100], first=keys[event.value])
                keys.setdefault(event.value, place.line)
            is_key[0] = not is_key[0]
        if isinstance(event, yaml.CollectionStartEvent):
            open_.append(({} if isinstance(event, yaml.MappingStartEvent) else None, [True]))


def _unknown_variables(names: Sequence[tuple[Source, str]]) -> Iterator[Finding]:
    for source, name in names:
        if not name.startswith("HONORROLL_") and name not in VARIABLES:
            yield VARIABLE.at(source, name=name, known=VARIABLES)


def _foreign(config: dict[object, object], document: Document) -> Iterator[Finding]:
    """Findings for scripts and styles of other hosts."""
    for key in ("extra_javascript", "extra_css"):
        files = config.get(key)
        for n, file in enumerate(files if isinstance(files, list) else ()):
            address = str(file.get("path", "") if isinstance(file, dict) else file)
            if _HOST.match(address):
                yield OTHER_HOST.at(document.locate((key, n)), seen=address)


def _nowhere(nav: object, loc: tuple[str | int, ...], document: Document) -> Iterator[Finding]:
    """Findings for entries of the navigation that are neither a page nor an address."""
    if isinstance(nav, str):
        is_address = bool(re.match(r"(?:https?://|mailto:|#|/(?!/))", nav))
        if not is_address and (_HOST.match(nav) or ".." in nav.split("/") or "." not in nav.rpartition("/")[2]):
            is_page = re.fullmatch(r"[\w/-]+", nav)
            near = f"{nav.strip('/')}.md" if is_page else "gioi-thieu.md"
            yield NAV.at(document.locate(loc), seen=nav, near=near)
    elif isinstance(nav, dict | list):
        for step, inner in nav.items() if isinstance(nav, dict) else enumerate(nav):
            yield from _nowhere(inner, (*loc, step if isinstance(step, int) else str(step)), document)


#: The keys that the roll reads, and those of MkDocs' own that pages show.
_READ = ("site_name", "site_url", "site_description")
_SHOWN = (*_READ, "site_author", "copyright", "nav")


def _kept(config: dict[object, object], keys: Sequence[str] = _READ) -> dict[object, object]:
    extra = config.get("extra")
    kept: dict[object, object] = {key: config[key] for key in keys if key in config}
    if isinstance(extra, dict) and "honorroll" in extra:
        kept["extra"] = {"honorroll": extra["honorroll"]}
    return kept


class _ConfigLoader(yaml.CSafeLoader):
    """As MkDocs loads its configuration."""


_ConfigLoader.add_constructor("!ENV", construct_env_tag)
_ConfigLoader.add_multi_constructor("", lambda loader, suffix, node: None)


def _texts(value: object) -> Tree:
    if isinstance(value, dict):
        return {str(key): _texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_texts(inner) for inner in value]
    if isinstance(value, bool):
        return str(value).lower()  # as it is written
    return None if value is None else unicodedata.normalize("NFC", str(value))
