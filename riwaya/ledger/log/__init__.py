"""The log of a ledger: one entry for each row that was added, chained by hashes, so that later changes are found."""

from riwaya.ledger.log.appending import append_entries, seal
from riwaya.ledger.log.heads import Head, find_head, read_head
from riwaya.ledger.log.verifying import Problem, Verification, verify

__all__ = ["Head", "Problem", "Verification", "append_entries", "find_head", "read_head", "seal", "verify"]
