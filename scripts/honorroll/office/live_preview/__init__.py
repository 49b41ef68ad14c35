"""``honorroll serve``: a preview in the browser that follows what is edited.

Three processes share the work: this one serves the release that was made last and waits for the system to tell of
edits, one builds (see ``builder``), and the browser is told to load a page again. None of them does anything while
nobody edits.
"""
