"""The roll, or an empty template, as the file of a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from honorroll.base import progress
from honorroll.base.findings import Finding
from honorroll.formats.csv import encode_csv
from honorroll.office.records.form_values import Labels
from honorroll.office.workbook import contents
from honorroll.roll import read

#: The endings of the files that can be written.
FORMS = (".xlsx", ".csv")


class Exported(NamedTuple):
    """The file, how many profiles it has, and what could not be read; no file where vocabularies are faulty."""

    data: bytes
    profiles: int
    findings: list[Finding]


def run(root: Path, form: str, *, is_template: bool = False) -> Exported:
    """The profiles of the site at ``root`` in one of the ``FORMS``."""
    vocabulary, findings, *_ = read.vocabulary(root)
    if findings:
        return Exported(b"", 0, findings)
    labels = Labels(vocabulary)
    profiles, findings = ([], []) if is_template else contents.profiles(root)
    progress.stage("writing")
    data = contents.xlsx(profiles, labels) if form == ".xlsx" else encode_csv(contents.flat_rows(profiles, labels))
    return Exported(data, len(profiles), findings)
