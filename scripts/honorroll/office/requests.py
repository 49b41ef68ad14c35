"""Requests of citizens about what the roll says of them, kept in the private drawer: ``private/requests.yml``.

They name people who asked for something, so the file is neither published nor committed. It is read here alone, and by
no build.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from honorroll.base.files import write_atomically
from honorroll.base.findings import Finding, Text
from honorroll.content import parse, private_drawer
from honorroll.content.fields import Content, private
from honorroll.content.office import RequestDeadlines
from honorroll.content.scalars import Day, Line, Prose, Slug
from honorroll.content.working_days import WorkingDays
from honorroll.formats import yaml_read
from honorroll.formats.yaml_read import Document, Tree
from honorroll.formats.yaml_write import emit
from honorroll.office import fmt

FILE = "requests.yml"

Kind = Literal["withdraw", "correct", "view", "other"]


class Request(Content):
    """What somebody asked for, and what became of it."""

    received: Annotated[
        Day, private(Text("Ngày nhận", "Năm-tháng-ngày."), Text("Received", "Year-month-day."), "2026-11-20")
    ]
    kind: Annotated[
        Kind,
        private(
            Text(
                "Yêu cầu gì",
                "withdraw: gỡ hồ sơ hoặc rút đồng ý; correct: sửa cho đúng; view: cho biết đang giữ thông tin gì; "
                "other: việc khác.",
            ),
            Text("What for", "withdraw, correct, view (what is kept) or other."),
            "withdraw",
        ),
    ]
    honoree: Annotated[
        Slug | None,
        private(
            Text("Hồ sơ", "Mã hồ sơ mà yêu cầu nói đến."),
            Text("Profile", "The slug of the profile that it is about."),
            "nguyen-van-a",
            names_honoree=True,
        ),
    ] = None
    asked_by: Annotated[
        Line | None,
        private(
            Text("Người yêu cầu", "Họ tên, là ai đối với người trong hồ sơ, liên hệ thế nào."),
            Text("Asked by", "The name, the relation to the honoree, how to answer."),
            "Nguyễn Thị B, con gái",
        ),
    ] = None
    text: Annotated[
        Prose | None,
        private(Text("Nội dung", "Yêu cầu bằng lời."), Text("Text", "What was asked for."), "Xin gỡ ảnh."),
    ] = None
    replied: Annotated[
        Day | None,
        private(Text("Ngày trả lời", "Năm-tháng-ngày."), Text("Replied", "Year-month-day."), "2026-11-23"),
    ] = None
    done: Annotated[
        Day | None,
        private(Text("Ngày làm xong", "Năm-tháng-ngày."), Text("Done", "Year-month-day."), "2026-11-25"),
    ] = None


class Requests(Content):
    """The file."""

    requests: Annotated[
        tuple[Request, ...],
        private(
            Text("Các yêu cầu", "Mỗi yêu cầu một mục."),
            Text("Requests", "An item each."),
            "[{received: 2026-11-20, kind: withdraw}]",
        ),
    ] = Field((), max_length=5000)


class Obligation(NamedTuple):
    """What a request asks of the office by a day; None where no day is set."""

    step: Literal["reply", "do"]
    due: date | None


def path_of(root: Path) -> str:
    """Where the file is, as messages name it."""
    return private_drawer.named(root, FILE)


def read(root: Path) -> tuple[tuple[Request, ...] | None, list[Finding]]:
    """The requests; None and findings where the file cannot be read. Raises OSError."""
    folder = private_drawer.folder(root)
    try:
        raw = yaml_read.read_bytes(folder, FILE)
    except FileNotFoundError:
        return (), []
    document, findings = yaml_read.load(raw, path_of(root))
    if document is None:
        return None, findings
    content, faults = parse.typed(Requests, document)
    return (content.requests if content else None), [*findings, *faults]


def write(root: Path, requests: tuple[Request, ...]) -> None:
    """Replace the file, which nobody else on this machine may read. Raises OSError."""
    folder = private_drawer.folder(root)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    data = {"requests": [fmt.to_data(each) for each in requests]}
    write_atomically(folder / FILE, emit(data).encode())
    (folder / FILE).chmod(0o600)


def judged(data: Mapping[str, Tree]) -> tuple[Request | None, Document | None, list[Finding]]:
    """A request of what was typed, the document that findings stand in, and what is wrong with it."""
    document, findings = yaml_read.load(emit(data).encode(), FILE)
    if document is None:
        return None, None, findings
    request, faults = parse.typed(Request, document)
    return request, document, [*findings, *faults]


def obligations(request: Request, deadlines: RequestDeadlines, calendar: WorkingDays) -> Iterator[Obligation]:
    """What is still to be done, and by when.

    A period begins on the day after the request, and where its last day is no working day, ends with the next one
    (Civil Code 91/2015/QH13, art. 147 and 148).
    """
    if request.done:
        return
    if not request.replied:
        yield Obligation("reply", calendar.after(request.received, deadlines.reply_working_days))
    if request.kind == "withdraw":
        last = request.received + timedelta(days=deadlines.withdrawal_days)
        yield Obligation("do", calendar.next_working(last))
    elif request.replied and request.kind in ("correct", "other"):
        yield Obligation("do", None)
