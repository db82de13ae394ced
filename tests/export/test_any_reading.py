"""Any readings that the model allows are exported in every format, with names left out or not."""

from __future__ import annotations

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riwaya.export.redaction import redact
from riwaya.export.release import Release, list_releases
from riwaya.link import link_readings
from riwaya.model import Reading
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


@given(st.lists(READINGS, max_size=2).map(_unlike))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_readings_are_exported(readings: list[Reading]) -> None:
    release = Release({reading.report.id: reading for reading in readings}, link_readings(readings))
    for each in (release, redact(release)):
        for form in list_releases():
            if form.plain:
                assert all(isinstance(file.data, bytes) for file in form.write(each))
