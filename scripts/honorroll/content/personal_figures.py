"""What the numbers of a person have in common, and what figures are that are none: sums, and what is counted."""

from __future__ import annotations

import re

# What may stand between two digits of one number, and what must not stand beside a number: more digits, as in a sum.
SEP = r"[ .,:;/_|()\[\]-]{0,3}+(?:\r?\n {0,8}+)?+"
ALONE, ENDS = r"(?<![0-9])(?<![0-9]\.)", r"(?![0-9]|[.,][0-9])"

MONEY = re.compile(r"[1-9][0-9]{0,2}(?:[.][0-9]{3})+|[1-9][0-9]{0,2}(?:,[0-9]{3})+")

_COUNTED = re.compile(
    r" ?(?:%|đồng|đ(?!\w)|vnđ|vnd|usd|euro|tỷ|tỉ|triệu|nghìn|ngàn|lượt|người|hộ(?!\w)|dân|cây|con(?!\w)|tấn|kg|km"
    r"|ha(?!\w)|m2|m²|m3|kwh|bản|cuốn|trang|thẻ|tài khoản|cổ phiếu|cổ phần|phiếu|sản phẩm|liều|mũi|chiếc|đơn vị"
    r"|hồ sơ|trường hợp|công dân)"
)


def is_counted(low: str, end: int) -> bool:
    """Whether a unit follows the figure that ends at ``end`` of a text in lower case: then it is an amount."""
    return bool(_COUNTED.match(low, end))
