"""The worker that lets a reader read again, without a network, what was opened; and what it must throw away.

Both change with the release: a browser takes a worker whose bytes differ for a new one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256

from honorroll.engine.assets import THEME

WORKER, GONE = "sw.js", "withdrawn.json"


def files(release: str, gone: Iterable[str]) -> dict[str, bytes]:
    """``gone`` are the addresses of pages that were taken down or moved.

    They are published as digests: an address is made of the name, and the list is not to be one of names.
    """
    digests = sorted(sha256(url.encode()).hexdigest()[:16] for url in gone)
    return {WORKER: worker(release), GONE: json.dumps(digests).encode()}


def worker(release: str) -> bytes:
    return (THEME / "js/sw.js").read_bytes().replace(b"%RELEASE%", release.encode())
