"""From a profile to what may be published of it, and to the facts that the roll keeps."""

from __future__ import annotations

from hashlib import blake2b

from honorroll.base.vietnamese import fold, given_name, initial, shortened, sort_key, title_key
from honorroll.content.kinds import Kind
from honorroll.content.model import SCOPE_OF, AwardFacts, Card, Facts, Honoree, Vocabulary
from honorroll.media.honoree_pictures import HonoreePictures
from honorroll.media.renditions import PORTRAIT, PRESS, ResponsivePhoto
from honorroll.pages.words import award_text
from honorroll.roll.pages import honoree as honoree_page

#: How many characters of a role or unit stand on a card: two lines or three of it.
ROLE = 56
NO_CARD = Card("", "", "", "", "")
#: What is left of a withdrawn profile: enough to know that the address was in use, and nothing of the person.
_WITHDRAWN_NAME = "Hồ sơ đã gỡ"


def published(honoree: Honoree) -> Honoree:
    """The profile without what its scope does not cover, and without what is never published.

    The one place where scope is applied: everything downstream sees the result only.
    """
    hidden: dict[str, object] = {"notes": None}
    empty = Honoree.model_fields
    hidden |= {field: empty[field].default for field, part in SCOPE_OF.items() if not covers(honoree, part)}
    return honoree.model_copy(update=hidden)


def covers(honoree: Honoree, part: str) -> bool:
    """Whether ``part`` of a profile may be published: all may, unless it was agreed to, or limited, part by part."""
    publication = honoree.publication
    limited = publication.basis == "consent" or publication.scope
    return not limited or part in (publication.scope or ())


def facts_of(
    slug: str, kind: Kind, path: str, honoree: Honoree, vocabulary: Vocabulary, digest: bytes, album: HonoreePictures
) -> Facts:
    """The facts of a published honoree (see ``published``) with its pictures, or the husk of a withdrawn one."""
    if honoree.publication.withdrawn:
        return _husk(slug, kind, path, honoree, digest)
    given = (honoree.given_name or given_name(honoree.name)) if kind == "individual" else honoree.name
    card = _card(slug, kind, honoree, vocabulary, album.portrait)
    pictures = tuple(set_.name for set_ in album.sets)
    drawn = "".join(pictures + tuple(set_.name for set_ in album.press_sets))
    return Facts(
        slug=slug,
        kind=kind,
        path=path,
        name=honoree.name,
        sort=sort_key(honoree.name, given) if kind == "individual" else title_key(honoree.name),
        initial=initial(given),
        unit=honoree.unit or "",
        place=honoree.place or "",
        field=honoree.field or "",
        movements=honoree.movements,
        awards=tuple(
            AwardFacts(
                award.title,
                award.class_ or "",
                award.detail or "",
                award.level or vocabulary.titles[award.title].level or "",
                award.year or 0,
                award.status,
            )
            for award in honoree_page.ranked(honoree.awards, vocabulary)
        ),
        new_exemplar=honoree.new_exemplar,
        direct_worker=honoree.direct_worker,
        gender=honoree.gender or "",
        withdrawn=False,
        former_slugs=honoree.former_slugs,
        latest=_latest(honoree),
        folded=fold(honoree.name),
        digest=blake2b(drawn.encode(), digest_size=12, key=digest).digest() if drawn else digest,
        role=honoree_page.role(honoree, vocabulary),
        card=card,
        card_digest=blake2b(repr(card).encode(), digest_size=8).digest(),
        pictures=pictures,
        social_card=album.card,
        portrait=album.portrait.largest(PORTRAIT)[0] if album.portrait else "",
        likeness=album.likeness,
        press=tuple(set_.name for set_ in album.press_sets),
        printed=_printed(album),
        seen=covers(honoree, "photo"),
    )


def _card(slug: str, kind: Kind, honoree: Honoree, vocabulary: Vocabulary, portrait: ResponsivePhoto | None) -> Card:
    best = next((award for award in honoree_page.ranked(honoree.awards, vocabulary) if award.status == "granted"), None)
    return Card(
        slug,
        honoree.name,
        shortened(honoree_page.role(honoree, vocabulary), ROLE),
        award_text(best, vocabulary) if best else "",
        "" if portrait else honoree_page.monogram(honoree.name, honoree.given_name, kind),
        portrait.set if portrait else "",
        portrait.tone if portrait else 0,
        portrait.sizes[PORTRAIT.name] if portrait else (),
    )


def _printed(album: HonoreePictures) -> tuple[str, str, str]:
    if not album.press:
        return "", "", ""
    photo, large = album.press[0]
    return large.largest(PRESS)[0], photo.caption or photo.alt or "", photo.credit or ""


def _husk(slug: str, kind: Kind, path: str, honoree: Honoree, digest: bytes) -> Facts:
    return Facts(
        slug=slug, kind=kind, path=path, name=_WITHDRAWN_NAME, sort="", initial="", unit="", place="", field="",
        movements=(), awards=(), new_exemplar=False, direct_worker=False, gender="", withdrawn=True,
        former_slugs=honoree.former_slugs, latest=_latest(honoree), folded="", digest=digest, role="", card=NO_CARD, card_digest=b"",
    )  # fmt: skip


def _latest(honoree: Honoree) -> str:
    days = [str(award.year) for award in honoree.awards if award.year]
    days += [award.decision.date.isoformat() for award in honoree.awards if award.decision and award.decision.date]
    days += [source.date for source in honoree.sources if source.date]
    publication = honoree.publication
    days += [day.isoformat() for day in (publication.date, publication.withdrawn and publication.withdrawn.date) if day]
    return max(days, default="")
