"""Entities fit the schema of FollowTheMoney: known properties, references to what is there and of the right kind."""

from __future__ import annotations

import json
import re
from typing import Any

from riwaya.export.releases.ftm import write

from ..nights import make_release

THING = {"name", "summary", "notes", "country", "alias", "sourceUrl", "publisher", "proof", "address"}
# Properties that the schema has for what we write, with those that are references and to what.
SCHEMAS: dict[str, set[str]] = {
    "Article": THING | {"title", "publishedAt", "language", "author", "date"},
    "Person": THING,
    "Organization": THING,
    "LegalEntity": THING,
    "Mention": {"document", "resolved", "personMentioned", "companyMentioned", "contextCountry"},
    "Event": THING | {"startDate", "endDate", "date", "recordId", "location", "organizer", "involved"},
}
RANGES = {
    "proof": {"Article"},
    "document": {"Article"},
    "resolved": {"Person", "Organization", "LegalEntity"},
    "involved": {"Person", "Organization", "LegalEntity"},
}
REQUIRED = {"Event": "name", "Person": "name", "Organization": "name", "LegalEntity": "name", "Article": "title"}


def read_entities() -> list[dict[str, Any]]:
    return [json.loads(line) for line in write(make_release())[0].data.splitlines()]


def test_entities_fit_the_schema() -> None:
    entities = read_entities()
    by_id = {entity["id"]: entity for entity in entities}
    assert len(by_id) == len(entities)
    assert {entity["schema"] for entity in entities} >= {"Article", "Event", "Mention", "Organization"}
    for entity in entities:
        assert set(entity) == {"id", "schema", "properties"}
        assert set(entity["properties"]) <= SCHEMAS[entity["schema"]]
        assert REQUIRED.get(entity["schema"]) in {None, *entity["properties"]}
        for name, values in entity["properties"].items():
            assert values
            assert all(isinstance(value, str) and value for value in values)
            for value in values if name in RANGES else ():
                assert by_id[value]["schema"] in RANGES[name]


def test_values_have_the_form_of_their_type() -> None:
    for entity in read_entities():
        for name, values in entity["properties"].items():
            if name in ("startDate", "publishedAt"):
                assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?(T[\d:]+)?", value) for value in values)
            if name == "country":
                assert all(re.fullmatch("[a-z]{2}", value) for value in values)
            if name == "language":
                assert values == ["ara"]
            if name == "sourceUrl":
                assert all(value.startswith("https://") for value in values)


def test_an_event_leads_to_its_reports_and_participants() -> None:
    (event,) = [entity for entity in read_entities() if entity["schema"] == "Event"]
    assert len(event["properties"]["proof"]) == 3
    assert event["properties"]["involved"]
