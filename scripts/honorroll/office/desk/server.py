"""Serves the desk on this machine, to the browser that was given the start address."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable

import uvicorn

from honorroll.base.errors import PortTakenError
from honorroll.office.desk.app import Desk
from honorroll.office.desk.areas import Workplace
from honorroll.office.desk.pages import Pages
from honorroll.office.desk.preview import Preview
from honorroll.office.desk.security import Guard
from honorroll.office.records.drafts import Drafts
from honorroll.office.records.site import Site

HOST = "127.0.0.1"


def serve(site: Site, port: int, started: Callable[[str, uvicorn.Server], None]) -> None:
    """Serve the desk of a site until the process is interrupted.

    ``started`` is given the start address once it can be opened, and the server. A ``port`` of 0 is any that is free.
    Raises StoppedError.
    """
    preview = Preview(site)  # may fork, so before there are threads
    settings = site.frame().settings
    pages = Pages(settings.name if settings else site.root.name)
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, port))
        except OSError:
            raise PortTakenError(port) from None
        listening.listen(64)
        capability = secrets.token_urlsafe(24)
        application = Desk(Workplace(site, Drafts(site.root), pages, preview, capability)).application()
        guard = Guard(application, listening.getsockname()[1], capability, pages)
        config = uvicorn.Config(
            guard,
            http="h11",
            ws="none",
            lifespan="off",
            log_level="error",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=3,  # a browser that still loads something must not keep it open
        )
        server = uvicorn.Server(config)
        started(guard.start_address, server)
        server.run(sockets=[listening])
