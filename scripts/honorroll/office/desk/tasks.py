"""“Việc cần làm”: what there is to do, the answers that are given here, and requests of citizens."""

from __future__ import annotations

from threading import Lock, Thread
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request as Asked
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from honorroll.base.errors import StoppedError
from honorroll.content.kinds import FOLDERS
from honorroll.content.person_names import is_same
from honorroll.office.desk import listing, records
from honorroll.office.desk.areas import Workplace, posted, shown
from honorroll.office.desk.form import of_file
from honorroll.office.desk.listing import Asked as Filter
from honorroll.office.desk.posting import Sent
from honorroll.office.desk.records import StaleError
from honorroll.office.desk.requests import RequestPages
from honorroll.office.messages import message
from honorroll.office.records import merging
from honorroll.office.records.drafts import DraftName, name_at, name_of
from honorroll.office.records.profiles import TELLING, distinct_from, told_apart
from honorroll.office.records.record_kind import Record
from honorroll.office.records.site import Site
from honorroll.office.records.units import UNITS
from honorroll.office.sources.refresh import Refreshed, refresh
from honorroll.office.todo import dead, gather
from honorroll.office.todo.model import Ground, Group, Task

#: So long the desk asks at most; the button goes on where that ended.
MINUTES = 10


class Line(NamedTuple):
    """A task on the page: where it leads in the desk, ``""`` where the desk has no page for it."""

    task: Task
    url: str
    number: int
    """Its place in the group, from 1."""


class Section(NamedTuple):
    """A group on the page; ``all`` leads to the list of all its profiles."""

    group: Group
    lines: list[Line]
    all: str


class Checking:
    """One check of addresses at a time, which goes on while the page is left."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._lock = Lock()
        self.done, self.total = 0, 0
        self.found: Refreshed | None = None
        self.problem = ""
        self._thread: Thread | None = None

    @property
    def is_running(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        with self._lock:
            if not self.is_running:
                self.done, self.total, self.problem = 0, 0, ""
                self._thread = Thread(target=self._run, daemon=True)
                self._thread.start()

    def _run(self) -> None:
        def progress(done: int, total: int) -> None:
            self.done, self.total = done, total

        try:
            self.found = refresh(self._site.root, self._site.today, progress, minutes=MINUTES)
        except StoppedError as error:
            self.problem = message(error.message, "vi", fact=error)
        except OSError as error:
            self.problem = f"Máy báo: {error.strerror or error}."


class TaskPages:
    def __init__(self, work: Workplace) -> None:
        self._work, self._site, self._pages = work, work.site, work.pages
        self._checking = Checking(work.site)

    def ground(self) -> Ground:
        frame = self._site.frame()
        settings = frame.settings
        office = settings.owner or settings.name if settings else ""
        return Ground(self._site.root, self._site.today, self._site.roster, frame.given.vocabulary, office)

    # ── What there is to do ──

    def tasks(self, _: Asked) -> Response:
        found = gather.todo(self.ground())
        html = self._pages.render(
            "tasks.html",
            here="tasks",
            drafts=listing.drafts(self._work.drafts),
            sections=[_section(group) for group in found.groups],
            findings=[of_file(each) for each in found.findings],
        )
        return HTMLResponse(html)

    # ── Two that may be one ──

    def pair(self, request: Asked) -> Response:
        return self._pair(*self._named(request))

    def _named(self, request: Asked) -> tuple[Record, Record]:
        found = []
        for n in ("1", "2"):
            folder, slug = request.path_params[f"folder{n}"], request.path_params[f"slug{n}"]
            name = name_of(folder, slug) if folder in FOLDERS else None
            record = records.open_record(self._site, name.kind, slug) if name and not name.is_new else None
            if record is None:
                raise HTTPException(404)
            found.append(record)
        return found[0], found[1]

    def _pair(self, one: Record, other: Record, problem: str = "") -> Response:
        labels = self._site.labels()
        differences = merging.compared(TELLING, one.data, other.data, labels)
        names = [DraftName(each.kind.name, each.slug) for each in (one, other)]
        called, also = (str(each.data.get("name")) for each in (one, other))
        facts = {"names": names, "alike": "cùng tên" if is_same(called, also) else "tên gần giống", "problem": problem}
        html = self._pages.render(
            "pair.html", here="tasks", differences=differences, errors=int(bool(problem)), **facts
        )
        return HTMLResponse(html, 422 if problem else 200)

    def told_apart(self, request: Asked, sent: Sent) -> Response:
        """The answer “two people” is kept in the first of the two profiles."""
        one, other = self._named(request)
        if sent.posted.get("la") != "khac":
            return self._pair(one, other, "Bấm nút ở cuối trang nếu là hai người khác nhau.")
        if other.slug not in distinct_from(one.data):
            data = told_apart(one.data, [other.slug])
            judged = records.judged(self._site, one, data, self._work.drafts, DraftName(one.kind.name, one.slug))
            if judged.is_faulty:
                return self._pair(
                    one, other, "Hồ sơ thứ nhất đang có lỗi: mở hồ sơ, sửa các chỗ được báo rồi trả lời lại."
                )
            try:
                records.save(self._site, one, judged.text, {}, ())
            except StaleError:
                return self._pair(one, other, "Có người vừa sửa hồ sơ thứ nhất. Xem lại rồi trả lời lần nữa.")
        return RedirectResponse("/viec#trung-nguoi", 303)

    # ── Addresses of sources ──

    def links(self, _: Asked) -> Response:
        checking = self._checking
        groups = [] if checking.is_running else dead.groups(self._site.root)
        html = self._pages.render(
            "links.html", here="tasks", checking=checking, sections=[_section(group) for group in groups]
        )
        return HTMLResponse(html)

    def check_links(self, _: Asked, __: Sent) -> Response:
        self._checking.start()
        return RedirectResponse("/viec/lien-ket", 303)


def routes(work: Workplace) -> list[Route]:
    """The area."""
    pages, requests = TaskPages(work), RequestPages(work)
    pair = "/viec/trung-nguoi/{folder1}/{slug1}/{folder2}/{slug2}"
    return [
        shown("/viec", pages.tasks),
        shown(pair, pages.pair),
        posted(pair, pages.told_apart),
        shown("/viec/lien-ket", pages.links),
        posted("/viec/lien-ket", pages.check_links),
        *requests.routes(),
    ]


def _section(group: Group) -> Section:
    lines = [Line(task, _leads_to(group, task), n) for n, task in enumerate(group.tasks, 1)]
    return Section(group, lines, Filter(lacks=group.key).url() if group.key in listing.LACKS else "")


def _leads_to(group: Group, task: Task) -> str:
    if group.key == "requests":
        return f"/viec/yeu-cau/{task.number}"
    if task.other:
        (_, *one), (_, *other) = task.path.split("/")[:3], task.other.split("/")[:3]
        return f"/viec/trung-nguoi/{'/'.join(one)}/{'/'.join(other)}"
    if group.key == "decisions":
        return Filter(decision=task.id).url() if task.id else ""
    name = DraftName(UNITS.name, task.id) if group.key == "units" else name_at(task.path)
    return name.url if name else ""
