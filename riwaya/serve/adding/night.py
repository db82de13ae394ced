"""The example night: fictional reports that tell the same incidents, so that a newcomer has something to compare."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from riwaya.model import RiwayaError


def find_night() -> list[Path]:
    """The files of the example night, in order: beside the package, or in the checkout it is installed from."""
    package = Path(str(files("riwaya")))
    for folder in (package / "serve" / "night", package.parent / "examples" / "night"):
        if found := sorted(folder.glob("*.jsonl")):
            return found
    raise RiwayaError("the example night is not installed; get it from examples/night of the source")
