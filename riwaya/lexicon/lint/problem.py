"""What the linter reports."""

from __future__ import annotations

from typing import NamedTuple


class Problem(NamedTuple):
    """A row or line that breaks the law; `where` is file:line or, in an event file, file#trigger."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"
