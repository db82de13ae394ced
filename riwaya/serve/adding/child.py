"""A process that only parses files: what a hostile or broken file does to it is done to nobody else.

It reads one order a line from standard input (JSON) and answers each with one frame on standard output: a length of
four bytes, then MessagePack.
"""

from __future__ import annotations

import resource
import struct
import sys
from pathlib import Path
from typing import BinaryIO

import msgspec

from riwaya.intake import Defaults, Intake, Skipped, read_bytes

# Bytes of address space, and seconds of one core for each file.
MEMORY = 1_500_000_000
SECONDS = 20


class Order(msgspec.Struct, frozen=True):
    """A file to parse, and what it is called by who sent it."""

    path: str
    name: str
    defaults: Defaults


class Parsed(msgspec.Struct, frozen=True):
    """One report, or why there is none: exactly one of the two."""

    intake: Intake | None = None
    skipped: Skipped | None = None


def parse(order: Order) -> list[Parsed]:
    """All that one file holds."""
    found: list[Parsed] = []
    try:
        raw = Path(order.path).read_bytes()
        for item in read_bytes(raw, where=order.name, defaults=order.defaults):
            found.append(Parsed(intake=item) if isinstance(item, Intake) else Parsed(skipped=item))
    except MemoryError:
        found = [Parsed(skipped=Skipped(order.name, "needs more memory than a file may"))]
    return found


def serve(orders: BinaryIO, answers: BinaryIO) -> None:
    """Parses until there are no more orders."""
    decoder = msgspec.json.Decoder(Order)
    for line in orders:
        _grant_time()
        frame = msgspec.msgpack.encode(parse(decoder.decode(line)))
        answers.write(struct.pack(">I", len(frame)) + frame)
        answers.flush()


def _grant_time() -> None:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (used + SECONDS, resource.RLIM_INFINITY))


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    serve(sys.stdin.buffer, sys.stdout.buffer)
