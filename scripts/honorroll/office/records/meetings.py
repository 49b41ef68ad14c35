"""The conferences of the site, as other records name them and as the desk lists them."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import NamedTuple

from honorroll.base.vietnamese import SLUG
from honorroll.conferences.details import ConferenceDetails
from honorroll.conferences.facts import ConferenceFacts, facts_of
from honorroll.conferences.model import Conference
from honorroll.conferences.scan import CONFERENCE_FILE, CONFERENCES_DIR
from honorroll.content import parse
from honorroll.content.scan import Signature, signature_at
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats import yaml_read
from honorroll.formats.html import EMPTY
from honorroll.formats.yaml_read import Tree
from honorroll.news.conference_refs import ConferenceRef, refs_by_slug


class Meeting(NamedTuple):
    """A conference by what stands in its file; ``conference`` is None where that is faulty."""

    slug: str
    signature: Signature
    name: str
    conference: Conference | None


class Meetings:
    """The conferences under ``root``. Each is read again where its file changed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[str, Meeting] = {}
        self._lock = Lock()

    def all(self) -> dict[str, Meeting]:
        """Every conference by slug, in the order of slugs."""
        found: dict[str, Meeting] = {}
        top = self._root / CONFERENCES_DIR
        names = sorted(path.name for path in top.iterdir()) if top.is_dir() and not top.is_symlink() else []
        with self._lock:
            for slug in filter(SLUG.fullmatch, names):
                path = f"{CONFERENCES_DIR}/{slug}/{CONFERENCE_FILE}"
                try:
                    signature = signature_at(self._root / path)
                    known = self._read.get(slug)
                    found[slug] = known if known and known.signature == signature else self._open(slug, path, signature)
                except OSError:
                    continue
            self._read = found
        return found

    def _open(self, slug: str, path: str, signature: Signature) -> Meeting:
        document, _ = yaml_read.load(yaml_read.read_bytes(self._root, path), path)
        conference = parse.typed(Conference, document)[0] if document else None
        called: Tree = document.data.get("name") if document else None
        return Meeting(slug, signature, called if isinstance(called, str) else slug, conference)

    def names(self) -> dict[str, str]:
        """What each is called, by slug."""
        return {slug: meeting.name for slug, meeting in self.all().items()}

    def facts(self, vocabulary: Vocabulary) -> list[ConferenceFacts]:
        """The facts of those without a fault, but for what lies in their folders."""
        meetings = self.all().values()
        return [
            facts_of(
                ConferenceDetails(each.slug, each.conference, EMPTY, (), (), {}),
                (),
                b"",
                {},
                vocabulary.conference_levels,
            )
            for each in meetings
            if each.conference and each.conference.level in vocabulary.conference_levels
        ]

    def refs(self, vocabulary: Vocabulary) -> dict[str, ConferenceRef]:
        """All of them as posts and the tracker refer to them."""
        return refs_by_slug(self.facts(vocabulary), self.all())
