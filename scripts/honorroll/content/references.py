"""NEW MODULE: say what it is."""

from __future__ import annotations

from honorroll.base.findings import Rule, Text

UNKNOWN_REFERENCE = Rule(
    "unknown-reference",
    "error",
    Text("“{seen}” không có trong content/vocabulary/{vocabulary}.yml.", "{near_vi}"),
    Text("“{seen}” is not in content/vocabulary/{vocabulary}.yml.", "{near}"),
)
