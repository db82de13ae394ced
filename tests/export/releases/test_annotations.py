"""Annotations fit the model of the W3C, and their selectors select what was read."""

from __future__ import annotations

import json
from typing import Any

from riwaya.export.redaction import redact
from riwaya.export.releases.annotations import write

from ..nights import make_release

# Of the Web Annotation vocabulary.
PURPOSES = {"tagging", "identifying", "describing", "commenting", "classifying", "linking", "highlighting"}


def read_page(redacted: bool = False) -> dict[str, Any]:
    release = redact(make_release()) if redacted else make_release()
    page: dict[str, Any] = json.loads(write(release)[0].data)
    return page


def test_a_page_is_one_of_the_standard() -> None:
    page = read_page()
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (page["type"], page["riwaya:unit"]) == ("AnnotationPage", "Unicode code points")
    ids = [item["id"] for item in page["items"]]
    assert len(ids) == len(set(ids)) > 20
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert item["motivation"] in PURPOSES
        assert {body["type"] for body in item["body"]} == {"TextualBody"}
        assert {body["purpose"] for body in item["body"]} <= PURPOSES
        assert item["target"]["source"].startswith(("https:", "urn:riwaya:report:"))


def test_selectors_select_the_same_words() -> None:
    texts = {f"urn:riwaya:report:{id}": reading.report.text for id, reading in make_release().readings.items()}
    texts |= {
        reading.report.url: reading.report.text for reading in make_release().readings.values() if reading.report.url
    }
    for item in read_page()["items"]:
        text = texts[item["target"]["source"]]
        quote, position = item["target"]["selector"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in text


def test_without_names_positions_stay() -> None:
    whole, bare = read_page()["items"], read_page(redacted=True)["items"]
    positions = [[item["target"]["selector"][-1] for item in page] for page in (whole, bare)]
    assert positions[0] == positions[1]
    assert not any("prefix" in item["target"]["selector"][0] for item in bare)
