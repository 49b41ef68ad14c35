"""“Nhập tệp”: an Excel or CSV file is taken over into profiles, and a nomination report in Word becomes a draft.

The plan is shown first, in words; what is written is all of it or nothing. It is made in a process of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from honorroll.base.errors import FileChangedError
from honorroll.content.honoree import Honoree
from honorroll.office import system_errors
from honorroll.office.desk.areas import Workplace, posted, shown
from honorroll.office.desk.form import in_sentences, of_file
from honorroll.office.desk.incoming_files import Incoming, IncomingFiles
from honorroll.office.desk.posting import Sent
from honorroll.office.records.apart import apart
from honorroll.office.records.uploads import Upload

if TYPE_CHECKING:
    from honorroll.office.workbook.planned import Plan

#: The fields of the form: the file, its photos, what is said of everybody, and who is who.
FILE, PHOTOS, COMMON, WHO = "tep", "anh", "chung", "ai"
#: So many profiles, and so many lines about cells, are shown.
MOST = 200
_WORD = (".docx", ".doc", ".rtf", ".odt")
#: What is asked of everybody new beside the file, by heading: what an office's list does not say.
_ASKED = ("Tên bài hoặc văn bản", "Nơi đăng", "Địa chỉ trên mạng", "Ngày đăng")
_AWARDED = ("Danh hiệu/Hình thức", "Năm", "Số QĐ", "Ngày QĐ")
BASIS = "Căn cứ"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def routes(desk: Workplace) -> list[Route]:
    pages = _Importing(desk)
    return [
        shown("/nhap", pages.open),
        posted("/nhap", pages.receive),
        shown("/nhap/{name}.xlsx", pages.workbook),
        shown("/nhap/{id}", pages.plan),
        posted("/nhap/{id}", pages.post),
    ]


class _Importing:
    def __init__(self, desk: Workplace) -> None:
        self._site, self._pages, self._drafts = desk.site, desk.pages, desk.drafts
        self._files = IncomingFiles(desk.site.root)

    # ── The file ───────────────────────────────────────────────────────────────────────────────────────────────────

    def open(self, _: Request) -> Response:
        return self._form({}, ())

    def _form(self, typed: Mapping[str, str], faults: Sequence[str], status: int = 200) -> Response:
        facts = {"typed": typed, "faults": faults, "asked": _ASKED, "awarded": _AWARDED, "basis": BASIS}
        titles = self._site.frame().labels.of("titles").values()
        html = self._pages.render("import.html", here="import", errors=len(faults), titles=titles, **facts)
        return HTMLResponse(html, status)

    def receive(self, _: Request, sent: Sent) -> Response:
        """Keep the file, and show its plan; a Word document becomes a draft at once."""
        typed = sent.posted.below(COMMON)
        common = {key: value.strip() for key, value in typed.items() if value.strip()}
        files = [each for each in sent.uploads if each.field == FILE]
        photos = [each for each in sent.uploads if each.field == PHOTOS]
        if not files:
            return self._form(typed, ["Chưa chọn tệp nào. Chọn một tệp Excel, CSV hoặc Word rồi bấm lại."], 422)
        if files[0].name.lower().endswith(_WORD):
            return self._word(files[0], typed)
        incoming = self._files.add(files[0], photos, common)
        return RedirectResponse(f"/nhap/{incoming.id}", 303)

    def _word(self, file: Upload, typed: Mapping[str, str]) -> Response:
        from honorroll.office.word import nomination, report_drafts  # noqa: PLC0415  # would slow the start of the desk

        frame = self._site.frame()
        draft = apart(nomination.read_report, file.data, file.name, frame.given.vocabulary)
        if not draft.data:
            return self._form(typed, [in_sentences(each, Honoree) for each in draft.findings], 422)
        return RedirectResponse(f"{report_drafts.keep(draft, file.name, self._drafts, frame.labels).url}?nhap=1", 303)

    def workbook(self, request: Request) -> Response:
        """The template, or all profiles."""
        from honorroll.office.workbook import export  # noqa: PLC0415  # as above

        name = request.path_params["name"]
        if name not in ("mau", "ho-so"):
            raise HTTPException(404)
        exported = export.run(self._site.root, ".xlsx", is_template=name == "mau")
        if not exported.data:
            return self._form({}, [of_file(each) for each in exported.findings], 422)
        headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
        return Response(exported.data, media_type=_XLSX, headers=headers)

    # ── The plan ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _incoming(self, request: Request) -> Incoming:
        incoming = self._files.get(request.path_params["id"])
        if incoming is None:
            raise HTTPException(404)
        return incoming

    def _planned(self, incoming: Incoming) -> Plan:
        given = incoming.file, incoming.name, incoming.photos, incoming.answers, incoming.common
        return apart(plan_at, self._site.root, self._site.today, *given)

    def plan(self, request: Request) -> Response:
        incoming = self._incoming(request)
        return self._page(incoming, self._planned(incoming))

    def _page(self, incoming: Incoming, plan: Plan, fault: str = "", status: int = 200) -> Response:
        from honorroll.office.workbook import report  # noqa: PLC0415  # as above

        facts = {
            "incoming": incoming,
            "plan": plan,
            "refused": report.cell_finding_lines(plan.refused, "vi"),
            "notes": report.cell_finding_lines(plan.notes, "vi"),
            "fault": fault,
            "who": WHO,
            "most": MOST,
        }
        errors = len(plan.refused) + len(plan.questions) + bool(fault)
        return HTMLResponse(self._pages.render("import_plan.html", here="import", errors=errors, **facts), status)

    def post(self, request: Request, sent: Sent) -> Response:
        """Drop the file, take answers, or write what the plan says."""
        incoming = self._incoming(request)
        if sent.action == "drop":
            self._files.drop(incoming)
            return RedirectResponse("/nhap", 303)
        said = {at: answer for at, answer in sent.posted.below(WHO).items() if answer}
        if said:
            incoming = incoming._replace(answers={**incoming.answers, **said})
            self._files.say(incoming)
        if sent.action != "save":
            return RedirectResponse(f"/nhap/{incoming.id}", 303)
        return self._written(incoming)

    def _written(self, incoming: Incoming) -> Response:
        from honorroll.office.workbook import carry_out  # noqa: PLC0415  # as above

        plan = self._planned(incoming)
        if not plan.is_clear:
            return self._page(incoming, plan, status=422)
        try:
            carry_out.carry_out(self._site, plan)
        except FileChangedError as error:
            fault = f"Có người vừa sửa {error}. Chưa ghi gì. Xem lại kế hoạch dưới đây rồi bấm lần nữa."
            return self._page(incoming, self._planned(incoming), fault, 409)
        except OSError as error:
            fault = f"Máy báo: {system_errors.said(error)}. Chưa ghi gì, mọi hồ sơ còn như cũ."
            return self._page(incoming, plan, fault, 507)
        self._files.drop(incoming)
        self._site.roster.refresh()
        html = self._pages.render("imported.html", here="import", plan=plan, name=incoming.name, most=MOST)
        return HTMLResponse(html)


def plan_at(
    root: Path,
    today: date,
    file: Path,
    shown_as: str,
    photos: Path | None,
    answers: Mapping[str, str],
    common: Mapping[str, str],
) -> Plan:
    """The plan, in a process of its own: reading forks, and a server has threads."""
    from honorroll.office.records.site import Site  # noqa: PLC0415  # a new process imports this module first
    from honorroll.office.workbook import plan  # noqa: PLC0415  # as above

    return plan.plan(Site(root, today), file, shown_as, photos, answers, common)
