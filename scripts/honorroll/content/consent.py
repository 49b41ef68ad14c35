"""Why an honoree may be published, how much of the profile, and that it may not be any longer."""

from __future__ import annotations

from typing import Annotated, Literal

from honorroll.base.findings import Text
from honorroll.content.fields import Content, Scope, private
from honorroll.content.scalars import Day, Line
from honorroll.content.shared import Withdrawal


class Publication(Content):
    """Why the honoree may be published, and how much: Law 91/2025/QH15 on personal data."""

    basis: Annotated[
        Literal["consent", "public-record"],
        private(
            Text("Căn cứ công khai", "Phiếu đồng ý (consent) hoặc nguồn đã công bố (public-record)."),
            Text("Basis", "consent, or public-record for what was published already."),
            "public-record",
        ),
    ]
    scope: Annotated[
        tuple[Scope, ...] | None,
        private(
            Text("Phạm vi", "Những phần được đăng: name, photo, story, video."),
            Text("Scope", "The parts that may be published: name, photo, story, video."),
            "[name, photo, story]",
        ),
    ] = None
    date: Annotated[
        Day | None,
        private(Text("Ngày đồng ý", "Năm-tháng-ngày."), Text("Date of the consent", "Year-month-day."), "2024-05-01"),
    ] = None
    reference: Annotated[
        Line | None,
        private(
            Text("Số phiếu đồng ý", "Để cơ quan tìm lại phiếu; không đăng."),
            Text("Reference", "For the office to find the form; never published."),
            "Phiếu số 12",
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

    def covers(self, part: Scope) -> bool:
        """Whether ``part`` of the profile may be published: not once it was withdrawn; else every part may, unless it
        was agreed to, or limited, part by part.
        """
        if self.withdrawn:
            return False
        limited = self.basis == "consent" or self.scope
        return not limited or part in (self.scope or ())
