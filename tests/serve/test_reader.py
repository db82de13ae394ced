"""The reader: painting changes no letter and no word's place; offsets hold for every character there is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from riwaya.intake import read_bytes
from riwaya.pipeline import add_sources, make_reader, reader_versions

from .conftest import Window
from .site import Site

ODD = (
    "😀 قالت وزارة الصحة 🚑🏽 الثلاثاء إن خمســـة أشخاص قُتِلوا في المَوْصِل، و«داعش» مي\u200cخواهد 𐤀 ١٢٣.\n"
    "\u200fأكد مصدر أمنيّ مقتلَ ثلاثة جنود في كركوك أمس؛ e\u0301 عند 10:30 👨‍👩‍👧.\n\n"
    "ونفت الوزارة ذلك."
)
LOOKS, PAUSE = 40, 50  # milliseconds
RANGES = """() => {
  const names = ["content", "event", "source", "cue", "name", "time", "quantity"];
  const found = {};
  for (const name of names) found[name] = [...(CSS.highlights.get(name) ?? [])].map((range) => range.toString());
  return found;
}"""
WIDTHS = """() => {
  const widths = [];
  for (const p of document.querySelectorAll("#text p")) {
    const range = document.createRange();
    for (const word of p.firstChild.data.matchAll(/[^ ]+/g)) {
      range.setStart(p.firstChild, word.index);
      range.setEnd(p.firstChild, word.index + word[0].length);
      const box = range.getBoundingClientRect();
      widths.push([box.left, box.top, box.width].map((number) => Math.round(number * 100) / 100));
    }
  }
  return widths;
}"""


@pytest.fixture
def odd(site: Site) -> str:
    """A report with characters beyond 16 bits, marks, joiners, tatweel and direction marks."""
    before = site.ledger.state()[0]
    intakes = read_bytes(ODD.encode(), where="odd.txt")
    summary = add_sources(site.ledger, intakes, make_reader, reader_versions())
    assert summary.added == 1
    return site.ledger.reports(1, before)[0].id


def test_painted_places_are_those_of_the_reading(site: Site, odd: str, window: Window) -> None:
    for report in (odd, *(f"night-{number}" for number in range(1, 9))):
        page = window.open(f"/reports/{report}")
        painted = page.evaluate(RANGES)
        with site.client() as client:
            record = client.get(f"/reports/{report}.json").json()
        text = record["report"]["text"]
        wanted: dict[str, list[str]] = {layer: [] for layer in painted}
        for card in record["cards"]:
            for layer, start, end in card["marks"]:
                # Between paragraphs a range has no line end.
                wanted[layer].append(text[start:end].replace("\n", ""))
        assert {layer: sorted(set(found)) for layer, found in painted.items()} == {
            layer: sorted(set(found)) for layer, found in wanted.items()
        }
        assert sum(map(len, wanted.values())) > 5


def settled_widths(page: Page) -> list[list[float]]:
    """The places of all words once two looks at them agree: on a busy machine fonts come after the page."""
    page.evaluate("document.fonts.ready")
    widths: list[list[float]] = page.evaluate(WIDTHS)
    for _ in range(LOOKS):
        page.wait_for_timeout(PAUSE)
        before, widths = widths, page.evaluate(WIDTHS)
        if widths == before:
            return widths
    raise AssertionError(f"the words still move after {LOOKS} looks")


def test_no_highlight_moves_a_letter(site: Site, odd: str, window: Window) -> None:
    for report in (odd, "night-1"):
        page = window.open(f"/reports/{report}")
        painted = settled_widths(page)
        for box in page.locator("#layers input").all():
            box.uncheck()
        assert all(not ranges for ranges in page.evaluate(RANGES).values())
        assert settled_widths(page) == painted
        assert page.evaluate("document.querySelectorAll('#text p *').length") == 0


def test_a_place_lists_all_items_that_stand_there(window: Window) -> None:
    page = window.open("/reports/night-1")
    box = page.evaluate("""() => {
      const range = [...CSS.highlights.get("event")][0];
      const box = range.getBoundingClientRect();
      return [box.left + box.width / 2, box.top + box.height / 2];
    }""")
    page.mouse.click(*box)
    layers = page.locator("#found .card").evaluate_all("(cards) => cards.map((card) => card.dataset.layer)")
    assert "events" in layers
    assert "attributions" in layers
    card = page.locator("#found .card.kind-events").first
    assert "قصف" in card.inner_text()
    assert "events." in card.locator(".origin").inner_text()


def test_the_arrow_keys_go_from_item_to_item(window: Window) -> None:
    page = window.open("/reports/night-1")
    page.locator("#text").focus()
    shown = "() => [...CSS.highlights.get('here')].map((range) => range.toString()).join('|')"
    seen = []
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
        seen.append(page.evaluate(shown))
    assert len(set(seen)) == 4
    assert seen[0] == "كركوك"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(shown) == seen[-2]


def test_the_text_has_the_direction_of_its_language(window: Window) -> None:
    for language in ("ar", "en"):
        page = window.open("/reports/night-1", language)
        assert page.locator("#text").evaluate("(text) => getComputedStyle(text).direction") == "rtl"
        assert page.locator("#text").get_attribute("lang") == "ar"


def test_the_original_stands_beside_the_text(window: Window) -> None:
    page = window.open("/reports/night-1")
    page.locator("a[data-original]").click()
    assert page.locator("#original").is_visible()
    assert page.locator("#original").get_attribute("sandbox") == ""
    original = page.frame_locator("#original").locator("body")
    original.get_by_text("النخيل").first.wait_for()  # the frame is there before its page is
    assert "النخيل" in original.inner_text()
