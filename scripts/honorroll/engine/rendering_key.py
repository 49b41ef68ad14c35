"""What the rendering of MkDocs depends on. Loads neither YAML nor models, so that a build in which nothing changed
loads none.
"""

from __future__ import annotations

import os
import re
from hashlib import blake2b
from pathlib import Path

from honorroll.content.scan import pages_folder
from honorroll.engine import assets
from honorroll.engine.program import program_digest


def rendering_key(root: Path) -> str:
    """A digest of all that the rendering depends on: the program, ``mkdocs.yml`` with its hooks, hand-written pages and
    theme.
    """
    digest = blake2b(program_digest(), digest_size=12)
    digest.update(assets.fingerprint())
    top = root / pages_folder(root)
    for path in sorted(path for path in top.rglob("*") if path.is_file() and not path.is_symlink()):
        digest.update(f"{path.relative_to(top).as_posix()}\0{path.stat().st_size}\0".encode(errors="surrogateescape"))
        digest.update(path.read_bytes())
    settings = (root / "mkdocs.yml").read_bytes()
    digest.update(settings)
    if b"hooks" in settings:
        from honorroll.content import config  # noqa: PLC0415  # loads YAML, and few sites have hooks

        folders = {(root / hook).parent for hook in config.hooks(settings)}  # a hook may import what is beside it
        for path in sorted(path for folder in folders for path in folder.glob("*.py")):
            digest.update(path.name.encode(errors="surrogateescape") + b"\0" + path.read_bytes())
    if b"!ENV" in settings:
        for name in re.findall(r"[A-Z][A-Z0-9_]+", settings.decode(errors="replace")):
            digest.update(f"\0{os.environ.get(name)}".encode(errors="surrogateescape"))
    return digest.hexdigest()
