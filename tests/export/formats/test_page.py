"""The page in a browser: what is painted, where clicks lead, and that nothing of a stranger's runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from riwaya.export import Style, find_format
from riwaya.model import Reading

from ..conftest import TEXT, at, make_reading

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page, Request

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
PAINTED = """() => Object.fromEntries([...CSS.highlights].map(([layer, highlight]) =>
    [layer, [...highlight].map((range) => range.toString())]))"""
# The middle of the box of one character; offsets are those of the browser.
MIDDLE = """([start, end]) => {
    const range = new Range(), node = document.getElementById("text").firstChild;
    range.setStart(node, start); range.setEnd(node, end);
    const box = range.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
}"""
BOXES = """() => {
    const range = new Range();
    range.selectNodeContents(document.getElementById("text"));
    return [...range.getClientRects()].map((box) => [box.left, box.top, box.width, box.height]);
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which no script fails, no dialog opens and nothing is fetched."""
    opened = browser.new_page(viewport={"width": 1200, "height": 800})
    problems: list[str] = []

    def note_dialog(dialog: Dialog) -> None:
        problems.append(dialog.message)
        dialog.dismiss()

    def note_request(request: Request) -> None:
        if not request.url.startswith("file:"):
            problems.append(request.url)

    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("dialog", note_dialog)
    opened.on("request", note_request)
    yield opened
    opened.close()
    assert problems == []


def show(page: Page, tmp_path: Path, reading: Reading) -> None:
    file = tmp_path / "page.html"
    file.write_text(find_format("html").write(reading, Style("en")), encoding="utf-8", newline="")
    page.goto(file.as_uri())


def find_units(words: str, text: str = TEXT) -> tuple[int, int]:
    """Where words stand in UTF-16 units, as browsers count."""
    span = at(words, text)
    before, inside = text[: span.start], text[span.start : span.end]
    start = len(before.encode("utf-16-le")) // 2
    return start, start + len(inside.encode("utf-16-le")) // 2


def click(page: Page, words: str, letter: int = 0) -> None:
    start, _ = find_units(words)
    x, y = page.evaluate(MIDDLE, [start + letter, start + letter + 1])
    page.mouse.click(x, y)


def list_found(page: Page) -> list[tuple[str, str]]:
    rows = page.locator("#found tr")
    return [
        (rows.nth(number).locator("th").inner_text(), rows.nth(number).locator(".quote").inner_text())
        for number in range(rows.count())
    ]


def test_the_text_is_the_report_character_by_character(page: Page, tmp_path: Path, reading: Reading) -> None:
    show(page, tmp_path, reading)
    assert page.evaluate("document.getElementById('text').textContent") == TEXT
    assert page.evaluate("document.getElementById('text').childNodes.length") == 1


def test_what_is_painted_are_the_spans(page: Page, tmp_path: Path, reading: Reading) -> None:
    show(page, tmp_path, reading)
    painted = page.evaluate(PAINTED)
    assert painted["time"] == ["أمس"]
    assert painted["quantity"] == ["خمســـة"]
    assert painted["event"] == ["مقتلَ", "القصف", "سنرد"]
    assert painted["cue"] == ["قالت", "أكد", "تؤكد", "نفت", "قال"]
    assert painted["source"] == ["وزارة الصحة", "مديرها", "مصادر أمنية", "الحركة"]
    assert painted["name"] == ["وزارة الصحة", "كركوك", "الحركة", "جنود", "مديرها"]


def test_nulls_and_long_texts_do_not_move_offsets(page: Page, tmp_path: Path) -> None:
    text = "\0" + "كلمة " * 20000 + "😀" + TEXT
    shift = len(text) - len(TEXT)
    base = make_reading()
    (time,) = base.times
    moved = msgspec.structs.replace(
        time, span=time.span._replace(start=time.span.start + shift, end=time.span.end + shift)
    )
    report = msgspec.structs.replace(base.report, text=text)
    show(page, tmp_path, Reading(report=report, times=(moved,)))
    assert page.evaluate(PAINTED)["time"] == ["أمس"]


def test_layers_change_no_width_and_break_no_line(page: Page, tmp_path: Path, reading: Reading) -> None:
    show(page, tmp_path, reading)
    painted = page.evaluate(BOXES)
    for box in page.locator("#layers input").all():
        box.uncheck()
    assert all(not ranges for ranges in page.evaluate(PAINTED).values())
    assert page.evaluate(BOXES) == painted
    page.evaluate("CSS.highlights.clear()")
    assert page.evaluate(BOXES) == painted


def test_one_layer_can_be_switched_off(page: Page, tmp_path: Path, reading: Reading) -> None:
    show(page, tmp_path, reading)
    page.get_by_label("Event").uncheck()
    painted = page.evaluate(PAINTED)
    assert painted["event"] == []
    assert painted["time"] == ["أمس"]


@pytest.mark.parametrize("letter", [0, 1, 2], ids=["first letter", "middle", "last letter"])
def test_a_click_shows_what_covers_the_letter(page: Page, tmp_path: Path, reading: Reading, letter: int) -> None:
    show(page, tmp_path, reading)
    click(page, "أمس", letter)
    whole, inner = "مديرها أكد مقتلَ خمســـة جنود في كركوك أمس", "مقتلَ خمســـة جنود في كركوك أمس"
    assert list_found(page) == [("Statement", whole), ("Statement", inner), ("Time", "أمس")]
    assert "مدير وزارة الصحة, as told by وزارة الصحة" in page.locator("#found").inner_text()
    assert "relative day, days:أمس" in page.locator("#found").inner_text()


def test_a_click_beside_everything_says_so(page: Page, tmp_path: Path, reading: Reading) -> None:
    show(page, tmp_path, reading)
    click(page, "إن ", 1)
    assert list_found(page) == []
    assert page.get_by_text("Nothing was read at this place.").is_visible()


def test_arrow_keys_go_from_place_to_place(page: Page, tmp_path: Path, reading: Reading) -> None:
    show(page, tmp_path, reading)
    page.locator("#text").focus()
    page.keyboard.press("ArrowLeft")
    assert list_found(page) == [("Statement", at_content())]
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert ("Name", "مديرها") in list_found(page)
    page.keyboard.press("ArrowRight")
    assert ("Name", "وزارة الصحة") in list_found(page)
    page.keyboard.press("End")
    assert ("Event", "سنرد") in list_found(page)


def at_content() -> str:
    return "مديرها أكد مقتلَ خمســـة جنود في كركوك أمس"


def test_every_control_is_reached_by_tab(page: Page, tmp_path: Path, reading: Reading) -> None:
    show(page, tmp_path, reading)
    reached = []
    for _ in range(10):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.value || document.activeElement.id || 'a quote'"))
    layers = ["content", "event", "source", "cue", "name", "time", "quantity"]
    assert reached[1:] == [*layers, "text", "a quote"]  # the first is the link to the original


def test_a_quote_of_the_table_leads_to_its_place(page: Page, tmp_path: Path, reading: Reading) -> None:
    show(page, tmp_path, reading)
    page.locator("#items button", has_text="القصف").last.click()
    assert ("Event", "القصف") in list_found(page)


def test_without_scripts_text_and_table_are_there(browser: Browser, tmp_path: Path, reading: Reading) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    show(page, tmp_path, reading)
    assert page.locator("#text").inner_text().startswith("😀 قالت")
    assert page.locator("#items tbody tr").count() == 15
    assert not page.locator("#layers").is_visible()
    context.close()


def test_nothing_of_a_stranger_runs(page: Page, tmp_path: Path) -> None:
    evil = "</script></title></div><script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>"
    base = make_reading(title=evil, outlet=evil)
    entities = tuple(msgspec.structs.replace(entity, name=evil) for entity in base.entities)
    show(page, tmp_path, msgspec.structs.replace(base, entities=entities))
    click(page, "أمس")
    page.wait_for_timeout(100)
    assert page.locator("img, svg").count() == 0
    assert evil in page.locator("h1").inner_text()


def test_direction_is_right_to_left_even_after_a_latin_beginning(page: Page, tmp_path: Path) -> None:
    report = msgspec.structs.replace(make_reading().report, text="AFP: قالت الوزارة")
    show(page, tmp_path, Reading(report=report))
    assert page.evaluate("getComputedStyle(document.getElementById('text')).direction") == "rtl"
