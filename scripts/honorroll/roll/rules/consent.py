"""The rules about the basis of publication, each a named function in ``RULES``; its docstring is the rule.

The law was read in secondary sources: see ``content.consent``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from honorroll.base.findings import Finding, Rule, Text
from honorroll.content import minors
from honorroll.content.consent import ADULT_FOR_CONSENT, CHILD_AGREES_FROM
from honorroll.content.life_dates import is_deceased, year_of

if TYPE_CHECKING:
    import datetime

    from honorroll.content.honoree import Honoree
    from honorroll.roll.profile import Profile

NO_BASIS = Rule(
    "no-basis",
    "error",
    Text("Chưa đủ căn cứ để công khai hồ sơ này: {why_vi}.", "{hint_vi}"),
    Text("The basis for publishing this profile is incomplete: {why}.", "{hint}"),
)
CONSENT_DATES = Rule(
    "consent-dates",
    "error",
    Text(
        "Sự đồng ý kết thúc ngày {until}, trước ngày đồng ý {date}.",
        "Xem lại hai ngày trên phiếu; nếu phiếu không hẹn ngày kết thúc thì bỏ “until”.",
    ),
    Text(
        "The consent ends on {until}, before it was given on {date}.",
        "Check both days on the form; if the form names no end, remove “until”.",
    ),
)
CHILD_CONSENT = Rule(
    "child-consent",
    "error",
    Text(
        "Hồ sơ này có vẻ là của trẻ em (“{seen}”), mà chưa ghi {missing_vi}.",
        "Đăng thông tin của trẻ em phải có cha, mẹ hoặc người giám hộ đồng ý; trẻ từ đủ 7 tuổi cũng phải đồng ý. "
        "Xin phiếu đồng ý rồi ghi, ví dụ: publication: {example}{older_vi}",
    ),
    Text(
        "This profile seems to be a child's (“{seen}”), but does not state {missing}.",
        "To publish a child's data, a parent or guardian has to agree, and from seven years the child too. "
        "Obtain the consent, then write, for example: publication: {example}{older}",
    ),
)
PORTRAIT_NO_SOURCE = Rule(
    "portrait-no-source",
    "warning",
    Text(
        "Chưa rõ vì sao được đăng chân dung “{file}”: “public-record” chỉ cho đăng ảnh mà nguồn đã công bố.",
        "Ảnh lấy từ nguồn nào trong “sources” thì ghi số của nguồn đó ở ảnh, ví dụ: source: 1. Ảnh khác thì xin người "
        "trong ảnh đồng ý rồi ghi “date” và “reference” của phiếu vào “publication”.",
    ),
    Text(
        "Nothing says why the portrait “{file}” may be published: “public-record” covers what a source published.",
        "If one of the “sources” did, give its number with the photo: source: 1. For another photo ask the person, and "
        "put “date” and “reference” of the form under “publication”.",
    ),
)

_EXAMPLE = "{basis: consent, scope: [name, photo, story], date: 2024-05-01, reference: Phiếu số 12}"
_CHILD_EXAMPLE = (
    "{basis: consent, scope: [name, photo], by: parent, child: agreed, date: 2024-05-01, reference: Phiếu số 12}"
)


def publication_has_a_basis(profile: Profile) -> Iterator[Finding]:
    """A public record needs sources; consent needs a date, a reference and a scope that includes the name.

    Law 91/2025/QH15 on the protection of personal data: consent must be provable and name what it covers.
    """
    publication = profile.honoree.publication
    if publication.scope and "name" not in publication.scope:
        yield _no_basis(
            profile,
            ("“scope” không có “name”, nên không thể có trang", "Xin đồng ý công khai tên, hoặc xóa hồ sơ."),
            ("“scope” lacks “name”, so there can be no page", "Obtain consent for the name, or delete the profile."),
        )
    if publication.basis == "public-record" and not profile.honoree.sources:
        yield _no_basis(
            profile,
            (
                "“public-record” cần ít nhất một nguồn đã công bố",
                "Thêm nguồn vào “sources”, hoặc dùng “basis: consent” kèm phiếu đồng ý.",
            ),
            (
                "“public-record” needs at least one published source",
                "Add a source under “sources”, or use “basis: consent”.",
            ),
        )
    needed = ("date", "reference", "scope") if publication.basis == "consent" else ("date", "reference")
    stated = publication.basis == "consent" or publication.by or publication.child or publication.until
    missing = ", ".join(f"“{key}”" for key in needed if not getattr(publication, key))
    if stated and missing:
        yield _no_basis(
            profile,
            (f"sự đồng ý cần có {missing}", f"Ví dụ: {_EXAMPLE}"),
            (f"consent needs {missing}", f"For example: {_EXAMPLE}"),
        )


def consent_is_of_somebody_who_can_give_it(profile: Profile) -> Iterator[Finding]:
    """A parent consents for a child, whose own consent is stated then. A collective consents for itself."""
    publication = profile.honoree.publication
    if profile.kind == "collective":
        if publication.child or publication.capacity not in ("", "self"):
            yield _no_basis(
                profile,
                (
                    "“by” và “child” không dùng cho tập thể",
                    "Bỏ hai mục này: tập thể tự đồng ý, người đứng đầu ký phiếu.",
                ),
                (
                    "a collective has no “child”, and no “by” but self",
                    "Remove both: its head signs for the collective.",
                ),
            )
        return
    if publication.capacity == "parent" and not publication.child:
        yield _no_basis(
            profile,
            (
                "cha, mẹ đồng ý thay trẻ em, mà chưa ghi ý kiến của trẻ",
                "Ghi child: agreed nếu trẻ từ đủ 7 tuổi đã đồng ý, hoặc child: under-seven nếu trẻ chưa đủ 7 tuổi.",
            ),
            (
                "a parent agrees for a child, and nothing says whether the child did",
                "Add child: agreed where the child, aged seven or more, agreed; or child: under-seven.",
            ),
        )
    if publication.child and publication.capacity not in ("parent", "guardian"):
        yield _no_basis(
            profile,
            (
                "có “child” mà chưa ghi ai đồng ý thay trẻ em",
                "Ghi by: parent (cha, mẹ) hoặc by: guardian (người giám hộ); không phải hồ sơ trẻ em thì bỏ “child”.",
            ),
            (
                "there is “child”, but nobody who agreed for the child",
                "Add by: parent or by: guardian; if the profile is not a child's, remove “child”.",
            ),
        )


def consent_ends_after_it_began(profile: Profile) -> Iterator[Finding]:
    """The last day of a consent is not before the day on which it was given."""
    publication = profile.honoree.publication
    if publication.date and publication.until and publication.until < publication.date:
        source = profile.document.locate(("publication", "until"))
        yield CONSENT_DATES.at(source, until=publication.until.isoformat(), date=publication.date.isoformat())


def children_are_consented_for(profile: Profile) -> Iterator[Finding]:
    """A child's representative has consented, and from seven years the child too, whatever was published elsewhere.

    Law 91/2025/QH15, article 24. An honoree who has come of age consents, or is on the public record, like any adult; a
    pupil whose words do not tell the age consents in person with ``by: self``.
    """
    honoree, publication = profile.honoree, profile.honoree.publication
    if profile.kind != "individual" or publication.withdrawn or publication.capacity == "relative":
        return
    sign = sign_of_child(honoree, profile.today)
    if sign is None:
        return
    year = max((award.stated_year for award in honoree.awards if award.stated_year), default=profile.today.year)
    age = sign.age or 0
    # By the end of a school year everybody is a year older than the least age of the class.
    came_of_age = sign.age is not None and age + (profile.today.year - year) >= ADULT_FOR_CONSENT + 2
    in_person = sign.age is not None and publication.basis == "consent" and publication.capacity == "self"
    asked = publication.date.year if publication.date else year
    if came_of_age or (in_person and age + 1 + max(0, asked - year) >= ADULT_FOR_CONSENT):
        return
    missing = _missing(publication.basis, publication.capacity, publication.child, sign.age)
    if missing:
        grown = sign.age is not None and age + 1 >= ADULT_FOR_CONSENT
        yield CHILD_CONSENT.at(
            profile.document.locate((sign.field,)),
            seen=sign.seen,
            missing_vi=missing[0],
            missing=missing[1],
            example=_CHILD_EXAMPLE,
            older_vi=f" Nếu người đó đã đủ {ADULT_FOR_CONSENT} tuổi và tự đồng ý thì ghi by: self." if grown else "",
            older=f" Where they are {ADULT_FOR_CONSENT} and agreed themselves, write by: self." if grown else "",
        )


def sign_of_child(honoree: Honoree, today: datetime.date) -> minors.Sign | None:
    """What says that a person is a child, or was one when honoured: the year of birth, else what the profile says."""
    if born := year_of(honoree.born):
        return _too_young(born, honoree, today)
    texts = (honoree.honorific, honoree.position, honoree.unit, honoree.summary)
    return minors.sign(honoree.name, *(text or "" for text in texts))


def _too_young(born: int, honoree: Honoree, today: datetime.date) -> minors.Sign | None:
    """That the honoree was born in a year that makes them a child now; None for others, and for the dead."""
    age = today.year - born
    is_child = age <= ADULT_FOR_CONSENT and not is_deceased(honoree.died, honoree.honorific)
    return minors.Sign("born", f"sinh năm {born}", max(0, age - 1)) if is_child else None


def _missing(basis: str, by: str, child: str | None, age: int | None) -> tuple[str, str] | None:
    """What the publication of a child's profile lacks."""
    if basis != "consent" or by not in ("parent", "guardian"):
        return "người đại diện (cha, mẹ, người giám hộ) đã đồng ý", "that the parent or guardian agreed"
    if not child:
        return "ý kiến của trẻ", "whether the child agreed"
    if child == "under-seven" and age is not None and age >= CHILD_AGREES_FROM:
        return "trẻ đã đồng ý (child: agreed), dù trẻ từ đủ 7 tuổi", "that the child, aged seven or more, agreed"
    return None


def portraits_have_a_source(profile: Profile) -> Iterator[Finding]:
    """With a public record, a portrait needs a source that published it, or the person's consent.

    Civil Code of 2015, article 32: the use of a person's picture needs consent. Pictures of public activities are
    exempt, so other photos of a profile are not checked.
    """
    honoree, publication = profile.honoree, profile.honoree.publication
    if profile.kind != "individual" or publication.basis != "public-record" or publication.is_consented:
        return
    if honoree.photos and honoree.photos[0].source is None and publication.covers("photo", profile.today):
        yield PORTRAIT_NO_SOURCE.at(profile.document.locate(("photos", 0)), file=honoree.photos[0].file)


def _no_basis(profile: Profile, vi: tuple[str, str], en: tuple[str, str]) -> Finding:
    source = profile.document.locate(("publication",))
    return NO_BASIS.at(source, why_vi=vi[0], hint_vi=vi[1], why=en[0], hint=en[1])


RULES: tuple[Callable[[Profile], Iterator[Finding]], ...] = (
    publication_has_a_basis,
    consent_is_of_somebody_who_can_give_it,
    consent_ends_after_it_began,
    children_are_consented_for,
    portraits_have_a_source,
)
