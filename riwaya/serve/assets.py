"""The browser side: scripts, styles and fonts that are built from web/ when the checkout or the wheel is made."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from riwaya.model import RiwayaError

MANIFEST = "workspace-style.css"
ADVICE = "the pages' scripts and fonts are not built; install Node.js 18 or later with npm, then run: make setup"


class MissingAssetsError(RiwayaError):
    """The browser side was not built; the message says how to build it."""


def find_assets() -> Path:
    """The folder of built files; raises MissingAssetsError where there are none."""
    folder = Path(str(files("riwaya.serve") / "static"))
    if not (folder / MANIFEST).is_file():
        raise MissingAssetsError(f"{folder}: {ADVICE}")
    return folder
