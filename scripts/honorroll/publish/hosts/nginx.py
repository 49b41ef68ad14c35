"""A file for nginx, to be included in a ``server`` block: ``include /srv/bang-vang.nginx.conf;``.

Exact locations and no ``map``: a map needs settings of the whole server where addresses are long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from honorroll.base.errors import UnfitPathError
from honorroll.publish.hosts.answers import ASKED_AGAIN, FOR_EVER, NAMED_BY_CONTENT, TEXTS, TYPES, Answers

#: How the file begins: what does not is not from us.
MADE_BY = b"# Made by honorroll."
_INDENT = " " * 4


def conf(answers: Answers, folder: Path) -> bytes:
    """``folder`` is where the files of the site lie. Raises UnfitPathError where nginx cannot be told of it."""
    base = answers.base
    lines = [
        f"{MADE_BY.decode()} In the server block of the site: include {folder}.nginx.conf;",
        f"location {_text(base)} {{",
        *_indented(_files(base, folder)),
        *_indented(_headers(answers, ASKED_AGAIN)),
        f"{_INDENT}location ~ {_text(f'^{re.escape(base)}{NAMED_BY_CONTENT}', is_pattern=True)} {{",
        *_indented(_indented(_headers(answers, FOR_EVER))),
        f"{_INDENT}}}",
        *_indented(_apart(answers)),
        f"{_INDENT}location ~ {_text(f'^{re.escape(base)}(?:.*/)?[.]', is_pattern=True)} {{ return 404; }}",
        *_indented(_moved(answers)),
        *_indented(_withdrawn(answers)),
        "}",
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def _files(base: str, folder: Path) -> Iterator[str]:
    yield f"root {_text(str(folder))};" if base == "/" else f"alias {_text(f'{folder}/')};"
    yield "index index.html;"
    yield "absolute_redirect off;"
    yield f"error_page 403 404 =404 {_text(f'{base}404.html')};"
    yield "types {"
    for ending, type_ in TYPES.items():
        yield f"{_INDENT}{type_} {ending};"
    yield "}"
    yield "default_type application/octet-stream;"
    yield "charset utf-8;"
    yield f"charset_types {' '.join(TYPES[ending] for ending in TEXTS if ending != 'html')};"
    yield "gzip_static on;"
    yield "gzip_vary on;"
    yield "# brotli_static on;  # with the module, in Debian libnginx-mod-http-brotli-static"


def _headers(answers: Answers, caching: str, more: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    for name, value in {**answers.headers, **more, "Cache-Control": caching}.items():
        yield f"add_header {name} {_text(value)} always;"


def _apart(answers: Answers) -> Iterator[str]:
    for url, headers in answers.apart:
        yield f"location {_text(answers.at(url))} {{"
        yield from _indented(_headers(answers, ASKED_AGAIN, headers))
        yield "}"


def _moved(answers: Answers) -> Iterator[str]:
    for url, target in answers.moved:
        yield f"location = {_text(answers.at(url))} {{ return 301 {_text(answers.link(target))}; }}"


def _withdrawn(answers: Answers) -> Iterator[str]:
    for url in answers.withdrawn:
        page = _text(f"{answers.at(url)}index.html")
        yield f"location {_text(answers.at(url))} {{"
        yield f"{_INDENT}error_page 404 410 =410 {page};"
        yield f"{_INDENT}location = {page} {{ internal; }}"
        yield f"{_INDENT}return 410;"
        yield "}"


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (f"{_INDENT}{line}" for line in lines)


def _text(text: str, *, is_pattern: bool = False) -> str:
    """A word of the file. Raises UnfitPathError for one with ``$``, which is a variable there, or a line's end."""
    if any(sign in text for sign in ("\n", "\r", "\0")) or ("$" in text and not is_pattern):
        raise UnfitPathError(text)
    escaped = text if is_pattern else text.replace("\\", "\\\\")
    return '"' + escaped.replace('"', '\\"') + '"'
