"""Text as it is read aloud: abbreviations, dates and signs in words."""

from __future__ import annotations

import re

#: How abbreviations are read, in the order in which they are looked for.
_READ = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "MTTQ": "Mặt trận Tổ quốc",
    "HĐTĐKT": "Hội đồng Thi đua, Khen thưởng",
    "LĐLĐ": "Liên đoàn Lao động",
    "LHPN": "Liên hiệp Phụ nữ",
    "CCB": "Cựu chiến binh",
    "TNCS": "Thanh niên Cộng sản",
    "BCH": "Ban Chấp hành",
    "CLB": "câu lạc bộ",
    "TDP": "tổ dân phố",
    "TNXP": "thanh niên xung phong",
    "THCS": "trung học cơ sở",
    "THPT": "trung học phổ thông",
    "GD&ĐT": "Giáo dục và Đào tạo",
    "TP.": "thành phố ",
    "TP": "thành phố",
    "QĐ": "quyết định",
    "NTVT": "Người tốt, việc tốt",
    "KT-XH": "kinh tế, xã hội",
    "ANTT": "an ninh trật tự",
    "m²": "mét vuông",
    "m2": "mét vuông",
    "km": "ki-lô-mét",
    "kg": "ki-lô-gam",
}
_ABBREVIATION = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, _READ))})(?!\w)")
_STEPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\bhttps?://\S+"), ""),
    (re.compile(r"(?i)(?:ngày )?\b([0-9]{1,2})/([0-9]{1,2})/([12][0-9]{3})\b"), r"ngày \1 tháng \2 năm \3"),
    (re.compile(r"(?i)(?:tháng )?(?<![0-9/])\b([0-9]{1,2})/([12][0-9]{3})\b"), r"tháng \1 năm \2"),
    (re.compile(r"(?i)(?:từ )?(?:(?<!năm )năm )?\b([12][0-9]{3}) ?[–-] ?([12][0-9]{3})\b"), r"từ năm \1 đến năm \2"),
    (re.compile(r"(?i)\b(giai đoạn) từ năm"), r"\1"),
    (re.compile(r"([0-9]) ?%"), r"\1 phần trăm"),
    (re.compile(r" ?& ?"), " và "),
    (re.compile(r"\s*\(([^()]*)\)"), r", \1,"),
    (re.compile(r"[“”\"«»*_]"), ""),
    (re.compile(r",\s*([,.;:])"), r"\1"),
    (re.compile(r"[ \t]+"), " "),
    (re.compile(r" ([,.;:!?])"), r"\1"),
)
#: How many syllables are read in a minute over a loudspeaker: slower than in conversation, so that the street hears it.
SYLLABLES_A_MINUTE = 170


def spoken(text: str) -> str:
    """``text`` as it is read.

    >>> spoken("UBND TP. Ví Dụ khen 98% (ngày 8/10/2024)")
    'Ủy ban nhân dân thành phố Ví Dụ khen 98 phần trăm, ngày 8 tháng 10 năm 2024,'
    """
    text = _ABBREVIATION.sub(lambda match: _READ[match[0]], text)
    for pattern, read in _STEPS:
        text = pattern.sub(read, text)
    return text.strip()


def seconds(*texts: str) -> int:
    """How long it takes to read the texts aloud, in seconds."""
    return round(sum(len(text.split()) for text in texts) * 60 / SYLLABLES_A_MINUTE)


def length(taken: int) -> str:
    """A number of seconds as people say it: “2 phút 30 giây”."""
    minutes, rest = divmod(taken, 60)
    return " ".join(filter(None, (f"{minutes} phút" if minutes else "", f"{rest} giây" if rest or not minutes else "")))
