"""Turns folders of profiles and photos into a public honor roll and a conference media page."""

import sys

# Before anything that an older Python cannot read: pip looks at the version, but whoever runs the folder does not.
if sys.version_info < (3, 11):  # noqa: UP036  # as above
    seen = ".".join(map(str, sys.version_info[:2]))
    sys.stderr.write(f"honorroll cần Python 3.11 trở lên, đây là {seen}. (honorroll needs Python 3.11 or newer.)\n")
    sys.exit(2)
