"""The rules that one consultation can break, each a named function in ``RULES``; its docstring is the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.vietnamese import long_date, short_date
from honorroll.consultations.model import Consultation
from honorroll.consultations.read import HOLIDAYS, ConsultationFile
from honorroll.consultations.status import deadline, last_day
from honorroll.consultations.words import expected_in_words
from honorroll.content.office import ConsultationLimits
from honorroll.content.working_days import WorkingDays
from honorroll.formats.yaml_read import Document

NO_DEADLINE = Rule(
    "consultation-without-deadline",
    "error",
    Text("Đợt lấy ý kiến chưa có hạn.", "Thêm số ngày làm việc, ví dụ: working_days: {days}"),
    Text("The consultation has no deadline.", "Add the number of working days, for example: working_days: {days}"),
)
TWO_DEADLINES = Rule(
    "consultation-with-two-deadlines",
    "error",
    Text(
        "Hạn được ghi hai lần: {days} ngày làm việc là đến hết {counted_vi}, còn “closes” ghi {closes_vi}.",
        "Chỉ giữ một: xóa dòng “working_days”, hoặc xóa dòng “closes”.",
    ),
    Text(
        "The deadline is given twice: {days} working days last until {counted}, “closes” says {closes}.",
        "Keep one: remove “working_days”, or remove “closes”.",
    ),
)
CLOSES_TOO_EARLY = Rule(
    "consultation-backwards",
    "error",
    Text(
        "Đợt lấy ý kiến kết thúc ngày {closes_vi}, trước ngày bắt đầu {opens_vi}.",
        "Xem lại năm và tháng của hai ngày; hoặc bỏ “closes” và ghi: working_days: {days}",
    ),
    Text(
        "The consultation closes on {closes}, before it opens on {opens}.",
        "Check year and month of the two; or drop “closes” and write: working_days: {days}",
    ),
)
CLOSES_TOO_LATE = Rule(
    "consultation-endless",
    "error",
    Text("Đợt lấy ý kiến kéo dài {days} ngày.", "Xem lại năm của “opens” và “closes”."),
    Text("The consultation lasts {days} days.", "Check the years of “opens” and “closes”."),
)
TOO_SHORT = Rule(
    "consultation-short",
    "warning",
    Text(
        "Từ {opens_vi} đến {closes_vi} chỉ có {days} ngày làm việc; ít nhất phải là {least}.",
        "Ghi: {line} (đến hết {until_vi}).",
    ),
    Text(
        "From {opens} to {closes} there are {days} working days; there must be {least}.",
        "Write: {line} (until {until}).",
    ),
)
ENDS_ON_A_DAY_OFF = Rule(
    "consultation-ends-on-a-day-off",
    "warning",
    Text(
        "Hạn góp ý là {closes_vi}, một ngày nghỉ.",
        "Thời hạn kết thúc vào ngày nghỉ thì kéo đến ngày làm việc tiếp theo. Ghi: closes: {next} ({next_vi})",
    ),
    Text(
        "The deadline, {closes}, is no working day.",
        "A period that ends on such a day lasts until the next working day. Write: closes: {next}",
    ),
)
HOLIDAYS_UNKNOWN = Rule(
    "holidays-unknown",
    "warning",
    Text(
        "Chưa có lịch nghỉ lễ, tết năm {year}: hạn {closes_vi} mới chỉ trừ thứ Bảy, Chủ nhật.",
        "Thêm vào “years” trong {file} mục: {{year: {year}, holidays: [{{name: Tết Dương lịch, start: {year}-01-01}}]}}"
        " và các ngày nghỉ khác theo thông báo của năm đó.",
    ),
    Text(
        "The holidays of {year} are not known: the deadline {closes} leaves out weekends only.",
        "Add to “years” in {file}: {{year: {year}, holidays: [{{name: Tết Dương lịch, start: {year}-01-01}}]}} and the "
        "other holidays as announced.",
    ),
)
NOWHERE_TO_SEND = Rule(
    "consultation-without-address",
    "error",
    Text(
        "Đợt lấy ý kiến không ghi nơi gửi ý kiến.",
        "Thêm vào “comments” ít nhất một nơi của cơ quan, ví dụ: address: Số 1 phố Ví Dụ, phường Ví Dụ",
    ),
    Text(
        "The consultation does not say where comments go.",
        "Add to “comments” at least one of the office, for example: address: Số 1 phố Ví Dụ, phường Ví Dụ",
    ),
)
EXPIRES_TOO_EARLY = Rule(
    "consultation-expires-early",
    "error",
    Text(
        "Ngày hết chờ quyết định {expires_vi} là trước khi hết hạn góp ý {closes_vi}.",
        "Sửa “expires” thành ngày sau hạn góp ý, hoặc bỏ mục này.",
    ),
    Text(
        "A decision is awaited until {expires}, before the deadline of {closes}.",
        "Change “expires” to a day after the deadline, or leave it out.",
    ),
)
DECIDED_TOO_EARLY = Rule(
    "consultation-decided-early",
    "warning",
    Text(
        "Dự kiến có quyết định {expected_vi}, trước khi hết hạn góp ý {closes_vi}.",
        "Sửa “decision_expected” thành ngày sau hạn góp ý, hoặc bỏ mục này.",
    ),
    Text(
        "The decision is expected by {expected}, before the deadline of {closes}.",
        "Change “decision_expected” to a day after the deadline, or leave it out.",
    ),
)
NO_FORM_OF_ADDRESS = Rule(
    "consultation-email",
    "error",
    Text("“{seen}” không phải là địa chỉ thư điện tử.", "Viết như: email: gop-y@phuong-vi-du.example"),
    Text("“{seen}” is no e-mail address.", "Write it like: email: gop-y@phuong-vi-du.example"),
)

#: What is suggested where the office has no least number of its own.
USUAL_DAYS = 10
#: Longer is a mistyped year.
MOST_DAYS = 400


class Judged(NamedTuple):
    """A consultation with what it is held against."""

    document: Document
    consultation: Consultation
    calendar: WorkingDays
    limits: ConsultationLimits

    @property
    def closes(self) -> date:
        return deadline(self.consultation, self.calendar)

    @property
    def least(self) -> int:
        return self.limits.working_days or USUAL_DAYS

    def at_deadline(self) -> Source:
        return self.document.locate(("closes" if self.consultation.closes else "working_days",))

    def in_order(self) -> bool:
        """Whether the deadline is one that can be counted with."""
        return 0 <= (self.closes - self.consultation.opens).days <= MOST_DAYS


def there_is_one_deadline(judged: Judged) -> Iterator[Finding]:
    """The deadline is given as a number of working days or as a day."""
    consultation = judged.consultation
    if consultation.closes is None and consultation.working_days is None:
        yield NO_DEADLINE.at(judged.document.locate(("opens",)), days=judged.least)
    elif consultation.closes and consultation.working_days:
        counted = judged.calendar.after(consultation.opens, consultation.working_days)
        yield TWO_DEADLINES.at(
            judged.document.locate(("closes",)),
            days=consultation.working_days,
            counted_vi=short_date(counted),
            counted=counted,
            closes_vi=short_date(consultation.closes),
            closes=consultation.closes,
        )


def it_closes_after_it_opens(judged: Judged) -> Iterator[Finding]:
    """The deadline is the opening day or later, and not years later."""
    days = (judged.closes - judged.consultation.opens).days
    if days < 0:
        opens, closes = judged.consultation.opens, judged.closes
        yield CLOSES_TOO_EARLY.at(
            judged.at_deadline(),
            opens_vi=short_date(opens),
            opens=opens,
            closes_vi=short_date(closes),
            closes=closes,
            days=judged.least,
        )
    elif days > MOST_DAYS:
        yield CLOSES_TOO_LATE.at(judged.at_deadline(), days=days)


def it_lasts_long_enough(judged: Judged) -> Iterator[Finding]:
    """It lasts as many working days as the office demands; the law demands ten for high honours."""
    opens, closes, least = judged.consultation.opens, judged.closes, judged.limits.working_days
    has_one = judged.consultation.closes or judged.consultation.working_days
    if least is None or not has_one or not judged.in_order():
        return
    days = judged.calendar.between(opens, closes)
    if days < least:
        until = judged.calendar.after(opens, least)
        yield TOO_SHORT.at(
            judged.at_deadline(),
            opens_vi=short_date(opens),
            opens=opens,
            closes_vi=short_date(closes),
            closes=closes,
            days=days,
            least=least,
            until_vi=short_date(until),
            until=until,
            line=f"closes: {until}" if judged.consultation.closes else f"working_days: {least}",
        )


def it_ends_on_a_working_day(judged: Judged) -> Iterator[Finding]:
    """The last day is a working day (Civil Code 91/2015/QH13, art. 148.5)."""
    closes = judged.consultation.closes
    if closes and judged.in_order() and not judged.calendar.is_working(closes):
        next_ = judged.calendar.next_working(closes)
        yield ENDS_ON_A_DAY_OFF.at(
            judged.document.locate(("closes",)),
            closes_vi=long_date(closes),
            closes=closes,
            next_vi=long_date(next_),
            next=next_,
        )


def the_holidays_are_known(judged: Judged) -> Iterator[Finding]:
    """The holidays of every year that it lasts into are in the calendar; none are guessed."""
    if judged.in_order():
        for year in judged.calendar.unknown_years(judged.consultation.opens, judged.closes):
            yield HOLIDAYS_UNKNOWN.at(
                judged.at_deadline() if judged.closes.year == year else judged.document.locate(("opens",)),
                year=year,
                file=HOLIDAYS,
                closes_vi=short_date(judged.closes),
                closes=judged.closes,
            )


def comments_can_be_sent(judged: Judged) -> Iterator[Finding]:
    """It says where comments go: an address, an e-mail, a form or a telephone number of the office."""
    comments = judged.consultation.comments
    if not (comments.address or comments.email or comments.form or comments.telephone):
        loc = ("comments",) if "comments" in judged.document.data else ("title",)
        yield NOWHERE_TO_SEND.at(judged.document.locate(loc))
    if comments.email and not _is_email(comments.email):
        yield NO_FORM_OF_ADDRESS.at(judged.document.locate(("comments", "email")), seen=comments.email)


def _is_email(text: str) -> bool:
    local, at, host = text.partition("@")
    signs = set(f"{local}{host}")
    return bool(local and at and "." in host.strip(".")) and not signs & set(" <>\"'@,;:/\\?&%")


def the_decision_follows(judged: Judged) -> Iterator[Finding]:
    """A decision is expected after the deadline, and waited for until a later day."""
    expected, expires = judged.consultation.decision_expected, judged.consultation.expires
    if expires and judged.in_order() and expires <= judged.closes:
        yield EXPIRES_TOO_EARLY.at(
            judged.document.locate(("expires",)),
            expires_vi=short_date(expires),
            expires=expires,
            closes_vi=short_date(judged.closes),
            closes=judged.closes,
        )
    if expected and judged.in_order() and last_day(expected) <= judged.closes:
        source = judged.document.locate(("decision_expected",))
        closes = short_date(judged.closes)
        yield DECIDED_TOO_EARLY.at(
            source,
            expected_vi=expected_in_words(expected),
            expected=expected,
            closes_vi=closes,
            closes=judged.closes,
        )


RULES: tuple[Callable[[Judged], Iterator[Finding]], ...] = (
    there_is_one_deadline,
    it_closes_after_it_opens,
    it_lasts_long_enough,
    it_ends_on_a_working_day,
    the_holidays_are_known,
    comments_can_be_sent,
    the_decision_follows,
)


def judge(file: ConsultationFile, calendar: WorkingDays, limits: ConsultationLimits) -> list[Finding]:
    judged = Judged(file.document, file.consultation, calendar, limits)
    return [finding for rule in RULES for finding in rule(judged)]
