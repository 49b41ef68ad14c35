"""The kinds of records that the desk edits."""

from __future__ import annotations

from honorroll.office.desk.conference_parts import ALBUMS, SPEECHES
from honorroll.office.desk.conferences import CONFERENCES
from honorroll.office.desk.consultations import CONSULTATIONS
from honorroll.office.desk.posts import POSTS
from honorroll.office.desk.profiles import PROFILES
from honorroll.office.desk.record_kind import RecordKind
from honorroll.office.desk.units import UNITS

RECORD_KINDS: dict[str, RecordKind] = {
    kind.name: kind for kind in (*PROFILES, CONFERENCES, ALBUMS, SPEECHES, POSTS, CONSULTATIONS, UNITS)
}
