"""Scenes in rooms, halls and workshops."""

from __future__ import annotations

from demo.drawings.figures import CHILDREN, EXTRAS, book, figure, from_behind, sitting
from demo.drawings.places import (
    HEIGHT,
    WIDTH,
    board,
    floor,
    lamp,
    room,
    shelf,
    table,
    window,
)
from demo.drawings.svg import at, ellipse, glow, line, path, rect, text


def _night(share: float = 0.45) -> str:
    return rect(0, 0, WIDTH, HEIGHT, "#1f2340", opacity=share)


def loom() -> str:
    threads = "".join(line(f"M{x} 250 L{x} 560", "#d9a0b4" if x % 3 else "#8a4a72", 3) for x in range(380, 780, 9))
    return (
        room("#e9d3b4", "#a8784c")
        + window(70, 150)
        + window(960, 150)
        + rect(340, 200, 24, 480, "#7a5236")
        + rect(800, 200, 24, 480, "#7a5236")
        + rect(330, 190, 504, 30, "#8f6340")
        + threads
        + rect(340, 540, 484, 34, "#8a4a72")
        + rect(340, 560, 484, 20, "#c98fae")
        + figure(EXTRAS[3], 200, 740, 450)
        + figure(EXTRAS[7], 1010, 740, 460, "clap")
        + sitting("hoang-thi-to", 585, 640, 360, "reach")
        + rect(320, 640, 524, 40, "#8f6340")
    )


def low_saw() -> str:
    wheel = ellipse(430, 690, 76, 76, "none", stroke="#3c4046", stroke_width=12) + ellipse(430, 690, 12, 12, "#3c4046")
    return (
        room("#e6d2b0", "#b08a5c")
        + window(80, 130)
        + rect(860, 120, 260, 16, "#8a5f3c")
        + "".join(rect(880 + 44 * i, 136, 14, 90 + 20 * (i % 3), "#7a5a3a") for i in range(5))
        + figure("ly-van-mong", 900, 750, 520, "point", flip=True)
        + sitting(EXTRAS[5], 440, 600, 340, "work")
        + rect(370, 600, 150, 60, "#55606a", rx=14)
        + wheel
        + table(520, 560, 300, "#b98a56", 180)
        + rect(560, 540, 200, 20, "#d9b47c")
        + path("M600 540 l140 -30 6 30 Z", "#9aa3a8")
        + "".join(ellipse(x, 770, 26, 10, "#e3c490") for x in range(540, 860, 60))
    )


def kitchen() -> str:
    pot = path("M-110 -110 h220 l-16 110 h-188 Z", "#a9b1b6") + ellipse(0, -110, 110, 20, "#8a9298")
    bowls = "".join(path(f"M{x} 636 h70 q-6 40 -35 40 q-29 0 -35 -40 Z", "#f4efe4") for x in (640, 760, 880, 1000))
    steam = "".join(line(f"M{x} 420 q-20 -40 0 -80 q20 -40 0 -80", "#fff", 9, opacity=0.5) for x in (210, 260, 310))
    return (
        room("#f0dcb2", "#c08a5c")
        + window(520, 110, 200, 200)
        + at(260, 560, 1, pot)
        + steam
        + figure("duong-thi-noi", 400, 760, 540, "reach", flip=True)
        + sitting(EXTRAS[2], 700, 650, 300, "hold")
        + sitting(EXTRAS[4], 860, 650, 290, "hold")
        + sitting(EXTRAS[5], 1020, 650, 300, "hold")
        + rect(150, 560, 220, 240, "#8a5f3c")
        + table(600, 676, 560, "#b5744a")
        + bowls
    )


def dance() -> str:
    beams = "".join(path(f"M{x} 0 L{x - 150} 700 L{x + 150} 700 Z", "#fff1c8", opacity=0.1) for x in (260, 600, 940))
    rain = "".join(line(f"M{(x * 71) % 1200} {(x * 137) % 560} l-8 46", "#a9c3e0", 3, opacity=0.6) for x in range(60))
    dancers = "".join(
        figure(EXTRAS[i]._replace(clothes="ao-dai", colour=c, woman=i % 2 == 1), x, y, 430, pose, flip=flip)
        for i, x, y, c, pose, flip in (
            (1, 200, 690, "#7f9cc0", "wave", False),
            (3, 400, 660, "#d8dfe8", "up", False),
            (7, 790, 660, "#d8dfe8", "up", True),
            (10, 1000, 690, "#7f9cc0", "wave", True),
        )
    )
    return (
        rect(0, 0, WIDTH, HEIGHT, "#232c48")
        + beams
        + floor(610, "#4a3a44")
        + rain
        + dancers
        + figure("giang-thi-mua", 595, 750, 540, "up")
    )


def evening_class() -> str:
    rows = "".join(from_behind(CHILDREN[n % 6], 250 + 175 * n, 800, 190) for n in range(5))
    return (
        room("#c9b08a", "#8a6242")
        + board(320, 110, 560, 260, "Lớp học buổi tối")
        + _night(0.36)
        + figure("tran-thi-b", 950, 720, 500, "point", flip=True)
        + table(180, 640, 380)
        + table(640, 640, 380)
        + rows
        + lamp(600, 160, 420)
    )


def kiln() -> str:
    fire = "".join(
        path(f"M{x} 640 q-30 -60 0 -{h} q30 {h - 60} 0 {h} Z", c)
        for x, h, c in ((560, 120, "#e8743a"), (600, 160, "#f2a03c"), (640, 120, "#e8743a"), (600, 90, "#fbe08a"))
    )
    return (
        room("#5f5266", "#5a4238")
        + path("M330 660 C330 320 870 320 870 660 Z", "#8a5a42")
        + path("M500 660 C500 460 700 460 700 660 Z", "#2c1a18")
        + fire
        + glow("glow", "#ffb45a", 0.75)
        + figure("hoang-van-men", 300, 760, 500, "point")
        + figure(EXTRAS[9], 950, 760, 490, "work", flip=True)
        + figure(EXTRAS[3], 1090, 770, 470, "hold", flip=True)
        + ellipse(600, 600, 520, 380, "url(#glow)")
    )


def books() -> str:
    return (
        room("#f0e0ba", "#b5865a")
        + shelf(60, 120, 420, 4)
        + shelf(720, 120, 420, 4, 5)
        + figure("to-thi-mam", 560, 770, 400, "hold", holds=book())
        + figure(CHILDREN[1], 280, 780, 320, "reach")
        + figure(CHILDREN[4], 850, 780, 290, "clap")
        + figure(CHILDREN[5], 1020, 780, 330, "hold", holds=book())
    )


def flute() -> str:
    beds = "".join(
        at(
            x,
            700,
            1,
            rect(-120, -60, 240, 60, "#f4f4ee", rx=12),
            rect(-120, 0, 12, 70, "#9aa5ad"),
            rect(108, 0, 12, 70, "#9aa5ad"),
        )
        for x in (160, 1040)
    )
    return (
        room("#d6e6e2", "#b9c9c6")
        + window(140, 110)
        + window(880, 110)
        + sitting(CHILDREN[0], 190, 680, 230, "clap")
        + sitting(CHILDREN[3], 1010, 680, 230, "up")
        + beds
        + figure("ho-van-sao", 600, 760, 560, "hold", holds=line("M-60 -560 L150 -480", "#c9a25a", 22))
        + figure(CHILDREN[4], 390, 770, 290, "clap")
        + figure(CHILDREN[5], 800, 770, 310, "clap", flip=True)
    )


def flood_map() -> str:
    houses = "".join(
        rect(x, y, 70, 50, c)
        for x, y, c in ((390, 200, "#8fb0b8"), (490, 240, "#d9574f"), (600, 190, "#e7b25a"), (700, 250, "#8fb0b8"))
    )
    return (
        room("#cfd8de", "#8d949a")
        + rect(330, 130, 540, 300, "#2c3a46", rx=12)
        + houses
        + line("M350 380 Q600 300 850 390", "#6fa9c8", 16)
        + figure("chu-thi-mach", 250, 770, 530, "point")
        + figure(EXTRAS[9], 980, 770, 540, "hold", flip=True)
        + table(420, 640, 360, "#7d858c")
        + at(600, 640, 0.8, ellipse(0, -40, 60, 40, "#e0762c"), rect(-10, -110, 20, 50, "#3a4048"))
    )


def counter() -> str:
    return (
        room("#e9dfd0", "#b9a58c")
        + text(600, 140, "BỘ PHẬN MỘT CỬA", 46, "#a51c1c", font_weight=700)
        + shelf(60, 200, 240, 2)
        + window(920, 190)
        + sitting("ninh-thi-giay", 600, 600, 380, "reach")
        + rect(260, 600, 680, 200, "#9a6a44")
        + rect(240, 580, 720, 30, "#b5825a")
        + figure(EXTRAS[8], 180, 780, 470, "hold")
        + figure(EXTRAS[0], 1060, 780, 540, "down", flip=True)
        + path("M560 560 l80 -6 6 26 -82 4 Z", "#fdf8ea")
    )


def choir() -> str:
    return (
        room("#e6c9ae", "#a8704c")
        + "".join(path(f"M{x} 0 h70 q-10 300 -50 560 h-40 Z", "#a22a24", opacity=0.85) for x in (0, 70, 1060, 1130))
        + figure("pham-thi-buoi", 420, 740, 480, "hold", holds=book())
        + figure("h-vi-nie", 620, 740, 490, "wave")
        + figure("ta-van-trong", 820, 740, 510, "clap")
        + figure(EXTRAS[7], 250, 730, 480, "clap")
        + figure(EXTRAS[5], 990, 730, 500, "clap", flip=True)
    )


def clinic() -> str:
    return (
        room("#d6e4e4", "#a9b9b6")
        + text(600, 150, "TRẠM Y TẾ PHƯỜNG VÍ DỤ ĐÔNG", 40, "#35607a", font_weight=700)
        + window(90, 190)
        + window(930, 190)
        + figure("nguyen-van-a", 330, 760, 520)
        + figure("mac-thi-thuoc", 520, 760, 490, "hold")
        + figure("doan-van-lai", 720, 760, 520)
        + figure("bach-thi-bong", 900, 760, 490, "wave")
    )
