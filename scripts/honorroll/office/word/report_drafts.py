"""Keeps what a nomination report gives as a draft of the desk, for a person to read and complete."""

from __future__ import annotations

import secrets

from honorroll.content.honoree import Honoree
from honorroll.content.kinds import FOLDERS
from honorroll.office.records import form_values
from honorroll.office.records.drafts import DraftName, Drafts
from honorroll.office.records.form_fields import fields_of
from honorroll.office.records.form_values import Labels
from honorroll.office.word.nomination import ReportDraft


def keep(draft: ReportDraft, file: str, drafts: Drafts, labels: Labels) -> DraftName:
    """Keep a draft that the report ``file`` gave; nothing of the site is written. Raises OSError."""
    folder = next(folder for folder, kind in FOLDERS.items() if kind == draft.kind)
    name = DraftName(folder, f"moi-{secrets.token_hex(8)}")
    notes = [f"Đọc từ tệp Word “{file}”. Đọc lại từng ô, ghi căn cứ công khai và thêm ảnh rồi bấm “Lưu”."]
    notes += (f"{finding.message('vi')} {finding.hint('vi')}".strip() for finding in draft.findings)
    drafts.put(name, form_values.shown(fields_of(Honoree), draft.data, labels), notes)
    return name
