"""The head of a log: how many entries there are and the hash over all of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from sqlalchemy import Connection, select

from riwaya.ledger.log.hashing import Tree
from riwaya.ledger.tables import log
from riwaya.model import LedgerError

WRITTEN = re.compile(r"riwaya1:(\d+):([0-9a-f]{64})")


class Head(NamedTuple):
    """What to note down elsewhere: who has it can tell later that nothing of what it covers was changed or removed."""

    size: int
    root: str

    def __str__(self) -> str:
        return f"riwaya1:{self.size}:{self.root}"


def read_head(text: str) -> Head:
    """A head as it is written; raises LedgerError."""
    match = WRITTEN.fullmatch(text.strip())
    if match is None:
        raise LedgerError(f"'{text}' is no head of a ledger; one looks like riwaya1:12:<64 hexadecimal digits>")
    return Head(int(match[1]), match[2])


def find_head(connection: Connection) -> Head:
    """The head of the log as it stands; `verify` tells whether it stands rightly."""
    tree = Tree()
    for (leaf,) in connection.execute(select(log.c.leaf).order_by(log.c.no)):
        tree.add(bytes.fromhex(leaf))
    return Head(tree.size, tree.root.hex())
