from __future__ import annotations

from pathlib import Path

from tests.running import write

from honorroll.base.findings import Rule, Source, Text
from honorroll.office.live_preview.builder import MOST_SHOWN, as_told

ERROR = Rule("unknown-key", "error", Text("Không có “{n}”.", "Xem lại."), Text("There is no “{n}”.", "Check it."))
WARNING = Rule("no-photo", "warning", Text("Không có ảnh.", ""), Text("There is no photo.", ""))


def test_the_browser_is_shown_errors_first_then_what_was_edited_and_not_more_than_it_can_hold(tmp_path: Path) -> None:
    write(tmp_path, "honorees/b.yml", "name: A\n  nmae: <B>\n")
    rows = [WARNING.at(Source(f"honorees/{n:05}.yml")) for n in range(1_000)]
    rows += [WARNING.at(Source("honorees/z.yml", 1)), ERROR.at(Source("honorees/b.yml", 2, 3), n="nmae")]
    told = as_told(tmp_path, rows, {"honorees/z.yml"}, "en")
    assert (told["errors"], told["summary"]) == (1, "Errors: 1. Warnings: 1001.")
    assert len(told["rows"]) == MOST_SHOWN
    assert told["more"] == 1_002 - MOST_SHOWN
    assert told["rows"][0] == {
        "place": "honorees/b.yml:2:3",
        "is_error": True,
        "text": "nmae: <B>",
        "message": "There is no “nmae”.",
        "hint": "Check it.",
    }
    assert told["rows"][1]["place"] == "honorees/z.yml:1"
    assert len(told["lines"]) < 100


def test_no_line_is_shown_but_of_a_text_of_the_site(tmp_path: Path) -> None:
    write(tmp_path, "secret", "password\n")
    (tmp_path / "honorees").mkdir()
    (tmp_path / "honorees/a.yml").symlink_to(tmp_path / "secret")
    for path in ("secret", "honorees/../secret", "honorees/a.yml", "honorees/none.yml", "honorees"):
        [row] = as_told(tmp_path, [ERROR.at(Source(path, 1), n="x")], (), "vi")["rows"]
        assert row["text"] == "", path
