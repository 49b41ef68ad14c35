"""The lines of a page's heading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from honorroll.pages.headings import kept_together, lines

#: A no-break space, as it is seen here.
JOINT = "~"


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("Đại hội Thi đua yêu nước toàn quốc lần thứ XI", "Đại hội Thi đua yêu nước toàn quốc lần~thứ~XI"),
        ("Đại hội lần thứ 12 Hội Nông dân thành phố", "Đại hội lần~thứ~12 Hội Nông dân thành~phố"),
        ("Anh hùng Lực lượng vũ trang nhân dân", "Anh hùng Lực lượng vũ trang nhân~dân"),
        ("Làng nghề sản xuất đồ gỗ mỹ nghệ thôn Thù Lỗ", "Làng nghề sản xuất đồ gỗ mỹ nghệ thôn Thù~Lỗ"),
        ("Phong trào “Người tốt, việc tốt”", "Phong trào “Người tốt, việc~tốt”"),
        ("Quyết định số 1234/QĐ-UBND năm 2024/HNĐ-UBND", "Quyết định số 1234/QĐ-UBND năm 2024/HNĐ-UBND"),
        ("Nguyễn Thị Ánh Tuyết", "Nguyễn Thị Ánh Tuyết"),
        ("", ""),
    ],
)
def test_where_a_heading_is_not_broken(heading: str, shown: str) -> None:
    assert lines(heading).replace("\N{NO-BREAK SPACE}", JOINT) == shown


@given(st.text(max_size=80))
def test_a_heading_says_the_same(heading: str) -> None:
    assert lines(heading).replace("\N{NO-BREAK SPACE}", " ") == heading.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    "fragment",
    [
        "<p>Không có đề mục nào trên trang này lần thứ XI</p>",
        "<h1>Đề mục có <em>thẻ</em> bên trong lần thứ XI</h1>",
        "<h1>Đề mục không có thẻ đóng lần thứ XI",
        "<h2>Đại hội Thi đua yêu nước toàn quốc lần thứ XI</h2>",
    ],
)
def test_nothing_else_is_touched(fragment: str) -> None:
    assert kept_together(fragment.encode()).decode() == fragment


def test_only_the_heading_changes() -> None:
    long = "Đại hội Thi đua yêu nước toàn quốc lần thứ XI"
    page = f'<p>{long}</p>\n<h1 class="hr-title">{long}</h1>\n<p>{long}</p>'
    seen = kept_together(page.encode()).decode()
    assert seen.replace("\N{NO-BREAK SPACE}", " ") == page
    assert seen.count("\N{NO-BREAK SPACE}") == 2
    assert "lần\N{NO-BREAK SPACE}thứ\N{NO-BREAK SPACE}XI</h1>" in seen
