"""What the roll gives out besides its pages: the open data, proof of awards, cards for other sites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from honorroll.content.model import may_be_framed
from honorroll.engine.assets import THEME
from honorroll.outputs.data import plan as data_plan
from honorroll.pages import addresses
from honorroll.pages.page import Gone, Page, moved
from honorroll.roll.pages import embed
from honorroll.roll.pages import proof as proof_pages
from honorroll.roll.rows import ATTESTED, EMBEDDED, Attested
from honorroll.site.manifest import CHANGES, Manifest, digest
from honorroll.site.published_addresses import PublishedAddresses
from honorroll.site.read import Contents

#: What the manifest keeps of the data from build to build.
_LOG, _TOTAL = "data-log", "data-total"


def data(contents: Contents, manifest: Manifest, published: PublishedAddresses, before: Path | None) -> None:
    """Plan the open data, where the settings ask for them; where they were public, the address leads home."""
    settings = contents.settings
    if settings.data is None:
        was = (url for url in published.below(addresses.DATA) if url.endswith("/"))
        manifest.whole("data", {url: moved(url, addresses.HOME) for url in was})
        return
    section = contents.roll
    is_base = manifest.generation > 1
    previous = data_plan.Previous(before, is_base, manifest.kept(_LOG), manifest.number(_TOTAL))
    rows = data_plan.Rows(
        contents.conferences.conferences, contents.news.posts, section.drawing.spool, section.drawing.records
    )
    planned = data_plan.plan(settings, contents.vocabulary, section.roll, contents.change, rows, previous)
    manifest.whole("data", planned.pages, made=planned.made)
    manifest.whole(CHANGES, {}, ready=planned.changes)
    manifest.keep(_LOG, planned.log)
    manifest.keep(_TOTAL, str(planned.total).encode())


def proofs(contents: Contents, manifest: Manifest, *, everything: bool) -> None:
    """Plan the pages of proof of those who changed, where the settings ask for them."""
    if not contents.settings.proof:
        return
    roll, change = contents.roll.roll, contents.change
    everything |= change.everything
    rows: Iterable[Attested] = (
        ATTESTED.select(roll.database, "WHERE withdrawn = 0 ORDER BY slug")
        if everything
        else roll.rows(ATTESTED, sorted(change.slugs)).values()
    )

    def planned() -> Iterator[Page | Gone]:
        there = set[str]()
        for row in rows:
            for page in proof_pages.plan(contents.settings, contents.vocabulary, row):
                there.add(page.url)
                yield page
        for facts in filter(None, change.before.values()):
            yield from (Gone(url) for each in facts.proofs if (url := addresses.proof(each.code)) not in there)

    there = {f"{page.url}index.html" for page in manifest.plan("proof", planned()) if isinstance(page, Page)}
    if everything:
        manifest.only("proof", there)


def cards(contents: Contents, manifest: Manifest, *, everything: bool) -> None:
    """Plan the cards for other sites of those who changed, where the settings ask for them."""
    settings, roll, change = contents.settings, contents.roll.roll, contents.change
    if not settings.embed or not roll.is_drawn:
        return
    everything |= change.everything
    slugs = sorted(change.slugs)
    there = set[str]()
    rows = (
        EMBEDDED.select(roll.database, "WHERE withdrawn = 0 ORDER BY slug")
        if everything
        else (row for row in roll.rows(EMBEDDED, slugs).values() if roll.is_placed(row.slug))
    )
    style = (THEME / "css/embed.css").read_bytes()
    sheet = f"{addresses.EMBED}the.css"
    manifest.put("cards", sheet, digest(style), style)
    for row in rows:
        for file in embed.files(settings, row, sheet) if may_be_framed(row.card, row.child) else ():
            there.add(file.path)
            manifest.put("cards", file.path, file.key, file)
    if everything:
        manifest.only("cards", there | {sheet})
        return
    for slug in slugs:
        for path in (f"{addresses.embedded(slug)}index.html", addresses.oembed(slug)):
            if path not in there:
                manifest.remove(path)
