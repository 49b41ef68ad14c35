"""Whole figures for scenes: the head of a portrait on a body that stands, sits at a table, or is seen from behind."""

from __future__ import annotations

from demo.drawings import clothes, faces, hair
from demo.drawings.faces import Look
from demo.drawings.people import PEOPLE
from demo.drawings.svg import at, darker, ellipse, group, lighter, line, path, rect

#: Arms of a pose from the shoulder over the elbow to the hand, in the space of a portrait: the left one, the right one.
_ARMS = {
    "down": ("M226 850 L186 1040 L204 1220", "M574 850 L614 1040 L596 1220"),
    "hold": ("M226 850 L196 1040 L346 1096", "M574 850 L604 1040 L454 1096"),
    "wave": ("M226 850 L186 1040 L204 1220", "M574 850 L690 760 L700 560"),
    "point": ("M226 850 L186 1040 L204 1220", "M574 850 L680 930 L860 880"),
    "reach": ("M226 850 L300 1030 L560 1010", "M574 850 L650 1000 L800 1010"),
    "clap": ("M226 850 L200 1020 L376 960", "M574 850 L600 1020 L424 960"),
    "work": ("M226 850 L210 1060 L400 1180", "M574 850 L640 1040 L560 1190"),
    "up": ("M226 850 L120 720 L150 540", "M574 850 L680 720 L650 540"),
}
_BODY = "M206 1280 L192 900 C192 806 250 768 330 738 L400 790 L470 738 C550 768 608 806 608 900 L594 1280 Z"
_SLEEVES = {"coat": "#eeeee8", "pupil": "#f7f6f1"}

#: Those who have no name: neighbours, guests, pupils.
EXTRAS = (
    Look(34, False, "parted", "shirt", "#c9b48a", "#e3b48c"),
    Look(41, True, "bob", "cardigan", "#a85f6a", "#e8bd94"),
    Look(66, False, "bald", "shirt", "#8d9c88", "#d29b6d", "#c9c4bc", smile="open"),
    Look(25, True, "ponytail", "shirt", "#6f93a8", "#e9c29c", smile="open"),
    Look(58, True, "curly", "ba-ba", "#6a4a72", "#dca97c", "#6d6660"),
    Look(30, False, "short", "shirt", "#5c7a6a", "#c98f62", smile="open"),
    Look(48, False, "receding", "suit", "#3c4450", "#e3b48c", glasses="dark"),
    Look(36, True, "long", "ao-dai", "#b5563e", "#efcba6", smile="open"),
    Look(72, True, "bun", "ba-ba", "#5a4a40", "#dca97c", "#dedad4", smile="open"),
    Look(28, False, "swept", "shirt", "#d3cfc4", "#dca97c", glasses="thin"),
    Look(52, True, "low-bun", "ao-dai", "#3f6f78", "#e3b48c"),
    Look(45, False, "short", "work", "#56697c", "#b57a50", jaw=0.8),
)
CHILDREN = (
    Look(9, True, "fringe", "pupil", "#f7f6f1", "#efcba6", smile="open"),
    Look(8, False, "short", "pupil", "#f7f6f1", "#dca97c", smile="open"),
    Look(10, True, "plaits", "pupil", "#f7f6f1", "#e3b48c"),
    Look(7, False, "swept", "shirt", "#e0a04a", "#c98f62", smile="open"),
    Look(6, True, "fringe", "shirt", "#d9747f", "#efcba6", smile="laugh"),
    Look(9, False, "short", "shirt", "#6fa0b8", "#e3b48c"),
)


def look_of(who: str | Look) -> Look:
    return PEOPLE[who] if isinstance(who, str) else who


def _sleeve(look: Look) -> str:
    return _SLEEVES.get(look.clothes, look.second if look.clothes == "vest" else look.colour)


def _arm(d: str, look: Look) -> str:
    colour = _sleeve(look)
    x, y = d.rsplit("L", 1)[1].split()
    return line(d, darker(colour, 0.22), 108) + line(d, colour, 98) + ellipse(float(x), float(y), 42, 40, look.skin)


def _legs(look: Look) -> str:
    if look.clothes in ("ao-dai", "robe"):
        skirt = path("M206 1240 C190 1500 150 1760 136 1900 L664 1900 C650 1760 610 1500 594 1240 Z", look.colour)
        return (
            path("M250 1600 L230 2060 L570 2060 L550 1600 Z", "#efe9df" if look.woman else darker(look.colour, 0.3))
            + skirt
            + line("M594 1260 L560 1880", darker(look.colour, 0.3), 6)
        )
    trousers = {
        "pupil": "#2f4a6b",
        "sport": look.colour,
        "firefighter": look.colour,
        "work": darker(look.colour, 0.25),
        "uniform": darker(look.colour, 0.15),
        "ba-ba": "#2b2725",
        "coat": "#6d7680",
    }.get(look.clothes, "#4a4440")
    shoes = ellipse(290, 2062, 84, 34, "#2c2422") + ellipse(510, 2062, 84, 34, "#2c2422")
    return (
        shoes
        + path("M212 1240 L236 2050 L372 2050 L400 1430 L428 2050 L564 2050 L588 1240 Z", trousers)
        + line("M400 1440 L400 1300", darker(trousers, 0.4), 6)
    )


def _body(look: Look, name: str, pose: str, *, legs: bool) -> str:
    fill = "#f6f6f2" if look.clothes == "coat" else _sleeve(look) if look.clothes != "vest" else look.colour
    left, right = _ARMS[pose]
    clipped = group(rect(150, 700, 500, 600, fill), clothes.clothes(look), clip_path=f"url(#body-{name})")
    return (
        f'<clipPath id="body-{name}">{path(_BODY)}</clipPath>'
        + (_legs(look) if legs else "")
        + clothes.neck(look)
        + clipped
        + _arm(left, look)
        + _arm(right, look)
    )


def figure(
    who: str | Look,
    x: float,
    y: float,
    tall: float,
    pose: str = "down",
    *,
    legs: bool = True,
    flip: bool = False,
    holds: str = "",
) -> str:
    """Somebody who stands at (x, y), ``tall`` from the crown to the ground; ``holds`` is drawn at the hands of "
    "``hold``."""
    look = look_of(who)
    name = f"{round(x)}-{round(y)}"
    scale = tall / 1830
    child = look.age < 16
    grown = "translate(0 52)" if not child else "translate(-88 -92) scale(1.22)"
    behind = hair.behind(look)
    drawn = (
        ellipse(400, 2072, 300, 40, "#2a1612", opacity=0.16) * legs
        + group(behind, transform=grown)
        + _body(look, name, pose, legs=legs)
        + group(faces.face(look, name) + hair.on_head(look), transform=grown)
        + (at(400, 1096, 1, holds) if holds else "")
    )
    return at(x, y, scale, group(drawn, transform="translate(-400 -2080)"), flip=flip)


def sitting(who: str | Look, x: float, y: float, tall: float, pose: str = "work", **given: object) -> str:
    """Somebody behind a table whose edge is at y: the table covers the rest."""
    look = look_of(who)
    scale = tall / 1000
    return figure(look, x, y + 800 * scale, 1830 * scale, pose, legs=False)


def from_behind(look: Look, x: float, y: float, size: float) -> str:
    """One of an audience: hair and shoulders."""
    tone = darker(_sleeve(look), 0.12)
    bald = look.hair == "bald"
    head = ellipse(400, 420, 132, 176, look.skin if bald else look.hair_colour)
    extra = ellipse(400, 240, 66, 54, darker(look.hair_colour, 0.1)) if look.hair == "bun" else ""
    tail = (
        path("M270 420 C250 600 270 720 300 760 L500 760 C530 720 550 600 530 420 Z", look.hair_colour)
        if look.hair in ("long", "bob", "ponytail")
        else ""
    )
    drawn = (
        path("M96 1040 C104 860 190 780 330 740 L470 740 C610 780 696 860 704 1040 Z", tone)
        + rect(340, 540, 120, 220, darker(look.skin, 0.12))
        + head
        + tail
        + extra
        + line("M330 330 C350 290 380 275 420 272", lighter(look.hair_colour, 0.3), 8, opacity=0.4)
    )
    return at(x, y, size / 800, group(drawn, transform="translate(-400 -1040)"))


def audience(y: float, size: float, width: int, shift: int = 0) -> str:
    count = int(width / (size * 0.78)) + 2
    return "".join(
        from_behind(EXTRAS[(n * 5 + shift) % len(EXTRAS)], n * size * 0.78 - size * (0.2 + 0.37 * (shift % 2)), y, size)
        for n in range(count)
    )


def certificate() -> str:
    return (
        rect(-150, -104, 300, 208, "#b8892b", rx=6)
        + rect(-136, -90, 272, 180, "#fdf6e3")
        + line("M-80 -48 h160 M-100 -8 h200 M-60 28 h120", "#b98d5a", 10)
        + ellipse(70, 58, 22, 22, "#a51c1c")
    )


def flowers() -> str:
    petals = "".join(
        ellipse(dx, dy, 44, 44, c)
        for dx, dy, c in (
            (-60, -60, "#d9574f"),
            (0, -90, "#f0b64a"),
            (60, -60, "#e88aa0"),
            (-34, -20, "#f4e3c0"),
            (38, -16, "#d9574f"),
        )
    )
    return path("M-90 -40 L0 150 L90 -40 Z", "#7f9a6a") + petals


def book() -> str:
    return path(
        "M-130 -60 Q-60 -90 0 -60 Q60 -90 130 -60 L130 60 Q60 30 0 60 Q-60 30 -130 60 Z",
        "#fdf6e6",
        stroke="#8a5a3a",
        stroke_width=10,
    ) + line("M0 -60 L0 60", "#8a5a3a", 6)
