"""The page of a consultation: until when and where comments go, who is proposed for what, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from honorroll.base.vietnamese import long_date, number
from honorroll.consultations.contents import Proposal
from honorroll.consultations.model import Comments, Consultation
from honorroll.consultations.pages.clock import clocked, deadline, during, state
from honorroll.consultations.status import ConsultationStatus
from honorroll.consultations.words import CONSULTATION, expected_in_words
from honorroll.content.settings import Settings
from honorroll.content.vocabulary import Vocabulary
from honorroll.formats.html import EMPTY, Html, esc
from honorroll.pages import addresses, foot
from honorroll.pages.html import ROOT, Crumb, Drawn, breadcrumb, outward
from honorroll.pages.words import HOME, award_text
from honorroll.roll.pages import cards
from honorroll.roll.pages.honoree import reference

CRUMBS = (Crumb(HOME, ""), Crumb(CONSULTATION, addresses.CONSULTATIONS))


def page(
    status: ConsultationStatus,
    proposed: Sequence[Proposal],
    granted: Sequence[Proposal],
    vocabulary: Vocabulary,
    settings: Settings,
) -> Drawn:
    consultation = status.consultation
    url = f"{settings.url}{status.url}"
    body = "".join(
        (
            f'<article class="hr-consultation"{clocked(status)}>\n{_head(status)}',
            '<div class="hr-consultation-body">\n',
            f'<div class="hr-text">\n{status.text}</div>\n' if status.text else "",
            _result(status),
            _people("nguoi-duoc-tang", "Đã được tặng", "", granted, vocabulary),
            _people("nguoi-duoc-de-nghi", "Được đề nghị", _NOT_YET, proposed, vocabulary),
            _comments(status),
            _sources(consultation),
            "</div>\n",
            foot.foot(settings, consultation.title, url, status.path, "Đợt lấy ý kiến"),
            "</article>\n",
        )
    )
    items = tuple(addresses.honoree(one.slug) for one in (*granted, *proposed))
    return Drawn(
        consultation.title,
        consultation.summary or f"{CONSULTATION} {_until(status)}: {number(status.counts.total)} đề nghị khen thưởng.",
        Html(breadcrumb(CRUMBS, consultation.title) + body),
        CRUMBS,
        tuple(dict.fromkeys(items)),
    )


_NOT_YET = "Những người và tập thể dưới đây mới được đề nghị, chưa có quyết định khen thưởng."


def _until(status: ConsultationStatus) -> str:
    return f"từ {long_date(status.consultation.opens)} đến {long_date(status.closes)}"


def _head(status: ConsultationStatus) -> str:
    consultation = status.consultation
    summary = f'<p class="hr-lead">{esc(consultation.summary)}</p>\n' if consultation.summary else ""
    calendar = during(status, "upcoming", "open")
    ways = ""
    if (send := during(status, "open")) is not None:
        ways += f'<a class="hr-action" href="#gui-y-kien"{send}>Gửi ý kiến</a>'
    if calendar is not None:
        ways += (
            f'<a class="hr-button" href="{ROOT}{status.url}{addresses.CALENDAR}" download{calendar}>'
            "Thêm hạn góp ý vào lịch</a>"
        )
    return (
        f'<header class="hr-consultation-head">\n<p class="hr-kicker">{state(status)}</p>\n'
        f"<h1>{esc(consultation.title)}</h1>\n{summary}{deadline(status)}"
        + (f'<p class="hr-doings">{ways}</p>\n' if ways else "")
        + f'<dl class="hr-facts">\n{_facts(status)}</dl>\n</header>\n'
    )


def _facts(status: ConsultationStatus) -> str:
    consultation = status.consultation
    days = f" ({number(status.days)} ngày làm việc)" if status.days else ""
    rows = [("Thời gian", f"{_capitalised(_until(status))}{days}")]
    if consultation.held_by:
        rows.append(("Cơ quan lấy ý kiến", esc(consultation.held_by)))
    if consultation.decision_expected and status.phase not in ("decided", "lapsed"):
        rows.append(("Dự kiến có quyết định", _capitalised(expected_in_words(consultation.decision_expected))))
    if consultation.legal_basis:
        rows.append(("Căn cứ", "<br>".join(map(esc, consultation.legal_basis))))
    return "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>\n" for label, value in rows)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _result(status: ConsultationStatus) -> str:
    """What was decided, in numbers: who was declined is named nowhere."""
    if status.phase not in ("decided", "waiting") or not (status.consultation.result or status.phase == "decided"):
        return ""
    counts, parts = status.counts, []
    for count, text in (
        (counts.granted + counts.revoked, "được tặng"),
        (counts.declined, "không được tặng"),
        (counts.proposed, "chưa có kết quả"),
    ):
        if count:
            parts.append(f"{number(count)} {text}")
    told = f"Trong {number(counts.total)} đề nghị: {', '.join(parts)}." if parts else ""
    stated = f"<p>{esc(status.consultation.result)}</p>\n" if status.consultation.result else ""
    return (
        '<section class="hr-consultation-result" aria-labelledby="ket-qua">\n<h2 id="ket-qua">Kết quả</h2>\n'
        f"{stated}{f'<p>{told}</p>' if told else ''}\n</section>\n"
    )


def _people(id_: str, heading: str, note: str, people: Iterable[Proposal], vocabulary: Vocabulary) -> Html:
    """The cards of those who are proposed, or were granted what they were proposed for."""
    items = []
    for _, proposals in groupby(people, lambda each: each.slug):
        those = list(proposals)
        title = "; ".join(award_text(one.award, vocabulary) for one in those)
        items.append(those[0].card._replace(title=title))
    if not items:
        return EMPTY
    lead = f"<p>{note}</p>\n" if note else ""
    return Html(
        f'<section class="hr-consultation-people" aria-labelledby="{id_}">\n<h2 id="{id_}">{heading}</h2>\n{lead}'
        f"{cards.list_of(items)}</section>\n"
    )


def _comments(status: ConsultationStatus) -> str:
    """How to send comments while they are taken; of one that was closed before the build there is nothing to find."""
    attributes, comments = during(status, "open"), status.consultation.comments
    if attributes is None:
        return ""
    rows = "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>\n" for label, value in _ways(comments))
    note = f"<p>{esc(comments.instructions)}</p>\n" if comments.instructions else ""
    return (
        f'<section class="hr-consultation-comments" id="gui-y-kien" aria-labelledby="noi-nhan"{attributes}>\n'
        f'<h2 id="noi-nhan">Gửi ý kiến</h2>\n{note}<dl class="hr-facts">\n{rows}</dl>\n</section>\n'
    )


def _ways(comments: Comments) -> Iterable[tuple[str, str]]:
    if comments.office:
        yield "Nơi nhận", esc(comments.office)
    if comments.address:
        yield "Địa chỉ", esc(comments.address)
    if comments.email:
        yield "Thư điện tử", f'<a href="mailto:{esc(comments.email)}">{esc(comments.email)}</a>'
    if comments.form:
        yield "Biểu mẫu trên mạng", outward(comments.form, comments.form)
    if comments.telephone:
        yield "Điện thoại", _telephone(comments.telephone)


def _telephone(text: str) -> str:
    """A number that can be called, on one line; whatever else is said with it is text."""
    digits = "".join(sign for sign in text if sign in "+0123456789")
    is_number = not set(text) - set("+0123456789 .()-") and 8 <= len(digits) <= 15
    return f'<a href="tel:{digits}">{esc(text).replace(" ", "&nbsp;")}</a>' if is_number else esc(text)


def _sources(consultation: Consultation) -> str:
    if not consultation.sources:
        return ""
    items = "".join(f"<li>{reference(source)}</li>\n" for source in consultation.sources)
    return (
        '<section class="hr-sources" aria-labelledby="nguon">\n'
        f'<h2 id="nguon">Nguồn</h2>\n<ol>\n{items}</ol>\n</section>\n'
    )
