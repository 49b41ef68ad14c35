"""The head and foot of the office's papers, edited in the desk: the part “letterhead” of ``content/office.yml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from honorroll.base.files import write_atomically
from honorroll.base.findings import Finding, has_errors
from honorroll.content import office, privacy_documents
from honorroll.content.office import Letterhead, OfficeFile
from honorroll.formats import yaml_read
from honorroll.formats.yaml_read import Document, Tree
from honorroll.office import fmt
from honorroll.office.desk.areas import Workplace
from honorroll.office.desk.form import in_sentences, of_file
from honorroll.office.desk.posting import BASE, Sent
from honorroll.office.records.form_fields import FormField, fields_of, hint_of
from honorroll.office.records.form_values import Posted, clean

ADDRESS = "/van-ban/dau-van-ban"
_KEY = "letterhead"
_FIELDS = fields_of(Letterhead)
_STALE = "Có người vừa sửa tệp này. Dưới đây là những gì bạn vừa nhập; xem lại rồi bấm “Lưu” lần nữa."


class Row(NamedTuple):
    """A field of the form; one that holds several has a line each."""

    key: str
    label: str
    hint: str
    example: str
    value: str
    holds_several: bool


def open_form(desk: Workplace, request: Request) -> Response:
    """The form as the file has it."""
    raw = _raw(desk)
    document, findings = _document(raw)
    if document is None:
        return _shown(desk, raw, {}, [], [of_file(each) for each in findings])
    part = document.data.get(_KEY)
    note = "Đã lưu." if request.query_params.get("da-luu") else ""
    return _shown(desk, raw, part if isinstance(part, dict) else {}, [note] if note else [], [])


def post(desk: Workplace, _: Request, sent: Sent) -> Response:
    """Save it, unless the file has changed meanwhile or something is wrong; nothing that was typed is lost."""
    typed: dict[str, Tree] = {field.key: value for field in _FIELDS if (value := _value(field, sent.posted))}
    with desk.site.writing:
        raw = _raw(desk)
        if sent.posted.get(BASE) != _mark(raw):
            return _shown(desk, raw, typed, [_STALE], [], status=409)
        document, findings = _document(raw)
        text, written = None, None
        if document:
            data: dict[str, Tree] = {**document.data, _KEY: typed or None}
            text, faults = fmt.with_data(document, data, OfficeFile)
            findings += faults
        if text is not None:
            written, _faults = yaml_read.load(text.encode(), office.PATH)
            findings += privacy_documents.check(written, OfficeFile) if written else []
        if text is None or has_errors(findings):
            problems = [of_file(each) if document is None else _told(each, written) for each in findings]
            return _shown(desk, raw, typed, [], problems)
        if text.encode() != raw:
            write_atomically(desk.site.file(office.PATH), text.encode())
    return RedirectResponse(f"{ADDRESS}?da-luu=1", 303)


def _raw(desk: Workplace) -> bytes:
    """The file as it is; nothing where there is none. Raises OSError where a link would lead elsewhere."""
    path = desk.site.file(office.PATH)
    return path.read_bytes() if path.is_file() else b""


def _mark(raw: bytes) -> str:
    """Stands for the version of the file that a form was opened from."""
    return blake2b(raw, digest_size=16).hexdigest()


def _document(raw: bytes) -> tuple[Document | None, list[Finding]]:
    return yaml_read.load(raw, office.PATH) if raw.strip() else (Document(office.PATH, {}, "{}\n"), [])


def _value(field: FormField, posted: Posted) -> Tree:
    typed = posted.get(field.key)
    if field.control == "lines":
        return [line for each in typed.splitlines() if (line := clean(each, lines=False))]
    return clean(typed, lines=False)


def _shown(
    desk: Workplace,
    raw: bytes,
    part: Mapping[str, Tree],
    notes: Sequence[str],
    problems: Sequence[str],
    status: int = 200,
) -> Response:
    html = desk.pages.render(
        "letterhead.html",
        here="tasks",
        address=ADDRESS,
        rows=[_row(field, part.get(field.key)) for field in _FIELDS],
        base=_mark(raw),
        notes=notes,
        is_saved=status == 200,
        problems=problems,
        errors=len(problems),
    )
    return HTMLResponse(html, 422 if problems else status)


def _told(finding: Finding, written: Document | None) -> str:
    """What is wrong with what was typed; ``written`` is the file as it would be, where it comes to that."""
    label = _places(written).get(finding.source.line, "") if written else ""
    return f"{label}: {in_sentences(finding, Letterhead)}" if label else in_sentences(finding, Letterhead)


def _places(written: Document) -> dict[int, str]:
    """What the field on each line is called."""
    part = written.data.get(_KEY)
    found: dict[int, str] = {}
    for field in _FIELDS if isinstance(part, dict) else ():
        value = part.get(field.key) if isinstance(part, dict) else None
        for at in [(field.key,), *((field.key, n) for n in range(len(value) if isinstance(value, list) else 0))]:
            if value:
                found.setdefault(written.locate((_KEY, *at)).line, field.label)
    return found


def _row(field: FormField, value: Tree) -> Row:
    texts = [text for text in value if isinstance(text, str)] if isinstance(value, list) else []
    shown = value if isinstance(value, str) else "\n".join(texts)
    example = "" if field.control == "lines" else f"Ví dụ: {field.declared.example}."
    return Row(field.key, field.label, hint_of(field), example, shown, field.control == "lines")
