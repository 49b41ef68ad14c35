"""A profile as it is written: ``honorees/<kind>/<slug>/profile.yml``.

Strict and frozen; the order of the fields is the canonical order of keys.
"""

from typing import Annotated, Literal

from pydantic import Field

from honorroll.base.findings import Text
from honorroll.content.award import Award
from honorroll.content.consent import Publication
from honorroll.content.fields import Content, private, with_consent
from honorroll.content.honoree_parts import HonoreePhoto, HonoreeVideo, Quote
from honorroll.content.life import AliasOrText, LifeEvent, Role
from honorroll.content.scalars import CardLine, Flag, HttpsUrl, LifeDate, Line, Prose, Slug
from honorroll.content.shared import FormerSlugs, Notes, Reference


class Honoree(Content):
    """A profile; its kind is the folder it lies in, its slug the folder's name."""

    name: Annotated[
        Line,
        with_consent(
            "name",
            Text("Họ và tên, hoặc tên tập thể", "Viết có dấu, không viết toàn chữ hoa."),
            Text("Name", "With its accents, not in capitals."),
            "Nguyễn Văn A",
            column="Họ và tên",
        ),
    ]
    given_name: Annotated[
        Line | None,
        with_consent(
            "name",
            Text("Tên gọi", "Chỉ ghi khi không phải là chữ cuối của họ và tên; để xếp thứ tự."),
            Text("Given name", "Only where it is not the last word of the name; for sorting."),
            "Ksor",
            individuals_only=True,
            column="Tên gọi",
        ),
    ] = None
    honorific: Annotated[
        Line | None,
        with_consent(
            "name",
            Text("Danh xưng", "Đứng trước tên."),
            Text("Honorific", "Stands before the name."),
            "Nghệ nhân Nhân dân",
            individuals_only=True,
            column="Danh xưng",
        ),
    ] = None
    aliases: Annotated[
        tuple[AliasOrText, ...],
        with_consent(
            "name",
            Text("Tên khác", "Nghệ danh, pháp danh, bút danh, tên khai sinh, tên Nôm; tìm được và hiện dưới tên."),
            Text("Other names", "Of the stage, in religion, of a writer, at birth; found by the search and shown."),
            "[{name: Hoàng Bình, kind: stage}]",
        ),
    ] = Field((), max_length=20)
    born: Annotated[
        LifeDate | None,
        with_consent(
            "name",
            Text("Năm sinh", "Người còn sống chỉ ghi năm: 1965. Không rõ: khoảng 1920, hoặc “?”."),
            Text("Born", "Only the year of a living person. Where it is uncertain: khoảng 1920, or “?”."),
            "khoảng 1920",
            individuals_only=True,
        ),
    ] = None
    died: Annotated[
        LifeDate | None,
        with_consent(
            "name",
            Text("Năm mất", "Năm, năm-tháng hoặc năm-tháng-ngày; khoảng 1972; “?” khi đã mất mà không rõ năm."),
            Text("Died", "As exact as the source: 2019, 2019-05, 2019-05-01; khoảng 1972; “?” if nobody knows."),
            "2019",
            individuals_only=True,
        ),
    ] = None
    gender: Annotated[
        Literal["male", "female"] | None,
        with_consent(
            "name",
            Text("Giới tính", "male (nam) hoặc female (nữ); chỉ dùng cho số liệu chung."),
            Text("Gender", "male or female; for figures of the whole roll."),
            "female",
            individuals_only=True,
            column="Giới tính",
            in_data=False,
        ),
    ] = None
    position: Annotated[
        Line | None,
        with_consent(
            "name",
            Text("Chức vụ", "Vào lúc được vinh danh."),
            Text("Position", "When honoured."),
            "Tổ trưởng tổ dân phố",
            individuals_only=True,
            column="Chức vụ",
        ),
    ] = None
    unit: Annotated[
        Line | None,
        with_consent(
            "name",
            Text("Đơn vị", "Nơi làm việc hoặc sinh hoạt."),
            Text("Unit", "Where they work."),
            "Trạm Y tế phường Ví Dụ",
            column="Đơn vị",
        ),
    ] = None
    short_role: Annotated[
        CardLine | None,
        with_consent(
            "name",
            Text("Chức vụ viết gọn", "Chức vụ, đơn vị trên thẻ, nhiều nhất 90 ký tự; khi viết đủ thì quá dài."),
            Text("Short role", "Position and unit on cards, in at most 90 characters, where they are long."),
            "Trạm trưởng Trạm Y tế phường Ví Dụ",
            column="Chức vụ viết gọn",
        ),
    ] = None
    roles: Annotated[
        tuple[Role, ...],
        with_consent(
            "name",
            Text("Quá trình công tác", "Mỗi chức vụ một mục, cũ trước mới sau."),
            Text("Roles over time", "An item a position, the oldest first."),
            "[{position: Trạm trưởng, unit: Trạm Y tế phường Ví Dụ, start: 2010, end: 2018}]",
            individuals_only=True,
        ),
    ] = Field((), max_length=50)
    former_names: Annotated[
        tuple[Line, ...],
        with_consent(
            "name",
            Text("Tên cũ", "Những tên trước đây của tập thể, mới trước cũ sau."),
            Text("Former names", "What the collective was called before, the latest first."),
            "[Trạm Y tế xã Ví Dụ]",
            collectives_only=True,
        ),
    ] = Field((), max_length=20)
    succeeded_by: Annotated[
        Slug | None,
        with_consent(
            "name",
            Text("Nay là", "Mã hồ sơ của tập thể kế tục, sau khi sáp nhập hay đổi thành đơn vị mới."),
            Text("Succeeded by", "The slug of the collective that took over."),
            "tram-y-te-vi-du",
            collectives_only=True,
            names_honoree=True,
        ),
    ] = None
    place: Annotated[
        Slug | None,
        with_consent(
            "name",
            Text("Địa bàn", "Mã trong content/vocabulary/places.yml, theo tên lúc được vinh danh."),
            Text("Place", "An id of content/vocabulary/places.yml, as it was called then."),
            "van-phuc",
            vocabulary="places",
            column="Địa bàn",
        ),
    ] = None
    locality: Annotated[
        Line | None,
        with_consent(
            "name",
            Text("Nơi ở hoặc làm việc", "Tổ dân phố, thôn; không ghi số nhà."),
            Text("Locality", "A village or group, without a house number."),
            "Tổ dân phố 5",
        ),
    ] = None
    field: Annotated[
        Slug | None,
        with_consent(
            "name",
            Text("Lĩnh vực", "Mã trong content/vocabulary/fields.yml."),
            Text("Field of work", "An id of content/vocabulary/fields.yml."),
            "giao-duc",
            vocabulary="fields",
            column="Lĩnh vực",
        ),
    ] = None
    movements: Annotated[
        tuple[Slug, ...],
        with_consent(
            "name",
            Text("Phong trào", "Các mã trong content/vocabulary/movements.yml."),
            Text("Movements", "Ids of content/vocabulary/movements.yml."),
            "[nguoi-tot-viec-tot]",
            vocabulary="movements",
            column="Phong trào",
        ),
    ] = Field((), max_length=50)
    models: Annotated[
        tuple[Line, ...],
        with_consent(
            "name",
            Text("Mô hình", "Tên tệp trong content/models, không có “.yml”."),
            Text("Models", "Names of files in content/models, without “.yml”."),
            "[tu-sach-to-dan-pho]",
            refers_to="models",
        ),
    ] = Field((), max_length=20)
    nominated_by: Annotated[
        Line | None,
        with_consent(
            "name",
            Text("Được suy tôn bởi", "Mã trong content/vocabulary/units.yml, hoặc tên nơi suy tôn bằng chữ."),
            Text("Nominated by", "An id of content/vocabulary/units.yml, or who put them forward in words."),
            "Tổ dân phố 5",
            vocabulary="units",
        ),
    ] = None
    nominated_level: Annotated[
        Slug | None,
        with_consent(
            "name",
            Text("Được suy tôn từ cấp", "Mã trong content/vocabulary/levels.yml."),
            Text("Nominated from", "An id of content/vocabulary/levels.yml."),
            "co-so",
            vocabulary="levels",
        ),
    ] = None
    new_exemplar: Annotated[
        Flag,
        with_consent(
            "name",
            Text("Nhân tố mới", "true nếu phải."),
            Text("New exemplar", "true if so."),
            "true",
            column="Nhân tố mới",
        ),
    ] = False
    direct_worker: Annotated[
        Flag,
        with_consent(
            "name",
            Text("Trực tiếp sản xuất, công tác", "true nếu phải."),
            Text("Direct worker", "true if so."),
            "true",
            column="Trực tiếp",
        ),
    ] = False
    deed: Annotated[
        CardLine | None,
        with_consent(
            "story",
            Text("Vì sao được vinh danh", "Một việc cụ thể, nhiều nhất 90 ký tự; hiện trên thẻ và đầu trang."),
            Text("Deed", "Why this person: one deed in at most 90 characters, for cards and the head of the page."),
            "Mở lớp học miễn phí cho trẻ em nghèo suốt mười năm",
            column="Lý do vinh danh",
        ),
    ] = None
    summary: Annotated[
        Line | None,
        with_consent(
            "story",
            Text("Tóm tắt", "Một câu, nhiều nhất 200 ký tự."),
            Text("Summary", "One sentence of at most 200 characters."),
            "Hơn mười năm dạy học miễn phí cho trẻ em nghèo.",
            column="Tóm tắt",
        ),
    ] = None
    awards: Annotated[
        tuple[Award, ...],
        with_consent(
            "name",
            Text("Danh hiệu và khen thưởng", "Mỗi lần khen một mục."),
            Text("Awards", "An item each."),
            "[{title: nguoi-tot-viec-tot, year: 2024}]",
            sheet="Khen thưởng",
        ),
    ] = Field((), max_length=200)
    motif: Annotated[
        Slug | None,
        with_consent(
            "name",
            Text("Hình thay ảnh", "Hình vẽ khi chưa có ảnh chân dung; bỏ trống thì theo lĩnh vực."),
            Text("Motif", "The drawing where there is no portrait; by the field of work where it is left out."),
            "binh-gom",
            vocabulary="motifs",
            column="Hình thay ảnh",
            in_data=False,
        ),
    ] = None
    photos: Annotated[
        tuple[HonoreePhoto, ...],
        with_consent(
            "photo",
            Text("Ảnh", "Ảnh đầu tiên là chân dung."),
            Text("Photos", "The first is the portrait."),
            "[{file: chan-dung.jpg, alt: Chân dung bà Nguyễn Thị A}]",
            in_data=False,
        ),
    ] = Field((), max_length=200)
    quote: Annotated[
        Quote | None,
        with_consent(
            "story",
            Text("Trích lời", "Một câu nói của người được vinh danh, hoặc của người khác về người ấy."),
            Text("Quote", "In their own words, or in those of somebody else about them."),
            "{text: Tôi chỉ làm việc nên làm.}",
            in_data=False,
        ),
    ] = None
    story: Annotated[
        Prose | None,
        with_consent(
            "story",
            Text("Câu chuyện", "Viết bằng Markdown, mỗi đoạn cách một dòng trống."),
            Text("Story", "In Markdown, an empty line between paragraphs."),
            "Mỗi sáng, bà A quét con ngõ trước nhà.",
            in_data=False,
        ),
    ] = None
    timeline: Annotated[
        tuple[LifeEvent, ...],
        with_consent(
            "story",
            Text("Dấu mốc", "Mỗi việc một mục, cũ trước mới sau; không lặp lại khen thưởng."),
            Text("Timeline", "An item each, the oldest first; awards are not repeated."),
            "[{date: 2010, text: Mở lớp học miễn phí cho trẻ em nghèo, source: 1}]",
            in_data=False,
        ),
    ] = Field((), max_length=50)
    videos: Annotated[
        tuple[HonoreeVideo, ...],
        with_consent(
            "video",
            Text("Phim", "Địa chỉ trên mạng hoặc tệp trong thư mục."),
            Text("Videos", "An address, or a file of the folder."),
            "[{title: Phim ngắn, url: https://…}]",
            in_data=False,
        ),
    ] = Field((), max_length=50)
    same_as: Annotated[
        tuple[HttpsUrl, ...],
        with_consent(
            "name",
            Text("Cũng là", "Địa chỉ https:// của chính người hay tập thể này ở nơi khác: Wikidata, Wikipedia …"),
            Text("Same as", "The https:// addresses of the same person or body elsewhere: Wikidata, Wikipedia …"),
            "[https://www.wikidata.org/wiki/Q1858]",
        ),
    ] = Field((), max_length=20)
    sources: Annotated[
        tuple[Reference, ...],
        with_consent(
            "name",
            Text("Nguồn", "Mỗi nguồn một mục; đánh số từ 1 theo thứ tự này."),
            Text("Sources", "An item each; they are numbered from 1 in this order."),
            "[{title: …, url: https://…}]",
            sheet="Nguồn",
        ),
    ] = Field((), max_length=200)
    publication: Annotated[
        Publication,
        private(
            Text("Căn cứ công khai hồ sơ", "Vì sao được đăng, và đăng những phần nào."),
            Text("Publication", "Why it may be published, and which parts."),
            "{basis: public-record}",
        ),
    ]
    distinct_from: Annotated[
        tuple[Slug, ...],
        private(
            Text("Không phải là", "Mã hồ sơ của những người cùng tên đã xem là người khác."),
            Text("Distinct from", "Slugs of namesakes who were found to be somebody else."),
            "[nguyen-van-a-2]",
            names_honoree=True,
        ),
    ] = Field((), max_length=50)
    former_slugs: FormerSlugs = Field((), max_length=50)
    notes: Notes = None
