"""The page as a file: complete, escaped, readable without any script, and of sufficient contrast."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import msgspec
import pytest
from lxml import html

from riwaya.export import PLAIN, Style, find_format, list_evidence, read_labels
from riwaya.model import Entity, Reading, decode_reading

from ..conftest import TEXT

write = find_format("html").write
EVIL = "</script></title><script>alert(1)</script><img src=x onerror=alert(1)>\"'&<!--"
SHEETS = [(files("riwaya.export") / "page" / name).read_text(encoding="utf-8") for name in ("layers.css", "page.css")]
CSS = "".join(SHEETS)
# What the layers paint as lines, and as backgrounds.
LINES, BACKGROUNDS = ("source", "cue", "name", "time", "quantity", "trigger"), ("content", "event", "here")


def parse(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def test_direction_and_language_are_those_of_the_report(reading: Reading) -> None:
    page = parse(write(reading, PLAIN))
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    english = msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, language="en"))
    assert parse(write(english, PLAIN)).get("dir") == "ltr"


def test_the_text_stands_there_without_any_element(reading: Reading) -> None:
    (text,) = parse(write(reading, PLAIN)).xpath("//*[@id='text']")
    assert text.text == TEXT
    assert len(text) == 0


def test_nothing_is_loaded_from_anywhere(reading: Reading) -> None:
    page = parse(write(reading, PLAIN))
    assert not page.xpath("//@src | //link | //iframe | //object | //form")
    assert "url(" not in CSS
    assert "@import" not in CSS


def test_the_table_has_every_item_with_quote_value_and_rule(reading: Reading) -> None:
    rows = parse(write(reading, Style("en"))).xpath("//*[@id='items']//tbody/tr")
    assert len(rows) == len(list_evidence(reading, read_labels("en")))
    kind, quote, value, rule = (cell.text_content() for cell in rows[0])
    assert (kind, quote) == ("Statement", "مديرها أكد مقتلَ خمســـة جنود في كركوك أمس")
    assert value.startswith("وزارة الصحة: says")
    assert rule == "verb of saying, cues:قال/يقول"


def test_the_reading_is_embedded(reading: Reading) -> None:
    (data,) = parse(write(reading, PLAIN)).xpath("//script[@id='reading']")
    assert decode_reading(data.text) == reading


def test_strangers_cannot_write_the_page(reading: Reading) -> None:
    report = msgspec.structs.replace(
        reading.report, id=EVIL, title=EVIL, outlet=EVIL, text=EVIL + TEXT, url=f"javascript:{EVIL}", language=EVIL
    )
    entities = (Entity(id="e1", name=EVIL, type="ORG"), *reading.entities[1:])
    rule = msgspec.structs.replace(reading.mentions[0], rule=EVIL, row=EVIL)
    page = write(msgspec.structs.replace(reading, report=report, entities=entities, mentions=(rule,)), PLAIN)
    assert page.count("<script") == 3
    assert page.count("</script") == 3
    assert "<img" not in page
    assert "<!--" not in page
    assert not parse(page).xpath("//@onerror | //a")
    assert json.loads(parse(page).xpath("//script[@id='reading']")[0].text)["report"]["title"] == EVIL


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "file:///etc/passwd"])
def test_only_web_addresses_are_links(reading: Reading, url: str) -> None:
    report = msgspec.structs.replace(reading.report, url=url)
    assert not parse(write(msgspec.structs.replace(reading, report=report), PLAIN)).xpath("//a")


def test_only_the_code_of_the_page_may_run(reading: Reading) -> None:
    (policy,) = parse(write(reading, PLAIN)).xpath("//meta[@http-equiv]/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_contrast_reaches_aa(theme: int) -> None:
    blocks = [re.findall(r":root[^{]*\{([^}]*)\}", sheet)[theme] for sheet in SHEETS]
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", "".join(blocks)))
    for background in ("page", "panel", *BACKGROUNDS):
        assert find_contrast(colours["ink"], colours[background]) >= 4.5
    for background in ("page", "panel"):
        assert find_contrast(colours["quiet"], colours[background]) >= 4.5
        assert find_contrast(colours["focus"], colours[background]) >= 4.5
        assert find_contrast(colours["line"], colours[background]) >= 3
    for background in ("page", *BACKGROUNDS):
        assert {line: ratio for line in LINES if (ratio := find_contrast(colours[line], colours[background])) < 3} == {}


def find_contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    lighter, darker = sorted((find_luminance(one), find_luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def find_luminance(colour: str) -> float:
    channels = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
