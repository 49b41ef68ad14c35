"""Personal data in a nomination report: cut out of its text, and no field of the draft holds any."""

from __future__ import annotations

from collections.abc import Sequence

from honorroll.content import personal_data, personal_tables
from honorroll.content.personal_data import KindName
from honorroll.formats.docx import Block, Paragraph, Run, Table
from honorroll.formats.yaml_read import Tree
from honorroll.formats.yaml_write import emit
from honorroll.office.word.report_labels import LEFT_OUT

#: What kinds of personal data are called, in Vietnamese and English.
KINDS: dict[KindName, tuple[str, str]] = {
    "identity": LEFT_OUT["IDENTITY"],
    "passport": LEFT_OUT["IDENTITY"],
    "tax": LEFT_OUT["IDENTITY"],
    "insurance": LEFT_OUT["IDENTITY"],
    "account": ("số tài khoản", "account numbers"),
    "phone": LEFT_OUT["CONTACT"],
    "email": LEFT_OUT["CONTACT"],
    "plate": ("biển số xe", "number plates"),
    "link": ("trang cá nhân", "personal pages"),
    "birth-date": LEFT_OUT["BIRTH"],
    "address": LEFT_OUT["ADDRESS"],
}
#: A number that is only found once what stood before it is gone takes another round.
_ROUNDS = 5


def without_personal_data(text: str, label: str = "") -> tuple[str, list[KindName]]:
    """The text with “…” in the place of personal data, and what kinds of that were cut out. In a table ``label`` says
    what it is.
    """
    cut: list[KindName] = []
    for _ in range(_ROUNDS):
        spans = personal_data.find(text) or (personal_data.find_named(label, text) if label else [])
        if not spans:
            return text, cut
        for span in reversed(spans):
            cut.append(span.kind)
            text = f"{text[: span.start]}…{text[span.end :]}"
    return "", cut


def clean_blocks(blocks: Sequence[Block]) -> tuple[list[Block], list[KindName]]:
    """The blocks without personal data, and what kinds of that were cut out. A block with some loses its emphasis."""
    cut: list[KindName] = []

    def clean(text: str, label: str = "") -> str:
        cleaned, kinds = without_personal_data(text, label)
        cut.extend(kinds)
        return cleaned

    cleaned: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            labels = {(row, column): label for row, column, label in personal_tables.named(block.rows)}
            rows = (
                tuple(clean(cell, labels.get((at, column), "")) for column, cell in enumerate(row))
                for at, row in enumerate(block.rows)
            )
            cleaned.append(Table(tuple(rows)))
        elif personal_data.find(block.text):
            cleaned.append(Paragraph((Run(clean(block.text)),), block.level, block.is_item))
        else:
            cleaned.append(block)
    return cleaned, cut


def clean_fields(data: dict[str, Tree]) -> tuple[dict[str, Tree], list[KindName]]:
    """The fields in which nothing personal is found as the file has them, and what kinds were in the others."""
    kept: dict[str, Tree] = {}
    cut: list[KindName] = []
    for key, written in data.items():
        value, kinds = _clean_value(written)
        spans = personal_data.find(emit({key: value})) if value else []
        cut += [*kinds, *(span.kind for span in spans)]
        if value and not spans:
            kept[key] = value
    return kept, cut


def _clean_value(value: Tree) -> tuple[Tree, list[KindName]]:
    if isinstance(value, dict):
        return clean_fields(value)
    if not isinstance(value, list):
        return value, []
    items = [clean_fields(item) for item in value if isinstance(item, dict)]
    return [item for item, _ in items if item], [kind for _, kinds in items for kind in kinds]
