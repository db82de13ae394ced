"""A lexicon of a few rows, quick to compile."""

from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.lexicon.sources import DATA
from riwaya.lexicon.tables import TABLES

VERBS = "# Verbs.\nlemma\tmasdar\tgloss\texample\nكتب/يكتب\tكتابة\twrite\t[كتبت] رسالة\nقرأ/يقرأ\tقراءة\tread\t[قرأ] رسالة\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Data with two verbs and, of every other table, only the line that names its columns."""
    folder = tmp_path / "data"
    for table in TABLES:
        for path in sorted(DATA.glob(table.path)):
            copy = folder / path.relative_to(DATA)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(_columns(path), encoding="utf-8")
    (folder / "words" / "verbs.tsv").write_text(VERBS, encoding="utf-8")
    return folder


def _columns(path: Path) -> str:
    if path.suffix == ".yaml":
        return f"type: {path.stem.upper()}\nmodes: {{}}\ntriggers: []\n"
    lines = path.read_text(encoding="utf-8").split("\n")
    return next(line for line in lines if line and not line.startswith("#")) + "\n"
