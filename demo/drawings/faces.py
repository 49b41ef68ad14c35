"""A face from the front, in a space of 800 by 1000: the chin at 600, the crown at 225, the middle at 400."""

from __future__ import annotations

from typing import NamedTuple

from demo.drawings.svg import darker, ellipse, group, line, mixed, path

MIDDLE = 400
EYES = 424


class Look(NamedTuple):
    """How somebody looks. ``age`` in years decides wrinkles and the shape of the face."""

    age: int
    woman: bool
    hair: str
    clothes: str
    colour: str
    skin: str = "#e3b48c"
    hair_colour: str = "#221c1b"
    glasses: str = ""
    beard: str = ""
    hat: str = ""
    jaw: float = 0.5
    """From 0, narrow, to 1, wide."""
    smile: str = "closed"
    ground: str = "#d9c7a8"
    behind: str = ""
    second: str = "#f4efe6"
    """The colour of what is worn with the clothes: a shirt under a jacket, a scarf."""


def half_width(look: Look) -> float:
    return 122 + 18 * look.jaw - (6 if look.woman else 0) + (4 if look.age < 16 else 0)


def outline(look: Look) -> str:
    """The path of the face without ears."""
    w = half_width(look)
    jaw = 84 + 30 * look.jaw - (10 if look.woman else 0)
    chin = 36 + 14 * look.jaw - (8 if look.woman else 0)
    low = 604 - (18 if look.age < 16 else 0)
    left, right = MIDDLE - w, MIDDLE + w
    return (
        f"M{left} 385 C{left - 2} 470 {MIDDLE - jaw - 12} 530 {MIDDLE - jaw * 0.78} 562 "
        f"C{MIDDLE - jaw * 0.6} 586 {MIDDLE - chin} {low} {MIDDLE} {low} "
        f"C{MIDDLE + chin} {low} {MIDDLE + jaw * 0.6} 586 {MIDDLE + jaw * 0.78} 562 "
        f"C{MIDDLE + jaw + 12} 530 {right + 2} 470 {right} 385 "
        f"C{right} 285 {MIDDLE + w * 0.62} 225 {MIDDLE} 225 C{MIDDLE - w * 0.62} 225 {left} 285 {left} 385 Z"
    )


def _both(draw: str) -> str:
    """What is drawn on the left, and its mirror image."""
    return draw + group(draw, transform="translate(800 0) scale(-1 1)")


def _ear(look: Look, shade: str) -> str:
    x = MIDDLE - half_width(look) + 2
    return _both(
        ellipse(x, 430, 22, 40, look.skin)
        + line(f"M{x - 8} 410 C{x - 18} 420 {x - 14} 448 {x - 2} 452", shade, 4, opacity=0.6)
    )


def _eye(look: Look) -> str:
    ink = "#2b1d19"
    x, y = MIDDLE - 56, EYES
    wide, tall = (27, 12) if look.age < 60 else (25, 9.5)
    if look.age < 16:
        wide, tall = 28, 15
    if look.smile == "laugh":
        return line(f"M{x - wide} {y + 4} Q{x} {y - 16} {x + wide} {y + 4}", ink, 7)
    white = path(
        f"M{x - wide} {y + 3} Q{x - 4} {y - tall - 7} {x + wide} {y + 2} Q{x} {y + tall + 3} {x - wide} {y + 3} Z",
        "#fdf8f1",
    )
    iris = ellipse(x + 1, y - 1, 11.5, min(12.5, tall + 2.5), "#3a241b") + ellipse(x + 5, y - 5, 3.2, 3.2, "#fff")
    lid = line(f"M{x - wide - 2} {y + 4} Q{x - 4} {y - tall - 9} {x + wide + 1} {y + 1}", ink, 6)
    lash = line(f"M{x - wide - 2} {y + 4} l-8 -7", ink, 5) if look.woman and 15 < look.age < 60 else ""
    fold = line(
        f"M{x - wide + 4} {y - tall - 6} Q{x} {y - tall - 17} {x + wide - 4} {y - tall - 5}", darker(look.skin, 0.35), 3
    )
    return white + iris + lid + lash + fold


def _brow(look: Look) -> str:
    x, y = MIDDLE - 56, EYES - 46
    colour = mixed(look.hair_colour, look.skin, 0.25)
    width = 6.5 if look.woman else 10
    if look.age >= 70:
        colour = mixed("#d8d3cc", look.skin, 0.1) if look.hair_colour > "#9" else colour
    return line(f"M{x - 34} {y + 9} Q{x - 8} {y - 10} {x + 30} {y + 3}", colour, width, opacity=0.92)


def _mouth(look: Look) -> str:
    lips = mixed(look.skin, "#b0433c" if look.woman else "#9c5344", 0.62 if look.woman else 0.45)
    y = 536 if look.age >= 16 else 526
    if look.smile in ("open", "laugh"):
        return (
            path(
                f"M346 {y - 2} C372 {y + 8} 428 {y + 8} 454 {y - 2} C446 {y + 38} 420 {y + 46} 400 {y + 46} "
                f"C380 {y + 46} 354 {y + 38} 346 {y - 2} Z",
                darker(lips, 0.45),
            )
            + path(
                f"M354 {y + 4} C378 {y + 11} 422 {y + 11} 446 {y + 4} C440 {y + 22} 420 {y + 26} 400 {y + 26} "
                f"C380 {y + 26} 360 {y + 22} 354 {y + 4} Z",
                "#fffaf2",
            )
            + line(f"M343 {y - 4} C370 {y + 7} 430 {y + 7} 457 {y - 4}", lips, 6)
            + line(f"M366 {y + 40} Q400 {y + 54} 434 {y + 40}", lips, 7)
        )
    upper = path(
        f"M352 {y} C370 {y - 8} 386 {y - 12} 400 {y - 7} C414 {y - 12} 430 {y - 8} 448 {y} "
        f"C430 {y + 10} 370 {y + 10} 352 {y} Z",
        lips,
    )
    lower = path(f"M358 {y + 3} C378 {y + 14} 422 {y + 14} 442 {y + 3} C430 {y + 26} 370 {y + 26} 358 {y + 3} Z", lips)
    return (
        upper
        + group(lower, opacity=0.85)
        + line(f"M346 {y - 5} Q352 {y + 2} 400 {y + 6} Q448 {y + 2} 454 {y - 5}", darker(lips, 0.5), 4.5)
    )


def _years(look: Look, shade: str) -> str:
    """What the years have drawn."""
    drawn = ""
    if look.age >= 38:
        drawn += _both(line("M352 492 C338 508 334 522 336 534", shade, 4, opacity=min(0.75, (look.age - 30) / 60)))
    if look.age >= 50:
        drawn += _both(
            line(f"M312 {EYES + 18} C326 {EYES + 30} 348 {EYES + 31} 364 {EYES + 24}", shade, 3.5, opacity=0.5)
        )
        drawn += _both(line(f"M304 {EYES - 6} l-14 -8 M302 {EYES + 4} l-16 1", shade, 3.5, opacity=0.55))
    if look.age >= 58:
        drawn += line("M340 318 Q400 304 460 318", shade, 4, opacity=0.5)
        drawn += line("M350 342 Q400 330 450 342", shade, 4, opacity=0.4)
    if look.age >= 70:
        drawn += _both(line("M320 506 C312 524 312 540 320 556", shade, 4, opacity=0.45))
        drawn += line("M352 295 Q400 284 448 295", shade, 3.5, opacity=0.35)
    return drawn


def _beard(look: Look) -> str:
    colour = look.hair_colour
    if look.beard == "goatee":
        return path(
            "M362 572 C376 590 424 590 438 572 C440 630 420 676 400 690 C380 676 360 630 362 572 Z", colour
        ) + line(
            "M385 600 C388 630 394 655 399 676 M412 600 C411 630 406 652 401 670", darker(colour, 0.25), 3, opacity=0.5
        )
    if look.beard == "moustache":
        return path(
            "M348 530 C370 508 390 512 400 518 C410 512 430 508 452 530 C430 534 414 530 400 526 "
            "C386 530 370 534 348 530 Z",
            colour,
        )
    if look.beard == "stubble":
        return group(
            path(
                "M290 500 C300 560 340 606 400 606 C460 606 500 560 510 500 C490 530 450 512 400 516 "
                "C350 512 310 530 290 500 Z",
                colour,
            ),
            opacity=0.13,
        )
    return ""


def _glasses(look: Look) -> str:
    if not look.glasses:
        return ""
    rim = {"thin": "#8a6a3a", "dark": "#2a2426", "round": "#5a4632"}[look.glasses]
    width = {"thin": 4.5, "dark": 8, "round": 6}[look.glasses]
    y = EYES + 4
    one = (
        ellipse(344, y, 46, 44, "#fff", fill_opacity=0.16, stroke=rim, stroke_width=width)
        if look.glasses == "round"
        else path(
            f"M298 {y - 32} h88 q10 0 10 10 v26 q0 34 -36 34 h-32 q-38 0 -38 -34 v-26 q0 -10 8 -10 Z",
            "#ffffff",
            fill_opacity=0.16,
            stroke=rim,
            stroke_width=width,
        )
    )
    w = half_width(look)
    return _both(one + line(f"M{MIDDLE - w + 4} {y - 12} L294 {y - 14}", rim, width)) + line(
        f"M392 {y - 8} Q400 {y - 16} 408 {y - 8}", rim, width
    )


def face(look: Look, name: str) -> str:
    """The face with all but the hair; ``name`` keeps the ids of two faces on one drawing apart."""
    shade = darker(look.skin, 0.38)
    blush = mixed(look.skin, "#d2554a", 0.5)
    clip = f"<clipPath id='face-{name}'>{path(outline(look))}</clipPath>"
    light = group(
        path("M470 215 C575 300 570 520 440 612 L560 640 L600 260 Z", shade, opacity=0.2),
        path("M240 330 Q400 270 560 330 L560 200 L240 200 Z", shade, opacity=0.12),
        ellipse(322, 494, 42, 26, blush, opacity=0.26 if look.woman or look.age < 16 else 0.16),
        ellipse(478, 494, 42, 26, blush, opacity=0.26 if look.woman or look.age < 16 else 0.16),
        clip_path=f"url(#face-{name})",
    )
    nose = line(
        "M390 446 C386 470 376 484 380 496 C384 504 392 502 400 504 C408 502 418 505 423 494", shade, 4.5, opacity=0.75
    ) + line("M414 440 C416 462 420 474 424 486", shade, 4, opacity=0.25)
    return (
        clip
        + _ear(look, shade)
        + path(outline(look), look.skin)
        + light
        + _years(look, shade)
        + _both(_brow(look) + _eye(look))
        + nose
        + _mouth(look)
        + _beard(look)
        + _glasses(look)
    )
