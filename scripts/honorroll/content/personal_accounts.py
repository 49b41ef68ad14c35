"""Finds numbers of bank accounts and cards. The patterns take linear time: repetitions are bounded or possessive."""

from __future__ import annotations

import re
from collections.abc import Iterator

from honorroll.content.personal_figures import ENDS, MONEY, is_counted
from honorroll.content.undisguised import Bounds, UndisguisedText

_BANK = (
    r"vietcombank|vcb|techcombank|bidv|agribank|vietinbank|mb ?bank|acb|vpbank|tpbank|sacombank|shb|hdbank|vib|seabank"
    r"|lpbank|lienvietpostbank|msb|ocb|eximbank|momo|zalo ?pay|abbank|pvcombank|nam ?a ?bank|bac ?a ?bank|kienlongbank"
    r"|bvbank|baoviet bank|vietbank|viet ?a ?bank|pgbank|ncb|scb|shinhan|woori|viettel ?(?:pay|money)|vnpay"
)

_ACCOUNT = re.compile(
    r"(?<!\w)(?:(?:số|so) (?:tài khoản|tai khoan|tk|thẻ)|tài khoản số|tài khoản ngân hàng|tài khoản|stk|tk|số thẻ atm)"
    rf"(?!\w)[^0-9;\n]{{0,40}}?\n?([0-9](?:[ .-]?[0-9]){{5,18}}){ENDS}(?!/)"
)

_AT_BANK = re.compile(rf"(?<!\w)(?:{_BANK})(?!\w)[^0-9;.\n]{{0,20}}([0-9](?:[ .-]?[0-9]){{7,15}}){ENDS}(?!/)")

# Less sure names: what follows must be longer than the years of a period. “Ngân hàng … 1900 545415” is a hotline.
_SENT_TO = re.compile(
    r"(?<!\w)(?:chuyển khoản|ck|ngân hàng|mb|vpb|tcb|ctg|agri|vietin|vietcom|techcom|sacom)(?!\w)[^0-9;.\n]{0,30}"
    rf"(?!1[89]00)([0-9](?:[ .-]?[0-9]){{8,18}})(?<!000){ENDS}(?!/)"
)

_BANKED = re.compile(rf"(?<![\w.,/-])([0-9]{{8,16}})(?![0-9])[^0-9\n;.]{{0,15}}?(?<!\w)(?:{_BANK})(?!\w)")

_CARD = re.compile(r"(?<![0-9.,-])(?:9704|4[0-9]{3}|5[1-5][0-9]{2})(?:[ -]?[0-9]{4}){3}(?![0-9.,-])")

# Days and periods: “12-5-2021”, “2015 - 2020”.
_DATES = re.compile(r"[0-9]{1,2}[-.][0-9]{1,2}[-.](?:19|20)[0-9]{2}|^(?:19|20)[0-9]{2}[ -](?:19|20)[0-9]{2}$")


def accounts(reading: UndisguisedText) -> Iterator[Bounds]:
    """Numbers after ``STK``, ``số tài khoản`` … or beside the name of a bank, but not how many accounts there are."""
    low = reading.low
    for pattern in (_ACCOUNT, _AT_BANK, _SENT_TO, _BANKED):
        for match in pattern.finditer(low):
            dates = _DATES.search(match[1])
            if not (dates or MONEY.fullmatch(match[1]) or is_counted(low, match.end(1))):
                yield match.span(1)
    for match in _CARD.finditer(low):
        if not is_counted(low, match.end()):
            yield match.span()
