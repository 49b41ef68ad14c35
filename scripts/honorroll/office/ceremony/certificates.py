"""Certificates: what stands on them is filled into the office's own frame. Without a frame there are none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from honorroll.base.findings import Finding, Rule, Source, Text
from honorroll.content import certificate
from honorroll.content.certificate import PAPERS, CertificateFile
from honorroll.content.scan import signature_at
from honorroll.media import inspection, renditions
from honorroll.media.renditions import PRESS, RenditionSet
from honorroll.office.ceremony.gather import Ceremony, Honoured

NO_FRAME = Rule(
    "certificate-no-frame",
    "warning",
    Text(
        "Không làm giấy chứng nhận: cơ quan chưa có khung của mình.",
        "Đặt ảnh khung vào content/certificate và ghi các chỗ điền trong certificate.yml.",
    ),
    Text(
        "No certificates are made: the office has no frame of its own yet.",
        "Put a picture of it into content/certificate, and say in certificate.yml what stands where.",
    ),
)
FAULTY_FRAME = Rule(
    "certificate-frame",
    "warning",
    Text(
        "Không làm giấy chứng nhận: khung “{file}” {seen_vi}.",
        "Cần ảnh JPEG hay PNG tỷ lệ {width} × {height} mm, cạnh dài ít nhất {least} điểm ảnh.",
    ),
    Text(
        "No certificates are made: the frame “{file}” {seen}.",
        "A JPEG or PNG in the shape of {width} × {height} mm is wanted, the longer side of {least} pixels or more.",
    ),
)
NO_AWARD = Rule(
    "certificate-no-award",
    "warning",
    Text(
        "{count} người được vinh danh không có giấy chứng nhận: hồ sơ không ghi khen thưởng nào trao ở đây.",
        "Nếu có trao, ghi “conference: {slug}” ở khen thưởng ấy rồi chạy lại.",
    ),
    Text(
        "{count} of those honoured get no certificate: their profiles state no award that is given here.",
        "If there is one, state “conference: {slug}” with that award, and run this again.",
    ),
)
#: The pixels of the longer side, and how far the shape may differ.
LEAST, _TOLERANCE = 1600, 0.02
#: The store that remembers the inspection of the frame.
LOOKS = "looks-certificate"


class Frame(NamedTuple):
    """The frame of the office, to be drawn; ``picture`` is its name in the pool."""

    file: CertificateFile
    set: RenditionSet
    picture: str


def frame(root: Path) -> tuple[Frame | None, list[Finding]]:
    """The frame, or why there is none."""
    file = certificate.read(root).file
    if file is None:
        return None, [NO_FRAME.at(Source(certificate.FOLDER))]
    width, height = PAPERS[file.paper]
    path = f"{certificate.FOLDER}/{file.frame}"
    wanted = {"file": file.frame, "width": width, "height": height, "least": LEAST}

    def faulty(vi: str, en: str) -> tuple[None, list[Finding]]:
        return None, [FAULTY_FRAME.at(Source(path), seen_vi=vi, seen=en, **wanted)]

    try:
        signature = signature_at(root / path)
    except OSError:
        return faulty("không có ở đó", "is not there")
    recipe = inspection.recipe()
    info = inspection.inspect_files(root, {path: signature}, recipe, (path,), LOOKS)[path]
    if info.problem or not info.width:
        return faulty("không phải ảnh dùng được", "is no picture that can be used")
    if abs(info.width / info.height / (width / height) - 1) > _TOLERANCE or max(info.width, info.height) < LEAST:
        return faulty(f"có {info.width} × {info.height} điểm ảnh", f"has {info.width} × {info.height} pixels")
    shown, set_ = renditions.responsive_photo(info, path, (PRESS,), None, recipe)
    return Frame(file, set_, Path(shown.largest(PRESS)[0]).relative_to(renditions.PICTURES_DIR).as_posix()), []


def awarded(ceremony: Ceremony) -> tuple[list[Honoured], list[Finding]]:
    """Who gets a certificate, and how many do not."""
    found = [each for each in ceremony.honoured if each.is_given]
    lacking = len(ceremony.honoured) - len(found)
    path = f"content/conferences/{ceremony.slug}/conference.yml"
    return found, [NO_AWARD.at(Source(path), count=lacking, slug=ceremony.slug)] if lacking else []


def data(ceremony: Ceremony, frame_: Frame, honoured: Sequence[dict[str, Any]], today: date) -> dict[str, Any]:
    """What the template takes; ``honoured`` are the entries of those who get one."""
    width, height = PAPERS[frame_.file.paper]
    return {
        "name": f"Giấy chứng nhận: {ceremony.name}",
        "organiser": ceremony.organiser,
        "width": width,
        "height": height,
        "frame": frame_.picture.replace(".jpg", ".svg"),
        "fields": [field.model_dump() for field in frame_.file.fields],
        "honoured": honoured,
    }
