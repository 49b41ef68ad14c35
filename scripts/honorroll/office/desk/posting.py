"""A form as it was sent: its fields, what is to be done with it, and the files that came with it."""

from __future__ import annotations

from typing import NamedTuple

from starlette.datastructures import UploadFile
from starlette.requests import Request

from honorroll.media.inspection import MAX_FILM_BYTES as MAX_FILE_BYTES
from honorroll.office.records.form_values import DOT, Posted
from honorroll.office.records.uploads import Upload

#: What a form is made of besides the fields of the record. The name of a file begins with ``UPLOAD``; what follows, and
#: a dot, is the field that it is for.
ACTION, BASE, ADDRESS, TWIN, UPLOAD = "_lam", "_goc", "_dia-chi", "_trung-ten", "_anh"
#: The keys in which two versions differ, and which of them is taken; and that the form was judged before.
DIFFERS, TAKE, CHECKED = "_khac", "_lay", "_da-xem"
#: What a script was told of files that it sent a few at a time, a line each.
FAULTS = "_loi-tep"
#: An album of 2,000 photos has 20,000 fields and more.
_MAX_FIELDS, _MAX_FILES = 60_000, 400


class Sent(NamedTuple):
    posted: Posted
    action: str
    uploads: list[Upload]


async def sent(request: Request) -> Sent:
    """Read the form. What is larger than a file may be is not held in memory, and not read."""
    posted, uploads, action = Posted(), list[Upload](), ""
    async with request.form(max_files=_MAX_FILES, max_fields=_MAX_FIELDS) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                if value.filename:
                    large = (value.size or 0) > MAX_FILE_BYTES
                    data = b"" if large else await value.read()
                    file = value.filename.replace("\\", "/").rpartition("/")[2]
                    uploads.append(Upload(file, data, large, name.removeprefix(UPLOAD).lstrip(DOT)))
            elif name == ACTION:
                action = value
            elif name.partition(DOT)[0] != UPLOAD:
                posted.add(name, value)
    return Sent(posted, action, uploads)
