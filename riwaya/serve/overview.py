"""What all reports of a ledger tell together, worked out when it is first asked for and again when the ledger grows."""

from __future__ import annotations

import threading
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from riwaya.ledger import Ledger
from riwaya.model import Constraint, Copy, Incident, Linkage, Reading
from riwaya.pipeline.linking import link_all
from riwaya.pipeline.reviewed import reviewed_readings
from riwaya.serve.listing import ReportLine
from riwaya.serve.names import Named, SpeakerPage, collect_entities, collect_speakers


class Overview(NamedTuple):
    """The incidents by id, the copies of each report, the reports, and who speaks and is spoken of in them."""

    linkage: Linkage
    incidents: dict[str, Incident]
    copies: dict[str, Copy]
    reports: dict[str, ReportLine]
    speakers: dict[str, SpeakerPage]
    entities: dict[str, Named]


class Overviews:
    """Keeps the overview of one ledger until its state changes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state: Hashable = None
        self._overview: Overview | None = None

    def find(self, ledger: Ledger) -> Overview:
        """The overview of the ledger as it is now, with what people have corrected and decided."""
        with self._lock:
            state = ledger.state()
            if self._overview is None or state != self._state:
                self._overview = make_overview(reviewed_readings(ledger), ledger.constraints())
                self._state = state
            return self._overview


def make_overview(readings: Iterable[Reading], constraints: Sequence[Constraint] = ()) -> Overview:
    """Links the readings, and collects who speaks and who is named."""
    kept = list(readings)
    linkage = link_all(kept, constraints)
    return Overview(
        linkage=linkage,
        incidents={incident.id: incident for incident in linkage.incidents},
        copies={copy.copy: copy for copy in linkage.copies},
        reports={reading.report.id: _make_line(reading) for reading in kept},
        speakers=collect_speakers(kept),
        entities=collect_entities(kept),
    )


def _make_line(reading: Reading) -> ReportLine:
    report = reading.report
    return ReportLine(
        id=report.id,
        title=report.title or report.id,
        outlet=report.outlet,
        published=report.published,
        language=report.language,
    )
