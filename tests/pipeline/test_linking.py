"""Linking in several processes: the same result, progress, decisions that reach every worker."""

from __future__ import annotations

import gc

import msgspec
import pytest

from riwaya.link import link_readings
from riwaya.model import Constraint, Passage, Reading
from riwaya.pipeline.linking import collector_paused, link_all, prepare_all
from tests.nights_module import load_nights


@pytest.fixture(scope="module")
def night() -> list[Reading]:
    return [told.reading for told in load_nights().tell_nights(90)]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_any_number_of_workers_gives_the_same(night: list[Reading], workers: int) -> None:
    linked = link_all(night, workers=workers)
    assert msgspec.json.encode(linked) == msgspec.json.encode(link_readings(night))


def test_progress_counts_the_reports(night: list[Reading]) -> None:
    counted: list[int] = []
    link_all(night[:5], progress=counted.append)
    assert counted == [1, 2, 3, 4, 5]


def test_what_is_prepared_comes_in_order(night: list[Reading]) -> None:
    prepared = prepare_all(night, workers=2)
    assert [each.print.side.words.report for each in prepared] == [reading.report.id for reading in night]


def test_decisions_reach_the_workers(night: list[Reading]) -> None:
    incident = next(i for i in link_readings(night).incidents if len(i.reports) > 1)
    triggers = {(r.report.id, event.id): event.trigger for r in night for event in r.events}
    first, last = (
        next(event for event in incident.events if event.report == report)
        for report in (incident.reports[0], incident.reports[-1])
    )
    split = Constraint(
        verdict="split",
        a=Passage(report=first.report, span=triggers[first.report, first.event]),
        b=Passage(report=last.report, span=triggers[last.report, last.event]),
    )
    for workers in (1, 2):
        linked = link_all(night, [split], workers=workers)
        assert not any({first, last} <= set(each.events) for each in linked.incidents)


def test_the_collector_is_paused_and_goes_on() -> None:
    assert gc.isenabled()
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()
