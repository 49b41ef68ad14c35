"""Places and their kinds: ``content/vocabulary/places.yml`` and ``place-kinds.yml``."""

import re
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from honorroll.base.findings import Text
from honorroll.content.fields import Content, public
from honorroll.content.scalars import Day, Flag, Line, Number, Shape, Slug
from honorroll.content.shared import FormerIds, Notes, Sources

_PERCENT = re.compile(r"(?:100(?:\.0{1,2})?|[1-9][0-9]?(?:\.[0-9]{1,2})?)")


def _percent(value: object) -> float:
    if isinstance(value, int | float):
        return float(value)
    if not isinstance(value, str) or not _PERCENT.fullmatch(value):
        raise PydanticCustomError("expected-percent", "percent")
    return float(value)


#: A share in percent, from 1 to 100.
Percent = Annotated[
    float,
    BeforeValidator(_percent),
    PlainSerializer(lambda value: int(value) if value == int(value) else value),
    Shape(("number", "string"), _PERCENT.pattern, 1, 100),
]


class PlaceKind(Content):
    """A kind of administrative unit. Units of a higher ``rank`` lie in those of a lower one."""

    name: Annotated[
        Line,
        public(
            Text("Tên loại", "Viết thường, như đứng trước tên riêng."),
            Text("Name", "In lower case, as it stands before a name."),
            "phường",
        ),
    ]
    rank: Annotated[
        Number,
        public(
            Text("Thứ bậc", "Số nhỏ hơn là cấp cao hơn; các loại cùng cấp có cùng số."),
            Text("Rank", "Lower is higher; kinds of one level share a number."),
            "30",
        ),
    ]
    short: Annotated[
        Flag,
        public(
            Text("Tên ngắn", "true nếu được bỏ tên loại khi viết ngắn: “Thủ Đức” thay cho “thành phố Thủ Đức”."),
            Text("Short", "true if short names may leave it out: “Thủ Đức” for “thành phố Thủ Đức”."),
            "true",
        ),
    ] = False
    valid_until: Annotated[
        Day | None,
        public(
            Text("Đến hết ngày", "Ngày cuối còn loại này, năm-tháng-ngày."),
            Text("Until", "The last day on which there was such a kind, year-month-day."),
            "2025-06-30",
        ),
    ] = None
    capital_before: Annotated[
        tuple[Line, ...],
        public(
            Text("Viết hoa trước", "Những tên riêng mà tên loại luôn viết hoa ở trước."),
            Text("Capital before", "The names before which the kind is always capitalised."),
            "[Hồ Chí Minh]",
        ),
    ] = Field((), max_length=50)
    former_ids: FormerIds = Field((), max_length=50)
    notes: Notes = None


class Succession(Content):
    """A place that took over the territory, the whole of it or a part."""

    place: Annotated[
        Slug,
        public(
            Text("Địa bàn mới", "Mã trong places.yml."),
            Text("Place", "An id of places.yml."),
            "van-phuc",
            vocabulary="places",
        ),
    ]
    whole: Annotated[
        Flag,
        public(Text("Toàn bộ", "true nếu nhận toàn bộ địa giới."), Text("Whole", "true if all of it."), "true"),
    ] = False
    share: Annotated[
        Percent | None,
        public(
            Text("Tỷ lệ", "Phần trăm đã nhận, nếu văn bản nêu; cộng lại không quá 100."),
            Text("Share", "Percent that it took, where a document says so; all together at most 100."),
            "60",
        ),
    ] = None

    @property
    def is_whole(self) -> bool:
        return self.whole or self.share == 100


class Place(Content):
    name: Annotated[
        Line, public(Text("Tên địa bàn", "Cả cấp hành chính."), Text("Name", "With its kind."), "Phường Văn Phúc")
    ]
    kind: Annotated[
        Slug,
        public(
            Text("Loại", "Mã trong place-kinds.yml: ward là phường, commune là xã …"),
            Text("Kind", "An id of place-kinds.yml, such as ward or commune."),
            "ward",
            vocabulary="place-kinds",
        ),
    ]
    capital: Annotated[
        Flag,
        public(
            Text(
                "Viết hoa",
                "true nếu tên loại viết hoa cả trong câu: tên ghép với tên người hay sự kiện lịch sử (Phụ lục II "
                "Nghị định 30/2020/NĐ-CP). Tên là số thì đương nhiên.",
            ),
            Text(
                "Capital",
                "true if the kind is capitalised in a sentence too: the name is that of a person or event (Decree "
                "30/2020/NĐ-CP, Appendix II). So it is before numbers anyway.",
            ),
            "true",
        ),
    ] = False
    parent: Annotated[
        Slug | None,
        public(
            Text("Thuộc", "Mã của địa bàn cấp trên."),
            Text("Parent", "The id of the place above."),
            "tinh-vi-du",
            vocabulary="places",
        ),
    ] = None
    code: Annotated[
        Line | None,
        public(Text("Mã hành chính", "Theo danh mục của Nhà nước."), Text("Code", "Of the State's list."), '"10120"'),
    ] = None
    valid_from: Annotated[
        Day | None, public(Text("Từ ngày", "Năm-tháng-ngày."), Text("From", "Year-month-day."), "2025-07-01")
    ] = None
    valid_until: Annotated[
        Day | None,
        public(Text("Đến hết ngày", "Năm-tháng-ngày."), Text("Until", "The last day, year-month-day."), "2025-06-30"),
    ] = None
    succeeded_by: Annotated[
        tuple[Succession, ...],
        public(
            Text("Nay thuộc", "Các địa bàn nhận địa giới."),
            Text("Succeeded by", "The places that took it over."),
            "[{place: van-phuc, whole: true}]",
        ),
    ] = Field((), max_length=20)
    resolution: Annotated[
        Line | None,
        public(
            Text("Nghị quyết", "Số và ngày của nghị quyết sắp xếp địa giới."),
            Text("Resolution", "Number and date of the resolution that drew its borders."),
            "1656/NQ-UBTVQH15 ngày 16/06/2025",
        ),
    ] = None
    sources: Sources = Field((), max_length=50)
    former_ids: FormerIds = Field((), max_length=50)
    notes: Notes = None
