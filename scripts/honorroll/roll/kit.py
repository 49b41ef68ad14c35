"""The press kit of an honoree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from honorroll.base.vietnamese import day_first, slug
from honorroll.content.model import Facts
from honorroll.content.settings import Settings
from honorroll.content.vocabulary import Vocabulary
from honorroll.media.honoree_pictures import HonoreePictures
from honorroll.media.renditions import PORTRAIT, PRESS, WHOLE
from honorroll.pages import addresses, press_kit, press_photos, press_release
from honorroll.pages.words import award_text
from honorroll.roll.pages import life
from honorroll.roll.published import Published


def entries(
    root: Path, shown: Published, album: HonoreePictures, facts: Facts, vocabulary: Vocabulary, settings: Settings
) -> list[press_kit.KitFile]:
    """Press release, fact sheet, story and photos of what may be published of an honoree."""
    url = f"{settings.url}{addresses.honoree(facts.slug)}"
    awards = [award_text(award, vocabulary) for award in facts.awards if award.status == "granted"]
    name = f"{shown.honorific} {shown.name}" if shown.honorific else shown.name
    rows = [("Chức vụ", shown.position), ("Đơn vị", shown.unit), ("Địa bàn", shown.locality)]
    when = life.years(shown.born, shown.died)
    rows = [*((life.kind_of(alias, shown.honorific), alias.name) for alias in shown.aliases), *rows]
    lines = [f"{name} ({when})" if when else name, "", *(f"{label}: {value}" for label, value in rows if value)]
    if awards:
        lines += ["", "Danh hiệu và khen thưởng:", *(f"- {award}" for award in awards)]
    if shown.timeline:
        lines += ["", "Dấu mốc:", *(f"- {day_first(event.date)}: {event.text}" for event in shown.timeline)]
    if shown.summary:
        lines += ["", shown.summary]
    if shown.quote:
        lines += ["", f"“{shown.quote.text.strip()}” – {shown.quote.by or shown.name}"]
    lines += [
        "",
        *press_kit.sources(shown.sources),
        f"Trang: {url}",
        settings.notice,
    ]
    found = [press_kit.text(f"{facts.slug}/01-thong-tin.txt", "\n".join(lines) + "\n")]
    if shown.story:
        found.append(press_kit.text(f"{facts.slug}/02-cau-chuyen.txt", f"{name}\n\n{shown.story.strip()}\n"))
    found.append(
        press_kit.of_bytes(f"{facts.slug}/00-thong-cao-bao-chi.docx", _release(name, shown, awards, url, settings))
    )
    found.sort(key=lambda entry: entry.name)
    return found + press_photos.files(root, facts.slug, "04-chu-thich-anh", name, list(_photos(shown, album)))


def _photos(shown: Published, album: HonoreePictures) -> Iterator[press_photos.KitPhoto]:
    wholes = {photo.file: (picture, WHOLE) for photo, picture in album.gallery}
    for n, (photo, large) in enumerate(album.press, 1):
        picture = wholes.get(photo.file) or (album.portrait and (album.portrait, PORTRAIT))
        yield press_photos.KitPhoto(
            f"03-anh/{n:03}-{slug(photo.file.rpartition('.')[0])}.jpg",
            large.largest(PRESS)[0],
            press_photos.small(*picture) if picture else "",
            photo.caption or photo.alt or "",
            (shown.name,) if n == 1 else (),
            photo.credit or "",
            photo.licence,
        )


def _release(name: str, shown: Published, awards: Sequence[str], url: str, settings: Settings) -> bytes:
    quote = f"\n\n“{shown.quote.text.strip()}” – {shown.quote.by or shown.name}" if shown.quote else ""
    said = press_release.Release(
        f"{name}: {shown.deed}" if shown.deed else name,
        ". ".join(filter(None, (shown.position, shown.unit, shown.locality))),
        shown.summary or "",
        f"{shown.story or ''}{quote}",
        [
            ("Danh hiệu và khen thưởng", awards),
            ("Dấu mốc", [f"{day_first(event.date)}: {event.text}" for event in shown.timeline]),
        ],
        press_kit.cited_in_full(shown.sources),
        url,
    )
    return press_release.release(said, settings)
