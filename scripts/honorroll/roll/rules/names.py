"""The rules about names in a profile, each a named function in ``RULES``; its docstring is the rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from honorroll.base.findings import Finding, Rule, Text
from honorroll.base.syllables import is_syllable
from honorroll.base.vietnamese import fold, given_name
from honorroll.content import letters, typed_keys
from honorroll.content.person_titles import FAMILY_NAMES, Titled, bare_name, titled
from honorroll.content.unit_names import seems
from honorroll.formats.yaml_write import emit

if TYPE_CHECKING:
    from honorroll.content.honoree import Honoree
    from honorroll.roll.profile import Profile

CAPITALS = Rule(
    "capitals",
    "warning",
    Text("Tên “{name}” viết toàn chữ {case_vi}.", "Viết như trên giấy tờ thường: name: {title}"),
    Text("The name “{name}” is all in {case}.", "Write it as usual: name: {title}"),
)
HONORIFIC_IN_NAME = Rule(
    "honorific-in-name",
    "warning",
    Text(
        "Tên “{name}” có danh xưng “{seen}”.",
        "Tách ra hai mục: name: {rest} và honorific: {honorific}{award_vi}{family_vi}",
    ),
    Text(
        "The name “{name}” begins with “{seen}”.",
        "Make it two keys: name: {rest} and honorific: {honorific}{award}{family}",
    ),
)
HOUSEHOLD_AMONG_INDIVIDUALS = Rule(
    "household-among-individuals",
    "warning",
    Text(
        "“{name}” có vẻ là hộ gia đình, mà hồ sơ nằm ở honorees/individuals.",
        "Chuyển cả thư mục “{slug}” sang honorees/households, rồi bỏ các mục chỉ dành cho cá nhân (position …).",
    ),
    Text(
        "“{name}” seems to be a household, but its profile lies in honorees/individuals.",
        "Move the folder “{slug}” to honorees/households and drop what individuals alone have (position, gender …).",
    ),
)
COLLECTIVE_AMONG_INDIVIDUALS = Rule(
    "collective-among-individuals",
    "warning",
    Text(
        "“{name}” có vẻ là tập thể, mà hồ sơ nằm ở honorees/individuals.",
        "Chuyển cả thư mục “{slug}” sang honorees/collectives, rồi bỏ các mục chỉ dành cho cá nhân (position …)."
        "{person_vi}",
    ),
    Text(
        "“{name}” seems to be a collective, but its profile lies in honorees/individuals.",
        "Move the folder “{slug}” to honorees/collectives and drop what individuals alone have (position, gender …)."
        "{person}",
    ),
)
TWO_PEOPLE = Rule(
    "two-people",
    "warning",
    Text(
        "“{name}” là tên của hai người, mà đây là hồ sơ của một cá nhân.",
        "Cả hộ được khen thì chuyển thư mục “{slug}” sang honorees/households; từng người được khen thì làm hai hồ sơ, "
        "một của {one}, một của {other}.",
    ),
    Text(
        "“{name}” names two people, but this is the profile of one.",
        "If the household was honoured, move the folder “{slug}” to honorees/households; if each was, make two "
        "profiles, one of {one} and one of {other}.",
    ),
)
ENDS_WITH_A_SIGN = Rule(
    "name-ends-with-a-sign",
    "warning",
    Text("“{key}: {seen}” có dấu “{sign}” thừa ở cuối.", "Bỏ dấu đó: {line}"),
    Text("“{key}: {seen}” ends with a stray “{sign}”.", "Remove it: {line}"),
)
IN_QUOTES = Rule(
    "value-in-quotes",
    "warning",
    Text(
        "“{key}” nằm trong dấu ngoặc kép {sign}, dấu ấy sẽ hiện lên trang.",
        "Bỏ dấu ngoặc ở đầu và ở cuối: {line}",
    ),
    Text("“{key}” stands in quotation marks {sign}, which the page would show.", "Remove both: {line}"),
)
MORE_THAN_A_NAME = Rule(
    "more-than-a-name",
    "warning",
    Text(
        "Tên “{name}” có phần không phải tên: “{rest}”.",
        "Chỉ ghi tên: name: {meant}. Chức vụ ghi ở “position”, đơn vị ở “unit”, năm sinh ở “born”, tên khác ở "
        "“aliases”; mỗi người một hồ sơ.",
    ),
    Text(
        "The name “{name}” holds what is no name: “{rest}”.",
        "Write the name alone: name: {meant}. A position goes under “position”, a unit under “unit”, a year of birth "
        "under “born”, another name under “aliases”; each person has a profile.",
    ),
)
NAME_IN_KEYS = Rule(
    "name-in-keys",
    "warning",
    Text(
        "Tên “{name}” có vẻ được gõ khi chưa bật bộ gõ tiếng Việt.",
        "Nếu là “{meant}” thì viết: name: {meant}",
    ),
    Text(
        "The name “{name}” seems to be typed while the Vietnamese input method was off.",
        "If “{meant}” is meant, write: name: {meant}",
    ),
)
GIVEN_NAME_UNCLEAR = Rule(
    "given-name-unclear",
    "warning",
    Text(
        "Trang xếp “{name}” theo chữ cuối là “{last}”, có vẻ không phải tên gọi.",
        "Ghi chữ dùng để gọi và để xếp tên, ví dụ: given_name: {example}. Nếu đúng là “{last}” thì ghi: "
        "given_name: {last}",
    ),
    Text(
        "“{name}” is sorted by its last word, “{last}”, which seems to be no given name.",
        "State the word by which the person is called and sorted, for example: given_name: {example}. If it is "
        "“{last}”, write: given_name: {last}",
    ),
)
GIVEN_NAME_ELSEWHERE = Rule(
    "given-name-elsewhere",
    "warning",
    Text(
        "Tên gọi “{given}” không có trong tên “{name}”.",
        "“given_name” là một phần của “name”, ví dụ: given_name: {last}. Tên khác của người này thì ghi ở “aliases”.",
    ),
    Text(
        "The given name “{given}” is no part of the name “{name}”.",
        "It is a part of “name”, for example: given_name: {last}. Other names go under “aliases”.",
    ),
)
#: The titles that say of a person no more than the award: the mend tells what to do about that.
_HOUSEHOLD = re.compile(
    r"(?:Hộ|Gia đình|Hộ gia đình|Vợ chồng) (?:gia đình |ông |bà |anh |chị |hai ông bà |ông bà )?\w", re.IGNORECASE
)
_TWO = re.compile(r"(?P<one>[^\W\d_]\S*(?: \S+)+) (?:và|&) (?P<other>[^\W\d_]\S*(?: \S+)+)")
#: A number of a list before a name; a year, a position, another person behind it.
_AROUND = re.compile(r"(?P<before>[0-9]+[.)/] *)?(?P<name>[^\W\d_][^ ,(;/]* [^,(;/]*?)(?P<after> ?[,(;/].+| [-–] .+)?")
_CLOSING = {"“": "”", "‘": "’", "«": "»", '"': '"', "'": "'", "„": "“"}
_LINES = ("name", "given_name", "honorific", "position", "unit", "locality", "deed", "summary")
_texts = attrgetter(*_LINES)
#: Of these, those that are no sentences.
_NAMES = frozenset({"name", "position", "unit"})
_ENDS = frozenset(".,;:")
#: What may end with a full stop: generations, and abbreviations in the names of companies.
_ABBREVIATED = re.compile(r"(?:^|\s)(?:Jr|Sr|Ltd|Inc|Corp|Co|JSC|(?:\w\.)+\w)\.$", re.IGNORECASE)
#: Names of peoples that put the given name before the name of the family or clan: H’Hen Niê, Y Bhĭt Niê.
_WORD = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]+(?:['’ʼ-][A-Za-zÀ-ɏḀ-ỿ]+)*")
_HIGHLAND = re.compile(r"(?P<h>H['’ʼ]\w+)|Y (?P<y>\w+)(?= )")


def the_name_has_capitals_and_small_letters(profile: Profile) -> Iterator[Finding]:
    """A name is neither in capitals nor in small letters throughout. Forms and spreadsheets often give names so."""
    name = profile.honoree.name
    if profile.kind == "individual" and len(name) > 3 and (name.isupper() or name.islower()):
        case_vi, case = ("hoa", "capitals") if name.isupper() else ("thường", "small letters")
        source = profile.document.locate(("name",))
        yield CAPITALS.at(source, name=name, title=name.title(), case_vi=case_vi, case=case)


def the_name_is_only_a_name(profile: Profile) -> Iterator[Finding]:
    """A name has no honorific, which has its own key, and is that of one person: no household, no collective."""
    name = profile.honoree.name
    if profile.kind != "individual":
        return
    source = partial(profile.document.locate, ("name",))
    if _HOUSEHOLD.match(name):
        yield HOUSEHOLD_AMONG_INDIVIDUALS.at(source(), name=name, slug=profile.slug)
    elif not (profile.honoree.gender or profile.honoree.given_name) and seems(name) != "person":
        yield COLLECTIVE_AMONG_INDIVIDUALS.at(source(), name=name, slug=profile.slug, **_if_person(name))
    elif (" và " in name or " & " in name) and (match := _TWO.fullmatch(name)):
        one, other = (bare_name(match[part]) for part in ("one", "other"))
        other = other[:1].upper() + other[1:]
        yield TWO_PEOPLE.at(source(), name=name, slug=profile.slug, one=one, other=other)
    elif found := _title_before(profile.honoree):
        awarded = _is_awarded(profile, found.honorific)
        yield HONORIFIC_IN_NAME.at(
            source(),
            name=name,
            seen=found.seen,
            honorific=found.honorific,
            rest=found.name,
            award_vi=" (có thể bỏ honorific, vì danh hiệu đã có ở “awards”)" if awarded else "",
            award=" (which may be left out: it is among “awards”)" if awarded else "",
            **_if_family_name(found),
        )
    elif (match := _AROUND.fullmatch(name)) and (match["before"] or match["after"]):
        rest = " … ".join(part.strip() for part in (match["before"], match["after"]) if part)
        yield MORE_THAN_A_NAME.at(source(), name=name, rest=rest, meant=match["name"])


def the_name_is_not_in_keys(profile: Profile) -> Iterator[Finding]:
    """A name is not left in the keys of an input method, “Traanf” for “Trần”."""
    name = profile.honoree.name
    if profile.kind == "individual" and (meant := typed_keys.meant(name)):
        yield NAME_IN_KEYS.at(profile.document.locate(("name",)), name=name, meant=meant)


def _if_person(name: str) -> dict[str, str]:
    """How to answer that what may be a collective is a person."""
    if seems(name, has_gender=True) != "person":
        return {"person_vi": "", "person": ""}
    line = emit({"given_name": given_name(name)}).strip()
    return {
        "person_vi": f" Nếu là tên người thì ghi thêm “gender”, hoặc {line}",
        "person": f" If it is the name of a person, add “gender”, or {line}",
    }


def _title_before(honoree: Honoree) -> Titled | None:
    """What stands before the name. A given name that is stated says that “Ông” is the family name."""
    found = titled(honoree.name, is_woman=honoree.gender == "female" if honoree.gender else None)
    return None if found and honoree.given_name and found.seen.lower() in FAMILY_NAMES else found


def _if_family_name(found: Titled) -> dict[str, str]:
    """How to answer that what looks like a form of address is the family name."""
    if found.seen.lower() not in FAMILY_NAMES or {"Thị", "Văn"} & {*found.name.split()}:
        return {"family_vi": "", "family": ""}
    line = emit({"given_name": given_name(found.name)}).strip()
    return {
        "family_vi": f". Nếu “{found.seen}” là họ thì giữ nguyên, ghi thêm {line}",
        "family": f". If “{found.seen}” is the family name, leave it and add {line}",
    }


def _is_awarded(profile: Profile, honorific: str) -> bool:
    """Whether the honorific is the name of an award in the profile."""
    titles = (profile.vocabulary.titles.get(award.title) for award in profile.honoree.awards)
    return fold(honorific) in {fold(title.name) for title in titles if title}


def names_have_no_stray_signs(profile: Profile) -> Iterator[Finding]:
    """A name does not end with a full stop, and no line stands in quotation marks: those are signs of the sentence or
    the table that it was copied from.
    """
    for loc, seen in _lines(profile.honoree):
        key = next(str(step) for step in reversed(loc) if isinstance(step, str))
        if seen[-1] in _ENDS and key in _NAMES and len(seen) > 1 and not _ABBREVIATED.search(seen):
            line = _line(key, seen.rstrip(" .,;:"))
            yield ENDS_WITH_A_SIGN.at(profile.document.locate(loc), key=key, seen=seen, sign=seen[-1], line=line)
        elif _CLOSING.get(seen[0]) == seen[-1] and len(seen) > 2 and seen[0] not in seen[1:-1]:
            line, sign = _line(key, seen[1:-1].strip()), f"{seen[0]} {seen[-1]}"
            yield IN_QUOTES.at(profile.document.locate(loc), key=key, sign=sign, line=line)


def _lines(honoree: Honoree) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The lines of a profile that begin or end as a faulty one would, with their places."""
    for key, text in zip(_LINES, _texts(honoree), strict=True):
        if text and (text[0] in _CLOSING or (key in _NAMES and text[-1] in _ENDS)):
            yield (key,), text
    for n, alias in enumerate(honoree.aliases):
        yield ("aliases", n, "name"), alias.name
    for n, name in enumerate(honoree.former_names):
        yield ("former_names", n), name
    if honoree.quote and (words := honoree.quote.text.strip())[:1] in _CLOSING:
        yield ("quote", "text"), words


def _line(key: str, value: str) -> str:
    """The line to write."""
    return emit({key: value}).strip()


def names_are_of_latin_letters(profile: Profile) -> Iterator[Finding]:
    """A name holds no lookalike of a Vietnamese letter."""
    honoree = profile.honoree
    names: list[tuple[tuple[str | int, ...], str]] = [(("name",), honoree.name)]
    if honoree.given_name:
        names.append((("given_name",), honoree.given_name))
    names += [(("aliases", n), alias.name) for n, alias in enumerate(honoree.aliases)]
    names += [(("former_names", n), name) for n, name in enumerate(honoree.former_names)]
    for loc, name in names:
        yield from letters.lookalike_letters(name, partial(profile.document.locate, loc))


def the_given_name_is_known(profile: Profile) -> Iterator[Finding]:
    """The given name is a part of the name, and is stated where it is not the last word as with most Vietnamese."""
    honoree = profile.honoree
    if profile.kind != "individual":
        return
    is_common = is_syllable(honoree.name.rpartition(" ")[2], toned=False) and honoree.name[0] != "H"
    if (is_common and not honoree.given_name) or _HOUSEHOLD.match(honoree.name):
        return  # nearly all names; the rest takes longer
    name = bare_name(honoree.name)
    last = given_name(name)
    if honoree.given_name:
        if not set(fold(honoree.given_name).split()) <= set(fold(honoree.name).split()):
            source = profile.document.locate(("given_name",))
            yield GIVEN_NAME_ELSEWHERE.at(source, given=honoree.given_name, name=honoree.name, last=last)
        return
    words = name.split()
    if len(words) < 2 or len(last) < 2 or not _WORD.fullmatch(last) or name.isupper():
        return
    highland = _HIGHLAND.match(name)
    is_vietnamese = all(is_syllable(part, toned=False) for part in last.split("-")) or bool(typed_keys.meant(name))
    if is_vietnamese and not (highland and highland["h"]):
        return
    example = (highland["h"] or highland["y"]) if highland else words[0]
    yield GIVEN_NAME_UNCLEAR.at(profile.document.locate(("name",)), name=honoree.name, last=last, example=example)


RULES: tuple[Callable[[Profile], Iterator[Finding]], ...] = (
    the_name_has_capitals_and_small_letters,
    the_name_is_only_a_name,
    the_name_is_not_in_keys,
    names_have_no_stray_signs,
    names_are_of_latin_letters,
    the_given_name_is_known,
)
