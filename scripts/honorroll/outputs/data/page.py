"""The page of the open data, for journalists and for those who keep copies."""

from __future__ import annotations

from functools import partial

from honorroll.base.keys import key_of
from honorroll.base.vietnamese import day_first
from honorroll.content.settings import OpenData, Settings
from honorroll.formats.feeds import link_elements
from honorroll.formats.html import Html, esc
from honorroll.outputs.data import catalogue, changes
from honorroll.outputs.data.tables import TABLES, Table
from honorroll.pages import addresses
from honorroll.pages.html import ROOT, Crumb, Drawn, breadcrumb, outward
from honorroll.pages.page import Page
from honorroll.pages.words import HOME

#: Whoever keeps a copy has so many days to take out what is gone.
DAYS = 30
_LEAD = "Tải về cả bảng vàng dưới dạng bảng tính và tệp cho máy đọc, để tra cứu, đối chiếu và viết bài."
_NEVER = (
    "Không có câu chuyện, lời trích, ảnh và phim: quyền thuộc tác giả và người trong ảnh; xem ở trang của hồ sơ.",
    "Không có giới tính, giấy tờ, liên hệ và những gì chỉ để cơ quan dùng.",
    "Không có danh hiệu đang đề nghị; danh hiệu đã thu hồi ghi rõ đã thu hồi, không ghi lý do.",
    "Không có trẻ em: hồ sơ của các em chỉ có trên trang.",
    "Không có ai đã rút hồ sơ hay chưa đồng ý công khai.",
)


def plan(settings: Settings, options: OpenData, lastmod: str) -> Page:
    section = addresses.section(addresses.DATA)
    key = key_of(addresses.DATA, repr((_LEAD, _NEVER, DAYS, lastmod)))
    return Page(addresses.DATA, section, key, partial(_draw, settings, options, lastmod))


def _draw(settings: Settings, options: OpenData, lastmod: str) -> Drawn:
    way = (Crumb(HOME, addresses.HOME),)
    rows = "".join(map(_row, TABLES))
    current = f" Ngày mới nhất mà các hồ sơ ghi: {day_first(lastmod)}." if lastmod else ""
    url = f"{settings.url}{addresses.DATA}"
    never = "".join(f"<li>{line}</li>\n" for line in _NEVER)
    fragment = (
        f'{breadcrumb(way, catalogue.TITLE)}<h1>{catalogue.TITLE}</h1>\n<p class="hr-lead">{_LEAD}</p>\n'
        '<div class="hr-data">\n'
        f'<section aria-labelledby="tai-ve">\n<h2 id="tai-ve">Tải về</h2>\n'
        '<table class="hr-data-files">\n'
        '<thead><tr><th scope="col">Bảng</th><th scope="col">Tệp</th><th scope="col">Mô tả cột</th></tr></thead>\n'
        f"<tbody>\n{rows}</tbody></table>\n"
        "<p>Mở bằng Excel: chọn CSV. Trong tệp CSV, nhiều giá trị trong một ô cách nhau bằng dấu |, và ô bắt đầu bằng "
        "dấu =, +, -, @ có thêm dấu ' ở trước để không phần mềm nào chạy nó như công thức.</p>\n"
        f'<p><a href="{ROOT}{catalogue.PATH}">Danh mục DCAT</a> cho các cổng dữ liệu.</p>\n</section>\n'
        f'<section aria-labelledby="moi">\n<h2 id="moi">Mới đến đâu</h2>\n<p>Các tệp được dựng cùng lúc với trang, '
        f"luôn khớp với những gì trang đang đăng.{current}</p>\n</section>\n"
        '<section aria-labelledby="giay-phep">\n<h2 id="giay-phep">Giấy phép và ghi nguồn</h2>\n'
        f"<p>Được dùng lại theo giấy phép {outward(options.licence, options.licence_name)}. Khi dùng, ghi:</p>\n"
        f"<blockquote><p>{esc(options.attribution)}, {esc(url)}</p></blockquote>\n"
        "<p>Trích dẫn trong bài báo, báo cáo: ghi câu trên và ngày tải. Nói về một người thì dẫn địa chỉ trang của "
        "người ấy (cột “url”), nơi có nguồn của từng danh hiệu.</p>\n</section>\n"
        '<section aria-labelledby="gi-khong-co">\n<h2 id="gi-khong-co">Những gì không có trong dữ liệu</h2>\n'
        f'<ul class="hr-points">\n{never}</ul>\n</section>\n'
        f'<section aria-labelledby="rut">\n<h2 id="rut">Ai giữ bản sao phải theo việc gỡ</h2>\n<p>Người được vinh danh '
        f"có quyền rút hồ sơ. Ai giữ bản sao phải tải lại, hoặc xem danh sách mã dòng đã gỡ, ít nhất {DAYS} ngày một "
        "lần, và xóa những dòng ấy ở mọi nơi đã dùng. Danh sách chỉ có mã dòng, không nói là ai, từ ngày nào, vì sao. "
        "Mã dòng không đổi khi hồ sơ sửa tên hay đổi địa chỉ.</p>\n</section>\n"
        '<section aria-labelledby="thay-doi">\n<h2 id="thay-doi">Thay đổi giữa các bản</h2>\n<p>'
        f'<a href="{ROOT}{changes.PATH}">Danh sách thay đổi (JSON)</a>: ở mỗi bản công bố, mã dòng nào được thêm, sửa, '
        f'gỡ; mục “gone” có mọi mã đã gỡ. Theo dõi bằng <a href="{ROOT}{changes.FEED}.atom">Atom</a>, '
        f'<a href="{ROOT}{changes.FEED}.rss">RSS</a> hoặc <a href="{ROOT}{changes.FEED}.json">JSON Feed</a>.</p>\n'
        "</section>\n</div>\n"
    )
    return Drawn(catalogue.TITLE, _LEAD, Html(fragment), way, links=link_elements(changes.feed_of(settings)))


def _row(table: Table) -> str:
    files = " · ".join(
        f'<a href="{ROOT}{table.path}.{ending}" download>{name}</a>' for ending, name, _, _ in catalogue.forms(table)
    )
    described = dict.fromkeys(ending for *_, ending in catalogue.forms(table))
    words = {"schema.json": "JSON Schema", "csv-metadata.json": "CSV-W"}
    links = " · ".join(f'<a href="{ROOT}{table.path}.{ending}">{words[ending]}</a>' for ending in described)
    return (
        f'<tr><th scope="row">{esc(table.title)}<br><small>{esc(table.about)}</small></th>'
        f"<td>{files}</td><td>{links}</td></tr>\n"
    )
