"""What may not be published is in no file of the site: canaries in every private field, looked for in every byte."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
from tests.content.models import KINDS, all_models, fits
from tests.leaking import leaks
from tests.running import SITE, built, honorroll, honorroll_here, write

from honorroll.content.fields import Content, Scope, declared, inner_model, keys
from honorroll.content.honoree import Honoree
from honorroll.formats import yaml_read
from honorroll.formats.yaml_write import emit

#: The word that every private field of the miniature site holds.
CANARY = "Không-được-đăng"
PARTS: tuple[Scope, ...] = ("photo", "story", "video")


def test_no_private_field_of_the_miniature_site_is_published(site: Path) -> None:
    private = "".join(path.read_text(encoding="utf-8") for path in SITE.rglob("profile.yml")).count(CANARY)
    assert private > 15
    assert honorroll("build", root=site).code == 0
    assert leaks(site / "site", CANARY) == []
    assert leaks(site / "site", "Trần Thị B") != []


def canary(field: str, n: int) -> str:
    return f"Chim{field.replace('_', '')}{n}x"


def profile(n: int, publication: str) -> str:
    """A profile with a canary of its own in every field, for a consent or a scope."""

    def a(field: str) -> str:
        return canary(field, n)

    return f"""\
name: {a("name")}
given_name: {a("given_name")}
honorific: {a("honorific")}
position: {a("position")}
unit: {a("unit")}
locality: {a("locality")}
nominated_by: {a("nominated_by")}
summary: {a("summary")}
awards:
  - title: bang-khen-vi-du
    detail: {a("awards")} chi tiết
    issuer: {a("awards")} nơi cấp
photos:
  - file: anh.png
    alt: {a("photos")} alt
    caption: {a("photos")} caption
    credit: {a("photos")} credit
quote:
  text: {a("quote")}
story: |
  {a("story")}
videos:
  - title: {a("videos")}
    url: https://phim.example/{a("videos")}
sources:
  - title: {a("sources")}
    publisher: {a("sources")} báo
publication:
{publication}notes: {a("notes")}
"""


#: Each field with a text of its own, and the part of the scope that it needs.
FIELDS: dict[str, Scope] = {
    name: field.consent
    for name, field in declared(Honoree).items()
    if field.consent and name not in ("gender", "place", "field", "movements", "new_exemplar", "direct_worker")
}
#: The fields that pages show today; a field that comes to be shown belongs here.
SHOWN = {"name", "honorific", "position", "unit", "locality", "nominated_by", "awards", "quote", "story", "sources"}


@pytest.fixture(scope="module")
def scopes() -> list[tuple[str, tuple[Scope, ...]]]:
    """Every scope with a name in it, of a consent and of a public record."""
    some = [("name", *more) for size in range(4) for more in combinations(PARTS, size)]
    return [(basis, scope) for basis, scope in product(("consent", "public-record"), some)]


def test_scope_is_obeyed_field_by_field(site: Path, scopes: list[tuple[str, tuple[Scope, ...]]]) -> None:
    picture = (SITE / "honorees/individuals/tran-thi-b/chan-dung.png").read_bytes()
    for n, (basis, scope) in enumerate(scopes):
        folder = f"honorees/individuals/chim-{n}"
        publication = (
            f"  basis: {basis}\n  scope: [{', '.join(scope)}]\n  date: 2024-05-01\n  reference: "
            f"{canary('reference', n)}\n"
        )
        write(site, f"{folder}/profile.yml", profile(n, publication))
        write(site, f"{folder}/anh.png", picture)
    assert honorroll_here("build", root=site).code == 0
    everything = b"".join(built(site / "site").values())
    seen = {match.decode() for match in re.findall(rb"Chim[a-z]+[0-9]+x", everything)}
    for n, (_, scope) in enumerate(scopes):
        hidden = [field for field, part in FIELDS.items() if part not in scope] + ["notes", "reference"]
        assert [field for field in hidden if canary(field, n) in seen] == []
        shown = [field for field, part in FIELDS.items() if part in scope and field in SHOWN]
        assert [field for field in shown if canary(field, n) not in seen] == []


def test_whatever_is_withdrawn_is_gone_with_the_next_build(site: Path) -> None:
    publication = "  basis: public-record\n"
    person = canary("name", 0)
    path = write(
        site,
        "honorees/individuals/chim/profile.yml",
        profile(0, publication).replace("  - file: anh.png\n    alt", "  - file: anh.png\n    alt"),
    )
    write(
        site, "honorees/individuals/chim/anh.png", (SITE / "honorees/individuals/tran-thi-b/chan-dung.png").read_bytes()
    )
    assert honorroll_here("build", root=site).code == 0
    assert "bang-vang/chim/index.html" in leaks(site / "site", person)
    path.write_text(profile(0, f"{publication}  withdrawn:\n    date: 2025-11-30\n"), encoding="utf-8")
    assert honorroll_here("build", root=site).code == 0
    files = built(site / "site")
    for field in (*FIELDS, "notes"):
        assert leaks(site / "site", canary(field, 0)) == []
    assert "Trang đã được gỡ".encode() in files["bang-vang/chim/index.html"]
    assert b"bang-vang/chim/" not in files["sitemap.xml"]
    assert [path for path, data in files.items() if b'href="chim/' in data or b"bang-vang/chim/" in data] == [
        "bang-vang/chim/index.html"
    ]
    copy = site.parent / "copy"
    assert honorroll_here("build", "--site-dir", str(copy), root=site).code == 0
    assert built(copy) == files


def test_a_former_address_of_somebody_withdrawn_says_nothing_either(site: Path) -> None:
    assert honorroll_here("build", root=site).code == 0
    files = built(site / "site")
    assert b"../../bang-vang/pham-thi-d/" in files["bang-vang/pham-d/index.html"]
    assert b"../../bang-vang/hoang-van-e/" in files["bang-vang/hoang-van-e-2021/index.html"]
    assert CANARY.encode() not in files["bang-vang/pham-d/index.html"] + files["bang-vang/pham-thi-d/index.html"]


def test_what_was_proposed_honours_nobody_in_a_list(site: Path) -> None:
    assert honorroll_here("build", root=site).code == 0
    proposed = "bang-vang/nguyen-van-a/index.html"
    assert built(site / "site")[proposed].decode().count("hr-proposed") == 1


def test_whose_only_award_was_revoked_has_a_tombstone_without_a_reason(site: Path) -> None:
    path = site / "honorees/individuals/hoang-van-e/profile.yml"
    text = path.read_text(encoding="utf-8")
    more = "status: revoked\n    detail: vi phạm chim-ly-do"
    path.write_text(text.replace("status: revoked", more), encoding="utf-8")
    assert honorroll_here("build", root=site).code == 0
    files = built(site / "site")
    page = files["bang-vang/hoang-van-e/index.html"].decode()
    assert "Hồ sơ ở địa chỉ này không còn được công khai." in page
    assert not re.search("thu hồi|hủy bỏ|tước", page)
    for text in ("Hợp tác xã Ví Dụ", "chim-ly-do", "bao.example/thu-hoi"):
        assert leaks(site / "site", text) == []
    assert [path for path, data in files.items() if "Hoàng Văn E".encode() in data] == []
    assert [path for path, data in files.items() if b"hoang-van-e/" in data] == [
        "bang-vang/hoang-e/index.html",
        "bang-vang/hoang-van-e/index.html",
        "bang-vang/hoang-van-e-2021/index.html",
    ]


def test_why_one_of_several_awards_was_revoked_is_in_no_file(site: Path) -> None:
    path = site / "honorees/individuals/hoang-van-e/profile.yml"
    text = path.read_text(encoding="utf-8")
    more = "status: revoked\n    detail: vi phạm chim-ly-do\n  - title: nguoi-tot-vi-du\n    detail: lần thứ chín"
    path.write_text(text.replace("status: revoked", more), encoding="utf-8")
    assert honorroll_here("build", root=site).code == 0
    assert leaks(site / "site", "chim-ly-do") == []
    assert "bang-vang/hoang-van-e/index.html" in leaks(site / "site", "lần thứ chín")


# ── Every field that is not public ─────────────────────────────────────────────────────────────────────────────────

#: Files of the kinds that the miniature site has none of.
MORE = {
    "content/news/tin.md": "title: Tin\ndate: 2025-01-01\nkind: news\ncolumn: hoi-nghi-vi-du\nsummary: Tóm tắt.\n"
    "sources:\n- title: Báo\n",
    "content/special/chuyen-trang.md": "title: Chuyên trang\nsummary: Tóm tắt.\n",
    "content/consultations/lay-y-kien.yml": "title: Lấy ý kiến\nopens: 2025-01-02\nworking_days: 10\n"
    "comments:\n  address: Số 1 phố Ví Dụ\n",
    "content/holidays.yml": "years:\n- year: 2025\n  holidays:\n  - name: Tết Dương lịch\n    start: 2025-01-01\n",
    "content/yearbook.md": "title: Kỷ yếu\n",
    "content/certificate/certificate.yml": "frame: khung.png\nfields:\n- text: name\n  left: 1\n  top: 1\n  width: 90\n"
    "  height: 9\n",
    "content/office.yml": "consultation:\n  working_days: 10\n",
    "content/coverage.yml": "plans:\n- start: 2025-01\n  end: 2025-06\n  monthly:\n    hoi-nghi-vi-du: 1\n",
    "content/tracker.yml": "units:\n  ubnd-quan-vi-du:\n    date: 2025-01-01\n",
    "content/report.yml": "title: Báo cáo\n",
    "content/decisions/12-qd-ubnd-2024.yml": "issuer: UBND quận Ví Dụ\n",
    "content/models/mo-hinh.yml": "name: Mô hình\nsummary: Tóm tắt.\nsources:\n- title: Báo\n",
    "content/campaigns/dot.yml": "name: Đợt thi đua\nsummary: Tóm tắt.\nstart: 2025-01-01\nsources:\n- title: Báo\n",
    "content/works.yml": "works:\n- name: Cầu\n  occasion: Ngày hội\n  sources: [1]\nsources:\n- title: Báo\n",
    "content/figures.yml": "figures:\n- name: Thu\n  value: 12\n  year: 2024\n  sources: [1]\nsources:\n- title: Báo\n",
    "content/vocabulary/place-kinds.yml": "lang:\n  name: làng\n  rank: 90\n",
    "content/vocabulary/unit-kinds.yml": "cau-lac-bo:\n  name: Câu lạc bộ\n",
    "content/vocabulary/title-groups.yml": "cup:\n  name: Cúp\n",
    "content/vocabulary/conference-levels.yml": "to:\n  name: Tổ\n  rank: 90\n",
}
HIDDEN = "Chimgiaukin"


def files(site: Path) -> Iterator[tuple[Path, type[Content]]]:
    """The content files of a site, each with its model."""
    models = {Path(kind.path).name: kind.model for kind in KINDS}
    models |= {Path(kind.path).parent.name: kind.model for kind in KINDS if Path(kind.path).stem == "chim"}
    for path in sorted([*site.rglob("*.yml"), *site.rglob("*.md")]):
        if path.name != "mkdocs.yml":
            yield path, models.get(path.parent.name) or models[path.name]


def hide(model: type[Content], tree: Any, folder: Path, hidden: set[tuple[str, str]]) -> None:
    """Puts a secret into every private field of ``tree`` that can hold text; ``hidden`` are told which."""
    for key, name in keys(model).items():
        inner = inner_model(model.model_fields[name].annotation)
        if inner:
            below = tree.get(key)
            mapping = getattr(model.model_fields[name].annotation, "__origin__", None) is dict
            for each in below.values() if below and mapping else below if isinstance(below, list) else [below]:
                if each:
                    hide(inner, each, folder, hidden)
        elif not declared(model)[name].is_public:
            secret = next((text for text in (HIDDEN, f"{HIDDEN}.pdf") if fits(model, name, text)), None)
            if secret:
                secret = f"{HIDDEN}.pdf" if name == "file" else secret
                tree[key] = secret
                hidden.add((model.__name__, name))
                if name == "file":
                    write(folder, secret, f"%PDF {HIDDEN}")


def test_no_field_that_is_not_public_is_in_any_file(site: Path) -> None:
    for name, content in MORE.items():
        write(site, name, f"---\n{content}---\n\nMột đoạn.\n" if name.endswith(".md") else content)
    hidden: set[tuple[str, str]] = set()
    for path, model in files(site):
        raw, body = path.read_bytes(), None
        if path.suffix == ".md":
            document, body, _ = yaml_read.load_front_matter(raw, path.name)
        else:
            document, _ = yaml_read.load(raw, path.name)
        assert document is not None, path
        entries = list(document.data.values()) if path.parent.name == "vocabulary" else [document.data]
        for tree in entries:
            hide(model, tree, path.parent, hidden)
        text = emit(document.data)
        write(path.parent, path.name, f"---\n{text}---\n\n{body.text}" if body else text)
    every = {
        (model.__name__, name)
        for model in all_models()
        for name, field in declared(model).items()
        if not field.is_public and any(fits(model, name, text) for text in (HIDDEN, f"{HIDDEN}.pdf"))
    }
    assert hidden == every
    assert len(every) > 15
    result = honorroll_here("build", root=site)
    assert result.code == 0, result
    assert leaks(site / "site", HIDDEN) == []


def test_drafts_withdrawn_posts_and_unlisted_delegates_are_in_no_file(site: Path) -> None:
    post = (
        MORE["content/news/tin.md"].replace("Tin\n", f"{HIDDEN} a\n").replace("Tóm tắt", HIDDEN).replace("Báo", HIDDEN)
    )
    for name, state in {
        "nhap": "draft: true",
        "go": "withdrawn: {date: 2025-02-01}",
        "sau": "publish_from: 2030-01-01",
    }.items():
        write(site, f"content/news/{name}.md", f"---\n{post}{state}\n---\n\n{HIDDEN}\n")
    assert honorroll_here("build", root=site).code == 0
    assert leaks(site / "site", HIDDEN) == []
