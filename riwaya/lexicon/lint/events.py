"""The event files: keys, modes, and where a trigger says its participants stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import yaml

from riwaya.lexicon.lint.problem import Problem
from riwaya.lexicon.lint.vocabulary import (
    CLASSES,
    COUNTS,
    EVENT_KEYS,
    POSITIONS,
    PREPOSITIONS,
    REALIS,
    TRIGGER_KEYS,
    WORDED,
)
from riwaya.model import EventType


def lint_event(path: Path, where: str) -> Iterator[Problem]:
    """The faults of one event file; those of its words and examples are found with all rows."""
    yield from (Problem(where, message) for message in _repeated(path))
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    if missing := EVENT_KEYS ^ document.keys():
        yield Problem(where, f"missing or unknown keys: {', '.join(sorted(missing))}")
        return
    if document["type"] not in get_args(EventType) or document["type"] != path.stem.upper():
        yield Problem(where, f"type {document['type']!r} is no event type or not the name of the file")
    if not document["near_misses"]:
        yield Problem(where, "no near misses")
    for number, trigger in enumerate(document["triggers"], 1):
        yield from (Problem(f"{where}#{number}", message) for message in _faults(trigger, document["modes"]))


def _faults(trigger: dict[str, Any], modes: dict[str, Any] | None) -> Iterator[str]:
    if unknown := trigger.keys() - TRIGGER_KEYS:
        yield f"unknown keys: {', '.join(sorted(unknown))}"
    if (mode := trigger.get("mode")) is not None and mode not in (modes or {}):
        yield f"mode {mode!r} is not declared"
    for role in ("actor", "recipient", "instrument", "place"):
        for position in _listed(trigger.get(role, [])):
            if position not in POSITIONS | PREPOSITIONS:
                yield f"{role}: unknown position {position!r}"
    for need in _listed(trigger.get("needs", [])):
        yield from _need(need)
    if trigger.get("counts", "") not in COUNTS:
        yield f"counts {trigger['counts']!r} is none of {', '.join(sorted(COUNTS - {''}))}"
    if trigger.get("realis", "") not in REALIS:
        yield f"realis {trigger['realis']!r} is none of {', '.join(sorted(REALIS - {''}))}"


def _need(need: str) -> Iterator[str]:
    position, _, wanted = need.partition(":")
    if position not in ("subject", "object", "genitive", "self", *WORDED, *PREPOSITIONS) or not wanted:
        positions = "subject:, object:, genitive:, self:, complement:, adjective: or a preposition"
        yield f"needs: {need!r} is not {positions} with what it wants"
    elif position not in WORDED and not set(wanted.split(",")) <= CLASSES:
        yield f"needs: {need!r} wants a class that is none of {', '.join(sorted(CLASSES))}"


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def _repeated(path: Path) -> Iterator[str]:
    """Keys that a mapping has twice; YAML keeps the last one silently."""
    nodes = [yaml.compose(path.read_text(encoding="utf-8"))]
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.MappingNode):
            keys = Counter(key.value for key, _ in node.value)
            yield from (f"line {node.start_mark.line + 1}: {key} twice" for key, count in keys.items() if count > 1)
            nodes.extend(value for _, value in node.value)
        elif isinstance(node, yaml.SequenceNode):
            nodes.extend(node.value)
