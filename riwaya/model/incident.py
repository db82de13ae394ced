"""What several reports tell together: copies, incidents, who says what of them, and matters under dispute.

Everything here is derived from readings and can be derived again: nothing is decided here about what is true.
Spans are half-open offsets in Unicode code points into the text of the report they name. Ids are derived from what
they stand for (see each record), never from a count, so they stay the same when reports are added.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from riwaya.model.reading import EventType, Location, Measure, Number, Realis, Record, Stance
from riwaya.model.span import Span

CopyKind: TypeAlias = Literal["identical", "changed_headline", "shortened", "extended", "partial"]
RelationKind: TypeAlias = Literal["agree", "refine", "differ", "deny", "update"]
Standing: TypeAlias = Literal["agree", "disagree", "compatible", "single"]
Verdict: TypeAlias = Literal["join", "split", "unsure"]
Value: TypeAlias = Measure | Number | str


class EventRef(Record, frozen=True, kw_only=True, order=True):
    """An event of a reading: the report's id and the event's id there."""

    report: str
    event: str


class Passage(Record, frozen=True, kw_only=True, order=True):
    """Characters of a report. It outlives a new reading of that report, whose events may be numbered otherwise."""

    report: str
    span: Span


# copies


class SharedPassage(Record, frozen=True, kw_only=True):
    """Words that stand in both texts in the same order; the two spans may differ in spelling and white space."""

    copy: Span
    original: Span


class DifferentPassage(Record, frozen=True, kw_only=True):
    """Words that stand where the other text has other words, or (null) none."""

    copy: Span | None
    original: Span | None


class Copy(Record, frozen=True, kw_only=True):
    """Two reports of which one took its text from the other, or both from a text that is not here.

    `share` is the part (0 to 1) of the copy's words that stand in the original, `share_original` the reverse.
    `kind`: `identical`; `changed_headline` (the body is the same); `shortened` or `extended` (one holds nearly all of
    the other); `partial` (both have much of their own). `basis` names the rules that decided which is the original,
    strongest first: `credit` (the copy names the original's outlet, at `credit`), `earlier`, `containment`, and
    `id` where nothing else tells them apart. `relayed` is true where both credit a third outlet.
    """

    copy: str
    original: str
    kind: CopyKind
    share: float
    share_original: float
    shared: tuple[SharedPassage, ...]
    different: tuple[DifferentPassage, ...]
    basis: tuple[str, ...]
    credit: Span | None = None
    relayed: bool = False


# who says what


class Voice(Record, frozen=True, kw_only=True):
    """One utterance of a claim.

    `attribution` and `speaker` (an entity id) are those of the report's reading; both are null where the report says it
    in its own voice. `key` identifies the speaker across reports (a gazetteer or organisation row, or the folded name;
    `outlet:…` for the own voice), `name` is what the report calls them. `chain` are the names of those who relay it,
    outermost first, the speaker last. `realis` is the status the speaker gives the event; `denied` is true where the
    speaker says that the claim does not hold. `time` is when it was said, as precisely as known: the day of publication
    where the report gives none. `account` is the id of the account this voice belongs to.
    """

    report: str
    outlet: str | None
    attribution: str | None
    speaker: str | None
    key: str
    name: str
    chain: tuple[str, ...]
    stance: Stance | None
    realis: Realis
    denied: bool
    time: str | None
    account: str


class Claim(Record, frozen=True, kw_only=True):
    """A value of an attribute and everybody who gives it.

    `value` is the value as the first voice has it, `key` the form it is compared in (a place by its row, a name
    folded, a number with its bounds). `spans` are where it stands, in the order of reports and texts. `denied` is true
    for a claim that says the value does not hold.
    """

    value: Value
    key: str
    denied: bool
    spans: tuple[Passage, ...]
    voices: tuple[Voice, ...]
    events: tuple[EventRef, ...] = ()


class Account(Record, frozen=True, kw_only=True):
    """One independent account: a speaker, however many outlets relay them.

    A named speaker is one account everywhere, and so is the own voice of an outlet, wherever it is copied. Nameless
    sources ("security sources") are one account for each group of copies. `id` is derived from speaker and group.
    `claims` lists, by attribute, the keys of the claims this account makes; an attribute that is absent is one it is
    silent about.
    """

    id: str
    speaker: str
    name: str
    own_voice: bool
    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    claims: dict[str, tuple[str, ...]]


class Relation(Record, frozen=True, kw_only=True):
    """How two accounts stand to each other in one attribute.

    `refine`: the value of `b` lies within that of `a` (a quarter within its town, 7 within "at least 5"). `deny`: `b`
    says that the claim of `a` does not hold. `update`: the same speaker, later, with a higher toll (`a` is `b`).
    `a_key` and `b_key` are the keys of the claims that are compared. There is one relation for each pair of claims,
    between the first accounts that make them: all who make a claim stand as the first of them does.
    """

    kind: RelationKind
    a: str
    b: str
    a_key: str
    b_key: str


class Attribute(Record, frozen=True, kw_only=True):
    """One row of the table of accounts: an attribute, its claims, and how the accounts relate.

    `standing`: `single` (one account only gives a value), `agree` (all that give one give the same), `compatible`
    (they differ in precision only, or one updates the other), `disagree` (two values cannot both hold, or one denies
    another).
    `silent` are the accounts of the incident that give no value.
    """

    name: str
    standing: Standing
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    silent: tuple[str, ...] = ()


# incidents


class Evidence(Record, frozen=True, kw_only=True):
    """One reason for or against two events being the same: what was compared and what it weighs (negative: against)."""

    what: str
    weight: float
    a: str | None = None
    b: str | None = None


class Link(Record, frozen=True, kw_only=True):
    """Why two events stand in one incident. `rule` is the rule that joined them, `score` the sum of the evidence.

    Rules: `same_as` (the report itself), `copy` (the same passage in a copy), `score`, `background` (a later report
    recalls the older incident), `decision` (a person joined them).
    """

    a: EventRef
    b: EventRef
    rule: str
    score: float
    evidence: tuple[Evidence, ...]


class Place(Record, frozen=True, kw_only=True):
    """Where an incident happened: the most specific place on which nobody disagrees, as named, and where that lies."""

    name: str
    location: Location | None = None


class Incident(Record, frozen=True, kw_only=True):
    """One happening, as one or more reports tell it.

    `id` is derived from the earliest member (by day of publication, report id and position in the text), so adding a
    later report keeps it. `type` and `mode` are PLOVER, the most frequent among the accounts. `time` is the value most
    accounts give, `begins` and `ends` (exclusive) the bounds of what the members allow, ISO. `realis` is the
    strongest status any account gives it. `series` marks a count of happenings ("110 attacks"), which holds no
    single ones. `unsure` lists pairs a person marked as undecided.
    """

    id: str
    title: str
    type: EventType
    mode: str | None
    realis: Realis
    series: bool
    reports: tuple[str, ...]
    events: tuple[EventRef, ...]
    place: Place | None
    time: str | None
    begins: str | None
    ends: str | None
    accounts: tuple[Account, ...]
    attributes: tuple[Attribute, ...]
    links: tuple[Link, ...]
    unsure: tuple[tuple[EventRef, EventRef], ...] = ()


class Matter(Record, frozen=True, kw_only=True):
    """Claims about one subject without a happening of their own, set against each other (the withdrawal is complete /
    nominal). `subject` is the thing spoken of, as first named; `id` is derived from its earliest claim.
    """

    id: str
    subject: str
    reports: tuple[str, ...]
    accounts: tuple[Account, ...]
    attribute: Attribute


# what people decided


class Constraint(Record, frozen=True, kw_only=True, order=True):
    """A person's decision on two events, told by the characters of their triggers so that it survives new readings.

    `join`: the same incident. `split`: not the same, and whatever stands closer to one of them leaves with it.
    `unsure`: joins and splits nothing, but is shown.
    """

    verdict: Verdict
    a: Passage
    b: Passage


class Linkage(Record, frozen=True, kw_only=True):
    """All that linking says of a set of readings, each list in canonical order."""

    copies: tuple[Copy, ...] = ()
    incidents: tuple[Incident, ...] = ()
    matters: tuple[Matter, ...] = ()
