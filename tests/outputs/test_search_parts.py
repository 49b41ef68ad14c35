"""The parts of the index: shards, posting lists, and the encodings that the browser reads."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.outputs.test_search import find, node
from tests.running import write

from honorroll.base.spool import Spool
from honorroll.engine.assets import THEME
from honorroll.outputs.search import name_index, postings, shards
from honorroll.outputs.search import page_words as index_of_words
from honorroll.outputs.search.page_words import page_words
from honorroll.pages.found import SearchEntry
from honorroll.roll import facets

keys = st.lists(st.text(alphabet="ab c", max_size=6), min_size=1, max_size=60).map(sorted)


@given(keys, st.integers(1, 30), st.integers(1, 30))
def test_a_key_stands_in_the_last_shard_that_begins_at_or_before_it(lines: list[str], least: int, more: int) -> None:
    made = list(shards.cut(((key, key) for key in lines), least, least + more))
    starts, texts = [start for start, _ in made], [text for _, text in made]
    assert "\n".join(texts) == "\n".join(lines)
    assert starts == sorted(set(starts))
    for key in lines:
        at = max(n for n, start in enumerate(starts) if start <= key)
        assert key in texts[at].split("\n")


pages_by_number = st.dictionaries(
    st.integers(0, 40), st.tuples(*[st.lists(st.sampled_from("abcdefgh"), max_size=9)] * 2), min_size=1
)
Pages = dict[int, tuple[list[str], list[str]]]


def lines_of(pages: Pages, *ends: int) -> list[tuple[str, str]]:
    """The index of ``pages``, from an index each for the pages up to each of the ``ends``."""
    spool: list[bytes] = []

    def put_away(data: bytes) -> int:
        spool.append(data)
        return len(spool) - 1

    made = []
    for start, end in pairwise((0, *ends, max(pages, default=0) + 1)):
        index = postings.Index(put_away)
        for number in range(start, end):
            if number in pages:
                index.add(number, pages[number])
        made.append(index.parts())
    return list(postings.posting_lines(made, spool.__getitem__))


@given(pages_by_number, pages_by_number, st.integers(1, 60), st.integers(1, 60))
def test_an_amended_index_is_one_made_from_nothing(before: Pages, after: Pages, least: int, more: int) -> None:
    bounds = least, least + more
    old = list(shards.cut(lines_of(before), *bounds))
    if not old:
        return
    changes: dict[str, postings.PostingChange] = {}
    for number in before.keys() | after.keys():
        for part in (0, 1):
            was, is_ = (postings.terms(pages.get(number, ([], []))[part]) for pages in (before, after))
            for which, terms in enumerate((was - is_, is_ - was)):
                for term in terms:
                    change = changes.setdefault(term, postings.PostingChange((set(), set()), (set(), set())))
                    change[part][which].add(number)

    def read(shard: int) -> dict[str, str]:
        return {line.partition("\t")[0]: line for line in old[shard][1].split("\n")}

    made = shards.amend(
        [start for start, _ in old],
        read,
        changes,
        lambda term, line: postings.amend_line(term, line, changes[term]),
        *bounds,
    )
    whole = [(start, old[text][1] if isinstance(text, int) else text) for start, text in made]
    assert whole == list(shards.cut(lines_of(after), *bounds))


@given(pages_by_number, st.integers(0, 41), st.integers(1, 5))
def test_an_index_of_halves_and_of_parts_is_the_whole(pages: Pages, middle: int, size: int) -> None:
    whole = lines_of(pages)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "_BATCH_SIZE", size)
        assert lines_of(pages, middle) == whole


def test_rotations() -> None:
    assert shards.rotations("nguyen thi hoa") == ["nguyen thi hoa", "thi hoa nguyen", "hoa nguyen thi"]
    assert shards.rotations("an") == ["an"]
    assert shards.rotations("") == []


@given(st.lists(st.integers(0, 200_000), unique=True).map(sorted))
def test_a_posting_list_is_decoded_as_the_browser_decodes_it(numbers: list[int]) -> None:
    digits = {digit: n for n, digit in enumerate("0123456789abcdefghijklmnopqrstuvABCDEFGHIJKLMNOPQRSTUVWXYZ!$%()*")}
    decoded, value, place = [], 0, -1
    for digit in postings.encode(numbers):
        value = value * 32 + (digits[digit] & 31)
        if digits[digit] < 32:
            place, value = place + value, 0
            decoded.append(place)
    assert decoded == numbers
    assert postings.decode(postings.encode(numbers)) == numbers


@pytest.mark.parametrize(("number", "expected"), [(0, "0"), (35, "z"), (36, "10"), (46_655, "zzz")])
def test_base36(number: int, expected: str) -> None:
    assert facets.base36(number) == expected


def test_what_a_section_gives_as_an_entry_is_found(tmp_path: Path) -> None:
    """Conferences and posts give a ``SearchEntry`` each."""
    post = SearchEntry("news", "tin-tuc/hoi-nghi/", "Hội nghị điển hình tiên tiến quận Hà Đông", "10/10/2025")
    for file in name_index.files([], [post], {}, (), Spool(tmp_path / "spool").put_away):
        write(tmp_path, file.path, file.make())
    assert find(tmp_path, "dien hinh tien tien", "hội nghị hà đông") == [[post.name], [post.name]]
    assert node(tmp_path, {"find": ["hoi nghi"]})[0]["urls"] == ["tin-tuc/hoi-nghi/"]


def test_the_words_of_a_page_are_those_of_its_facts_and_its_story_only() -> None:
    html = (
        '<html><body><nav>Đầu trang</nav><main id=x><nav>Trang chủ</nav><article class="hr-honoree"><h1>Lê A</h1>'
        '<p class="hr-highest">Giấy khen<span>2025</span></p>'
        '<section class="hr-story"><h2>Câu chuyện</h2><p>Trồng&nbsp;cây &amp; gây rừng.</p></section>'
        '%s</article><section class="hr-contribute">Ai có ảnh</section><div class="hr-foot">Chia '
        "sẻ</div></main></body></html>"
    )
    for sources in ('<section class="hr-sources">Báo Ví Dụ</section>', ""):
        facts, story = page_words((html % sources).encode(), "Tổ 9")
        assert facts == ["le", "a", "giay", "khen", "2025", "to", "9"]
        assert story == ["cau", "chuyen", "trong", "cay", "gay", "rung"]


def test_the_index_of_who_is_on_which_photo_is_no_text() -> None:
    html = (
        '<main><h2>Ảnh</h2><details class="hr-in-photos" data-hr-in-photos><ul><li>Lê A Tôn vinh: <a>2</a></li></ul>'
        "</details><figcaption>Trong ảnh: Lê A</figcaption></main>"
    )
    assert page_words(html.encode(), "") == ([], ["anh", "trong", "anh", "le", "a"])


def test_quotations_leave_out_what_the_index_leaves_out() -> None:
    """The script of quotations knows classes and elements, and the index patterns of bytes: it is one list."""
    script = (THEME / "js/aside.js").read_text(encoding="utf-8")
    (listed,) = re.findall(r'^const NOT_TEXT = "([^"]+)";$', script, re.M)
    for what in listed.split(", "):
        of_class = f'section class="{what[1:]}"' if what != ".hr-in-photos" else f'details class="{what[1:]}"'
        element = of_class if what[0] == "." else what
        html = f"<main>a <{element}>b</{element.partition(' ')[0]}></main>"
        assert page_words(html.encode(), "") == ([], ["a"]), what
    patterns = index_of_words._SURROUNDINGS.pattern + index_of_words._NOT_TEXT.pattern
    told = {word for group in re.findall(rb"\((?:\?:)?([a-z|]+)\)", patterns) for word in group.decode().split("|")}
    assert told - {"section", "div"} == {what.removeprefix(".hr-") for what in listed.split(", ")} - {"in-photos"}
