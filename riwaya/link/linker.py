"""Links reports: copies, incidents and accounts, one report after the other or all at once, with the same result.

`prepare` is a pure function of one reading and can run anywhere; a Linker takes what it makes, in any order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from riwaya.link.assembly import Sources, assemble
from riwaya.link.copies import CopyIndex, CopyPrint, place_in_original, print_report
from riwaya.link.decisions import Decisions, find_event
from riwaya.link.facts import ReportFacts, collect_facts
from riwaya.link.matters import Matters
from riwaya.link.partition import COPIED, DECIDED, Cluster, Edge, Node, Partition
from riwaya.link.remarks import Remark, collect_remarks
from riwaya.link.telling import Telling, tell
from riwaya.model import Constraint, Copy, EventRef, Incident, Linkage, Matter, Passage, Reading

_FACTS = msgspec.msgpack.Decoder(ReportFacts)


class Prepared(NamedTuple):
    """What linking needs of one reading. `decided` says in which telling the passages stand that people decided on."""

    print: CopyPrint
    tellings: tuple[Telling, ...]
    facts: bytes
    remarks: tuple[Remark, ...]
    decided: tuple[tuple[Passage, Node], ...]


def prepare(reading: Reading, decisions: Decisions) -> Prepared:
    """Takes from a reading what linking needs of it."""
    tellings = tell(reading, decisions.within(reading))
    home = {event: telling.key for telling in tellings for event in telling.events}
    passages = sorted(
        {
            side
            for item in decisions.of(reading.report.id)
            for side in (item.a, item.b)
            if side.report == reading.report.id
        }
    )
    found = [(passage, find_event(reading, passage)) for passage in passages]
    return Prepared(
        print_report(reading.report),
        tellings,
        msgspec.msgpack.encode(collect_facts(reading)),
        collect_remarks(reading),
        tuple((passage, home[event]) for passage, event in found if event is not None),
    )


class Linker:
    """The reports linked so far. Whatever the order in which they were added, the linkage is the same."""

    def __init__(self, constraints: Iterable[Constraint] = ()) -> None:
        self.decisions = Decisions(constraints)
        self._copies = CopyIndex()
        self._partition = Partition()
        self._matters = Matters()
        self._facts: dict[str, bytes] = {}
        self._tellings: dict[str, tuple[Telling, ...]] = {}
        self._decided: dict[Passage, Node] = {}
        self._sources = Sources(self._partition.telling, self._find_facts, self._copies.copy_of)

    def __len__(self) -> int:
        return len(self._facts)

    def add(self, prepared: Prepared) -> None:
        """Adds one report. A report that is there already is not added again."""
        report = prepared.print.side.words.report
        if report in self._facts:
            return
        self._facts[report] = prepared.facts
        self._tellings[report] = prepared.tellings
        for telling in prepared.tellings:
            self._partition.add(telling)
        self._matters.add(prepared.remarks)
        self._copies.add(prepared.print)
        for copy in self._copies.pairs(report):
            self._join_copied(copy)
        self._decide(prepared.decided)

    def copies(self) -> tuple[Copy, ...]:
        """The copies, by the id of the copy."""
        return self._copies.copies()

    def incidents(self) -> Iterator[Incident]:
        """All incidents, in an order of their own."""
        unsure = self._unsure()
        for part in self._partition.parts():
            yield from self._assemble(part, unsure)

    def matters(self) -> Iterator[Matter]:
        """All matters, in the order of their first remarks."""
        return self._matters.all(self._copies.copy_of)

    def incidents_of(self, report: str) -> list[Incident]:
        """The incidents that one report tells of: what adding it has changed."""
        unsure = self._unsure()
        parts = {self._partition.part(telling.key) for telling in self._tellings.get(report, ())}
        return [
            incident
            for part in sorted(parts)
            for incident in self._assemble(part, unsure)
            if report in incident.reports
        ]

    def linkage(self) -> Linkage:
        """Everything, in canonical order: incidents by day, then id."""
        incidents = sorted(self.incidents(), key=lambda incident: (incident.begins or "9999", incident.id))
        return Linkage(copies=self.copies(), incidents=tuple(incidents), matters=tuple(self.matters()))

    # -- within --------------------------------------------------------------------------------------------------

    def _assemble(self, part: tuple[Node, ...], unsure: dict[Node, set[Node]]) -> Iterator[Incident]:
        for cluster in self._partition.clusters(part):
            yield assemble(cluster, self._sources, _unsure_in(cluster, unsure))

    def _find_facts(self, report: str) -> ReportFacts:
        return _FACTS.decode(self._facts[report])

    def _join_copied(self, copy: Copy) -> None:
        """Events whose words stand in the same place of both texts are one."""
        for telling in self._tellings[copy.copy]:
            for other in self._tellings[copy.original]:
                if telling.family == other.family and _at_one_place(copy, telling, other):
                    a, b = sorted((telling.key, other.key))
                    self._partition.join(Edge(a, b, "copy", COPIED))

    def _decide(self, decided: Iterable[tuple[Passage, Node]]) -> None:
        self._decided.update(decided)
        for passage, _ in decided:
            for item in self.decisions.of(passage.report):
                pair = self._pair(item)
                if pair is None or pair[0] == pair[1]:
                    continue
                if item.verdict == "split":
                    self._partition.split(*pair)
                elif item.verdict == "join":
                    self._partition.join(Edge(*pair, "decision", DECIDED))

    def _pair(self, item: Constraint) -> tuple[Node, Node] | None:
        a, b = self._decided.get(item.a), self._decided.get(item.b)
        return (min(a, b), max(a, b)) if a is not None and b is not None else None

    def _unsure(self) -> dict[Node, set[Node]]:
        pairs = [self._pair(item) for item in self.decisions.all if item.verdict == "unsure"]
        found: dict[Node, set[Node]] = {}
        for pair in pairs:
            if pair is not None:
                found.setdefault(pair[0], set()).add(pair[1])
                found.setdefault(pair[1], set()).add(pair[0])
        return found


def link_readings(readings: Iterable[Reading], constraints: Iterable[Constraint] = ()) -> Linkage:
    """Links readings, heeding what people decided."""
    linker = Linker(constraints)
    for reading in readings:
        linker.add(prepare(reading, linker.decisions))
    return linker.linkage()


def _at_one_place(copy: Copy, telling: Telling, other: Telling) -> bool:
    places = [place_in_original(copy, span) for span in telling.spans]
    return any(place is not None and place.overlaps(span) for place in places for span in other.spans)


def _unsure_in(cluster: Cluster, unsure: dict[Node, set[Node]]) -> Iterator[tuple[EventRef, EventRef]]:
    for node in cluster.nodes:
        for other in sorted(unsure.get(node, ())):
            yield EventRef(report=node[0], event=node[1]), EventRef(report=other[0], event=other[1])
