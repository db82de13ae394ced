"""Outcomes: added, unchanged, superseded, in conflict; and nothing ever erased."""

from __future__ import annotations

import pytest

from riwaya.ledger import Added, Conflict, Ledger, Superseded, Unchanged, Versions
from riwaya.model import LedgerError, Reading

from .conftest import TEXT, VERSIONS, make_intake, make_pair

NEWER = Versions("1.1", "abc")
OTHER_TEXT = "نفت الوزارة الخبر."


def test_a_report_is_added_once(ledger: Ledger) -> None:
    assert ledger.add(*make_pair(), VERSIONS) == Added("r1")
    before = ledger.counts()
    assert ledger.add(*make_pair(), VERSIONS) == Unchanged("r1")
    assert ledger.counts() == before


def test_the_same_text_from_other_bytes_is_no_change(ledger: Ledger) -> None:
    ledger.add(*make_pair(), VERSIONS)
    intake = make_intake(raw=TEXT.encode("windows-1256"))
    assert ledger.has(intake, VERSIONS)
    assert ledger.add(intake, Reading(report=intake.report), VERSIONS) == Unchanged("r1")


def test_the_same_text_under_two_ids_is_two_reports_with_one_source(ledger: Ledger) -> None:
    ledger.add(*make_pair("r1"), VERSIONS)
    assert ledger.add(*make_pair("r2"), VERSIONS) == Added("r2")
    assert ledger.counts() | {"reports": 2, "sources": 1} == ledger.counts()


@pytest.mark.parametrize("versions", [Versions("1.1", "abc"), Versions("1.0", "abd")], ids=["program", "lexicon"])
def test_a_new_version_supersedes(ledger: Ledger, versions: Versions) -> None:
    ledger.add(*make_pair(), VERSIONS)
    assert not ledger.has(make_intake(), versions)
    outcome = ledger.add(*make_pair(), versions)
    assert outcome == Superseded("r1", 2, f"read by riwaya {versions.program} with lexicon {versions.lexicon}")
    assert [entry[:3] + entry[4:] for entry in ledger.history("r1")] == [
        (1, *VERSIONS, True),
        (2, *versions, False),
    ]
    assert ledger.reading("r1", 1) == ledger.reading("r1")
    assert ledger.has(make_intake(), VERSIONS)


def test_another_date_of_the_same_text_supersedes_and_stays_stable(ledger: Ledger) -> None:
    first = make_pair(published="2021-03-04", raw=b"first")
    second = make_pair(published="2021-03-05", title="عنوان", raw=b"second")
    ledger.add(*first, VERSIONS)
    outcome = ledger.add(*second, VERSIONS)
    assert outcome == Superseded("r1", 2, "the source states another title, published")
    assert ledger.reading("r1", 1).report.published == "2021-03-04"
    assert (ledger.raw("r1", 1), ledger.raw("r1")) == (first[0].raw, second[0].raw)
    assert ledger.reports()[0].published == "2021-03-05"
    assert ledger.search("عنوان")[0].id == "r1"
    # Both files read again: the ledger knows both.
    assert ledger.add(*first, VERSIONS) == ledger.add(*second, VERSIONS) == Unchanged("r1")


def test_another_text_with_the_same_id_is_kept_under_a_number(ledger: Ledger) -> None:
    ledger.add(*make_pair(), VERSIONS)
    outcome = ledger.add(*make_pair("r1", OTHER_TEXT), VERSIONS)
    assert outcome == Conflict("r1~2", "r1", "the id 'r1' belongs to another text")
    assert ledger.add(*make_pair("r1", OTHER_TEXT), VERSIONS) == Unchanged("r1~2")
    assert ledger.add(*make_pair("r1", OTHER_TEXT), NEWER).id == "r1~2"
    assert ledger.add(*make_pair("r1", "نص ثالث."), VERSIONS).id == "r1~3"
    assert ledger.reading("r1").report.text == TEXT
    assert ledger.reading("r1~2").report.id == "r1~2"
    assert [report.conflict for report in ledger.reports()] == [None, *["the id 'r1' belongs to another text"] * 2]


def test_an_id_that_looks_like_a_conflict_stays_apart(ledger: Ledger) -> None:
    ledger.add(*make_pair("r1"), VERSIONS)
    ledger.add(*make_pair("r1", OTHER_TEXT), VERSIONS)
    assert ledger.add(*make_pair("r1~2", "نص ثالث."), VERSIONS) == Conflict(
        "r1~2~2", "r1~2", "the id 'r1~2' belongs to another text"
    )
    assert ledger.add(*make_pair("r1~2", "نص ثالث."), VERSIONS) == Unchanged("r1~2~2")


def test_a_batch_sees_what_stands_earlier_in_it(ledger: Ledger) -> None:
    pairs = [
        make_pair(),
        make_pair(),
        make_pair("r1", OTHER_TEXT),
        make_pair("r1", TEXT, title="عنوان"),
        make_pair("r2"),
    ]
    assert [type(outcome) for outcome in ledger.add_all(pairs, VERSIONS)] == [
        Added,
        Unchanged,
        Conflict,
        Superseded,
        Added,
    ]
    assert [hit.id for hit in ledger.search("عنوان")] == ["r1"]


def test_a_batch_is_added_as_a_whole_or_not_at_all(ledger: Ledger) -> None:
    stranger = (make_intake("r3"), Reading(report=make_intake("r4").report))
    with pytest.raises(LedgerError, match=r"r3\.txt: the reading is not of this report"):
        ledger.add_all([make_pair("r1"), make_pair("r2"), stranger], VERSIONS)
    assert ledger.counts()["reports"] == ledger.counts()["readings"] == ledger.counts()["sources"] == 0
    assert ledger.add_all([], VERSIONS) == []


def test_two_that_write_at_once_do_not_double(ledger: Ledger, path) -> None:
    with Ledger.open(path) as other:
        assert other.add(*make_pair(), VERSIONS) == Added("r1")
        assert ledger.add(*make_pair(), VERSIONS) == Unchanged("r1")
