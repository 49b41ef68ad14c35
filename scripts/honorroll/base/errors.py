"""Errors that end a command because of its environment. Faults of the content are findings instead.

The terminal turns an error into one line: ``message`` is the key of its text (see ``office.messages``), ``str(error)``
the fact that the text takes.
"""


class StoppedError(RuntimeError):
    """The command cannot go on now."""

    message = "failed"


class NoSiteError(StoppedError):
    """The folder holds no site."""

    message = "no-site"


class BusyError(StoppedError):
    """Another build of the same site is running."""

    message = "busy"


class ForeignFileError(StoppedError):
    """Something that this program did not create, and must not replace, is in the way."""

    message = "not-ours"


class FileChangedError(StoppedError):
    """A file changed while it was being used."""

    message = "changed"


class StaleReleaseError(StoppedError):
    """The live release is not whole, or was made by another version of the program."""

    message = "stale-release"


class NoReleaseError(StoppedError):
    """There is no release to go back to."""

    message = "no-release"


class ChildDiedError(StoppedError):
    """A child process ended without a result: it was killed or ran out of memory."""


class WorkerNotStartedError(StoppedError):
    """The process that draws pictures does not start, so that nothing can be said of any photo."""

    message = "no-worker"


class PrintExtraMissingError(StoppedError):
    """The libraries of the extra ``print`` are not installed; ``str()`` is what pip is to be told."""

    message = "no-print-extra"


class MissingLettersError(StoppedError):
    """No font that may be used has the letters of a text, which is ``str()``."""

    message = "missing-letters"


class PortTakenError(StoppedError):
    """Another program listens where the desk was to; ``str()`` is the port."""

    message = "port-taken"


class AddressTakenError(StoppedError):
    """Another program listens where a preview was to; ``str()`` is the address."""

    message = "address-taken"


class AddressRefusedError(StoppedError):
    """The system lets nobody listen at an address; ``str()`` is the address and why."""

    message = "address-refused"


class UnfitPathError(StoppedError):
    """A path holds a sign that a server's own file cannot say; ``str()`` is the path."""

    message = "unfit-path"


class HostRefusesFileError(StoppedError):
    """The host that a copy is for takes no file of that size; ``str()`` is the path and the two sizes."""

    message = "host-refuses-file"


class HostRefusesFilesError(StoppedError):
    """The host that a copy is for takes fewer files, whatever is paid; ``str()`` is the two numbers."""

    message = "host-refuses-files"


class NothingToPublishError(StoppedError):
    """There is no whole live release."""

    message = "nothing-to-publish"


class UploadError(StoppedError):
    """An upload did not come to its end; ``str()`` is what the other side or the library said, or the file."""

    message = "upload-failed"


class UploadRefusedError(UploadError):
    """Nobody is let in, or may not write; ``str()`` is what the other side said."""

    message = "upload-refused"


class WrongClockError(UploadError):
    """The other side refuses what is signed at another time than its own; ``str()`` is what it said."""

    message = "upload-clock"


class ForeignUploadError(UploadError):
    """Where a file is to be uploaded there is one that no earlier upload put there; ``str()`` is its path."""

    message = "upload-foreign"


class OwnFolderError(UploadError):
    """The site was to be uploaded among what it is made of, or all over a disk; ``str()`` is the folder."""

    message = "upload-own-folder"


class NotRemovedError(UploadError):
    """A file of somebody who was withdrawn is still there; ``str()`` is its path."""

    message = "upload-left"


class SharedPoolError(StoppedError):
    """The pool that machines share does not answer; ``str()`` is its address and what was said."""

    message = "pool-failed"


class ClusterError(StoppedError):
    """The machines that were to draw cannot be reached, or were lost; ``str()`` is which, and why."""

    message = "cluster-failed"


class ForeignWorkerError(StoppedError):
    """A machine would draw with another version of the program; ``str()`` is its name and the two versions."""

    message = "cluster-version"
