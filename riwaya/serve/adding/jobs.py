"""Adding in the background: one thread a job, and what has become of each report so far."""

from __future__ import annotations

import secrets
import shutil
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from riwaya.intake import Skipped
from riwaya.ledger import Added, Conflict, Ledger, Superseded, Unchanged
from riwaya.model import RiwayaError
from riwaya.pipeline import Step, add_sources, make_reader, reader_versions
from riwaya.serve.adding.child import Order
from riwaya.serve.adding.guarded import read_guarded

State: TypeAlias = Literal["running", "done", "failed"]
# How many skipped files a page lists; all are counted.
LISTED = 500


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far a job is. `skipped_items` holds the first of what was skipped, with the reasons."""

    id: str
    state: State = "running"
    files: int = 0
    added: int = 0
    unchanged: int = 0
    superseded: int = 0
    conflicts: int = 0
    skipped: int = 0
    skipped_items: tuple[Skipped, ...] = ()
    reports: tuple[str, ...] = ()
    failure: str | None = None

    @property
    def kept(self) -> int:
        """How many reports are in the ledger now because of this job, or were before."""
        return self.added + self.unchanged + self.superseded + self.conflicts


class Jobs:
    """The jobs of a server, in the order they were begun; one runs at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._turn = threading.Lock()
        self._progress: dict[str, Progress] = {}

    def begin(self, ledger: Ledger, orders: Sequence[Order], folder: Path) -> str:
        """Starts to add some files, and removes their folder afterwards; the id of the job."""
        id = secrets.token_hex(8)
        self._set(Progress(id=id, files=len(orders)))
        thread = threading.Thread(target=self._run, args=(id, ledger, orders, folder), name=f"adding {id}", daemon=True)
        thread.start()
        return id

    def find(self, id: str) -> Progress | None:
        """How far a job is."""
        with self._lock:
            return self._progress.get(id)

    def _run(self, id: str, ledger: Ledger, orders: Sequence[Order], folder: Path) -> None:
        try:
            with self._turn:
                intakes = read_guarded(orders)
                add_sources(
                    ledger, intakes, make_reader, reader_versions(), progress=lambda step: self._count(id, step)
                )
            self._change(id, state="done")
        except RiwayaError as error:
            self._change(id, state="failed", failure=str(error))
        except Exception:
            self._change(id, state="failed", failure="an unexpected fault; what was reported as added is kept")
            raise
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _count(self, id: str, step: Step) -> None:
        progress = self.find(id)
        if progress is None:
            return
        if isinstance(step, Skipped):
            items = (*progress.skipped_items, step)[:LISTED]
            self._change(id, skipped=progress.skipped + 1, skipped_items=items)
            return
        counted = {Added: "added", Unchanged: "unchanged", Superseded: "superseded", Conflict: "conflicts"}[type(step)]
        reports = (*progress.reports, step.id)[:LISTED]
        self._change(id, reports=reports, **{counted: getattr(progress, counted) + 1})

    def _change(self, id: str, **changes: object) -> None:
        progress = self.find(id)
        if progress is not None:
            self._set(msgspec.structs.replace(progress, **changes))

    def _set(self, progress: Progress) -> None:
        with self._lock:
            self._progress[progress.id] = progress
