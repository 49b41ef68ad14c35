"""What people wear, from the shoulders down to the edge of a portrait."""

from __future__ import annotations

from collections.abc import Callable

from demo.drawings.faces import Look
from demo.drawings.svg import darker, ellipse, group, lighter, line, path, rect

#: Shoulders, and narrower ones for women and children.
_BROAD = "M52 1000 C60 868 132 788 262 752 L336 716 Q400 770 464 716 L538 752 C668 788 740 868 748 1000 Z"
_NARROW = "M96 1000 C104 874 168 800 284 764 L342 728 Q400 776 458 728 L516 764 C632 800 696 874 704 1000 Z"


def torso(look: Look) -> str:
    return _NARROW if look.woman or look.age < 16 else _BROAD


def neck(look: Look) -> str:
    wide = 58 if look.woman or look.age < 16 else 70
    shade = darker(look.skin, 0.3)
    return path(
        f"M{400 - wide} 540 L{400 - wide} 700 C{400 - wide} 740 {400 - wide - 40} 756 {400 - wide - 60} 764 "
        f"L{460 + wide} 764 "
        f"C{440 + wide} 756 {400 + wide} 740 {400 + wide} 700 L{400 + wide} 540 Z",
        look.skin,
    ) + path(f"M{400 - wide} 560 L{400 - wide} 628 Q400 696 {400 + wide} 616 L{400 + wide} 560 Z", shade, opacity=0.45)


def _folds(look: Look, colour: str) -> str:
    return line(
        "M196 1000 C204 930 214 890 236 852 M604 1000 C596 930 586 890 564 852", darker(colour, 0.35), 5, opacity=0.45
    )


def _shirt(look: Look) -> str:
    c = look.colour
    collar = path("M338 712 L400 792 L352 838 L306 742 Z M462 712 L400 792 L448 838 L494 742 Z", lighter(c, 0.25))
    return (
        path(torso(look), c)
        + _folds(look, c)
        + path("M342 722 L400 792 L458 722 Q400 760 342 722 Z", look.skin)
        + line("M400 792 L400 1000", darker(c, 0.3), 4)
        + "".join(ellipse(400, y, 6, 6, darker(c, 0.35)) for y in (850, 915, 980))
        + collar
        + line("M338 712 L400 792 L462 712", darker(c, 0.25), 4)
    )


def _suit(look: Look) -> str:
    c = look.colour
    return (
        path(torso(look), c)
        + path("M336 716 L400 1000 L464 716 Q400 770 336 716 Z", look.second)
        + ("" if look.woman else path("M384 800 L400 780 L416 800 L424 960 L400 996 L376 960 Z", "#8e2b2b"))
        + path("M340 712 L400 784 L360 820 L316 738 Z M460 712 L400 784 L440 820 L484 738 Z", lighter(look.second, 0.4))
        + path("M316 730 L262 752 L306 880 L330 862 L394 1000 L400 1000 Z", lighter(c, 0.12))
        + path("M484 730 L538 752 L494 880 L470 862 L406 1000 L400 1000 Z", lighter(c, 0.12))
        + line("M316 730 L400 1000 L484 730", darker(c, 0.4), 4)
        + _folds(look, c)
    )


def _aodai(look: Look) -> str:
    c = look.colour
    flowers = "".join(
        group(
            *(ellipse(x + dx, y + dy, 9, 9, lighter(c, 0.6)) for dx, dy in ((0, -10), (10, 0), (0, 10), (-10, 0))),
            ellipse(x, y, 6, 6, "#e7c15a"),
            opacity=0.75,
        )
        for x, y in ((238, 900), (300, 964), (548, 886), (610, 960), (470, 950))
    )
    return (
        path(torso(look), c)
        + _folds(look, c)
        + (flowers if look.woman else "")
        + path("M330 690 Q400 726 470 690 L476 742 Q400 790 324 742 Z", darker(c, 0.08))
        + line("M330 690 Q400 726 470 690", lighter(c, 0.3), 5)
        + line("M404 766 C450 800 520 830 604 850", darker(c, 0.35), 5)
        + "".join(ellipse(x, y, 7, 7, lighter(c, 0.5)) for x, y in ((410, 770), (478, 812), (552, 838)))
    )


def _baba(look: Look) -> str:
    c = look.colour
    return (
        path(torso(look), c)
        + _folds(look, c)
        + path("M336 716 C340 790 372 822 400 832 C428 822 460 790 464 716 Q400 770 336 716 Z", look.skin)
        + line("M332 722 C338 792 372 828 400 838 C428 828 462 792 468 722", lighter(c, 0.3), 6)
        + line("M400 838 L400 1000", darker(c, 0.4), 4)
        + "".join(ellipse(400, y, 7, 7, lighter(c, 0.5)) for y in (866, 920, 974))
    )


def _coat(look: Look) -> str:
    white = "#f6f6f2"
    tube = "#3b4a56"
    return (
        path(torso(look), white)
        + _folds(look, "#c9c9c2")
        + path("M338 716 L400 930 L462 716 Q400 770 338 716 Z", look.colour)
        + path("M342 716 L400 790 L362 826 L318 740 Z M458 716 L400 790 L438 826 L482 740 Z", lighter(look.colour, 0.4))
        + path("M318 730 L262 754 L318 890 L342 872 L400 1000 L400 930 Z", "#ffffff")
        + path("M482 730 L538 754 L482 890 L458 872 L400 1000 L400 930 Z", "#ffffff")
        + line("M318 730 L400 940 L482 730 M400 940 L400 1000", "#b9b9b2", 4)
        + line("M330 740 C300 840 296 890 340 926 M470 740 C496 830 500 870 486 900", tube, 9)
        + ellipse(340, 938, 22, 22, "#9aa5ad", stroke=tube, stroke_width=6)
        + path("M540 900 h84 v78 h-84 Z", "#ececE6".lower(), stroke="#c4c4bd", stroke_width=3)
    )


def _work(look: Look) -> str:
    c = look.colour
    pocket = f"M{232} 900 h92 v80 q-46 24 -92 0 Z"
    return (
        _shirt(look)
        + path(pocket, darker(c, 0.1), stroke=darker(c, 0.35), stroke_width=4)
        + group(
            path(pocket, darker(c, 0.1), stroke=darker(c, 0.35), stroke_width=4),
            transform="translate(800 0) scale(-1 1)",
        )
        + line("M232 922 h92 M476 922 h92", darker(c, 0.35), 4)
    )


def _vest(look: Look) -> str:
    """A high-visibility vest over a shirt."""
    shirt = _shirt(look._replace(colour=look.second))
    half = "M262 752 L324 726 L392 1000 L196 1000 C206 910 222 820 262 752 Z"
    band = "M214 902 L372 902 L382 946 L206 946 Z"
    one = path(half, look.colour) + path(band, "#eceae0") + path("M284 744 L308 733 L346 902 L316 902 Z", "#eceae0")
    return shirt + one + group(one, transform="translate(800 0) scale(-1 1)")


def _firefighter(look: Look) -> str:
    c, name = look.colour, "narrow" if look.woman else "broad"
    return (
        f'<clipPath id="torso-{name}">{path(torso(look))}</clipPath>'
        + path(torso(look), c)
        + _folds(look, c)
        + path("M330 696 Q400 744 470 696 L486 766 Q400 826 314 766 Z", lighter(c, 0.14))
        + line("M400 800 L400 1000", "#d8b23a", 7)
        + group(
            path("M60 920 Q400 962 740 920 L740 962 Q400 1004 60 962 Z", "#e6cf4a")
            + path("M60 934 Q400 976 740 934 L740 946 Q400 988 60 946 Z", "#f4f1e2"),
            clip_path=f"url(#torso-{name})",
        )
        + path("M430 850 h96 v44 h-96 Z", lighter(c, 0.14))
    )


def _uniform(look: Look) -> str:
    return _work(look) + path(
        "M330 744 l34 18 -18 40 -36 -20 Z M470 744 l-34 18 18 40 36 -20 Z", "#8c2f2a", opacity=0.85
    )


def _apron(look: Look) -> str:
    c = look.second
    return (
        _shirt(look)
        + path("M296 846 Q400 872 504 846 L548 1000 L252 1000 Z", c)
        + line("M304 850 C300 800 306 768 318 742 M496 850 C500 800 494 768 482 742", c, 16)
        + line("M296 846 Q400 872 504 846", darker(c, 0.25), 5)
    )


def _sport(look: Look) -> str:
    c = look.colour
    stripe = "M262 752 C190 780 122 850 104 1000 L134 1000 C150 870 210 800 280 768 Z"
    return (
        path(torso(look), c)
        + _folds(look, c)
        + path("M336 700 Q400 748 464 700 L474 762 Q400 818 326 762 Z", look.second)
        + line("M400 796 L400 1000", look.second, 6)
        + group(
            path(stripe, look.second) + group(path(stripe, look.second), transform="translate(800 0) scale(-1 1)"),
            opacity=0.9,
        )
    )


def _cardigan(look: Look) -> str:
    c = look.colour
    knit = "".join(
        line(f"M{x} 1000 L{x + (400 - x) * 0.16:.0f} 850", darker(c, 0.2), 3, opacity=0.5) for x in range(160, 680, 34)
    )
    return (
        path(torso(look), c)
        + knit
        + path("M336 716 L400 960 L464 716 Q400 770 336 716 Z", look.second)
        + path("M342 714 L400 782 L366 812 L322 738 Z M458 714 L400 782 L434 812 L478 738 Z", lighter(look.second, 0.5))
        + line("M326 728 L400 966 L474 728 M400 966 L400 1000", darker(c, 0.3), 12)
    )


def _brocade(look: Look) -> str:
    c = look.colour
    bands = "".join(
        path(f"M{x} 880 l18 -22 18 22 -18 22 Z", fill)
        for x, fill in zip(range(208, 580, 42), ("#c8452f", "#e0b04a") * 5, strict=False)
    )
    return (
        path(torso(look), c)
        + _folds(look, c)
        + path("M336 716 C346 790 372 812 400 820 C428 812 454 790 464 716 Q400 770 336 716 Z", look.skin)
        + line("M330 722 C340 796 372 824 400 832 C428 824 460 796 470 722", "#c8452f", 12)
        + line("M326 730 C338 808 372 838 400 846 C428 838 462 808 474 730", "#e0b04a", 5)
        + rect(190, 850, 420, 6, "#e0b04a")
        + rect(190, 906, 420, 6, "#e0b04a")
        + bands
        + "".join(ellipse(x, 792 + abs(x - 400) * -0.14 + 22, 9, 9, look.second) for x in (352, 376, 400, 424, 448))
    )


def _pupil(look: Look) -> str:
    shirt = _shirt(look._replace(colour="#f7f6f1"))
    return (
        shirt
        + path("M326 728 Q400 806 474 728 L488 760 Q400 840 312 760 Z", "#c3322b")
        + path("M382 800 L418 800 L424 826 L456 936 L416 906 L400 834 L384 906 L344 936 L376 826 Z", "#c3322b")
        + ellipse(400, 812, 22, 17, "#a92822")
    )


def _robe(look: Look) -> str:
    c = look.colour
    return (
        path(torso(look), c)
        + _folds(look, c)
        + path("M336 716 L400 850 L464 716 Q400 770 336 716 Z", lighter(c, 0.5))
        + line("M330 716 C350 800 400 880 560 1000", darker(c, 0.3), 8)
        + line("M470 716 C460 760 440 810 412 852", darker(c, 0.3), 8)
    )


_CLOTHES: dict[str, Callable[[Look], str]] = {
    "shirt": _shirt,
    "suit": _suit,
    "ao-dai": _aodai,
    "ba-ba": _baba,
    "coat": _coat,
    "work": _work,
    "vest": _vest,
    "firefighter": _firefighter,
    "uniform": _uniform,
    "apron": _apron,
    "sport": _sport,
    "cardigan": _cardigan,
    "brocade": _brocade,
    "pupil": _pupil,
    "robe": _robe,
}


def clothes(look: Look) -> str:
    return _CLOTHES[look.clothes](look)
