"""Profiles of every shape, of people who do not exist, with texts in them that nobody writes by mistake."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from honorroll.formats.yaml_parser import FORBIDDEN
from honorroll.formats.yaml_write import Value

#: What would end, open or change something if it were put into a page as it is.
HOSTILE = (
    *(
        "<script>alert(1)</script>",
        "</title></main></body></html>",
        "<img src=x onerror=alert(1)>",
        "<!--",
        "-->",
        "]]>",
    ),
    *(
        '" onmouseover="alert(1)',
        "' autofocus onfocus='alert(1)",
        "A & B &amp; C &lt;b&gt; &#60;",
        "<b>A</b>",
        "</p></li>",
    ),
    *(
        "{{ config }}",
        "{% raw %}",
        "{# #}",
        "${x} %s {0}",
        "\\u0041 \\n",
        "hr7d21",
        "javascript:alert(1)",
        "</script><script>",
    ),
    *("2024", "0", "1.10", "no", "10:30", "- A", "# A", "*A* _A_ `A`", "[A](javascript:alert(1))", "| A | B |", "~"),
    *(
        "عبد الرحمن بن عوف",
        "אברהם בן יצחק",
        "名誉市民",
        "🏅🙂",
        "Ksor H’Bơ̆k",
        "Y Ƀăm Niê",
        "a" * 300,
        "Thừathiênhuế" * 20,
    ),
    *("Ủy ban Mặt trận Tổ quốc Việt Nam và toàn thể nhân dân " * 5).strip().split("|"),
)
STORIES = (
    (
        "Một đoạn.\n\n## Một đề mục\n\n- một\n- hai\n\n> Trích.\n\n1. A\n2. B\n\n"
        "[báo](https://bao.example/?a=1&b=2) **đậm** `mã <b>`\n"
    ),
    "Dòng một  \nDòng hai & dòng ba < dòng bốn > \"năm\" 'sáu' {{ bảy }} ]]> --\n",
    "### Nhảy bậc\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n---\n\nĐoạn.\n",
    "عبد الرحمن\n\n🙂\n",
    ("Một câu dài về việc tốt. " * 12 + "\n\n") * 8,
)

_LETTERS = st.text(st.characters(categories=["L", "P", "S", "Zs"], max_codepoint=0xFFFF), min_size=1, max_size=40)


def clean(text: str) -> str:
    """As far as a line may be typed at all: composed, one space at a time, without what cannot be seen."""
    return " ".join(FORBIDDEN.sub("", unicodedata.normalize("NFC", text)).split())[:300].strip() or "A"


lines = st.one_of(
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=3).map(" ".join),
    _LETTERS,
).map(clean)

_dates = st.sampled_from(["2024", "2024-10", "2024-10-08"])
_urls = st.sampled_from(
    [
        *("https://bao.example/", "http://bao.example/a?b=1&c='d'#e", "https://báo.example/%3Cb%3E"),
        *(f"https://bao.example/{'x' * 300}", "https://www.youtube.com/watch?v=abcdefghijk"),
    ]
)
_sources: st.SearchStrategy[Value] = st.one_of(
    st.fixed_dictionaries({"title": lines}, optional={"publisher": lines, "url": _urls, "date": _dates}),
    st.fixed_dictionaries({"url": _urls}, optional={"publisher": lines, "date": _dates}),
)
_videos: st.SearchStrategy[Value] = st.fixed_dictionaries({"url": _urls}, optional={"title": lines})


def _awards(titles: list[str], classed: dict[str, list[str]]) -> st.SearchStrategy[Value]:
    def award(title: str) -> st.SearchStrategy[Value]:
        optional: dict[str, st.SearchStrategy[Value]] = {
            "detail": lines,
            "level": st.just("phuong-xa"),
            "status": st.sampled_from(["granted", "proposed", "declined", "revoked"]),
            "issuer": lines,
            "decision": st.fixed_dictionaries({}, optional={"number": lines, "date": st.just("2020-02-29")}),
            "sources": st.lists(st.just(1), max_size=1),
        }
        if title in classed:
            optional["class"] = st.sampled_from(classed[title])
        return st.fixed_dictionaries({"title": st.just(title), "year": st.just(2020)}, optional=optional)

    return st.sampled_from(titles).flatmap(award)


def profiles(titles: list[str], classed: dict[str, list[str]]) -> st.SearchStrategy[dict[str, Value]]:
    """An individual with any choice of fields; ``titles`` may be held, those of ``classed`` in classes."""
    few_or_many = st.sampled_from([0, 1, 3, 40]).flatmap(
        lambda n: st.lists(_awards(titles, classed), min_size=n, max_size=n)
    )
    sources = st.sampled_from([1, 1, 2, 60]).flatmap(lambda n: st.lists(_sources, min_size=n, max_size=n))
    return st.fixed_dictionaries(
        {"name": lines, "sources": sources, "publication": st.just({"basis": "public-record"})},
        optional={
            "honorific": lines,
            "gender": st.sampled_from(["male", "female"]),
            "position": lines,
            "unit": lines,
            "place": st.sampled_from(["phuong-cu", "phuong-chia", "phuong-moi"]),
            "locality": lines,
            "field": st.just("y-te"),
            "movements": st.just(["chung-tay-vi-du"]),
            "nominated_by": lines,
            "new_exemplar": st.booleans(),
            "direct_worker": st.booleans(),
            "summary": lines,
            "awards": few_or_many,
            "quote": st.fixed_dictionaries({"text": lines}, optional={"source": st.just(1)}),
            "story": st.sampled_from(STORIES),
            "videos": st.lists(_videos, max_size=3),
        },
    )
