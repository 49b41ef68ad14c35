"""Reading without a network: the page about it, the worker that keeps pages on a reader's device, and what that fetches
and throws away.

The worker changes with the release: a browser takes a worker whose bytes differ for a new one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial
from hashlib import blake2b, sha256
from typing import NamedTuple

from honorroll.base.keys import key_of
from honorroll.engine.assets import THEME
from honorroll.formats.html import Html
from honorroll.pages import addresses
from honorroll.pages.html import ROOT, Crumb, Drawn, breadcrumb
from honorroll.pages.page import Page
from honorroll.pages.words import HOME

WORKER, GONE = "sw.js", "withdrawn.json"
#: What a device fetches to keep the whole roll, and how much that is.
LIST, SUMMARY = f"{addresses.OFFLINE}danh-sach.txt", f"{addresses.OFFLINE}tom-tat.json"
#: All that is made last: it tells of the other files.
LAST = frozenset({WORKER, GONE, LIST, SUMMARY})
#: A roll of more pages is not kept whole: it would take gigabytes and hours.
MOST = 20_000


class KeptCopy(NamedTuple):
    """What a device fetches to keep the whole roll: numbers of pages and pictures, the size on the device in bytes, and
    ``lines``, each a key and an address.
    """

    pages: int
    pictures: int
    size: int
    lines: str


def files(release: str, gone: Iterable[str], kept: KeptCopy) -> dict[str, bytes]:
    """``gone`` are the addresses of pages that were taken down or moved.

    They are published as digests: an address is made of the name, and the list is not to be one of names.
    """
    digests = sorted(sha256(url.encode()).hexdigest()[:16] for url in gone)
    version = blake2b(kept.lines.encode(), digest_size=8).hexdigest()
    summary: dict[str, object] = {"version": version, "pages": kept.pages}
    found = {WORKER: worker(release), GONE: json.dumps(digests).encode()}
    if kept.pages <= MOST:
        summary |= {"pictures": kept.pictures, "bytes": kept.size}
        found[LIST] = f"{version}\n{kept.lines}\n".encode()
    return found | {SUMMARY: json.dumps(summary).encode()}


def worker(release: str) -> bytes:
    own = (THEME / f"js/{name}.js" for name in ("keep", "sw"))
    return b"\n".join(path.read_bytes() for path in own).replace(b"%RELEASE%", release.encode())


TITLE = "Đọc khi không có mạng"
#: What else readers look for it by.
ALIASES = ("Đọc ngoại tuyến", "Giữ cả bảng vàng trên máy")
_LEAD = (
    "Trang nào đã mở trên máy này thì trong 30 ngày vẫn đọc lại được khi không có mạng. Trường học, nhà văn hóa, máy "
    "đặt ở sảnh có thể giữ cả bảng vàng chỉ bằng một lần bấm."
)
#: What the worker puts in the place of heading and lead, where a page is asked for that the device does not have.
_NOT_THERE = "Không có mạng"
_NOT_OPENED = (
    "Trang này chưa được mở trên máy này, hoặc đã mở quá lâu, nên chưa đọc được khi không có mạng. Hãy nối mạng rồi "
    "tải lại trang."
)
_BODY = f"""<h1 data-hr-offline="{_NOT_THERE}">{TITLE}</h1>
<p class="hr-lead" data-hr-offline="{_NOT_OPENED}">{_LEAD}</p>
<div class="hr-offline">
<section class="hr-keep" aria-labelledby="giu" data-hr-keep="{ROOT}" tabindex="-1">
<h2 id="giu">Giữ cả bảng vàng trên máy này</h2>
<p>Chữ của mọi trang, ô tìm kiếm và ảnh cỡ nhỏ; không gồm phim, tài liệu và ảnh cỡ lớn.</p>
<p role="status">Cần một trình duyệt mới hơn, có bật JavaScript, để giữ trang trên máy.</p>
<progress value="0" max="1" aria-labelledby="giu" hidden></progress>
<p class="hr-keep-do"><button class="hr-action" type="button" data-hr-do="begin" hidden>Giữ cả bảng vàng</button>
<button class="hr-button" type="button" data-hr-do="stop" hidden>Dừng</button>
<button class="hr-button" type="button" data-hr-do="drop" hidden>Xóa bản đã giữ</button></p>
</section>
<section>
<h2>Bản giữ luôn theo trang thật</h2>
<ul class="hr-points">
<li>Mỗi lần có mạng, máy tự hỏi lại: hồ sơ đã được gỡ thì bản giữ cũng gỡ ngay, trang đã sửa thì thay trang mới.</li>
<li>Quá 30 ngày máy không nối mạng, bản giữ tự xóa, để không ai đọc phải điều đã cũ.</li>
<li>Bản giữ chỉ nằm trong trình duyệt này. Không nơi nào khác biết máy đã giữ hay đã đọc những gì.</li>
</ul>
</section>
<section class="hr-keep-opened" aria-labelledby="da-mo" data-hr-opened hidden>
<h2 id="da-mo">Đã mở trên máy này</h2>
<ul></ul>
</section>
</div>
"""


def page() -> Page:
    """The page about reading offline, which also stands in the place of a page that a device does not have."""
    url = addresses.OFFLINE
    return Page(url, addresses.section(url), key_of(url, _BODY), partial(_draw))


def _draw() -> Drawn:
    way = (Crumb(HOME, addresses.HOME),)
    return Drawn(TITLE, _LEAD, Html(breadcrumb(way, TITLE) + _BODY), way)
