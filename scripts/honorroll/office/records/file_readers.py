"""What reads files into fields of a form: programme and speech of Word documents, numbers of a list of delegates.

All of them are parsed in a confined process of its own, and nothing of the files is kept.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from honorroll.base.vietnamese import fold, number
from honorroll.content.person_names import is_same
from honorroll.formats import yaml_read
from honorroll.formats.docx import WordDocument
from honorroll.formats.yaml_read import Tree
from honorroll.formats.yaml_write import emit
from honorroll.office import delegate_list, fmt, programme_text, speech_text
from honorroll.office.records.apart import apart
from honorroll.office.records.record_kind import BODY, FileReader, ReadFile, Record
from honorroll.office.records.site import Site
from honorroll.office.word import reading

_DOCX = ".docx"


class _Word(NamedTuple):
    document: WordDocument | None
    result: ReadFile


def _word(data: dict[str, Tree], name: str, file: bytes) -> _Word:
    document, findings = apart(reading.read, file, name)
    told = [f"{each.message('vi')} {each.hint('vi')}" for each in findings if not each.is_error]
    return _Word(document, ReadFile(data, [each for each in findings if each.is_error], told))


def _programme(site: Site, record: Record, data: dict[str, Tree], name: str, file: bytes) -> ReadFile:
    word = _word(data, name, file)
    if word.document is None:
        return word.result
    items, findings = programme_text.read(word.document, name)
    if findings:
        return ReadFile(data, findings)
    here = data.get("programme")
    before = here if isinstance(here, list) else []
    told = f"Đã đọc {len(items)} phần từ “{name}” vào chương trình. Xem lại từng phần trước khi lưu."
    return ReadFile(data | {"programme": [*before, *items]}, [], [*word.result.told, told])


def _speech(site: Site, record: Record, data: dict[str, Tree], name: str, file: bytes) -> ReadFile:
    word = _word(data, name, file)
    if word.document is None:
        return word.result
    speech, findings = speech_text.read(word.document, name)
    if speech is None:
        return ReadFile(data, findings)
    told = [f"Đã đọc bài từ “{name}”. Xem lại tiêu đề, người phát biểu và nội dung trước khi lưu."]
    if word.document.pictures:
        told.append(f"Trong tệp có {word.document.pictures} ảnh, không được đưa vào; ảnh đặt ở album.")
    filled: dict[str, Tree] = {BODY: speech.body}
    if speech.title and not data.get("title"):
        filled["title"] = speech.title
    if speech.speaker and not data.get("speaker"):
        filled["speaker"], found = _speaker(site, speech)
        told += found
    return ReadFile(data | filled, [], [*word.result.told, *told])


def _speaker(site: Site, speech: speech_text.SpeechText) -> tuple[Tree, list[str]]:
    """The speaker by name; by profile where exactly one honoree is called so."""
    bare = speech.speaker.partition(" ")[2] if fold(speech.speaker).split(" ")[0] in ("ong", "ba") else speech.speaker
    called = [row for row in site.roster.named(fold(bare)) if is_same(row.name, bare)]
    told = []
    who: dict[str, Tree] = {"name": speech.speaker}
    if len(called) == 1:
        who = {"honoree": called[0].slug}
        told = [f"“{speech.speaker}” có hồ sơ trên bảng vàng và đã được chọn; xem lại có đúng người không."]
    return who | ({"position": speech.position} if speech.position else {}), told


def _delegates(site: Site, record: Record, data: dict[str, Tree], name: str, file: bytes) -> ReadFile:
    """The numbers of a list of delegates; who is on it is never kept."""
    fields = {id_: field.name for id_, field in site.frame().given.vocabulary.fields.items()}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "danh-sach"
        path.write_bytes(file)
        counted = apart(delegate_list.count, path, name, fields, site.today)
    if counted.composition is None:
        return ReadFile(data, counted.findings)
    planned = data.get("composition")
    kept = planned if isinstance(planned, dict) else {}
    limits: dict[str, Tree] = {key: kept[key] for key in ("limit", "exemplars_percent") if key in kept}
    document, _ = yaml_read.load(emit(fmt.to_data(counted.composition)).encode(), record.path)
    total = number(counted.composition.total or 0)
    told = [f"Đã đếm {total} đại biểu trong “{name}”. Chỉ số lượng được ghi; tên và ngày sinh không được giữ lại."]
    if counted.hidden:
        told.append(f"Nhóm quá ít người thì không nêu riêng: {', '.join(counted.hidden)}.")
    told += [f"{each.message('vi')} {each.hint('vi')}" for each in counted.findings]
    return ReadFile(data | {"composition": limits | (document.data if document else {})}, [], told)


PROGRAMME = FileReader(
    "Đọc chương trình từ tệp Word",
    "Tệp .docx, có bảng hoặc mỗi phần một dòng: “8h15: Khai mạc”.",
    _DOCX,
    _programme,
)
SPEECH = FileReader(
    "Đọc bài từ tệp Word",
    "Tệp .docx. Tiêu đề, người phát biểu và nội dung được điền vào các ô.",
    _DOCX,
    _speech,
)
DELEGATES = FileReader(
    "Đếm từ danh sách đại biểu",
    "Tệp Excel (.xlsx) hoặc .csv của cơ quan. Chỉ số lượng được ghi; danh sách không được giữ lại.",
    ".xlsx,.xlsm,.xls,.ods,.csv",
    _delegates,
)
