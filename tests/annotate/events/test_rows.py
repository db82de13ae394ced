"""Every trigger of an event type is read in its own example as an event of that type, every near miss is not.

The examples that fail today are listed in known_failures.tsv with their causes; the list is strict both ways. A near
miss stands there by its sentence.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from riwaya.lexicon.sources import DATA, read_yaml
from riwaya.model import Span

from ..names.cases import Key, compare_with_list, known_failures, read

KNOWN = Path(__file__).parent / "known_failures.tsv"
COLUMNS = ("type", "lemma", "pos", "mode")
TYPES = {document["type"]: document for document in map(read_yaml, sorted((DATA / "events").glob("*.yaml")))}


@pytest.mark.parametrize("event", TYPES)
def test_triggers(event: str) -> None:
    triggers = {_key(event, trigger): trigger["example"] for trigger in TYPES[event]["triggers"]}
    failed = {key: fault for key, example in triggers.items() if (fault := _missed(event, example))}
    compare_with_list(failed, _known(event, near_misses=False), set(triggers))


@pytest.mark.parametrize("event", TYPES)
def test_near_misses(event: str) -> None:
    sentences: dict[Key, str] = {(event, text, "near miss", ""): text for text in TYPES[event]["near_misses"]}
    failed = {key: fault for key, text in sentences.items() if (fault := _mistaken(event, text))}
    compare_with_list(failed, _known(event, near_misses=True), set(sentences))


def test_the_list_names_no_other_types() -> None:
    assert {key[0] for key in known_failures(KNOWN, COLUMNS)} <= TYPES.keys()


def _key(event: str, trigger: dict[str, Any]) -> Key:
    return (event, trigger["lemma"], trigger["pos"], trigger.get("mode", ""))


def _known(event: str, *, near_misses: bool) -> dict[Key, str]:
    listed = known_failures(KNOWN, COLUMNS)
    return {key: why for key, why in listed.items() if key[0] == event and (key[2] == "near miss") == near_misses}


def _missed(event: str, example: str) -> str:
    trigger, text = Span(example.index("{"), example.index("}") - 1), example.replace("{", "").replace("}", "")
    found = read(text).events
    if any(item.type == event and item.trigger == trigger for item in found):
        return ""
    return f"{example}: {', '.join(f'{item.trigger.of(text)} {item.type}' for item in found) or 'no event'}"


def _mistaken(event: str, text: str) -> str:
    found = [item.trigger.of(text) for item in read(text).events if item.type == event]
    return f"{text}: {', '.join(found)}" if found else ""
