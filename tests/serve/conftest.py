"""Servers and a browser for the tests of the workspace."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from riwaya.ledger import Ledger
from riwaya.serve.assets import MissingAssetsError, find_assets

from .site import Site, make_night, serve


@pytest.fixture(scope="session")
def assets() -> Path:
    """The built browser side; without Node there is none."""
    try:
        return find_assets()
    except MissingAssetsError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the example night; tests that write copy it."""
    path = tmp_path_factory.mktemp("night") / "night.db"
    make_night(path)
    return path


@pytest.fixture(scope="session")
def shared_site(night: Path, assets: Path) -> Iterator[Site]:
    """A server that tests only read from."""
    with Ledger.open(night) as ledger, serve(ledger) as site:
        yield site


@pytest.fixture
def site(night: Path, assets: Path, tmp_path: Path) -> Iterator[Site]:
    """A server of one test, which may write."""
    path = tmp_path / "news.db"
    shutil.copy(night, path)
    with Ledger.open(path) as ledger, serve(ledger) as site:
        yield site


@pytest.fixture
def empty_site(assets: Path, tmp_path: Path) -> Iterator[Site]:
    """A server on an empty ledger."""
    with Ledger.open(tmp_path / "empty.db") as ledger, serve(ledger) as site:
        yield site


class Window:
    """A page that records what it may not do: errors, and requests that leave the server."""

    def __init__(self, context: BrowserContext, site: Site) -> None:
        self.site = site
        self.faults: list[str] = []
        self.strangers: list[str] = []
        context.add_cookies([{"name": site.sessions.cookie, "value": site.session, "url": site.base}])
        context.add_init_script("window.executed = []; window.alert = (word) => window.executed.push(String(word));")
        self.page: Page = context.new_page()
        self.page.on("console", lambda message: self._hear(message.type, message.text))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", lambda request: self._see(request.url))

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.faults.append(text)

    def _see(self, url: str) -> None:
        if not url.startswith((self.site.base, "data:", "about:", "blob:")):
            self.strangers.append(url)

    def open(self, path: str, language: str = "ar") -> Page:
        """Goes to a page of the site in a language."""
        mark = "&" if "?" in path else "?"
        response = self.page.goto(f"{self.site.base}{path}{mark}lang={language}")
        assert response is not None
        assert response.status == 200, path
        return self.page


@pytest.fixture
def window(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Window]:
    """A window on the server that the test asks for as well: `site` where it writes, else the shared one."""
    names = [name for name in ("site", "empty_site") if name in request.fixturenames]
    served = request.getfixturevalue(names[0] if names else "shared_site")
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ar")
    yield Window(context, served)
    context.close()
