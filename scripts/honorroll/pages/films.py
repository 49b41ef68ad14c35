"""Films on a page. Each is a link; for hosts whose player is known, the script opens that when it is clicked.

A film of any other broadcaster is watched there: the link says where it leads.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from honorroll.content.shared import Video
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.pages.html import ROOT

_YOUTUBE = re.compile(
    r"https?://(?:(?:www|m)\.)?(?:youtube(?:-nocookie)?\.com/(?:watch\?(?:[^#]*&)?v=|shorts/|live/|embed/)|youtu\.be/)([\w-]{11})(?![\w-])",
    re.ASCII,
)
_FACEBOOK = re.compile(r"https?://(?:(?:www|m|web)\.)?(?:facebook\.com/(?:[^/?#]+/videos/|watch/?\?|reel/)|fb\.watch/)")

#: What people call a host that a link leads to; others are named by their address.
_HOSTS = {
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "facebook.com": "Facebook",
    "fb.watch": "Facebook",
    "tiktok.com": "TikTok",
    "zalo.me": "Zalo",
}


def section(videos: Sequence[Video], name: str, files: Mapping[str, str], heading: str = "Phim") -> Html:
    """The section with the films of an honoree; of what is listened to, ``heading`` is “Nghe”.

    ``files`` maps file names to addresses relative to the root.
    """
    items = ""
    for video in videos:
        title = video.title or f"Phim về {name}"
        if video.url:
            items += film(video.url, title, "Xem" if heading == "Phim" else heading)
        elif video.file and video.file in files:
            items += _file_link(files[video.file], title)
    return Html(
        f'<section class="hr-films" aria-labelledby="phim">\n<h2 id="phim">{heading}</h2>\n{items}</section>\n'
        if items
        else ""
    )


def _file_link(url: str, title: str) -> str:
    """A link to a film file of this site. Without a script the browser plays the file."""
    return (
        f'<div class="hr-film"><a href="{ROOT}{url}" data-hr-film="file" data-hr-title="{esc(title)}">'
        f"<span>{esc(title)}<small>Bấm để xem</small></span></a></div>\n"
    )


def player(url: str, title: str, caption: Html, captions: str = "", id_: str = "", poster: str = "") -> Html:
    """A player for a film on this site.

    ``url``, ``captions`` (WebVTT) and ``poster`` (a picture), ``""`` for none, are relative to the root; ``caption`` is
    the HTML below the film.
    """
    track = (
        f'<track kind="captions" srclang="vi" label="Tiếng Việt" src="{ROOT}{captions}" default>' if captions else ""
    )
    mark = f' id="{id_}"' if id_ else ""
    still = f' poster="{ROOT}{poster}"' if poster else ""
    return Html(
        f'<figure class="hr-film"{mark}>\n'
        f'<video controls preload="none"{still} src="{ROOT}{url}" aria-label="{esc(title)}">{track}</video>\n'
        f"<figcaption>{caption}</figcaption>\n</figure>\n"
    )


def film(url: str, title: str, action: str = "Xem", poster: Html = EMPTY) -> Html:
    """A link to a film on another site; ``action`` says what is done there, ``poster`` is a picture that stands for it.

    For single films on YouTube and Facebook it carries what the script needs to open a player. Playlists, links that
    were shared from Facebook (they do not name the film) and films of broadcasters open at their hosts.
    """
    if match := _YOUTUBE.match(url):
        player, host = f"youtube {match[1]}", "YouTube"
    elif _FACEBOOK.match(url):
        player, host = "facebook", "Facebook"
    else:
        return Html(
            f'<p class="hr-film-elsewhere"><a href="{esc(url)}" rel="noopener nofollow">{esc(title)}</a> '
            f"<small>{action} tại {esc(host_name(url))}</small></p>\n"
        )
    return Html(
        '<div class="hr-film">'
        f'<a href="{esc(url)}" rel="noopener nofollow" data-hr-film="{player}" data-hr-title="{esc(title)}">'
        f"{poster}<span>{esc(title)}<small>Bấm để xem từ {host}</small></span></a></div>\n"
    )


def host_name(url: str) -> str:
    """The name of the host of an address: ``YouTube``, ``vtv.vn``."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    known = (name for domain, name in _HOSTS.items() if host == domain or host.endswith(f".{domain}"))
    return next(known, host)


def at_time(url: str, seconds: int) -> str:
    """The address of a film starting at ``seconds``; unchanged if the host does not support that."""
    if not seconds or not _YOUTUBE.match(url):
        return url
    return f"{url}{'&' if '?' in url else '?'}t={seconds}"
