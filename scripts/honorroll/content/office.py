"""``content/office.yml``: what an office sets itself, which is neither law nor a setting of the site."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from honorroll.base.findings import Finding, Text
from honorroll.content import optional_files, parse, privacy_documents
from honorroll.content.fields import Content, public
from honorroll.content.kinds import ItemKind
from honorroll.content.places import Percent
from honorroll.content.scalars import HttpsUrl, Line, Number
from honorroll.content.shared import Notes, Sources
from honorroll.content.summary_list import SummaryList
from honorroll.formats import yaml_read

PATH = "content/office.yml"


class ConsultationLimits(Content):
    """How long open consultations last, and how long their decision is waited for."""

    working_days: Annotated[
        Number | None,
        public(
            Text("Số ngày làm việc ít nhất", "Đợt lấy ý kiến ngắn hơn thì được cảnh báo."),
            Text("Least working days", "A shorter consultation is warned of."),
            "10",
        ),
    ] = None
    expires_days: Annotated[
        Number,
        public(
            Text("Số ngày chờ quyết định", "Tính từ hạn góp ý; quá hạn thì trang thôi nêu tên người được đề nghị."),
            Text("Days of waiting", "From the deadline; after them the page no longer names who was proposed."),
            "365",
        ),
    ] = 365


class RequestDeadlines(Content):
    """By when requests of citizens about their personal data are answered and carried out.

    Decree 356/2025/NĐ-CP: a reply within 2 working days, a withdrawal of consent carried out within 15 days (read in
    secondary sources, not in the official gazette).
    """

    reply_working_days: Annotated[
        Number,
        public(
            Text("Hạn trả lời", "Số ngày làm việc kể từ hôm sau ngày nhận yêu cầu của công dân."),
            Text("Reply within", "Working days from the day after the request of a citizen."),
            "2",
        ),
    ] = 2
    withdrawal_days: Annotated[
        Number,
        public(
            Text("Hạn gỡ khi rút đồng ý", "Số ngày kể từ hôm sau ngày nhận yêu cầu."),
            Text("Withdrawal within", "Days from the day after the request."),
            "15",
        ),
    ] = 15


class ConferenceRules(Content):
    """What the office's plan says of conferences that are under it (``under_plan``), and of what units send in."""

    max_delegates: Annotated[
        Number | None,
        public(
            Text("Số đại biểu nhiều nhất", "Hội nghị đông hơn thì được cảnh báo."),
            Text("Most delegates", "More are warned of."),
            "200",
        ),
    ] = None
    exemplars_percent: Annotated[
        Percent | None,
        public(
            Text("Tỷ lệ điển hình", "Phần trăm đại biểu; còn lại là khách mời và lãnh đạo."),
            Text("Share of exemplars", "Percent of the delegates; the others are guests and leaders."),
            "60",
        ),
    ] = None
    max_minutes: Annotated[
        Number | None,
        public(
            Text("Thời lượng nhiều nhất", "Số phút; nửa ngày là 300."),
            Text("Longest", "Minutes; half a day is 300."),
            "240",
        ),
    ] = None
    agenda: Annotated[
        tuple[ItemKind, ...],
        public(
            Text("Các mục của chương trình", "Theo thứ tự; mỗi mục là một “kind” của chương trình."),
            Text("Items of the programme", "In order; each is a “kind” of the programme."),
            "[flag-salute, opening, closing]",
        ),
    ] = Field((), max_length=20)
    plan_days: Annotated[
        Number | None,
        public(
            Text("Hạn gửi kế hoạch của đơn vị", "Số ngày trước hội nghị của đơn vị."),
            Text("When units send their plans", "Days before their conference."),
            "15",
        ),
    ] = None


class LinkChecks(Content):
    """How ``honorroll sources`` asks whether the addresses of sources still answer."""

    recheck_days: Annotated[
        Number,
        public(
            Text("Số ngày giữa hai lần hỏi", "Địa chỉ còn trả lời thì sau chừng ấy ngày mới hỏi lại."),
            Text("Days between two checks", "Of an address that answers."),
            "7",
        ),
    ] = 7
    archive: Annotated[
        HttpsUrl | None,
        public(
            Text(
                "Kho lưu trữ",
                "Nơi hỏi bản lưu của trang đã hỏng, trả lời như Wayback Machine; bỏ trống thì không hỏi.",
            ),
            Text("Archive", "Asked for copies of pages that are gone, as the Wayback Machine answers; else nobody is."),
            "https://archive.org/wayback/available",
        ),
    ] = None


class Letterhead(Content):
    """What stands at the head and the foot of the office's papers, as Decree 30/2020/NĐ-CP lays them out."""

    parent: Annotated[
        Line | None,
        public(
            Text("Cơ quan chủ quản", "Dòng đầu bên trái; bỏ trống nếu không có."),
            Text("Superior body", "The first line on the left; left out where there is none."),
            "UBND phường Ví Dụ",
        ),
    ] = None
    name: Annotated[
        Line | None,
        public(
            Text("Cơ quan ban hành", "Bỏ trống thì lấy tên cơ quan của trang."),
            Text("Issuing body", "The “owner” of the site where it is left out."),
            "Hội đồng Thi đua - Khen thưởng",
        ),
    ] = None
    code: Annotated[
        Line | None,
        public(
            Text("Ký hiệu", "Đứng sau số của văn bản: Số …/BC-HĐTĐKT."),
            Text("Code", "Stands after the number of a paper: Số …/BC-HĐTĐKT."),
            "HĐTĐKT",
        ),
    ] = None
    place: Annotated[
        Line | None,
        public(
            Text("Địa danh", "Nơi ban hành, trước ngày tháng."),
            Text("Place", "Where papers are issued, before the date."),
            "Ví Dụ",
        ),
    ] = None
    on_behalf: Annotated[
        Line | None,
        public(
            Text("Thay mặt", "Dòng đầu của chỗ ký."),
            Text("On behalf of", "The first line of the signature."),
            "TM. Hội đồng",
        ),
    ] = None
    signer: Annotated[
        Line | None,
        public(
            Text("Chức vụ người ký", "Không ghi tên người."), Text("Signed by", "The office, not a person."), "Chủ tịch"
        ),
    ] = None
    superior: Annotated[
        Line | None,
        public(
            Text("Cấp trên nhận báo cáo", "Đứng sau “Kính gửi”."),
            Text("Reports go to", "Stands after “Kính gửi”."),
            "UBND tỉnh Ví Dụ",
        ),
    ] = None
    recipients: Annotated[
        tuple[Line, ...],
        public(
            Text("Nơi nhận", "Mỗi nơi một dòng; “Lưu: VT” được thêm ở cuối."),
            Text("Recipients", "A line each; “Lưu: VT” is added at the end."),
            "[Thường trực Đảng ủy, Các thành viên Hội đồng]",
        ),
    ] = Field((), max_length=20)


class OfficeFile(Content):
    """``content/office.yml``."""

    consultation: Annotated[
        ConsultationLimits,
        public(
            Text("Lấy ý kiến nhân dân", "Các mục con: working_days, expires_days."),
            Text("Consultations", "A group of keys: working_days, expires_days."),
            "{working_days: 10, expires_days: 365}",
        ),
    ] = ConsultationLimits()
    conferences: Annotated[
        ConferenceRules,
        public(
            Text("Hội nghị", "Các mục con: max_delegates, exemplars_percent, max_minutes, agenda, plan_days."),
            Text("Conferences", "A group: max_delegates, exemplars_percent, max_minutes, agenda, plan_days."),
            "{max_delegates: 200, exemplars_percent: 60}",
        ),
    ] = ConferenceRules()
    requests: Annotated[
        RequestDeadlines,
        public(
            Text("Yêu cầu của công dân", "Các mục con: reply_working_days, withdrawal_days."),
            Text("Requests of citizens", "A group of keys: reply_working_days, withdrawal_days."),
            "{reply_working_days: 2, withdrawal_days: 15}",
        ),
    ] = RequestDeadlines()
    links: Annotated[
        LinkChecks,
        public(
            Text("Kiểm tra liên kết nguồn", "Các mục con: recheck_days, archive."),
            Text("Checks of sources", "A group of keys: recheck_days, archive."),
            "{recheck_days: 7, archive: https://archive.org/wayback/available}",
        ),
    ] = LinkChecks()
    letterhead: Annotated[
        Letterhead,
        public(
            Text("Đầu văn bản", "Cơ quan, ký hiệu, địa danh, người ký và nơi nhận trên văn bản Word của cơ quan."),
            Text("Letterhead", "Of papers in Word: the body, its code, the place, who signs, recipients."),
            "{name: Hội đồng Thi đua - Khen thưởng, code: HĐTĐKT, place: Ví Dụ}",
        ),
    ] = Letterhead()
    summary_list: Annotated[
        SummaryList,
        public(
            Text(
                "Danh sách trích ngang",
                "Tên và các cột của danh sách đề nghị khen thưởng. Các mục con: title, columns.",
            ),
            Text("Summary list", "Title and columns of the list of those who are put forward: title, columns."),
            "{columns: [{heading: Họ và tên, fields: [name]}, {heading: Đơn vị, fields: [unit]}]}",
        ),
    ] = SummaryList()
    sources: Sources = Field((), max_length=20)
    notes: Notes = None


def read(root: Path) -> tuple[OfficeFile, list[Finding]]:
    """What the office sets itself, and what is wrong with the file; without one, nothing is set."""
    findings: list[Finding] = []
    raw = optional_files.read(root, PATH, findings)
    if raw is None:
        return OfficeFile.empty(), findings
    document, findings = yaml_read.load(raw, PATH)
    if document is None:
        return OfficeFile.empty(), findings
    office, faults = parse.typed(OfficeFile, document)
    return office or OfficeFile.empty(), findings + faults + privacy_documents.check(document, OfficeFile)
