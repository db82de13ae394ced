"""What several rooms test with: an empty ledger, commands, a browser. No gazetteer of the user reaches a test."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from command import Runner

from riwaya.ledger import Ledger

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        pytest.skip("no Chromium here; on Debian: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()
