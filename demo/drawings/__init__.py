"""The pictures of the demonstration, drawn as SVG by this package and turned into photos: ``make drawings``.

Nobody sat for them. The same table gives the same SVG, byte for byte; the files of ``demo/`` are what Chromium makes of
it.
"""
