"""The miniature site with more in it: enough for a second page, a profile that has everything and one that has nothing.

Nobody in it exists. ``KINDS`` says by which address each kind of page is looked at.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.browser.rich_conferences import CONFERENCE_FILES, PHOTO, conferences
from tests.browser.rich_texts import COVERAGE, DIRECTIVES, LONG, MARKDOWN, REPORT, SPECIAL, STORY, TRACKER, UNITS, WORD
from tests.generators.names import names
from tests.running import SITE, honorroll_here, write

from honorroll.formats.yaml_write import Value, emit

#: One address for each kind of page, under the name of the kind.
KINDS = {
    "home": "",
    "list": "bang-vang/",
    "second page": "bang-vang/trang/2/",
    "list of a kind": "bang-vang/tap-the/",
    "list of a title": "bang-vang/danh-hieu/huan-chuong-vi-du/",
    "list of a level": "bang-vang/cap/thanh-pho/",
    "list of a place": "bang-vang/dia-ban/phuong-cu/",
    "list of a year": "bang-vang/nam/2024/",
    "list of a movement": "phong-trao/chung-tay-vi-du/",
    "index": "bang-vang/danh-hieu/",
    "individual": "bang-vang/nguyen-van-a/",
    "collective": "bang-vang/tap-the-vi-du/",
    "household": "bang-vang/ho-ong-le-van-c/",
    "revoked award": "bang-vang/hoang-van-e/",
    "long name": "bang-vang/y-vi-du-ten-dai/",
    "everything": "bang-vang/day-du/",
    "nothing": "bang-vang/khong-gi/",
    "withdrawn": "bang-vang/pham-thi-d/",
    "my ward": "phuong-toi/",
    "statistics": "thong-ke/",
    "open data": "du-lieu/",
    "proof": "x/xaw8m65v/",
    "alphabet": "bang-vang/a-z/",
    "news": "tin-tuc/",
    "older news": "tin-tuc/trang/1/",
    "month": "tin-tuc/2025/11/",
    "year of news": "tin-tuc/2025/",
    "column": "chuyen-muc/hoi-nghi-vi-du/",
    "columns": "chuyen-muc/",
    "movement's news": "phong-trao/chung-tay-vi-du/tin-tuc/",
    "post": "tin-tuc/tin-3/",
    "full post": "tin-tuc/day-du/",
    "withdrawn post": "tin-tuc/da-go/",
    "coverage": "tin-tuc/ke-hoach/",
    "tracker": "hoi-nghi/theo-doi/",
    "report": "bao-cao/",
    "documentary": "bao-cao/phong-su/",
    "special page": "chuyen-trang/vi-du/",
    "special pages": "chuyen-trang/",
    "hand-written": "gioi-thieu/",
    "conferences": "hoi-nghi/",
    "conferences of a level": "hoi-nghi/cap/quan-huyen/",
    "conferences of a year": "hoi-nghi/nam/2025/",
    "activities": "hoi-nghi/hoat-dong/",
    "second page of conferences": "hoi-nghi/trang/2/",
    "conference": "hoi-nghi/hoi-nghi-vi-du/",
    "conference to come": "hoi-nghi/hoi-nghi-sap-toi/",
    "conference with everything": "hoi-nghi/day-du/",
    "speech": "hoi-nghi/day-du/tham-luan/mot/",
    "speech with nothing": "hoi-nghi/day-du/tham-luan/hai/",
    "conference with nothing": "hoi-nghi/khong-gi/",
    "directives": "chi-dan/",
    "new exemplars": "bang-vang/nhan-to-moi/",
    "nomination level": "bang-vang/cap-suy-ton/thanh-pho/",
    "nomination levels": "bang-vang/cap-suy-ton/",
    "decisions": "quyet-dinh/",
    "decision": "quyet-dinh/12-qd-ubnd-2024/",
    "model": "mo-hinh/day-du/",
    "models": "mo-hinh/",
    "campaign": "dot-thi-dua/day-du/",
    "campaigns": "dot-thi-dua/",
    "works and figures": "cong-trinh-so-lieu/",
    "nominations": "gioi-thieu-guong/",
    "nomination form": "gioi-thieu-guong/phieu/",
    "contributions": "gui-tu-lieu/",
    "form of consent": "gui-tu-lieu/phieu-dong-y/",
    "reading offline": "ngoai-tuyen/",
    "wall": "man-hinh/",
    "missing": "khong/co/trang/nay/",
}
#: What the addresses of each kind look like; a page that fits none is of a kind that nobody looks at yet.
SHAPES = (
    r"(bang-vang/(?:(?:ca-nhan|tap-the|ho-gia-dinh|(?:danh-hieu|cap|dia-ban|linh-vuc|nam|suy-ton|cap-suy-ton)/[a-z0-9-]+)/)?|phong-trao/[a-z0-9-]+/)(trang/\d+/)?",
    r"(bang-vang/(danh-hieu|cap|dia-ban|linh-vuc|nam|suy-ton|cap-suy-ton)|phong-trao)/",
    r"(mo-hinh|dot-thi-dua)/([a-z0-9-]+/)?",
    r"cong-trinh-so-lieu/",
    r"quyet-dinh/([a-z0-9-]+/)?",
    r"gioi-thieu-guong/(phieu/)?",
    r"gui-tu-lieu/(phieu-dong-y/)?",
    r"bang-vang/[a-z0-9-]+/",
    r"(thong-ke|phuong-toi)/",
    r"ngoai-tuyen/|man-hinh/",
    r"du-lieu/",
    r"x/[0-9a-z]{8}/",
    r"the/[a-z0-9-]+/",
    r"(tin-tuc/(\d{4}/\d\d/)?|chuyen-muc/[a-z0-9-]+/|phong-trao/[a-z0-9-]+/tin-tuc/)(trang/\d+/)?",
    r"tin-tuc/(\d{4}|[a-z0-9-]+)/",
    r"chuyen-muc/",
    r"hoi-nghi/theo-doi/",
    r"bao-cao/(phong-su/)?",
    r"chuyen-trang/([a-z0-9-]+/)?",
    r"(gioi-thieu|chi-dan)/",
    r"hoi-nghi/(?:(?:cap|nam)/[a-z0-9-]+/|hoat-dong/)?(trang/\d+/)?",
    r"hoi-nghi/[a-z0-9-]+/(tham-luan/[a-z0-9-]+/)?",
    r"",
)


def make(root: Path) -> Path:
    """The site's files under ``root``, built; gives the folder of the finished pages."""
    shutil.copytree(SITE, root)
    with (root / "content/pages/gioi-thieu.md").open("a", encoding="utf-8") as page:
        page.write(MARKDOWN)
    for slug, profile in {"day-du": everything(), "khong-gi": nothing("Người Không Có Gì Thêm")}.items():
        write(root, f"honorees/individuals/{slug}/profile.yml", emit(profile))
    for n, name in enumerate(names(60, seed=3)):
        profile = nothing(name) | {
            "awards": [{"title": "nguoi-tot-vi-du", "year": 2000 + n % 20}],
            "position": "Tổ viên",
        }
        write(root, f"honorees/individuals/nguoi-{n}/profile.yml", emit(profile))
    for slug, conference in conferences().items():
        write(root, f"content/conferences/{slug}/conference.yml", emit(conference))
    for path, text in CONFERENCE_FILES.items():
        write(root, f"content/conferences/day-du/{path}", text)
    write(root, "content/pages/chi-dan.md", DIRECTIVES)
    for path, tree in initiatives().items():
        write(root, path, emit(tree))
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    write(
        root,
        "mkdocs.yml",
        settings.replace("    corrections:", f"    press_kits: true\n{CITIZENS}    corrections:"),
    )
    news(root)
    result = honorroll_here("build", root=root)
    assert result.code == 0, result
    return root / "site"


def pages(site: Path) -> list[str]:
    """The addresses of all pages but those that only lead to another."""
    files = sorted(site.rglob("index.html"))
    found = [
        file.parent.relative_to(site).as_posix().removeprefix(".") + "/"
        for file in files
        if 'http-equiv="refresh"' not in file.read_text(encoding="utf-8")
    ]
    return ["" if url == "/" else url for url in found]


def nothing(name: str) -> dict[str, Value]:
    """A profile without any optional field."""
    return {"name": name, "sources": [{"title": "Nguồn"}], "publication": {"basis": "public-record"}}


def everything() -> dict[str, Value]:
    """A profile with every field, each as long as it may be, of which each kind of award has many."""
    long, number = LONG[:280].strip(), "12345/QĐ-UBND-TĐKT-HĐTĐKT"
    awards: list[Value] = [
        {
            "title": title,
            "class": "hạng Nhất" if title == "huan-chuong-vi-du" else None,
            "detail": f"lần thứ {n}, {long[:100].strip()}",
            "level": "thanh-pho",
            "year": 1990 + n,
            "status": ("granted", "proposed", "revoked")[n % 5 % 3],
            "issuer": long,
            "decision": {"number": number, "date": f"{1990 + n}-10-10"},
            "sources": list[Value](range(1, 61, 7)),
        }
        for n in range(20)
        for title in ("huan-chuong-vi-du", "bang-khen-vi-du")
    ]
    sources: list[Value] = [
        {
            "title": f"{n}. {long}",
            "publisher": ("Báo عبد الرحمن", "בית ספר", "Báo 🏅", WORD)[n % 4],
            "url": f"https://bao.example/{WORD.encode().hex()}/{n}",
            "date": "2024-10-08",
        }
        for n in range(60)
    ]
    return {
        "name": "Công Tằng Tôn Nữ Thị Nguyễn Phúc Hồng Nhung Ánh Nguyệt Thừa Thiên",
        "honorific": "Giáo sư, Tiến sĩ khoa học, Nhà giáo Nhân dân, Anh hùng Lao động",
        "gender": "female",
        "position": long,
        "unit": f"{WORD} {long}"[:290].strip(),
        "place": "phuong-chia",
        "locality": long,
        "field": "giao-duc",
        "movements": ["chung-tay-vi-du"],
        "models": ["day-du"],
        "nominated_by": long,
        "nominated_level": "thanh-pho",
        "new_exemplar": True,
        "direct_worker": True,
        "summary": long[:190].strip(),
        "deed": f"{WORD} {long}"[:88].strip(),
        "awards": awards,
        "quote": {"text": f"{long} {WORD}", "source": 60},
        "story": f"## Những việc đã làm\n\n{long}\n\n- {long}\n- {WORD}{WORD}\n\n> {long}\n\n1. "
        f"[{long}](https://bao.example/)\n\n{long}\n",
        "videos": [
            {"title": long, "url": "https://www.youtube.com/watch?v=abcdefghijk"},
            {"title": WORD, "url": "https://www.facebook.com/watch/?v=1234567890"},
        ],
        "sources": sources,
        "publication": {"basis": "public-record"},
    }


#: The setting that makes the page that asks whom to honour.
CITIZENS = "    nominations: mailto:guong@bang-vang.example\n    contributions: mailto:tu-lieu@bang-vang.example\n"


def initiatives() -> dict[str, dict[str, Value]]:
    """A model, a campaign, a work and figures with every field, each as long as it may be."""
    long = LONG[:280].strip()
    sources: list[Value] = [{"title": long, "publisher": WORD, "url": "https://bao.example/", "date": "2025-10"}]
    head: dict[str, Value] = {"name": f"{WORD} {long[:200].strip()}", "summary": long}
    body = f"## {long}\n\n{long}\n\n- {WORD}{WORD}\n"
    place: dict[str, Value] = {"unit": long, "place": "phuong-chia"}
    return {
        "content/models/day-du.yml": head
        | place
        | {"text": body, "since": "2023-03", "movements": ["chung-tay-vi-du"], "sources": sources}
        | {"results": [{"text": long, "sources": [1]}, {"text": WORD, "sources": [1]}]},
        "content/campaigns/day-du.yml": head
        | {"movement": "chung-tay-vi-du", "launched_by": long, "target": body, "result": body, "sources": sources}
        | {"start": "2025-03", "end": "2025-09"},
        "content/works.yml": {
            "works": [
                head
                | place
                | {"occasion": long, "started": "2025-03", "completed": "2026-09-02", "sources": [1]}
                | {"conference": "day-du"}
            ],
            "sources": sources,
        },
        "content/figures.yml": {
            "figures": [
                {"name": long, "group": long, "value": "1.234.567,5", "unit": WORD, "year": 2024, "sources": [1]},
                {"name": WORD, "group": long, "value": 12, "unit": "%", "year": 2023, "sources": [1]},
            ],
            "sources": sources,
        },
    }


def news(root: Path) -> None:
    """Posts enough for a second page, one with everything, and the council's files."""
    with (root / "content/vocabulary/units.yml").open("a", encoding="utf-8") as units:
        units.write(UNITS)
    for name, text in (("tracker", TRACKER), ("coverage", COVERAGE), ("report", REPORT)):
        write(root, f"content/{name}.yml", text)
    write(root, "content/report/phim.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\nLời phim thứ nhất.\n")
    write(root, "content/special/vi-du.md", SPECIAL)
    for n in range(45):
        head: dict[str, Value] = {
            "title": f"Tin ví dụ số {n}",
            "date": f"2025-{n // 5 + 1:02}-{n % 5 + 10}",
            "kind": "news",
        }
        write(root, f"content/news/tin-{n}.md", post(head | {"column": "guong-vi-du", "summary": "Một câu tóm tắt."}))
    write(root, "content/news/day-du.md", post(full_post() | covered(), STORY * 3))
    for name in ("bia.jpg", "mot.jpg", "hai.jpg"):
        write(root, f"content/news/day-du/{name}", PHOTO)
    write(
        root, "content/news/cam-dang.md", post(full_post() | {"title": "Chưa được đăng", "publish_from": "2026-02-01"})
    )
    write(root, "content/news/nhap.md", post(full_post() | {"title": "Bản nháp", "draft": True}))
    write(root, "content/news/da-go.md", post(full_post() | {"withdrawn": {"date": "2025-11-20"}, "honorees": []}))


def post(head: dict[str, Value], body: str = "Một đoạn.\n") -> str:
    return f"---\n{emit(head)}---\n\n{body}"


def full_post() -> dict[str, Value]:
    return {
        "title": f"Bài có đủ mọi thứ: {LONG[:200].strip()}",
        "date": "2025-11-01",
        "updated": "2025-11-03",
        "author": "Người Viết Bài Của Trang Thử",
        "kind": "feature",
        "column": "hoi-nghi-vi-du",
        "summary": LONG[:250].strip(),
        "honorees": ["nguyen-van-a", "tap-the-vi-du", "day-du"],
        "conference": "hoi-nghi-vi-du",
        "movements": ["chung-tay-vi-du"],
        "units": ["ubnd-quan-vi-du"],
        "film": {"title": LONG[:150].strip(), "url": "https://www.youtube.com/watch?v=abcdefghijk"},
        "sources": [{"title": LONG[:150].strip(), "url": f"https://bao.example/{WORD.encode().hex()}"}],
        "former_slugs": [],
    }


def covered() -> dict[str, Value]:
    """A cover and photos, each with as much said of it as there may be."""
    said: dict[str, Value] = {"alt": LONG[:200].strip(), "caption": LONG[:280].strip(), "credit": WORD}
    return {"cover": {"file": "bia.jpg"} | said, "photos": [{"file": name} | said for name in ("mot.jpg", "hai.jpg")]}
