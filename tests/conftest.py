"""An empty ledger in a file, for the rooms that write into one; no gazetteer of the user reaches a test."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import Runner

from riwaya.ledger import Ledger


def pytest_configure() -> None:
    """Tests read with the tables that ship, whatever gazetteers the user has added."""
    os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp(prefix="riwaya-tests-")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.ledger"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path) as ledger:
        yield ledger


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Runner:
    """Runs a command of riwaya in this process."""
    return Runner(capfd)
