"""A conference without those whose consent has ended.

The build obeys the end of a consent on its day, when nobody may be there to edit the files that name the person. So
what was read is published without them: their names in lists and in the programme, their speeches with the documents of
these, and the photos that show them. Once the profile says ``withdrawn``, the rules tell which lines to remove.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from honorroll.conferences.details import ConferenceDetails
from honorroll.conferences.model import Conference
from honorroll.conferences.particulars import Item
from honorroll.content.model import Facts


class Expired(NamedTuple):
    """Slugs of honorees: those of whom nothing may be published any more, and those whose likeness may not."""

    gone: frozenset[str] = frozenset()
    unseen: frozenset[str] = frozenset()

    @property
    def key(self) -> bytes:
        """Stands for both; empty where no consent has ended."""
        return repr([sorted(each) for each in self]).encode() if any(self) else b""


def expired_of(honorees: Iterable[Facts]) -> Expired:
    expired = [facts for facts in honorees if facts.expired]
    gone = frozenset(facts.slug for facts in expired if facts.withdrawn)
    return Expired(gone, frozenset(facts.slug for facts in expired))


def without(details: ConferenceDetails, expired: Expired) -> ConferenceDetails:
    """``details`` as they may be published now."""
    if not any(expired):
        return details
    speeches = tuple(part for part in details.speeches if part.speech.speaker.honoree not in expired.gone)
    albums = []
    for part in details.albums:
        photos = tuple(photo for photo in part.album.photos if expired.unseen.isdisjoint(photo.honorees))
        files = {photo.file for photo in photos}
        shown = {file: pictures for file, pictures in part.pictures.items() if file in files}
        albums.append(part._replace(album=part.album.model_copy(update={"photos": photos}), pictures=shown))
    conference = _without(details, {part.id for part in speeches}, expired.gone)
    return details._replace(conference=conference, speeches=speeches, albums=tuple(albums))


def documents_of(details: ConferenceDetails, gone: frozenset[str]) -> set[str]:
    """The names of the documents that belong to speeches of ``gone`` alone."""
    theirs: set[str] = set()
    others: set[str] = set()
    for part in details.speeches:
        (theirs if part.speech.speaker.honoree in gone else others).update(part.speech.documents)
    return theirs - others


def _without(details: ConferenceDetails, speeches: set[str], gone: frozenset[str]) -> Conference:
    conference, documents = details.conference, documents_of(details, gone)

    def item(each: Item) -> Item:
        return each.model_copy(
            update={
                "people": tuple(person for person in each.people if person.honoree not in gone),
                "speeches": tuple(id_ for id_ in each.speeches if id_ in speeches),
                "documents": tuple(file for file in each.documents if file not in documents),
            }
        )

    changed: dict[str, object] = {
        "honorees": tuple(slug for slug in conference.honorees if slug not in gone),
        "programme": tuple(map(item, conference.programme)),
        "documents": tuple(each for each in conference.documents if each.file not in documents),
    }
    if conference.congress_delegates:
        people = tuple(slug for slug in conference.congress_delegates.people if slug not in gone)
        changed["congress_delegates"] = conference.congress_delegates.model_copy(update={"people": people})
    return conference.model_copy(update=changed)
