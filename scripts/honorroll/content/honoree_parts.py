"""Parts of a profile that have fields of their own: photos, films, a quote."""

from typing import Annotated

from honorroll.base.findings import Text
from honorroll.content.fields import Content, public
from honorroll.content.scalars import FileName, Line, Number, Prose
from honorroll.content.shared import TaggedPhoto, Video


class HonoreePhoto(TaggedPhoto):
    source: Annotated[
        Number | None,
        public(
            Text("Nguồn số", "Số thứ tự trong “sources” của nguồn đã công bố ảnh này."),
            Text("Source", "The number in “sources” of what published this photo."),
            "1",
            column="Ảnh theo nguồn số",
        ),
    ] = None


class HonoreeVideo(Video):
    poster: Annotated[
        FileName | None,
        public(
            Text("Ảnh đứng thay phim", "Tên tệp một ảnh trong “photos”; bỏ trống thì là ảnh đầu tiên sau chân dung."),
            Text("Poster", "The file of one of the “photos”; the first behind the portrait where it is left out."),
            "buoi-kham.jpg",
        ),
    ] = None


class Quote(Content):
    text: Annotated[
        Prose,
        public(
            Text("Lời nói", "Nguyên văn, không cần dấu ngoặc kép."),
            Text("Words", "Verbatim, without quotation marks."),
            "Tôi chỉ làm việc nên làm.",
        ),
    ]
    source: Annotated[
        Number | None,
        public(Text("Nguồn số", "Số thứ tự trong “sources”."), Text("Source", "Its number in “sources”."), "1"),
    ] = None
    by: Annotated[
        Line | None,
        public(
            Text("Lời của ai", "Chỉ ghi khi không phải lời của chính người được vinh danh; tên kèm chức vụ."),
            Text("By", "Only where somebody else says it: the name with the position."),
            "Bà Nguyễn Thị B, Tổ trưởng tổ dân phố",
        ),
    ] = None
