"""Hair, scarves and hats: what lies behind the head, and what lies on it."""

from __future__ import annotations

from collections.abc import Callable

from demo.drawings.faces import MIDDLE, Look, half_width
from demo.drawings.svg import darker, ellipse, group, lighter, line, path, rect


def _crown(look: Look, grow: float, down: float) -> str:
    """The outer edge of the hair from the left side over the crown to the right one."""
    w = half_width(look) + grow
    top = 222 - grow * 1.5
    return (
        f"M{MIDDLE - w} {down} C{MIDDLE - w - 12} 300 {MIDDLE - w * 0.72} {top} {MIDDLE} {top} "
        f"C{MIDDLE + w * 0.72} {top} {MIDDLE + w + 12} 300 {MIDDLE + w} {down} "
    )


def _shine(look: Look) -> str:
    return line("M318 268 C350 238 410 228 452 244", lighter(look.hair_colour, 0.35), 9, opacity=0.35)


def _parted(look: Look) -> str:
    w = half_width(look)
    inner = (
        f"L{MIDDLE + w - 6} 410 C{MIDDLE + w - 2} 350 {MIDDLE + w - 22} 318 {MIDDLE + 74} 308 "
        f"C{MIDDLE + 10} 312 {MIDDLE - 40} 300 {MIDDLE - 62} 270 C{MIDDLE - 70} 310 {MIDDLE - w + 14} 330 "
        f"{MIDDLE - w + 6} 410 Z"
    )
    return path(_crown(look, 12, 412) + inner, look.hair_colour) + _shine(look)


def _short(look: Look) -> str:
    w = half_width(look)
    inner = (
        f"L{MIDDLE + w - 7} 405 C{MIDDLE + w - 4} 340 {MIDDLE + w - 30} 318 {MIDDLE + 66} 300 "
        f"Q{MIDDLE} 282 {MIDDLE - 66} 300 C{MIDDLE - w + 30} 318 {MIDDLE - w + 4} 340 {MIDDLE - w + 7} 405 Z"
    )
    return path(_crown(look, 9, 405) + inner, look.hair_colour) + _shine(look)


def _swept(look: Look) -> str:
    w = half_width(look)
    inner = (
        f"L{MIDDLE + w - 6} 400 C{MIDDLE + w} 340 {MIDDLE + w - 20} 310 {MIDDLE + 60} 286 "
        f"C{MIDDLE + 10} 300 {MIDDLE - 60} 296 {MIDDLE - w + 22} 330 C{MIDDLE - w + 8} 350 {MIDDLE - w + 4} 375 "
        f"{MIDDLE - w + 6} 400 Z"
    )
    tuft = path(f"M{MIDDLE - 90} 262 C{MIDDLE - 60} 170 {MIDDLE + 70} 168 {MIDDLE + 112} 256 Z", look.hair_colour)
    return path(_crown(look, 12, 400) + inner, look.hair_colour) + tuft + _shine(look)


def _receding(look: Look) -> str:
    w = half_width(look)
    inner = (
        f"L{MIDDLE + w - 6} 405 C{MIDDLE + w - 2} 330 {MIDDLE + 92} 310 {MIDDLE + 84} 262 "
        f"Q{MIDDLE} 236 {MIDDLE - 84} 262 C{MIDDLE - 92} 310 {MIDDLE - w + 2} 330 {MIDDLE - w + 6} 405 Z"
    )
    return path(_crown(look, 8, 405) + inner, look.hair_colour)


def _bald(look: Look) -> str:
    w = half_width(look)
    one = (
        f"M{MIDDLE - w + 4} 440 C{MIDDLE - w - 24} 420 {MIDDLE - w - 18} 330 {MIDDLE - w + 26} 300 "
        f"C{MIDDLE - w + 4} 350 {MIDDLE - w + 10} 400 {MIDDLE - w + 4} 440 Z"
    )
    side = path(one, look.hair_colour)
    gleam = line("M340 258 Q385 236 430 246", "#fff", 10, opacity=0.25)
    return side + group(side, transform="translate(800 0) scale(-1 1)") + gleam


def _back_hair(look: Look, middle_parted: bool) -> str:
    """Hair that is combed back from the forehead, parted in the middle or at the side."""
    w = half_width(look)
    part = MIDDLE if middle_parted else MIDDLE - 40
    inner = (
        f"L{MIDDLE + w - 4} 420 C{MIDDLE + w} 350 {MIDDLE + 96} 300 {part} 262 "
        f"C{part - 90} 300 {MIDDLE - w} 350 {MIDDLE - w + 4} 420 Z"
    )
    strands = line(
        f"M{part + 4} 256 C{part + 70} 262 {MIDDLE + 104} 300 {MIDDLE + w + 2} 372 "
        f"M{part - 4} 256 C{part - 60} 262 {MIDDLE - 104} 300 {MIDDLE - w - 2} 372",
        lighter(look.hair_colour, 0.3),
        3.5,
        opacity=0.45,
    )
    return path(_crown(look, 13, 424) + inner, look.hair_colour) + strands


def _bob(look: Look) -> str:
    w = half_width(look)
    inner = (
        f"C{MIDDLE + w + 24} 520 {MIDDLE + w + 8} 580 {MIDDLE + w - 8} 588 C{MIDDLE + w - 30} 570 "
        f"{MIDDLE + w - 12} 440 {MIDDLE + w - 20} 380 "
        f"C{MIDDLE + 60} 352 {MIDDLE - 10} 330 {MIDDLE - 46} 288 C{MIDDLE - 70} 340 {MIDDLE - w + 24} 360 "
        f"{MIDDLE - w + 20} 390 "
        f"C{MIDDLE - w + 12} 440 {MIDDLE - w + 30} 570 {MIDDLE - w + 8} 588 C{MIDDLE - w - 8} 580 "
        f"{MIDDLE - w - 24} 520 {MIDDLE - w - 18} 430 Z"
    )
    return path(_crown(look, 18, 430) + inner, look.hair_colour) + _shine(look)


def _fringe(look: Look) -> str:
    """A child's straight fringe with hair to the cheeks."""
    w = half_width(look)
    inner = (
        f"C{MIDDLE + w + 22} 500 {MIDDLE + w + 10} 540 {MIDDLE + w - 6} 548 C{MIDDLE + w - 26} 500 "
        f"{MIDDLE + w - 14} 420 {MIDDLE + w - 22} 372 "
        f"Q{MIDDLE} 356 {MIDDLE - w + 22} 372 C{MIDDLE - w + 14} 420 {MIDDLE - w + 26} 500 {MIDDLE - w + 6} 548 "
        f"C{MIDDLE - w - 10} 540 {MIDDLE - w - 22} 500 {MIDDLE - w - 18} 430 Z"
    )
    return path(_crown(look, 18, 430) + inner, look.hair_colour) + _shine(look)


def _curly(look: Look) -> str:
    """Short waved hair of elderly women."""
    w = half_width(look)
    curls = [
        (-w - 2, 400, 34),
        (-w - 4, 345, 38),
        (-w + 20, 290, 42),
        (-76, 246, 46),
        (-20, 222, 48),
        (42, 226, 48),
        (92, 254, 44),
        (w - 14, 300, 42),
        (w + 6, 350, 38),
        (w + 2, 402, 34),
    ]
    drawn = "".join(ellipse(MIDDLE + x, y, r, r * 0.92, look.hair_colour) for x, y, r in curls)
    rings = "".join(
        line(
            f"M{MIDDLE + x - r * 0.5} {y} q{r * 0.45} {-r * 0.6} {r * 0.95} 0",
            darker(look.hair_colour, 0.2),
            3,
            opacity=0.4,
        )
        for x, y, r in curls
    )
    return drawn + rings


def _shaven(look: Look) -> str:
    return group(
        path(
            _crown(look, 2, 372) + f"C{MIDDLE + 90} 290 {MIDDLE - 90} 290 {MIDDLE - half_width(look)} 372 Z",
            look.hair_colour,
        ),
        opacity=0.16,
    )


_FRONT: dict[str, Callable[[Look], str]] = {
    "parted": _parted,
    "short": _short,
    "swept": _swept,
    "receding": _receding,
    "bald": _bald,
    "bun": lambda look: _back_hair(look, middle_parted=True),
    "low-bun": lambda look: _back_hair(look, middle_parted=False),
    "long": lambda look: _back_hair(look, middle_parted=False),
    "ponytail": lambda look: _back_hair(look, middle_parted=False),
    "plaits": lambda look: _back_hair(look, middle_parted=True),
    "bob": _bob,
    "fringe": _fringe,
    "curly": _curly,
    "shaven": _shaven,
}


def _long_behind(look: Look) -> str:
    w = half_width(look) + 26
    return path(
        f"M{MIDDLE - w} 400 C{MIDDLE - w - 30} 560 {MIDDLE - w - 34} 720 {MIDDLE - w - 14} 820 L{MIDDLE + w + 14} 820 "
        f"C{MIDDLE + w + 34} 720 {MIDDLE + w + 30} 560 {MIDDLE + w} 400 Z",
        darker(look.hair_colour, 0.1),
    )


def behind(look: Look) -> str:
    """What is drawn before the neck and the clothes."""
    dark = darker(look.hair_colour, 0.12)
    if look.hat in ("scarf", "turban"):
        return ""
    return {
        "bun": ellipse(MIDDLE, 200, 70, 56, dark)
        + line("M352 196 Q400 160 448 196", lighter(dark, 0.3), 4, opacity=0.5),
        "low-bun": ellipse(MIDDLE + 74, 580, 54, 56, dark)
        + line("M438 560 Q474 540 508 566", lighter(dark, 0.3), 4, opacity=0.5),
        "long": _long_behind(look),
        "ponytail": path("M470 330 C600 360 600 640 560 780 C520 760 510 560 480 440 Z", dark),
        "bob": ellipse(MIDDLE, 470, half_width(look) + 14, 130, dark),
        "fringe": ellipse(MIDDLE, 450, half_width(look) + 12, 110, dark),
    }.get(look.hair, "")


def _over(look: Look) -> str:
    """What falls over the clothes."""
    if look.hair == "plaits":
        side = "".join(
            ellipse(250, 600 + 42 * i, 30 - i, 28, darker(look.hair_colour, 0.05 * (i % 2))) for i in range(6)
        )
        return side + group(side, transform="translate(800 0) scale(-1 1)")
    return ""


def _cone(look: Look) -> str:
    straw, edge = "#ead6a2", "#c6a764"
    rings = "".join(
        line(f"M{400 - 68 * i} {150 + 54 * i} Q400 {182 + 60 * i} {400 + 68 * i} {150 + 54 * i}", edge, 3, opacity=0.7)
        for i in range(1, 5)
    )
    under = path("M70 372 Q400 470 730 372 Q400 300 70 372 Z", darker(straw, 0.35))
    return group(
        under + path("M400 84 C440 120 690 320 732 374 Q400 446 68 374 C110 320 360 120 400 84 Z", straw) + rings,
        transform="translate(0 -34)",
    )


def _helmet(colour: str) -> str:
    return (
        path("M236 340 C232 180 320 138 400 138 C480 138 568 180 564 340 Z", colour)
        + path("M212 336 Q400 292 588 336 Q596 362 576 366 Q400 322 224 366 Q204 362 212 336 Z", darker(colour, 0.12))
        + path("M372 140 Q400 132 428 140 L424 306 Q400 302 376 306 Z", lighter(colour, 0.25), opacity=0.7)
        + line("M282 214 Q300 178 340 164", "#fff", 10, opacity=0.35)
    )


def _cap(colour: str) -> str:
    return path("M248 330 C244 210 320 172 400 172 C480 172 556 210 552 330 Q400 290 248 330 Z", colour) + path(
        "M240 332 Q400 276 560 332 Q520 372 400 368 Q280 372 240 332 Z", darker(colour, 0.25)
    )


def _scarf(look: Look) -> str:
    """The black cloth of elderly women of the north, folded to a point above the forehead."""
    cloth = look.second
    w = half_width(look)
    return path(
        f"M{MIDDLE} 196 C{MIDDLE + w} 196 {MIDDLE + w + 40} 300 {MIDDLE + w + 26} 420 C{MIDDLE + w + 20} 520 "
        f"{MIDDLE + 110} 610 {MIDDLE + 60} 640 "
        f"C{MIDDLE + 124} 560 {MIDDLE + w - 10} 480 {MIDDLE + w - 18} 396 C{MIDDLE + 90} 330 {MIDDLE + 40} 300 "
        f"{MIDDLE} 272 "
        f"C{MIDDLE - 40} 300 {MIDDLE - 90} 330 {MIDDLE - w + 18} 396 C{MIDDLE - w + 10} 480 {MIDDLE - 124} 560 "
        f"{MIDDLE - 60} 640 "
        f"C{MIDDLE - 110} 610 {MIDDLE - w - 20} 520 {MIDDLE - w - 26} 420 C{MIDDLE - w - 40} 300 {MIDDLE - w} "
        f"196 {MIDDLE} 196 Z",
        cloth,
    ) + line("M400 202 C470 210 510 270 524 350 M400 202 C330 210 290 270 276 350", lighter(cloth, 0.2), 4, opacity=0.5)


def _turban(look: Look) -> str:
    """Khăn đóng: the wound cloth worn with áo dài."""
    cloth = look.second
    rows = "".join(
        line(f"M{262 + 6 * i} {322 - 26 * i} Q400 {262 - 28 * i} {538 - 6 * i} {322 - 26 * i}", darker(cloth, 0.3), 4)
        for i in range(5)
    )
    return path("M252 338 Q400 276 548 338 C566 250 520 184 400 180 C280 184 234 250 252 338 Z", cloth) + rows


def _band(look: Look) -> str:
    return path("M262 300 Q400 240 538 300 L534 334 Q400 274 266 334 Z", look.second) + "".join(
        rect(x, 282 - (1 - abs(x - 395) / 140) * 22, 14, 14, "#d9a441", transform=f"rotate(45 {x + 7} 284)")
        for x in (300, 347, 395, 442, 486)
    )


def _hat(look: Look) -> str:
    return {
        "cone": lambda: _cone(look),
        "helmet": lambda: _helmet(look.second),
        "cap": lambda: _cap(look.second),
        "scarf": lambda: _scarf(look),
        "turban": lambda: _turban(look),
        "band": lambda: _band(look),
    }.get(look.hat, str)()


def on_head(look: Look) -> str:
    """What is drawn after the face."""
    front = "" if look.hat in ("turban", "scarf") else _FRONT[look.hair](look)
    return front + _over(look) + _hat(look)
