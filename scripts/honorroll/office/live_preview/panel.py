"""What a preview adds to a page: the findings, a style and a script that loads the page again."""

from __future__ import annotations

from honorroll.formats.html import Html, esc
from honorroll.office.live_preview.answer import Shown
from honorroll.office.live_preview.state import State
from honorroll.office.messages import message

#: Below the base of the site; no address of a site begins with a line.
FOLDER = "_preview/"
STYLE, SCRIPT, EVENTS = "preview.css", "preview.js", "events"


def added(page: bytes, state: State, base: str) -> bytes:
    """``page`` with the panel at its end."""
    before, end, after = page.rpartition(b"</body>")
    if not end:
        before, after = page, b""
    name = state.release.name if state.release else ""
    at = esc(f"{base}{FOLDER}")
    panel = (
        f'<aside id="honorroll-preview" lang="{state.language}" aria-label="{_said("serve-title", state)}"'
        f' data-version="{state.version}" data-release="{name}" data-events="{at}{EVENTS}">{panel_of(state)}</aside>'
        f'<link rel="stylesheet" href="{at}{STYLE}"><script src="{at}{SCRIPT}" defer></script>'
    )
    return b"".join((before, panel.encode(), end, after))


def empty_page(state: State) -> bytes:
    """What is shown before there is any release."""
    title = _said("serve-title", state)
    words = _said("serve-none" if state.answer.get("done") else "serve-first", state)
    return (
        f'<!doctype html>\n<html lang="{state.language}"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width"></head>'
        f"<body><main><h1>{title}</h1><p>{words}</p></main></body></html>\n"
    ).encode()


def panel_of(state: State) -> Html:
    """The content of the panel; empty where there is nothing to say."""
    answer = state.answer
    parts = [f"<p>{_said('serve-building', state)}</p>"] if state.is_building else []
    parts += [f"<p><strong>{esc(answer[key])}</strong></p>" for key in ("waiting", "stopped") if key in answer]
    if rows := answer.get("rows"):
        is_broken = bool(answer.get("errors"))
        summary = answer["summary"]
        summary += f" {message('serve-kept', state.language)}" if is_broken and state.release else ""
        items = "".join(f"<li>{_row(row, state)}</li>" for row in rows)
        more = f"<p>{_said('serve-more', state, count=answer['more'])}</p>" if answer.get("more") else ""
        parts.append(
            f"<details{' open' if is_broken else ''}><summary>{esc(summary)}</summary>"
            f'<ul tabindex="0" aria-label="{_said("serve-list", state)}">{items}</ul>{more}</details>'
        )
    return Html("".join(parts))


def _row(row: Shown, state: State) -> str:
    severity = message("error" if row["is_error"] else "warning", state.language)
    line = f"<pre>{esc(row['text'])}</pre>" if row["text"] else ""
    hint = f"<p>{esc(row['hint'])}</p>" if row["hint"] else ""
    return f"<p><b>{esc(severity)}</b> <code>{esc(row['place'])}</code></p>{line}<p>{esc(row['message'])}</p>{hint}"


def _said(key: str, state: State, **facts: object) -> Html:
    return esc(message(key, state.language, **facts))
