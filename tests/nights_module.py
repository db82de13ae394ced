"""The generator of synthetic nights in bench/, loaded under a name of its own: tests have modules called nights too."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

BENCH = Path(__file__).parents[1] / "bench"


def load_nights() -> ModuleType:
    """bench/nights.py as a module."""
    if (known := sys.modules.get("bench_nights")) is not None:
        return known
    spec = importlib.util.spec_from_file_location("bench_nights", BENCH / "nights.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_nights"] = module
    sys.path.insert(0, str(BENCH))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(BENCH))
    return module
