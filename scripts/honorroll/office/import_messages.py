"""What the terminal says of an import; see ``messages``."""

from __future__ import annotations

#: Vietnamese and English, by key.
TEXTS: dict[str, tuple[str, str]] = {
    "import-refused": ("Không nhận được:", "Refused:"),
    "import-asked": ("Cần trả lời:", "To be answered:"),
    "import-changed": ("Sửa:", "Changed:"),
    "import-new": ("Thêm mới:", "New:"),
    "import-notes": ("Lưu ý:", "Notes:"),
    "import-more": ("… và {count} dòng nữa.", "… and {count} more lines."),
    "import-more-cells": ("và {count} ô nữa", "and {count} more cells"),
    "import-sum": (
        "{new} hồ sơ mới, {changed} hồ sơ sửa, {unchanged} không đổi; {refused} chỗ phải xem lại.",
        "{new} new, {changed} changed, {unchanged} unchanged; {refused} places to be looked at.",
    ),
    "import-twin": (
        (
            "{at}: đã có hồ sơ cùng tên “{name}”: {others}. Cùng một người thì ghi mã hồ sơ ấy vào cột “Mã hồ sơ”; "
            "là người khác thì ghi: mới"
        ),
        (
            "{at}: there are profiles of the name “{name}”: {others}. If it is the same person, write that id into "
            "“Mã hồ sơ”; if somebody else, write: mới"
        ),
    ),
    "import-alike": (
        (
            "{at}: đã có hồ sơ tên gần giống “{name}”: {others}. Cùng một người thì ghi mã hồ sơ ấy vào cột “Mã hồ "
            "sơ”; là người khác thì ghi: mới"
        ),
        (
            "{at}: there are profiles of a name like “{name}”: {others}. If it is the same person, write that id into "
            "“Mã hồ sơ”; if somebody else, write: mới"
        ),
    ),
    "import-renamed": (
        (
            "{at}: mã “{slug}” là hồ sơ của “{own}”, mà dòng này ghi “{name}”. Nếu sai mã, hoặc một cột đã bị sắp xếp "
            "riêng: sửa cho mã và tên khớp nhau; người mới thì để trống ô mã. Nếu đúng là người ấy nay đổi tên: sửa "
            "“Họ và tên” trong hồ sơ trước (ở bàn làm việc, hoặc dòng “name” của {path}), rồi nhập lại."
        ),
        (
            "{at}: the id “{slug}” is that of “{own}”, and the row says “{name}”. If the id is wrong, or one column "
            "was sorted alone: make id and name agree; of somebody new, empty the cell of the id. If they were indeed "
            "renamed: change the name in the profile first (in the desk, or the line “name” of {path}), and import "
            "again."
        ),
    ),
    "import-renamed-to-another": (
        (
            "{at}: mã “{slug}” là hồ sơ của “{own}”, mà dòng này ghi “{name}”, tên của hồ sơ {others}. Nếu sai mã, "
            "hoặc một cột đã bị sắp xếp riêng: sửa cho mã và tên khớp nhau; người mới thì ghi “mới” vào ô mã. Nếu đúng "
            "là người ấy nay đổi tên: sửa “Họ và tên” trong hồ sơ trước (ở bàn làm việc, hoặc dòng “name” của "
            "{path}), rồi nhập lại."
        ),
        (
            "{at}: the id “{slug}” is that of “{own}”, and the row says “{name}”, which is the name of {others}. If "
            "the id is wrong, or one column was sorted alone: make id and name agree; of somebody new, write “mới” for "
            "the id. If they were indeed renamed: change the name in the profile first (in the desk, or the line "
            "“name” of {path}), and import again."
        ),
    ),
    "import-nothing": (
        "Chưa ghi gì. Sửa những chỗ trên trong bảng tính, lưu lại rồi nhập lần nữa.",
        "Nothing was written. Mend these places in the workbook, save it, and import it again.",
    ),
    "import-who": (
        "{at}: “{name}” trùng hoặc gần giống tên của:",
        "{at}: “{name}” has the name of, or one like that of:",
    ),
    "import-who-renamed": (
        "{at}: mã “{slug}” là hồ sơ của “{own}”, mà dòng này ghi “{name}”. Dòng này là của:",
        "{at}: the id “{slug}” is that of “{own}”, and the row says “{name}”. The row is about:",
    ),
    "import-now-called": ("nay đổi tên thành “{name}”", "who is called “{name}” now"),
    "ask-who": (
        "Cùng người thì gõ số ở trên, người khác thì gõ k: ",
        "The number of the same person, or n for somebody else: ",
    ),
    "ask-import": ("Ghi vào hồ sơ? (c/k) ", "Write this? (y/n) "),
    "import-draft": (
        "Đã giữ bản nháp của {name}. Mở honorroll desk, mục “Việc cần làm”, đọc lại rồi lưu; trang chưa đổi gì.",
        "Kept a draft of {name}. Open honorroll desk, “Việc cần làm”, read it and save; the site is as it was.",
    ),
    "not-imported": (
        "Chưa ghi gì. Để ghi: chạy lại lệnh ấy, thêm --yes",
        "Nothing was written. To do it: run the command again with --yes",
    ),
    "imported": (
        "Đã ghi {count} hồ sơ. Xem lại bằng: honorroll check",
        "Wrote {count} profiles. Look again with: honorroll check",
    ),
}
