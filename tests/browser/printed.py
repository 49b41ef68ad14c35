"""What comes out of the printer: PDF drawn by PDFium, codes read by ZXing."""

from __future__ import annotations

from typing import Any

import pypdfium2
import zxingcpp

#: Dots to the point: about 200 to the inch, as a telephone held over the paper sees it.
SCALE = 200 / 72
#: Millimetres to the point.
MILLIMETRES = 25.4 / 72


class Paper:
    """The pages of a PDF: their sizes in whole millimetres, their text, and the codes that a reader finds on each."""

    def __init__(self, pdf: bytes) -> None:
        self.sizes: list[tuple[int, int]] = []
        self.text: list[str] = []
        self.codes: list[list[str]] = []
        document = pypdfium2.PdfDocument(pdf)
        for page in document:
            width, height = page.get_size()
            self.sizes.append((round(width * MILLIMETRES), round(height * MILLIMETRES)))
            self.text.append(page.get_textpage().get_text_bounded())
            self.codes.append(_codes(page))
        document.close()


def _codes(page: Any) -> list[str]:
    bitmap = page.render(scale=SCALE, grayscale=True)
    rows = memoryview(bytes(bitmap.buffer)).cast("B", (bitmap.height, bitmap.stride))
    return [code.text for code in zxingcpp.read_barcodes(rows, zxingcpp.barcode_formats_from_str("QRCode"))]
