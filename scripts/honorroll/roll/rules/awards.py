"""The rules about the awards of one profile, each a named function; its docstring is the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from honorroll.base.findings import Finding, Rule, Source, Text, from_row
from honorroll.base.vietnamese import fold
from honorroll.content import private_drawer
from honorroll.content.scan import PHOTOS, SCANS
from honorroll.media.renditions import MediaInfo
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
    Text("“{title}” không có “{seen}”.", "{near_vi}{known_vi}"),
    Text("“{title}” has no class “{seen}”.", "{near}{known}"),
)
CLASS_MISSING = Rule(
    "class-missing",
    "warning",
    Text(
        "“{title}” có nhiều {word}, ở đây chưa ghi {word} nào.",
        "Ghi theo quyết định, ví dụ: class: {example} (một trong: {known}). Nguồn không nói thì ghi: detail: nguồn "
        "không ghi {word}",
    ),
    Text(
        "“{title}” has classes, and none is stated.",
        "Write it as the decision does, for example: class: {example} (one of: {known}). If no source tells, write: "
        "detail: nguồn không ghi {word}",
    ),
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
NOT_FOR_THIS_KIND = Rule(
    "not-for-this-kind",
    "error",
    Text(
        "Mục “{key}” chỉ dành cho cá nhân, hồ sơ này là của {kind_vi}.",
        "Bỏ mục này, hoặc chuyển hồ sơ sang honorees/individuals.",
    ),
    Text(
        "“{key}” is for individuals only, this profile is of a {kind}.",
        "Remove it, or move the profile to honorees/individuals.",
    ),
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
    """A class (hạng) is one that the title has, and is stated where it has any."""
    for n, award in enumerate(profile.honoree.awards):
        title = profile.vocabulary.titles.get(award.title)
        known = ", ".join(title.classes) if title else ""
        if title and title.classes and not award.class_:
            word = title.classes[0].partition(" ")[0]
            if word not in (award.detail or ""):
                source = profile.document.locate(("awards", n))
                yield CLASS_MISSING.at(source, title=title.name, word=word, example=title.classes[-1], known=known)
        elif title and award.class_ and award.class_ not in title.classes:
            meant = class_meant(award.class_, title.classes)
            yield UNKNOWN_CLASS.at(
                profile.document.locate(("awards", n, "class")),
                title=title.name,
                seen=award.class_,
                near_vi=f"Nếu là “{meant}” thì viết: class: {meant}. " if meant else "",
                near=f"If “{meant}” is meant, write: class: {meant}. " if meant else "",
                known_vi=f"Chọn một trong: {known}." if known else "Danh hiệu này không chia hạng: bỏ mục “class”.",
                known=f"Choose one of: {known}." if known else "This title has no classes: remove “class”.",
            )


#: The classes of orders as they are written in short.
_CLASS_WORDS = {"1": "nhat", "i": "nhat", "2": "nhi", "ii": "nhi", "hai": "nhi", "3": "ba", "iii": "ba"}


def class_meant(seen: str, known: Sequence[str]) -> str:
    """That of the ``known`` classes that ``seen`` probably means: ``Hạng Nhất``, ``nhất``, ``hạng I``; ``""`` if
    none.
    """
    words = [_CLASS_WORDS.get(word, word) for word in fold(seen).split()]
    alike = [class_ for class_ in known if words and words[-1] == fold(class_).split()[-1]]
    return alike[0] if len(alike) == 1 else ""


def a_kind_has_its_awards(profile: Profile) -> Iterator[Finding]:
    """A position, and an award after death, belong to individuals."""
    if profile.kind == "individual":
        return
    kind_vi, kind = KIND_NAMES[profile.kind]
    for n, award in enumerate(profile.honoree.awards):
        for key in ("position", "posthumous"):
            if getattr(award, key):
                source = profile.document.locate(("awards", n, key), key=True)
                yield NOT_FOR_THIS_KIND.at(source, key=key, kind_vi=kind_vi, kind=kind)


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
        key = (award.title, award.stated_year, award.detail)
        if award.stated_year and award.status != "revoked" and key in seen:
            title = profile.vocabulary.titles.get(award.title)
            source = profile.document.locate(("awards", n))
            yield REWARDED_TWICE.at(source, title=title.name if title else award.title, year=award.stated_year)
        seen.add(key)


def decision_scans_are_fit(profile: Profile) -> Iterator[Finding]:
    """The scan of a decision is a PDF file or a picture that can be published."""
    for n, award in enumerate(profile.honoree.awards):
        file = award.decision.file if award.decision else None
        if file and file in profile.files:  # else it was told already
            place = partial(profile.document.locate, ("awards", n, "decision", "file"))
            yield from scan_is_fit(file, profile.looks.get(file), place)


def scan_is_fit(file: str, info: MediaInfo | None, place: Callable[[], Source]) -> Iterator[Finding]:
    """``info`` is what is known of the file; ``place`` looks up where it is named."""
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
