"""Stored hostile text is shown, never run: in every field, on every page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from riwaya.intake import read_sources
from riwaya.pipeline import add_sources, make_reader, reader_versions

from .conftest import Window
from .hostile import PAYLOADS, make_records
from .site import Site


@pytest.fixture
def hostile(empty_site: Site, tmp_path: Path) -> Site:
    """A site whose ledger holds the corpus."""
    path = tmp_path / "hostile.jsonl"
    path.write_text("\n".join(map(json.dumps, make_records())), encoding="utf-8")
    add_sources(empty_site.ledger, read_sources(path), make_reader, reader_versions())
    assert empty_site.ledger.state()[0] == len(PAYLOADS)
    return empty_site


def test_nothing_is_executed_anywhere(hostile: Site, empty_site: Site, window: Window) -> None:
    with hostile.client() as client:
        incidents = [line["id"] for line in client.get("/incidents.json").json()["incidents"]][:6]
        names = [line["key"] for line in client.get("/framing.json").json()["entities"]][:6]
    pages = ["/", "/reports", "/review", "/incidents", "/timeline", "/map", "/speakers", "/framing", "/search?q=كركوك"]
    pages += [
        f"/{room}/hostile-{number}" for number in range(len(PAYLOADS)) for room in ("reports", "review", "original")
    ]
    pages += [f"/incidents/{id}" for id in incidents] + [f"/framing/{key}" for key in names]
    for path in pages:
        page = window.open(path)
        assert page.evaluate("window.executed") == [], path
        assert (
            page.evaluate("document.querySelectorAll('[onerror], [onload], base, a[href^=javascript]').length") == 0
        ), path
    assert window.strangers == []
    assert [fault for fault in window.faults if "original" not in fault] == []


def test_the_text_is_shown_as_it_was_received(hostile: Site, empty_site: Site, window: Window) -> None:
    for number, record in enumerate(make_records()):
        page = window.open(f"/reports/hostile-{number}")
        shown = page.evaluate("[...document.querySelectorAll('#text p')].map((p) => p.textContent)")
        assert shown == [line for line in str(record["text"]).split("\n") if line]
        assert page.evaluate("[...document.querySelectorAll('#text p')].every((p) => p.childNodes.length === 1)")


def test_file_names_and_queries_are_shown_not_run(empty_site: Site, window: Window) -> None:
    with empty_site.client() as client:
        files = [("files", (payload.replace("/", "_"), b"", "text/plain")) for payload in PAYLOADS]
        job = client.post("/add", files=files).headers["location"]
    window.open(job).wait_for_selector(".actions")
    assert window.page.locator("tbody tr").count() == len(PAYLOADS)
    for payload in PAYLOADS:
        window.page.goto(f"{empty_site.base}/search?q={payload.replace('#', '')}")
        assert window.page.evaluate("window.executed") == []
    assert window.page.evaluate("window.executed") == []
