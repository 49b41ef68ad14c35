"""The worker process: it reads commands from standard input and writes answers to standard output, both msgpack.

A hostile photo may exploit a decoder. So decoding happens here, with limits on memory and time, without the right to
write files, and whoever reads the answers must check them.
"""

from __future__ import annotations

import ctypes
import os
import signal
import struct
import sys
import time
from contextlib import suppress
from typing import Any, BinaryIO

import msgpack

from honorroll.base.orphans import end_with_parent

try:
    import resource
except ImportError:  # Windows: whoever waits for an answer ends this process after a time
    HAS_LIMITS = False
else:
    HAS_LIMITS = True

#: Bytes of address space, and seconds of CPU time for one command.
MEMORY_BYTES, CPU_SECONDS = 1024 * 1024 * 1024, 30
_PR_SET_PDEATHSIG = 1
#: The first message of a worker.
READY = (True, "ready")


def main() -> None:
    """Say that it is ready, and answer commands until standard input ends or the parent, the argument, is gone."""
    commands, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get among the answers
    # after standard output is redirected
    from honorroll.media.draw import contact_sheet, decode, encode  # noqa: PLC0415
    from honorroll.media.renditions import RejectedError  # noqa: PLC0415

    confine()
    with suppress(
        OSError, AttributeError, TypeError
    ):  # Linux ends this process at once, also while a decoder is at work
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    end_with_parent(int(sys.argv[1]))
    send(answers, READY)
    while message := receive(commands):
        command, data, arguments = message
        more_time()
        answer: Any
        try:
            if command == "inspect":
                answer = decode.inspect_photo(data, *arguments)
            elif command == "draw":
                answer = list(encode.draw_jobs(data, [encode.parse_job(*job) for job in arguments]))
            elif command == "redraw":
                answer = encode.redrawn_photo(data, *arguments)
            elif command == "mend":
                answer = encode.corrected_photo(data, *arguments)
            else:
                answer = contact_sheet.draw_sheet(*arguments)
            send(answers, (True, answer))
        except RejectedError as error:
            send(answers, (False, str(error)))
        except MemoryError:
            send(answers, (False, "too-large"))


def confine() -> None:
    """Limit this process: it can write no file and no core dump, and use at most ``MEMORY_BYTES``."""
    if not HAS_LIMITS:
        return
    limits = ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0))
    for kind, limit in limits:
        resource.setrlimit(kind, (limit, limit))


def more_time() -> None:
    """Allow ``CPU_SECONDS`` from now on."""
    if not HAS_LIMITS:
        return
    soft, hard = int(time.process_time()) + CPU_SECONDS, resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def receive(stream: BinaryIO) -> Any:
    """The next message, preceded by its length in four bytes; None at the end."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    return msgpack.unpackb(stream.read(struct.unpack(">I", head)[0]), use_list=False)


def send(stream: BinaryIO, message: object) -> None:
    """Write a message, preceded by its length in four bytes."""
    data = msgpack.packb(message)
    stream.write(struct.pack(">I", len(data)) + data)
    stream.flush()


if __name__ == "__main__":
    sys.setrecursionlimit(500)
    main()
