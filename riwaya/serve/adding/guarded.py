"""Files -> reports, parsed in a child: a file that kills it or takes too long is skipped, and the next one read."""

from __future__ import annotations

import struct
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import IO

import msgspec

from riwaya.intake import Intake, Skipped
from riwaya.serve.adding.child import Order, Parsed

# Seconds by the clock that one file may take; the child's own limit is of its core.
PATIENCE = 30.0


class Child:
    """The parsing process, started when it is needed and again when it has died."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._process: subprocess.Popen[bytes] | None = None

    def parse(self, order: Order) -> list[Parsed]:
        """What a file holds, or why nothing could be had of it."""
        process = self._process = self._process or _start()
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        watch = threading.Timer(self._patience, give_up)
        watch.start()
        try:
            return _exchange(process, order)
        except (OSError, EOFError):
            self.stop()
            reason = "takes too long to parse" if late.is_set() else "breaks the parser, or needs more than a file may"
            return [Parsed(skipped=Skipped(order.name, reason))]
        finally:
            watch.cancel()

    def stop(self) -> None:
        """Ends the process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                _close(stream)
            self._process = None


def read_guarded(orders: Iterable[Order], patience: float = PATIENCE) -> Iterator[Intake | Skipped]:
    """The reports of all files, in order."""
    child = Child(patience)
    try:
        for order in orders:
            for parsed in child.parse(order):
                item = parsed.intake or parsed.skipped
                if item is not None:
                    yield item
    finally:
        child.stop()


def _start() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "riwaya.serve.adding.child"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def _exchange(process: subprocess.Popen[bytes], order: Order) -> list[Parsed]:
    if process.stdin is None or process.stdout is None:
        raise EOFError
    process.stdin.write(msgspec.json.encode(order) + b"\n")
    process.stdin.flush()
    (length,) = struct.unpack(">I", _take(process.stdout, 4))
    return msgspec.msgpack.decode(_take(process.stdout, length), type=list[Parsed])


def _take(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _close(stream: IO[bytes] | None) -> None:
    # What was not written yet has nobody left to read it.
    if stream is not None:
        with suppress(OSError):
            stream.close()
