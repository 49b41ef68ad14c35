"""What is wrong with hand-written text once the whole site is planned: dead links, directives that show nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from honorroll.base.findings import Finding, Source
from honorroll.content import directives
from honorroll.content.scan import pages_folder
from honorroll.engine.stamp import SHELLS
from honorroll.site import address_rules
from honorroll.site import read as reading
from honorroll.site.manifest import Manifest
from honorroll.site.placed import SiteDirectives
from honorroll.site.read import Contents


class _Known:
    """Every address of the site, hand-written pages and shells among them."""

    def __init__(self, manifest: Manifest, written: Mapping[str, str]) -> None:
        self._manifest, self._written = manifest, written

    def __contains__(self, url: object) -> bool:
        return url in self._written or url in SHELLS or url in self._manifest


def dead_links(root: Path, contents: Contents, manifest: Manifest, written: Mapping[str, str]) -> list[Finding]:
    """The links in hand-written pages that lead nowhere."""
    base, known = urlsplit(contents.settings.url).path, _Known(manifest, written)
    folder = f"{pages_folder(root)}/"
    sources = {path.removeprefix(folder) for path in written.values()} | {f"{url}index.md" for url in SHELLS}
    texts, findings = dict(reading.texts(root, written)), list[Finding]()
    for url, path in written.items():
        if path in texts:
            findings += address_rules.links_lead_somewhere(texts[path], url, path, folder, base, known, sources)
    return findings


def misplaced(root: Path, contents: Contents, written: Mapping[str, str], placing: SiteDirectives) -> list[Finding]:
    """What is wrong with the directives of every text."""
    findings: list[Finding] = []
    for path, text in reading.texts(root, written):
        if "{{" in text:
            source = Source(path, 1, 1)
            findings += directives.expand(text, source)[1] + list(directives.judge(text, source, placing.known))
    for section in contents.sections:
        findings += section.misplaced(placing.known)
    return findings
