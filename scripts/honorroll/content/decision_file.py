"""What the office adds to a decision: ``content/decisions/<id>.yml``, and a scan beside it.

Number and recipients are in the profiles, and stated nowhere else. The file has no field for people: those who have no
profile here are a number.
"""

from typing import Annotated

from pydantic import Field

from honorroll.base.findings import Text
from honorroll.content.fields import Content, public
from honorroll.content.scalars import FileName, Line, Number, PartialDate
from honorroll.content.shared import FormerIds, Notes, Sources


class DecisionFile(Content):
    title: Annotated[
        Line | None,
        public(
            Text("Trích yếu", "Như trên quyết định, không ghi tên người."),
            Text("Title", "As the decision has it, without names of people."),
            "Về việc tặng danh hiệu Người tốt, việc tốt năm 2024",
        ),
    ] = None
    issuer: Annotated[
        Line | None,
        public(
            Text("Cơ quan ban hành", "Tên đầy đủ."),
            Text("Issuer", "The full name of the office."),
            "Chủ tịch UBND tỉnh Ví Dụ",
        ),
    ] = None
    date: Annotated[
        PartialDate | None,
        public(
            Text("Ngày ký", "Năm, năm-tháng hoặc năm-tháng-ngày, đúng mức nguồn ghi."),
            Text("Date", "Year, year-month or year-month-day, as exact as the source is."),
            "2024-10-08",
        ),
    ] = None
    file: Annotated[
        FileName | None,
        public(
            Text("Bản quét", "Tên tệp PDF hoặc ảnh trong content/decisions; không kèm danh sách người chưa có hồ sơ."),
            Text("Scan", "A PDF file or a picture in content/decisions, without lists of people who have no profile."),
            "1234-qd-ubnd-2024.pdf",
        ),
    ] = None
    legal_basis: Annotated[
        tuple[Line, ...],
        public(
            Text("Căn cứ", "Các văn bản mà quyết định dựa vào."),
            Text("Legal basis", "What the decision rests on."),
            "[Luật 06/2022/QH15]",
        ),
    ] = Field((), max_length=20)
    recipients: Annotated[
        Number | None,
        public(
            Text("Số được khen", "Tất cả cá nhân, tập thể, hộ gia đình mà quyết định khen."),
            Text("Recipients", "How many individuals, collectives and households the decision honours in all."),
            "120",
        ),
    ] = None
    sources: Sources = Field((), max_length=50)
    former_ids: FormerIds = Field((), max_length=50)
    notes: Notes = None
