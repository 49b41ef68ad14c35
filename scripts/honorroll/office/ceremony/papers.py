"""The papers of a ceremony in Word: what the MC says, who is called when, and who signs for what was presented."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from honorroll.content.kinds import ItemKind
from honorroll.content.office import Letterhead
from honorroll.formats.docx import Run
from honorroll.office.ceremony.gather import Ceremony, Honoured, Item
from honorroll.office.word.paper import Kind, Paper

_SCRIPT, _LIST = Kind("Lời dẫn chương trình"), Kind("Danh sách")
_WELCOME = "Kính thưa các vị đại biểu, các vị khách quý và toàn thể các đồng chí."
#: What is said at an item; ``{who}`` are its people, ``{title}`` its name.
_SAID: dict[ItemKind, str] = {
    "flag-salute": "Xin kính mời các vị đại biểu đứng dậy, chỉnh đốn trang phục để làm lễ chào cờ.",
    "introduction": "Sau đây, xin được tuyên bố lý do và giới thiệu các vị đại biểu về dự {name}.",
    "opening": "Xin trân trọng kính mời {who} lên khai mạc.",
    "film": "Kính mời các vị đại biểu cùng xem phim.",
    "speeches": "Tiếp theo chương trình là phần phát biểu của các điển hình. Xin trân trọng kính mời {who}.",
    "honouring": "Tiếp theo chương trình là phần biểu dương, tôn vinh. Xin trân trọng kính mời các tập thể, gia đình, "
    "cá nhân có tên sau đây lên lễ đài.",
    "launch": "Xin trân trọng kính mời {who} lên phát động thi đua.",
    "address": "Xin trân trọng kính mời {who} lên phát biểu.",
    "delegates": "Tiếp theo, xin trình hội nghị thông qua danh sách đại biểu.",
    "closing": "Chương trình đến đây là kết thúc. Xin trân trọng cảm ơn các vị đại biểu, các vị khách quý.",
    "other": "Tiếp theo chương trình: {title}.",
}


def papers(ceremony: Ceremony, letterhead: Letterhead, day: date) -> dict[str, bytes]:
    """The papers by the names of their files; where nobody is honoured, the script alone."""
    made: Mapping[str, tuple[str, Callable[[Paper, Ceremony], None]]] = {
        "loi-dan-chuong-trinh.docx": ("Lời dẫn chương trình", _script),
        "thu-tu-trao.docx": ("Thứ tự mời lên trao", _calling),
        "danh-sach-ky-nhan.docx": ("Danh sách ký nhận", _presents),
    }
    found = {}
    for file, (title, write) in made.items():
        if not ceremony.honoured and write is not _script:
            continue
        paper = Paper(letterhead, ceremony.organiser, f"{title}: {ceremony.name}", day)
        write(paper, ceremony)
        found[file] = paper.data()
    return found


# ── The script ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _script(paper: Paper, ceremony: Ceremony) -> None:
    paper.head(_SCRIPT, ceremony.name)
    when = ", ".join(filter(None, (ceremony.day, ceremony.venue)))
    if when:
        paper.paragraph(Run("Thời gian, địa điểm: ", bold=True), f"{when}.")
    paper.paragraph(Run(_WELCOME, italic=True))
    is_honoured = False
    for n, item in enumerate(ceremony.items, 1):
        paper.heading(f"{n}. {_heading(item)}", 2)
        paper.paragraph(_said(item, ceremony))
        for speaker in item.speakers:
            told = ", ".join(filter(None, (speaker.name, speaker.position, speaker.role)))
            paper.paragraph(f"- {told}")
        if item.note:
            paper.note(item.note)
        if item.kind == "honouring" and not is_honoured:
            is_honoured = True
            _honouring(paper, ceremony)
    if not is_honoured and ceremony.honoured:
        paper.heading(f"{len(ceremony.items) + 1}. Biểu dương, tôn vinh", 2)
        paper.paragraph(_SAID["honouring"])
        _honouring(paper, ceremony)
    paper.sign()


def _heading(item: Item) -> str:
    when = ", ".join(filter(None, (item.day, item.time, item.track)))
    return f"{item.title} ({when})" if when else item.title


def _said(item: Item, ceremony: Ceremony) -> str:
    names = [speaker.position or speaker.name for speaker in item.speakers]
    who = names[0] if len(names) == 1 else "các vị có tên sau đây" if names else "đại diện lãnh đạo"
    return _SAID[item.kind].format(who=who, title=item.title, name=ceremony.name)


def _honouring(paper: Paper, ceremony: Ceremony) -> None:
    for title, members in ceremony.by_title():
        paper.heading(f"{title or 'Được biểu dương'} ({len(members)})", 3)
        for each in members:
            who = ", ".join(filter(None, (each.called, each.who)))
            deed = each.person.deed.rstrip(".")
            paper.paragraph(f"{each.number}. {who}{f': {deed}' if deed else ''}.")


# ── Lists ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _calling(paper: Paper, ceremony: Ceremony) -> None:
    paper.head(_LIST, f"Thứ tự mời lên trao tại {ceremony.name}")
    for title, members in ceremony.by_title():
        paper.heading(f"{title or 'Được biểu dương'} ({len(members)})", 2)
        rows = [(str(each.number), each.called, each.who, _decision(each)) for each in members]
        paper.table(("TT", "Họ và tên, tên tập thể", "Chức vụ, đơn vị", "Quyết định"), rows, (1, 5, 5, 3))
    paper.sign()


def _decision(each: Honoured) -> str:
    return each.award.decision if each.award else ""


def _presents(paper: Paper, ceremony: Ceremony) -> None:
    paper.head(_LIST, f"Ký nhận hiện vật khen thưởng tại {ceremony.name}")
    given = {each.number: each.title for each in ceremony.honoured if each.is_given}
    rows = [(str(each.number), each.called, each.who, given.get(each.number, ""), "") for each in ceremony.honoured]
    paper.table(("TT", "Họ và tên", "Chức vụ, đơn vị", "Hình thức", "Ký nhận"), rows, (1, 4, 4, 3, 3))
    paper.sign()
