"""What the terminal and the browser say of a preview; see ``messages``."""

from __future__ import annotations

#: Vietnamese and English, by key.
TEXTS: dict[str, tuple[str, str]] = {
    "address-taken": (
        "Ở {fact} đang có chương trình khác (bản xem thử đã mở?). Đóng nó, hoặc thêm --address 127.0.0.1:0.",
        "Another program is at {fact} (a preview that is open already?). Close it, or add --address 127.0.0.1:0.",
    ),
    "address-refused": (
        "Máy này không cho mở địa chỉ {fact}. Dùng: --address 127.0.0.1:8000.",
        "This machine does not open the address {fact}. Use: --address 127.0.0.1:8000.",
    ),
    "serve-title": ("Xem thử", "Preview"),
    "serve-started": (
        "Xem thử ở {address} (Ctrl+C để đóng). Trang đang chạy không đổi.",
        "Preview at {address} (Ctrl+C closes it). The live site stays as it is.",
    ),
    "serve-end": ("Đã đóng bản xem thử.", "The preview is closed."),
    "serve-built": ("Đã dựng lại ({made} tệp mới).", "Built ({made} new files)."),
    "serve-kept": (
        "Đang xem bản tốt gần nhất; sửa xong lỗi, trang tự đổi.",
        "What is shown is the last good site; it changes once the errors are mended.",
    ),
    "serve-building": ("Đang dựng lại…", "Building…"),
    "serve-first": (
        "Đang dựng lần đầu; xong, trang tự hiện.",
        "The first build is under way; it will be shown here.",
    ),
    "serve-none": (
        "Chưa dựng được trang. Sửa chỗ ghi ở dưới, hoặc lưu lại một tệp bất kỳ; dựng xong, trang tự hiện.",
        "There is no site yet. Mend what is told below, or save any file; the site will be shown here.",
    ),
    "serve-list": ("Những chỗ cần xem lại", "What is to be looked at"),
    "serve-more": ("… và {count} chỗ nữa, ghi ở cửa sổ dòng lệnh.", "… and {count} more, told on the terminal."),
    "serve-died": (
        "Lần dựng vừa rồi đứt giữa chừng (hook có lỗi? hết bộ nhớ?); dòng lệnh ghi rõ hơn. Lưu lại tệp để dựng lại.",
        "The build broke off (a fault of a hook? out of memory?); the terminal tells more. Save any file to retry.",
    ),
    "serve-polls": (
        (
            "Máy này không theo dõi thêm được thư mục nào, nên phải dò liên tục và tốn bộ xử lý. "
            "Trên Linux, tăng giới hạn: sudo sysctl fs.inotify.max_user_watches=524288"
        ),
        (
            "This machine watches no further folders, so they are looked at again and again, which costs processor "
            "time. On Linux raise the limit: sudo sysctl fs.inotify.max_user_watches=524288"
        ),
    ),
}
