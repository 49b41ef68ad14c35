"""The frame of the certificates of the district, which says that it is none: it has no seal and no emblem."""

from __future__ import annotations

from demo.drawings.places import lotus
from demo.drawings.svg import at, line, rect, text

PATH = "content/certificate/khung.webp"
#: A4 across, at 205 dots an inch.
WIDTH, HEIGHT = 2400, 1697
_RED, _GOLD, _INK = "#8c1c1c", "#b8892b", "#3b332d"


def frame() -> str:
    parts = [rect(0, 0, WIDTH, HEIGHT, "#fdfaf3")]
    for inset, width, colour in ((70, 10, _RED), (96, 3, _GOLD), (112, 3, _GOLD)):
        parts.append(
            rect(inset, inset, WIDTH - 2 * inset, HEIGHT - 2 * inset, "none", stroke=colour, stroke_width=width)
        )
    for x, y in ((150, 150), (WIDTH - 150, 150), (150, HEIGHT - 150), (WIDTH - 150, HEIGHT - 150)):
        parts.append(rect(x - 22, y - 22, 44, 44, _GOLD, transform=f"rotate(45 {x} {y})"))
    parts += [
        at(WIDTH / 2, 330, 1.05, lotus()),
        text(WIDTH / 2, 450, "QUẬN VÍ DỤ", 54, _INK, letter_spacing="8"),
        text(WIDTH / 2, 610, "GHI NHẬN VIỆC TỐT", 108, _RED, font_weight="700", letter_spacing="6"),
        line(f"M{WIDTH // 2 - 160} 665H{WIDTH // 2 + 160}", _GOLD, 5),
        text(WIDTH / 2, 1010, "đã được tặng", 46, _INK),
        text(WIDTH / 2, 1570, "Mẫu để giới thiệu phần mềm; quận Ví Dụ không có thật.", 34, "#7a6f66"),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f"{''.join(parts)}</svg>"
    )
