"""``python -m honorroll``, and what the installed command calls."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from honorroll.cli import main
from honorroll.parallel import stop_children


def run() -> NoReturn:
    """Run a command and end the process at once: taking half a million objects apart first is a tenth of a build."""
    code = main()
    stop_children()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
