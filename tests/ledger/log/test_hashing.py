"""The tree is the one of RFC 6962, for any number of leaves."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from riwaya.ledger.log.hashing import Tree, hash_leaf

# The empty tree and the first leaves of the test vectors that certificate-transparency implementations share.
VECTORS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
ENTRIES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]


def define(leaves: list[bytes]) -> bytes:
    """The definition, word for word."""
    if len(leaves) == 0:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return sha256(b"\x01" + define(leaves[:split]) + define(leaves[split:])).digest()


def grow(entries: list[bytes]) -> bytes:
    tree = Tree()
    for entry in entries:
        tree.add(hash_leaf(entry))
    assert tree.size == len(entries)
    return tree.root


def test_the_known_roots() -> None:
    entries = [bytes.fromhex(entry) for entry in ENTRIES]
    assert {size: grow(entries[:size]).hex() for size in VECTORS} == VECTORS


@given(st.lists(st.binary(max_size=4), max_size=70))
def test_the_tree_is_as_defined(entries: list[bytes]) -> None:
    assert grow(entries) == define(entries)
