"""The speeches of a conference, and the matrix that shows which fields they cover and who spoke."""

from __future__ import annotations

from collections.abc import Mapping

from honorroll.conferences.facts import ConferenceFacts
from honorroll.conferences.files import kind_of
from honorroll.conferences.model import seconds
from honorroll.conferences.parts import Parts, SpeechPart
from honorroll.model import Facts, Vocabulary
from honorroll.pages.films import at_time
from honorroll.pages.honoree import reference
from honorroll.pages.html import ROOT, esc
from honorroll.pages.programme import named
from honorroll.pages.words import KINDS

#: The columns of the matrix: the kinds of honoree, and whoever is not on the roll.
_SPEAKERS: dict[str, str] = {kind: label for kind, (label, _) in KINDS.items()} | {"": "Người phát biểu khác"}
NO_FIELD = "Không ghi lĩnh vực"


def section(parts: Parts, facts: ConferenceFacts, vocabulary: Vocabulary, honorees: Mapping[str, Facts]) -> str:
    if not parts.speeches:
        return ""
    items = "".join(_speech(part, parts, facts, vocabulary, honorees) for part in parts.speeches)
    return (
        '<section class="hr-speeches" aria-labelledby="tham-luan">\n<h2 id="tham-luan">Tham luận</h2>\n'
        f"<ol>\n{items}</ol>\n{matrix(facts, vocabulary, honorees)}</section>\n"
    )


def _speech(part: SpeechPart, parts: Parts, facts: ConferenceFacts, vocabulary: Vocabulary, honorees: Mapping[str, Facts]) -> str:  # fmt: skip
    speech = part.speech
    field = vocabulary.fields[speech.field].name if speech.field else ""
    details = [named(speech.speaker, honorees)]
    if field:
        details.append(f'<span class="hr-field">{esc(field)}</span>')
    links = []
    if speech.film is not None:
        film = parts.conference.films[speech.film - 1]
        start = seconds(speech.at) if speech.at else 0
        label = f"Xem từ {speech.at}" if speech.at else "Xem phim"
        if film.url:
            links.append(f'<a href="{esc(at_time(film.url, start))}" rel="noopener nofollow">{label}</a>')
        else:
            mark = f"#t={start}" if start else ""
            links.append(f'<a href="{ROOT}{facts.url}phim/{film.file}{mark}">{label}</a>')
    files = {file.path.rpartition("/")[2]: file for file in facts.files if "/documents/" in file.path}
    titles = {document.file: document.title for document in parts.conference.documents}
    links += [f'<a href="{ROOT}{files[name].url}" download>{esc(titles[name])}</a> <small>{kind_of(name)}</small>' for name in speech.documents]  # fmt: skip
    media = f'<ul class="hr-item-media">{"".join(f"<li>{each}</li>" for each in links)}</ul>\n' if links else ""
    sources = "".join(f"<li>{reference(source)}</li>" for source in speech.sources)
    cited = f'<ul class="hr-speech-sources">{sources}</ul>\n' if sources else ""
    text = (
        f"<details><summary>Đọc toàn văn</summary>\n<div>\n{part.html}{cited}</div>\n</details>\n"
        if part.html.strip()
        else cited
    )
    return (
        f'<li class="hr-speech" id="tham-luan-{part.id}">\n<h3>{esc(speech.title)}</h3>\n'
        f'<p class="hr-speaker">{" · ".join(details)}</p>\n{media}{text}</li>\n'
    )


def matrix(facts: ConferenceFacts, vocabulary: Vocabulary, honorees: Mapping[str, Facts]) -> str:
    """Fields down, kinds of speaker across: fields of the vocabulary that nobody spoke of are named below."""
    counts: dict[tuple[str, str], int] = {}
    for speech in facts.speeches:
        kind = honorees[speech.honoree].kind if speech.honoree else ""
        counts[speech.field, kind] = counts.get((speech.field, kind), 0) + 1
    columns = [kind for kind in _SPEAKERS if any(key[1] == kind for key in counts)]
    fields = [id_ for id_ in (*vocabulary.fields, "") if any(key[0] == id_ for key in counts)]
    if len(facts.speeches) < 2:
        return ""
    head = "".join(f'<th scope="col">{_SPEAKERS[kind]}</th>' for kind in columns)
    rows = "".join(_row(id_, columns, counts, vocabulary) for id_ in fields)
    total = "".join(f"<td>{sum(n for key, n in counts.items() if key[1] == kind)}</td>" for kind in columns)
    missing = [entry.name for id_, entry in vocabulary.fields.items() if id_ not in fields]
    told = f"<p>Chưa có tham luận về: {esc(', '.join(missing))}.</p>\n" if missing else ""
    return (
        '<div class="hr-figures hr-matrix">\n<h3>Độ phủ theo lĩnh vực</h3>\n'
        '<div class="hr-wide" role="group" aria-label="Bảng" tabindex="0">\n<table class="hr-table">\n<caption>Số tham luận theo lĩnh vực và người phát biểu</caption>\n'
        f'<thead><tr><th scope="col">Lĩnh vực</th>{head}<th scope="col">Cộng</th></tr></thead>\n<tbody>\n{rows}</tbody>\n'
        f'<tfoot><tr><th scope="row">Cộng</th>{total}<td>{len(facts.speeches)}</td></tr></tfoot>\n</table>\n</div>\n{told}</div>\n'
    )


def _row(id_: str, columns: list[str], counts: Mapping[tuple[str, str], int], vocabulary: Vocabulary) -> str:
    name = vocabulary.fields[id_].name if id_ else NO_FIELD
    numbers = [counts.get((id_, kind), 0) for kind in columns]
    cells = "".join(f"<td>{n or '–'}</td>" for n in numbers)
    return f'<tr><th scope="row">{esc(name)}</th>{cells}<td>{sum(numbers)}</td></tr>\n'
