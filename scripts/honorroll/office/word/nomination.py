"""A nomination report (báo cáo thành tích) as Word has it, read into a draft of a profile.

The forms of Decree 98/2023/NĐ-CP have three parts: who it is, what they achieved, what they have received. Offices fill
them in as lines with labels or as a table, and change them; parts and labels are told by their words. What the public
must not see is dropped here, and named. A person reads the draft before it is saved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.vietnamese import fold
from honorroll.content import meant, personal_data
from honorroll.content.kinds import Kind
from honorroll.content.person_titles import titled, without_form_of_address
from honorroll.content.personal_data import KindName
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.docx import Block, Paragraph, Run, Table, WordDocument
from honorroll.formats.yaml_read import Tree
from honorroll.office.word import reading, report_parts
from honorroll.office.word.as_markdown import markdown
from honorroll.office.word.report_awards import Awards
from honorroll.office.word.report_labels import LEFT_OUT, LabelledText
from honorroll.office.word.report_parts import Parts
from honorroll.office.word.report_privacy import KINDS, clean_blocks, clean_fields, without_personal_data

NO_REPORT = Rule(
    "no-nomination-report",
    "error",
    Text(
        "Không thấy báo cáo thành tích trong tệp này: không có họ tên, cũng không có phần thành tích.",
        "Tệp cần dòng “Họ và tên: …” (hoặc “Tên tập thể: …”) và phần “Thành tích đạt được”.",
    ),
    Text(
        "There is no nomination report in this file: neither a name nor achievements.",
        "It needs a line “Họ và tên: …” (or “Tên tập thể: …”) and the part “Thành tích đạt được”.",
    ),
)
NOT_TAKEN = Rule(
    "report-left-out",
    "warning",
    Text(
        "Không đưa vào hồ sơ, vì không được hoặc không cần công khai: {what_vi}.",
        "Giữ những mục này trong hồ sơ giấy của cơ quan. Năm sinh thì tự ghi ở ô “Năm sinh”, nếu cần.",
    ),
    Text(
        "Left out, since it may not or need not be published: {what}.",
        "Keep it in the office's own records. Type the year of birth in its field, where it is needed.",
    ),
)
CUT_OUT = Rule(
    "report-cut",
    "warning",
    Text(
        "Đã bỏ khỏi phần thành tích {count} chỗ có {what_vi}; chỗ đó nay là “…”.",
        "Đọc lại câu chuyện và viết lại những câu ấy.",
    ),
    Text(
        "Cut out of the achievements in {count} places: {what}; a “…” stands there now.",
        "Read the story again and rewrite these sentences.",
    ),
)
NO_NAME = Rule(
    "report-without-name",
    "warning",
    Text("Không thấy họ tên trong báo cáo.", "Ghi ở ô “Họ và tên”; trong Word, dòng ấy là “Họ và tên: …”."),
    Text("The report has no name.", "Type it in its field; in Word the line is “Họ và tên: …”."),
)
SEVERAL = Rule(
    "report-several",
    "warning",
    Text("Tệp có báo cáo của nhiều người; chỉ đọc người đầu tiên.", "Tách mỗi người một tệp rồi nhập từng tệp."),
    Text("The file has reports of several; only the first was read.", "Make a file of each, and import them."),
)
UNREAD = Rule(
    "report-unread",
    "warning",
    Text(
        "Phần khen thưởng có {count} dòng chưa đọc được: {lines}.",
        "Thêm tay ở mục “Danh hiệu và khen thưởng”: danh hiệu, năm, số quyết định.",
    ),
    Text("{count} lines about awards could not be read: {lines}.", "Add these by hand: title, year, decision."),
)
#: So many of the lines that could not be read are shown.
_MOST_LINES = 5
PICTURES = Rule(
    "report-pictures",
    "warning",
    Text("Báo cáo có {count} ảnh; ảnh trong Word không được lấy.", "Xin tệp ảnh gốc rồi thêm ở mục “Ảnh”."),
    Text("The report has {count} pictures, which are not taken from Word.", "Ask for the original files and add them."),
)


class ReportDraft(NamedTuple):
    """A profile that a report gives, in the form of its file, and what to tell whoever reads it next.

    ``data`` is empty where there is an error among the findings.
    """

    kind: Kind
    data: dict[str, Tree]
    findings: list[Finding]


def read_report(data: bytes, name: str, vocabulary: Vocabulary) -> ReportDraft:
    """The draft that a Word file gives, which findings call ``name``."""
    document, findings = reading.read(data, name)
    if document is None:
        return ReportDraft("individual", {}, findings)
    draft = draft_of(document, Source(name), vocabulary)
    return draft._replace(findings=[*findings, *draft.findings])


def draft_of(document: WordDocument, source: Source, vocabulary: Vocabulary) -> ReportDraft:
    """The draft that a document gives, which lies at ``source``."""
    parts = report_parts.divided(document.blocks)
    found = list(report_parts.labelled([*parts.head, *parts.person]))
    kind = _kind(found, parts)
    awards = Awards(vocabulary)
    story, cut = _story(parts.achievements)
    person = _person(found, kind)
    is_report = bool(person.get("name") or story)
    granted, unread = _received(parts.received, awards)
    received = [*_proposed(parts.head, awards), *granted] if is_report else []
    profile: dict[str, Tree] = dict(person) if is_report else {}
    if received:
        profile["awards"] = [*received]
    if story:
        profile["story"] = story
    profile, hidden = clean_fields(profile)
    if not profile:
        return ReportDraft(kind, {}, [NO_REPORT.at(source)])
    return ReportDraft(
        kind, profile, list(_told(source, profile, found, cut, hidden)) + list(_warned(document, source, parts, unread))
    )


# ── Who it is ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _kind(found: Sequence[LabelledText], parts: Parts) -> Kind:
    keys = {entry.key for entry in found if entry.value}
    title = fold(" ".join(block.text for block in parts.head if isinstance(block, Paragraph)))
    if "household" in keys or re.search(r"\bho gia dinh\b", title):
        return "household"
    return "collective" if "collective" in keys and "name" not in keys else "individual"


def _person(found: Sequence[LabelledText], kind: Kind) -> dict[str, Tree]:
    """The fields that say who it is, as the profile has them."""
    of: dict[str, str] = {}
    for entry in found:
        if entry.value and personal_data.find(entry.value) == []:
            of.setdefault(entry.key, entry.value)
    if kind == "household" and of.get("household"):
        name = of["household"]
        of["name"] = name if fold(name).startswith(("gia dinh", "ho ")) else f"Gia đình {name}"
    elif kind == "collective":
        of["name"] = of.get("collective", "")
        of.pop("unit", None)
    both = of.get("position and unit", "")
    if both and "position" not in of:
        of["position"], _, unit = (part.strip() for part in both.partition(","))
        of.setdefault("unit", unit)
    person: dict[str, Tree] = {}
    if name := of.get("name", ""):
        named = titled(name, is_woman=_is_woman(of)) if kind == "individual" else None
        person["name"] = _capitalised(named.name if named else name)
        if named and (honorific := without_form_of_address(named.honorific)):
            person["honorific"] = honorific
    if kind == "individual":
        if of.get("alias"):
            person["aliases"] = [{"name": of["alias"], "kind": "other"}]
        if gender := _gender(of):
            person["gender"] = gender
        if of.get("position"):
            person["position"] = of["position"]
    person |= {key: of[key] for key in ("unit", "locality") if of.get(key)}
    return person


def _gender(of: Mapping[str, str]) -> str:
    return meant.choice(of["gender"], ("male", "female")) if of.get("gender") else ""


def _is_woman(of: Mapping[str, str]) -> bool | None:
    gender = _gender(of)
    return gender == "female" if gender else None


def _capitalised(name: str) -> str:
    """A name that is all in capitals as names are written."""
    return " ".join(word[:1] + word[1:].lower() for word in name.split()) if name.isupper() else name


# ── What they achieved, and have received ──────────────────────────────────────────────────────────────────────────


def _story(blocks: Sequence[Block]) -> tuple[str, list[KindName]]:
    """The achievements in Markdown without personal data, and what kinds of that were cut out."""
    cleaned, cut = clean_blocks(blocks)
    sections = [_section(block) if isinstance(block, Paragraph) else block for block in cleaned]
    text = markdown(sections)
    return (f"{text}\n" if "\n" in text else text), cut


def _section(paragraph: Paragraph) -> Paragraph:
    """A numbered or bold line that stands for itself, as a heading without its number."""
    text = paragraph.text.strip()
    is_short = len(text) < 120 and "\n" not in text
    if not is_short or not (paragraph.level or paragraph.is_bold) or text.endswith((".", ";")):
        return paragraph
    return Paragraph((Run(report_parts.NUMBER.sub("", text).rstrip(" :")),), 2)


def _proposed(head: Sequence[Block], awards: Awards) -> Iterator[dict[str, Tree]]:
    """The award that the report is for, where its title names it."""
    text = " ".join(block.text for block in head if isinstance(block, Paragraph))
    asked = re.search(
        r"(?i)đề nghị\s+(?:xét\s+)?(?:tặng|truy tặng|phong tặng|khen thưởng|công nhận|xét)\s*(.+)", text, re.DOTALL
    )
    if asked and awards.title(asked[1]):
        award = awards.award(" ".join(asked[1].split())[:300])
        yield {key: award[key] for key in ("title", "class", "level", "year") if key in award} | {"status": "proposed"}


def _received(blocks: Sequence[Block], awards: Awards) -> tuple[list[dict[str, Tree]], list[str]]:
    """What they have received, and the lines about it that could not be read."""
    found: list[dict[str, Tree]] = []
    unread: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            read = awards.of_table(block)
            found += read
            unread += [] if read else [" ".join(filter(None, row)) for row in block.rows]
            continue
        for line in filter(None, map(str.strip, block.text.split("\n"))):
            read = awards.of_line(line)
            found += read
            is_heading = block.is_bold or block.level or line.endswith(":") or _NOTHING.fullmatch(fold(line))
            if not read and not is_heading and fold(line) not in _HEADINGS:
                unread.append(line)
    return found, unread + awards.unread


#: What stands there where nothing was received; and headings of the part, however they are written.
_NOTHING = re.compile(r"(?:chua co|khong|khong co)\b.*|")
_HEADINGS = frozenset({"1 danh hieu thi dua", "2 hinh thuc khen thuong", "danh hieu thi dua", "hinh thuc khen thuong"})


# ── What to tell ───────────────────────────────────────────────────────────────────────────────────────────────────


def _warned(document: WordDocument, source: Source, parts: Parts, unread: Sequence[str]) -> Iterator[Finding]:
    """What of the document was not read."""
    if parts.has_more:
        yield SEVERAL.at(source)
    if unread:
        lines = tuple(without_personal_data(line[:200])[0] for line in unread[:_MOST_LINES])
        yield UNREAD.at(source, count=len(unread), lines=lines)
    if document.pictures:
        yield PICTURES.at(source, count=document.pictures)


def _told(
    source: Source,
    profile: dict[str, Tree],
    found: Sequence[LabelledText],
    cut: Sequence[KindName],
    hidden: Sequence[KindName],
) -> Iterator[Finding]:
    if not profile.get("name"):
        yield NO_NAME.at(source)
    dropped = [LEFT_OUT[entry.key] for entry in found if entry.key in LEFT_OUT and entry.value]
    for entry in found:
        if entry.key not in LEFT_OUT:
            dropped += (KINDS[span.kind] for span in personal_data.find(entry.value))
    dropped += (KINDS[kind] for kind in hidden)
    if dropped:
        yield NOT_TAKEN.at(source, **_words(dropped))
    if cut:
        yield CUT_OUT.at(source, count=len(cut), **_words([KINDS[kind] for kind in cut]))


def _words(pairs: Sequence[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """What is named in both languages, each once."""
    return {"what_vi": tuple(dict.fromkeys(vi for vi, _ in pairs)), "what": tuple(dict.fromkeys(en for _, en in pairs))}
