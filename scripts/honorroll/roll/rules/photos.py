"""The rules about photos and films beside a profile, each a named function in ``RULES``; its docstring is the rule.

They see what the workers found out about each file (``media.inspection``), never the file itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.content.shared import Photo
from honorroll.media.renditions import MediaInfo

if TYPE_CHECKING:
    from honorroll.roll.profile import Profile

NO_ALT = Rule(
    "photo-no-alt",
    "warning",
    Text(
        "Ảnh “{file}” chưa có mô tả cho người không nhìn thấy ảnh.",
        "Thêm “alt”, nói ảnh có ai, đang làm gì, ví dụ: alt: {example}",
    ),
    Text(
        "The photo “{file}” has no text for those who cannot see it.",
        "Add “alt”, who is in it and doing what, for example: alt: {example}",
    ),
)
ALT_IS_A_FILE = Rule(
    "photo-alt-is-a-file-name",
    "warning",
    Text("Mô tả của ảnh “{file}” chỉ là một tên tệp: “{alt}”.", "Nói ảnh có ai, đang làm gì, ví dụ: alt: {example}"),
    Text(
        "The text of the photo “{file}” is but the name of a file: “{alt}”.",
        "Say who is in it and doing what, for example: alt: {example}",
    ),
)
NO_CREDIT = Rule(
    "photo-no-credit",
    "warning",
    Text("Ảnh “{file}” chưa ghi ai chụp hoặc lấy từ đâu.", "Thêm “credit”, ví dụ: credit: Nguyễn Văn A"),
    Text(
        "The photo “{file}” does not say who took it or where it is from.",
        "Add “credit”, for example: credit: Nguyễn Văn A",
    ),
)
NOT_CONVERTED = Rule(
    "photo-not-converted",
    "error",
    Text(
        "“{file}” là ảnh {format}, phải chuyển thành JPEG trước khi đăng.",
        "Chạy “honorroll check --fix”: lệnh chuyển ảnh, bỏ thông tin ẩn, sửa tên ở đây.",
    ),
    Text(
        "“{file}” is a {format} picture, which must become a JPEG before it is published.",
        "Run “honorroll check --fix”: it converts the file, strips it and mends the name here.",
    ),
)
SCAN_SMALL = Rule(
    "photo-scan-small",
    "warning",
    Text(
        "Ảnh “{file}” rất nhỏ: {width}×{height} điểm.",
        "Nếu là ảnh tư liệu cũ, không có bản lớn hơn thì ghi ở ảnh: historic: true; trang vẽ ảnh đúng cỡ, có khung. "
        "Nếu không, dùng ảnh gốc từ máy chụp.",
    ),
    Text(
        "The photo “{file}” is very small: {width}×{height} pixels.",
        "If it is an old photo of which there is no larger copy, add to it: historic: true; the site draws it at its "
        "own size, in a frame. If not, use the original of the camera.",
    ),
)
EXTREME_SHAPE = Rule(
    "photo-extreme-shape",
    "warning",
    Text(
        "Ảnh “{file}” quá dài hoặc quá cao ({width}×{height} điểm): khung chân dung và ảnh nhỏ chỉ giữ một mẩu của nó.",
        "Ghi ở ảnh điểm phải giữ, từ trái sang và từ trên xuống, ví dụ: focus: {example}; hoặc cắt ảnh trước.",
    ),
    Text(
        "The photo “{file}” is very wide or very tall ({width}×{height} pixels): portrait and thumbnail show but a "
        "piece of it.",
        "State at the photo what they must keep, from the left and from the top, for example: focus: {example}; or "
        "crop it first.",
    ),
)
TOO_SMALL = Rule(
    "photo-too-small",
    "error",
    Text(
        "Ảnh “{file}” quá nhỏ: {width}×{height} điểm; cạnh ngắn cần ít nhất {least}.",
        "Dùng ảnh gốc từ máy chụp, không dùng ảnh gửi qua tin nhắn.",
    ),
    Text(
        "The photo “{file}” is too small: {width}×{height} pixels; the short side must have at least {least}.",
        "Use the original of the camera, not what a messenger made of it.",
    ),
)
SMALL = Rule(
    "photo-small",
    "warning",
    Text("Ảnh “{file}” hơi nhỏ: {width}×{height} điểm; cạnh ngắn nên có từ 600.", "Nếu có, dùng ảnh gốc lớn hơn."),
    Text(
        "The photo “{file}” is rather small: {width}×{height} pixels; the short side should have 600.",
        "Use a larger original if there is one.",
    ),
)
BLANK = Rule(
    "photo-blank",
    "error",
    Text("Ảnh “{file}” chỉ có một màu.", "Xem lại có phải tệp bị hỏng hay chụp nhầm không."),
    Text("The photo “{file}” is of a single colour.", "Check whether the file is damaged or the photo a mistake."),
)
UNSUPPORTED = Rule(
    "photo-unsupported",
    "error",
    Text("“{file}” không phải là ảnh JPEG, PNG, WebP hay HEIC.", "Mở tệp trong trình xem ảnh và lưu lại thành JPEG."),
    Text("“{file}” is no JPEG, PNG, WebP or HEIC photo.", "Open it in an image viewer and save it as JPEG."),
)
BROKEN = Rule(
    "photo-broken",
    "error",
    Text("Không mở được ảnh “{file}”: tệp bị hỏng hoặc chưa chép xong.", "Chép lại tệp từ máy chụp."),
    Text(
        "The photo “{file}” cannot be opened: it is damaged or was not copied whole.", "Copy it anew from the camera."
    ),
)
TOO_HEAVY = Rule(
    "photo-too-heavy",
    "error",
    Text("Tệp “{file}” nặng quá 25 MB.", "Lưu lại thành JPEG nhỏ hơn."),
    Text("The file “{file}” is over 25 MB.", "Save it as a smaller JPEG."),
)
TOO_LARGE = Rule(
    "photo-too-large",
    "error",
    Text(
        "Ảnh “{file}” có quá nhiều điểm ảnh (JPEG: 60 triệu; loại khác: 25 triệu).",
        "Thu nhỏ ảnh còn khoảng 2400 điểm ở cạnh dài.",
    ),
    Text(
        "The photo “{file}” has too many pixels (JPEG: 60 million; other kinds: 25 million).",
        "Shrink it to some 2,400 pixels on the long side.",
    ),
)
ANIMATED = Rule(
    "photo-animated",
    "warning",
    Text("Ảnh “{file}” là ảnh động; trang chỉ dùng hình đầu tiên.", "Thay bằng một ảnh thường."),
    Text("The photo “{file}” is animated; the site shows its first frame only.", "Use a still photo instead."),
)
WRONG_EXTENSION = Rule(
    "photo-wrong-extension",
    "warning",
    Text(
        "“{file}” thật ra là tệp {format}.",
        "Chạy “honorroll check --fix”, hoặc đổi tên thành {right} và sửa tên trong hồ sơ.",
    ),
    Text(
        "“{file}” is in truth a {format} file.",
        "Run “honorroll check --fix”, or rename it to {right} and mend the profile.",
    ),
)
HIDDEN = Rule(
    "photo-metadata",
    "warning",
    Text(
        "Tệp “{file}” còn ghi thông tin ẩn, có thể cả nơi chụp.",
        "Trang đã dựng không có thông tin này; để bỏ khỏi tệp gốc, chạy “honorroll check --fix”.",
    ),
    Text(
        "The file “{file}” holds hidden data, perhaps where it was taken.",
        "The built site does not; to remove it from the original too, run “honorroll check --fix”.",
    ),
)
TWICE = Rule(
    "photo-twice",
    "warning",
    Text("Ảnh “{file}” chính là ảnh “{other}”.", "Bỏ một trong hai."),
    Text("The photo “{file}” is the same as “{other}”.", "Remove one of them."),
)
NOT_A_FILM = Rule(
    "film-unsupported",
    "error",
    Text("“{file}” không phải là phim MP4 hay WebM mà trình duyệt mở được.", "Xuất lại phim thành MP4 (H.264)."),
    Text("“{file}” is no MP4 or WebM film that browsers play.", "Export it as MP4 (H.264)."),
)
FILM_TOO_HEAVY = Rule(
    "film-too-heavy",
    "error",
    Text("Phim “{file}” nặng quá 200 MB.", "Nén nhỏ hơn, hoặc đăng lên YouTube và ghi “url”."),
    Text("The film “{file}” is over 200 MB.", "Compress it, or put it on YouTube and give its “url”."),
)
FILM_DATA_TRACK = Rule(
    "film-data-track",
    "error",
    Text(
        "Ngoài hình và tiếng, phim “{file}” còn có rãnh dữ liệu; máy quay và flycam thường ghi nơi quay (GPS) vào đó.",
        "Xuất lại phim từ phần mềm dựng phim, chỉ gồm hình và tiếng.",
    ),
    Text(
        "Besides picture and sound the film “{file}” has a track of data, into which cameras and drones write "
        "where they were (GPS).",
        "Export it from a video editor with picture and sound only.",
    ),
)
FILM_PLACE = Rule(
    "film-metadata",
    "warning",
    Text(
        "Tệp phim “{file}” còn ghi nơi quay.",
        "Trang đã dựng không có thông tin này; để bỏ khỏi tệp gốc, xuất lại phim mà không kèm vị trí.",
    ),
    Text(
        "The film “{file}” says where it was taken.",
        "The built site does not; to remove it from the original too, export the film without its location.",
    ),
)

PROBLEMS = {"unsupported": UNSUPPORTED, "broken": BROKEN, "too-heavy": TOO_HEAVY, "too-large": TOO_LARGE}
#: How the names of files of each format end; the first is the usual one.
ENDINGS = {
    "jpeg": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "png": (".png",),
    "webp": (".webp",),
    "heif": (".heic", ".heif"),
}
#: Below so many pixels on the short side a picture is no good, below the second it is not sharp everywhere.
LEAST, ENOUGH = 300, 600
#: The same for a photo that may be an old one, as ``historic`` says.
LEAST_HISTORIC = 120
#: From this many times longer than wide on, a crop shows but a piece.
EXTREME = 3

_FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|webp|heic|heif)|(?:img|dsc|dscn|pxl|image|photo|screenshot)[-_ ]?\d[\d_-]*", re.I
)


def photos_are_described(profile: Profile) -> Iterator[Finding]:
    """Every photo has an alternative text, which is more than a file name, and a credit."""
    example = f"Chân dung {profile.honoree.name}"
    for n, photo in _published(profile):
        if not photo.alt:
            yield NO_ALT.at(profile.document.locate(("photos", n)), file=photo.file, example=example)
        elif is_file_name(photo):
            source = profile.document.locate(("photos", n, "alt"))
            yield ALT_IS_A_FILE.at(source, file=photo.file, alt=photo.alt, example=example)
        if not photo.credit:
            yield NO_CREDIT.at(profile.document.locate(("photos", n)), file=photo.file)


def photos_are_fit(profile: Profile) -> Iterator[Finding]:
    """Every photo is usable: of a known format, intact, large enough and not too large, not blank."""
    for n, photo in _published(profile):
        if photo.file in profile.files:  # else it was told already
            yield from fit(photo.file, profile.looks.get(photo.file), partial(_place, profile, n), photo)


def _published(profile: Profile) -> Iterator[tuple[int, Photo]]:
    """The photos that may be published, with their positions. The others need no texts."""
    if profile.honoree.publication.covers("photo", profile.today):
        yield from enumerate(profile.honoree.photos)


def fit(
    file: str, look: MediaInfo | None, place: Callable[[], Source], photo: Photo | None = None
) -> Iterator[Finding]:
    """Findings for the picture ``file``, whatever names it. ``place`` says where it is, if the message needs that;
    ``photo`` is what is said of it, None of the scan of a decision.
    """
    if look is None or look.problem or look.format in ("mp4", "webm"):
        yield PROBLEMS[look.problem if look and look.problem else "unsupported"].at(place(), file=file)
        return
    size = {"file": file, "width": look.width, "height": look.height}
    short, long = sorted((look.width, look.height))
    least = LEAST_HISTORIC if photo else LEAST
    if short < least:
        yield TOO_SMALL.at(place(), least=least, **size)
    elif short < ENOUGH and not (photo and photo.historic):
        yield (SCAN_SMALL if short < LEAST else SMALL).at(place(), **size)
    if photo and not photo.focus and long >= EXTREME * short:
        example = "[0.5, 0.2]" if look.height > look.width else "[0.3, 0.5]"
        yield EXTREME_SHAPE.at(place(), example=example, **size)
    if look.blank:
        yield BLANK.at(place(), file=file)
    if look.frames > 1:
        yield ANIMATED.at(place(), file=file)
    if look.format not in ENDINGS:
        yield NOT_CONVERTED.at(place(), file=file, format=look.format.upper())
        return
    stem, dot, ending = file.rpartition(".")
    if f"{dot}{ending}".lower() not in ENDINGS[look.format]:
        right = f"{stem or file}{ENDINGS[look.format][0]}"
        yield WRONG_EXTENSION.at(place(), file=file, format=look.format.upper(), right=right)
    if look.hidden:
        yield HIDDEN.at(place(), file=file)


def together(photos: Iterable[tuple[str, MediaInfo | None, Callable[[], Source]]]) -> Iterator[Finding]:
    """Findings for photos that are shown together and are the same. Each is a name, its inspection and its position."""
    seen: dict[str, str] = {}
    for file, look, place in photos:
        if look and look.content:
            other = seen.setdefault(look.content, file)
            if other != file:
                yield TWICE.at(place(), file=file, other=other)


def is_file_name(photo: Photo) -> bool:
    """Whether an alternative text is only the name of a file."""
    return bool(photo.alt) and bool(_FILE_NAME.fullmatch(photo.alt or "") or photo.alt == photo.file.rpartition(".")[0])


def films_are_fit(profile: Profile) -> Iterator[Finding]:
    """Every film beside a profile plays in browsers, judged by its content and not by its name."""
    for n, video in enumerate(profile.honoree.videos):
        if video.file and video.file in profile.files:
            yield from film_fit(
                video.file, profile.looks.get(video.file), profile.document.locate(("videos", n, "file"))
            )


def film_fit(file: str, look: MediaInfo | None, source: Source) -> Iterator[Finding]:
    """Findings for the film ``file``, whatever names it."""
    if look and look.problem == "too-heavy":
        yield FILM_TOO_HEAVY.at(source, file=file)
    elif look and look.problem == "data-track":
        yield FILM_DATA_TRACK.at(source, file=file)
    elif look is None or look.format not in ("mp4", "webm"):
        yield NOT_A_FILM.at(source, file=file)
    elif look.hidden:
        yield FILM_PLACE.at(source, file=file)


def _place(profile: Profile, n: int) -> Source:
    return profile.document.locate(("photos", n, "file"))


RULES: tuple[Callable[[Profile], Iterator[Finding]], ...] = (photos_are_described, photos_are_fit, films_are_fit)
