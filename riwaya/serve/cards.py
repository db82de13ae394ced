"""What was read from a report, as cards: value, quotation, facts, speaker chain, status, rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec
from markupsafe import Markup

from riwaya.export.evidence import Evidence, list_evidence
from riwaya.export.labels import Labels
from riwaya.export.phrase import Phrase
from riwaya.model import Reading, Span

# The lists of a reading, by what export calls their items.
LISTS = {
    "attribution": "attributions",
    "event": "events",
    "time": "times",
    "quantity": "quantities",
    "mention": "mentions",
}
LAYERS = ("content", "event", "source", "cue", "name", "time", "quantity")
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


class Words(msgspec.Struct, frozen=True):
    """Some words, and whether they are the report's (and so to be isolated)."""

    text: str
    quoted: bool = False


class FactLine(msgspec.Struct, frozen=True):
    """One property of an item: what it is called, and its value."""

    name: str
    value: tuple[Words, ...]


class CardMark(msgspec.Struct, frozen=True, array_like=True):
    """A place of an item: its layer and half-open offsets in code points."""

    layer: str
    start: int
    end: int


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """An item as it is shown beside the text.

    `layer` is the list of the reading it is from, `item` its id there, or its position where items have no id.
    """

    item: str
    layer: str
    kind: str
    marks: tuple[CardMark, ...]
    quote: str
    value: tuple[Words, ...]
    facts: tuple[FactLine, ...]
    rule: str | None
    row: str | None
    anchor: Span | None = None

    @property
    def span(self) -> Span:
        """The characters that stand for it: the trigger, the cue or (without one) the first content, the name itself.

        `anchor` is stated where a person has moved them.
        """
        if self.anchor is not None:
            return self.anchor
        wanted = {"attributions": ("cue", "content")}.get(self.layer, (self.marks[0].layer,))
        found = (mark for layer in wanted for mark in self.marks if mark.layer == layer)
        first = next(found, self.marks[0])
        return Span(first.start, first.end)

    @property
    def target(self) -> tuple[str, Span, str]:
        """What a decision on it names."""
        return self.layer, self.span, self.item

    @property
    def start(self) -> int:
        """Where its first place begins."""
        return min((mark.start for mark in self.marks), default=0)


class Paragraph(NamedTuple):
    """A line of the text, and the offset of its first character."""

    start: int
    text: str


def list_cards(reading: Reading, labels: Labels) -> list[Card]:
    """Every item of a reading that rests on the text, in the order of the text."""
    cards = [_make(item, reading.report.text, labels) for item in list_evidence(reading, labels)]
    return sorted(cards, key=lambda card: (card.start, card.layer, card.item))


def _make(item: Evidence, text: str, labels: Labels) -> Card:
    marks = tuple(CardMark(mark.layer, mark.span.start, mark.span.end) for mark in item.marks)
    return Card(
        item=_find_id(item),
        layer=LISTS[item.kind],
        kind=labels("kind", item.kind),
        marks=marks,
        quote=quote_verbatim(
            text, [mark.span for mark in item.marks if mark.layer == "content"] or [m.span for m in item.marks]
        ),
        value=_list_words(item.value),
        facts=tuple(FactLine(labels(fact.group, fact.key), _list_words(fact.value)) for fact in item.facts),
        rule=item.rule,
        row=item.row,
    )


def _find_id(item: Evidence) -> str:
    """The id of an item; times and quantities, which evidence counts from t1 and q1, have their position."""
    return str(int(item.id[1:]) - 1) if item.kind in ("time", "quantity") else item.id


def quote_verbatim(text: str, spans: Iterable[Span]) -> str:
    """The characters at some places exactly as they stand, an ellipsis between places that do not touch."""
    return f" {ELLIPSIS} ".join(span.of(text) for span in _join(spans))


def _join(spans: Iterable[Span]) -> Iterator[Span]:
    current: Span | None = None
    for span in sorted(spans):
        if current is not None and span.start <= current.end + 1:
            current = Span(current.start, max(current.end, span.end))
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current


def _list_words(phrase: Phrase) -> tuple[Words, ...]:
    return tuple(Words(part.text, part.quoted) for part in phrase)


def list_paragraphs(text: str) -> list[Paragraph]:
    """The lines of a text that have any characters, each with its offset."""
    paragraphs, start = [], 0
    for line in text.split("\n"):
        if line:
            paragraphs.append(Paragraph(start, line))
        start += len(line) + 1
    return paragraphs


def embed_marks(cards: Sequence[Card]) -> Markup:
    """Card number, layer, start and end of each place, as JSON that may stand in a script element."""
    places = [(number, *msgspec.to_builtins(mark)) for number, card in enumerate(cards) for mark in card.marks]
    return Markup(embed_json(places))


def embed_json(value: object) -> str:
    """JSON that may stand in a script element."""
    return msgspec.json.encode(value).decode().replace("<", "\\u003c")
