"""Films on a page. Each is a link, which the script replaces with a player when it is clicked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from honorroll.content.shared import Video
from honorroll.formats.html import Html, esc
from honorroll.pages.html import ROOT

_YOUTUBE = re.compile(
    r"https?://(?:(?:www|m)\.)?(?:youtube(?:-nocookie)?\.com/(?:watch\?(?:[^#]*&)?v=|shorts/|live/|embed/)|youtu\.be/)([\w-]{11})(?![\w-])",
    re.ASCII,
)
_FACEBOOK = re.compile(r"https?://(?:(?:www|m|web)\.)?(?:facebook\.com/(?:[^/?#]+/videos/|watch/?\?|reel/)|fb\.watch/)")


def section(videos: Sequence[Video], name: str, files: Mapping[str, str]) -> Html:
    """The section with the films of an honoree. ``files`` maps file names to addresses relative to the root."""
    items = ""
    for video in videos:
        title = video.title or f"Phim về {name}"
        if video.url:
            items += film(video.url, title)
        elif video.file and video.file in files:
            items += _file_link(files[video.file], title)
    return Html(
        f'<section class="hr-films" aria-labelledby="phim">\n<h2 id="phim">Phim</h2>\n{items}</section>\n'
        if items
        else ""
    )


def _file_link(url: str, title: str) -> str:
    """A link to a film file of this site. Without a script the browser plays the file."""
    return (
        f'<div class="hr-film"><a href="{ROOT}{url}" data-hr-film="file" data-hr-title="{esc(title)}">'
        f"<span>{esc(title)}<small>Bấm để xem</small></span></a></div>\n"
    )


def player(url: str, title: str, caption: Html, captions: str = "", id_: str = "") -> Html:
    """A player for a film on this site.

    ``url`` and ``captions`` (WebVTT, ``""`` for none) are relative to the root; ``caption`` is the HTML below the film.
    """
    track = (
        f'<track kind="captions" srclang="vi" label="Tiếng Việt" src="{ROOT}{captions}" default>' if captions else ""
    )
    mark = f' id="{id_}"' if id_ else ""
    return Html(
        f'<figure class="hr-film"{mark}>\n'
        f'<video controls preload="none" src="{ROOT}{url}" aria-label="{esc(title)}">{track}</video>\n'
        f"<figcaption>{caption}</figcaption>\n</figure>\n"
    )


def film(url: str, title: str) -> Html:
    """A link to a film on another site. For YouTube and Facebook it carries what the script needs to open a player."""
    if match := _YOUTUBE.match(url):
        player, host = f"youtube {match[1]}", "YouTube"
    elif _FACEBOOK.match(url):
        player, host = "facebook", "Facebook"
    else:
        return Html(f'<p><a href="{esc(url)}" rel="noopener nofollow">{esc(title)}</a></p>\n')
    return Html(
        '<div class="hr-film">'
        f'<a href="{esc(url)}" rel="noopener nofollow" data-hr-film="{player}" data-hr-title="{esc(title)}">'
        f"<span>{esc(title)}<small>Bấm để xem từ {host}</small></span></a></div>\n"
    )


def is_known(url: str) -> bool:
    """Whether the script has a player for the address."""
    return bool(_YOUTUBE.match(url) or _FACEBOOK.match(url))


def at_time(url: str, seconds: int) -> str:
    """The address of a film starting at ``seconds``; unchanged if the host does not support that."""
    if not seconds or not _YOUTUBE.match(url):
        return url
    return f"{url}{'&' if '?' in url else '?'}t={seconds}"
