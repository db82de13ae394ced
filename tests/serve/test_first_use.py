"""From an empty folder to a reviewed incident, as a newcomer does it, in less than five minutes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

LIMIT = 300.0


@pytest.fixture
def address(tmp_path: Path, assets: Path) -> Iterator[str]:
    """What `riwaya serve` prints on its one line, in an empty folder."""
    command = [
        sys.executable,
        "-c",
        "from riwaya.cli import main; main()",
        "serve",
        "--ledger",
        "news.db",
        "--port",
        "0",
    ]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    server = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, env=environment, text=True)
    assert server.stdout is not None
    yield server.stdout.readline().strip()
    server.terminate()
    server.wait(10)
    server.stdout.close()


def test_an_incident_is_reviewed_in_five_minutes(address: str, browser: Browser) -> None:
    begun = time.monotonic()
    context = browser.new_context(locale="ar", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    strangers: list[str] = []
    base = address.partition("/enter")[0]
    page.on("request", lambda request: None if request.url.startswith(base) else strangers.append(request.url))

    page.goto(address)  # the one line that riwaya serve prints
    assert page.locator("h1").inner_text() == "هذا السجل فارغ"
    page.get_by_role("button", name="تحميل ليلة التجربة").click()
    page.locator("#job .actions a").first.wait_for(timeout=120_000)
    page.get_by_role("link", name="الوقائع").last.click()
    page.get_by_role("link", name="قصف بستة صواريخ").click()
    killed = page.locator("tr", has=page.get_by_role("rowheader", name="القتلى"))
    assert "اختلاف" in killed.inner_text()
    killed.locator("summary").first.click()
    killed.locator(".passage a").first.click()  # the words it was read from
    page.locator("#found .card").first.wait_for()
    page.get_by_role("link", name="المراجعة").last.click()
    total = page.locator("a[data-go]").count()
    for _ in range(total):
        page.keyboard.press("y")
    page.wait_for_function("document.querySelectorAll('a[data-state=open]').length === 0")
    page.wait_for_load_state("networkidle")

    assert time.monotonic() - begun < LIMIT
    assert strangers == []
    context.close()
