"""The licences under which photos may be used: what a file says, what the site calls it, and where it is to be read."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal, NamedTuple

from honorroll.base.findings import Text
from honorroll.content.fields import public

#: ``press`` is for reports on what the photo shows, and for nothing else; ``reserved`` asks for leave each time.
LicenceId = Literal["cc0", "cc-by", "cc-by-sa", "cc-by-nc", "cc-by-nc-nd", "press", "reserved"]


class LicenceText(NamedTuple):
    """``name`` as credits say it, ``terms`` in a sentence, ``url`` of the licence, ``""`` where none is published."""

    name: str
    terms: str
    url: str = ""


def _creative_commons(name: str, terms: str, path: str) -> LicenceText:
    return LicenceText(name, terms, f"https://creativecommons.org/{path}")


LICENCES: Mapping[LicenceId, LicenceText] = MappingProxyType(
    {
        "cc0": _creative_commons("CC0 1.0", "Dùng tự do, không cần xin phép.", "publicdomain/zero/1.0/deed.vi"),
        "cc-by": _creative_commons("CC BY 4.0", "Dùng tự do khi ghi tên tác giả.", "licenses/by/4.0/deed.vi"),
        "cc-by-sa": _creative_commons(
            "CC BY-SA 4.0",
            "Dùng tự do khi ghi tên tác giả và phát hành theo cùng giấy phép.",
            "licenses/by-sa/4.0/deed.vi",
        ),
        "cc-by-nc": _creative_commons(
            "CC BY-NC 4.0", "Dùng khi ghi tên tác giả và không vì mục đích thương mại.", "licenses/by-nc/4.0/deed.vi"
        ),
        "cc-by-nc-nd": _creative_commons(
            "CC BY-NC-ND 4.0",
            "Dùng nguyên vẹn khi ghi tên tác giả và không vì mục đích thương mại.",
            "licenses/by-nc-nd/4.0/deed.vi",
        ),
        "press": LicenceText("Chỉ dùng cho báo chí", "Chỉ dùng để đưa tin về nội dung của ảnh, ghi tên tác giả."),
        "reserved": LicenceText("Giữ mọi quyền", "Muốn dùng phải được tác giả hoặc cơ quan đồng ý."),
    }
)

#: The field of a photo, an album or a press kit.
Licence = Annotated[
    LicenceId | None,
    public(
        Text(
            "Giấy phép",
            "cc0: CC0, dùng tự do; cc-by: CC BY, ghi tên tác giả; cc-by-sa: CC BY-SA, ghi tên, cùng giấy phép; "
            "cc-by-nc: CC BY-NC, không thương mại; cc-by-nc-nd: CC BY-NC-ND, nguyên vẹn, không thương mại; "
            "press: chỉ dùng cho báo chí; reserved: giữ mọi quyền.",
        ),
        Text(
            "Licence",
            "cc0, cc-by, cc-by-sa, cc-by-nc, cc-by-nc-nd (Creative Commons), press (for the press alone) or reserved.",
        ),
        "cc-by",
    ),
]


def licence_of(id_: str | None) -> LicenceText | None:
    """What is said of a licence; None where none is named."""
    return next((text for key, text in LICENCES.items() if key == id_), None)
