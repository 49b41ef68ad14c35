"""Files for Apache, to be read from the folder of the site itself: it needs ``AllowOverride All`` and nothing else.

A page that has moved, or was taken down, has a file of its own, which no other page makes the server read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from honorroll.publish.hosts.answers import ASKED_AGAIN, FOR_EVER, NAMED_BY_CONTENT, TEXTS, TYPES, Answers

NAME = ".htaccess"
_MADE_BY = "# Made by honorroll."


def files(answers: Answers) -> dict[str, bytes]:
    """The files by their path in the site."""
    found = {NAME: _lines(_whole(answers))}
    for url, target in answers.moved:
        found[f"{url}{NAME}"] = _lines(
            [_MADE_BY, f"Redirect 301 {_text(answers.at(url))} {_text(answers.link(target))}"]
        )
    for url in answers.withdrawn:
        found[f"{url}{NAME}"] = _lines(
            [
                _MADE_BY,
                f"ErrorDocument 410 {answers.link(url)}index.html",
                "# Once, not for the page that says so.",
                "<If \"-z reqenv('REDIRECT_STATUS')\">",
                "    Redirect gone",
                "</If>",
            ]
        )
    return found


def _whole(answers: Answers) -> Iterator[str]:
    texts = "|".join(TEXTS)
    yield f"{_MADE_BY} Needs AllowOverride All; mod_headers and mod_rewrite for all of it (a2enmod headers rewrite)."
    yield "Options -Indexes -MultiViews"
    yield "DirectoryIndex index.html"
    for status in (403, 404):
        yield f"ErrorDocument {status} {answers.link('404.html')}"
    for ending, type_ in TYPES.items():
        yield f"AddType {type_} .{ending}"
    yield f"AddCharset utf-8 {' '.join(f'.{ending}' for ending in TEXTS)}"
    yield "RemoveType .gz .br"
    yield "RemoveLanguage .br"
    yield "AddEncoding gzip .gz"
    yield "AddEncoding br .br"
    yield r'<FilesMatch "^\.">'
    yield "    Require all denied"
    yield "</FilesMatch>"
    yield "<IfModule mod_headers.c>"
    for name, value in {**answers.headers, "Cache-Control": ASKED_AGAIN}.items():
        yield f"    Header always set {name} {_text(value)}"
    for url, headers in answers.apart:
        below = f"^{re.escape(answers.at(url))}".replace("#", r"\#")
        for name, value in headers.items():
            yield (
                f"    Header always set {name} {_text(value)} "
                f'"expr=%{{REQUEST_URI}} =~ m#{below}# && %{{REQUEST_STATUS}} -lt 400"'
            )
    pattern = f"^{re.escape(answers.base)}{NAMED_BY_CONTENT}".replace("#", r"\#")
    is_there = f"%{{REQUEST_URI}} =~ m#{pattern}# && %{{REQUEST_STATUS}} -lt 400"
    yield f'    Header always set Cache-Control {_text(FOR_EVER)} "expr={is_there}"'
    yield rf'    Header merge Vary Accept-Encoding "expr=%{{REQUEST_URI}} =~ m#(?:/|\.(?:{texts}))(?:\.br|\.gz)?$#"'
    yield "</IfModule>"
    yield "<IfModule mod_rewrite.c>"
    yield "    RewriteEngine On"
    for ending, coding in (("br", "br"), ("gz", "gzip")):
        for page, rule in (("index.html", r"(?:^|/)$"), ("", rf"\.(?:{texts})$")):
            yield rf"    RewriteCond %{{HTTP:Accept-Encoding}} \b{coding}\b"
            yield f"    RewriteCond %{{REQUEST_FILENAME}}{page}.{ending} -f"
            yield f"    RewriteRule {rule} %{{REQUEST_URI}}{page}.{ending} [L]"
    yield "</IfModule>"


def _lines(lines: Iterator[str] | list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _text(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
