"""Why an honoree may be published, how much of the profile, who agreed to it and until when.

The rules come from Law 91/2025/QH15 on the protection of personal data, Decree 356/2025/NĐ-CP and article 32 of the
Civil Code of 2015. They were read in secondary sources (summaries by law firms and newspapers), not in the official
gazette.
"""

import datetime
import re
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from honorroll.base.findings import Text
from honorroll.base.vietnamese import fold
from honorroll.content.fields import Content, Scope, private
from honorroll.content.scalars import Day, Line, Shape
from honorroll.content.shared import Withdrawal

#: A person under this age is a child (Law on Children 102/2016/QH13, article 1; from memory).
ADULT_FOR_CONSENT = 16
#: From this age a child has to agree too, beside the representative (Law 91/2025/QH15, article 24).
CHILD_AGREES_FROM = 7
#: How long before a consent ends the office is warned. No law sets it: it leaves two months to ask for another one.
EXPIRY_WARNING = datetime.timedelta(days=60)

#: The parts of a profile that show a person. A public record of the deeds does not cover them (Civil Code, article 32).
_LIKENESS: tuple[Scope, ...] = ("photo", "video")


Capacity = Literal["self", "parent", "guardian", "relative"]
#: How offices write the capacities, folded.
_SAID: dict[str, Capacity] = {
    "chinh nguoi do": "self",
    "ban than": "self",
    "chinh chu": "self",
    "cha me": "parent",
    "bo me": "parent",
    "cha": "parent",
    "bo": "parent",
    "me": "parent",
    "phu huynh": "parent",
    "nguoi giam ho": "guardian",
    "giam ho": "guardian",
    "than nhan": "relative",
    "nguoi than": "relative",
    "gia dinh": "relative",
}
_CAPACITY = re.compile(r"(?P<who>[^()]+?)(?: ?\((?P<more>[^()]{1,100})\))?")


def _consented_by(value: object) -> str:
    """``relative (con trai)`` for that and for ``thân nhân (con trai)``."""
    match = _CAPACITY.fullmatch(value) if isinstance(value, str) else None
    who = match["who"] if match else ""
    capacity = who if who in get_args(Capacity) else _SAID.get(fold(who), "")
    if match is None or not capacity:
        raise PydanticCustomError("literal_error", "capacity", {"expected": " or ".join(get_args(Capacity))})
    return f"{capacity} ({match['more']})" if match["more"] else capacity


ConsentedBy = Annotated[str, BeforeValidator(_consented_by), Shape(pattern=_CAPACITY.pattern)]


class Publication(Content):
    """Why the honoree may be published, and how much: Law 91/2025/QH15 on personal data."""

    basis: Annotated[
        Literal["consent", "public-record"],
        private(
            Text("Căn cứ công khai", "Phiếu đồng ý (consent) hoặc nguồn đã công bố (public-record)."),
            Text("Basis", "consent, or public-record for what was published already."),
            "public-record",
            column="Căn cứ",
        ),
    ]
    scope: Annotated[
        tuple[Scope, ...] | None,
        private(
            Text("Phạm vi", "Những phần được đăng: name, photo, story, video."),
            Text("Scope", "The parts that may be published: name, photo, story, video."),
            "[name, photo, story]",
            column="Phạm vi",
        ),
    ] = Field(None, max_length=4)
    by: Annotated[
        ConsentedBy | None,
        private(
            Text(
                "Người đồng ý, và với tư cách gì",
                "self: chính người đó; parent: cha, mẹ; guardian: người giám hộ; relative: thân nhân người đã mất. "
                "Nói rõ hơn trong ngoặc: relative (con trai).",
            ),
            Text(
                "Given by, in which capacity",
                "self, parent or guardian of a child, or relative of a deceased person; self where it is left out. "
                "More may follow in brackets: relative (con trai).",
            ),
            "relative (con trai)",
            column="Người đồng ý",
        ),
    ] = None
    child: Annotated[
        Literal["agreed", "under-seven"] | None,
        private(
            Text(
                "Ý kiến của trẻ em",
                "agreed: trẻ từ đủ 7 tuổi đã đồng ý; under-seven: chưa đủ 7 tuổi khi người đại diện đồng ý.",
            ),
            Text("The child", "agreed, or under-seven where the child was too young to be asked."),
            "agreed",
            column="Ý kiến của trẻ em",
        ),
    ] = None
    date: Annotated[
        Day | None,
        private(
            Text("Ngày đồng ý", "Năm-tháng-ngày."),
            Text("Date of the consent", "Year-month-day."),
            "2024-05-01",
            column="Ngày phiếu",
        ),
    ] = None
    reference: Annotated[
        Line | None,
        private(
            Text("Số phiếu đồng ý", "Để cơ quan tìm lại phiếu; không đăng."),
            Text("Reference", "For the office to find the form; never published."),
            "Phiếu số 12",
            column="Số phiếu",
        ),
    ] = None
    until: Annotated[
        Day | None,
        private(
            Text("Đồng ý đến hết ngày", "Từ hôm sau trang tự gỡ những gì cần sự đồng ý."),
            Text("Until", "The last day of the consent; from the next on, what needs it is taken down."),
            "2030-12-31",
            column="Đồng ý đến hết ngày",
        ),
    ] = None
    withdrawn: Annotated[
        Withdrawal | None,
        private(
            Text("Đã rút đồng ý", "Ghi ngày; hồ sơ được gỡ ở lần dựng kế tiếp."),
            Text("Withdrawn", "With its date; the next build removes the profile."),
            "{date: 2025-03-01}",
        ),
    ] = None

    @property
    def capacity(self) -> str:
        """In which capacity ``by`` consented: one of ``Capacity``, ``""`` where nothing is stated."""
        return (self.by or "").partition(" ")[0]

    @property
    def is_consented(self) -> bool:
        """Whether a consent is stated that the office can show: also beside a public record, for a portrait."""
        return bool(self.date and self.reference)

    def is_expired(self, day: datetime.date) -> bool:
        """Whether the consent has ended before ``day``: it holds through the day of ``until``."""
        return self.until is not None and self.until < day

    def is_over(self, day: datetime.date) -> bool:
        """Whether nothing of the profile may be published on ``day``."""
        return self.withdrawn is not None or (self.basis == "consent" and self.is_expired(day))

    def covers(self, part: Scope, day: datetime.date) -> bool:
        """Whether ``part`` of the profile may be published on ``day``: not once the consent that it needs was withdrawn
        or has ended; else every part may, unless it was agreed to, or limited, part by part.

        A consent beside a public record is for the likeness of the honoree, and with it only that ends.
        """
        if self.is_over(day) or (part in _LIKENESS and self.is_expired(day)):
            return False
        limited = self.basis == "consent" or self.scope
        return not limited or part in (self.scope or ())
