"""Scenes of the conference: its three albums, and the shots of its film."""

from __future__ import annotations

from collections.abc import Callable

from demo.drawings.faces import Look
from demo.drawings.figures import (
    CHILDREN,
    EXTRAS,
    audience,
    book,
    certificate,
    figure,
    flowers,
    from_behind,
    look_of,
    sitting,
)
from demo.drawings.places import (
    WIDTH,
    alley,
    board,
    hall,
    lectern,
    lotus,
    plant,
    room,
    shelf,
    table,
    tree,
    window,
)
from demo.drawings.svg import at, ellipse, group, line, path, rect, text

_HALL = ("HỘI NGHỊ ĐIỂN HÌNH TIÊN TIẾN", "Quận Ví Dụ, ngày 15 tháng 5 năm 2025")
CHAIR = Look(53, False, "parted", "suit", "#2d3542", "#e3b48c", "#6d6660", glasses="thin")
HOST = Look(33, True, "long", "ao-dai", "#b5386a", "#efcba6", smile="open")


def _bare(who: str | Look) -> Look:
    """Nobody wears a hat in the hall."""
    look = look_of(who)
    return look._replace(hat="") if look.hat in ("helmet", "cone", "cap") else look


def whole_hall() -> str:
    lights = "".join(path(f"M{x} 0 L{x - 90} 560 L{x + 90} 560 Z", "#fff3d0", opacity=0.12) for x in (250, 600, 950))
    stage = lectern(930, 640) + figure(HOST, 300, 660, 300) + figure(CHAIR, 930, 640, 320)
    return hall(*_HALL) + lights + stage + audience(720, 130, WIDTH, 0) + audience(830, 170, WIDTH, 3)


def welcome() -> str:
    return (
        room("#ecd9bc", "#b98a5c")
        + rect(120, 120, 960, 110, "#a22a24", rx=6)
        + text(600, 190, "KÍNH CHÀO ĐẠI BIỂU", 52, "#f7dfa0", font_weight=700)
        + figure(EXTRAS[7], 180, 760, 480, "clap")
        + figure("ninh-thi-giay", 1020, 760, 480, "reach", flip=True)
        + figure("nguyen-thi-hat", 480, 770, 480, "wave")
        + figure("pham-van-ruong", 690, 770, 500, "clap")
    )


def reception() -> str:
    papers = "".join(rect(330 + 150 * n, 560, 90, 26, "#fdf8ea") for n in range(4))
    return (
        room("#e6dccb", "#a98a64")
        + window(110, 140)
        + window(900, 140)
        + sitting(EXTRAS[3], 420, 590, 330, "reach")
        + sitting(EXTRAS[9], 720, 590, 340, "work")
        + rect(240, 590, 720, 210, "#a22a24")
        + rect(220, 575, 760, 26, "#c4534a")
        + papers
        + figure("luc-van-voi", 130, 790, 520, "hold")
        + figure("bach-thi-bong", 1080, 790, 490, "wave", flip=True)
    )


def salute() -> str:
    rows = "".join(from_behind(EXTRAS[(3 * n) % 12], 90 + 128 * n, 820, 200) for n in range(10))
    return (
        hall(*_HALL)
        + "".join(
            figure(who, x, 690, 330) for who, x in ((CHAIR, 420), (HOST, 540), (EXTRAS[6], 670), (EXTRAS[10], 790))
        )
        + rows
    )


def speaking(who: str | Look, *, close: bool = False) -> Callable[[], str]:
    """Somebody at the lectern: from the hall, or from close by."""

    def draw() -> str:
        if close:
            return (
                hall("", "")
                + figure(_bare(who), 600, 1180, 1080, "reach", legs=False)
                + lectern(600, 960, 1.9)
                + at(600, 720, 1.1, lotus())
            )
        return (
            hall(*_HALL)
            + figure(_bare(who), 600, 680, 430, "wave")
            + lectern(600, 700, 1.05)
            + audience(830, 170, WIDTH, 1)
        )

    return draw


def honouring(*who: str) -> Callable[[], str]:
    """People on the stage with their certificates and flowers."""

    def draw() -> str:
        step = 980 / len(who)
        people = "".join(
            figure(_bare(each), 110 + step * (n + 0.5), 740, 470, "hold", holds=flowers() if n % 2 else certificate())
            for n, each in enumerate(who)
        )
        return hall(*_HALL) + people

    return draw


def handing_over(who: str) -> Callable[[], str]:
    def draw() -> str:
        return (
            hall(*_HALL)
            + figure(CHAIR, 420, 760, 540, "reach")
            + figure(_bare(who), 790, 760, 520, "reach", flip=True)
            + at(604, 545, 0.42, certificate())
            + figure(HOST, 1060, 750, 470, "hold", holds=flowers())
        )

    return draw


def applause() -> str:
    rows = ((560, 300, 0), (700, 380, 4), (860, 470, 7))
    drawn = ""
    for y, tall, shift in rows:
        drawn += (
            "".join(
                sitting(EXTRAS[(shift + 3 * n) % 12], 60 + n * tall * 0.62 + shift * 8, y, tall * 0.72, "clap")
                for n in range(int(1300 / (tall * 0.62)))
            )
            + rect(0, y, WIDTH, 60, "#7a2a24")
            + rect(0, y, WIDTH, 10, "#9a3a30")
        )
    return room("#7d4a3c", "#5a3428") + drawn


def group_photo() -> str:
    back = (
        "le-van-den",
        "do-thi-suoi",
        "trieu-van-neo",
        "nghiem-van-kinh",
        "ly-van-mong",
        "luc-van-voi",
        "dinh-van-be",
    )
    front = ("tran-thi-b", "nguyen-van-a", "hoang-thi-to", "pham-thi-buoi", "chu-thi-mach", "duong-thi-noi")
    return (
        hall(*_HALL)
        + "".join(figure(_bare(who), 150 + 150 * n, 640, 380) for n, who in enumerate(back))
        + "".join(
            figure(who, 150 + 180 * n, 790, 430, "hold", holds=certificate() if n % 2 else flowers())
            for n, who in enumerate(front)
        )
    )


def drummers() -> str:
    drum = path("M-90 -130 Q-120 -60 -90 0 L90 0 Q120 -60 90 -130 Z", "#8a2a24") + ellipse(
        0, -130, 92, 26, "#efe0bc", stroke="#d9a93e", stroke_width=8
    )
    return (
        hall("ĐỘI TRỐNG TRẺ VÍ DỤ", "Tiết mục mở đầu")
        + figure("ta-van-trong", 600, 700, 430, "up")
        + "".join(figure(child, x, 740, 330, "up") for child, x in zip(CHILDREN, (170, 350, 850, 1030), strict=False))
        + "".join(at(x, 780, 0.85, drum) for x in (170, 350, 600, 850, 1030))
    )


def singing() -> str:
    return hall("ĐỘI VĂN NGHỆ QUẦN CHÚNG", "Bài hát Con ngõ của ta") + "".join(
        figure(who, x, 740, 460, pose)
        for who, x, pose in (
            (EXTRAS[7], 180, "wave"),
            ("pham-thi-buoi", 390, "clap"),
            ("h-vi-nie", 600, "up"),
            (EXTRAS[10], 810, "clap"),
            (EXTRAS[5], 1010, "wave"),
        )
    )


def children_with_flowers() -> str:
    return hall(*_HALL) + "".join(
        figure(child, 150 + 180 * n, 760, 380, "hold", holds=flowers()) for n, child in enumerate(CHILDREN)
    )


def exhibition() -> str:
    frames = "".join(
        rect(x, 150, 200, 250, "#fdf8ea", stroke="#8a5f3c", stroke_width=12)
        + at(x + 100, 400, 0.12, group(figure(who, 0, 0, 1830), transform="translate(0 780)"))
        + rect(x, 394, 200, 18, "#8a5f3c")
        for x, who in ((110, "dinh-van-be"), (380, "hoang-thi-to"), (650, "cao-van-xa"), (920, "tran-van-chu"))
    )
    return (
        room("#e9e0d2", "#b39a78")
        + f'<clipPath id="wall">{rect(0, 0, WIDTH, 400, "#000")}</clipPath>'
        + group(frames, clip_path="url(#wall)")
        + "".join(rect(x, 394, 200, 14, "#8a5f3c") for x in (110, 380, 650, 920))
        + figure(EXTRAS[8], 330, 780, 400, "down")
        + figure(CHILDREN[4], 470, 780, 260, "point")
        + figure(EXTRAS[0], 880, 780, 440, "down", flip=True)
    )


def tea() -> str:
    cups = "".join(path(f"M{x} 566 h46 q-4 30 -23 30 q-19 0 -23 -30 Z", "#fdf8ea") for x in (400, 520, 650, 770))
    return (
        room("#e6d3b0", "#a8784c")
        + window(90, 130)
        + window(510, 110)
        + window(930, 130)
        + sitting("tran-van-chu", 420, 600, 330, "work")
        + sitting("to-thi-mam", 610, 600, 250, "work")
        + sitting("au-thi-am", 800, 600, 310, "clap")
        + table(280, 596, 640, "#8a5a3a")
        + cups
        + figure("lo-van-dieu", 1040, 780, 380, "hold", holds=book())
        + figure(EXTRAS[2], 150, 780, 480, "down")
    )


def interview() -> str:
    camera = (
        rect(-70, -60, 140, 90, "#2f343a", rx=10)
        + ellipse(84, -16, 34, 34, "#20252a")
        + line("M0 30 L-50 250 M0 30 L50 250", "#2f343a", 12)
    )
    return (
        room("#dcd3c4", "#a3937c")
        + plant_row()
        + figure("nguyen-thi-hat", 760, 770, 520, "wave", flip=True)
        + figure(EXTRAS[3], 520, 770, 500, "reach")
        + at(240, 540, 1, camera)
        + figure(EXTRAS[5], 130, 780, 520, "reach")
    )


def plant_row() -> str:
    return "".join(at(x, 600, 0.6, plant()) for x in (400, 640, 900, 1100))


def books_on_a_table() -> str:
    piles = "".join(
        rect(x, 560 - 22 * n, 130, 20, ("#a8553f", "#d1a04a", "#5f7f74", "#49657d")[(n + x // 100) % 4], rx=3)
        for x in (280, 440, 600, 760)
        for n in range(3 + x // 200)
    )
    return (
        room("#efe2c6", "#b5865a")
        + shelf(60, 110, 300, 3)
        + shelf(840, 110, 300, 3, 4)
        + figure("h-vi-nie", 600, 720, 480, "wave")
        + table(240, 580, 700)
        + piles
        + figure(CHILDREN[2], 200, 790, 330, "hold", holds=book())
        + figure(CHILDREN[5], 1010, 790, 330, "reach", flip=True)
    )


def arrival() -> str:
    bus = (
        rect(-330, -230, 660, 190, "#3f7f6a", rx=22)
        + "".join(rect(x, -200, 100, 70, "#cfe3e6", rx=8) for x in range(-300, 300, 124))
        + "".join(ellipse(x, -40, 46, 46, "#2a2426") for x in (-200, 200))
    )
    return (
        alley()
        + rect(0, 640, WIDTH, 160, "#bdb3a2")
        + at(520, 720, 1.3, bus)
        + figure("trieu-van-neo", 300, 785, 420, "wave")
        + figure("man-thi-cho", 480, 785, 400, "clap")
        + figure("doan-van-lai", 860, 785, 430, "point", flip=True)
        + figure("au-thi-am", 1020, 785, 380)
        + tree(1140, 640, 1)
    )


def delegates_vote() -> str:
    return room("#7d4a3c", "#5a3428") + "".join(
        from_behind(EXTRAS[(n * 5 + row) % 12], 60 + 150 * n + 60 * (row % 2), 430 + 170 * row, 170 + 30 * row)
        + line(f"M{120 + 150 * n + 60 * (row % 2)} {400 + 170 * row} l10 -120", "#e3b48c", 20)
        + rect(112 + 150 * n + 60 * (row % 2), 240 + 170 * row, 40, 54, "#c3322b")
        for row in range(3)
        for n in range(8)
    )


def launch() -> str:
    return (
        hall("PHÁT ĐỘNG THI ĐUA", "Mỗi ngõ một việc khó làm cho xong")
        + figure(CHAIR, 330, 700, 400, "point")
        + lectern(330, 720, 0.9)
        + at(
            800,
            640,
            1.5,
            ellipse(0, -110, 150, 150, "#d9a93e"),
            ellipse(0, -110, 128, 128, "#c8943a"),
            ellipse(0, -110, 40, 40, "#b07f2c"),
        )
        + figure("ta-van-trong", 1040, 750, 480, "reach", flip=True)
        + audience(840, 170, WIDTH, 2)
    )


def planning() -> str:
    return (
        room("#dfd6c4", "#a3876a")
        + board(330, 110, 540, 230, "Ngõ nào? Ai? Bao giờ?")
        + "".join(
            sitting(who, x, 610, 310, pose)
            for who, x, pose in (
                ("pham-thi-buoi", 260, "work"),
                ("tong-van-gac", 470, "clap"),
                ("mac-thi-thuoc", 690, "work"),
                ("luc-van-voi", 900, "reach"),
            )
        )
        + table(140, 606, 900)
    )


def farewell() -> str:
    return (
        alley(evening=True)
        + rect(0, 640, WIDTH, 160, "#6d6672")
        + "".join(
            figure(who, x, 785, tall, pose)
            for who, x, tall, pose in (
                ("duong-thi-noi", 250, 460, "wave"),
                ("ho-van-sao", 420, 500, "wave"),
                ("la-thi-vot", 600, 470, "up"),
                ("cao-van-xa", 780, 500, "wave"),
                ("jan-voorbeeld", 970, 520, "wave"),
            )
        )
    )


CONFERENCE = "content/conferences/dien-hinh-tien-tien-2025/albums/"
ALBUMS: dict[str, Callable[[], str]] = {
    CONFERENCE + "le-khai-mac/don-khach.webp": welcome,
    CONFERENCE + "le-khai-mac/ban-don-tiep.webp": reception,
    CONFERENCE + "le-khai-mac/xe-dua-don.webp": arrival,
    CONFERENCE + "le-khai-mac/trong-khai-hoi.webp": drummers,
    CONFERENCE + "le-khai-mac/chao-co.webp": salute,
    CONFERENCE + "le-khai-mac/toan-canh.webp": whole_hall,
    CONFERENCE + "le-khai-mac/khai-mac.webp": speaking(CHAIR),
    CONFERENCE + "le-khai-mac/van-nghe.webp": singing,
    CONFERENCE + "tham-luan/bac-si-a.webp": speaking("nguyen-van-a"),
    CONFERENCE + "tham-luan/co-giao-b.webp": speaking("tran-thi-b", close=True),
    CONFERENCE + "tham-luan/chi-mach.webp": speaking("chu-thi-mach"),
    CONFERENCE + "tham-luan/anh-voi.webp": speaking("luc-van-voi", close=True),
    CONFERENCE + "tham-luan/ba-to.webp": speaking("hoang-thi-to"),
    CONFERENCE + "tham-luan/vo-tay.webp": applause,
    CONFERENCE + "ton-vinh/trao-bang.webp": handing_over("nguyen-thi-hat"),
    CONFERENCE + "ton-vinh/nhom-mot.webp": honouring("nguyen-van-a", "do-thi-suoi", "le-van-den", "chu-thi-mach"),
    CONFERENCE + "ton-vinh/nhom-hai.webp": honouring("hoang-thi-to", "ly-van-mong", "duong-thi-noi", "dinh-van-be"),
    CONFERENCE + "ton-vinh/nhom-ba.webp": honouring("to-thi-mam", "lo-van-dieu"),
    CONFERENCE + "ton-vinh/hoa.webp": children_with_flowers,
    CONFERENCE + "ton-vinh/anh-chung.webp": group_photo,
    CONFERENCE + "ton-vinh/phat-dong.webp": launch,
    CONFERENCE + "ben-le/trien-lam.webp": exhibition,
    CONFERENCE + "ben-le/chen-tra.webp": tea,
    CONFERENCE + "ben-le/phong-van.webp": interview,
    CONFERENCE + "ben-le/quay-sach.webp": books_on_a_table,
    CONFERENCE + "ben-le/bieu-quyet.webp": delegates_vote,
    CONFERENCE + "ben-le/ban-viec.webp": planning,
    CONFERENCE + "ben-le/chia-tay.webp": farewell,
}
