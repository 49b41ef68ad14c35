"""What each host needs besides the files of a release. The names are here for the parser of the command line, which
imports nothing else.
"""

from typing import Final

#: The site as it is, with nothing besides.
FOLDER: Final = "folder"
NAMES: Final = ("nginx", "apache", "pages", "netlify", "cloudflare", "usb", FOLDER)
