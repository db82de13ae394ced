"""A reading: one report with what it says, layer by layer.

What the program prints and what people annotate by hand are this one schema. Field names, spans and
values follow the annotation guide (docs/guide.md); fields with the default UNSET are optional and left
out of the JSON when nothing was said about them, so a file that is loaded and written again stays as it was.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from riwaya.model.span import Span

MentionType: TypeAlias = Literal["PER", "ORG", "GPE", "LOC", "FAC", "WEA", "VEH"]
TimeType: TypeAlias = Literal["DATE", "TIME", "DURATION", "SET"]
TimeMod: TypeAlias = Literal[
    "APPROX", "START", "MID", "END", "BEFORE", "AFTER", "EQUAL_OR_MORE", "EQUAL_OR_LESS", "MORE_THAN", "LESS_THAN"
]
Grain: TypeAlias = Literal[
    "second", "minute", "hour", "part of day", "day", "week", "month", "season", "quarter", "year", "decade", "century"
]
QuantityMod: TypeAlias = Literal["APPROX", "MORE_THAN", "EQUAL_OR_MORE", "LESS_THAN", "EQUAL_OR_LESS", "VAGUE"]
Form: TypeAlias = Literal["direct", "indirect", "mixed", "nominal"]
Stance: TypeAlias = Literal[
    "say", "affirm", "claim", "deny", "doubt", "accuse", "warn", "demand", "promise", "threaten", "announce",
    "claim_responsibility", "condemn", "praise", "expect", "believe", "reveal", "ask",
]  # fmt: skip
Realis: TypeAlias = Literal["actual", "denied", "planned", "threatened", "possible", "generic_past"]
EventType: TypeAlias = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OTHER",
]  # fmt: skip
SourceKind: TypeAlias = Literal[
    "person", "role", "institution", "anon", "witness", "collective", "outlet", "document", "none"
]
Commitment: TypeAlias = Literal["committed", "neutral", "distancing", "none"]
Number: TypeAlias = int | float


# A reading is a tree of values and holds no cycles: the collector need not visit its thousands of records.
class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """What all parts of a reading share: they are immutable, typed, and refuse unknown fields."""


class Item(Record, frozen=True, kw_only=True):
    """One thing read from the text.

    `rule` names the rule that made the item and `row` the lexicon row it rests on (`table:key`); both are
    absent from annotations made by hand. `confidence` lies between 0 and 1. `note` is free text.
    """

    rule: str | UnsetType = UNSET
    row: str | UnsetType = UNSET
    confidence: float | UnsetType = UNSET
    note: str | UnsetType = UNSET


class Report(Record, frozen=True, kw_only=True):
    """A published report, its text exactly as received.

    `published` is an ISO date (or date and time); relative times are resolved against it.
    """

    id: str
    text: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    language: str = "ar"
    fictional: bool | UnsetType = UNSET
    note: str | UnsetType = UNSET


class Check(Record, frozen=True, kw_only=True):
    """Two ways in which an expression names its time, held against each other.

    `kind`: a weekday against its date, two calendars, two names of a month. `stated` is what the words say, `found`
    what follows from the rest of the expression; where they disagree, `value` is what was most likely meant.
    """

    kind: Literal["weekday", "calendar", "month"]
    agrees: bool
    stated: str
    found: str


class Time(Item, frozen=True, kw_only=True):
    """A time expression: TIMEX3 type, ISO 8601 value (EDTF where ISO cannot say it), modifier.

    `value` is null where the text does not allow one. `hijri` keeps the original Hijri date, `anchor` the
    attribution a relative time inside an older quotation is relative to.

    The program adds, where they can be said: `edtf`, the value in ISO 8601-2; `begins` and `ends`, the bounds of what
    the words allow (ISO, `ends` exclusive; hours of parts of the day are a convention of riwaya); `grain`, how precise
    the words are; `base`, the date a relative time was counted from, and `relative`, whether that is the day of the
    `report` or one named in its `text`; `direction`, past or future where `evidence` decided it; `checks`.
    """

    span: Span
    type: TimeType
    value: str | None
    mod: TimeMod | None = None
    hijri: str | UnsetType = UNSET
    anchor: str | UnsetType = UNSET
    edtf: str | UnsetType = UNSET
    begins: str | UnsetType = UNSET
    ends: str | UnsetType = UNSET
    grain: Grain | UnsetType = UNSET
    base: str | UnsetType = UNSET
    relative: Literal["report", "text"] | UnsetType = UNSET
    direction: Literal["past", "future"] | UnsetType = UNSET
    evidence: Span | UnsetType = UNSET
    checks: tuple[Check, ...] | UnsetType = UNSET


class Quantity(Item, frozen=True, kw_only=True):
    """A number that counts or measures something.

    `value` is exact or central; `low` and `high` bound ranges and vague counts. `unit` is a UCUM code for
    measures, an ISO 4217 code for money, null for counts. `of` is the head of the counted noun. `candidates` are the
    currencies a bare name may mean where the report does not tell which; `unit` is null then.
    """

    span: Span
    value: Number | None
    low: Number | None = None
    high: Number | None = None
    mod: QuantityMod | None = None
    unit: str | None = None
    of: Span | None = None
    candidates: tuple[str, ...] | UnsetType = UNSET


class Mention(Item, frozen=True, kw_only=True):
    """A name or description of a participant or place; `entity` is the id of what it refers to.

    `distance` holds the words or marks by which the text does not make the name its own: ما يسمى, المزعوم, «السلام».
    """

    id: str
    span: Span
    type: MentionType
    entity: str
    distance: Span | UnsetType = UNSET


class Location(Record, frozen=True, kw_only=True):
    """Where a place of the report lies, as the gazetteer has it; never more exact than the report names it.

    `basis` says whether the entity's own `name` was found, a place it is named `within`, or the place the `report` is
    about. `precision` is that of the point: town, district, province, country. `relation` holds the words that put the
    entity beside the place (قرب, غربي). `candidates` are other places of the name, `row` the one chosen.
    """

    name: str
    country: str | None
    province: str | None
    lat: float | None
    lon: float | None
    precision: str
    basis: Literal["name", "within", "report"]
    row: str
    relation: Span | UnsetType = UNSET
    candidates: tuple[str, ...] | UnsetType = UNSET


class Fact(Record, frozen=True, kw_only=True):
    """What the report says somebody is: office or rank, or the body they belong to."""

    kind: Literal["role", "affiliation"]
    value: str
    span: Span


class Entity(Record, frozen=True, kw_only=True):
    """One real-world referent in the report; `name` is its fullest name there.

    The program adds: `names`, all the names the report uses for it, in order (which is used is part of the framing);
    `country` (ISO 3166-1 alpha-2) and `sector` (PLOVER) of an actor, `cameo`, both as CAMEO spells them, and `coding`,
    the rules and rows they rest on; the `location` of a place; `facts` about a person.
    """

    id: str
    name: str
    type: MentionType
    role: str | UnsetType = UNSET
    note: str | UnsetType = UNSET
    names: tuple[str, ...] | UnsetType = UNSET
    country: str | UnsetType = UNSET
    sector: str | UnsetType = UNSET
    cameo: str | UnsetType = UNSET
    coding: tuple[str, ...] | UnsetType = UNSET
    location: Location | UnsetType = UNSET
    facts: tuple[Fact, ...] | UnsetType = UNSET


class Attribution(Item, frozen=True, kw_only=True):
    """Somebody says something: cue, source, content (PARC terms), with stance and nesting.

    `cue` is null for a quotation without a verb, `source` where none is written; `speaker` is the entity,
    also where `source` is null. `inside` is the attribution this one is embedded in. `anonymity` holds the words by
    which the source asks not to be named, with the reason where one is given.

    `commitment` is how far whoever reports the words vouches for them, apart from the speaker's stance: `committed`
    (كشف), `neutral` (قال), `distancing` (زعم, ما سماه), `none` where nobody is named (قيل). `distance` holds the words
    that keep the distance, the cue or others.
    """

    id: str
    cue: Span | None
    source: Span | None
    speaker: str | None
    content: tuple[Span, ...]
    form: Form
    stance: Stance
    negated: bool = False
    inside: str | None = None
    act: str | UnsetType = UNSET
    voice: Literal["passive"] | UnsetType = UNSET
    cue2: Span | UnsetType = UNSET
    via: Span | UnsetType = UNSET
    source_kind: SourceKind | UnsetType = UNSET
    cue_lemma: str | UnsetType = UNSET
    anonymity: Span | UnsetType = UNSET
    commitment: Commitment | UnsetType = UNSET
    distance: Span | UnsetType = UNSET


class Measure(Record, frozen=True, kw_only=True):
    """A number with bounds, as the values of an event hold it."""

    value: Number | None
    low: Number | UnsetType = UNSET
    high: Number | UnsetType = UNSET
    mod: QuantityMod | UnsetType = UNSET


class Event(Item, frozen=True, kw_only=True):
    """A happening that is reported, promised, denied or threatened (PLOVER type and mode).

    `actor`, `recipient` and `place` are entities; `time` is a value as in `Time`; `said_by` lists the
    innermost attributions that hold the trigger (empty: the report's own voice). The program's `confidence` says how
    surely the mention tells that the event happened, rather than takes it as known: above .5 in 'قتل ثلاثة جنود في
    انفجار', below in 'التحقيق في اغتيال الوزير'. `values` holds the numbers
    besides dead and injured, and the bounds of those two. `distance` is as in `Mention`: what is called «الانقلاب».
    `words` are the other words by which the report tells the event, in order: the verb beside its noun (شن هجوما), one
    in its clause (هجوم استهدف قافلة), the worst that it did to people (أسفر عن مقتل ثلاثة وإصابة خمسة: the dead).
    """

    id: str
    trigger: Span
    type: EventType
    mode: str | None = None
    realis: Realis = "actual"
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    instrument: str | None = None
    instrument_count: int | None = None
    place: str | None = None
    time: str | None = None
    killed: int | None = None
    injured: int | None = None
    said_by: tuple[str, ...] = ()
    same_as: str | None = None
    values: dict[str, Measure | Number | str] | UnsetType = UNSET
    distance: Span | UnsetType = UNSET
    words: tuple[Span, ...] | UnsetType = UNSET


class Reading(Record, frozen=True, kw_only=True):
    """A report and its six lists of items, each in the order of the text."""

    report: Report
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def entity_names(self) -> dict[str, str]:
        """The name of each entity by its id."""
        return {entity.id: entity.name for entity in self.entities}
