"""From a profile to what may be published of it, and to the facts that the roll keeps."""

from __future__ import annotations

from hashlib import blake2b

from honorroll.base.vietnamese import clause, fold, given_name, initial, sort_key, title_key
from honorroll.content.kinds import Kind
from honorroll.content.model import AwardFacts, Card, Facts, Identity, Printed, SharedAward
from honorroll.content.person_titles import bare_name
from honorroll.content.vocabulary import Vocabulary
from honorroll.media.honoree_pictures import HonoreePictures
from honorroll.media.renditions import GROUP, PORTRAIT, PRESS, ResponsivePhoto
from honorroll.pages import press_photos
from honorroll.pages.motifs import motif_of
from honorroll.pages.words import award_text
from honorroll.roll.decisions.stated import stated
from honorroll.roll.pages import honoree as honoree_page
from honorroll.roll.pages import life
from honorroll.roll.pages.honoree_awards import ranked
from honorroll.roll.published import Published

#: How many characters of a role or unit stand on a card: two lines or three of it.
ROLE = 56
NO_CARD = Card("", "", "", "", "")


def facts_of(
    slug: str, kind: Kind, path: str, honoree: Published, vocabulary: Vocabulary, digest: bytes, album: HonoreePictures
) -> Facts:
    """The facts of a published honoree (see ``roll.published``) with its pictures, or the husk of a withdrawn one."""
    if honoree.withdrawn:
        return _husk(slug, kind, path, honoree, digest)
    given = (honoree.given_name or given_name(honoree.name)) if kind == "individual" else honoree.name
    card = _card(slug, kind, honoree, vocabulary, album.portrait)
    awards = tuple(
        AwardFacts(
            award.title,
            award.class_ or "",
            award.detail or "",
            award.level or vocabulary.titles[award.title].level or "",
            award.year or 0,
            award.status,
            award.place or "",
            award.conference or "",
            award.consultation or "",
            award.code or "",
        )
        for award in ranked(honoree.awards, vocabulary)
    )
    pictures = tuple(set_.name for set_ in album.sets)
    drawn = "".join(pictures + tuple(set_.name for set_ in album.press_sets)) + "expired" * honoree.expired
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
        awards=awards,
        new_exemplar=honoree.new_exemplar,
        direct_worker=honoree.direct_worker,
        gender=honoree.gender or "",
        withdrawn=False,
        former_slugs=honoree.former_slugs,
        latest=honoree.latest,
        folded=fold(bare_name(honoree.name)) if kind == "individual" else fold(honoree.name),
        digest=blake2b(drawn.encode(), digest_size=12, key=digest).digest() if drawn else digest,
        role=honoree_page.lead(honoree, vocabulary),
        card=card,
        card_digest=blake2b(repr((card, awards)).encode(), digest_size=8).digest(),
        nominator=honoree.nominated_by if honoree.nominated_by in vocabulary.units else "",
        nominated_level=honoree.nominated_level or "",
        models=honoree.models,
        pictures=pictures,
        social_card=album.card,
        portrait=album.portrait.largest(GROUP if card.is_group else PORTRAIT)[0] if album.portrait else "",
        likeness=album.likeness,
        press=tuple(set_.name for set_ in album.press_sets),
        printed=_printed(album),
        seen=honoree.photos_covered,
        until=honoree.until,
        expired=honoree.expired,
        shown_from=honoree.embargo[0],
        held_until=honoree.embargo[1],
        identity=_identity(honoree),
        succeeded_by=honoree.succeeded_by or "",
        tagged=honoree.tagged,
        pictured=tuple(photo.honorees for photo in honoree.photos if photo.honorees),
        shared=tuple(SharedAward(each.title, each.year or 0, each.with_) for each in honoree.awards if each.with_),
        decisions=tuple(stated(ranked(honoree.awards, vocabulary), album)),
        distinct_from=honoree.distinct,
        deed=honoree.deed or "",
        quote=honoree.quote.text.strip() if honoree.quote else "",
        quoted=(honoree.quote.by or "") if honoree.quote else "",
        declined=honoree.declined,
        child=honoree.child,
    )


def _identity(honoree: Published) -> Identity | None:
    found = Identity(
        honoree.honorific or "",
        life.other_names(honoree),
        honoree.born or "",
        honoree.died or "",
        honoree.same_as,
        honoree.former_names,
    )
    return found if any(found) else None


def _card(slug: str, kind: Kind, honoree: Published, vocabulary: Vocabulary, portrait: ResponsivePhoto | None) -> Card:
    best = next((award for award in ranked(honoree.awards, vocabulary) if award.status == "granted"), None)
    layout = GROUP if portrait and GROUP.name in portrait.sizes else PORTRAIT
    return Card(
        slug,
        honoree.name,
        honoree.deed or clause(honoree_page.role(honoree, vocabulary), ROLE),
        award_text(best, vocabulary) if best else "",
        "" if portrait else motif_of(kind, honoree, vocabulary),
        portrait.set if portrait else "",
        portrait.tone if portrait else 0,
        portrait.sizes[layout.name] if portrait else (),
        layout is GROUP,
    )


def _printed(album: HonoreePictures) -> Printed:
    if not album.press or not album.portrait:
        return Printed()
    photo, large = album.press[0]
    small = press_photos.small(album.portrait, PORTRAIT)
    return Printed(
        large.largest(PRESS)[0], small, photo.caption or photo.alt or "", photo.credit or "", photo.licence or ""
    )


def _husk(slug: str, kind: Kind, path: str, honoree: Published, digest: bytes) -> Facts:
    return Facts(
        slug=slug,
        kind=kind,
        path=path,
        name=honoree.name,
        sort="",
        initial="",
        unit="",
        place="",
        field="",
        movements=(),
        awards=(),
        new_exemplar=False,
        direct_worker=False,
        gender="",
        withdrawn=True,
        former_slugs=honoree.former_slugs,
        latest=honoree.latest,
        folded="",
        digest=digest,
        role="",
        card=NO_CARD,
        card_digest=b"",
        until=honoree.until,
        expired=honoree.expired,
        declined=honoree.declined,
    )
