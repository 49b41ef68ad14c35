"""Requests of citizens that wait for a reply or to be carried out."""

from __future__ import annotations

from datetime import date

from honorroll.base.findings import Finding
from honorroll.base.vietnamese import short_date
from honorroll.consultations.read import ConsultationFiles
from honorroll.content.office import RequestDeadlines
from honorroll.office import requests
from honorroll.office.messages import Bilingual
from honorroll.office.requests import Obligation, Request
from honorroll.office.todo.model import Ground, Group, Task, days

TITLE = Bilingual("Yêu cầu của công dân", "Requests of citizens")
HINT = Bilingual(
    "Ghi ngày trả lời, ngày làm xong ở bàn làm việc, hoặc vào {path}: tệp này không lên mạng, không vào git.",
    "Write when it was replied to and done in the desk, or into {path}, which is neither published nor in git.",
)
#: What is asked for, in words.
KINDS: dict[str, Bilingual] = {
    "withdraw": Bilingual("gỡ hồ sơ hoặc rút đồng ý", "take the profile down or withdraw the consent"),
    "correct": Bilingual("sửa cho đúng", "correct the profile"),
    "view": Bilingual("cho biết đang giữ thông tin gì", "tell what is kept"),
    "other": Bilingual("việc khác", "something else"),
}
_STEPS = {"reply": Bilingual("trả lời", "reply"), "do": Bilingual("làm xong", "carry it out")}


def group(ground: Ground, deadlines: RequestDeadlines, calendar: ConsultationFiles, findings: list[Finding]) -> Group:
    """The requests with what is still to be done, the nearest deadline first."""
    known, faults = requests.read(ground.root)
    if known is None:
        findings += [fault for fault in faults if fault.is_error]
    names = {row.slug: row.name for row in ground.roster.rows().values()}
    found = []
    for number, request in enumerate(known or (), 1):
        still = list(requests.obligations(request, deadlines, calendar.calendar))
        if still:
            found.append(_task(ground, request, still, names.get(request.honoree or "", ""))._replace(number=number))
    path = requests.path_of(ground.root)
    hint = Bilingual(HINT.vi.format(path=path), HINT.en.format(path=path))
    return Group("requests", TITLE, hint, sorted(found, key=lambda task: (task.due or date.max, task.name)))


def _task(ground: Ground, request: Request, still: list[Obligation], name: str) -> Task:
    dues = [each.due for each in still if each.due]
    kind, received = KINDS[request.kind], request.received
    steps = [_step(each, ground.today) for each in still]
    vi, en = ("; ".join(words) for words in zip(*steps, strict=True))
    return Task(
        name or request.honoree or f"Yêu cầu nhận ngày {short_date(received)}",
        Bilingual(
            f"{kind.vi[:1].upper()}{kind.vi[1:]}, nhận ngày {short_date(received)}: {vi}",
            f"{kind.en[:1].upper()}{kind.en[1:]}, received {received}: {en}",
        ),
        requests.path_of(ground.root),
        min(dues, default=None),
        is_late=any(due < ground.today for due in dues),
    )


def _step(obligation: Obligation, today: date) -> Bilingual:
    step, due = _STEPS[obligation.step], obligation.due
    if due is None:
        return step
    left = days((due - today).days)
    return Bilingual(f"{step.vi} trước hết {short_date(due)} ({left.vi})", f"{step.en} by {due} ({left.en})")
