"""Puts tellings together: a partition that depends on which tellings there are, not on the order in which they came.

Pairs that meet in a block and weigh enough are edges. Within a connected part the edges are taken from the heaviest on,
and join two groups unless their members cannot all be of one happening: so no chain of weak links joins unlike ones. A
new telling changes the groups of the part it falls into and no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from riwaya.link.blocks import Key, block_keys, recall_keys
from riwaya.link.groups import Group, merged, single
from riwaya.link.scoring import JOINED, RECALLED, conflict, is_recalled, total, weigh
from riwaya.link.telling import Telling

Node: TypeAlias = tuple[str, str]

# A recalled happening must fit one group so much better than the next.
_CLEARLY = 0.75
DECIDED, COPIED = 100.0, 50.0


class Edge(NamedTuple):
    """Why two tellings may be one. The evidence is weighed again when it is shown, for there are many edges."""

    a: Node
    b: Node
    rule: str
    score: float


class Cluster(NamedTuple):
    """Tellings of one happening with the edges that joined them, one fewer than there are tellings."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


class Partition:
    """Tellings and their edges; clusters are made from the part that is asked for."""

    def __init__(self) -> None:
        self._tellings: dict[Node, Telling] = {}
        self._blocks: dict[Key, list[Node]] = {}
        # Under one key, the tellings that have a day, and those that recall.
        self._recalls: dict[Key, tuple[list[Node], list[Node]]] = {}
        self._edges: dict[Node, dict[Node, Edge]] = {}
        self._splits: dict[Node, frozenset[Node]] = {}

    def __len__(self) -> int:
        return len(self._tellings)

    @property
    def nodes(self) -> Iterable[Node]:
        """All tellings."""
        return self._tellings

    def telling(self, node: Node) -> Telling:
        """A telling."""
        return self._tellings[node]

    def add(self, telling: Telling) -> None:
        """Adds a telling and compares it with those it meets."""
        node = telling.key
        self._tellings[node] = telling
        for other in self._meet(telling) | self._recall(telling):
            if (edge := _compare(telling, self._tellings[other])) is not None:
                self.join(edge)

    def join(self, edge: Edge) -> None:
        """Adds an edge; of two between the same tellings the heavier stays."""
        known = self._edges.get(edge.a, {}).get(edge.b)
        if known is None or known.score < edge.score:
            self._edges.setdefault(edge.a, {})[edge.b] = edge
            self._edges.setdefault(edge.b, {})[edge.a] = edge

    def split(self, a: Node, b: Node) -> None:
        """Keeps two tellings apart."""
        self._splits[a] = self._splits.get(a, frozenset()) | {b}
        self._splits[b] = self._splits.get(b, frozenset()) | {a}

    def parts(self) -> Iterator[tuple[Node, ...]]:
        """The connected parts of all tellings, in order."""
        seen: set[Node] = set()
        for node in sorted(self._tellings):
            if node not in seen:
                part = self.part(node)
                seen.update(part)
                yield part

    def part(self, node: Node) -> tuple[Node, ...]:
        """The connected part that a telling is in."""
        seen, waiting = {node}, [node]
        while waiting:
            for other in self._edges.get(waiting.pop(), ()):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return tuple(sorted(seen))

    def clusters(self, part: Sequence[Node]) -> list[Cluster]:
        """The clusters of one connected part."""
        dated = [node for node in part if not is_recalled(self._tellings[node])]
        recalled = [node for node in part if is_recalled(self._tellings[node])]
        root, groups, used = self._agglomerate(dated, self._edges_among(dated))
        self._attach(recalled, root, groups, used)
        left = [node for node in recalled if node not in root]
        more, _, used_more = self._agglomerate(left, self._edges_among(left))
        root.update(more)
        return _collect(root, [*used, *used_more])

    # -- edges ---------------------------------------------------------------------------------------------------

    def _meet(self, telling: Telling) -> set[Node]:
        met: set[Node] = set()
        for key in block_keys(telling):
            others = self._blocks.setdefault(key, [])
            met.update(others)
            others.append(telling.key)
        return met

    def _recall(self, telling: Telling) -> set[Node]:
        """What has a day meets only what recalls: two that have days meet on a day."""
        recalls = is_recalled(telling)
        met: set[Node] = set()
        for key in recall_keys(telling):
            dated, recalled = self._recalls.setdefault(key, ([], []))
            met.update(recalled)
            if recalls:
                met.update(dated)
            (recalled if recalls else dated).append(telling.key)
        return met

    def _edges_among(self, nodes: Sequence[Node]) -> list[Edge]:
        inside = set(nodes)
        found = {
            (edge.a, edge.b): edge
            for node in nodes
            for other, edge in self._edges.get(node, {}).items()
            if other in inside
        }
        return sorted(found.values(), key=lambda edge: (-edge.score, edge.a, edge.b))

    # -- groups --------------------------------------------------------------------------------------------------

    def _agglomerate(
        self, nodes: Sequence[Node], edges: Iterable[Edge]
    ) -> tuple[dict[Node, Node], dict[Node, Group], list[Edge]]:
        root = {node: node for node in nodes}
        groups = {node: single(self._tellings[node], self._splits.get(node, frozenset())) for node in nodes}
        used: list[Edge] = []

        def find(node: Node) -> Node:
            while root[node] != node:
                root[node] = root[root[node]]
                node = root[node]
            return node

        for edge in edges:
            a, b = find(edge.a), find(edge.b)
            if a == b:
                continue
            both = merged(groups[a], groups[b], by_decision=edge.score >= COPIED)
            if both is not None:
                first, second = min(a, b), max(a, b)
                root[second] = first
                groups[first] = both
                used.append(edge)
        return {node: find(node) for node in nodes}, groups, used

    def _attach(
        self, recalled: Iterable[Node], root: dict[Node, Node], groups: dict[Node, Group], used: list[Edge]
    ) -> None:
        """Puts each telling that recalls an older happening to the one group it clearly fits."""
        settled = dict(root)
        for node in recalled:
            best: dict[Node, Edge] = {}
            for other, edge in self._edges.get(node, {}).items():
                if other in settled and not groups[settled[other]].members & self._splits.get(node, frozenset()):
                    group = settled[other]
                    if group not in best or (edge.score, edge.a, edge.b) > (
                        best[group].score,
                        best[group].a,
                        best[group].b,
                    ):
                        best[group] = edge
            ranked = sorted(best.items(), key=lambda item: (-item[1].score, item[0]))
            clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1].score - ranked[1][1].score >= _CLEARLY)
            if ranked and clear:
                root[node] = ranked[0][0]
                used.append(ranked[0][1])


def _compare(a: Telling, b: Telling) -> Edge | None:
    a, b = (a, b) if a.key < b.key else (b, a)
    if conflict(a, b) is not None:
        return None
    score = total(weigh(a, b))
    recalled = is_recalled(a) != is_recalled(b)
    if score < (RECALLED if recalled else JOINED):
        return None
    return Edge(a.key, b.key, "background" if recalled else "score", score)


def _collect(root: Mapping[Node, Node], edges: Iterable[Edge]) -> list[Cluster]:
    members: dict[Node, list[Node]] = {}
    for node, head in root.items():
        members.setdefault(head, []).append(node)
    inside: dict[Node, list[Edge]] = {}
    for edge in edges:
        inside.setdefault(root[edge.a], []).append(edge)
    return [
        Cluster(tuple(sorted(nodes)), tuple(sorted(inside.get(head, ()), key=lambda edge: (edge.a, edge.b))))
        for head, nodes in sorted(members.items())
    ]
