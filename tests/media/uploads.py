"""Files as they are sent in: good ones, odd ones, and ones meant to do harm. All are drawn here and show nobody."""

from __future__ import annotations

import io
import random
import struct
import zlib
from typing import Any

from PIL import Image, ImageCms, ImageDraw
from PIL.PngImagePlugin import PngInfo

#: Planted in every place that a file has for words; none of them may come out.
CANARY = "CANARY-4f1d"


def picture(width: int = 700, height: int = 900, seed: int = 1) -> Image.Image:
    """A picture with something to see in each corner."""
    image = Image.new("RGB", (width, height), (200, 190, 170))
    canvas = ImageDraw.Draw(image)
    numbers = random.Random(seed)  # noqa: S311  # the same picture every time
    for _ in range(24):
        x, y = numbers.randrange(width), numbers.randrange(height)
        colour = tuple(numbers.randrange(256) for _ in range(3))
        canvas.ellipse((x - 90, y - 90, x + 90, y + 90), fill=colour)
    canvas.rectangle((0, 0, width // 2, height // 4), fill=(200, 30, 30))
    canvas.rectangle((width // 2, 0, width, height // 4), fill=(30, 160, 40))
    return image


def saved(image: Image.Image, format_: str, **how: Any) -> bytes:
    target = io.BytesIO()
    image.save(target, format_, **how)
    return target.getvalue()


def telling(format_: str) -> bytes:
    """A photo that says where and by whom it was taken, in every way that its format has."""
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = exif[0x8298] = CANARY
    exif.get_ifd(0x8825).update({1: "N", 2: (20.0, 58.0, 12.0), 3: "E", 4: (105.0, 46.0, 30.0), 29: CANARY})
    xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>{CANARY}</a></x:xmpmeta>'.encode()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + CANARY.encode()
    how: dict[str, Any] = {"exif": exif, "icc_profile": profile, "xmp": xmp}
    if format_ == "JPEG":
        how["comment"] = CANARY.encode()
    if format_ == "PNG":
        how["pnginfo"] = PngInfo()
        how["pnginfo"].add_text("Comment", CANARY)
        how["pnginfo"].add_itxt("XML:com.adobe.xmp", xmp.decode(), zip=True)
    data = saved(picture(seed=sum(format_.encode())), format_, **how)
    return data[:2] + iptc() + data[2:] if format_ == "JPEG" else data


def iptc() -> bytes:
    """An APP13 segment as Photoshop writes it."""
    text = CANARY.encode()
    record = b"\x1c\x02\x78" + struct.pack(">H", len(text)) + text
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(record)) + record + b"\0" * (len(record) % 2)
    body = b"Photoshop 3.0\0" + resource
    return b"\xff\xed" + struct.pack(">H", len(body) + 2) + body


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, rows: bytes, *more: bytes) -> bytes:
    """A PNG of grey pixels, put together by hand."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def zeros(length: int) -> bytes:
    """So many zeros as zlib packs them, without ever being held or packed: each MiB of them is the same block."""
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    block = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    rest = packer.compress(bytes(length & (1 << 20) - 1)) + packer.flush()
    adler32 = struct.pack(">I", (length % 65521) << 16 | 1)
    return b"\x78\xda" + block * (length >> 20) + rest + adler32


def bomb(side: int) -> bytes:
    return png(side, side, zeros(side * (side + 1)))


def text_bomb() -> bytes:
    """A small picture with a comment that unpacks to 300 MB."""
    rows = zlib.compress(bytes(601 * 600))
    return png(600, 600, rows, chunk(b"zTXt", b"Comment\0\0" + zeros(300 << 20)))


def profile_bomb() -> bytes:
    rows = zlib.compress(bytes(601 * 600))
    return png(600, 600, rows, chunk(b"iCCP", b"icc\0\0" + zeros(300 << 20)))


def animated(format_: str) -> bytes:
    return saved(picture(seed=2), format_, save_all=True, append_images=[picture(seed=3)], duration=100)


def colours(red: tuple[float, ...], green: tuple[float, ...], blue: tuple[float, ...]) -> bytes:
    """An ICC profile of a screen with these primaries (X, Y, Z under D50) and a gamma of 2.2, put together by hand."""

    def numbers(*values: float) -> bytes:
        return b"".join(struct.pack(">i", round(value * 65536)) for value in values)

    white = (0.9642, 1.0, 0.8249)
    curve = b"para\0\0\0\0\0\0\0\0" + numbers(2.2)
    name = b"desc\0\0\0\0" + struct.pack(">I", 7) + b"screen\0" + bytes(78)
    parts = {b"desc": name, b"wtpt": b"XYZ \0\0\0\0" + numbers(*white), b"rTRC": curve, b"gTRC": curve, b"bTRC": curve}
    parts |= {
        kind: b"XYZ \0\0\0\0" + numbers(*place) for kind, place in ((b"rXYZ", red), (b"gXYZ", green), (b"bXYZ", blue))
    }
    table, body, begins = struct.pack(">I", len(parts)), b"", 132 + 12 * len(parts)
    for kind, part in parts.items():
        table += kind + struct.pack(">II", begins + len(body), len(part))
        body += part + bytes(-len(part) % 4)
    head = struct.pack(">I4sI", begins + len(body), b"", 0x02100000) + b"mntrRGB XYZ " + bytes(12) + b"acsp" + bytes(28)
    return head + numbers(*white) + bytes(48) + table + body


#: Those of sRGB, with red for green and green for red.
PRIMARIES_SWAPPED = colours((0.3851, 0.7169, 0.0971), (0.4360, 0.2225, 0.0139), (0.1431, 0.0606, 0.7141))

EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 600 600\nshowpage\n"
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><script>alert(1)</script>"
