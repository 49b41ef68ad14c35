"""Advice that is followed to the letter ends the finding: what somebody got wrong, the edit that the message names, and
then a check without findings.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image
from tests.running import honorroll_here, write

from honorroll.site import address_rules

FOLDER = "honorees/individuals/tran-thi-h"
PROFILE = f"{FOLDER}/profile.yml"
FAULTLESS = """\
name: Trần Thị H
gender: female
position: Trưởng trạm Y tế
place: phuong-moi
field: y-te
awards:
  - title: bang-khen-vi-du
    year: 2024
    decision:
      number: 45/QĐ-UBND
      date: 2024-10-08
sources:
  - title: Quyết định khen thưởng
publication:
  basis: public-record
"""


class Mistake(NamedTuple):
    """A line of the faultless profile as somebody wrote it, the rule that is broken, and a part of the advice."""

    right: str
    wrong: str
    rule: str
    advice: str
    mended: str = ""
    """What the advice makes of it, where that is not the line of the faultless profile."""


EIGHTH = "Nếu là ngày 8 tháng 10 năm 2024 thì viết: date: 2024-10-08"
MISTAKES = {
    "key in Vietnamese": Mistake("position:", "chức vụ:", "unknown-key", "→ position?"),
    "key without accents": Mistake("position:", "chuc vu:", "unknown-key", "→ position?"),
    "key by its label": Mistake("place:", "Địa bàn:", "unknown-key", "→ place?"),
    "value in Vietnamese": Mistake("gender: female", "gender: Nữ", "not-a-choice", "→ female?"),
    "basis in Vietnamese": Mistake("public-record", "đã công bố", "not-a-choice", "→ public-record?"),
    "place by its name": Mistake("phuong-moi", "Phường Mới", "wrong-value", "viết: place: phuong-moi"),
    "place abbreviated": Mistake("phuong-moi", "P. Mới", "wrong-value", "viết: place: phuong-moi"),
    "place of a committee": Mistake("phuong-moi", "UBND phường Mới", "wrong-value", "viết: place: phuong-moi"),
    "place misspelt": Mistake("phuong-moi", "phuong-mo", "unknown-reference", "“phuong-moi (Phường Mới)”"),
    "field by its name": Mistake("y-te", "Y tế", "wrong-value", "viết: field: y-te"),
    "date with slashes": Mistake("2024-10-08", "08/10/2024", "wrong-value", EIGHTH),
    "date with dots": Mistake("2024-10-08", "8.10.2024", "wrong-value", EIGHTH),
    "date with dashes": Mistake("2024-10-08", "8–10–2024", "wrong-value", EIGHTH),
    "date with a comma": Mistake("2024-10-08", "8 tháng 10, 2024", "wrong-value", EIGHTH),
    "date in words": Mistake("2024-10-08", "ngày 08 tháng 10 năm 2024", "wrong-value", "viết: date: 2024-10-08"),
    "date of another program": Mistake("2024-10-08", '"2024-10-08 00:00:00"', "wrong-value", "viết: date: 2024-10-08"),
    "day before month": Mistake("2024-10-28", "2024-28-10", "wrong-value", "ngày 28 tháng 10 năm 2024 thì viết"),
    "key of another list": Mistake("position:", "Chức danh:", "unknown-key", "→ position?"),
    "key with a stroke": Mistake("place:", "Xã/phường:", "unknown-key", "→ place?"),
    "place with its city": Mistake("phuong-moi", "Phường Mới, TP Ví Dụ", "wrong-value", "viết: place: phuong-moi"),
    "date with a short year": Mistake("2024-10-08", "8/10/24", "wrong-value", EIGHTH),
    "date without signs": Mistake("2024-10-08", "20241008", "wrong-value", EIGHTH),
    "date as Excel keeps it": Mistake("2024-10-08", "45573", "wrong-value", EIGHTH),
    "year cut short": Mistake("year: 2024", "year: 24", "wrong-value", "viết: year: 2024"),
    "letter in a year": Mistake("year: 2024", "year: 2O24", "wrong-value", "viết: year: 2024"),
    "spaces doubled": Mistake("name: Trần Thị H", "name: Trần  Thị H", "wrong-value", "viết: name: Trần Thị H"),
    "number of a list": Mistake("name: Trần Thị H", "name: 1. Trần Thị H", "more-than-a-name", "name: Trần Thị H."),
    "year behind a name": Mistake("Trần Thị H", "Trần Thị H (1970)", "more-than-a-name", "name: Trần Thị H."),
    "position behind a name": Mistake("Trần Thị H", "Trần Thị H - Trạm Y tế", "more-than-a-name", "name: Trần Thị H."),
    "number with its day": Mistake(
        "45/QĐ-UBND", "số 45/QĐ-UBND ngày 8/10/2024", "decision-number-untidy", "ký hiệu: number: 45/QĐ-UBND"
    ),
    "number in small letters": Mistake(
        "45/QĐ-UBND", "45/qđ-ubnd", "decision-number-untidy", "ký hiệu: number: 45/QĐ-UBND"
    ),
    "number behind which is a day": Mistake(
        "45/QĐ-UBND", "45/QĐ-UBND, 8/10/2024", "decision-number-untidy", "ký hiệu: number: 45/QĐ-UBND"
    ),
    "number with another Đ": Mistake("45/QĐ-UBND", "45/QÐ-UBND", "strange-letter", "Có phải “45/QĐ-UBND” không?"),
    "several numbers": Mistake(
        "45/QĐ-UBND", "45/QĐ-UBND và 46/QĐ-UBND", "decision-number-several", "khen thưởng: number: 45/QĐ-UBND"
    ),
    "number without Đ": Mistake("45/QĐ", "45/QD", "decision-number-untidy", "ký hiệu: number: 45/QĐ-UBND"),
    "decision on a line": Mistake(
        "decision:\n      number: 45/QĐ-UBND\n      date: 2024-10-08", "decision: 45/QĐ-UBND ngày 8/10/2024",
        "wrong-shape", "decision: {number: 45/QĐ-UBND, date: 2024-10-08}",
        "decision: {number: 45/QĐ-UBND, date: 2024-10-08}",
    ),
    "colon of another keyboard": Mistake(
        "position: Trưởng", "position：Trưởng", "yaml-wide-colon", "position: Trưởng trạm Y tế"
    ),
    "quote left open": Mistake(
        "position: Trưởng trạm Y tế", 'position: "Trưởng trạm Y tế', "yaml-quote", 'position: "Trưởng trạm Y tế"',
        'position: "Trưởng trạm Y tế"',
    ),
    "comment": Mistake("gender: female", "gender: female   # nữ hoặc nam", "yaml-comment", "Nếu là ghi chú thì xóa đi"),
    "comment kept as a note": Mistake(
        "gender: female", "gender: female   # hỏi lại xã", "yaml-comment", "hoặc chuyển vào mục notes",
        "gender: female\nnotes: hỏi lại xã",
    ),
    "number without a sign": Mistake("45/QĐ-UBND", "45", "decision-number", "number: 45/QĐ-UBND"),
    "honorific in the name": Mistake(
        "name: Trần Thị H", "name: Bà Trần Thị H", "honorific-in-name", "name: Trần Thị H và honorific: Bà",
        "name: Trần Thị H\nhonorific: Bà",
    ),
    "story on two lines": Mistake(
        "sources:",
        "story: Chị B là bác sĩ: tận tụy.\nChị ở phường Mới đã lâu.\nsources:",
        "yaml-prose",
        "Viết “story: |”",
        "story: |\n  Chị B là bác sĩ: tận tụy.\n  Chị ở phường Mới đã lâu.\nsources:",
    ),
    "story on three lines": Mistake(
        "sources:", "story: Chị B là bác sĩ.\n\nChị ở phường Mới đã lâu, ai cũng biết.\nsources:", "yaml-prose",
        "mỗi dòng của đoạn văn thụt vào hai dấu cách",
        "story: |\n  Chị B là bác sĩ.\n\n  Chị ở phường Mới đã lâu, ai cũng biết.\nsources:",
    ),
}  # fmt: skip


def told(root: Path) -> list[dict[str, str]]:
    """The findings about what a test wrote."""
    rows: list[dict[str, str]] = json.loads(honorroll_here("check", "--format", "json", root=root).stdout)
    return [row for row in rows if row["path"].startswith((FOLDER, "honorees"))]


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_profile_that_follows_the_advice_is_faultless(site: Path, mistake: Mistake) -> None:
    right = FAULTLESS.replace("2024-10-08", "2024-10-28") if "28" in mistake.right else FAULTLESS
    assert right.count(mistake.right) == 1
    write(site, PROFILE, right.replace(mistake.right, mistake.wrong))
    rows = told(site)
    assert {row["rule"] for row in rows} == {mistake.rule}
    assert any(mistake.advice in row["hint"] for row in rows), rows
    write(site, PROFILE, right.replace(mistake.right, mistake.mended or mistake.right))
    assert told(site) == []


def test_a_household_among_individuals_moves_to_the_households(site: Path) -> None:
    write(site, PROFILE, FAULTLESS.replace("name: Trần Thị H", "name: Hộ bà Trần Thị H"))
    (row,) = told(site)
    assert row["rule"] == "household-among-individuals"
    assert "“tran-thi-h” sang honorees/households" in row["hint"]
    (site / "honorees/households").mkdir(exist_ok=True)
    moved = site / "honorees/households/tran-thi-h"
    (site / FOLDER).rename(moved)
    text = (moved / "profile.yml").read_text(encoding="utf-8")
    write(moved, "profile.yml", text.replace("gender: female\nposition: Trưởng trạm Y tế\n", ""))
    assert told(site) == []


@pytest.mark.parametrize("name", ["danh-sach.xlsx", "anh.rar", "profile.yml.bak", "~$profile.docx", "bao-cao.DOC"])
def test_working_papers_are_kept_in_the_office(site: Path, name: str) -> None:
    write(site, PROFILE, FAULTLESS)
    for folder in (FOLDER, "honorees/individuals"):
        paper = write(site, f"{folder}/{name}", b"x")
        (row,) = told(site)
        assert (row["rule"], "Giữ tệp ở cơ quan" in row["hint"]) == ("office-file", True)
        assert "decision" not in row["hint"]
        paper.unlink()
    assert told(site) == []


def test_a_folder_of_papers_alone_has_no_profile(site: Path) -> None:
    paper = write(site, "honorees/individuals/nguoi-moi/ghi-chu.docx", b"x")
    (row,) = told(site)
    assert (row["rule"], "ngoài thư mục của trang" in row["hint"]) == ("no-profile", True)
    paper.unlink()
    write(site, "honorees/individuals/nguoi-moi/profile.yml", FAULTLESS.replace("Trần Thị H", "Người Mới"))
    assert told(site) == []


def test_a_photo_with_accents_in_its_name_is_renamed_by_the_command(site: Path) -> None:
    photo = "{file: Ảnh chân dung.JPG, alt: Bà H khám bệnh, credit: Nguyễn Văn A, source: 1}"
    write(site, PROFILE, FAULTLESS.replace("sources:", f"photos:\n  - {photo}\nsources:"))
    Image.effect_noise((1200, 1200), 60).convert("RGB").save(site / FOLDER / "Ảnh chân dung.JPG", "JPEG")
    assert any("honorroll check --fix" in row["hint"] for row in told(site))
    honorroll_here("check", "--fix", "--yes", root=site)
    assert told(site) == []


def test_a_photo_is_named_as_it_lies_in_the_folder(site: Path) -> None:
    write(site, PROFILE, FAULTLESS)
    Image.effect_noise((1200, 1200), 60).convert("RGB").save(site / FOLDER / "IMG_8.JPG", "JPEG")
    for name, meant in (("'D:\\Anh\\img_8.jpg'", "img_8.jpg"), ("img_8.jpg", "IMG_8.JPG")):
        photo = f"{{file: {name}, alt: Bà H khám bệnh, credit: Nguyễn Văn A, source: 1}}"
        write(site, PROFILE, FAULTLESS.replace("sources:", f"photos:\n  - {photo}\nsources:"))
        assert any(f"thì viết: file: {meant}" in row["hint"] for row in told(site))
    write(site, PROFILE, (site / PROFILE).read_text(encoding="utf-8").replace("img_8.jpg", "IMG_8.JPG"))
    assert told(site) == []


def published(root: Path) -> None:
    """The site as it is, in git and published, with the profile of somebody."""
    write(root, PROFILE, FAULTLESS)
    assert honorroll_here("build", root=root).code == 0
    who = ["-c", "user.name=a", "-c", "user.email=a@b"]
    for command in (["init", "-q"], ["add", "honorees", "content"], [*who, "commit", "-qm", "a"]):
        subprocess.run(["git", *command], cwd=root, check=True)
    assert told(root) == []


def test_a_renamed_folder_names_its_former_address(site: Path) -> None:
    published(site)
    (site / FOLDER).rename(site / f"{FOLDER}-x")
    (row,) = told(site)
    assert row["rule"] == "lost-honoree-renamed"
    assert f"thêm vào {FOLDER}-x/profile.yml dòng: former_slugs: [tran-thi-h]" in row["hint"]
    assert "honorroll rename tran-thi-h tran-thi-h-x" in row["hint"]
    write(site, f"{FOLDER}-x/profile.yml", f"{FAULTLESS}former_slugs: [tran-thi-h]\n")
    assert told(site) == []


def brought_back(root: Path) -> None:
    command = ["git", "restore", "--source=HEAD", "honorees/*/tran-thi-h/*"]
    subprocess.run(command, cwd=root, check=True)


def taken_down(root: Path) -> None:
    brought_back(root)
    profile = root / PROFILE
    text = profile.read_text(encoding="utf-8")
    profile.write_text(f"{text}  withdrawn: {{date: 2025-03-01}}\n", encoding="utf-8")


@pytest.mark.parametrize("mend", [brought_back, taken_down])
def test_a_deleted_profile_comes_back_or_is_taken_down(site: Path, mend: Callable[[Path], None]) -> None:
    published(site)
    shutil.rmtree(site / FOLDER)
    (row,) = told(site)
    assert row["rule"] == "lost-honoree"
    assert "git restore --source=HEAD 'honorees/*/tran-thi-h/*'" in row["hint"]
    assert "honorroll withdraw tran-thi-h;" in row["hint"]
    assert "honorroll rename tran-thi-h" in row["hint"]
    mend(site)
    assert told(site) == []


def test_a_lost_address_never_asks_to_edit_a_list() -> None:
    """Deleting a line, or a file, is no way to end the finding."""
    rules = (address_rules.LOST_URL, address_rules.LOST_FILE, address_rules.RENAMED, address_rules.DELETED)
    for text in (text for rule in rules for text in (rule.vi, rule.en)):
        assert not re.search("urls.txt|dia-chi.txt|xóa dòng|delete its line", text.hint)
