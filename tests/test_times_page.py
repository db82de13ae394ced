"""docs/times.md is what the rules, their cases and the tables say, and no rule is without a case."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("times_table", ROOT / "docs/times_table.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCRIPT = load()


def test_the_page_is_what_the_script_writes() -> None:
    assert SCRIPT.PAGE.read_text(encoding="utf-8") == SCRIPT.write_page(), "run python docs/times_table.py"


@pytest.mark.parametrize("layer", list(SCRIPT.LAYERS))
def test_every_rule_has_a_case(layer: str) -> None:
    known = {case[0] for case in SCRIPT._read_cases(layer)}
    assert [rule for rule in SCRIPT.list_rules(layer) if rule not in known] == []
