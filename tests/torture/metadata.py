"""What exiftool still reads from the pictures, films and documents that a site publishes.

Every upload says something in every place that its format has. Of a published file only the tags below may be left:
they describe the container, the codec and the picture, and none of them holds words.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from tests.media import office_files, reel, uploads
from tests.media.test_published import PERSON, PROFILE
from tests.media.uploads import CANARY, picture, saved
from tests.running import SITE, honorroll, write

MEETING = "content/conferences/tep"
_CONFERENCE = """name: Hội nghị có tệp
level: district
start: 2025-03-10
documents:
{documents}
films:
{films}
sources:
  - title: Nguồn
"""
#: What a site publishes of an upload.
_PUBLISHED = ("jpg", "webp", "avif", "mp4", "webm", "pdf", "docx", "pptx", "odt", "odp")

#: Groups of exiftool that tell of the file on this disk, and of what it worked out.
_OF_THE_DISK = ("ExifTool", "System", "Composite")
#: The tags that may be left, by group.
_NEEDED = re.compile(
    r"""File:(?:FileType|FileTypeExtension|MIMEType|ImageWidth|ImageHeight|EncodingProcess|BitsPerSample|ColorComponents
        |YCbCrSubSampling)
    |JFIF:(?:JFIFVersion|ResolutionUnit|[XY]Resolution)|RIFF:(?:ImageWidth|ImageHeight|HorizontalScale|VerticalScale|VP8Version|WebP_Flags|AlphaIsUsed)
    |Meta:PrimaryItemReference|QuickTime:(?:MajorBrand|MinorVersion|CompatibleBrands|Free|Skip|Unknown_free|MediaData(?:Size|Offset|)
        |MovieHeaderVersion|CreateDate|ModifyDate|TimeScale|Duration|Preferred(?:Rate|Volume)|MatrixStructure
        |Preview(?:Time|Duration)|PosterTime|Selection(?:Time|Duration)|CurrentTime|NextTrackID
        |HandlerType|ImageSpatialExtent|ImagePixelDepth|AV1ConfigurationVersion|Seq(?:Profile|LevelIdx0|Tier0)|HighBitDepth
        |TwelveBit|ChromaFormat|ChromaSamplePosition|InitialDelaySamples|Color(?:Profiles|Primaries|Representation)
        |TransferCharacteristics|MatrixCoefficients|VideoFullRangeFlag)
    |Track\d:(?:Track(?:HeaderVersion|CreateDate|ModifyDate|ID|Duration|Layer|Volume|Number|UID|Type|Language)
        |MatrixStructure|ImageWidth|ImageHeight|Media(?:HeaderVersion|CreateDate|ModifyDate|TimeScale|Duration|LanguageCode)
        |HandlerType|GraphicsMode|OpColor|Balance|CompressorID|SourceImageWidth|SourceImageHeight|[XY]Resolution|BitDepth
        |AVCConfiguration|Audio(?:Format|Channels|BitsPerSample|SampleRate)|TimeToSampleTable|VideoFrameRate|SampleToChunk
        |SampleSizes|ChunkOffset|IdependentAndDisposableSamples|VideoCodecID|Unknown_free|Unknown_sdtp)
    |Matroska:(?:DocType|TimecodeScale|MuxingApp|WritingApp|EBML\w+|Void)
    |PDF:(?:PDFVersion|Linearized|PageCount|PageLayout|PageMode|Language|TaggedPDF)
    |ZIP:Zip\w+
    """,
    re.VERBOSE,
).fullmatch
#: Tags that must be empty, or say that no date is known.
_EMPTY = re.compile(r"(?:Track\d|QuickTime|Matroska|ZIP):(?:.*(?:Date|App|UID)|Free|Unknown_free)").fullmatch
_NOTHING = re.compile(r"(?:0000:00:00 00:00:00|1980:01:01 00:00:00|\(Binary data \d+ bytes.*|[\s0]*|0*1|)").fullmatch


class Outcome(NamedTuple):
    uploads: int
    files: int
    tags: int
    """How many kinds of tags exiftool read from the published files."""
    faults: list[str]


def survey(folder: Path) -> Outcome:
    """Build a site of uploads that tell everything, and read all that it publishes."""
    if not shutil.which("exiftool"):
        return Outcome(0, 0, 0, ["exiftool is missing (Debian: apt-get install libimage-exiftool-perl)"])
    shutil.copytree(SITE, folder, symlinks=True)
    sent = _fill(folder)
    result = honorroll("build", "--site-dir", str(folder / "out"), root=folder)
    if result.code:
        return Outcome(len(sent), 0, 0, [result.stdout + result.stderr])
    faults = [
        f"{path}: exiftool reads nothing in the upload" for path, tags in _read(folder, sent) if not _strangers(tags)
    ]
    published = sorted(
        str(path.relative_to(folder / "out"))
        for path in (folder / "out").rglob("*")
        if path.suffix[1:] in _PUBLISHED and path.is_file()
    )
    missing = {*_PUBLISHED} - {path.rpartition(".")[2] for path in published}
    faults += [f"no {extension} was published" for extension in sorted(missing)]
    names = set()
    for path, tags in _read(folder / "out", published):
        names |= {tag for tag, _ in tags}
        faults += [f"{path}: {tag} is {value!r}" for tag, value in _strangers(tags)]
        if CANARY.encode() in (folder / "out" / path).read_bytes():
            faults.append(f"{path} holds the canary")
    return Outcome(len(sent), len(published), len(names), faults)


def _fill(root: Path) -> list[str]:
    """Put uploads of every kind into the site; their paths."""
    person = {
        "mot.jpg": uploads.telling("JPEG"),
        "hai.jpg": saved(picture(900, 700, seed=12), "JPEG"),
        "phim.mp4": reel.mp4_that_tells_everywhere(),
    }
    write(root, f"{PERSON}/profile.yml", PROFILE.format(name="Người Có Ảnh", file="mot.jpg"))
    documents = {
        "a.pdf": office_files.pdf("Ke hoach"),
        "a.docx": office_files.docx(),
        "a.pptx": office_files.pptx(),
        "a.odt": office_files.open_document(),
        "a.odp": office_files.open_document(kind="presentation"),
    }
    films = {"a.mp4": reel.mp4_that_tells_everywhere(), "b.webm": reel.webm_that_tells_everywhere()}
    files = {f"{PERSON}/{name}": data for name, data in person.items()}
    files |= {f"{MEETING}/documents/{name}": data for name, data in documents.items()}
    files |= {f"{MEETING}/films/{name}": data for name, data in films.items()}
    for path, data in files.items():
        write(root, path, data)
    text = _CONFERENCE.format(
        documents="\n".join(f"  - file: {name}\n    title: Tài liệu {name}" for name in documents),
        films="\n".join(f"  - title: Phim {name}\n    file: {name}" for name in films),
    )
    write(root, f"{MEETING}/conference.yml", text)
    return [path for path in files if not path.endswith(("hai.jpg", ".odt", ".odp"))]


Tags = list[tuple[str, str]]


def _read(root: Path, paths: list[str]) -> list[tuple[str, Tags]]:
    """What exiftool reads from each file: tags with their group, and values; a tag may be there several times."""
    command = ["exiftool", "-j", "-ee", "-G1:4", "-a", "-u", *paths]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False)  # paths of our own site
    return [
        (row.pop("SourceFile"), [(re.sub(r":Copy\d+:", ":", tag), str(value)) for tag, value in row.items()])
        for row in json.loads(done.stdout)
    ]


def _strangers(tags: Tags) -> Tags:
    """The tags that a reader does not need, and those that are not empty though they should be."""
    return [
        (tag, value)
        for tag, value in tags
        if tag.partition(":")[0] not in _OF_THE_DISK and (not _NEEDED(tag) or (_EMPTY(tag) and not _NOTHING(value)))
    ]
