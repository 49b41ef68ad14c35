"""The pages of the desk, drawn from templates in the look of the site."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from honorroll.base.vietnamese import number, short_date
from honorroll.engine import assets
from honorroll.office.desk.help_links import help_for

_HERE = Path(__file__).parent
#: Files of the desk itself, beside those of the theme.
_OWN = {"desk.css": "text/css", "desk.js": "text/javascript", "tasks.js": "text/javascript"}
_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "woff2": "font/woff2"}


#: The links in the head of each page: key, address, label. A page names the key as ``here``.
TABS = (
    ("list", "/", "Danh sách"),
    ("add", "/them", "Thêm hồ sơ"),
    ("import", "/nhap", "Nhập tệp"),
    ("conferences", "/hoi-nghi", "Hội nghị"),
    ("posts", "/tin-bai", "Tin bài"),
    ("consultations", "/lay-y-kien", "Lấy ý kiến"),
    ("tasks", "/viec", "Việc cần làm"),
    ("send", "/gui", "Gửi duyệt"),
    ("guide", "/huong-dan/", "Hướng dẫn"),
)


class Pages:
    """Templates, and the style sheets, scripts and fonts that they name."""

    def __init__(self, site_name: str) -> None:
        collected = assets.collect(site_name, with_licences=False)
        self._files: dict[str, tuple[bytes, str]] = {}
        for path, data in collected.files.items():
            kind = _TYPES.get(path.rpartition(".")[2])
            if kind and path.startswith("assets/"):
                self._files[path] = data, kind
        for name, kind in _OWN.items():
            self._files[name] = (_HERE / "static" / name).read_bytes(), kind
        self._environment = Environment(
            loader=FileSystemLoader(_HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["number"] = number
        self._environment.filters["day"] = lambda text: short_date(date.fromisoformat(text))
        self._environment.globals["tabs"] = TABS
        self._environment.globals["site_name"] = site_name
        for name in ("style", "section_style", "print_style"):
            self._environment.globals[name] = f"/tai-san/{getattr(collected, name)}"
        self._environment.globals["icon"] = f"/tai-san/{collected.icon}"

    def render(self, template: str, /, **facts: object) -> str:
        """The page of a template; texts among ``facts`` are escaped."""
        help_ = help_for(template, facts.get("here"))
        return self._environment.get_template(template).render(**_DEFAULTS | {"help": help_} | facts)

    def file(self, path: str) -> tuple[bytes, str] | None:
        """A file that pages load, with its type."""
        return self._files.get(path)


#: What the frame of every page asks for.
_DEFAULTS: dict[str, object] = {"outside": False, "here": "", "errors": 0}
