"""Takes the pictures of the workspace that the docs show, from the example night: `python tools/screenshots.py`.

Needs Chromium and the built workspace (make setup where Node is).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from serve.site import make_night, serve  # noqa: E402

from riwaya.ledger import Ledger  # noqa: E402

IMAGES = ROOT / "docs" / "images"
SIZE = {"width": 1280, "height": 760}


def take(page: Page, base: str) -> None:
    """The reader with a place chosen, an incident, the review."""
    page.goto(f"{base}/reports/night-1?lang=ar&at=60")
    page.wait_for_timeout(500)
    page.screenshot(path=IMAGES / "reader.png")
    page.goto(f"{base}/incidents?lang=en&disputed=true")
    page.get_by_role("link", name="قصف بستة صواريخ").click()
    page.goto(f"{page.url}?lang=en")
    page.wait_for_timeout(300)
    page.screenshot(path=IMAGES / "incident.png")
    page.goto(f"{base}/review/night-2?lang=ar")
    for key in "yynyu":
        page.keyboard.press(key)
    page.wait_for_timeout(600)
    page.screenshot(path=IMAGES / "review.png")


def main() -> None:
    """Serves a fresh night and takes all pictures."""
    IMAGES.mkdir(exist_ok=True)
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "night.db"
        make_night(path)
        with Ledger.open(path) as ledger, serve(ledger) as site:
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            context = browser.new_context(viewport=SIZE, color_scheme="light")  # type: ignore[arg-type]
            context.add_cookies([{"name": site.sessions.cookie, "value": site.session, "url": site.base}])
            take(context.new_page(), site.base)
            browser.close()


if __name__ == "__main__":
    main()
