"""What an area of the desk is: a group of pages in modules of its own, which gives its routes to ``app``.

An area is a function from the workplace to routes. Its link in the head of the pages is a row of ``pages.TABS``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from honorroll.office.desk.pages import Pages
from honorroll.office.desk.posting import Sent, sent
from honorroll.office.desk.preview import Preview
from honorroll.office.records.drafts import Drafts
from honorroll.office.records.site import Site


class Workplace(NamedTuple):
    """What all areas work with. ``capability`` is the secret in the addresses of previews."""

    site: Site
    drafts: Drafts
    pages: Pages
    preview: Preview
    capability: str


Area: TypeAlias = Callable[[Workplace], list[Route]]


def shown(path: str, answer: Callable[[Request], Response]) -> Route:
    """The route of a page, answered in a thread."""

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(answer, request)

    return Route(path, endpoint, methods=["GET"])


def posted(path: str, answer: Callable[[Request, Sent], Response]) -> Route:
    """The route of a form, which is read and then answered in a thread."""

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(answer, request, await sent(request))

    return Route(path, endpoint, methods=["POST"])
