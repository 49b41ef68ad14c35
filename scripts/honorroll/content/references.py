"""The rule for an id that a vocabulary lacks, shared by all sections."""

from __future__ import annotations

from honorroll.base.findings import Rule, Text

UNKNOWN_REFERENCE = Rule(
    "unknown-reference",
    "error",
    Text("“{seen}” không có trong content/vocabulary/{vocabulary}.yml.", "{near_vi}"),
    Text("“{seen}” is not in content/vocabulary/{vocabulary}.yml.", "{near}"),
)
UNKNOWN_MOTIF = Rule(
    "unknown-motif",
    "error",
    Text("Không có hình nào tên là “{seen}”.", "{near_vi}"),
    Text("There is no motif “{seen}”.", "{near}"),
)
UNKNOWN_KIND = Rule(
    "unknown-kind",
    "error",
    Text(
        "“{seen}” không có trong content/vocabulary/{vocabulary}.yml.",
        "Dùng một trong: {known}; hoặc thêm mã này vào tệp đó (chưa có tệp thì tạo mới).",
    ),
    Text(
        "“{seen}” is not in content/vocabulary/{vocabulary}.yml.",
        "Use one of {known}; or add it to the file (make the file, if there is none).",
    ),
)
