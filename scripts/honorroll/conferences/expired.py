"""Removes honorees whose consent has ended from a conference, and photos that are under an embargo.

A consent ends on its day even if nobody edits the files that name the person. From then on the conference is published
without their names in lists and programme, their speeches with the documents of these, and the photos that show them.
Once the profile says ``withdrawn``, rules say which lines to remove.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from honorroll.conferences.details import ConferenceDetails
from honorroll.conferences.model import Album, Conference
from honorroll.conferences.particulars import Film, ProgrammeItem
from honorroll.content.model import Facts
from honorroll.content.shared import TaggedPhoto


class Expired(NamedTuple):
    """The slugs of honorees who may not be named any more, and of those who may not be shown in photos."""

    withheld: frozenset[str] = frozenset()
    withheld_photos: frozenset[str] = frozenset()
    day: str = ""
    """The day of the build (ISO): photos with a later ``publish_from`` are held back."""

    @property
    def key(self) -> bytes:
        """The digest of both sets; empty if no consent has ended."""
        both = self.withheld, self.withheld_photos
        return repr([sorted(each) for each in both]).encode() if any(both) else b""


def expired_of(honorees: Iterable[Facts], today: date) -> Expired:
    expired = [facts for facts in honorees if facts.expired]
    withheld = frozenset(facts.slug for facts in expired if facts.withdrawn)
    return Expired(withheld, frozenset(facts.slug for facts in expired), today.isoformat())


def without(details: ConferenceDetails, expired: Expired) -> ConferenceDetails:
    """``details`` without what may not be published any more, or not yet; the same where that is nothing."""
    if not expired.key and not held(embargoes_of(details), expired.day):
        return details
    speeches = tuple(part for part in details.speeches if part.speech.speaker.honoree not in expired.withheld)
    albums = []
    for part in details.albums:
        photos = tuple(
            photo
            for photo in part.album.photos
            if expired.withheld_photos.isdisjoint(photo.honorees)
            and not held((_embargo(photo, part.album),), expired.day)
        )
        files = {photo.file for photo in photos}
        pictures_left = {file: pictures for file, pictures in part.pictures.items() if file in files}
        albums.append(part._replace(album=part.album.model_copy(update={"photos": photos}), pictures=pictures_left))
    conference = _without(details, {part.id for part in speeches}, expired.withheld)
    return details._replace(conference=conference, speeches=speeches, albums=tuple(albums))


def embargoes_of(details: ConferenceDetails) -> tuple[str, ...]:
    """The days (ISO) from which photos may be published."""
    days = {_embargo(photo, part.album) for part in details.albums for photo in part.album.photos}
    return tuple(sorted(days - {""}))


def held(embargoes: Iterable[str], day: str) -> tuple[str, ...]:
    """Those among these days (ISO) that lie ahead."""
    return tuple(each for each in embargoes if each > day)


def _embargo(photo: TaggedPhoto, album: Album) -> str:
    day = photo.publish_from or album.publish_from
    return day.isoformat() if day else ""


def documents_of(details: ConferenceDetails, withheld: frozenset[str]) -> set[str]:
    """The names of the documents that belong only to speeches of the honorees in ``withheld``."""
    of_withheld: set[str] = set()
    of_others: set[str] = set()
    for part in details.speeches:
        (of_withheld if part.speech.speaker.honoree in withheld else of_others).update(part.speech.documents)
    return of_withheld - of_others


def _without(details: ConferenceDetails, speeches: set[str], withheld: frozenset[str]) -> Conference:
    conference, documents = details.conference, documents_of(details, withheld)

    def item_without_withheld(each: ProgrammeItem) -> ProgrammeItem:
        return each.model_copy(
            update={
                "people": tuple(person for person in each.people if person.honoree not in withheld),
                "speeches": tuple(id_ for id_ in each.speeches if id_ in speeches),
                "documents": tuple(file for file in each.documents if file not in documents),
            }
        )

    def film_without_withheld(film: Film) -> Film:
        chapters = (each for each in film.chapters if each.honoree not in withheld)
        return film.model_copy(
            update={"chapters": tuple(each for each in chapters if not each.speech or each.speech in speeches)}
        )

    changed: dict[str, object] = {
        "honorees": tuple(slug for slug in conference.honorees if slug not in withheld),
        "films": tuple(map(film_without_withheld, conference.films)),
        "programme": tuple(map(item_without_withheld, conference.programme)),
        "documents": tuple(each for each in conference.documents if each.file not in documents),
    }
    if conference.congress_delegates:
        people = tuple(slug for slug in conference.congress_delegates.people if slug not in withheld)
        changed["congress_delegates"] = conference.congress_delegates.model_copy(update={"people": people})
    return conference.model_copy(update=changed)
