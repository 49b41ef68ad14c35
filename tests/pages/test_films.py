"""Which film gets which player, and that a page asks nobody for anything before the click."""

from __future__ import annotations

import pytest

from honorroll.content.shared import Video
from honorroll.pages import films
from honorroll.pages.html import ROOT

PLAYERS = [
    ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "youtube dQw4w9WgXcQ"),
    ("https://youtube.com/watch?list=PL1&v=dQw4w9WgXcQ&t=10", "youtube dQw4w9WgXcQ"),
    ("https://m.youtube.com/shorts/dQw4w9WgXcQ", "youtube dQw4w9WgXcQ"),
    ("https://youtu.be/dQw4w9WgXcQ?si=x", "youtube dQw4w9WgXcQ"),
    ("https://youtube.com/live/dQw4w9WgXcQ?feature=share", "youtube dQw4w9WgXcQ"),
    ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", "youtube dQw4w9WgXcQ"),
    ("https://www.facebook.com/hanoi/videos/123/", "facebook"),
    ("https://fb.watch/abc/", "facebook"),
]
LINKS = [
    ("https://vtv.vn/video/a.htm", "vtv.vn"),
    ("https://hanoionline.vn/video/abc", "hanoionline.vn"),
    ("https://www.youtube.com/@kenh", "YouTube"),
    ("https://www.youtube.com/playlist?list=PL123", "YouTube"),
    ("https://www.youtube.com/watch?v=short", "YouTube"),
    ("https://www.youtube.com/watch?v=dQw4w9WgXcQQ", "YouTube"),
    ("https://youtube.com.example.net/watch?v=dQw4w9WgXcQ", "youtube.com.example.net"),
    ("https://example.net/?https://youtu.be/dQw4w9WgXcQ", "example.net"),
    ("https://www.facebook.com/hanoi", "Facebook"),
    ("https://www.facebook.com/share/v/1AbCdEfGh/", "Facebook"),
    ("https://www.tiktok.com/@htv/video/7300000000000000000", "TikTok"),
    ("https://video.zalo.me/v/abc", "Zalo"),
]


@pytest.mark.parametrize(("url", "player"), PLAYERS)
def test_a_known_film_is_a_link_that_may_become_a_player(url: str, player: str) -> None:
    drawn = films.film(url, "Phim")
    assert f'data-hr-film="{player}"' in drawn
    assert "<a href=" in drawn


@pytest.mark.parametrize(("url", "host"), LINKS)
def test_another_film_is_a_link_that_says_where_it_leads(url: str, host: str) -> None:
    drawn = films.film(url, "Phim")
    assert "data-hr-film" not in drawn
    assert f'<a href="{url}" rel="noopener nofollow">Phim</a> <small>Xem tại {host}</small>' in drawn


def test_a_page_asks_nobody_before_the_click() -> None:
    drawn = films.section([Video(url=url) for url, _ in PLAYERS], "Nguyễn Văn A", {})
    assert " src=" not in drawn
    assert "<iframe" not in drawn


def test_titles_are_text() -> None:
    assert "<b>" not in films.film("https://youtu.be/dQw4w9WgXcQ", '"><b>')


def test_no_film_no_heading() -> None:
    assert films.section([], "Nguyễn Văn A", {}) == ""


def test_a_film_of_this_site_is_a_link_to_the_file_that_the_script_opens() -> None:
    drawn = films.section([Video(file="phim.mp4", title="Phim ngắn")], "A", {"phim.mp4": "anh/00/phim.mp4"})
    assert f'href="{ROOT}anh/00/phim.mp4" data-hr-film="file" data-hr-title="Phim ngắn"' in drawn
