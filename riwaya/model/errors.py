"""The errors riwaya raises.

    RiwayaError
    ├── InputError         a source that cannot be read as a report
    ├── SchemaError        JSON that is not a reading
    ├── LexiconError       a lexicon row that breaks the rules of its table
    ├── LedgerError        a ledger that cannot be opened, written or trusted
    └── MissingExtraError  an optional part that is not installed

Every message says what is wrong, where (file:line or report id) and, where there is one, the way out.
"""

from __future__ import annotations


class RiwayaError(Exception):
    """Root of all errors that riwaya raises on purpose."""


class InputError(RiwayaError):
    """A source that cannot be read as a report: empty, binary, not Arabic, or a broken record.

    `where` is a path, or path:line for formats with several reports in a file.
    """

    def __init__(self, where: str, reason: str) -> None:
        self.where = where
        self.reason = reason
        super().__init__(f"{where}: {reason}")


class SchemaError(RiwayaError):
    """JSON that is not a reading; the message names the place in the document."""


class LexiconError(RiwayaError):
    """A lexicon row that breaks the rules of its table; the message names file and line."""


class LedgerError(RiwayaError):
    """A ledger that cannot be opened, written or trusted."""


class MissingExtraError(RiwayaError):
    """An optional part of riwaya that is not installed; the message names the command that installs it."""
