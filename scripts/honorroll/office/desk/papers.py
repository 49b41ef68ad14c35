"""Papers in Word to download: report, coverage plan, tracker, digest, reminders, and the loudspeaker's script.

They are made in a fresh process, since the content is read as a build reads it. Nothing of the site is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from honorroll.base.findings import Finding
from honorroll.base.vietnamese import SLUG, fold
from honorroll.content.person_names import may_be_same
from honorroll.formats.zipped import zipped
from honorroll.office.desk import form, letterhead
from honorroll.office.desk.areas import Workplace, posted, shown
from honorroll.office.records.apart import apart

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "zip": "application/zip",
}
#: So many names may be typed, and so long may a bulletin be.
_MOST_NAMES, _MOST_MINUTES = 30, 120


class Problem(NamedTuple):
    """What is wrong with a field of the form, which has this id."""

    id: str
    text: str


class PaperLink(NamedTuple):
    """A paper on the page: the name of its kind and of the file, and what it is."""

    kind: str
    file: str
    title: str
    text: str


PAPERS = (
    PaperLink(
        "report",
        "bao-cao-tong-ket.docx",
        "Báo cáo tổng kết",
        "Hai phần theo đề cương, kèm số liệu từ bảng vàng; chỗ chưa viết được tô vàng.",
    ),
    PaperLink(
        "coverage",
        "ke-hoach-tuyen-truyen.docx",
        "Kế hoạch tuyên truyền",
        "Tin bài và phát thanh: kế hoạch, đã làm, còn lại; ai chưa có tin bài.",
    ),
    PaperLink(
        "tracker", "theo-doi-don-vi.docx", "Theo dõi các đơn vị", "Ai đã gửi kế hoạch, báo cáo; ai muộn, ai quá hạn."
    ),
    PaperLink("digest", "bao-cao-tom-tat.docx", "Báo cáo tóm tắt", "Gửi cấp trên: khen thưởng, hội nghị, tin bài."),
    PaperLink("letters", "thu-don-doc.zip", "Thư đôn đốc", "Mỗi đơn vị quá hạn một thư, trong một tệp ZIP."),
)
_SCRIPT = "ban-tin-truyen-thanh.docx"


def routes(desk: Workplace) -> list[Route]:
    """The area."""
    return [
        shown("/van-ban", lambda request: _page(desk, request)),
        shown(f"/van-ban/{_SCRIPT}", lambda request: _script(desk, request)),
        shown(letterhead.ADDRESS, lambda request: letterhead.open_form(desk, request)),
        posted(letterhead.ADDRESS, lambda request, sent: letterhead.post(desk, request, sent)),
        shown("/van-ban/{file}", lambda request: _paper(desk, request)),
    ]


def _page(desk: Workplace, request: Request, problems: Sequence[Problem] = ()) -> Response:
    asked = {key: request.query_params.get(key, "") for key in ("ho-so", "hoi-nghi", "phut")}
    html = desk.pages.render(
        "papers.html",
        here="tasks",
        papers=PAPERS,
        script=_SCRIPT,
        meetings=desk.site.meetings.names(),
        asked=asked,
        problems=problems,
        wrong={problem.id: problem.text for problem in problems},
        letterhead=letterhead.ADDRESS,
        errors=len(problems),
    )
    return HTMLResponse(html, 422 if problems else 200)


def _paper(desk: Workplace, request: Request) -> Response:
    link = next((each for each in PAPERS if each.file == request.path_params["file"]), None)
    if link is None:
        raise HTTPException(404)
    findings, data = apart(_made, desk.site.root, link.kind, desk.site.today)
    return sent(desk, link.title, link.file, findings, data)


def _made(root: Path, kind: str, today: date) -> tuple[list[Finding], bytes]:
    """A paper; it runs in a process of its own."""
    from honorroll.office.word import papers  # noqa: PLC0415  # brings the whole build, and python-docx

    if kind == "letters":
        findings, letters = papers.letters(root, today)
        return findings, zipped(letters.items()) if letters else b""
    made = papers.make(root, kind, today)
    return made.findings, made.data


def sent(desk: Workplace, title: str, file: str, findings: list[Finding], data: bytes) -> Response:
    """The file, or why there is none."""
    if not data:
        notes = [form.note(finding, label=str(finding.source)) for finding in findings]
        status = 422 if any(finding.is_error for finding in findings) else 200
        html = desk.pages.render(
            "no_paper.html", here="tasks", title=title, notes=notes, is_error=status == 422, is_stopped=False
        )
        return HTMLResponse(html, status)
    headers = {"Content-Disposition": f"attachment; filename={file}"}
    return Response(data, media_type=_TYPES[file.rpartition(".")[2]], headers=headers)


# ── The loudspeaker ────────────────────────────────────────────────────────────────────────────────────────────────


def _script(desk: Workplace, request: Request) -> Response:
    query = request.query_params
    typed = [line.strip() for line in query.get("ho-so", "")[:5000].splitlines() if line.strip()][:_MOST_NAMES]
    slugs, problems = list[str](), list[Problem]()
    desk.site.roster.refresh()
    for name in typed:
        found = _slugs(desk, name)
        slugs += found[:1]
        if not found:
            problems.append(Problem("ho-so", f"Không có hồ sơ nào tên “{name}”. Ghi đúng họ tên như trong danh sách."))
        elif len(found) > 1:
            several = ", ".join(found[:5])
            problems.append(Problem("ho-so", f"Có {len(found)} hồ sơ tên “{name}”: ghi mã hồ sơ: {several}."))
    conference, minutes = query.get("hoi-nghi", ""), query.get("phut", "") or "10"
    if conference and conference not in desk.site.meetings.names():
        problems.append(Problem("hoi-nghi", "Không có hội nghị này; chọn lại trong danh sách."))
    if not (minutes.isascii() and minutes.isdigit() and 0 < int(minutes[:4]) <= _MOST_MINUTES):
        problems.append(Problem("phut", f"Số phút là một số từ 1 đến {_MOST_MINUTES}."))
    if problems:
        return _page(desk, request, problems)
    findings, data = apart(_script_made, desk.site.root, tuple(slugs), conference, int(minutes), desk.site.today)
    return sent(desk, "Bản tin truyền thanh", _SCRIPT, findings, data)


def _slugs(desk: Workplace, name: str) -> list[str]:
    """The slugs of those who are called so, or would be without accents, or have this slug."""
    rows = desk.site.roster.rows().values()
    if SLUG.fullmatch(name) and any(row.slug == name for row in rows):
        return [name]
    return [row.slug for row in desk.site.roster.named(fold(name)) if may_be_same(row.name, name)]


def _script_made(
    root: Path, slugs: tuple[str, ...], conference: str, minutes: int, today: date
) -> tuple[list[Finding], bytes]:
    """The script; it runs in a process of its own."""
    from honorroll.office.word import papers  # noqa: PLC0415  # as above
    from honorroll.office.word.loudspeaker import Selection  # noqa: PLC0415  # as above

    made = papers.script(root, Selection(slugs, conference, minutes), today)
    return made.findings, made.data
