"""How the people of the demonstration look: one row each, by the slug of the profile."""

from __future__ import annotations

from demo.drawings.faces import Look

_FAIR, _LIGHT, _WARM, _TAN, _BROWN = "#efcba6", "#e8bd94", "#dca97c", "#c98f62", "#b57a50"
_BLACK, _DARK, _GREY, _SILVER, _WHITE = "#221c1b", "#3a2a22", "#6d6660", "#a9a39c", "#dedad4"

PEOPLE: dict[str, Look] = {
    "nguyen-van-a": Look(
        56, False, "parted", "coat", "#7fa3b8", _LIGHT, _GREY, glasses="thin", ground="#c9d8d6", behind="shelf"
    ),
    "tran-thi-b": Look(
        44, True, "long", "ao-dai", "#7a3b5e", _LIGHT, jaw=0.4, smile="open", ground="#e6d3bd", behind="board"
    ),
    "le-van-den": Look(
        38,
        False,
        "short",
        "work",
        "#3f6288",
        _TAN,
        jaw=0.7,
        hat="helmet",
        second="#e3a72f",
        ground="#cfd8de",
        behind="wires",
    ),
    "pham-thi-buoi": Look(
        61, True, "curly", "cardigan", "#8a4a3c", _WARM, _GREY, smile="open", ground="#cfdcc0", behind="leaves"
    ),
    "hoang-van-men": Look(
        64,
        False,
        "receding",
        "apron",
        "#6c6a5c",
        _TAN,
        _SILVER,
        beard="goatee",
        second="#8a5a3a",
        ground="#dcc3a2",
        behind="pots",
    ),
    "do-thi-suoi": Look(
        29, True, "low-bun", "firefighter", "#2c3447", _WARM, jaw=0.45, ground="#e2c2ab", behind="shelf"
    ),
    "vu-van-doi": Look(31, False, "short", "firefighter", "#2c3447", _WARM, jaw=0.6, ground="#cdc7bd"),
    "le-thi-nhi": Look(
        92,
        True,
        "bun",
        "ba-ba",
        "#4a3a34",
        _WARM,
        _SILVER,
        hat="scarf",
        second="#2b2523",
        smile="open",
        jaw=0.35,
        ground="#d8c8b4",
        behind="notes",
    ),
    "ngo-van-cau": Look(24, False, "short", "uniform", "#6f7350", _WARM, jaw=0.45, ground="#d5c9ae", behind="river"),
    "h-vi-nie": Look(
        40,
        True,
        "plaits",
        "brocade",
        "#2a2530",
        _TAN,
        jaw=0.55,
        hat="band",
        second="#a8322c",
        smile="open",
        ground="#e0cba6",
        behind="leaves",
    ),
    "ngo-thi-vo": Look(
        51, True, "bob", "ao-dai", "#35607a", _LIGHT, _DARK, glasses="thin", ground="#e3d8c2", behind="board"
    ),
    "kieu-van-ren": Look(
        46, False, "short", "work", "#545a63", _TAN, jaw=0.8, beard="stubble", ground="#d7cfc4", behind="tools"
    ),
    "luong-thi-ngai": Look(49, True, "low-bun", "coat", "#a06a7c", _FAIR, _DARK, ground="#cfdcdc", behind="leaves"),
    "tran-van-chu": Look(
        79, False, "swept", "cardigan", "#5d5a4a", _WARM, _WHITE, glasses="round", ground="#dccfb4", behind="books"
    ),
    "hoang-thi-to": Look(
        58, True, "low-bun", "ba-ba", "#5f3560", _WARM, _DARK, smile="open", ground="#e7d2c0", behind="loom"
    ),
    "nguyen-thi-hat": Look(
        52, True, "low-bun", "ba-ba", "#7a5a3c", _TAN, _DARK, hat="cone", smile="open", ground="#cfe0b4", behind="field"
    ),
    "pham-van-ruong": Look(
        67,
        False,
        "receding",
        "shirt",
        "#6b6f4c",
        _BROWN,
        _SILVER,
        jaw=0.4,
        smile="laugh",
        ground="#d6dfb6",
        behind="field",
    ),
    "dinh-van-be": Look(
        62,
        False,
        "short",
        "work",
        "#4c5a52",
        _BROWN,
        _GREY,
        beard="moustache",
        hat="cap",
        second="#5a6b4a",
        ground="#c4dadf",
        behind="river",
    ),
    "vu-thi-choi": Look(
        47,
        True,
        "ponytail",
        "vest",
        "#e0762c",
        _TAN,
        _BLACK,
        second="#3f5f7c",
        smile="open",
        ground="#d5dcd0",
        behind="leaves",
    ),
    "ly-van-mong": Look(
        42,
        False,
        "parted",
        "apron",
        "#3f4f5c",
        _WARM,
        _BLACK,
        second="#a87a4a",
        jaw=0.6,
        ground="#e2cba8",
        behind="tools",
    ),
    "duong-thi-noi": Look(
        65,
        True,
        "bun",
        "apron",
        "#9a5a66",
        _WARM,
        _SILVER,
        second="#e9e0cf",
        smile="laugh",
        jaw=0.8,
        ground="#ecd9b4",
        behind="pots",
    ),
    "ta-van-trong": Look(
        71,
        False,
        "short",
        "ao-dai",
        "#3b2f55",
        _WARM,
        _WHITE,
        beard="goatee",
        hat="turban",
        second="#3b2f55",
        ground="#e0c2a0",
        behind="leaves",
    ),
    "chu-thi-mach": Look(
        31,
        True,
        "bob",
        "suit",
        "#2f4a5e",
        _FAIR,
        _BLACK,
        glasses="dark",
        second="#f0ece2",
        ground="#c9d6de",
        behind="screen",
    ),
    "ho-van-sao": Look(
        34, False, "swept", "shirt", "#7b8f9c", _LIGHT, _BLACK, smile="open", ground="#dfd3e0", behind="notes"
    ),
    "cao-van-xa": Look(
        27,
        False,
        "short",
        "sport",
        "#a5302b",
        _TAN,
        _BLACK,
        second="#f2ead8",
        jaw=0.65,
        smile="open",
        ground="#e8cfa6",
        behind="track",
    ),
    "la-thi-vot": Look(
        22,
        True,
        "ponytail",
        "sport",
        "#1f5f6b",
        _WARM,
        _BLACK,
        second="#f2ead8",
        jaw=0.5,
        ground="#cfe0da",
        behind="track",
    ),
    "tong-van-gac": Look(
        55,
        False,
        "short",
        "uniform",
        "#5d6b78",
        _TAN,
        _GREY,
        jaw=0.75,
        beard="moustache",
        ground="#d3d6d2",
        behind="bricks",
    ),
    "mac-thi-thuoc": Look(
        36, True, "bun", "coat", "#6f9a86", _FAIR, _BLACK, glasses="round", ground="#d6e0d2", behind="pots"
    ),
    "to-thi-mam": Look(
        11, True, "fringe", "pupil", "#f7f6f1", _FAIR, _BLACK, jaw=0.6, smile="open", ground="#f0d9a8", behind="books"
    ),
    "lo-van-dieu": Look(
        12, False, "short", "pupil", "#f7f6f1", _WARM, _BLACK, jaw=0.6, ground="#c5dfe6", behind="river"
    ),
    "doan-van-lai": Look(
        44,
        False,
        "short",
        "shirt",
        "#8aa7c0",
        _WARM,
        _BLACK,
        jaw=0.9,
        hat="cap",
        second="#27415c",
        ground="#dad6c8",
        behind="wires",
    ),
    "ninh-thi-giay": Look(
        29, True, "long", "ao-dai", "#d8e3e6", _FAIR, _BLACK, jaw=0.35, ground="#e9d5cc", behind="books"
    ),
    "tu-van-muc": Look(
        75,
        False,
        "bald",
        "robe",
        "#6a5a48",
        _LIGHT,
        _WHITE,
        beard="goatee",
        glasses="round",
        ground="#ddd3bf",
        behind="books",
    ),
    "giang-thi-mua": Look(
        39, True, "bun", "ao-dai", "#a8322c", _FAIR, _BLACK, jaw=0.3, smile="open", ground="#ead0b8", behind="notes"
    ),
    "thach-thi-dua": Look(
        49,
        True,
        "bob",
        "suit",
        "#5a2f3c",
        _BROWN,
        _BLACK,
        second="#f3e7d6",
        jaw=0.7,
        smile="open",
        ground="#dfd6c0",
        behind="leaves",
    ),
    "nghiem-van-kinh": Look(
        58, False, "receding", "suit", "#333a46", _LIGHT, _GREY, glasses="dark", ground="#cdd5da", behind="screen"
    ),
    "au-thi-am": Look(
        95, True, "bun", "ao-dai", "#5d4632", _LIGHT, _WHITE, hat="scarf", second="#3a2a2a", jaw=0.3, ground="#dcc7ae"
    ),
    "khuc-van-nhip": Look(
        69,
        False,
        "swept",
        "suit",
        "#4a2330",
        _WARM,
        _SILVER,
        second="#f2ede2",
        smile="open",
        ground="#dbc6b4",
        behind="notes",
    ),
    "bach-thi-bong": Look(
        28, True, "low-bun", "coat", "#d39aa4", _FAIR, _BLACK, jaw=0.4, smile="open", ground="#e4d7d6", behind="shelf"
    ),
    "luc-van-voi": Look(
        33,
        False,
        "short",
        "vest",
        "#d9a02e",
        _BROWN,
        _BLACK,
        hat="helmet",
        second="#4a6785",
        beard="stubble",
        jaw=0.6,
        smile="open",
        ground="#dfd5c6",
        behind="bricks",
    ),
    "trieu-van-neo": Look(
        76, False, "short", "uniform", "#67724d", _TAN, _SILVER, jaw=0.55, ground="#cbd8b8", behind="leaves"
    ),
    "man-thi-cho": Look(
        57, True, "low-bun", "ba-ba", "#3f6a5c", _TAN, _DARK, jaw=0.75, smile="laugh", ground="#eed8ae", behind="tiles"
    ),
    "jan-voorbeeld": Look(
        66,
        False,
        "swept",
        "shirt",
        "#b9c7cf",
        "#f2cdb4",
        "#b9a583",
        glasses="thin",
        jaw=0.7,
        beard="stubble",
        smile="open",
        ground="#d4dbc8",
        behind="books",
    ),
}
