"""A worker: takes orders on its standard input, answers on its output, and may do nothing else.

It is a process of its own with little memory and time, for a photo can be made to break a decoder: then it is the
worker that is lost. What it answers is plain msgpack, for whoever broke it could answer anything.
"""

from __future__ import annotations

import os
import resource
import struct
import sys
import time
from typing import Any, BinaryIO

import msgpack

#: Bytes of memory, and seconds of the processor for one order.
MEMORY, SECONDS = 1024 * 1024 * 1024, 30


def main() -> None:
    orders, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    from honorroll.media.draw import contact_sheet, decode, encode  # noqa: PLC0415  # after the streams are safe

    confine()
    while order := received(orders):
        deed, data, arguments = order
        more_time()
        answer: Any
        try:
            if deed == "look":
                answer = decode.inspect_photo(data, *arguments)
            elif deed == "draw":
                answer = list(encode.draw_jobs(data, [encode.parse_job(*one) for one in arguments]))
            elif deed == "mend":
                answer = encode.corrected_photo(data, *arguments)
            else:
                answer = contact_sheet.draw_sheet(*arguments)
            send(answers, (True, answer))
        except decode.RejectedError as error:
            send(answers, (False, str(error)))
        except MemoryError:
            send(answers, (False, "too-large"))


def confine() -> None:
    """From here on: no file written, no other process, no more memory than ``MEMORY``."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def more_time() -> None:
    soft, hard = int(time.process_time()) + SECONDS, resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def received(stream: BinaryIO) -> Any:
    head = stream.read(4)
    if len(head) < 4:
        return None
    return msgpack.unpackb(stream.read(struct.unpack(">I", head)[0]), use_list=False)


def send(stream: BinaryIO, message: object) -> None:
    data = msgpack.packb(message)
    stream.write(struct.pack(">I", len(data)) + data)
    stream.flush()


if __name__ == "__main__":
    sys.setrecursionlimit(500)
    main()
