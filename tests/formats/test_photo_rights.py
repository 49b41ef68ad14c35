"""What is written into a photo for print is read back by the programs that picture desks use."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, IptcImagePlugin
from tests.media.uploads import picture, saved

from honorroll.formats.photo_rights import PhotoRights, segments, with_rights

WHOLE = PhotoRights(
    "Nguyễn Văn Ảnh",
    "Đại biểu chào cờ & hát <Tiến quân ca>",
    ("Trần Thị B", "Lò Văn “C”"),
    "Nguyễn Văn Ảnh. CC BY 4.0",
    "Dùng tự do khi ghi tên tác giả.",
    "https://creativecommons.org/licenses/by/4.0/deed.vi",
)
JPEG = saved(picture(300, 200, seed=3), "JPEG")


def read_by_exiftool(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for what in (["-a"], ["-validate", "-warning", "-a"]):
        told = subprocess.run(["exiftool", "-j", "-G1", *what, str(path)], capture_output=True, check=True).stdout
        found |= json.loads(told)[0]
    return found


def test_exiftool_reads_the_same_from_both_places_and_finds_nothing_wrong(tmp_path: Path) -> None:
    file = tmp_path / "anh.jpg"
    file.write_bytes(with_rights(JPEG, segments(WHOLE)))
    told = read_by_exiftool(file)
    assert told["ExifTool:Validate"] == "OK"
    assert told["IPTC:By-line"] == told["IPTC:Credit"] == told["XMP-dc:Creator"] == WHOLE.credit
    assert told["XMP-photoshop:Credit"] == WHOLE.credit
    assert told["IPTC:Caption-Abstract"] == told["XMP-dc:Description"] == WHOLE.caption
    assert told["IPTC:CopyrightNotice"] == told["XMP-dc:Rights"] == WHOLE.copyright
    assert told["IPTC:SpecialInstructions"] == told["XMP-xmpRights:UsageTerms"] == WHOLE.terms
    assert told["XMP-xmpRights:WebStatement"] == WHOLE.licence_url
    assert told["XMP-iptcExt:PersonInImage"] == list(WHOLE.people)
    groups = {tag.partition(":")[0] for tag in told} - {"ExifTool", "System", "File", "Composite"}
    assert groups == {
        "SourceFile", "JFIF", "IPTC", "XMP-dc", "XMP-photoshop", "XMP-xmpRights", "XMP-iptcExt"
    }  # fmt: skip


def test_pillow_reads_it_and_the_pixels_are_the_same() -> None:
    written = with_rights(JPEG, segments(WHOLE))
    with Image.open(io.BytesIO(written)) as image:
        told = IptcImagePlugin.getiptcinfo(image)
        assert told
        assert told[2, 80] == WHOLE.credit.encode()
        assert told[2, 120] == WHOLE.caption.encode()
        assert b"Nguy\xe1\xbb\x85n V\xc4\x83n \xe1\xba\xa2nh" in image.info["xmp"]
        assert image.tobytes() == Image.open(io.BytesIO(JPEG)).tobytes()
    assert written[:20] == JPEG[:20], "the JFIF header stays the first"


def test_without_anything_to_say_nothing_is_written() -> None:
    assert segments(PhotoRights()) == b""
    assert with_rights(JPEG, b"") == JPEG
    with pytest.raises(ValueError, match="no JPEG"):
        with_rights(b"GIF89a", b"")


texts = st.text(max_size=400) | st.sampled_from(["Ả" * 3000, "👩‍🏫" * 900, "]]>&<a>"])


@settings(max_examples=60, deadline=None)
@given(st.builds(PhotoRights, texts, texts, st.lists(texts, max_size=150).map(tuple), texts, texts, texts))
def test_whatever_is_said_fits_and_is_still_a_picture(rights: PhotoRights) -> None:
    said = segments(rights)
    written = with_rights(JPEG, said)
    assert len(written) == len(JPEG) + len(said)
    with Image.open(io.BytesIO(written)) as image:
        image.load()
        told = IptcImagePlugin.getiptcinfo(image) or {}
    for dataset, most in (((2, 80), 32), ((2, 120), 2000), ((2, 116), 128), ((2, 40), 256)):
        data = told.get(dataset, b"")
        assert isinstance(data, bytes)
        assert len(data) <= most
        data.decode()
