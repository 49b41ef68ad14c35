"""``python -m honorroll.office.live_preview.builder``: one build of a preview, in a process of its own.

It is started before it is needed, loads the program, and waits. A line on its standard input, a JSON list of the paths
that were edited, begins the build; an empty input ends it. It answers with JSON, a line each: see ``Answer``.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from honorroll import build
from honorroll.base import zone
from honorroll.base.errors import BusyError, StoppedError
from honorroll.base.findings import Finding, Language, ordered, printable
from honorroll.base.orphans import end_with_parent
from honorroll.content import config
from honorroll.formats import yaml_read
from honorroll.office import reports
from honorroll.office.live_preview.answer import Answer, Shown
from honorroll.office.messages import message
from honorroll.publish import releases

#: So many findings are shown in the browser; the terminal tells all.
MOST_SHOWN = 40
#: Seconds between two attempts while another build is under way.
_PAUSE = 0.5


Tell = Callable[[Answer], None]


def main(root: Path, day: date | None, language: Language) -> None:
    """Build once, when the other side says so."""
    out = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # hooks and plugins of MkDocs may print
    gc.collect()
    gc.disable()  # see __main__
    parent = os.getppid()
    line = sys.stdin.readline()
    if not line:
        return
    end_with_parent(parent)

    def tell(answer: Answer) -> None:
        out.write(f"{json.dumps(answer)}\n".encode())

    try:
        tell(_built(root, day, language, frozenset(json.loads(line)), tell))
    except BrokenPipeError:  # whoever asked has ended
        pass
    except (StoppedError, OSError) as error:
        key = error.message if isinstance(error, StoppedError) else "failed"
        tell({"stopped": message(key, language, fact=error), "done": True})


def _built(root: Path, day: date | None, language: Language, edited: Collection[str], tell: Tell) -> Answer:
    is_told = False
    while True:
        try:
            scanned = releases.scan(root, is_preview=True)
            config.activate_zone(root)
            built = build.preview(root, day or zone.today(), scanned, partial(tell, {"shown": True}))
        except BusyError as error:
            if not is_told:
                tell({"waiting": message(error.message, language)})
            is_told = True
            time.sleep(_PAUSE)
        else:
            return {**as_told(root, built.findings, edited, language), "made": built.made, "done": True}


def as_told(root: Path, findings: Sequence[Finding], edited: Collection[str], language: Language) -> Answer:
    """The findings for the terminal and for the browser: there errors come first, then what is in files that were
    edited.
    """
    rows = ordered(findings)
    first = sorted(rows, key=lambda row: (not row.is_error, row.source.path not in edited))[:MOST_SHOWN]
    return {
        "errors": sum(row.is_error for row in rows),
        "summary": reports.summary(rows, language),
        "lines": list(reports.as_lines(rows, language)),
        "rows": [_shown(root, row, language) for row in first],
        "more": len(rows) - len(first),
    }


def _shown(root: Path, row: Finding, language: Language) -> Shown:
    return {
        "place": printable(row.source, 300),
        "is_error": row.is_error,
        "text": _line(root, row),
        "message": row.message(language),
        "hint": row.hint(language).strip(),
    }


def _line(root: Path, row: Finding) -> str:
    """The line that a finding is about; empty where that is no line of a text of the site."""
    path = row.source.path
    if not row.source.line or ".." in path.split("/") or not path.startswith(("honorees/", "content/", "mkdocs.yml")):
        return ""
    try:
        lines = yaml_read.read_bytes(root, path).decode(errors="replace").splitlines()
    except (OSError, ValueError):  # it was removed meanwhile
        return ""
    return printable(lines[row.source.line - 1].strip()) if row.source.line <= len(lines) else ""


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        date.fromisoformat(sys.argv[2]) if sys.argv[2] else None,
        "en" if sys.argv[3] == "en" else "vi",
    )
