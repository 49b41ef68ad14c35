"""What a nomination by citizens tells, and the rule that none of them lies where it is public.

The questions stand on the page, on the printed form and in the letter that the page begins; by them a letter that was
filed in the wrong place is known again.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.base.vietnamese import fold
from honorroll.content import private_drawer
from honorroll.content.scan import printable_name


class Question(NamedTuple):
    """What is asked on the form; ``hint`` says what to think of, ``lines`` how much room there is to write."""

    label: str
    hint: str
    lines: int


QUESTIONS = (
    Question("Người, tập thể hoặc hộ gia đình được giới thiệu", "Tên, làm gì, ở tổ dân phố, phường, xã nào", 2),
    Question("Đã làm việc gì", "Một hai việc cụ thể: làm gì, cho ai, kết quả ra sao", 7),
    Question("Ở đâu, từ khi nào", "Nơi làm và thời gian; chỉ nhớ năm cũng được", 2),
    Question("Ai xác nhận được", "Tổ trưởng, cơ quan, người cùng làm, hoặc bài báo đã đăng", 2),
    Question("Người được giới thiệu đã biết việc này chưa", "Chưa biết cũng được: cơ quan sẽ hỏi trước khi đăng", 1),
    Question("Người giới thiệu và cách liên hệ", "Để cơ quan hỏi lại; không bao giờ được đăng", 2),
)

PUBLIC_NOMINATION = Rule(
    "nomination-in-public",
    "error",
    Text(
        "“{name}” là thư, phiếu giới thiệu gương của người dân, nằm ở nơi ai cũng đọc được.",
        "Chuyển vào ngăn riêng: {folder}/. Điều đã xác minh và được phép đăng thì viết thành hồ sơ mới.",
    ),
    Text(
        "“{name}” is a nomination that a citizen sent, and lies where everybody can read it.",
        "Move it into the private drawer: {folder}/. Write a profile of what was confirmed and may be published.",
    ),
)
#: Names that offices give to what came in, and to folders of it (folded).
_LETTER = re.compile(r"(?:phieu|thu|don) (?:gioi thieu|suy ton|de cu)\b.*")
_FOLDER = re.compile(r"(?:gioi thieu (?:guong|nguoi tot)|suy ton|de cu|nominations?)\b.*")
_FEW = 3
#: The folders that are looked at; the rooms of profiles and conferences tell of strays of their own. What lies in the
#: second ones is published, and may well be about nominations.
_BESIDE = ("", "content", "honorees")
_PUBLISHED = ("content/pages", "content/news", "content/special")


def folder() -> str:
    """The folder of the private drawer for what citizens send."""
    return f"{os.environ.get(private_drawer.VARIABLE) or private_drawer.FOLDER}/gioi-thieu"


def is_nomination(text: str) -> bool:
    """Whether a text answers the questions of the form."""
    return sum(f"{question.label}:" in text for question in QUESTIONS) >= _FEW


def judge_text(text: str, path: str) -> Iterator[Finding]:
    """A text that is published is no letter of nomination."""
    if is_nomination(text):
        yield PUBLIC_NOMINATION.at(Source(path, 1, 1), name=path.rpartition("/")[2], folder=folder())


def judge_names(root: Path) -> Iterator[Finding]:
    """No file or folder beside the content is called like what citizens send."""
    for place in (*_BESIDE, *_PUBLISHED):
        top = root / place
        if top.is_symlink() or not top.is_dir():
            continue
        with os.scandir(top) as entries:
            names = sorted(printable_name(entry.name) for entry in entries if entry.name[:1] != ".")
        for name in names:
            called = fold(name)
            if _LETTER.fullmatch(called) or (place in _BESIDE and _FOLDER.fullmatch(called)):
                yield PUBLIC_NOMINATION.at(Source(f"{place}/{name}".lstrip("/")), name=name, folder=folder())
