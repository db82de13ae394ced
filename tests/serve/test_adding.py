"""Adding: what is dropped, pasted or loaded comes into the ledger; what cannot be read is skipped with a reason."""

from __future__ import annotations

import time
from pathlib import Path

import httpx2
import pytest

from riwaya.intake import Defaults, Intake, Skipped
from riwaya.serve.adding.child import Order
from riwaya.serve.adding.guarded import read_guarded
from riwaya.serve.adding.jobs import Progress

from .site import NIGHT, Site

TEXT = "قالت وزارة الصحة الثلاثاء إن خمسة أشخاص قُتلوا في انفجار بمدينة الموصل مساء الاثنين."


def wait(client: httpx2.Client, answer: httpx2.Response) -> dict[str, object]:
    """The end of the job that an answer leads to."""
    assert answer.status_code == 303, answer.text
    for _ in range(600):
        progress: dict[str, object] = client.get(f"{answer.headers['location']}.json").json()
        if progress["state"] != "running":
            return progress
        time.sleep(0.05)
    raise AssertionError("the job does not end")


def test_files_are_added_and_others_skipped_with_reasons(empty_site: Site) -> None:
    files = [
        ("files", ("good.txt", TEXT.encode(), "text/plain")),
        ("files", ("<img src=x onerror=alert(1)>.bin", bytes(range(256)) * 20, "application/octet-stream")),
        ("files", ("empty.txt", b"", "text/plain")),
        ("files", ("../../etc/passwd.txt", b"root:x:0:0", "text/plain")),
    ]
    with empty_site.client() as client:
        progress = wait(
            client, client.post("/add", files=files, data={"outlet": "وكالة الرافد", "published": "2024-03-12"})
        )
        assert (progress["state"], progress["added"], progress["skipped"]) == ("done", 1, 3)
        assert all(item["reason"] for item in progress["skipped_items"])  # type: ignore[attr-defined]
        page = client.get(f"/adding/{progress['id']}").text
        assert "<img src=x" not in page
        report = client.get(f"/reports/{progress['reports'][0]}.json").json()["report"]  # type: ignore[index]
    assert (report["text"], report["outlet"], report["published"]) == (TEXT, "وكالة الرافد", "2024-03-12")


def test_pasted_text_keeps_its_lines(empty_site: Site) -> None:
    stated = {"text": f"{TEXT}\r\nسطر ثان عن الحادث نفسه.", "title": "انفجار", "published": "2024-03-12"}
    with empty_site.client() as client:
        progress = wait(client, client.post("/add", data=stated))
        report = client.get(f"/reports/{progress['reports'][0]}.json").json()["report"]  # type: ignore[index]
        assert report["text"] == f"{TEXT}\nسطر ثان عن الحادث نفسه."
        again = wait(client, client.post("/add", data=stated))
        assert (again["added"], again["unchanged"]) == (0, 1)


def test_the_night_is_loaded_by_one_button(empty_site: Site) -> None:
    with empty_site.client() as client:
        assert wait(client, client.post("/add/night"))["added"] == 8
        assert len(client.get("/incidents.json").json()["incidents"]) > 3


def test_nothing_given_is_said(empty_site: Site) -> None:
    with empty_site.client() as client:
        assert client.post("/add", data={"text": " "}).status_code == 422
        assert client.post("/add", data={"text": TEXT, "published": "tomorrow"}).status_code == 422


def test_a_file_that_breaks_the_child_is_skipped_and_the_next_one_read(tmp_path: Path) -> None:
    good = tmp_path / "good"
    good.write_text(TEXT, encoding="utf-8")
    orders = [Order("/dev/zero", "bomb.html", Defaults()), Order(str(good), "good.txt", Defaults())]
    bomb, read = read_guarded(orders)
    assert isinstance(bomb, Skipped)
    assert bomb.where == "bomb.html"
    assert "more" in bomb.reason
    assert isinstance(read, Intake)
    assert read.report.text == TEXT


def test_a_file_that_takes_too_long_is_skipped(tmp_path: Path) -> None:
    slow = tmp_path / "slow"
    slow.write_bytes(b"<html><body>" + b"<p>\xd9\x85</p>" * 400_000)
    (skipped,) = read_guarded([Order(str(slow), "slow.html", Defaults())], patience=0.5)
    assert skipped == Skipped("slow.html", "takes too long to parse")


@pytest.mark.parametrize("path", sorted(NIGHT.glob("*.jsonl")), ids=lambda path: path.name)
def test_the_child_reads_what_intake_reads(path: Path) -> None:
    found = list(read_guarded([Order(str(path), path.name, Defaults())]))
    assert len(found) == 8
    assert all(isinstance(item, Intake) for item in found)


def test_progress_counts_what_is_kept() -> None:
    assert Progress(id="x", added=2, unchanged=1, conflicts=1, skipped=5).kept == 4
