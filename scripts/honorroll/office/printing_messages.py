"""What the terminal says of what is printed: a part of ``messages.TEXTS``."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "stage-typesetting": ("Đang dàn trang", "Setting the pages"),
    "no-print-extra": (
        "Chưa cài phần để in kỷ yếu và bộ tài liệu hội nghị (khoảng 90 MB). Cài một lần: {fact}",
        "What prints yearbooks and ceremony kits is not installed (some 90 MB). Install it once: {fact}",
    ),
    "missing-letters": (
        "Phông của chương trình không có chữ “{fact}”. Chỉ thư mục có phông của chữ ấy: --fonts THƯ-MỤC",
        "The fonts of the program have no letters for “{fact}”. Name a folder with such a font: --fonts DIR",
    ),
    "print-exists": (
        "Đã có “{path}”. Ghi tên khác, hoặc thêm --force để viết đè.",
        "“{path}” is there already. Give another name, or add --force to replace it.",
    ),
    "ceremony-written": (
        "Đã làm bộ tài liệu cho {honoured} người được vinh danh, {files} tệp: {folder}",
        "Ceremony kit for {honoured} honourees, {files} files: {folder}",
    ),
    "ceremony-exists": (
        "“{path}” đã có tệp. Ghi thư mục khác, hoặc thêm --force để làm lại bộ tài liệu ở đó.",
        "“{path}” has files. Give another folder, or add --force to make the kit there anew.",
    ),
    "yearbook-form": (
        "“{file}” phải có đuôi .pdf.",
        "“{file}” must end in .pdf.",
    ),
    "yearbook-written": ("Đã in {people} người vào kỷ yếu: {path}", "Yearbook with {people} honorees: {path}"),
}
