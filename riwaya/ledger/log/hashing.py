"""The hashes of the log: leaves and nodes as in RFC 6962, section 2.1, and a chain over the leaves.

    leaf  = SHA-256(0x00 || entry)
    node  = SHA-256(0x01 || left || right)
    chain = SHA-256(0x01 || chain before || leaf); before the first entry it is SHA-256 of nothing

The different first bytes keep an entry from being passed off as a node. The root over n leaves is the Merkle tree hash
of that section, so a proof made for it by other software fits.
"""

from __future__ import annotations

from hashlib import sha256

LEAF, NODE = b"\x00", b"\x01"
EMPTY = sha256(b"").digest()


def hash_leaf(entry: bytes) -> bytes:
    """The hash of one entry."""
    return sha256(LEAF + entry).digest()


def hash_node(left: bytes, right: bytes) -> bytes:
    """The hash of two hashes, in this order."""
    return sha256(NODE + left + right).digest()


class Tree:
    """A Merkle tree that grows leaf by leaf and holds no more than one hash for each level."""

    def __init__(self) -> None:
        self.size = 0
        self._full: list[bytes] = []

    def add(self, leaf: bytes) -> None:
        """Appends a leaf."""
        size = self.size
        while size & 1:
            leaf = sha256(NODE + self._full.pop() + leaf).digest()
            size >>= 1
        self._full.append(leaf)
        self.size += 1

    @property
    def root(self) -> bytes:
        """The hash over all leaves so far."""
        if not self._full:
            return EMPTY
        root = self._full[-1]
        for left in reversed(self._full[:-1]):
            root = hash_node(left, root)
        return root
