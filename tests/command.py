"""Runs a command of riwaya in this process, for the tests of the command line."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from riwaya.cli import main


class Outcome(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


class Runner:
    """Runs a command in this process."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def __call__(self, *arguments: str) -> Outcome:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        out, err = self._capture.readouterr()
        return Outcome(int(ended.value.code or 0), out, err)
