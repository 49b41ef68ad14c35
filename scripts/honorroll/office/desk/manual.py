"""The guide for staff, as an area of the desk."""

from __future__ import annotations

from functools import partial

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from honorroll.office.desk.areas import Workplace, shown
from honorroll.office.desk.pages import Pages
from honorroll.pages import addresses
from honorroll.pages.html import ROOT


def routes(desk: Workplace) -> list[Route]:
    """The list of chapters, the chapters and their pictures."""
    return [
        shown(f"/{addresses.GUIDE}", partial(_index, desk.pages)),
        shown(f"/{addresses.guide('{chapter}')}", partial(_chapter, desk.pages)),
        shown(f"/{addresses.guide_picture('{picture}.webp')}", _picture),
    ]


def _index(pages: Pages, _: Request) -> Response:
    from honorroll import guide  # noqa: PLC0415  # read when it is asked for: the desk starts without it

    return HTMLResponse(pages.render("guide_index.html", here="guide", chapters=guide.chapters()))


def _chapter(pages: Pages, request: Request) -> Response:
    from honorroll import guide  # noqa: PLC0415  # as above

    book = guide.chapters()
    number = next((n for n, each in enumerate(book) if each.id == request.path_params["chapter"]), None)
    if number is None:
        raise HTTPException(404)
    chapter, after = book[number], book[number + 1 : number + 2]
    body = chapter.body.replace(ROOT, "/")
    return HTMLResponse(pages.render("guide.html", here="guide", chapter=chapter, body=body, after=after))


def _picture(request: Request) -> Response:
    from honorroll import guide  # noqa: PLC0415  # as above

    found = guide.pictures().get(f"{request.path_params['picture']}.webp")
    if found is None:
        raise HTTPException(404)
    return Response(found.data, media_type="image/webp")
