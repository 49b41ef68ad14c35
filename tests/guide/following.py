"""Reads the guide as a person at the desk does: is what it names there, and are the pictures of what is there now?"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import FloatRect, Locator, Page
from tests.browser.browsing import DESK

from honorroll.guide.chapters import PICTURES, TEXT, pictures

#: The chapters by name, in order.
CHAPTERS = [path.stem.partition("-")[2] for path in sorted(TEXT.glob("[0-9]*.md"))]

#: On which page of the desk the steps that follow are done, by the name that a walk gives it.
_SCENE = re.compile(r"^<!-- trang: ([a-z0-9-]+) -->$", re.MULTILINE)
#: What the guide says stands on that page, letter by letter.
_LABEL = re.compile(r"\*\*“([^”]+)”\*\*")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(\.\./pictures/([a-z0-9-]+)\.webp\)")

#: Every text on the page that somebody can see, an element each, and the names of what has no text.
_TEXTS = """() => [...document.querySelectorAll("main *, header *")]
  .filter((element) => element.tagName === "OPTION" || element.checkVisibility())
  .flatMap((element) => [element.textContent, element.getAttribute("aria-label") ?? "", element.value ?? ""])
  .filter((text) => text && text.length < 400)
  .map((text) => text.replace(/\\s+/g, " ").trim().replace(/ \\((phải có|không bắt buộc)\\)$/, ""))"""
#: What sticks to the edge of the window would lie over the middle of a tall picture.
_STILL = """(position) => {
  document.activeElement?.blur();
  for (const bar of document.querySelectorAll("[data-form] > .ds-bar")) bar.style.position = position;
}"""
#: Fields that grow with their text have done so two frames later.
_LAID_OUT = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_LOADED = """() => Promise.all([...document.images].map((image) => {
  image.loading = "eager";
  return image.decode().catch(() => null);
}))"""
_BOX = "(element) => (({left, top, right, bottom}) => [left, top, right, bottom])(element.getBoundingClientRect())"
_EDGES = ((min, (0, 1)), (max, (2, 3)))
#: Two pictures are of one layout where no part of them, each a small square, differs by more than that, of 255.
LIKENESS = 40
#: So many pixels more or less are rounding, or the letters of another Chromium.
SLACK = 4
#: The most bytes of a picture, and of all of them.
MOST_BYTES, MOST_BYTES_IN_ALL = 60_000, 1_000_000


class Part(NamedTuple):
    """What a chapter says of one page of the desk."""

    scene: str
    labels: frozenset[str]
    pictures: frozenset[str]


def parts(chapter: str) -> dict[str, Part]:
    """The parts of a chapter by scene. What stands before the first scene has no labels."""
    split = _SCENE.split(text_of(chapter))
    assert not _LABEL.findall(split[0]), f"{chapter}: on which page is this? {_LABEL.findall(split[0])}"
    labels, pictures = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for scene, text in zip(split[1::2], split[2::2], strict=True):
        labels[scene].update(" ".join(label.split()) for label in _LABEL.findall(text))
        pictures[scene].update(name for _, name in _PICTURE.findall(text))
    return {scene: Part(scene, frozenset(labels[scene]), frozenset(pictures[scene])) for scene in labels}


def text_of(chapter: str) -> str:
    (path,) = TEXT.glob(f"[0-9]*-{chapter}.md")
    return path.read_text(encoding="utf-8")


def described() -> Iterator[tuple[str, str]]:
    """Every picture that the guide shows, and what it says instead to those who cannot see it."""
    for chapter in CHAPTERS:
        for alt, name in _PICTURE.findall(text_of(chapter)):
            yield name, alt


class Follower:
    """Somebody who has a chapter open beside the desk."""

    def __init__(self, page: Page, chapter: str, *, bless: bool) -> None:
        self.page, self._bless = page, bless
        self._to_come = parts(chapter)
        self.faults: list[str] = []

    def is_at(self, scene: str, *shown: Locator, around: int = 24) -> None:
        """The walk has come to a scene; the picture of it shows these elements."""
        part = self.reads(scene, self.page.evaluate(_TEXTS))
        for picture in part.pictures:
            assert part.pictures == {scene}, f"{scene}: a picture is called like its scene, not {picture}"
            self._compare(picture, self._taken(shown, around))

    def reads(self, scene: str, texts: Iterable[str]) -> Part:
        """The walk has come to a scene, and these texts are there."""
        part = self._to_come.pop(scene)
        self.faults += [f"{scene}: there is no “{label}”" for label in sorted(part.labels - set(texts))]
        return part

    def on(self, page: Page) -> Follower:
        """The same reader at another desk."""
        self.page = page
        return self

    def finish(self) -> None:
        self.faults += [f"{scene}: the walk does not come there" for scene in self._to_come]
        assert not self.faults, "\n".join(self.faults)

    def _taken(self, shown: Sequence[Locator], around: int) -> Image.Image:
        """What the desk shows, from the first to the last of the elements, with so many pixels around."""
        self.page.evaluate(_STILL, "static" if shown else "")
        self.page.evaluate(_LOADED)
        self.page.evaluate(_LAID_OUT)
        clip = self._clip(shown, around) if shown else None
        self.page.evaluate(_LOADED)
        # Whatever else Playwright would do for a quiet picture, it does by an inline style, which the policy forbids.
        data = self.page.screenshot(clip=clip, caret="initial")
        self.page.evaluate(_STILL, "")
        self.page.set_viewport_size(DESK)
        return Image.open(io.BytesIO(data)).convert("RGB")

    def _clip(self, shown: Sequence[Locator], around: int) -> FloatRect:
        """The part of the window that holds the elements, which is made tall enough and scrolled to them."""
        _, top, _, bottom = self._bounds(shown)
        height = max(DESK["height"], bottom - top + 3 * around)  # a picture of the whole page would take a second
        self.page.set_viewport_size({"width": DESK["width"], "height": height})
        shown[0].evaluate("(element, by) => scrollTo(0, element.getBoundingClientRect().top + scrollY - by)", around)
        left, top, right, bottom = self._bounds(shown)
        x, y = max(0, left - around), max(0, top - around)
        width = self.page.evaluate("document.documentElement.clientWidth")
        return {"x": x, "y": y, "width": min(right + around, width) - x, "height": bottom + around - y}

    @staticmethod
    def _bounds(shown: Sequence[Locator]) -> tuple[int, int, int, int]:
        boxes = [each.evaluate(_BOX) for each in shown]
        (left, top), (right, bottom) = ([round(edge(box[n] for box in boxes)) for n in at] for edge, at in _EDGES)
        return left, top, right, bottom

    def _compare(self, name: str, taken: Image.Image) -> None:
        path = PICTURES / f"{name}.webp"
        fault = _fault(path, taken)
        if fault and self._bless:
            pictures.cache_clear()
            taken.quantize(128, dither=Image.Dither.NONE).convert("RGB").save(path, "WEBP", lossless=True, method=6)
        elif fault:
            self.faults.append(f"{name}: {fault}; pytest tests/guide --bless takes it anew")


def _fault(path: Path, taken: Image.Image) -> str:
    """Why the picture at ``path`` is not one of what there is; ``""`` where it is."""
    if not path.exists():
        return "there is no picture"
    kept = Image.open(path).convert("RGB")
    if max(abs(a - b) for a, b in zip(kept.size, taken.size, strict=True)) > SLACK:
        return f"the picture is of {kept.size}, the page of {taken.size}"
    differs = _difference(kept, taken.resize(kept.size))
    return f"the picture shows something else ({differs})" if differs > LIKENESS else ""


def _difference(one: Image.Image, other: Image.Image) -> int:
    """How much two pictures differ at most, in squares of 32 pixels."""
    squares = (max(1, one.width // 32), max(1, one.height // 32))
    resized = (each.convert("L").resize(squares, Image.Resampling.BOX) for each in (one, other))
    extremes = ImageStat.Stat(ImageChops.difference(*resized)).extrema
    return int(extremes[0][1])
