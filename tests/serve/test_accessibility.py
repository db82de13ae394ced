"""Every page in both languages, light and dark: no violation of WCAG 2.2 AA that axe-core finds, nothing wider than a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .conftest import Window
from .site import Site
from .test_screens import NO_PAGES, list_pages

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => {
  const found = await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]});
  return found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(" ")).slice(0, 3)}`);
}"""


@pytest.fixture(scope="session")
def axe() -> str:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed; run make setup where Node is")
    return AXE.read_text(encoding="utf-8")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_axe_finds_nothing(shared_site: Site, browser: Browser, axe: str, language: str, theme: str) -> None:
    context = browser.new_context(color_scheme=theme, viewport={"width": 1280, "height": 900})  # type: ignore[arg-type]
    window = Window(context, shared_site)
    violations = {}
    for path in list_pages(shared_site):
        if path.startswith(NO_PAGES):
            continue
        page = window.open(path, language)
        page.wait_for_timeout(150)
        page.evaluate(axe)
        if found := page.evaluate(RUN):
            violations[path] = found
    context.close()
    assert violations == {}
    assert window.strangers == []
    assert window.faults == []


@pytest.mark.parametrize("width", [320, 768])
def test_nothing_is_wider_than_the_window(shared_site: Site, browser: Browser, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    window = Window(context, shared_site)
    wide = []
    for language in ("ar", "en"):
        for path in list_pages(shared_site):
            if not path.startswith(NO_PAGES):
                page = window.open(path, language)
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    wide.append((path, language))
    context.close()
    assert wide == []


@pytest.mark.parametrize(
    "path", ["/reports/night-1", "/incidents/d2a6ed4b43f17ef3", "/search?q=معسكر", "/map", "/timeline"]
)
def test_pages_can_be_read_without_scripts(shared_site: Site, browser: Browser, path: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = Window(context, shared_site).open(path)
    assert "النخيل" in page.locator("main").inner_text()
    context.close()
