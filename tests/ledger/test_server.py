"""The same ledger on PostgreSQL: run where RIWAYA_POSTGRESQL names an empty database.

RIWAYA_POSTGRESQL=postgresql+psycopg://user@host/empty pytest tests/ledger/test_server.py
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from riwaya.ledger import Added, Conflict, Ledger, Superseded, Unchanged

from .conftest import VERSIONS, make_pair
from .test_search import CASES, found

URL = os.environ.get("RIWAYA_POSTGRESQL", "")

pytestmark = pytest.mark.skipif(not URL, reason="RIWAYA_POSTGRESQL names no database")


@pytest.fixture(scope="module")
def server() -> Iterator[Ledger]:
    with Ledger.open(URL) as ledger:
        yield ledger


def test_outcomes_are_the_same(server: Ledger) -> None:
    pairs = [make_pair(), make_pair(), make_pair("r1", "نص آخر."), make_pair(title="عنوان")]
    outcomes = [type(outcome) for outcome in server.add_all(pairs, VERSIONS)]
    assert outcomes == [Added, Unchanged, Conflict, Superseded]
    assert server.reading("r1") == pairs[3][1]
    with server._database.read() as connection:
        counts = [
            connection.scalar(text(f"SELECT count(*) FROM {view}"))
            for view in ("current_readings", "claims", "event_rows")
        ]
    assert counts == [2, 0, 0]


def test_searching_is_the_same(server: Ledger) -> None:
    server.add_all([make_pair(f"s{number}", case[0]) for number, case in enumerate(CASES)], VERSIONS)
    for number, (_, query, matches) in enumerate(CASES):
        assert found([hit for hit in server.search(query, 1000) if hit.id == f"s{number}"]) == matches


def test_reopening_finds_everything(server: Ledger) -> None:
    with Ledger.open(URL, create=False) as again:
        assert again.counts() == server.counts()
