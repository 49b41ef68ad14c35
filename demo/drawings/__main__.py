"""``make drawings``: draws every picture of the demonstration anew. ``python -m demo.drawings tran-thi-b`` "
"draws some."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from demo.drawings import camera, conference, deeds, film, frame, papers, people, places, portraits

DEMO = Path(__file__).resolve().parents[1]


class Drawing(NamedTuple):
    """A file of ``demo/`` with the SVG that it is made of."""

    path: str
    svg: str
    width: int
    height: int


def drawings() -> Iterator[Drawing]:
    for slug, look in people.PEOPLE.items():
        path = f"honorees/individuals/{slug}/chan-dung.webp"
        yield Drawing(path, portraits.portrait(look), portraits.WIDTH, portraits.HEIGHT)
    for path, draw in (deeds.DEEDS | deeds.COVERS | conference.ALBUMS).items():
        yield Drawing(path, deeds.scene(draw), places.WIDTH, places.HEIGHT)
    yield Drawing(frame.PATH, frame.frame(), frame.WIDTH, frame.HEIGHT)


def main(wanted: list[str]) -> int:
    with camera.camera() as page:
        if wanted == ["film"]:
            film.shoot(page, DEMO / film.FILE)
            return 0
        if wanted == ["papers"]:
            papers.printed(page, DEMO)
            return 0
        for drawing in drawings():
            if not wanted or any(word in drawing.path for word in wanted):
                picture = camera.taken(page, drawing.svg, drawing.width, drawing.height)
                camera.write(picture, DEMO / drawing.path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
