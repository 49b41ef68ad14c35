"""The conferences of the rich site: one with everything, one with nothing, and their files."""

from __future__ import annotations

from tests.browser.rich_texts import LONG, WORD
from tests.media.reel import webm
from tests.media.uploads import picture, saved

from honorroll.formats.yaml_write import Value

#: A photo, wherever one will do.
PHOTO = saved(picture(900, 700, seed=21), "JPEG")


def conferences() -> dict[str, dict[str, Value]]:
    """One with every field, each as long as it may be, one with none, and enough others for a second page."""
    long = LONG[:280].strip()
    source: list[Value] = [{"title": "Nguồn"}]
    people: list[Value] = [{"honoree": "day-du", "role": long}, {"name": long, "position": WORD}]
    kinds = (
        "flag-salute",
        "introduction",
        "opening",
        "film",
        "speeches",
        "honouring",
        "launch",
        "address",
        "delegates",
        "closing",
    )
    programme: list[Value] = [
        {
            "kind": kind,
            "title": f"{WORD} {long[:200].strip()}",
            "start": f"{8 + n // 6:02}:{n % 6}0",
            "duration": 10,
            "note": long,
            "people": people,
            "speeches": ["mot", "hai"],
            "albums": ["anh"],
            "films": [1, 2],
        }
        for n, kind in enumerate(kinds)
    ]
    groups: list[Value] = [{"name": f"{WORD} {n}", "count": 20} for n in range(10)]
    everything: dict[str, Value] = {
        "name": f"{long[:150].strip()} {WORD}",
        "level": "city",
        "kind": "congress",
        "status": "held",
        "status_note": long,
        "organiser": long,
        "unit": "ubnd-quan-vi-du",
        "venue": f"{WORD} {long[:100].strip()}",
        "place": "phuong-chia",
        "start": "2025-10-10 08:00",
        "end": "2025-10-12 17:30",
        "date_note": long,
        "summary": long,
        "text": f"## {long}\n\n{long}\n\n- {WORD}{WORD}\n",
        "delegates": long,
        "attended_by": [long, WORD],
        "results": [long, WORD],
        "models": ["day-du"],
        "legal_basis": [{"title": long, "number": WORD, "date": "2025", "issuer": long, "url": "https://bao.example/"}],
        "programme": programme,
        "composition": {
            "limit": 300,
            "counted": "2025-10-01",
            "total": 200,
            "exemplars": 140,
            "guests": 60,
            "women": 90,
            "young": 50,
            "direct_workers": 100,
            "ethnic_minorities": 20,
            "religious": 10,
            "fields": groups,
            "economic_components": groups,
            "ethnic_groups": groups,
            "religions": groups,
        },
        "honorees": [f"nguoi-{n}" for n in range(40)],
        "congress_delegates": {"listed": True, "people": ["day-du"]},
        "films": [
            {"title": long, "url": "https://www.youtube.com/watch?v=abcdefghijk", "minutes": 12},
            {
                "title": WORD,
                "file": "phim.webm",
                "captions": "phim.vtt",
                "transcript": "phim.md",
                "poster": "anh/a.jpg",
                "chapters": [
                    {"at": "0:00", "title": WORD},
                    {"at": "0:05", "honoree": "day-du"},
                    {"at": "1:02:03", "speech": "mot"},
                    {"at": "1:02:04", "title": long[:200].strip(), "speech": "hai"},
                ],
            },
        ],
        "live": {"title": long, "url": "https://www.facebook.com/watch/?v=1234567890"},
        "movements": ["chung-tay-vi-du"],
        "sources": [{"title": long, "publisher": WORD, "url": f"https://bao.example/{WORD.encode().hex()}"}],
    }
    found: dict[str, dict[str, Value]] = {
        "day-du": everything,
        "khong-gi": {
            "name": "Hội nghị không có gì thêm",
            "level": "unit",
            "date_note": "nguồn không ghi ngày",
            "sources": source,
        },
    }
    for n in range(60):
        found[f"hoi-nghi-{n}"] = {
            "name": f"Hội nghị số {n}",
            "level": "ward",
            "status": "held",
            "start": f"{2010 + n % 10}-05-{n % 28 + 1:02}",
            "sources": source,
        }
    return found


_SPEECH = (
    f'---\ntitle: {LONG[:200].strip()}\nspeaker:\n  honoree: day-du\nfield: y-te\nfilm: 2\nat: "1:02:03"\n---\n\n## '
    f"{WORD}\n\n{LONG}\n"
)
CONFERENCE_FILES: dict[str, str | bytes] = {
    "speeches/mot.md": _SPEECH,
    "speeches/hai.md": f"---\ntitle: {WORD}\nspeaker:\n  name: {LONG[:200].strip()}\n---\n\n{WORD}{WORD}\n",
    "films/phim.webm": webm(),
    "films/phim.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nMột câu.\n",
    "films/phim.md": f"{LONG}\n\n{WORD}\n",
    "albums/anh/album.yml": f"title: {LONG[:200].strip()}\ncredit: {WORD}\nnote: {LONG[:200].strip()}\n"
    f"photos:\n  - file: a.jpg\n    alt: {WORD}\n    caption: {LONG[:280].strip()}\n"
    f"    credit: {WORD}\n    honorees:\n      - day-du\n"
    + "".join(f"  - file: {n}.jpg\n    alt: Ảnh {n}\n" for n in range(23)),
    "albums/anh/a.jpg": PHOTO,
}
#: More photos than are seen at once; they are of the same pixels, and so drawn once.
CONFERENCE_FILES |= {f"albums/anh/{n}.jpg": PHOTO for n in range(23)}
