"""Requests of citizens in the desk: they are entered and settled here, and lie in the private drawer alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request as Asked
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from honorroll.base.findings import Finding
from honorroll.base.vietnamese import SLUG, fold
from honorroll.content.choices import option_label
from honorroll.formats.yaml_read import Document, Tree
from honorroll.office import fmt, requests
from honorroll.office.desk.areas import Workplace, posted, shown
from honorroll.office.desk.form import in_sentences, of_file
from honorroll.office.desk.posting import BASE, Sent
from honorroll.office.records import form_values
from honorroll.office.records.form_fields import FormField, fields_of, hint_of
from honorroll.office.records.form_values import Posted
from honorroll.office.requests import Request

FIELDS = fields_of(Request)
_NEW = "moi"


class Field(NamedTuple):
    """A field as it stands on the page, with what is wrong with it."""

    field: FormField
    hint: str
    value: str
    options: list[tuple[str, str]]
    problem: str

    @property
    def id(self) -> str:
        return f"f-{self.field.key}"


class RequestPages:
    def __init__(self, work: Workplace) -> None:
        self._site, self._pages = work.site, work.pages

    def routes(self) -> list[Route]:
        at = "/viec/yeu-cau/{number}"
        return [shown("/viec/yeu-cau", self._list), shown(at, self._open), posted(at, self._save)]

    def _list(self, _: Asked) -> Response:
        """All of them, the latest first."""
        known = self._read()
        names = {row.slug: row.name for row in self._site.roster.refresh().values()}
        kinds = {value: option_label(value, _field("kind").declared.vi.hint) for value in _field("kind").options}
        lines = [(n, each, names.get(each.honoree or "", each.honoree or "")) for n, each in enumerate(known, 1)]
        lines.sort(key=lambda line: (line[1].done is not None, -line[1].received.toordinal()))
        path = requests.path_of(self._site.root)
        return HTMLResponse(self._pages.render("requests.html", here="tasks", lines=lines, kinds=kinds, path=path))

    def _read(self) -> tuple[Request, ...]:
        """The requests. Raises OSError where the file cannot be read, which the page says."""
        known, findings = requests.read(self._site.root)
        if known is None:
            raise OSError(f"tệp {of_file(findings[0])}")
        return known

    def _at(self, request: Asked, known: Sequence[Request]) -> int | None:
        """The place of the request that is named; None for a new one."""
        number = request.path_params["number"]
        if number == _NEW:
            return None
        if not (number.isascii() and number.isdigit() and 0 < int(number[:6]) <= len(known)):
            raise HTTPException(404)
        return int(number) - 1

    def _open(self, request: Asked) -> Response:
        known = self._read()
        at = self._at(request, known)
        if at is None:
            slug = request.query_params.get("ho-so", "")
            data: dict[str, Tree] = {"received": self._site.today.isoformat()}
            data |= {"honoree": slug} if SLUG.fullmatch(slug) else {}
            return self._page(request, data, "")
        return self._page(request, _data(known[at]), _mark(known[at]))

    def _page(
        self, request: Asked, data: Mapping[str, Tree], mark: str, problems: Mapping[str, str] | None = None
    ) -> Response:
        problems = problems or {}
        values = form_values.shown(FIELDS, data, self._site.labels())
        fields = [_shown(field, values, problems.get(field.key, "")) for field in FIELDS]
        row = next((row for row in self._site.roster.rows().values() if row.slug == data.get("honoree")), None)
        html = self._pages.render(
            "request.html",
            here="tasks",
            number=request.path_params["number"],
            is_new=request.path_params["number"] == _NEW,
            fields=fields,
            mark=mark,
            general=problems.get("", ""),
            errors=len(problems),
            profile=f"/ho-so/{row.folder}/{row.slug}" if row else "",
            name=row.name if row else "",
            path=requests.path_of(self._site.root),
        )
        return HTMLResponse(html, 422 if problems else 200)

    def _save(self, request: Asked, sent: Sent) -> Response:
        with self._site.writing:
            known = self._read()
            at = self._at(request, known)
            data = form_values.read(FIELDS, sent.posted, self._site.labels())
            mark = sent.posted.get(BASE)
            today = self._site.today.isoformat()
            if sent.action in ("replied", "done"):
                data[sent.action] = today
            if at is not None and mark != _mark(known[at]):
                return self._page(
                    request,
                    data,
                    _mark(known[at]),
                    {"": "Có người vừa sửa yêu cầu này. Xem lại rồi bấm “Lưu” lần nữa."},
                )
            problem = self._resolve(data)
            asked, document, findings = requests.judged(data)
            problems = _placed(document, findings) | problem | _in_order(asked, today)
            if asked is None or problems:
                return self._page(request, data, mark, problems or {"": "Chưa lưu được."})
            requests.write(
                self._site.root, (*known[:at], asked, *known[at + 1 :]) if at is not None else (*known, asked)
            )
        return RedirectResponse("/viec#yeu-cau", 303)

    def _resolve(self, data: dict[str, Tree]) -> dict[str, str]:
        """Put the slug in the place of a name that somebody of the roll has."""
        typed = data.get("honoree")
        if not isinstance(typed, str):
            return {}
        rows = self._site.roster.refresh().values()
        if any(row.slug == typed for row in rows):
            return {}
        named = [row for row in rows if row.spelling == fold(typed)]
        if len(named) == 1:
            data["honoree"] = named[0].slug
            return {}
        if named:
            slugs = ", ".join(row.slug for row in named)
            return {"honoree": f"Có {len(named)} hồ sơ tên này; ghi mã của một hồ sơ: {slugs}."}
        return {"honoree": f"Không có hồ sơ “{typed}”. Ghi đúng họ tên hoặc mã như ở danh sách, hoặc để trống."}


def _field(key: str) -> FormField:
    return next(field for field in FIELDS if field.key == key)


def _shown(field: FormField, values: Posted, problem: str) -> Field:
    hint = field.declared.vi.hint
    options = [(value, option_label(value, hint)) for value in field.options]
    return Field(field, "" if options else hint_of(field), values.get(field.key), options, problem)


def _data(request: Request) -> dict[str, Tree]:
    """The request as texts, as a file holds it."""
    return {key: str(value) for key, value in fmt.to_data(request).items()}


def _mark(request: Request) -> str:
    return blake2b(repr(request).encode(), digest_size=8).hexdigest()


def _placed(document: Document | None, findings: Sequence[Finding]) -> dict[str, str]:
    """What is wrong, by the key of the field; at ``""`` what is wrong elsewhere."""
    placed: dict[str, str] = {}
    sources = {document.locate((key,)): key for key in document.data} if document else {}
    for finding in findings:
        named = dict(finding.facts).get("key", "")
        key = sources.get(finding.source) or (named if any(field.key == named for field in FIELDS) else "")
        placed.setdefault(str(key), in_sentences(finding, Request))
    return placed


def _in_order(asked: Request | None, today: str) -> dict[str, str]:
    """No day lies ahead, and nothing is answered before it was asked."""
    if asked is None:
        return {}
    found: dict[str, str] = {}
    if asked.received.isoformat() > today:
        found["received"] = "Ngày nhận là ngày sau hôm nay. Ghi ngày đã nhận."
    for key, day in (("replied", asked.replied), ("done", asked.done)):
        if day and day < asked.received:
            found[key] = "Ngày này trước ngày nhận. Xem lại hai ngày."
        elif day and day.isoformat() > today:
            found[key] = "Ngày này là ngày sau hôm nay. Chỉ ghi khi đã xong."
    return found
