"""riwaya ledger verify, head, digest, copy."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from command import Runner


@pytest.fixture
def place(tmp_path: Path, run: Runner) -> str:
    """A ledger with one report."""
    (tmp_path / "a.txt").write_text("بغداد اليوم: أعلنت وزارة الصحة العراقية مقتل ستة أشخاص في هجوم.", encoding="utf-8")
    place = str(tmp_path / "news.db")
    assert run("add", str(tmp_path / "a.txt"), "--ledger", place).code == 0
    return place


def test_a_whole_ledger(run: Runner, place: str) -> None:
    head = run("ledger", "head", "--ledger", place).out.strip()
    assert head.startswith("riwaya1:3:")
    done = run("ledger", "verify", "--ledger", place, "--head", head)
    assert (done.code, done.out, done.err) == (0, f"whole: 3 entries, {head}\n", "")
    assert json.loads(run("ledger", "head", "--ledger", place, "--format", "json").out)["head"] == head


def test_a_changed_ledger(run: Runner, place: str) -> None:
    connection = sqlite3.connect(place)
    connection.execute("UPDATE events SET killed = 9")
    connection.commit()
    connection.close()
    assert run("ledger", "verify", "--ledger", place, "--quick").code == 0
    done = run("ledger", "verify", "--ledger", place)
    assert done.code == 1
    assert "events: does not follow from the reading" in done.err
    assert done.out.startswith("not as it was written: 3 entries")
    told = json.loads(run("ledger", "verify", "--ledger", place, "--format", "json").out)
    assert told["whole"] is False
    assert told["problems"][0]["what"] == "does not follow from the reading"


def test_what_is_no_head_is_told(run: Runner, place: str) -> None:
    done = run("ledger", "verify", "--ledger", place, "--head", "deadbeef")
    assert done.code == 1
    assert "'deadbeef' is no head of a ledger" in done.err


def test_a_copy_has_the_same_digest(run: Runner, place: str, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.db")
    done = run("ledger", "copy", place, copy)
    digest = run("ledger", "digest", "--ledger", place).out.strip()
    assert done.out == f"copied; both have the digest {digest}\n"
    assert json.loads(run("ledger", "digest", "--ledger", copy, "--format", "json").out) == {"digest": digest}
    assert "holds a ledger already" in run("ledger", "copy", place, copy).err
