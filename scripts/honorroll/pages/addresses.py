"""Builds and parses every address of the site. No other module joins or splits URLs.

Addresses are relative to the root of the site, without a leading slash: ``bang-vang/nguyen-van-a/``. The address of a
page ends in a slash; that of the home page is ``""``. Slugs and ids hold letters, digits and hyphens only, so nothing
is quoted.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from typing import NamedTuple

from honorroll.content.kinds import Kind

#: The folder that stands for those of the real page in the address of a shell (see ``engine.stamp``).
PLACEHOLDER = "o"
#: The folder of the later pages of a list.
PAGES = "trang"
_WORDS: defaultdict[str, set[str]] = defaultdict(lambda: {PLACEHOLDER, PAGES})


def _below(top: str, word: str) -> str:
    """The address of a folder that is reserved below ``top``."""
    _WORDS[top].add(word)
    return f"{top}{word}/"


def reserved(top: str) -> frozenset[str]:
    """The words that are folders of lists below ``top``. No slug of content may be one of them."""
    return frozenset(_WORDS[top])


# ── Sections, and the lists of each ────────────────────────────────────────────────────────────────────────────────

HOME = ""
ROLL = "bang-vang/"
ALPHABET = _below(ROLL, "a-z")
TITLES = _below(ROLL, "danh-hieu")
LEVELS = _below(ROLL, "cap")
PLACES = _below(ROLL, "dia-ban")
FIELDS = _below(ROLL, "linh-vuc")
YEARS = _below(ROLL, "nam")
KINDS: dict[Kind, str] = {
    "individual": _below(ROLL, "ca-nhan"),
    "collective": _below(ROLL, "tap-the"),
    "household": _below(ROLL, "ho-gia-dinh"),
}
#: Of those put forward by the people (quần chúng suy tôn): by the unit that did, and by the level that it is of.
NOMINATORS = _below(ROLL, "suy-ton")
NOMINATION_LEVELS = _below(ROLL, "cap-suy-ton")
NEW_EXEMPLARS = _below(ROLL, "nhan-to-moi")
DIRECT_WORKERS = _below(ROLL, "truc-tiep")
MOVEMENTS = "phong-trao/"
DECISIONS = "quyet-dinh/"
DECISION_YEARS = _below(DECISIONS, "nam")

MODELS = "mo-hinh/"
CAMPAIGNS = "dot-thi-dua/"
#: Commemorative works and socio-economic figures.
WORKS = "cong-trinh-so-lieu/"
NOMINATE = "gioi-thieu-guong/"
NOMINATION_FORM = f"{NOMINATE}phieu/"
CONTRIBUTE = "gui-tu-lieu/"
CONSENT_FORM = f"{CONTRIBUTE}phieu-dong-y/"
#: What certificates lead to, short for a small code; and the cards that other sites may frame.
PROOF, EMBED = "x/", "the/"
#: Where readers choose their ward.
MY_WARD = "phuong-toi/"
#: Open data.
DATA = "du-lieu/"
#: The guide for staff.
GUIDE = "huong-dan/"

CONFERENCES = "hoi-nghi/"
CONFERENCE_LEVELS = _below(CONFERENCES, "cap")
CONFERENCE_YEARS = _below(CONFERENCES, "nam")
ACTIVITIES = _below(CONFERENCES, "hoat-dong")
TRACKER = _below(CONFERENCES, "theo-doi")

NEWS = "tin-tuc/"
COVERAGE = _below(NEWS, "ke-hoach")
COLUMNS = "chuyen-muc/"

CONSULTATIONS = "lay-y-kien/"
REPORT = "bao-cao/"
FILM = f"{REPORT}phong-su/"
SPECIAL = "chuyen-trang/"
STATISTICS = "thong-ke/"
#: Reading without a network, and the roll on a screen in a hall.
OFFLINE = "ngoai-tuyen/"
WALL = "man-hinh/"

# ── Files ──────────────────────────────────────────────────────────────────────────────────────────────────────────

#: The data of the search by name.
SEARCH = "tim-kiem/"
#: Feeds, without their endings.
NEWEST_FEED, NEWS_FEED, CONSULTATIONS_FEED = f"{ROLL}moi", "tin-moi", f"{CONSULTATIONS}moi"
CALENDAR = "lich.ics"
#: Every address that was ever public, a line each.
LIST = "dia-chi.txt"
TRACKER_CSV, TRACKER_CALENDAR = f"{TRACKER}theo-doi.csv", f"{TRACKER}han-nop.ics"
COVERAGE_CSV, SILENT_CSV = f"{COVERAGE}ke-hoach.csv", f"{COVERAGE}chua-co-bai.csv"
FILM_CAPTIONS = f"{FILM}phu-de.vtt"
#: Folders of a conference.
DOCUMENTS, FILMS = "tai-lieu", "phim"


# ── The roll ───────────────────────────────────────────────────────────────────────────────────────────────────────


def honoree(slug: str) -> str:
    return f"bang-vang/{slug}/"


def honoree_slug(url: str) -> str:
    """The slug in the address of an honoree."""
    return url[len(ROLL) : -1]


def title(id_: str) -> str:
    return f"bang-vang/danh-hieu/{id_}/"


def level(id_: str) -> str:
    return f"bang-vang/cap/{id_}/"


def place(id_: str) -> str:
    return f"bang-vang/dia-ban/{id_}/"


def field(id_: str) -> str:
    return f"bang-vang/linh-vuc/{id_}/"


def nominator(unit: str) -> str:
    return f"{NOMINATORS}{unit}/"


def nomination_level(level_: str) -> str:
    return f"{NOMINATION_LEVELS}{level_}/"


def year(year_: int | str) -> str:
    return f"bang-vang/nam/{year_}/"


def decision(id_: str) -> str:
    return f"quyet-dinh/{id_}/"


def decision_year(year_: int) -> str:
    return f"{DECISION_YEARS}{year_}/"


def decision_at(url: str) -> str:
    """The id of the decision of which ``url`` is, or was, a page; ``""`` if it has no such form."""
    return url.split("/")[1] if url.startswith(DECISIONS) and not url.startswith(DECISION_YEARS) else ""


def proof(code: str) -> str:
    return f"{PROOF}{code}/"


def embedded(slug: str) -> str:
    return f"{EMBED}{slug}/"


def oembed(slug: str) -> str:
    return f"{EMBED}{slug}/oembed.json"


def movement(id_: str) -> str:
    return f"phong-trao/{id_}/"


def model(id_: str) -> str:
    return f"{MODELS}{id_}/"


def campaign(id_: str) -> str:
    return f"{CAMPAIGNS}{id_}/"


def initial(anchor: str) -> str:
    """The address of the A–Z page of one initial, where each initial has its own page."""
    return f"{ALPHABET}{anchor}/"


def is_year(url: str) -> bool:
    return parent(url) == YEARS


def year_at(url: str) -> str:
    """The address of the list of a year, if ``url`` is that list or one of its pages; otherwise ``""``."""
    match = re.match(rf"{YEARS}[0-9]{{4}}/", url)
    return match[0] if match else ""


def list_path(url: str) -> str:
    """A list as directives name it: ``danh-hieu/x``, but ``phong-trao/x``."""
    return url.rstrip("/").removeprefix(ROLL)


def list_at(path: str) -> str:
    """The address of the list that directives call ``path``."""
    return f"{path}/" if f"{path.partition('/')[0]}/" in (MOVEMENTS, ROLL) else f"{ROLL}{path}/"


# ── Conferences ────────────────────────────────────────────────────────────────────────────────────────────────────


def conference(slug: str) -> str:
    return f"hoi-nghi/{slug}/"


def conference_level(word: str) -> str:
    return f"{CONFERENCE_LEVELS}{word}/"


def conference_year(year_: str) -> str:
    return f"{CONFERENCE_YEARS}{year_}/"


def speech(conference_: str, id_: str) -> str:
    return f"hoi-nghi/{conference_}/tham-luan/{id_}/"


def conference_file(slug: str, folder: str, file: str) -> str:
    """The address of a file of a conference. ``folder`` is DOCUMENTS or FILMS."""
    return f"hoi-nghi/{slug}/{folder}/{file}"


class Material(NamedTuple):
    """A document or film of a conference, by the folders and the name that it has in the content."""

    conference: str
    folder: str
    name: str


def conference_material(url: str) -> Material | None:
    """The document or film that is, or was, at ``url``."""
    match = _MATERIAL.fullmatch(url)
    return Material(match[1], {DOCUMENTS: "documents", FILMS: "films"}[match[2]], match[3]) if match else None


def conference_file_at(url: str) -> tuple[str, str]:
    """The conference whose file is, or was, at ``url``, and the address below that of the conference."""
    slug, _, rest = url.removeprefix(CONFERENCES).partition("/")
    return slug, rest


def is_document(url: str) -> bool:
    return f"/{DOCUMENTS}/" in url


_MATERIAL = re.compile(rf"hoi-nghi/([a-z0-9-]+)/({DOCUMENTS}|{FILMS})/([^/]+)")
_SPEECH = re.compile(r"hoi-nghi/([a-z0-9-]+)/tham-luan/([a-z0-9-]+)/")
_CONFERENCE_LIST = re.compile(r"(hoi-nghi/(?:(?:cap|nam)/[a-z0-9-]+/|hoat-dong/)?)(?:trang/[1-9][0-9]*/)?")


def speech_at(url: str) -> tuple[str, str] | None:
    """The slug of the conference and the id of the speech if ``url`` has the form of a speech page, otherwise None."""
    match = _SPEECH.fullmatch(url)
    return (match[1], match[2]) if match else None


def conference_list_at(url: str) -> str:
    """The list of conferences of which ``url`` is, or was, a page; ``""`` if it has no such form."""
    match = _CONFERENCE_LIST.fullmatch(url)
    return match[1] if match else ""


# ── News ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def post(slug: str) -> str:
    return f"tin-tuc/{slug}/"


def news_year(year_: str) -> str:
    return f"tin-tuc/{year_}/"


def news_month(year_: str, month: str) -> str:
    return f"tin-tuc/{year_}/{month}/"


def column(id_: str) -> str:
    return f"chuyen-muc/{id_}/"


def movement_news(id_: str) -> str:
    return f"phong-trao/{id_}/tin-tuc/"


_NEWS_LIST = re.compile(
    r"(tin-tuc/(?:[0-9]{4}/[0-9]{2}/)?|chuyen-muc/[a-z0-9-]+/|phong-trao/[a-z0-9-]+/tin-tuc/)(?:trang/[0-9]+/)?"
)
_NEWS_YEAR = re.compile(r"tin-tuc/[0-9]{4}/")


def news_list_at(url: str) -> str:
    """The list of posts of which ``url`` is, or was, a page; ``""`` if it has no such form."""
    match = _NEWS_LIST.fullmatch(url)
    return match[1] if match else ""


def is_news_year(url: str) -> bool:
    return _NEWS_YEAR.fullmatch(url) is not None


# ── What belongs to no section ─────────────────────────────────────────────────────────────────────────────────────


def consultation(id_: str) -> str:
    return f"{CONSULTATIONS}{id_}/"


def special(slug: str) -> str:
    return f"chuyen-trang/{slug}/"


def guide(chapter: str) -> str:
    return f"{GUIDE}{chapter}/"


def guide_picture(file: str) -> str:
    return f"{GUIDE}{file}"


def section(url: str) -> str:
    """The first folder of an address, which selects the shell of the page; ``home`` for the home page."""
    return url.partition("/")[0] or "home"


def depth(url: str) -> int:
    """The number of folders between the root and the page."""
    return url.count("/")


def parent(url: str) -> str:
    """The address of the folder that holds the page at ``url``."""
    return url[: url.rfind("/", 0, -1) + 1]


def folder(path: str) -> str:
    """The address of the page in whose folder the file at ``path`` lies."""
    return path[: path.rfind("/") + 1]


def name(url: str) -> str:
    """The last folder of an address: a slug, an id, a year."""
    return url[url.rfind("/", 0, -1) + 1 : -1]


def numbered(url: str, number: int) -> str:
    """Page ``number`` of the list at ``url``, from 1."""
    return f"{url}trang/{number}/"


def page(url: str, number: int) -> str:
    """The address of page ``number`` of the list at ``url``. The first page has the address of the list itself."""
    return url if number == 1 else numbered(url, number)


def later_pages(url: str) -> str:
    """What the addresses of the numbered pages of the list at ``url`` begin with."""
    return f"{url}{PAGES}/"


_NUMBERED = re.compile(r"(.+/)trang/[1-9][0-9]*/")


def list_of(url: str) -> str:
    """The address of the list if ``url`` is one of its numbered pages, otherwise ``""``."""
    match = _NUMBERED.fullmatch(url)
    return match[1] if match else ""


def resolve(url: str, path: str, base: str) -> str | None:
    """The address, relative to the root, that a link's path on the page ``url`` leads to; None outside the site."""
    if path.startswith("/"):
        if not f"{path}/".startswith(base):
            return None
        joined = path[len(base) :]
    elif not path:
        return url
    else:
        joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(url), path)).lstrip("/")
        if path.endswith(("/", ".", "..")) and joined:
            joined += "/"
    joined = joined.removesuffix("index.html")
    return "" if joined in (".", "./") else joined
