"""The two sides of an incident: who the accounts name most, with the sector and country of their coding."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.export.release import Release
from riwaya.export.testimony import find_event
from riwaya.export.views.derived import Basis, Derived, find_claims
from riwaya.model import Claim, Entity, Incident

STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
REBELS = frozenset({"REB", "INS", "SEP"})
MILITIAS = frozenset({"UAF", "CRM"})


class Party(NamedTuple):
    """One side. `others` are those that other accounts name in its place, or beside it."""

    name: Derived
    others: Derived
    entity: Entity | None

    @property
    def sector(self) -> str:
        """The PLOVER sector, where there is one."""
        return self.entity.sector if self.entity and isinstance(self.entity.sector, str) else ""

    @property
    def country(self) -> str:
        """The country, as ISO 3166-1 alpha-2, where there is one."""
        return self.entity.country if self.entity and isinstance(self.entity.country, str) else ""

    @property
    def is_civilian(self) -> bool:
        """Whether they are people without arms: by sector, or by a description of persons without one."""
        return self.sector in ("CVL", "JRN", "MED", "EDU", "AGR", "LAB", "REF") or (
            self.entity is not None and self.entity.type == "PER" and not self.sector
        )


def find_party(release: Release, incident: Incident, attribute: str) -> Party:
    """Whoever most independent accounts name there and nobody's denial is all there is of; of several, the first."""
    claims = [basis for basis in find_claims(incident, attribute) if not basis.claim.denied]
    if not claims:
        none = Derived(None, f"no account names the {attribute}")
        return Party(none, none, None)
    order = sorted(range(len(claims)), key=lambda index: (-_count(claims[index].claim), index))
    first, rest = claims[order[0]], [claims[index] for index in order[1:]]
    rule = f"{attribute}: named by {_count(first.claim)} independent accounts"
    others = Derived(
        "; ".join(str(basis.claim.value) for basis in rest) or None, f"{attribute}: named by others", tuple(rest)
    )
    return Party(Derived(str(first.claim.value), rule, (first,)), others, _find_entity(release, first, attribute))


def _count(claim: Claim) -> int:
    return len({voice.account for voice in claim.voices})


def _find_entity(release: Release, basis: Basis, attribute: str) -> Entity | None:
    """The entity behind a claim, as the first report has it."""
    claim = basis.claim
    for passage in claim.spans:
        reading = release.readings[passage.report]
        event = find_event(claim, passage, reading)
        ids = getattr(event, attribute, ()) if event else ()
        entities = [entity for entity in reading.entities if entity.id in ids]
        named = [entity for entity in entities if entity.name == claim.value]
        if found := (named or entities)[:1]:
            return found[0]
    return None
