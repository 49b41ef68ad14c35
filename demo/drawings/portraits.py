"""A portrait, 800 by 1000: what is behind somebody, the hair, the clothes, the face."""

from __future__ import annotations

from collections.abc import Callable

from demo.drawings import clothes, faces, hair
from demo.drawings.faces import Look
from demo.drawings.svg import darker, drawing, ellipse, gradient, group, lighter, line, path, rect, text

WIDTH, HEIGHT = 800, 1000


def _shelf(c: str) -> str:
    boxes = "".join(
        rect(x, y - h, 34, h, lighter(c, s))
        for y in (250, 480)
        for x, h, s in (
            (30, 110, 0.35),
            (70, 140, 0.2),
            (110, 90, 0.5),
            (650, 130, 0.3),
            (692, 96, 0.5),
            (732, 140, 0.2),
        )
    )
    return boxes + "".join(rect(0, y, 800, 12, darker(c, 0.22)) for y in (250, 480))


def _books(c: str) -> str:
    widths = (26, 34, 22, 40, 28, 36, 24, 32, 30, 38, 26, 22, 34, 28, 36, 30, 26, 34, 22, 40, 28, 36, 24)
    drawn, x = "", 6
    tones = (darker(c, 0.18), lighter(c, 0.35), darker(c, 0.3), "#b9896a", lighter(c, 0.15), "#8f9a80")
    for number, width in enumerate(widths):
        for row, low in enumerate((230, 470)):
            tall = 120 + (number * 37 + row * 53) % 60
            drawn += rect(x, low - tall, width, tall, tones[(number + row * 2) % 6], opacity=0.8)
        x += width + 8
    return drawn + "".join(rect(0, y, 800, 12, darker(c, 0.32)) for y in (230, 470))


def _leaves(c: str) -> str:
    leaf = path("M0 0 C30 -40 90 -46 130 0 C90 46 30 40 0 0 Z", darker(c, 0.16)) + line(
        "M6 0 L120 0", lighter(c, 0.3), 3
    )
    spots = (
        (60, 120, 30, 1),
        (20, 330, -30, 1.2),
        (690, 90, 150, 1.1),
        (780, 320, 200, 1.3),
        (120, 560, -20, 0.9),
        (700, 560, 190, 1),
        (250, 60, 70, 0.9),
        (560, 40, 110, 0.9),
    )
    return "".join(group(leaf, transform=f"translate({x} {y}) rotate({r}) scale({s})") for x, y, r, s in spots)


def _board(c: str) -> str:
    return (
        rect(40, 60, 720, 420, "#4d6b5d", rx=8)
        + rect(40, 60, 720, 420, "none", stroke="#a87a4a", stroke_width=14, rx=8)
        + text(150, 190, "a ă â", 54, "#e9efe6", opacity=0.6)
        + text(660, 200, "b c d", 54, "#e9efe6", opacity=0.6)
        + line("M90 250 h120 M600 260 h120 M90 310 h90", "#e9efe6", 4, opacity=0.35)
    )


def _wires(c: str) -> str:
    return (
        line("M0 140 Q400 230 800 110 M0 200 Q400 290 800 170", darker(c, 0.3), 4)
        + rect(84, 60, 18, 700, darker(c, 0.25))
        + rect(30, 120, 126, 14, darker(c, 0.3))
    )


def _pots(c: str) -> str:
    pot = path("M-40 0 C-66 -40 -56 -90 -22 -104 L-26 -124 L26 -124 L22 -104 C56 -90 66 -40 40 0 Z", darker(c, 0.22))
    row = "".join(
        group(pot, transform=f"translate({x} {y}) scale({s})")
        for x, y, s in (
            (80, 300, 1),
            (190, 300, 0.7),
            (640, 300, 0.8),
            (740, 300, 1.1),
            (70, 560, 1.1),
            (740, 560, 0.9),
        )
    )
    return row + "".join(rect(0, y, 800, 14, darker(c, 0.34)) for y in (300, 560))


def _tools(c: str) -> str:
    d = darker(c, 0.28)
    saw = path("M0 0 L150 -26 L158 20 L0 34 Z", d) + ellipse(-22, 16, 30, 26, "none", stroke=d, stroke_width=14)
    hammer = rect(-8, 0, 16, 150, d) + rect(-46, -26, 92, 36, d, rx=6)
    spanner = line("M0 0 L0 130", d, 18) + ellipse(0, -18, 26, 26, "none", stroke=d, stroke_width=16)
    return (
        group(saw, transform="translate(70 190) rotate(14)")
        + group(hammer, transform="translate(700 120) rotate(8)")
        + group(spanner, transform="translate(620 150) rotate(-14)")
        + group(hammer, transform="translate(120 330) rotate(-10) scale(0.8)")
        + rect(0, 80, 800, 8, darker(c, 0.15))
    )


def _loom(c: str) -> str:
    threads = "".join(
        line(f"M{x} 0 L{x} 700", lighter(c, 0.55) if x % 40 else "#c98f9c", 3) for x in range(10, 800, 20)
    )
    return threads + rect(0, 150, 800, 26, darker(c, 0.3)) + rect(0, 470, 800, 18, darker(c, 0.25))


def _field(c: str) -> str:
    rows = "".join(
        path(f"M0 {y} Q400 {y - 34} 800 {y} L800 1000 L0 1000 Z", darker(c, 0.05 + 0.05 * i))
        for i, y in enumerate((430, 510, 600))
    )
    return (
        ellipse(660, 190, 80, 80, "#fbeecb")
        + path("M0 430 Q180 300 360 400 Q560 290 800 410 L800 480 L0 480 Z", darker(c, 0.16))
        + rows
    )


def _river(c: str) -> str:
    return (
        path("M0 360 Q200 300 420 352 Q640 300 800 350 L800 460 L0 460 Z", darker(c, 0.2))
        + rect(0, 440, 800, 560, lighter(c, 0.25))
        + line(
            "M30 520 q50 -18 100 0 t100 0 M560 560 q50 -18 100 0 t100 0 M60 640 q50 -18 100 0",
            darker(c, 0.15),
            6,
            opacity=0.6,
        )
    )


def _screen(c: str) -> str:
    bars = "".join(rect(90 + 46 * i, 420 - h, 30, h, lighter(c, 0.6)) for i, h in enumerate((60, 110, 90, 150)))
    return (
        rect(50, 200, 250, 260, darker(c, 0.35), rx=12)
        + bars
        + rect(590, 150, 170, 300, darker(c, 0.2), rx=12)
        + line("M620 210 h110 M620 250 h80 M620 290 h110 M620 330 h60", lighter(c, 0.5), 8, opacity=0.7)
    )


def _notes(c: str) -> str:
    d = darker(c, 0.2)
    staff = "".join(
        line(f"M0 {y} C200 {y - 80} 600 {y + 80} 800 {y - 20}", d, 3, opacity=0.6) for y in range(150, 270, 28)
    )
    note = (
        ellipse(0, 0, 24, 18, d, transform="rotate(-20)")
        + line("M20 -6 L20 -110", d, 7)
        + line("M20 -110 q30 20 34 54", d, 7)
    )
    return staff + "".join(
        group(note, transform=f"translate({x} {y}) scale({s})")
        for x, y, s in ((90, 230, 1), (190, 400, 0.8), (640, 290, 0.9), (720, 200, 1.1), (80, 540, 0.7))
    )


def _track(c: str) -> str:
    return "".join(
        path(f"M-100 {y} Q400 {y - 160} 900 {y} L900 {y + 46} Q400 {y - 114} -100 {y + 46} Z", colour)
        for y, colour in (
            (420, darker(c, 0.15)),
            (480, "#c9765a"),
            (540, "#d98a6c"),
            (600, "#c9765a"),
            (660, "#d98a6c"),
        )
    )


def _bricks(c: str) -> str:
    return "".join(
        rect(
            x - (40 if row % 2 else 0),
            60 + row * 46,
            92,
            40,
            ("#c98d70", "#bf8164", "#d29a7e")[(row + i) % 3],
            rx=3,
            opacity=0.75,
        )
        for row in range(14)
        for i, x in enumerate(range(-20, 840, 98))
    )


def _tiles(c: str) -> str:
    awning = "".join(
        path(f"M{x} 90 h80 v110 q-40 46 -80 0 Z", "#c65a3e" if (x // 80) % 2 else "#f3ead8") for x in range(0, 800, 80)
    )
    fruit = "".join(
        ellipse(40 + 62 * i, 560 + (i % 2) * 16, 32, 30, ("#d9822b", "#c9b13a", "#a9bf5a", "#c24a38")[i % 4])
        for i in range(13)
    )
    return rect(0, 40, 800, 60, darker(c, 0.3)) + awning + fruit


_BEHIND: dict[str, Callable[[str], str]] = {
    "shelf": _shelf,
    "books": _books,
    "leaves": _leaves,
    "board": _board,
    "wires": _wires,
    "pots": _pots,
    "tools": _tools,
    "loom": _loom,
    "field": _field,
    "river": _river,
    "screen": _screen,
    "notes": _notes,
    "track": _track,
    "bricks": _bricks,
    "tiles": _tiles,
}


#: How far a head sinks between the shoulders.
_LOW = "translate(0 52)"


def bust(look: Look, name: str) -> str:
    return (
        group(hair.behind(look), transform=_LOW)
        + clothes.neck(look)
        + clothes.clothes(look)
        + group(faces.face(look, name) + hair.on_head(look), transform=_LOW)
    )


def _frame(look: Look) -> str:
    """Where somebody stands in the frame: nobody quite like the one before, and a child smaller."""
    aside = (look.age * 7 % 9 - 4) * 9
    if look.age < 16:
        return f"translate({20 + aside} 70) scale(0.95)"
    closer = 1.08 + (look.age * 5 % 7 - 3) * 0.015
    return f"translate({400 - 400 * closer + aside:.0f} {16 - 80 * (closer - 1) * 12:.0f}) scale({closer:.3f})"


def portrait(look: Look) -> str:
    ground = look.ground
    defs = gradient("sky", lighter(ground, 0.35), darker(ground, 0.12)) + (
        '<filter id="far"><feGaussianBlur stdDeviation="5"/></filter>'
    )
    behind = _BEHIND[look.behind](ground) if look.behind else ""
    return drawing(
        WIDTH,
        HEIGHT,
        f"<defs>{defs}</defs>",
        rect(0, 0, WIDTH, HEIGHT, "url(#sky)"),
        group(behind, opacity=0.62, filter="url(#far)")
        if behind
        else ellipse(400, 430, 330, 330, lighter(ground, 0.4), opacity=0.7),
        group(bust(look, "portrait"), transform=_frame(look)),
    )
