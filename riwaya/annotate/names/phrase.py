"""What a noun phrase is: its extent, its head and what it denotes."""

from __future__ import annotations

from msgspec import Struct

from riwaya.lexicon import Pos
from riwaya.model import MentionType, Span

NOMINAL = frozenset({Pos.NOUN, Pos.MASDAR, Pos.ACTIVE_PARTICIPLE, Pos.PASSIVE_PARTICIPLE, Pos.ADJECTIVE, Pos.NAME})
# Those that are no name.
COMMON = NOMINAL - {Pos.NAME}
PARTICIPLES = frozenset({Pos.ACTIVE_PARTICIPLE, Pos.PASSIVE_PARTICIPLE})
ADJECTIVAL = PARTICIPLES | {Pos.ADJECTIVE}
# Who can speak and act.
AGENTS: frozenset[MentionType] = frozenset(("PER", "ORG", "GPE"))
WEAPONS: frozenset[MentionType] = frozenset(("WEA", "VEH"))
PLACES: frozenset[MentionType] = frozenset(("GPE", "LOC", "FAC"))


class NounPhrase(Struct, frozen=True, gc=False):
    """Tokens first..last (exclusive) and the exact characters of a phrase.

    `head` is the token of its head, `type` what it denotes if that is a participant, `named` whether it holds a
    proper name, `definite` whether it points at something specific, `name` the tokens of a personal name in it.
    """

    first: int
    last: int
    span: Span
    head: int
    type: MentionType | None
    named: bool
    definite: bool
    name: tuple[int, int] | None
    rule: str
    row: str

    @property
    def is_short(self) -> bool:
        """Whether it is one word."""
        return self.last - self.first == 1
