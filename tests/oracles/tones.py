"""One spelling for the two places of a tone: what ``search.js`` is held against."""

from __future__ import annotations

import re
import unicodedata

_MISPLACED_TONE = re.compile(
    "[òóỏõọÒÓỎÕỌ][aeAE]"  # hòa, khỏe
    "|[ùúủũụÙÚỦŨỤ][yY]"  # thúy
    "|(?<=[qQ])[ùúủũụÙÚỦŨỤ][aăâeêioôơAĂÂEÊIOÔƠ]"  # qúa, a slip in either style: the u of qu is no vowel
)


def tone_normalised(text: str) -> str:
    """``text`` in NFC with the tone on the main vowel: hòa and hoà give "hoà", Thúy and Thuý "Thuý". Case stays.

    The two styles differ in oa, oe and uy at the end of a syllable. This is the one of the Ministry of Education
    (Decision 1989/QĐ-BGDĐT of 25 May 2018, Article 8: hoà nhạc, thuỷ thủ, mạnh khoẻ,
    https://thuvienphapluat.vn/phap-luat-doanh-nghiep/cau-hoi-thuong-gap/dat-dau-thanh-sao-cho-dung-theo-quy-dinh-cua-phap-luat-3403.html).
    Both styles write "quý" alike. Slips before a final consonant, where the styles agree (Hùynh, hòan), are corrected
    too. In ia, ua and ưa both put the tone on the first letter: mía, múa, and "gịa" (giặt gịa), which is not "giạ".
    i and y are never exchanged: Lý and Lí may be two people.
    """
    return _MISPLACED_TONE.sub(_tone_moved, _nfc(text))


def _tone_moved(match: re.Match[str]) -> str:
    toned = unicodedata.normalize("NFD", match[0][0])
    return _nfc(toned[0] + match[0][1] + toned[1])


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
