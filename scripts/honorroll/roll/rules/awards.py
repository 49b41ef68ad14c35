"""The rules about the awards of one profile, each a named function; its docstring is the rule."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from honorroll.base.findings import Finding, Rule, Text, from_row
from honorroll.content import private_drawer
from honorroll.content.scan import PHOTOS, SCANS
from honorroll.roll.profile import Profile
from honorroll.roll.rules.photos import TOO_HEAVY, fit

WRONG_RECIPIENT = Rule(
    "wrong-recipient",
    "error",
    Text(
        "“{title}” không dành cho {kind_vi}; chỉ dành cho: {recipients_vi}.",
        "Xem lại mã danh hiệu, hoặc hồ sơ có nằm đúng thư mục không.",
    ),
    Text(
        "“{title}” is not given to a {kind}, only to: {recipients}.",
        "Check the id of the title, or the folder of the profile.",
    ),
)
UNKNOWN_CLASS = Rule(
    "unknown-class",
    "error",
    Text("“{title}” không có “{seen}”.", "{known_vi}"),
    Text("“{title}” has no class “{seen}”.", "{known}"),
)
NOT_A_SCAN = Rule(
    "decision-not-a-scan",
    "error",
    Text(
        "“{file}” không phải là bản quét của quyết định: trang chỉ đăng PDF hoặc ảnh.",
        "Giữ tệp này trong cơ quan, ngoài thư mục của trang; đặt bản quét PDF vào đây hoặc bỏ dòng “file”.",
    ),
    Text(
        "“{file}” is not a scan of a decision: only PDF files and pictures are published.",
        "Keep it in the office, outside the folder of the site; put the scan here as PDF, or drop the line “file”.",
    ),
)
BROKEN_SCAN = Rule(
    "decision-broken",
    "error",
    Text("Không mở được bản quét “{file}”.", "Quét lại, hoặc in lại tệp thành PDF, rồi thay vào đây."),
    Text("The scan “{file}” cannot be opened.", "Scan it again, or print it to a new PDF, and put that here."),
)
DECISION_YEAR = Rule(
    "decision-year",
    "error",
    Text(
        "Quyết định ngày {date} không khớp với năm khen thưởng {year}.",
        "Quyết định thường ký trong năm đó hoặc năm sau: xem lại hai mục này.",
    ),
    Text(
        "The decision of {date} does not fit the year of the award, {year}.",
        "A decision is of that year or the next: check both.",
    ),
)
SHORT_NUMBER = Rule(
    "decision-number",
    "warning",
    Text("Số quyết định “{seen}” thiếu ký hiệu.", "Chép đủ như trên văn bản, ví dụ: number: {seen}/QĐ-UBND"),
    Text("The number of the decision, “{seen}”, lacks its sign.", "Copy it whole, for example: number: {seen}/QĐ-UBND"),
)
YEAR_OUT_OF_BOUNDS = Rule(
    "year-out-of-bounds",
    "error",
    Text("Năm khen thưởng {year} là trước năm {first}.", "Xem lại năm trong nguồn, ví dụ: year: 2024"),
    Text("The year of the award, {year}, is before {first}.", "Check the year in the source, for example: year: 2024"),
)
REWARDED_TWICE = Rule(
    "rewarded-twice",
    "warning",
    Text(
        "“{title}” năm {year} được ghi hai lần.",
        "Một thành tích chỉ khen thưởng một lần: xóa một dòng, hoặc ghi rõ ở “detail” vì sao có hai.",
    ),
    Text(
        "“{title}” of {year} is listed twice.",
        "One achievement is rewarded once: remove one, or say in “detail” why there are two.",
    ),
)


REVOKED_DETAIL = Rule(
    "revoked-detail",
    "warning",
    Text(
        "“detail” của danh hiệu đã thu hồi không được đăng: lý do thu hồi là dữ liệu nhạy cảm.",
        "Bỏ mục “detail” này; điều cơ quan cần nhớ thì ghi vào {drawer}.",
    ),
    Text(
        "The “detail” of a revoked award is not published: the reason of a revocation is sensitive data.",
        "Remove this “detail”; what the office has to remember belongs in {drawer}.",
    ),
)


#: The Democratic Republic of Vietnam was declared on 2 September 1945 and founded its first orders within two years.
FIRST_YEAR = 1945


KIND_NAMES: dict[str, tuple[str, str]] = {
    "individual": ("cá nhân", "individual"),
    "collective": ("tập thể", "collective"),
    "household": ("hộ gia đình", "household"),
}


def titles_fit_the_kind(profile: Profile) -> Iterator[Finding]:
    """A title is given only to the kinds of honorees that it is meant for."""
    for n, award in enumerate(profile.honoree.awards):
        title = profile.vocabulary.titles.get(award.title)
        if title and title.recipients and profile.kind not in title.recipients:
            yield WRONG_RECIPIENT.at(
                profile.document.locate(("awards", n, "title")),
                title=title.name,
                kind_vi=KIND_NAMES[profile.kind][0],
                kind=KIND_NAMES[profile.kind][1],
                recipients_vi=", ".join(KIND_NAMES[kind][0] for kind in title.recipients),
                recipients=", ".join(KIND_NAMES[kind][1] for kind in title.recipients),
            )


def classes_fit_the_title(profile: Profile) -> Iterator[Finding]:
    """A class (hạng) is one that the title has."""
    for n, award in enumerate(profile.honoree.awards):
        title = profile.vocabulary.titles.get(award.title)
        if title and award.class_ and award.class_ not in title.classes:
            known = ", ".join(title.classes)
            yield UNKNOWN_CLASS.at(
                profile.document.locate(("awards", n, "class")),
                title=title.name,
                seen=award.class_,
                known_vi=f"Chọn một trong: {known}." if known else "Danh hiệu này không chia hạng: bỏ mục “class”.",
                known=f"Choose one of: {known}." if known else "This title has no classes: remove “class”.",
            )


def decisions_fit_the_year(profile: Profile) -> Iterator[Finding]:
    """A decision is signed in the year of the award or the one after it."""
    for n, award in enumerate(profile.honoree.awards):
        if award.year and award.decision and award.decision.date:
            date = award.decision.date
            if not award.year <= date.year <= award.year + 1:
                source = profile.document.locate(("awards", n, "decision", "date"))
                yield DECISION_YEAR.at(source, date=date.isoformat(), year=award.year)


def decisions_are_numbered_in_full(profile: Profile) -> Iterator[Finding]:
    """The number of a decision includes the symbol of its issuer (Decree 30/2020/NĐ-CP, annex I)."""
    for n, award in enumerate(profile.honoree.awards):
        if award.decision and (award.decision.number or "").isdigit():
            source = profile.document.locate(("awards", n, "decision", "number"))
            yield SHORT_NUMBER.at(source, seen=award.decision.number)


def years_are_within_bounds(profile: Profile) -> Iterator[Finding]:
    """No award is older than the State. ``rules.roll``, which knows the date, refuses future years."""
    for n, award in enumerate(profile.honoree.awards):
        if award.year and award.year < FIRST_YEAR:
            source = profile.document.locate(("awards", n, "year"))
            yield YEAR_OUT_OF_BOUNDS.at(source, year=award.year, first=FIRST_YEAR)


def revocations_give_no_reason(profile: Profile) -> Iterator[Finding]:
    """A revoked award states that it was revoked and nothing else: Decree 356/2025/NĐ-CP counts data on violations as
    sensitive (read in secondary sources).
    """
    for n, award in enumerate(profile.honoree.awards):
        if award.status == "revoked" and award.detail:
            source = profile.document.locate(("awards", n, "detail"))
            yield REVOKED_DETAIL.at(source, drawer=private_drawer.file_for(profile.document.path))


def nothing_is_rewarded_twice(profile: Profile) -> Iterator[Finding]:
    """The same title in the same year, without a detail that differs, is probably a repetition."""
    seen: set[tuple[object, ...]] = set()
    for n, award in enumerate(profile.honoree.awards):
        key = (award.title, award.year, award.detail)
        if award.year and award.status != "revoked" and key in seen:
            title = profile.vocabulary.titles.get(award.title)
            source = profile.document.locate(("awards", n))
            yield REWARDED_TWICE.at(source, title=title.name if title else award.title, year=award.year)
        seen.add(key)


def decision_scans_are_fit(profile: Profile) -> Iterator[Finding]:
    """The scan of a decision is a PDF file or a picture that can be published."""
    for n, award in enumerate(profile.honoree.awards):
        file = award.decision.file if award.decision else None
        if not file or file not in profile.files:  # else it was told already
            continue
        place = partial(profile.document.locate, ("awards", n, "decision", "file"))
        info = profile.looks.get(file)
        if file.lower().endswith(PHOTOS):
            yield from fit(file, info, place)
        elif not file.lower().endswith(SCANS):
            yield NOT_A_SCAN.at(place(), file=file)
        elif info is None or info.problem == "broken":
            yield BROKEN_SCAN.at(place(), file=file)
        elif info.problem == "too-heavy":
            yield TOO_HEAVY.at(place(), file=file)
        else:
            yield from map(from_row, info.findings)
