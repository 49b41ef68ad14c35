"""The press kit of an honoree."""

from __future__ import annotations

from pathlib import Path

from honorroll.base.vietnamese import day_first, slug
from honorroll.content.model import Facts
from honorroll.content.settings import Settings
from honorroll.content.vocabulary import Vocabulary
from honorroll.media.honoree_pictures import HonoreePictures
from honorroll.media.renditions import PRESS
from honorroll.pages import addresses, press_kit
from honorroll.pages.words import award_text
from honorroll.roll.pages import life
from honorroll.roll.published import Published


def entries(
    root: Path, shown: Published, album: HonoreePictures, facts: Facts, vocabulary: Vocabulary, settings: Settings
) -> list[press_kit.KitFile]:
    """Fact sheet, story and photos of what may be published of an honoree."""
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
        f"Trang: {settings.url}{addresses.honoree(facts.slug)}",
        settings.notice,
    ]
    found = [press_kit.text(f"{facts.slug}/01-thong-tin.txt", "\n".join(lines) + "\n")]
    if shown.story:
        found.append(press_kit.text(f"{facts.slug}/02-cau-chuyen.txt", f"{name}\n\n{shown.story.strip()}\n"))
    photos: list[tuple[str, str, str, str]] = []
    for n, (photo, large) in enumerate(album.press, 1):
        file = f"03-anh/{n:03}-{slug(photo.file.rpartition('.')[0])}.jpg"
        found.append(press_kit.printed(root, f"{facts.slug}/{file}", large.largest(PRESS)[0]))
        photos.append((file, photo.caption or photo.alt or "", shown.name if n == 1 else "", photo.credit or ""))
    return found + press_kit.captions(f"{facts.slug}/04-chu-thich-anh", photos) if photos else found
