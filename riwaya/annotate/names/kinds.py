"""What type of participant a word denotes, by its rows in the lexicon."""

from __future__ import annotations

from functools import cache

from riwaya.lexicon import Lemma
from riwaya.lexicon.tables import (
    CountryRow,
    FamilyNameRow,
    FigureRow,
    GivenNameRow,
    HeadRow,
    NounRow,
    OrganisationRow,
    ParticleRow,
    PlaceRow,
    TitleRow,
)
from riwaya.model import MentionType

PERSON_NAME_TABLES = frozenset(("given", "family", "figures"))
_CLASS_TYPES: dict[str, MentionType] = {
    "person": "PER",
    "group": "ORG",
    "weapon": "WEA",
    "vehicle": "VEH",
    "building": "FAC",
    "place": "LOC",
}
_FACILITIES = frozenset(("camp", "crossing", "airport", "base", "port", "dam", "site"))
_NATURAL = frozenset(
    ("region", "desert", "mountain", "river", "sea", "gulf", "strait", "island", "lake", "valley", "continent",
     "neighbourhood")
)  # fmt: skip


@cache
def description_type(lemma: Lemma) -> MentionType | None:
    """The type of what a common noun describes: 'وزارة' ORG, 'صاروخ' WEA; None for what is no participant."""
    if (head := lemma.row(HeadRow)) is not None:
        return head.type
    if lemma.row(TitleRow) is not None:
        return "PER"
    noun = lemma.row(NounRow)
    return _CLASS_TYPES.get(noun.noun_class) if noun is not None else None


@cache
def is_written(lemma: Lemma) -> bool:
    """Whether a noun denotes what is written or said, and so can be said to say something: تقرير, بيان, تصريح."""
    noun = lemma.row(NounRow)
    return noun is not None and noun.noun_class in ("document", "speech")


@cache
def head_sort(lemma: Lemma) -> str:
    """The finer sort of a head noun or title ('ministry', 'rank'), empty if it is neither."""
    if (head := lemma.row(HeadRow)) is not None:
        return head.sort
    title = lemma.row(TitleRow)
    return title.sort if title is not None else ""


@cache
def is_outlet(lemma: Lemma) -> bool:
    """Whether the word names or heads the name of a newspaper, broadcaster or news agency."""
    organisation = lemma.row(OrganisationRow)
    return (organisation is not None and organisation.role == "JRN") or head_sort(lemma) == "outlet"


@cache
def is_title(lemma: Lemma) -> bool:
    """Whether the word introduces a person's name."""
    return lemma.row(TitleRow) is not None


@cache
def name_type(lemma: Lemma) -> MentionType | None:
    """The type of what a name names; None if the lemma is no name."""
    if lemma.row(CountryRow) is not None:
        return "GPE"
    if (organisation := lemma.row(OrganisationRow)) is not None:
        return organisation.type
    if (place := lemma.row(PlaceRow)) is not None:
        if place.kind in _FACILITIES:
            return "FAC"
        return "LOC" if place.kind in _NATURAL else "GPE"
    if lemma.row(FigureRow) or lemma.row(GivenNameRow) or lemma.row(FamilyNameRow):
        return "PER"
    return None


@cache
def particle_classes(lemma: Lemma) -> frozenset[str]:
    """The classes of a particle ('preposition', 'complementizer', …); empty for other words."""
    return frozenset(row.particle_class for row in lemma.rows(ParticleRow))


@cache
def row_of(lemma: Lemma) -> str:
    """The row that a produced item names as its ground: `table:key`."""
    order = ("organisations", "figures", "countries", "places", "heads", "titles", "given", "family", "nouns")
    table = next((name for name in order if name in lemma.tables), next(iter(sorted(lemma.tables)), lemma.category))
    return f"{table}:{lemma.key}"
