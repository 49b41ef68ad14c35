"""``honorroll export``: the roll as a workbook, for those who work in Excel."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from honorroll.base.files import write_atomically
from honorroll.commands import terminal
from honorroll.commands.parsing import CommandParser
from honorroll.office.messages import Bilingual, message

HELP = Bilingual(
    "xuất mọi hồ sơ ra Excel hoặc CSV để sửa rồi nhập lại; --template cho bảng mẫu trống",
    "write all profiles to Excel or CSV, to be edited and imported again; --template gives an empty one",
)


EXAMPLES = (
    ("honorroll export danh-sach.xlsx", Bilingual("xuất mọi hồ sơ ra Excel", "write all profiles to Excel")),
    (
        "honorroll export --trich-ngang trich-ngang.docx",
        Bilingual("danh sách trích ngang kèm tờ trình", "the list that goes with a proposal"),
    ),
    ("honorroll export mau.xlsx --template", Bilingual("bảng mẫu trống để điền", "an empty one, to be filled in")),
)


def arguments(command: CommandParser) -> None:
    command.argument(
        "file",
        help=Bilingual("tệp sẽ viết: .xlsx hoặc .csv", "the file to write: .xlsx or .csv"),
        type=Path,
        metavar="FILE",
    )
    command.argument(
        "--template",
        help=Bilingual(
            "không có hồ sơ: chỉ tiêu đề, danh mục chọn và hướng dẫn",
            "without profiles: headings, drop-downs and a guide",
        ),
        action="store_true",
    )
    command.argument(
        "--trich-ngang",
        help=Bilingual(
            "danh sách trích ngang những ai đang được đề nghị (.docx hoặc .xlsx); các cột ở content/office.yml",
            "the list of those who are put forward (.docx or .xlsx); its columns are in content/office.yml",
        ),
        action="store_true",
        dest="summary",
    )
    command.argument(
        "--everyone",
        help=Bilingual("trích ngang mọi hồ sơ, không chỉ người đang được đề nghị", "list everybody, not only them"),
        action="store_true",
    )


def _summary(options: argparse.Namespace) -> int:
    """The list of those who are put forward."""
    from honorroll.office.workbook import summary  # noqa: PLC0415  # no other command needs it

    form, language = options.file.suffix.lower(), options.lang
    if form not in summary.FORMS:
        print(message("export-form", language, file=options.file.name, forms=", ".join(summary.FORMS)), file=sys.stderr)
        return 2
    listed = summary.run(options.root.resolve(), form, terminal.day(options), everyone=options.everyone)
    code = terminal.report(listed.findings, language, "text", silent_when_clean=True)
    if listed.data:
        write_atomically(options.file, listed.data)
        print(message("exported", language, file=options.file, count=listed.listed))
    elif not code:
        print(message("nobody-proposed", language), file=sys.stderr)
        return 1
    return code


def run(options: argparse.Namespace) -> int:
    from honorroll.office.workbook import export  # noqa: PLC0415  # no other command needs it

    if options.summary:
        return _summary(options)
    root, language = options.root.resolve(), options.lang
    form = options.file.suffix.lower()
    if form not in export.FORMS or (options.template and form != ".xlsx"):
        forms = ".xlsx" if options.template else ", ".join(export.FORMS)
        print(message("export-form", language, file=options.file.name, forms=forms), file=sys.stderr)
        return 2
    with terminal.progress(language):
        exported = export.run(root, form, is_template=options.template)
    code = terminal.report(exported.findings, language, "text", silent_when_clean=True)
    if exported.data:
        write_atomically(options.file, exported.data)
        print(message("exported", language, file=options.file, count=exported.profiles))
        if form == ".csv":
            print(message("exported-flat", language), file=sys.stderr)
    return code
