"""The guide for staff: how things are done step by step, with pictures of the desk.

One source, ``text/*.md`` and ``pictures/*.webp``, is shown in two places: in the desk, and on a site whose settings
ask for it. The pictures are taken by ``tests/guide``, which does what the text says; see ``README.md`` here.

This package exports what the site and the desk call.
"""

from honorroll.guide.chapters import chapters, pictures
from honorroll.guide.plan import plan

__all__ = ["chapters", "pictures", "plan"]
