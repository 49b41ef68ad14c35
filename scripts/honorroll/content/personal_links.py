"""Finds web addresses, personal pages on social networks and e-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

Bounds = tuple[int, int]

# A number in a web address is mostly that of an article. It is read where the address is that of a person (a chat, a
# social network) or where a field of a form says what it is.
_URL_SIGN = re.compile(r"://|[wW]{3}\.")
_URL = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]{1,15}+://|[wW]{3}\.)[^\s<>()\"]++")
_PERSONAL_HOST = re.compile(
    r"(?:[a-z]{2,8}://)?(?:[a-z]+\.)*(?:zalo\.me|wa\.me|t\.me|m\.me|whatsapp\.com|viber\.com|facebook\.com|fb\.com|chat)(?![\w.])"
    r"|(?:viber|whatsapp|zalo|skype|tg)://",
    re.IGNORECASE,
)
_FIELD = re.compile(r"[?&#;]([\w-]{1,30})=([^&#;]*+)")
_PERSONAL_FIELD = re.compile(
    r"(?:so|user|your)?[_-]?(?:s?[dđ]t|phone|tel|mobile|di_?dong|dien_?thoai|zalo|whatsapp|number|hotline|lien_?he|contact"
    r"|cccd|cmnd|cmt|can_?cuoc|dinh_?danh|ho_?chieu|passport|stk|tai_?khoan|account|mst|bhxh|bhyt"
    r"|ngay_?sinh|dob|birth_?da(?:y|te)|bien_?so|bks|plate)[_-]?(?:no|number|so|nha|rieng)?",
    re.IGNORECASE,
)
_MOBILE = re.compile(r"(?:0|\+?84)[35789][0-9]{8}")


def _what_a_link_tells(link: re.Match[str]) -> str:
    """The address with everything blanked that cannot be personal; of the same length."""
    if _PERSONAL_HOST.match(link[0]):
        return link[0]
    kept = [" "] * len(link[0])
    for field in _FIELD.finditer(link[0]):
        if _PERSONAL_FIELD.fullmatch(field[1]) or _MOBILE.fullmatch(field[2]):
            kept[field.start(1) : field.end()] = link[0][field.start(1) : field.end()]
    return "".join(kept)


_PROFILE = re.compile(
    r"(?:https?://)?(?<![\w-])(?:[\w-]{1,20}\.){0,2}(?:facebook|fb)\.com/(?:profile\.php\?id=[0-9]{5,}|people/)[^\s<>()\"]*",
    re.IGNORECASE,
)
_OWN_PAGE = re.compile(
    r"(?:cá nhân|riêng)(?: của [^\n.;:]{1,30})?:?"
    r" {0,2}((?:https?://)?(?:[\w-]{1,20}\.){0,2}(?:facebook|fb|instagram|tiktok)"
    r"\.com/[^\s<>()\"]+)",
    re.IGNORECASE,
)


def links(text: str) -> Iterator[Bounds]:
    """Personal pages on social networks: ``profile.php?id=…``, or those that the text calls personal."""
    for match in _PROFILE.finditer(text):
        yield match.span()
    for match in _OWN_PAGE.finditer(text):
        yield match.span(1)


_DOT = r"(?: ?[(\[{] ?(?:dot|chấm|cham|\.) ?[)\]}] ?| (?:dot|chấm|cham) |\.| \. )"
_AT = r"(?: ?[(\[{<] ?(?:at|a còng|a-còng|@) ?[)\]}>] ?| (?:a còng|a-còng|acòng|acong|a cong|a móc) |@| @ |@ )"
_LOCAL = r"(?<![\w.%+-])[\w.%+-]{1,64}+"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,62})"
_EMAIL = re.compile(rf"{_LOCAL}{_AT}{_LABEL}(?:{_DOT}{_LABEL}){{1,5}}", re.IGNORECASE)
_SPELLED_EMAIL = re.compile(
    rf"{_LOCAL} at (?:{_LABEL}(?: (?:dot|chấm) | ?[(\[{{] ?dot ?[)\]}}] ?){_LABEL}(?:{_DOT}{_LABEL}){{0,3}}"
    rf"|(?:gmail|yahoo|hotmail|outlook|icloud){_DOT}{_LABEL})",
    re.IGNORECASE,
)


# Typed on a telephone: “hoa@gmail,com”, “hoanguyen @gmail. com”, “hoa@gmail”.
_TOP = r"(?:com|vn|net|org|edu|gov)"
_NAME = r"(?<![\w.%+-])[a-z0-9._%+-]{4,64}+"
_MAIL_HOST = r"(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|icloud)(?![\w-])"
_TYPED_EMAIL = re.compile(
    rf"(?:{_LOCAL}|{_NAME} )@ ?{_MAIL_HOST}(?: ?[.,] ?{_TOP}(?!\w)){{0,2}}"
    rf"|(?:{_LOCAL}|(?<![\w.%+-])(?=[a-z_%+-]{{0,40}}[0-9.]){_NAME} )@ ?{_LABEL}(?: ?[.,] ?{_LABEL}){{0,2}}"
    rf" ?[.,] ?{_TOP}(?!\w)",
    re.IGNORECASE,
)
# A name of a mailbox, without the rest: “Gmail: nguyenvanhoa1970”. What ends like the name of a site is one.
_MAILBOX = re.compile(
    r"(?<!\w)(?:e-?|g)?mail(?: [^\W\d]{1,8}){0,3} ?[:=] ?(?!www\.)((?=[a-z._-]*[0-9._])[a-z0-9][a-z0-9._-]{4,40}+)"
    r"(?<!\.)(?<!\.vn)(?<!\.com)(?<!\.org)(?<!\.net)(?![\w@/])",
    re.IGNORECASE,
)
#: What a text with the name of a mailbox matches.
MAILBOX_HINT = r"(?:ail|AIL)(?: [^\W\d]{1,8}){0,3} ?[:=] ?[A-Za-z._-]{0,40}[0-9._]"


def emails(text: str) -> Iterator[Bounds]:
    """``name@domain.vn``, ``name (at) domain [dot] vn``, ``name a còng domain chấm vn``; in web addresses too."""
    for pattern in (_EMAIL, _SPELLED_EMAIL, _TYPED_EMAIL):
        for match in pattern.finditer(text):
            yield match.span()
    for match in _MAILBOX.finditer(text):
        yield match.span(1)


def without_links(text: str) -> str:
    """``text`` with web addresses blanked, except what may be personal in them; of the same length."""
    return _URL.sub(_what_a_link_tells, text) if _URL_SIGN.search(text) else text
