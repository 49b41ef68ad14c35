"""``python -m honorroll``, and what the installed command calls."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

# Before anything that an older Python cannot read: pip looks at the version, but whoever runs the folder does not.
if sys.version_info < (3, 11):  # noqa: UP036  # as above
    seen = ".".join(map(str, sys.version_info[:2]))
    sys.stderr.write(f"honorroll cần Python 3.11 trở lên, đây là {seen}. (honorroll needs Python 3.11 or newer.)\n")
    sys.exit(2)

# The process is short-lived, with hundreds of thousands of objects and hardly any cycles: the garbage collector only
# costs time, a tenth of loading the program too.
gc.disable()

from honorroll.base.parallel import stop_children  # noqa: E402  # as above
from honorroll.cli import main  # noqa: E402  # after the collector was told


def run() -> NoReturn:
    """Run a command and end the process at once: freeing half a million objects would take a tenth of a build."""
    code = main()
    stop_children()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
