"""The comment on a request, in Vietnamese Markdown. Whatever comes from the request is text in it: see ``escaping``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from honorroll.base.findings import Finding
from honorroll.base.vietnamese import short_date
from honorroll.content.choices import option_label
from honorroll.content.consent import Publication
from honorroll.content.fields import Scope, declared
from honorroll.content.honoree import Honoree
from honorroll.office import documents
from honorroll.office.changes import HOW, Changed
from honorroll.office.differences import Difference
from honorroll.office.pull_request import RUNS_CODE
from honorroll.office.records.form_fields import FormField, fields_of
from honorroll.office.review.escaping import advice, code, text
from honorroll.office.review.gather import ChangedRecord, Other, Person, Review, without_personal_data

#: By this line the host's comment is found again, so that a request has one.
MARKER = "<!-- honorroll-review -->"
#: A comment of GitHub holds 65,536 characters.
MAX_CHARACTERS = 60_000
#: So many pictures, lines of a record and findings of one kind of file are shown; the rest is a number.
MAX_PHOTOS, MAX_LINES, MAX_FINDINGS, MAX_FILES = 6, 40, 30, 50
_SIGNS = {"added": "🟢", "changed": "✏️", "removed": "🔴", "renamed": "↪️", "withdrawn": "🔴"}


def written(review: Review, photos: str = "", link: str = "", pages: int = 0) -> str:
    """The comment. ``photos`` is where the host shows the files of the request; without it there are no pictures.
    ``link`` leads to the preview of ``pages``. Raises ValueError where one of them is no plain web address.
    """
    for address in filter(None, (photos, link)):
        if not _ADDRESS.fullmatch(address):
            raise ValueError(f"not an address: {address}")
    head = [MARKER, f"## {_title(review)}", "", *_verdict(review)]
    if link:
        head += ["", f"👀 [Xem trước {pages} trang thay đổi]({link})"]
    blocks = ["\n".join(_record(record, photos, review)) for record in review.records]
    tail = "\n".join(_tail(review))
    room = MAX_CHARACTERS - sum(map(len, (*head, tail))) - 200
    shown: list[str] = []
    for block in blocks:
        room -= len(block) + 2
        if room < 0:
            break
        shown.append(block)
    if left := len(blocks) - len(shown):
        shown.append(f"**… và {left} mục nữa**, không đủ chỗ ở đây: xem các tệp trong yêu cầu.")
    return "\n".join([*head, "", "\n\n".join(shown), "", tail]).rstrip() + "\n"


def _title(review: Review) -> str:
    counts: dict[str, int] = {}
    for record in review.records:
        counts[record.change.how] = counts.get(record.change.how, 0) + 1
    parts = [f"{count} {HOW[how]}" for how, count in counts.items()]  # type: ignore[index]  # of these very keys
    return f"Xem lại thay đổi: {', '.join(parts) or 'không có nội dung nào thay đổi'}"


def _verdict(review: Review) -> Iterator[str]:
    if review.conflicts:
        names = ", ".join(map(code, review.conflicts[:MAX_FILES]))
        yield f"⛔ **Có người vừa sửa cùng chỗ** trên nhánh chính: {names}. Lấy bản mới nhất về, sửa lại rồi gửi."
        yield ""
    warnings = sum(not finding.is_error for record in review.records for finding in {*record.findings, *record.twins})
    also = f", {warnings} cảnh báo cần xem" if warnings else ""
    if review.errors:
        yield f"⛔ **Chưa nhập được: {review.errors} lỗi phải sửa**{also}. Cách sửa ghi ngay dưới mỗi lỗi."
    elif warnings:
        yield f"⚠️ Không có lỗi{also}."
    else:
        yield "✅ Nội dung không có lỗi và không có cảnh báo."
    if review.unformatted:
        yield ""
        yield f"⛔ **Chưa đúng dạng chuẩn** ({len(review.unformatted)} tệp): chạy {code('honorroll fmt')} rồi gửi lại."
        yield from (f"- {code(path)}" for path in review.unformatted[:MAX_FILES])


# ── Records ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _record(record: ChangedRecord, photos: str, review: Review) -> Iterator[str]:
    change = record.change
    name = "" if documents.describe(change.path).is_vocabulary else f": {text(change.name)}"
    yield f"### {_SIGNS[change.how]} {text(change.noun)}{name} — {HOW[change.how]}"
    yield ""
    pictures = [_picture(path, photos) for path in record.photos[:MAX_PHOTOS] if photos and _PLAIN.fullmatch(path)]
    if pictures:
        yield from (" ".join(pictures), "")
    if record.address:
        yield f"- Địa chỉ mới: {code('/' + record.address)}"
    if change.before_path:
        yield f"- Trước đây: {code(change.before_path)}; địa chỉ cũ dẫn sang địa chỉ mới"
    if record.person and change.how != "removed":
        yield from _person(record.person, change, review)
    yield from _twins(record)
    lines = list(_lines(record, review.day))
    yield from lines[:MAX_LINES]
    if len(lines) > MAX_LINES:
        yield f"- … và {len(lines) - MAX_LINES} dòng nữa"
    yield from _findings(record.findings, with_path=False)


def _lines(record: ChangedRecord, day: date) -> Iterator[str]:
    change = record.change
    if change.how == "removed":
        yield f"- Xóa cả mục ({len(change.paths)} tệp)."
        if change.path.startswith("honorees/"):
            command = code(f"honorroll withdraw {change.path.split('/')[-2]}")
            yield f"- Hồ sơ đã công bố thì gỡ bằng {command} hoặc “Gỡ hồ sơ” của bàn làm việc, đừng xóa thư mục."
        return
    publication = record.person.honoree.publication if record.person else None
    for each in change.differences:
        if publication and each.label == declared(Honoree)["publication"].vi.message:
            continue  # told as the basis
        part = _consents().get(re.split(" › | “", each.label)[0]) if publication else None
        is_covered = not (publication and part) or publication.covers(part, day)
        yield _difference(each, change, is_covered=is_covered)
    if change.is_unreadable:
        yield f"- Không đọc được {code(change.path)}: xem lỗi bên dưới."
    yield from (f"- {text(each.words[:1].upper() + each.words[1:])}" for each in change.files)


def _difference(each: Difference, change: Changed, *, is_covered: bool) -> str:
    """``- **Chức vụ:** cũ → mới``; of what is not to be published only that it changed. Comments are public, and stay
    when the request is mended.
    """
    label = f"- **{text(each.label)}:**"
    if each.label.rpartition(" › ")[2] in _confidential():
        return f"{label} có thay đổi (phần nội bộ, không chép ra đây)"
    if not is_covered:
        return f"{label} có thay đổi (ngoài phạm vi được đồng ý, không chép ra đây)"
    before, after = (text(without_personal_data(side)) for side in (each.before, each.after))
    if not before:
        return f"{label} {after}" if change.how == "added" else f"{label} thêm {after}"
    return f"{label} {before} → {after}" if after else f"{label} bỏ {before}"


@cache
def _consents() -> dict[str, Scope]:
    """The part of a consent that covers each field of a profile, by label."""
    return {each.vi.message: each.consent for each in declared(Honoree).values() if each.consent}


@cache
def _confidential() -> frozenset[str]:
    """The labels of texts that are for the office alone."""

    def within(fields: Iterable[FormField]) -> Iterator[str]:
        for field in fields:
            if not field.declared.is_public and field.control in ("line", "prose"):
                yield field.label
            yield from within(field.inner)

    return frozenset(within(fields_of(Honoree)))


#: Paths that can stand in an attribute as they are.
_PLAIN = re.compile(r"[A-Za-z0-9._/-]+\.(?:jpe?g|png|webp|gif)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.:/_~-]+")


def _picture(path: str, photos: str) -> str:
    place = f"{photos.rstrip('/')}/{path}"
    return f'<a href="{place}"><img src="{place}" height="120" alt="{path.rpartition("/")[2]}"></a>'


# ── People ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _person(person: Person, change: Changed, review: Review) -> Iterator[str]:
    basis = _basis(person.honoree.publication, review)
    sources = len(person.honoree.sources)
    yield f"- Căn cứ công khai: {basis}; {sources} nguồn" if sources else f"- Căn cứ công khai: {basis}; chưa có nguồn"
    if person.child:
        capacity, child = person.honoree.publication.capacity, person.honoree.publication.child
        by = f"{_said(Publication, 'by', capacity).lower()} đã đồng ý" if capacity else "chưa ghi ai đồng ý thay"
        own = _said(Publication, "child", child).lower() if child else "chưa ghi ý kiến của trẻ"
        yield f"- 👧 **Có thể là trẻ em** (“{text(person.child)}”): {text(by)}; {text(own)}"


def _basis(publication: Publication, review: Review) -> str:
    if publication.withdrawn:
        return "đã rút đồng ý, hồ sơ không được đăng"
    parts = [_said(Publication, "basis", publication.basis).lower()]
    if publication.date:
        parts.append(f"ngày {short_date(publication.date)}")
    if publication.by:
        parts.append(f"của {_said(Publication, 'by', publication.capacity).lower()}")
    if publication.scope:
        parts.append(f"cho phần {', '.join(_said(Publication, 'scope', part).lower() for part in publication.scope)}")
    if publication.until:
        over = ", **đã hết hạn**" if publication.until < review.day else ""
        parts.append(f"đến hết {short_date(publication.until)}{over}")
    if publication.basis == "consent" and not publication.reference:
        parts.append("**chưa có số phiếu**")
    return text(parts[0]) + "".join(f" {part}" for part in parts[1:])


def _said(model: type[Publication], key: str, value: str) -> str:
    return option_label(value, declared(model)[key].vi.hint)


def _twins(record: ChangedRecord) -> Iterator[str]:
    for finding in record.twins[:MAX_FINDINGS]:
        other = dict(finding.facts)["other"]
        path = other if finding.source.path == record.change.path else finding.source.path
        yield f"- 👥 **Có thể trùng người** với {code(path)}: {advice(finding.hint('vi'))}"


# ── Findings ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _findings(findings: Iterable[Finding], *, with_path: bool) -> Iterator[str]:
    rows = sorted(set(findings), key=lambda row: (not row.is_error, row.source, row.rule.name, row.facts))
    for row in rows[:MAX_FINDINGS]:
        sign = "⛔" if row.is_error else "⚠️"
        if with_path:
            place = f"{code(row.source)}: "
        else:
            place = f"{code(row.source.path.rpartition('/')[2])} dòng {row.source.line}: " if row.source.line else ""
        yield f"- {sign} {place}{text(row.message('vi'), 500)}"
        if hint := row.hint("vi").strip():
            yield f"  → {advice(hint)}"
    if len(rows) > MAX_FINDINGS:
        yield f"- … và {len(rows) - MAX_FINDINGS} mục nữa: chạy {code('honorroll check --public')}"


def _tail(review: Review) -> Iterator[str]:
    decisive = [other for other in review.others if other.decides]
    if review.others:
        yield "### Tệp khác, không phải nội dung"
        yield ""
        if decisive:
            yield "⛔ Có tệp quyết định máy chủ chạy gì: **phải có người phụ trách kỹ thuật xem từng dòng**,"
            yield f"rồi ghi tên những tệp đã xem vào biến {code('ALLOW')}. Tốt hơn: tách ra một yêu cầu riêng."
            yield ""
        if any(other.is_link for other in review.others):
            yield "⛔ Liên kết và kho con không được nhận: gửi chính tệp đó."
            yield ""
        ordered = sorted(review.others, key=lambda each: (not _is_grave(each), each.path))
        for other in ordered[:MAX_FILES]:
            yield f"- {'⛔ ' if _is_grave(other) else ''}{other.how} {code(other.path)}"
        if len(review.others) > MAX_FILES:
            yield f"- … và {len(review.others) - MAX_FILES} tệp nữa"
        yield ""
    errors = [row for row in review.findings if row.is_error and row.rule.name != RUNS_CODE.name]  # told above
    if errors:
        yield "### Lỗi ở các tệp khác"
        yield ""
        yield from _findings(errors, with_path=True)
        yield ""
    if quiet := sum(not row.is_error for row in review.findings):
        yield f"Còn {quiet} cảnh báo ở các tệp mà yêu cầu này không sửa: chạy {code('honorroll check')} để xem."
        yield ""
    yield "---"
    yield f"Bản {code(review.head[:12])}. Sửa rồi gửi thêm thì bài này tự cập nhật."


def _is_grave(other: Other) -> bool:
    return other.decides or other.is_link
