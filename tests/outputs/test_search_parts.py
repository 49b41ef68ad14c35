"""The parts of the index: shards, posting lists, and the encodings that the browser reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.outputs.test_search import find, node
from tests.running import write

from honorroll.outputs.search import name_index, page_words, postings, shards
from honorroll.pages.found import SearchEntry
from honorroll.roll import facets

keys = st.lists(st.text(alphabet="ab c", max_size=6), min_size=1, max_size=60).map(sorted)


@given(keys, st.integers(1, 30), st.integers(1, 30))
def test_a_key_stands_in_the_last_shard_that_begins_at_or_before_it(some: list[str], least: int, more: int) -> None:
    made = list(shards.cut(((key, key) for key in some), least, least + more))
    starts, found = [start for start, _ in made], [text for _, text in made]
    assert "\n".join(found) == "\n".join(some)
    assert starts == sorted(set(starts))
    for key in some:
        at = max(n for n, start in enumerate(starts) if start <= key)
        assert key in found[at].split("\n")


said = st.dictionaries(
    st.integers(0, 40), st.tuples(*[st.lists(st.sampled_from("abcdefgh"), max_size=9)] * 2), min_size=1
)
Said = dict[int, tuple[list[str], list[str]]]


def lines_of(pages: Said) -> list[tuple[str, str]]:
    found = postings.Index()
    for number, words in sorted(pages.items()):
        found.add(number, words)
    return list(found.lines())


@given(said, said, st.integers(1, 60), st.integers(1, 60))
def test_an_amended_index_is_one_made_from_nothing(before: Said, after: Said, least: int, more: int) -> None:
    bounds = least, least + more
    old = list(shards.cut(lines_of(before), *bounds))
    if not old:
        return
    changes: dict[str, postings.Change] = {}
    for number in before.keys() | after.keys():
        for kind in (0, 1):
            was, is_ = (postings.terms(pages.get(number, ([], []))[kind]) for pages in (before, after))
            for which, some in enumerate((was - is_, is_ - was)):
                for term in some:
                    change = changes.setdefault(term, postings.Change((set(), set()), (set(), set())))
                    change[kind][which].add(number)

    def read(shard: int) -> dict[str, str]:
        return {line.partition("\t")[0]: line for line in old[shard][1].split("\n")}

    made = shards.mended(
        [start for start, _ in old],
        read,
        changes,
        lambda term, line: postings.changed(term, line, changes[term]),
        *bounds,
    )
    whole = [(start, old[found][1] if isinstance(found, int) else found) for start, found in made]
    assert whole == list(shards.cut(lines_of(after), *bounds))


@given(said, st.integers(0, 41))
def test_two_halves_of_an_index_are_the_whole(pages: Said, middle: int) -> None:
    first, second = postings.Index(), postings.Index()
    for number, words in sorted(pages.items()):
        (first if number < middle else second).add(number, words)
    whole = postings.Index(first.told())
    whole.join(second.told())
    assert list(whole.lines()) == lines_of(pages)


def test_rotations() -> None:
    assert shards.rotations("nguyen thi hoa") == ["nguyen thi hoa", "thi hoa nguyen", "hoa nguyen thi"]
    assert shards.rotations("an") == ["an"]
    assert shards.rotations("") == []


@given(st.lists(st.integers(0, 200_000), unique=True).map(sorted))
def test_steps_tell_the_numbers(numbers: list[int]) -> None:
    digits = {digit: n for n, digit in enumerate("0123456789abcdefghijklmnopqrstuvABCDEFGHIJKLMNOPQRSTUVWXYZ!$%()*")}
    told, value, place = [], 0, -1
    for digit in postings.steps(numbers):
        value = value * 32 + (digits[digit] & 31)
        if digits[digit] < 32:
            place, value = place + value, 0
            told.append(place)
    assert told == numbers
    assert postings.numbers(postings.steps(numbers)) == numbers


@pytest.mark.parametrize(("number", "expected"), [(0, "0"), (35, "z"), (36, "10"), (46_655, "zzz")])
def test_base36(number: int, expected: str) -> None:
    assert facets.base36(number) == expected


def test_what_a_room_gives_as_an_entry_is_found(tmp_path: Path) -> None:
    """Conferences and posts are made findable by an ``Entry`` each."""
    post = SearchEntry("news", "tin-tuc/hoi-nghi/", "Hội nghị điển hình tiên tiến quận Hà Đông", "10/10/2025")
    for path, data in name_index.files([], [post], {}).items():
        write(tmp_path, path, data)
    assert find(tmp_path, "dien hinh tien tien", "hội nghị hà đông") == [[post.name], [post.name]]
    assert node(tmp_path, {"find": ["hoi nghi"]})[0]["urls"] == ["tin-tuc/hoi-nghi/"]


def test_a_page_says_what_it_tells_and_not_what_stands_around_it() -> None:
    html = (
        '<html><body><nav>Đầu trang</nav><main id=x><nav>Trang chủ</nav><article class="hr-honoree"><h1>Lê A</h1>'
        '<section class="hr-story"><h2>Câu chuyện</h2><p>Trồng&nbsp;cây &amp; gây rừng.</p></section>'
        '<section class="hr-sources">Báo Ví Dụ</section></article><div class="hr-foot">Chia '
        "sẻ</div></main></body></html>"
    )
    facts, story = page_words.said(html.encode(), "Tổ 9")
    assert facts == ["le", "a", "to", "9"]
    assert story == ["cau", "chuyen", "trong", "cay", "gay", "rung"]
