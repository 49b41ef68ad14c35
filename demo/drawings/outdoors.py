"""Scenes under the sky: rivers, fields, alleys."""

from __future__ import annotations

from demo.drawings.figures import CHILDREN, EXTRAS, figure, sitting
from demo.drawings.places import (
    WIDTH,
    alley,
    board,
    boat,
    fields,
    house,
    lamp,
    plant,
    river,
    table,
    tree,
)
from demo.drawings.svg import at, darker, ellipse, group, line, path, rect, text


def class_on_a_boat() -> str:
    return (
        river(dusk=True)
        + path("M0 0 H1200 V220 Q600 60 0 220 Z", "#b98d55")
        + board(330, 170, 420, 220, "a ă â b c")
        + figure("tran-van-chu", 860, 740, 520, "point", flip=True)
        + sitting("dinh-van-be", 210, 640, 300)
        + sitting(EXTRAS[4], 430, 650, 280)
        + sitting(EXTRAS[8], 630, 660, 270)
        + table(110, 640, 620)
        + path("M0 720 Q600 800 1200 720 V800 H0 Z", "#7a5236")
        + lamp(770, 190, 300)
    )


def morning_at_the_landing() -> str:
    return (
        river()
        + boat(250, 560, 0.8)
        + boat(860, 520, 0.6)
        + boat(600, 690, 1, roof=False)
        + figure("dinh-van-be", 640, 694, 300, "reach")
        + tree(1100, 470, 0.9)
        + house(80, 470, 0.6)
    )


def swimming_class() -> str:
    cage = "".join(line(f"M{x} 500 v240", "#c9a66a", 9) for x in range(560, 1140, 64)) + line(
        "M550 520 h580 M550 610 h580", "#b08a4c", 11
    )
    heads = "".join(
        sitting(child, x, 690, 190, "up") for child, x in zip(CHILDREN, (640, 770, 900, 1040), strict=False)
    )
    return (
        river()
        + heads
        + rect(540, 690, 660, 120, "#9cc3c6", opacity=0.85)
        + cage
        + boat(270, 660, 0.9, roof=False)
        + figure("dinh-van-be", 270, 664, 430, "point")
    )


def drums() -> str:
    drum = (
        path("M-90 -130 Q-120 -60 -90 0 L90 0 Q120 -60 90 -130 Z", "#a8322c")
        + ellipse(0, -130, 92, 26, "#efe0bc", stroke="#8a2a24", stroke_width=8)
        + line("M-104 -80 Q0 -60 104 -80", "#d9a93e", 6)
    )
    children = "".join(
        figure(child, x, 700, 330, "up") for child, x in zip(CHILDREN, (500, 660, 820, 980, 1110), strict=False)
    )
    return (
        alley()
        + rect(0, 600, WIDTH, 200, "#cbb08a")
        + tree(90, 600, 1.2)
        + children
        + "".join(at(x, 740, 0.85, drum) for x in (500, 660, 820, 980, 1110))
        + figure("ta-van-trong", 290, 770, 560, "point")
    )


def high_jump() -> str:
    mat = rect(660, 600, 460, 120, "#4f7f96", rx=24) + rect(660, 660, 460, 12, darker("#4f7f96", 0.2))
    bar = (
        line("M640 420 L1000 420", "#d9574f", 12)
        + rect(630, 330, 14, 400, "#e9e4d8")
        + rect(1000, 330, 14, 400, "#e9e4d8")
    )
    jumper = group(figure("cao-van-xa", 0, 0, 400, "up"), transform="translate(720 470) rotate(-68)")
    return (
        fields("#a8bf7a")
        + path("M0 620 Q600 560 1200 640 V800 H0 Z", "#c9765a")
        + mat
        + bar
        + jumper
        + "".join(figure(child, x, 760, 290, "clap") for child, x in zip(CHILDREN, (90, 230, 370, 510), strict=False))
    )


def roof() -> str:
    tiles = "".join(
        path(f"M{x} {y} q26 22 52 0 v34 h-52 Z", ("#b5583a", "#c4684a", "#a84e32")[(x // 52 + r) % 3])
        for r, y in enumerate(range(430, 600, 30))
        for x in range(250 - r * 14, 950 + r * 14, 52)
    )
    return (
        alley()
        + figure("luc-van-voi", 420, 450, 330, "work")
        + figure(EXTRAS[5]._replace(hat="helmet", second="#e3a72f"), 620, 440, 320, "work", flip=True)
        + figure(EXTRAS[11]._replace(hat="helmet", second="#d9d4c8"), 800, 450, 325, "reach", flip=True)
        + rect(290, 590, 620, 230, "#efe0c0")
        + tiles
        + rect(540, 650, 120, 150, "#7a5438")
        + rect(340, 640, 110, 90, "#8fb0b8", stroke="#7a5438", stroke_width=10)
        + rect(750, 640, 110, 90, "#8fb0b8", stroke="#7a5438", stroke_width=10)
        + line("M930 800 L860 420 M1010 800 L940 420", "#a87a4a", 12)
        + "".join(line(f"M{885 + 0.18 * (760 - y):.0f} {y} h80", "#a87a4a", 9) for y in range(470, 800, 60))
        + figure(EXTRAS[8], 130, 780, 420, "clap")
    )


def forest() -> str:
    trunks = "".join(
        tree(x, y, s, g)
        for x, y, s, g in (
            (80, 620, 1.5, "#5f8a50"),
            (260, 560, 1.2, "#6f9a5a"),
            (470, 540, 1, "#7fa866"),
            (1120, 620, 1.5, "#5f8a50"),
            (930, 560, 1.2, "#6f9a5a"),
            (740, 540, 1, "#7fa866"),
        )
    )
    return (
        fields("#86a860")
        + trunks
        + path("M0 680 Q600 600 1200 690 V800 H0 Z", "#a9885a")
        + figure("trieu-van-neo", 460, 760, 520, "wave")
        + "".join(
            figure(child, x, 770, 300, pose, flip=True)
            for child, x, pose in zip(CHILDREN, (680, 800, 930, 1050), ("point", "wave", "down", "up"), strict=False)
        )
    )


def visit() -> str:
    return (
        alley()
        + house(840, 640, 2, "#f0e0bc")
        + rect(0, 630, WIDTH, 170, "#c9b694")
        + at(1130, 700, 0.8, plant())
        + at(600, 700, 0.7, plant())
        + sitting(EXTRAS[8], 860, 690, 330, "reach", flip=True)
        + figure("nguyen-van-a", 640, 770, 520, "reach")
        + rect(760, 690, 240, 26, "#8a5f3c")
        + rect(776, 716, 18, 84, "#6a4630")
        + rect(964, 716, 18, 84, "#6a4630")
        + ellipse(180, 700, 66, 66, "none", stroke="#3a4048", stroke_width=9)
        + ellipse(390, 700, 66, 66, "none", stroke="#3a4048", stroke_width=9)
        + line(
            "M180 700 L250 600 L350 600 L390 700 M250 600 L290 700 L350 600 M240 576 h36 M340 560 l-8 40 M326 556 h40",
            "#a51c1c",
            9,
        )
    )


def planting() -> str:
    young = line("M0 0 L0 -110", "#7a5438", 9) + "".join(
        ellipse(dx, dy, 26, 18, "#6f9a5a") for dx, dy in ((-22, -90), (22, -100), (0, -126), (-18, -124), (20, -70))
    )
    people = (
        (EXTRAS[0], 120, "work"),
        ("pham-thi-buoi", 330, "point"),
        (CHILDREN[3], 500, "wave"),
        (EXTRAS[3], 690, "work"),
        (CHILDREN[4], 860, "clap"),
        (EXTRAS[2], 1050, "work"),
    )
    return (
        alley()
        + rect(0, 640, WIDTH, 160, "#b5a184")
        + "".join(
            figure(who, x, 770, 300 if not isinstance(who, str) and who.age < 16 else 470, pose)
            for who, x, pose in people
        )
        + "".join(at(x, 780, 1, ellipse(0, 0, 50, 14, "#7a5a3c"), young) for x in (220, 430, 600, 780, 950))
    )


def sweeping() -> str:
    broom = line("M0 0 L-90 260", "#a87a4a", 11) + path("M-82 240 L-160 350 L-40 350 Z", "#c9a25a")
    return (
        alley(evening=True)
        + rect(0, 640, WIDTH, 160, "#6d6672")
        + lamp(930, 180, 330)
        + figure("vu-thi-choi", 560, 760, 540, "hold", holds=at(0, 0, 2.2, broom))
        + at(
            300,
            770,
            1,
            path("M-90 -160 h180 l-20 160 h-140 Z", "#4f7f66"),
            rect(-100, -180, 200, 26, "#3f6a54"),
            ellipse(-50, 0, 22, 22, "#2c2724"),
            ellipse(50, 0, 22, 22, "#2c2724"),
        )
    )


def veg_garden() -> str:
    beds = "".join(
        ellipse(x, y, 40, 24, ("#6f9a4a", "#86b05a")[(x // 90) % 2])
        for y in (600, 660, 730)
        for x in range(30, 1200, 90)
    )
    return (
        fields("#a0b96a")
        + beds
        + figure(
            "nguyen-thi-hat",
            420,
            760,
            500,
            "hold",
            holds=at(0, 0, 1.4, ellipse(0, 20, 110, 60, "#c9a25a"), ellipse(0, -10, 100, 46, "#7fae56")),
        )
        + figure(EXTRAS[11], 700, 770, 480, "work")
        + figure("pham-van-ruong", 930, 760, 490, "wave", flip=True)
    )


def firemen() -> str:
    truck = (
        rect(-280, -220, 560, 170, "#b3261e", rx=16)
        + rect(150, -190, 110, 80, "#bcd3da", rx=8)
        + rect(-280, -130, 560, 16, "#f4efe0")
        + "".join(ellipse(x, -46, 50, 50, "#2a2426") + ellipse(x, -46, 22, 22, "#a9a39c") for x in (-170, 170))
        + rect(-240, -260, 360, 30, "#c9c4bc")
    )
    return (
        alley()
        + rect(0, 640, WIDTH, 160, "#a9a49a")
        + at(600, 720, 1.5, truck)
        + figure("do-thi-suoi", 400, 780, 480, "down")
        + figure(EXTRAS[5]._replace(clothes="firefighter", colour="#2c3447"), 600, 780, 500)
        + figure(EXTRAS[0]._replace(clothes="firefighter", colour="#2c3447"), 800, 780, 495, "wave")
    )


def school() -> str:
    return (
        alley()
        + rect(160, 210, 880, 430, "#efd9a0")
        + rect(140, 180, 920, 50, "#b5583a")
        + text(600, 290, "TRƯỜNG TIỂU HỌC VÍ DỤ TÂY", 40, "#7a3b2c", font_weight=700)
        + "".join(rect(x, 350, 90, 120, "#8fb0b8", stroke="#8a5f3c", stroke_width=10) for x in (220, 360, 750, 890))
        + rect(540, 400, 120, 240, "#8a5f3c")
        + rect(0, 640, WIDTH, 160, "#cbb894")
        + figure("tran-thi-b", 470, 770, 450, "wave")
        + figure("h-vi-nie", 730, 770, 450, "clap")
        + "".join(
            figure(child, x, 780, 290, pose)
            for child, x, pose in zip(
                CHILDREN, (150, 290, 600, 880, 1010, 1120), ("up", "wave", "clap", "wave", "up", "down"), strict=True
            )
        )
        + tree(60, 640, 1)
    )


def household() -> str:
    return (
        alley()
        + house(600, 640, 2.1, "#f0dcb0")
        + rect(0, 630, WIDTH, 170, "#c9b694")
        + figure(EXTRAS[2], 330, 770, 480)
        + figure(EXTRAS[8], 480, 770, 440, "clap")
        + figure(EXTRAS[0], 740, 770, 500, "wave")
        + figure(EXTRAS[1], 900, 770, 470)
        + figure(CHILDREN[4], 610, 780, 280, "up")
        + tree(1110, 650, 1.2)
    )


def new_road() -> str:
    return (
        fields()
        + path("M520 440 Q560 420 640 440 L900 800 L260 800 Z", "#cbbf9f")
        + figure("pham-van-ruong", 330, 770, 500, "wave")
        + at(
            640,
            620,
            0.8,
            rect(-120, -100, 240, 90, "#f4f1e8", rx=14),
            rect(60, -86, 50, 40, "#9cc0cc"),
            rect(-60, -84, 60, 16, "#c3322b"),
            rect(-38, -106, 16, 60, "#c3322b"),
            ellipse(-70, -10, 24, 24, "#2c2724"),
            ellipse(70, -10, 24, 24, "#2c2724"),
        )
        + tree(1040, 520, 1)
    )
