"""A form as it was sent: its fields, what is to be done with it, and the photos that came with it."""

from __future__ import annotations

from typing import NamedTuple

from starlette.datastructures import UploadFile
from starlette.requests import Request

from honorroll.media.inspection import MAX_PHOTO_BYTES
from honorroll.office.desk.form_values import Posted
from honorroll.office.desk.uploads import Upload

#: What a form is made of besides the fields of the profile.
ACTION, BASE, ADDRESS, TWIN, UPLOAD = "_lam", "_goc", "_dia-chi", "_trung-ten", "_anh"
#: The keys in which two versions differ, and which of them is taken; and that the form was judged before.
DIFFERS, TAKE, CHECKED = "_khac", "_lay", "_da-xem"
_MAX_FIELDS, _MAX_FILES = 20_000, 40


class Sent(NamedTuple):
    posted: Posted
    action: str
    uploads: list[Upload]


async def sent(request: Request) -> Sent:
    """Read the form. What is larger than a photo may be is not held in memory, and not read."""
    posted, uploads, action = Posted(), list[Upload](), ""
    async with request.form(max_files=_MAX_FILES, max_fields=_MAX_FIELDS) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                if value.filename:
                    large = (value.size or 0) > MAX_PHOTO_BYTES
                    data = b"" if large else await value.read()
                    uploads.append(Upload(value.filename.replace("\\", "/").rpartition("/")[2], data, large))
            elif name == ACTION:
                action = value
            elif name != UPLOAD:
                posted.add(name, value)
    return Sent(posted, action, uploads)
