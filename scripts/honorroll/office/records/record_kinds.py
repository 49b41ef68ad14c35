"""The kinds of records that the desk edits."""

from __future__ import annotations

from honorroll.office.records.conference_parts import ALBUMS, SPEECHES
from honorroll.office.records.conferences import CONFERENCES
from honorroll.office.records.consultations import CONSULTATIONS
from honorroll.office.records.posts import POSTS
from honorroll.office.records.profiles import PROFILES
from honorroll.office.records.record_kind import RecordKind
from honorroll.office.records.units import UNITS

RECORD_KINDS: dict[str, RecordKind] = {
    kind.name: kind for kind in (*PROFILES, CONFERENCES, ALBUMS, SPEECHES, POSTS, CONSULTATIONS, UNITS)
}
