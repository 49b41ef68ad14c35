"""What scenes lie in: rooms, streets, water. A scene is 1200 by 800."""

from __future__ import annotations

from demo.drawings.svg import at, darker, ellipse, glow, gradient, group, lighter, line, path, rect, text

WIDTH, HEIGHT = 1200, 800


def _sky(top: str, bottom: str, name: str = "air") -> str:
    return f"<defs>{gradient(name, top, bottom)}</defs>" + rect(0, 0, WIDTH, HEIGHT, f"url(#{name})")


def floor(y: float, colour: str) -> str:
    return rect(0, y, WIDTH, HEIGHT - y, colour) + rect(0, y, WIDTH, 10, darker(colour, 0.2))


def room(wall: str, ground: str, y: float = 560) -> str:
    return _sky(lighter(wall, 0.25), darker(wall, 0.08)) + floor(y, ground)


def hall(banner: str, second: str = "") -> str:
    """A stage with a red cloth, a banner and flowers."""
    folds = "".join(
        line(f"M{x} 0 L{x + (8 if x % 80 else -8)} 560", "#7f1818", 5, opacity=0.5) for x in range(20, 1200, 40)
    )
    pots = "".join(at(x, 640, 0.5, plant()) for x in (70, 190, 1010, 1130))
    return (
        rect(0, 0, WIDTH, HEIGHT, "#a22a24")
        + folds
        + rect(230, 56, 740, 150, "#8f1f1c", rx=6)
        + line("M250 190 h700", "#d9a93e", 4)
        + text(600, 118, banner, 40, "#f7dfa0", font_weight=700)
        + text(600, 168, second, 30, "#f7e8c4")
        + rect(0, 560, WIDTH, 240, "#8a5a3a")
        + rect(0, 560, WIDTH, 14, "#6a4128")
        + "".join(line(f"M{x} 574 L{x * 1.2 - 120:.0f} 800", "#7a4c30", 4, opacity=0.6) for x in range(-200, 1500, 110))
        + pots
    )


def lectern(x: float, y: float, scale: float = 1) -> str:
    return at(
        x,
        y,
        scale,
        path("M-90 -250 L90 -250 L70 0 L-70 0 Z", "#6a4128")
        + rect(-104, -272, 208, 30, "#7d5034", rx=6)
        + at(0, -130, 0.4, lotus())
        + line("M70 -272 C84 -300 76 -304 58 -310", "#2c2724", 7)
        + ellipse(52, -313, 17, 14, "#2c2724"),
    )


def lotus() -> str:
    petal = path("M0 60 C-50 20 -34 -60 0 -110 C34 -60 50 20 0 60 Z", "#d9a93e")
    return "".join(group(petal, transform=f"rotate({r} 0 60)") for r in (-64, 64, -34, 34, 0))


def plant() -> str:
    leaf = path("M0 0 C-40 -80 -30 -180 0 -220 C30 -180 40 -80 0 0 Z", "#5f8a58")
    leaves = "".join(group(leaf, transform=f"rotate({r})") for r in (-50, 50, -25, 25, 0))
    return leaves + path("M-70 -6 L70 -6 L52 110 L-52 110 Z", "#b5643f") + rect(-78, -22, 156, 26, "#c4744c", rx=6)


def tree(x: float, y: float, scale: float = 1, green: str = "#6f9a5a") -> str:
    crown = "".join(
        ellipse(dx, dy, r, r * 0.9, c)
        for dx, dy, r, c in (
            (-70, -250, 90, darker(green, 0.12)),
            (70, -240, 90, darker(green, 0.08)),
            (0, -320, 110, green),
            (0, -230, 90, lighter(green, 0.08)),
        )
    )
    return at(x, y, scale, path("M-18 0 L-12 -200 L12 -200 L18 0 Z", "#7a5438") + crown)


def house(x: float, y: float, scale: float, wall: str = "#efe0c0", roof: str = "#b5583a") -> str:
    tiles = "".join(line(f"M{dx} -200 L{dx * 1.12:.0f} -150", darker(roof, 0.2), 4) for dx in range(-140, 150, 28))
    return at(
        x,
        y,
        scale,
        rect(-140, -160, 280, 160, wall)
        + path("M-176 -150 L-130 -240 L130 -240 L176 -150 Z", roof)
        + tiles
        + rect(-34, -110, 68, 110, "#7a5438")
        + rect(-110, -110, 54, 60, "#8fb0b8", stroke="#7a5438", stroke_width=8)
        + rect(56, -110, 54, 60, "#8fb0b8", stroke="#7a5438", stroke_width=8),
    )


def alley(evening: bool = False) -> str:
    sky = _sky("#3c4668", "#8d7a86") if evening else _sky("#cfe3ea", "#f4ead2")
    walls = "".join(
        rect(x, y, w, 800 - y, c)
        + "".join(
            rect(x + 24 + 70 * i, y + 60 + 130 * j, 42, 64, "#f3cf7a" if evening else darker(c, 0.25), rx=4)
            for i in range(max(1, (w - 30) // 70))
            for j in range(2)
        )
        for x, y, w, c in (
            (0, 140, 210, "#e7c79a"),
            (210, 220, 150, "#d9b08a"),
            (840, 200, 160, "#e3d0a6"),
            (1000, 120, 200, "#d3a582"),
        )
    )
    wires = line("M0 120 Q400 210 840 170 M360 190 Q700 250 1200 90", "#4a4440", 3, opacity=0.6)
    return (
        sky
        + walls
        + path("M330 520 L870 520 L1200 800 L0 800 Z", "#cbbfae" if not evening else "#7d7480")
        + rect(360, 300, 480, 222, "#eadbbd" if not evening else "#a0909a")
        + wires
    )


def fields(green: str = "#9cba62") -> str:
    rows = "".join(
        path(f"M-20 {y} Q600 {y - 50} 1220 {y + 10} L1220 810 L-20 810 Z", darker(green, 0.04 * i))
        for i, y in enumerate((430, 500, 580, 670))
    )
    tufts = "".join(
        line(
            f"M{x} {y} q-6 -26 -14 -34 M{x} {y} q0 -28 2 -40 M{x} {y} q6 -24 16 -32", darker(green, 0.3), 4, opacity=0.7
        )
        for y, step, off in ((560, 90, 30), (640, 110, 0), (740, 130, 50))
        for x in range(off, 1220, step)
    )
    return (
        _sky("#cfe6ea", "#fbf0cf")
        + ellipse(960, 150, 70, 70, "#fdf3cf")
        + path("M0 430 Q200 300 420 400 Q640 260 860 390 Q1040 310 1200 400 L1200 480 L0 480 Z", "#8fae86")
        + rows
        + tufts
    )


def river(dusk: bool = False) -> str:
    top, low, water = ("#f3c9a0", "#f9e6c4", "#c9a58c") if dusk else ("#cfe6ea", "#f4f1dc", "#9cc3c6")
    waves = "".join(
        line(f"M{x} {y} q30 -12 60 0 t60 0", lighter(water, 0.45), 5, opacity=0.7)
        for y, off in ((520, 40), (590, 160), (660, 20), (730, 220))
        for x in range(off, 1200, 310)
    )
    return (
        _sky(top, low)
        + path("M0 400 Q240 330 520 390 Q820 320 1200 384 L1200 470 L0 470 Z", "#8aa780")
        + rect(0, 450, WIDTH, 350, water)
        + waves
    )


def boat(x: float, y: float, scale: float = 1, roof: bool = True) -> str:
    cover = path("M-150 -30 C-150 -170 150 -170 150 -30 Z", "#c9a66a") + "".join(
        line(f"M{dx} -32 C{dx} -120 {dx} -130 {dx * 0.8:.0f} -130", "#a8844c", 4) for dx in range(-110, 120, 36)
    )
    return at(
        x,
        y,
        scale,
        (cover if roof else "")
        + path("M-330 -60 Q-260 40 -160 50 L160 50 Q260 40 330 -60 Q160 -10 0 -10 Q-160 -10 -330 -60 Z", "#7a5236")
        + line("M-300 -40 Q0 40 300 -40", "#5f3d28", 6),
    )


def lamp(x: float, y: float, reach: float = 380) -> str:
    return (
        glow(f"lamp-{round(x)}", "#ffe9a8", 0.85)
        + line(f"M{x} 0 L{x} {y - 40}", "#4a4038", 5)
        + path(f"M{x - 60} {y} L{x - 22} {y - 44} L{x + 22} {y - 44} L{x + 60} {y} Z", "#7a5a3a")
        + ellipse(x, y + 8, 26, 22, "#fff3c4")
        + ellipse(x, y + 20, reach, reach, f"url(#lamp-{round(x)})")
    )


def board(x: float, y: float, width: float, height: float, words: str) -> str:
    return rect(x, y, width, height, "#46665a", rx=8, stroke="#8a5f3c", stroke_width=14) + text(
        x + width / 2, y + height / 2 + 14, words, 44, "#f2f2e6", opacity=0.9
    )


def table(x: float, y: float, width: float, colour: str = "#9a6a44", legs: float = 170) -> str:
    return (
        rect(x + 24, y + 10, 26, legs, darker(colour, 0.25))
        + rect(x + width - 50, y + 10, 26, legs, darker(colour, 0.25))
        + rect(x, y, width, 30, colour, rx=6)
    )


def shelf(x: float, y: float, width: float, rows: int, seed: int = 0) -> str:
    tones = ("#a8553f", "#d1a04a", "#5f7f74", "#7d6a8a", "#c9b48a", "#49657d")
    drawn = rect(x, y, width, rows * 110 + 16, "#8a5f3c", rx=4)
    for row in range(rows):
        drawn += rect(x + 12, y + 12 + row * 110, width - 24, 96, "#5e3f28")
        bx, n = x + 18, seed
        while bx < x + width - 46:
            w, h = 16 + (n * 7) % 14, 60 + (n * 13) % 28
            drawn += rect(bx, y + 108 + row * 110 - h, w, h, tones[(n + row) % 6])
            bx += w + 4
            n += 1
    return drawn


def window(x: float, y: float, width: float = 180, height: float = 220, sky: str = "#cfe6ea") -> str:
    return rect(x, y, width, height, sky, stroke="#8a5f3c", stroke_width=14) + line(
        f"M{x + width / 2} {y} v{height} M{x} {y + height / 2} h{width}", "#8a5f3c", 8
    )
