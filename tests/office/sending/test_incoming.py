"""What others changed meanwhile comes along when something is sent; what both changed, a person decides."""

from __future__ import annotations

import pytest
from tests.offices import POSITION, A, Machine, publish
from tests.running import write

from honorroll.office.sending.incoming import MINE, THEIRS


def test_what_others_changed_elsewhere_comes_along(mine: Machine, theirs: Machine) -> None:
    b, page = "honorees/individuals/tran-thi-b/profile.yml", "content/pages/gioi-thieu.md"
    theirs.edit(b, "position: Giáo viên", "position: Hiệu trưởng")
    theirs.edit(A, "gender: male", "gender: female")
    write(theirs.root, page, theirs.read(page) + "\nThêm.\n")
    theirs.git("commit", "-q", "-a", "-m", "x")
    theirs.git("push", "-q", "origin", "HEAD")
    mine.edit(A, *POSITION)
    outcome = mine.send("Lê Thị C")
    assert {each.name for each in outcome.taken} == {"Nguyễn Văn A", "Trần Thị B", "Giới thiệu"}
    assert "Giám đốc" in mine.read(A)
    assert "female" in mine.read(A)
    assert mine.read(b) == theirs.read(b)
    assert outcome.sent
    assert mine.git("diff", "--name-only", "origin/main", outcome.sent.branch) == A


@pytest.mark.parametrize(("choice", "kept"), [(MINE, "Giám đốc"), (THEIRS, "Phó Trưởng trạm")])
def test_what_both_changed_is_decided_by_a_person(mine: Machine, theirs: Machine, choice: str, kept: str) -> None:
    publish(theirs, A, POSITION[0], "position: Phó Trưởng trạm")
    mine.edit(A, *POSITION)
    mine.edit(A, "gender: male", "gender: female")
    before = mine.read(A)
    outcome = mine.send()
    (conflict,) = outcome.conflicts
    assert (conflict.record, conflict.label) == ("Hồ sơ cá nhân: Nguyễn Văn A", "Chức vụ")
    assert (conflict.theirs, conflict.mine) == ("Phó Trưởng trạm", "Giám đốc")
    assert outcome.sent is None
    assert mine.read(A) == before
    decided = mine.send(choices={conflict.mark: choice})
    assert decided.sent
    assert f"position: {kept}" in mine.read(A)
    assert "female" in mine.read(A)
    assert f"position: {kept}" in mine.git("show", f"{decided.sent.branch}:{A}")
    if choice == THEIRS:  # what was given up is kept
        assert before in mine.git("show", f"refs/honorroll/before:{A}") + "\n"


def test_an_answer_is_good_for_the_versions_that_were_shown(mine: Machine, theirs: Machine) -> None:
    mine.edit(A, *POSITION)
    publish(theirs, A, "Trưởng trạm", "Phó Trưởng trạm")
    (old,) = mine.send().conflicts
    publish(theirs, A, "Phó Trưởng trạm", "Bác sĩ chính")
    (new,) = mine.send(choices={old.mark: MINE}).conflicts
    assert new.theirs == "Bác sĩ chính"


def test_both_may_add_to_a_list(mine: Machine, theirs: Machine) -> None:
    theirs.edit(A, "sources:\n", "  - title: bang-khen-vi-du\n    year: 2022\n    sources: [3]\nsources:\n")
    theirs.edit(A, "publication:\n", "  - title: Báo của họ\npublication:\n")
    theirs.git("commit", "-q", "-a", "-m", "x")
    theirs.git("push", "-q", "origin", "HEAD")
    mine.edit(A, "publication:\n", "  - title: Báo của tôi\npublication:\n")
    mine.edit(A, "quote:\n  text: Tôi chỉ làm việc nên làm.\n  source: 2", "quote:\n  text: Tôi chỉ làm.\n  source: 3")
    outcome = mine.send()
    assert outcome.conflicts == []
    assert mine.read(A).index("Báo của họ") < mine.read(A).index("Báo của tôi")
    assert "source: 4" in mine.read(A)


def test_a_removed_record_and_a_changed_one(mine: Machine, theirs: Machine) -> None:
    theirs.git("rm", "-q", A)
    theirs.git("commit", "-q", "-m", "x")
    theirs.git("push", "-q", "origin", "HEAD")
    mine.edit(A, *POSITION)
    (conflict,) = mine.send().conflicts
    assert (conflict.label, conflict.theirs) == ("Cả tệp", "đã xóa")
    assert mine.send(choices={conflict.mark: THEIRS}).sent is None
    assert not (mine.root / A).exists()
