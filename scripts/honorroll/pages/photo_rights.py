"""A photo's credit and licence: beside it on the page, as data about it (schema.org), and in the press kit."""

from __future__ import annotations

import re
from typing import Protocol

from honorroll.base.vietnamese import fold
from honorroll.content.licences import licence_of
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.formats.photo_rights import PhotoRights
from honorroll.pages.html import ROOT


class Credited(Protocol):
    """Who took a photo, and its licence: an id of ``content.licences``."""

    @property
    def credit(self) -> str | None: ...
    @property
    def licence(self) -> str | None: ...


#: A credit that begins so says what is to be seen.
_SAYS_WHAT = ("ảnh", "tranh", "hình vẽ", "minh họa", "đồ họa", "bản vẽ")
#: How a figure that holds ``data`` says what it is.
SCOPE = Html(' itemscope itemtype="https://schema.org/ImageObject"')
_BODIES = re.compile(
    r"\b(?:bao|dai|ttxvn|thong tan xa|ubnd|uy ban|trung tam|phong|so|hoi|doan|ban|cong ty|truong|vien|bao tang|thu vien"
    r"|co quan|van phong|truyen hinh|tap chi|quan|huyen|phuong|xa|cong an|lien doan|mat tran)\b"
)


def spoken(photo: Credited) -> Html:
    """What stands below the photo: “Ảnh: Nguyễn Văn A · CC BY 4.0”, the licence as a link to its text."""
    parts: list[str] = []
    if photo.credit:
        parts.append(esc(credited(photo.credit)))
    if licence := licence_of(photo.licence):
        name = esc(licence.name.replace(" ", "\u00a0") if licence.url else licence.name)
        parts.append(f'<a href="{licence.url}" rel="license">{name}</a>' if licence.url else name)
    return Html(" · ".join(parts))


def credited(credit: str) -> str:
    """“Ảnh: Nguyễn Văn A”; a credit that says itself what is seen stays, for a drawing is no photo."""
    return credit if credit.casefold().startswith(_SAYS_WHAT) else f"Ảnh: {credit}"


def on_paper(photo: Credited) -> str:
    """Credit and licence without a link: “Nguyễn Văn A · CC BY 4.0”."""
    licence = licence_of(photo.licence)
    return " · ".join(filter(None, (photo.credit, licence.name if licence else "")))


def scope(photo: Credited) -> Html:
    """The attributes of the figure of the photo; empty where nothing is said of its licence."""
    return SCOPE if licence_of(photo.licence) else EMPTY


def data(photo: Credited, url: str) -> Html:
    """What search engines show of a licence: ``url`` is that of the largest picture, relative to the root."""
    licence = licence_of(photo.licence)
    if not licence:
        return EMPTY
    said = f'<link itemprop="contentUrl" href="{ROOT}{url}">'
    if licence.url:
        said += f'<link itemprop="license" href="{licence.url}">'
    if photo.credit:
        credit = esc(photo.credit)
        said += f'<meta itemprop="creditText" content="{credit}">'
        if kind := _kind(photo.credit):
            said += (
                f'<span itemprop="creator" itemscope itemtype="https://schema.org/{kind}">'
                f'<meta itemprop="name" content="{credit}"></span>'
            )
    return Html(f'{said}<meta itemprop="copyrightNotice" content="{esc(notice(photo))}">')


def notice(photo: Credited) -> str:
    """Who has the rights, and the licence by its name: “Nguyễn Văn A. CC BY 4.0”; ``""`` without a licence."""
    licence = licence_of(photo.licence)
    return ". ".join(filter(None, (photo.credit, licence.name))) if licence else ""


def rights(photo: Credited, caption: str, people: tuple[str, ...]) -> PhotoRights:
    """What is written into a photo of a press kit."""
    licence = licence_of(photo.licence)
    return PhotoRights(
        photo.credit or "",
        caption,
        people,
        notice(photo) or photo.credit or "",
        licence.terms if licence else "",
        licence.url if licence else "",
    )


def _kind(credit: str) -> str:
    """``Organization`` or ``Person``, which schema.org wants to know; ``""`` where the credit does not tell."""
    if _BODIES.search(fold(credit)):
        return "Organization"
    words = credit.split()
    return "Person" if 2 <= len(words) <= 5 and all(word[:1].isupper() and word.isalpha() for word in words) else ""
