"""What the reports of a ledger tell together, for the commands that show it: people's decisions are heeded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from riwaya.cli.places import open_ledger
from riwaya.export import Language
from riwaya.export.release import Release, Shelf, narrow
from riwaya.ledger import Ledger
from riwaya.link import Linker
from riwaya.model import Incident, RiwayaError
from riwaya.pipeline.linking import fill_linker
from riwaya.pipeline.reviewed import reviewed_readings


class NoIncidentError(RiwayaError):
    """An id that is no incident of the ledger, or the beginning of several."""


def link_ledger(place: str | None, workers: int = 1) -> Linker:
    """A linker with all reports of a ledger."""
    with open_ledger(place) as ledger, _show_progress(ledger.counts().get("reports")) as tell:
        return fill_linker(reviewed_readings(ledger), ledger.constraints(), workers=workers, progress=tell)


def list_incidents(linker: Linker) -> list[Incident]:
    """All incidents by time, those without one last."""
    return sorted(
        linker.incidents(), key=lambda incident: (incident.begins or "9999", incident.time or "", incident.id)
    )


def find_incident(linker: Linker, id: str) -> Incident:
    """The incident whose id begins so."""
    found = [incident for incident in linker.incidents() if incident.id.startswith(id)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NoIncidentError(f"there is no incident '{id}'; `riwaya incidents` lists them")
    raise NoIncidentError(f"'{id}' begins the ids of {len(found)} incidents; give more of it")


@contextmanager
def _show_progress(total: int | None) -> Iterator[Callable[[int], None]]:
    """How many reports are linked, on standard error, if that is a terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("linking"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("reports", total=total)
        yield lambda count: progress.update(task, completed=count)


def read_release(ledger: Ledger, language: Language, workers: int = 1) -> Release:
    """All reports of a ledger, as people have corrected them, with what they tell together; it must stay open."""
    readings = Shelf((report.id for report in ledger.reports(None)), lambda id: ledger.reviewed(id).reading)
    with _show_progress(len(readings)) as tell:
        linker = fill_linker(reviewed_readings(ledger), ledger.constraints(), workers=workers, progress=tell)
    return Release(readings, linker.linkage(), language)


def narrow_release(release: Release, id: str) -> Release:
    """The release with one incident only, and the reports that tell of it."""
    found = [incident for incident in release.linkage.incidents if incident.id.startswith(id)]
    if len(found) != 1:
        problem = f"'{id}' begins the ids of {len(found)} incidents" if found else f"there is no incident '{id}'"
        raise NoIncidentError(f"{problem}; `riwaya incidents` lists them")
    return narrow(release, found[0])
