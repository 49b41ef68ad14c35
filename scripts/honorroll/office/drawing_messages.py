"""What the terminal says of pictures that several machines draw: a part of ``messages.TEXTS``."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "shard-drawn": (
        "Phần {number}/{parts}: đã có {sets} bộ ảnh trong {pool}. Khi đủ các phần: honorroll build --pool {pool}",
        "Part {number} of {parts}: {sets} sets of pictures are in {pool}. After all: honorroll build --pool {pool}",
    ),
    "pool-needed": (
        "Lệnh này cần kho ảnh mà các máy dùng chung. Thêm: --pool THƯ-MỤC (hoặc s3://…)",
        "This needs a pool of pictures that the machines share. Add: --pool DIR (or s3://…)",
    ),
    "pool-failed": (
        (
            "Kho ảnh dùng chung không trả lời: {fact}. Trang đang chạy được giữ nguyên; chạy lại lệnh thì ảnh đã vẽ "
            "không phải vẽ lại."
        ),
        (
            "The shared pool of pictures does not answer: {fact}. The live site was left as it is; run this again: "
            "what was drawn is not drawn twice."
        ),
    ),
    "cluster-failed": (
        (
            "Không dùng được các máy vẽ ảnh: {fact}. Trang đang chạy được giữ nguyên; chạy lại lệnh, hoặc bỏ --cluster "
            "để vẽ trên máy này."
        ),
        (
            "The machines that draw cannot be used: {fact}. The live site was left as it is; run this again, or "
            "without --cluster to draw on this machine."
        ),
    ),
    "cluster-version": (
        "Máy này chạy phiên bản khác, không được vẽ: {fact}. Cài ở đó cùng phiên bản honorroll, rồi chạy lại.",
        "This machine has another version, and must not draw: {fact}. Install the same honorroll there, and run again.",
    ),
}
