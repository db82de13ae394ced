"""A team: who may see and do what, over every route there is, counts and searches included."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from riwaya.ledger import Ledger
from riwaya.serve.safety.guard import Guard
from riwaya.serve.safety.roles import ROLES
from riwaya.serve.safety.sessions import Sessions
from riwaya.serve.team.house import make_house
from riwaya.serve.team.passwords import FAILURES, WAIT, Passwords
from riwaya.serve.team.roster import Collection, Roster, TeamError, User, read_roster, write_roster

from .site import Site, serve_app

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PASSWORD = "correct horse battery"
HASH = QUICK.hash(PASSWORD)
PEOPLE = {
    "reader": {"north": "reader"},
    "reviewer": {"north": "reviewer"},
    "editor": {"north": "editor"},
    "owner": {"north": "owner"},
    "southerner": {"south": "owner"},
    "nobody": {},
}
ROSTER = Roster(
    collections={"north": Collection(ledger="north.db", title="الشمال"), "south": Collection(ledger="south.db")},
    users={name: User(password=HASH, roles=roles) for name, roles in PEOPLE.items()},  # type: ignore[arg-type]
)
EXAMPLES = {"id": "night-1", "key": "البصره", "name": "csv"}


@pytest.fixture
def house(night: Path, assets: Path, tmp_path: Path) -> Iterator[Site]:
    shutil.copy(night, tmp_path / "north.db")
    sessions = Sessions()
    with Ledger.open(tmp_path / "north.db") as north, Ledger.open(tmp_path / "south.db") as south:
        app = Guard(make_house(ROSTER, {"north": north, "south": south}, sessions, assets), sessions)
        with serve_app(app) as base:
            yield Site(base, sessions.begin("owner"), north, sessions)


def list_routes(house: Site) -> list[tuple[str, str, str]]:
    """Method, path and role of every route of a collection."""
    with house.client() as client:
        paths = client.get("/c/north/openapi.json").json()["paths"]
    return [
        (method, re.sub(r"\{(\w+)(:path)?\}", lambda match: EXAMPLES[match[1]], path), stated["x-role"])
        for path, methods in paths.items()
        for method, stated in methods.items()
    ]


@pytest.mark.parametrize("person", PEOPLE)
def test_every_route_for_every_role(house: Site, person: str) -> None:
    routes = list_routes(house)
    assert len(routes) > 45
    role = PEOPLE[person].get("north")
    with house.client(session=house.sessions.begin(person)) as client:
        for method, path, needed in routes:
            answer = client.request(method.upper(), f"/c/north{path}", headers={"accept": "application/json"})
            if role is None:
                assert answer.status_code == 404, (method, path)
                assert not re.search("night|الشمال|كركوك", answer.text), path
            elif ROLES.index(role) < ROLES.index(needed):
                assert answer.status_code == 403, (method, path)
            else:
                assert answer.status_code not in (401, 403, 500), (method, path)


def test_counts_and_search_know_only_their_collection(house: Site) -> None:
    with house.client(session=house.sessions.begin("southerner")) as client:
        assert client.get("/c/south/index.json").json()["counts"]["reports"] == 0
        assert client.get("/c/south/search.json", params={"q": "معسكر"}).json()["found"] == []
        assert client.get("/c/south/incidents.json").json()["incidents"] == []
        shelves = client.get("/").text
        assert "south" in shelves
        assert "الشمال" not in shelves
    with house.client(session=house.sessions.begin("reader")) as client:
        assert client.get("/c/north/index.json").json()["counts"]["reports"] == 8
        assert "/c/north/reports/night-1" in client.get("/c/north/reports").text


def test_names_and_passwords_open_the_door(house: Site) -> None:
    with house.client(session="none") as client:
        assert client.get("/c/north/reports").headers["location"] == "/enter"
        assert client.get("/enter").status_code == 200
        for name, password in (("reader", "wrong"), ("stranger", PASSWORD), ("", "")):
            assert client.post("/enter", data={"name": name, "password": password}).status_code == 403
        entered = client.post("/enter", data={"name": "reader", "password": PASSWORD})
        key = entered.cookies[house.sessions.cookie]
    with house.client(session=key) as client:
        assert client.get("/c/north/reports").status_code == 200
        assert client.post("/leave").status_code == 303
        assert client.get("/c/north/reports").status_code == 303


def test_in_a_team_nobody_signs_with_another_name(house: Site) -> None:
    key = house.sessions.begin("reviewer")
    with house.client(session=key) as client:
        client.cookies.set("riwaya_interface", "name=owner&language=en")
        assert client.get("/c/north/review.json").json()["person"] == "reviewer"


def test_a_name_waits_after_too_many_failures() -> None:
    now = [0.0]
    passwords = Passwords(ROSTER, QUICK, lambda: now[0])
    for _ in range(FAILURES):
        assert not passwords.check("reader", "wrong")
    assert not passwords.check("reader", PASSWORD)
    assert passwords.check("owner", PASSWORD)
    now[0] += WAIT + 1
    assert passwords.check("reader", PASSWORD)


def test_the_team_file_is_read_back_and_its_faults_named(tmp_path: Path) -> None:
    path = tmp_path / "team.json"
    write_roster(path, ROSTER)
    assert read_roster(path) == ROSTER
    assert path.stat().st_mode & 0o077 == 0
    write_roster(path, ROSTER.with_user("x", User(password="", roles={"west": "reader"})))
    with pytest.raises(TeamError, match="x has a role in 'west'"):
        read_roster(path)
    path.write_text('{"users": {"x": {"password": 1}}}')
    with pytest.raises(TeamError, match=r"users\[\.\.\.\]\.password"):
        read_roster(path)
