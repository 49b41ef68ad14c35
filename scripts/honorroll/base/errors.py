"""What ends a command: not faults of the content, which are findings, but of the surroundings. ``cli`` has the words."""


class StoppedError(RuntimeError):
    """The work cannot be done now; ``str()`` is the fact that goes into the message."""

    word = "failed"


class NoSiteError(StoppedError):
    """The folder holds no site."""

    word = "no-site"


class BusyError(StoppedError):
    """Another build of the same site is under way."""

    word = "busy"


class ForeignFileError(StoppedError):
    """Something stands in the way that this program did not make, and must not replace."""

    word = "not-ours"


class FileChangedError(StoppedError):
    """A file changed while it was being used."""

    word = "changed"


class ChildDiedError(StoppedError):
    """A child process ended without a result: killed, or out of memory."""
