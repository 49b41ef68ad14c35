"""Settings of MkDocs and Material that have no effect here, each with what to do instead.

The document around a page is the theme's own, not Material's ``base.html``, and a page runs no script but the site's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from honorroll.base.findings import Finding, Rule, Text
from honorroll.content import scan
from honorroll.formats.yaml_read import Document

IGNORED = Rule(
    "ignored-setting",
    "warning",
    Text("“{setting}” không có tác dụng ở đây.", "{hint_vi}"),
    Text("“{setting}” has no effect here.", "{hint}"),
)
DOCS_DIR = Rule(
    "docs-dir",
    "error",
    Text(
        "docs_dir là “{seen}”: không có thư mục nào như vậy dành riêng cho các trang viết tay.",
        "Ghi: docs_dir: content/pages, hoặc tên thư mục đang có các trang, ví dụ docs_dir: docs",
    ),
    Text(
        "docs_dir is “{seen}”: there is no such folder of hand-written pages alone.",
        "Write: docs_dir: content/pages, or the folder in which the pages are, such as docs_dir: docs",
    ),
)
FLAT_ADDRESSES = Rule(
    "flat-addresses",
    "error",
    Text(
        "“use_directory_urls: false”: địa chỉ của mọi trang ở đây kết thúc bằng dấu “/”.",
        "Ghi: use_directory_urls: true",
    ),
    Text("“use_directory_urls: false”: the address of every page ends in a slash.", "Write: use_directory_urls: true"),
)
INCLUDES = Rule(
    "unchecked-include",
    "error",
    Text(
        "“{setting}” chép vào trang những tệp không được kiểm tra, kể cả tệp phải ở lại cơ quan.",
        "Xóa dòng này, rồi ghi thẳng nội dung vào trang.",
    ),
    Text(
        "“{setting}” copies files into pages that nothing checks, even those that must stay in the office.",
        "Delete the line, and write the text into the page.",
    ),
)

EXCLUDED = Rule(
    "excluded-pages",
    "error",
    Text(
        "“{setting}” giấu trang khỏi MkDocs, còn ô tìm kiếm vẫn dẫn đến trang đó.",
        "Chuyển trang chưa đăng ra ngoài thư mục của các trang, rồi xóa mục này.",
    ),
    Text(
        "“{setting}” hides pages from MkDocs, and the search would still lead to them.",
        "Move pages that are not to be published out of the folder of pages, and delete the key.",
    ),
)


class Instead(NamedTuple):
    """What to do instead, in Vietnamese and English."""

    vi: str
    en: str


_SCRIPTED: Final = Instead(
    "Mục này cần mã của Material mà trang không chạy. Xóa dòng này.",
    "It needs Material's scripts, which these pages do not run. Delete the line.",
)
_NOT_THERE: Final = Instead(
    "Tệp này không được đưa lên trang: chỉ mã của phần mềm được chạy. Xóa dòng này.",
    "The file would not be on the site: no script runs but the program's. Delete the line.",
)
_FOOT: Final = Instead(
    "Ghi ở notice, dưới extra.honorroll: câu đó hiện ở cuối mọi trang.",
    "Write it as notice under extra.honorroll: it stands at the foot of every page.",
)
_EDIT: Final = Instead(
    "Ghi edit dưới extra.honorroll: địa chỉ để sửa hồ sơ trên mạng.",
    "Write edit under extra.honorroll: where profiles are edited on the web.",
)
_MARK: Final = Instead(
    "Biểu trưng là của phần mềm, vẽ cùng màu với trang. Xóa dòng này.",
    "The mark is the program's, in the colours of the pages. Delete the line.",
)
#: By the keys from the root of ``mkdocs.yml``.
SETTINGS: Final[Mapping[tuple[str, ...], Instead]] = {
    ("copyright",): _FOOT,
    ("repo_url",): _EDIT,
    ("repo_name",): _EDIT,
    ("edit_uri",): _EDIT,
    ("edit_uri_template",): _EDIT,
    ("site_dir",): Instead(
        "Trang nằm ở site/. Để chép ra nơi khác: honorroll build --site-dir THU-MUC",
        "The site is in site/. To have a copy elsewhere: honorroll build --site-dir DIR",
    ),
    ("extra_templates",): _SCRIPTED,
    ("theme", "palette"): Instead(
        "Màu là của phần mềm, đủ tương phản, nền sáng hay tối theo máy của người đọc. Xóa mục này.",
        "The colours are the program's, with enough contrast, light or dark as the reader has it. Delete the key.",
    ),
    ("theme", "logo"): _MARK,
    ("theme", "icon"): _MARK,
    ("theme", "favicon"): _MARK,
    ("theme", "custom_dir"): Instead(
        "Khung trang là của phần mềm. Muốn đổi chữ của trang viết tay, dùng hooks. Xóa dòng này.",
        "The frame of pages is the program's. To change what hand-written pages say, use hooks. Delete the line.",
    ),
    ("extra", "social"): Instead(
        "Ghi các liên kết trên một trang viết tay, ví dụ content/pages/lien-he.md.",
        "Write the links on a hand-written page, such as content/pages/lien-he.md.",
    ),
    ("extra", "analytics"): Instead(
        "Trang không đếm người đọc. Máy chủ web có nhật ký truy cập. Xóa mục này.",
        "The pages do not count readers. The web server keeps a log. Delete the key.",
    ),
    ("extra", "consent"): Instead(
        "Trang không dùng cookie, nên không cần hỏi. Xóa mục này.",
        "The pages set no cookie, so there is nothing to ask. Delete the key.",
    ),
    ("extra", "alternate"): Instead("Trang chỉ có tiếng Việt. Xóa mục này.", "Pages are Vietnamese. Delete the key."),
    ("extra", "version"): _SCRIPTED,
}
PLUGINS: Final[Mapping[str, Instead]] = {
    "search": Instead(
        "Trang có ô tìm kiếm riêng, hiểu chữ không dấu. Xóa dòng này.",
        "The site has a search of its own, which knows Vietnamese. Delete the line.",
    ),
    "social": Instead(
        "Ảnh để chia sẻ đã có cho mọi trang (social_cards dưới extra.honorroll). Xóa dòng này.",
        "Every page has a picture for sharing (social_cards under extra.honorroll). Delete the line.",
    ),
    "blog": Instead(
        "Viết tin trong content/news, mỗi tin một tệp. Xóa dòng này.",
        "Write posts in content/news, a file each. Delete the line.",
    ),
    "rss": Instead(
        "Trang có sẵn Atom, RSS và JSON Feed. Xóa dòng này.",
        "The site has Atom, RSS and JSON Feed already. Delete the line.",
    ),
    "tags": Instead(
        "Hồ sơ và tin được xếp theo lĩnh vực, phong trào, chuyên mục. Xóa dòng này.",
        "Profiles and posts are listed by field, movement and column. Delete the line.",
    ),
    "offline": Instead(
        "Trang có sẵn mục đọc khi không có mạng, ở ngoai-tuyen/. Xóa dòng này.",
        "The site can be read without a network already, see ngoai-tuyen/. Delete the line.",
    ),
    "privacy": Instead(
        "Trang không tải gì từ máy chủ khác. Xóa dòng này.", "The site loads nothing from other hosts. Delete the line."
    ),
}
EXTENSIONS: Final[Mapping[str, Instead]] = {
    "pymdownx.arithmatex": Instead(
        "Công thức cần mã mà trang không chạy. Chèn ảnh của công thức, hoặc ghi bằng chữ. Xóa dòng này.",
        "Formulas need a script that these pages do not run. Write them in words. Delete the line.",
    ),
}
#: Keys in the front matter of a hand-written page.
FRONT_MATTER: Final[Mapping[str, Instead]] = {
    "tags": PLUGINS["tags"],
    "hide": Instead(
        "Trang viết tay không có mục lục bên cạnh để ẩn. Xóa dòng này.",
        "A hand-written page has no sidebars to hide. Delete the line.",
    ),
    "icon": Instead("Mục trên thanh chính chỉ có chữ. Xóa dòng này.", "The tabs have words alone. Delete the line."),
    "status": Instead("Ghi trạng thái bằng chữ ở đầu trang.", "Write the status into the page."),
}
#: Of ``theme.features``: what the pages have without asking.
_FEATURES: Final = frozenset({"navigation.tabs"})


def judge(config: Mapping[object, object], document: Document) -> Iterator[Finding]:
    """Findings for what a configuration as MkDocs loads it sets in vain; ``document`` says where."""
    docs_dir = str(config.get("docs_dir", "docs"))  # as MkDocs has it
    if not scan.is_pages_folder(docs_dir):
        yield DOCS_DIR.at(document.locate(("docs_dir",)), seen=docs_dir)
    if config.get("use_directory_urls") is False:
        yield FLAT_ADDRESSES.at(document.locate(("use_directory_urls",)))
    for key in ("exclude_docs", "draft_docs"):
        if config.get(key):
            yield EXCLUDED.at(document.locate((key,), key=True), setting=key)
    for path, instead in SETTINGS.items():
        if _at(config, path) not in (None, "", [], {}):
            yield _ignored(document, path, ".".join(path), instead)
    yield from _theme(config.get("theme"), document)
    yield from _files(config, document)
    for name, place in _named(config.get("plugins"), "plugins"):
        if plugin := PLUGINS.get(name.removeprefix("material/")):
            yield _ignored(document, place, name, plugin)
    for name, place in _named(config.get("markdown_extensions"), "markdown_extensions"):
        if name == "pymdownx.snippets":
            yield INCLUDES.at(document.locate(place), setting=name)
        elif extension := EXTENSIONS.get(name):
            yield _ignored(document, place, name, extension)


def front_matter(keys: Iterable[str], document: Document) -> Iterator[Finding]:
    """Findings for what the front matter of a hand-written page sets in vain."""
    for key in keys:
        if instead := FRONT_MATTER.get(key):
            yield _ignored(document, (key,), key, instead)


def _theme(theme: object, document: Document) -> Iterator[Finding]:
    if not isinstance(theme, Mapping):
        return
    if theme.get("font"):
        fonts = Instead(
            "Trang có phông chữ riêng, tải từ chính nó. Ghi: font: false",
            "The site brings fonts of its own. Write: font: false",
        )
        yield _ignored(document, ("theme", "font"), "theme.font", fonts)
    if theme.get("language", "vi") != "vi":
        words = Instead("Trang chỉ có tiếng Việt. Ghi: language: vi", "Pages are Vietnamese. Write: language: vi")
        yield _ignored(document, ("theme", "language"), "theme.language", words)
    features = theme.get("features")
    for n, feature in enumerate(features if isinstance(features, list) else ()):
        if feature not in _FEATURES:
            yield _ignored(document, ("theme", "features", n), str(feature), _SCRIPTED)


def _files(config: Mapping[object, object], document: Document) -> Iterator[Finding]:
    files = config.get("extra_javascript")
    for n, file in enumerate(files if isinstance(files, list) else ()):
        address = str(file.get("path", "") if isinstance(file, Mapping) else file)
        if ":" not in address and not address.startswith("//"):  # ``config`` tells of other hosts
            yield _ignored(document, ("extra_javascript", n), address, _NOT_THERE)


def _at(value: object, path: Sequence[str]) -> object:
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _named(value: object, key: str) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """The names in a list of names, of which some have options; MkDocs takes a mapping too."""
    if isinstance(value, Mapping):
        yield from ((str(name), (key, str(name))) for name in value)
    for n, each in enumerate(value if isinstance(value, list) else ()):
        yield str(next(iter(each), "") if isinstance(each, Mapping) else each), (key, n)


def _ignored(document: Document, path: Sequence[str | int], setting: str, instead: Instead) -> Finding:
    return IGNORED.at(document.locate(path, key=True), setting=setting, hint_vi=instead.vi, hint=instead.en)
