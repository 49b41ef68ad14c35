"""``python -m honorroll``."""

import sys

from honorroll.cli import main

if __name__ == "__main__":
    sys.exit(main())
