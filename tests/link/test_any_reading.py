"""Whatever a reading holds that the model allows, linking ends, holds every event once, and does not depend on the order."""

from __future__ import annotations

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riwaya.link import frame, link_readings
from riwaya.model import Linkage, Reading
from tests.ledger.strategies import READINGS


def _unlike(readings: list[Reading]) -> list[Reading]:
    """Readings of different reports whose events have ids of their own."""
    return [
        msgspec.structs.replace(
            reading,
            report=msgspec.structs.replace(reading.report, id=f"r{number}"),
            events=tuple(msgspec.structs.replace(event, id=f"v{n}") for n, event in enumerate(reading.events)),
        )
        for number, reading in enumerate(readings)
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example])
@given(st.lists(READINGS, max_size=3).map(_unlike))
def test_any_readings_are_linked(readings: list[Reading]) -> None:
    linkage = link_readings(readings)
    held = [(event.report, event.event) for incident in linkage.incidents for event in incident.events]
    assert sorted(held) == sorted((reading.report.id, event.id) for reading in readings for event in reading.events)
    assert msgspec.json.decode(msgspec.json.encode(linkage), type=Linkage) == linkage
    assert msgspec.json.encode(link_readings(reversed(readings))) == msgspec.json.encode(linkage)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example])
@given(st.lists(READINGS, max_size=2).map(_unlike), st.text(max_size=8))
def test_any_readings_are_searched_for_names(readings: list[Reading], name: str) -> None:
    assert frame(readings, name).entity == name
