"""How names of units and other collectives begin."""

from __future__ import annotations

import re
from typing import Literal

from honorroll.base.syllables import is_syllable
from honorroll.content.family_names import is_family_name
from honorroll.content.person_titles import begins_with_title

#: As far as positions do not begin so.
UNIT = (
    r"(?:Trường|Trạm|Công ty|Tổng công ty|Bệnh viện|Trung tâm|UBND|Ủy ban|HĐND|Hội|Đoàn|Đảng ủy|Đảng bộ|Chi bộ|Chi hội"
    r"|Phòng|Ban|Sở|Bộ|Cục|Chi cục|Viện|Học viện|Nhà (?:hát|máy|trẻ|trường|thuốc|văn hóa|xuất bản)|Tổ dân phố|Tổ|Khu"
    r"|Thôn|Phường|Xã|Quận|Huyện|Hợp tác xã|HTX|Công an|Đội|Đồn|Bưu điện|Điện lực|Câu lạc bộ|CLB|Doanh nghiệp|Ngân hàng"
    r"|MTTQ|Mặt trận|Tòa án|Xí nghiệp)\b"
    r"(?! (?:trưởng|phó|viên)\b)"  # Tổ trưởng, Hội viên
)
_LOWER = "".join(letter for letter in map(chr, range(0x61, 0x1EFA)) if letter.islower())
#: The rest of what begins names of collectives alone, by kinds: military units, companies, places of worship, unions,
#: where people live, others. None is a family name; some are forenames with a capital.
_OTHERS = (
    r"(?:Tiểu|Trung|Sư|Lữ|Quân|Binh|Hải) đoàn|(?:Tiểu|Trung|Đại|Hải|Biên|Phi|Phân|Liên) đội|Quân (?:khu|y viện|chủng)"
    r"|(?:Dân quân|Tự vệ|Du kích|Cựu chiến binh)(?!.* (?:Thị|Văn) )|Lực lượng|Đơn (?-i:vị)|Hạt kiểm lâm"
    r"|C\.? ?ty\.?|CT(?:CP|TNHH)|Công ti|Tập đoàn|DNTN|Cơ sở|Cửa hàng|Siêu thị|Khách sạn|Nhà hàng|Xưởng|Nông trường"
    r"|Lâm trường|Trang trại|Tổ hợp|Quỹ|Chợ|Kho bạc"
    r"|Chùa|Đền|Giáo (?:xứ|họ|hội|phận|khu|đoàn|điểm)|Họ đạo|Nhà (?:thờ|chùa|nguyện)|Thánh thất|Tịnh (?:xá|thất)"
    r"|(?:Thiền|Tu|Đan) viện|Dòng (?:họ|tộc|tu|nữ|Mến)|Tộc họ|Hội thánh|Ca đoàn"
    rf"|Công đoàn|Nghiệp đoàn|(?:Liên|Chi|Phân|Hiệp|Tổng) (?:đoàn|hội|hiệp|minh|chi)|Đoàn (?=(?-i:[A-ZĐ]{{2}}))"
    rf"|(?:Thị|Thành|Tỉnh) (?-i:đoàn|đội|ủy|uỷ)|(?:Thanh niên|Phụ nữ)(?= (?-i:[{_LOWER}]))"
    r"|Khối(?: phố)?|Khóm|Ấp|Buôn|Bản|Xóm|Phố|Tiểu khu|Cụm|Làng|Thị trấn|Thành phố|Tỉnh"
    r"|Tập thể|Nhân dân|Nhóm|Lớp|Khoa|Mầm non|Đại học|Cao (?-i:đẳng)|Văn (?-i:phòng)|Thư viện|Bảo tàng|Tạp chí"
    r"|Đài (?:phát thanh|truyền)"
    r"|(?-i:(?:UB)?MTTQ|UBMT|LĐLĐ|LHPN|BCH|BQL|TYT|TDP|KDC|LLVT|BĐBP|CCB|TNXP|BHXH|KBNN|BV|TH|THCS|THPT)"
)
#: A person named behind what they are: Cựu chiến binh Nguyễn Văn A.
_WITH_PERSON = re.compile(r".* (?:Thị|Văn) (?=\w)")
_SOLDIER = re.compile("bộ đội", re.IGNORECASE)
#: The family name Đoàn is not among them, nor a soldier.
_COLLECTIVE = re.compile(
    rf"(?:(?!Đoàn|{_SOLDIER.pattern}){UNIT}(?=[ ,])|(?:{_OTHERS})(?: |(?<= )|$)|Đoàn (?:[^\W\d_]+ )?(?-i:[{_LOWER}]))",
    re.IGNORECASE,
)
#: The middle names that tell a person whatever the family name (Ban Thị A), but for words that begin so.
_MIDDLE = re.compile(
    r"(?P<first>[^\W\d_]+) (?:(?P<thi>Thị) (?!trường|trấn|xã|ủy|uỷ|đoàn|đội)|Văn (?!hóa|hoá|học|nghệ|phòng|thư)(?=\w))",
    re.IGNORECASE,
)
#: Before these they are more often places: Xã Văn Lang, Làng Thị Cấm.
_PLACES = frozenset(
    {
        *("xã", "phường", "thôn", "làng", "bản", "khu", "ấp", "xóm", "phố", "buôn", "khóm"),
        *("chùa", "đền", "quận", "huyện", "tỉnh", "trường"),
    }
)
#: Units that are family names too: followed by nothing but capitals they may be either.
_FAMILIES = frozenset({"ban", "tổ"})
_CAPITALISED = re.compile(rf"[^\W\d_]+(?: (?:thị|văn|(?!(?-i:[{_LOWER}]))[^\W\d_]+)){{1,5}}", re.IGNORECASE)
_ACRONYM = re.compile(r"(?<!\w)[A-ZĐƯ]{2,}(?!\w)")

Seeming = Literal["person", "collective", "unclear"]


def seems(name: str, *, has_gender: bool = False) -> Seeming:
    """What a name is of, where nothing else tells: “Trạm Y tế phường Ví Dụ” of a collective, “Ban Thị A” and “Đoàn B”
    of a person; “Tổ Hữu Ví” is ``unclear``. ``has_gender``: a gender is stated beside it, as only a person has.
    """
    first, _, rest = name.partition(" ")
    if is_family_name(first) and not rest[:1].islower() and first.lower() not in ("ban", "đoàn"):
        return "person"  # nearly all names; the rest takes longer
    if match := _MIDDLE.match(name):
        if has_gender or match["first"].lower() not in _PLACES:
            return "person"
        return "unclear" if match["thi"] else "collective"
    is_like_a_person = bool(_CAPITALISED.fullmatch(name)) and not _has_acronym(name)
    if is_like_a_person and has_gender:
        return "person"
    if _COLLECTIVE.match(name):
        is_either = is_like_a_person and name.count(" ") > 1 and first.lower() in _FAMILIES
        return "unclear" if is_either else "collective"
    return "unclear" if not has_gender and _is_strange(name) else "person"


def _has_acronym(name: str) -> bool:
    """Whether letters stand for words (Chi đoàn THCS): not where all is in capitals."""
    return not name.isupper() and any(not is_syllable(each) for each in _ACRONYM.findall(name))


def _is_strange(name: str) -> bool:
    """Whether a name is hardly that of a person: small letters, numbers or abbreviations, and no family name first."""
    first, *words = name.split()
    if not words or is_family_name(first) or name.islower() or begins_with_title(name):
        return False
    if not is_syllable(first):
        return bool(_ACRONYM.fullmatch(first)) and not name.isupper()
    is_word = words[0].islower() and words[0] not in ("thị", "văn") and len(first) > 1
    return not _WITH_PERSON.match(name) and (is_word or any(word.isdigit() for word in words))
