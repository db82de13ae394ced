"""Review: which reports there are to review, and the desk on which one report is reviewed, item by item."""

from __future__ import annotations

from typing import Any

import msgspec
from markupsafe import Markup
from msgspec import UNSET

from riwaya.export.direction import find_direction
from riwaya.export.labels import Labels
from riwaya.ledger import ReportSummary
from riwaya.model import Reading, Report
from riwaya.serve.cards import LAYERS, LISTS, Card, Paragraph, embed_json, embed_marks, list_cards, list_paragraphs
from riwaya.serve.desk import Desk
from riwaya.serve.interface import Interface
from riwaya.serve.reviewing import Opinion, Settled, find_item, find_opinions, revise, settle_each
from riwaya.serve.screens import AtDesk, Screens

router = Screens()
PAGE = 25
STANCES = (
    "say", "affirm", "claim", "deny", "doubt", "accuse", "warn", "demand", "promise", "threaten", "announce",
    "claim_responsibility", "condemn", "praise", "expect", "believe", "reveal", "ask",
)  # fmt: skip
REALIS = ("actual", "denied", "planned", "threatened", "possible", "generic_past")
EVENTS = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OTHER",
)  # fmt: skip
TYPES = ("PER", "ORG", "GPE", "LOC", "FAC", "WEA", "VEH")
STATES = ("open", "accept", "reject", "unsure", "edit")


class ReviewLine(msgspec.Struct, frozen=True, kw_only=True):
    """A report in the queue: how many items fit the filter, and how many of them this person has decided."""

    id: str
    title: str
    outlet: str | None
    published: str | None
    language: str
    items: int
    decided: int


class ReviewQueue(msgspec.Struct, frozen=True, kw_only=True):
    """One page of reports to review, in the order they were added."""

    reports: tuple[ReviewLine, ...]
    layer: str
    type: str
    confidence: float
    person: str
    page: int
    more: bool
    layers: tuple[str, ...] = tuple(LISTS.values())
    types: tuple[str, ...] = EVENTS


class ReviewItem(msgspec.Struct, frozen=True, kw_only=True):
    """An item with what this person decided; what others did is shown only after that."""

    card: Card
    state: str
    reason: str | None
    others: tuple[Opinion, ...]
    confidence: float | None
    type: str | None


class ReviewPage(msgspec.Struct, frozen=True, kw_only=True):
    """One report under review, narrowed by layer, type, state and confidence."""

    report: Report
    direction: str
    sequence: int
    person: str
    items: tuple[ReviewItem, ...]
    layer: str
    type: str
    state: str
    confidence: float
    decided: int
    following: str | None
    raw: tuple[dict[str, Any], ...]
    entities: tuple[dict[str, str], ...]
    layers: tuple[str, ...] = LAYERS
    lists: tuple[str, ...] = tuple(LISTS.values())
    types: tuple[str, ...] = EVENTS
    states: tuple[str, ...] = STATES
    stances: tuple[str, ...] = STANCES
    statuses: tuple[str, ...] = REALIS
    mention_types: tuple[str, ...] = TYPES

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The text, line by line."""
        return list_paragraphs(self.report.text)

    @property
    def marks(self) -> Markup:
        """The places of all items, for the script that paints them."""
        return embed_marks([item.card for item in self.items])

    @property
    def raw_items(self) -> Markup:
        """The items as the reading has them, for the script that edits them."""
        return Markup(embed_json(self.raw))

    @staticmethod
    def keys(interface: Interface) -> Markup:
        """Which key does what, for the script that listens."""
        return Markup(embed_json(interface.all_keys))

    @staticmethod
    def words(labels: Labels) -> Markup:
        """The words that the script needs."""
        verdicts = {key: labels("verdict", key) for key in ("accept", "reject", "unsure", "edit", "add", "open")}
        places = {key: labels("layer", key) for key in ("cue", "source", "content")}
        own = {key: labels("review", key) for key in ("failed", "left", "none_left", "start", "end")}
        return Markup(embed_json({"verdict": verdicts, "place": places} | own))

    @property
    def first_open(self) -> int:
        """The number of the first item that this person has not decided."""
        return next((number for number, item in enumerate(self.items) if item.state == "open"), 0)


@router.screen("/review", "review.html", needs="reviewer")
def queue(desk: AtDesk, layer: str = "", type: str = "", confidence: float = 1.0, page: int = 1) -> ReviewQueue:
    """The reports to review, by layer, type and confidence of their items."""
    page = max(1, page)
    found = desk.ledger.reports(PAGE + 1, (page - 1) * PAGE)
    lines = [_make_line(desk, summary, layer, type, confidence) for summary in found[:PAGE]]
    return ReviewQueue(
        reports=tuple(line for line in lines if line.items),
        layer=layer,
        type=type,
        confidence=confidence,
        person=desk.person,
        page=page,
        more=len(found) > PAGE,
    )


def _make_line(desk: Desk, summary: ReportSummary, layer: str, type: str, confidence: float) -> ReviewLine:
    items = list_items(desk, desk.ledger.reading(summary.id))
    kept = [item for item in items if fits(item, layer, type, "", confidence)]
    return ReviewLine(
        id=summary.id,
        title=summary.title or summary.id,
        outlet=summary.outlet,
        published=summary.published,
        language=summary.language,
        items=len(kept),
        decided=sum(item.state != "open" for item in kept),
    )


@router.screen("/review/{id:path}", "desk.html", needs="reviewer")
def review(
    desk: AtDesk, id: str, layer: str = "", type: str = "", state: str = "", confidence: float = 1.0
) -> ReviewPage:
    """One report under review: its items in the order of the text, with what this person has decided."""
    reading = desk.ledger.reading(id)
    items = list_items(desk, reading)
    shown = tuple(item for item in items if fits(item, layer, type, state, confidence))
    return ReviewPage(
        report=reading.report,
        direction=find_direction(reading.report.language),
        sequence=desk.ledger.history(id)[-1].sequence,
        person=desk.person,
        items=shown,
        layer=layer,
        type=type,
        state=state,
        confidence=confidence,
        decided=sum(item.state != "open" for item in shown),
        following=find_following(desk, id),
        raw=tuple(msgspec.to_builtins(find_item(reading, item.card)) or {} for item in shown),
        entities=tuple({"id": entity.id, "name": entity.name} for entity in reading.entities),
    )


def list_items(desk: Desk, reading: Reading) -> list[ReviewItem]:
    """The items of a reading with the decisions on them."""
    decisions = desk.ledger.decisions(reading.report.id, holding=True)
    settled = settle_each(decisions)
    proposed = list_cards(reading, desk.words)
    if not settled.get(desk.person):
        return [_make_item(desk.person, reading, card, settled) for card in proposed]
    own = desk.ledger.reviewed(reading.report.id, desk.person).reading
    cards = revise(proposed, list_cards(own, desk.words), settled[desk.person])
    return [_make_item(desk.person, reading, card, settled) for card in cards]


def _make_item(person: str, reading: Reading, card: Card, settled: Settled) -> ReviewItem:
    opinions = find_opinions(card, settled)
    own = next((opinion for opinion in opinions if opinion.person == person), None)
    item = find_item(reading, card)
    confidence = getattr(item, "confidence", UNSET)
    return ReviewItem(
        card=card,
        state=own.verdict if own else "open",
        reason=own.reason if own else None,
        others=tuple(opinion for opinion in opinions if opinion.person != person) if own else (),
        confidence=None if confidence is UNSET else confidence,
        type=getattr(item, "type", None),
    )


def fits(item: ReviewItem, layer: str, type: str, state: str, confidence: float) -> bool:
    """Whether an item is of a layer, a type and a state, and no surer than a confidence; one that has none is sure."""
    return (
        layer in ("", item.card.layer)
        and type in ("", item.type)
        and state in ("", item.state)
        and (confidence >= 1 or (item.confidence is not None and item.confidence <= confidence))
    )


def find_following(desk: Desk, id: str) -> str | None:
    """The report that was added after this one."""
    offset = desk.ledger.position(id)
    following = desk.ledger.reports(1, offset + 1)
    return following[0].id if following else None
