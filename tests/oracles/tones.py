"""What ``toneNormalised`` of ``theme/js/search.js`` gives, in another language."""

from __future__ import annotations

import re
import unicodedata

_MISPLACED_TONE = re.compile(
    "[òóỏõọÒÓỎÕỌ][aeAE]"  # hòa, khỏe
    "|[ùúủũụÙÚỦŨỤ][yY]"  # thúy
    "|(?<=[qQ])[ùúủũụÙÚỦŨỤ][aăâeêioôơAĂÂEÊIOÔƠ]"  # qúa, a slip in either style: the u of qu is no vowel
)


def tone_normalised(text: str) -> str:
    """One spelling for the two places of a tone: hòa and hoà give "hoà", Thúy and Thuý "Thuý". Case stays; NFC.

    The styles differ in oa, oe and uy at the end of a syllable. The one kept here puts the tone on the main vowel, as
    the Ministry of Education asks (Decision 1989/QĐ-BGDĐT of 25 May 2018, Article 8: hoà nhạc, thuỷ thủ, mạnh khoẻ,
    https://thuvienphapluat.vn/phap-luat-doanh-nghiep/cau-hoi-thuong-gap/dat-dau-thanh-sao-cho-dung-theo-quy-dinh-cua-phap-luat-3403.html).
    So it needs no word about "quý", which both styles write alike, and mends slips before a final consonant, where
    they agree (Hùynh, hòan). In ia, ua and ưa the tone is on the first letter in both: mía, múa, and "gịa" (giặt gịa),
    which is not "giạ". i and y are never exchanged: Lý and Lí may be two people. For comparing, never to be shown.
    """
    return _MISPLACED_TONE.sub(_tone_moved, unicodedata.normalize("NFC", text))


def _tone_moved(match: re.Match[str]) -> str:
    toned = unicodedata.normalize("NFD", match[0][0])
    return unicodedata.normalize("NFC", toned[0] + match[0][1] + toned[1])
