"""Open data: what is in them, whose ids they have, and how a build amends the files of the one before."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from tests.running import built, every_file, honorroll_here, write

from honorroll.content.award import Award
from honorroll.content.fields import declared
from honorroll.content.honoree import Honoree
from honorroll.formats.feeds import FORMATS
from honorroll.outputs.data import changes, files
from honorroll.outputs.data.changes import ReleaseChange
from honorroll.outputs.data.columns import columns_of
from honorroll.outputs.data.ids import honoree_id
from honorroll.outputs.data.tables import CONFERENCES, HONOREES

SECRET = "mot-khoa-de-thu-xem"  # noqa: S105  # of a test

PROFILE = """\
name: {}
awards:
  - title: bang-khen-vi-du
    year: 2024
sources:
  - title: Báo Ví Dụ
publication:
  basis: public-record
"""


def test_what_is_private_long_or_about_others_is_no_column() -> None:
    given_out = {column.attribute for column in columns_of(Honoree)}
    for name, field in declared(Honoree).items():
        assert (name in given_out) == (field.is_public and field.in_data and not field.names_honoree), name
    never = {"publication", "notes", "distinct_from", "former_slugs", "succeeded_by", "gender", "photos", "story"}
    assert not given_out & never
    assert not {column.attribute for column in columns_of(Award)} & {"with_", "code"}
    assert not {column.attribute for column in CONFERENCES.columns} & {"honorees", "delegates", "congress_delegates"}


def test_an_id_outlasts_a_new_address_and_tells_no_name() -> None:
    id_ = honoree_id(SECRET, "tran-van-a", ())
    assert honoree_id(SECRET, "tran-van-a-2", ("tran-van-a", "tran-a")) == id_
    assert honoree_id(f"{SECRET} khác", "tran-van-a", ()) != id_, "whoever tries names needs the secret too"
    assert id_[0] == "h"


def test_amending_gives_what_writing_everything_does(tmp_path: Path) -> None:
    draw = random.Random(7)  # noqa: S311  # nothing here is secret
    ids = sorted(honoree_id(SECRET, str(n), ()) for n in range(200))
    head = b"id,name\r\n"
    now: dict[str, bytes] = {}
    for step in range(30):
        some = draw.sample(ids, draw.choice([0, 1, 3, 60]))
        changed = {
            id_: b"".join(f"{id_},{step} {n}\r\n".encode() for n in range(draw.choice([0, 1, 1, 4]))) for id_ in some
        }
        now |= changed
        base, target = tmp_path / str(step), tmp_path / str(step + 1)
        files.write_lines(target, head, b"", files.Base(base if step else None, lambda changed=changed: changed))  # type: ignore[misc]  # mypy knows no default of a lambda
        assert target.read_bytes() == head + b"".join(now[id_] for id_ in sorted(now)), step


def test_a_document_is_its_lines_in_brackets(tmp_path: Path) -> None:
    for count in (0, 1, 5):
        lines, target = tmp_path / f"{count}.jsonl", tmp_path / f"{count}.json"
        lines.write_bytes(b"".join(f'{{"n":{n}}}\n'.encode() for n in range(count)))
        files.write_document(target, lines, b'{"rows":[\n', b"\n]}\n")
        assert json.loads(target.read_bytes()) == {"rows": [{"n": n} for n in range(count)]}


def test_of_those_who_are_gone_earlier_releases_say_nothing_more() -> None:
    known = [ReleaseChange("r1", "", "2024", (), (), ())]
    known = changes.added(known, "r2", "2024", ["a"], ["a", "b", "c"], ["a", "b", "c"])
    assert known[0] == ReleaseChange("r2", "r1", "2024", ("b", "c"), ("a",), ())
    known = changes.added(known, "r3", "2024", ["b", "c"], ["c"], ["b", "c"])
    assert [entry[3:] for entry in known] == [((), ("c",), ("b",)), (("c",), ("a",), ()), ((), (), ())]
    many = [f"h{n}" for n in range(changes.MOST_IDS)]
    assert len(changes.added(changes.added(known, "r4", "", many, many, many), "r5", "", [], ["a"], [])) == 2
    assert changes.entries(b"no JSON") == changes.entries(b'{"releases": [{}]}') == []


def test_a_release_says_what_came_changed_and_went(site: Path) -> None:
    def release() -> dict[str, Any]:
        result = honorroll_here("build", root=site)
        assert result.code == 0, result
        told = json.loads((site / "site" / changes.PATH).read_bytes())
        return {**told["releases"][0], "all gone": told["gone"], "count": len(told["releases"])}

    secret = "Không-được-đăng khóa"  # noqa: S105  # of the miniature site
    one, other = (honoree_id(secret, slug, ()) for slug in ("vu-thi-mot", "vu-thi-hai"))
    path = "honorees/individuals/vu-thi-mot/profile.yml"
    write(site, path, PROFILE.format("Vũ Thị Một"))
    assert release()["before"] == ""
    write(site, path, PROFILE.format("Vũ Thị Một Nghìn"))
    write(site, "honorees/individuals/vu-thi-hai/profile.yml", PROFILE.format("Vũ Thị Hai"))
    told = release()
    assert (told["added"], told["changed"], told["gone"]) == ([other], [one], [])
    assert release() == told, "nothing changed, so it is still the release before"
    write(site, path, PROFILE.format("Vũ Thị Một") + "  withdrawn:\n    date: 2025-11-30\n")
    told = release()
    assert (told["added"], told["changed"], told["gone"]) == ([], [], [one])
    assert one in told["all gone"]
    data = {path: data for path, data in every_file(site / "site").items() if path.startswith(("du-lieu/", "x/"))}
    feeds = {f"{changes.FEED}.{form}" for form in FORMATS}
    assert {path for path, text in data.items() if one.encode() in text} == {changes.PATH, *feeds}
    assert [path for path, text in data.items() if "Vũ Thị Một".encode() in text or b"vu-thi-mot" in text] == []
    assert "Vũ Thị Hai".encode() in data[f"{HONOREES.path}.jsonl"]


def test_a_site_whose_settings_do_not_ask_has_none(real: Path) -> None:
    pages = built(real)
    assert [path for path in pages if path.startswith(("du-lieu/", "x/"))] == []
    assert b"du-lieu/" not in pages["index.html"]
