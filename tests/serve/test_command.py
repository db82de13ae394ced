"""riwaya serve and riwaya team: what they refuse and how they say so."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import Runner

from riwaya.serve.assets import MissingAssetsError, find_assets
from riwaya.serve.server import LOOPBACK, PortTakenError, bind
from riwaya.serve.team.passwords import Passwords
from riwaya.serve.team.roster import read_roster


@pytest.fixture
def team(tmp_path: Path, run: Runner) -> Path:
    path = tmp_path / "team.json"
    assert run("team", "collection", str(path), "north", "--ledger", "north.db", "--title", "الشمال").code == 0
    return path


def test_a_team_is_made_by_commands(team: Path, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("typer.prompt", lambda *_, **__: "correct horse battery")
    assert run("team", "user", str(team), "ليلى", "--role", "north=reviewer").code == 0
    roster = read_roster(team)
    assert roster.collections["north"].title == "الشمال"
    assert roster.roles_in("north").allows("ليلى", "reviewer")
    assert not roster.roles_in("north").allows("ليلى", "editor")
    assert Passwords(roster).check("ليلى", "correct horse battery")
    assert "battery" not in team.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "role", "password", "words"),
    [
        ("layla", "south=reader", "correct horse battery", "add collections first"),
        ("layla", "north=king", "correct horse battery", "reader, reviewer, editor, owner"),
        ("layla", "north=reader", "short", "at least 10"),
        ("../x", "north=reader", "correct horse battery", "letters, digits"),
    ],
)
def test_what_is_no_user_is_refused(
    team: Path, run: Runner, monkeypatch: pytest.MonkeyPatch, name: str, role: str, password: str, words: str
) -> None:
    monkeypatch.setattr("typer.prompt", lambda *_, **__: password)
    outcome = run("team", "user", str(team), name, "--role", role)
    assert outcome.code == 2
    assert words in " ".join(outcome.err.split())
    assert read_roster(team).users == {}


def test_only_a_team_is_served_to_others(run: Runner, path: Path) -> None:
    outcome = run("serve", "--ledger", str(path), "--host", "0.0.0.0")
    assert outcome.code == 2
    assert "--team" in outcome.err


def test_a_port_that_is_taken_is_named(run: Runner, path: Path, assets: Path) -> None:
    with bind(0) as taken:
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortTakenError, match=f"port {port}: .*--port"):
            bind(port)
        assert taken.getsockname()[0] == LOOPBACK
        outcome = run("serve", "--ledger", str(path), "--port", str(port))
    assert outcome.code == 1
    assert outcome.err.startswith(f"riwaya: port {port}")


def test_without_built_pages_it_says_how_to_build_them(
    run: Runner, path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("riwaya.serve.assets.files", lambda _: tmp_path)
    with pytest.raises(MissingAssetsError, match="make setup"):
        find_assets()
    outcome = run("serve", "--ledger", str(path), "--port", "0")
    assert outcome.code == 1
    assert "Node" in outcome.err
