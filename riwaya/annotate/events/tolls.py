"""The dead and wounded that are told as the toll of an event: ارتفعت حصيلة ضحايا التفجير إلى 29 قتيلا و80 جريحا."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from riwaya.annotate.events.drafts import Counts, EventDraft
from riwaya.annotate.events.participants import CASUALTIES, counts_both
from riwaya.annotate.markers import joins_as, plays
from riwaya.lexicon import Pos
from riwaya.lexicon.tables import TriggerRow
from riwaya.model import Quantity
from riwaya.text import Document, Morph
from riwaya.text.agreement import stands_for
from riwaya.text.words import Word

# How many words may stand between that for the toll and the deed: حصيلة ضحايا التفجير, عدد قتلى الهجوم.
_HEADS = 3
_REACH = 30
# How far behind it a number may stand of which the noun does not say whom it counts: عدد القتلى إلى 12.
_NEAR = 18
_STOPS = frozenset((".", "؛", "؟", "!", ":"))
# How many words say how exact a number is: ما لا يقل عن 12.
_LONGEST_BOUND = 4
# How far from its noun the verb of a toll stands: بلغت حصيلة قتلى الحريق, عدد القتلى تجاوز 12.
_VERB_REACH = 4
_FORMER = "من"
_TO = "إلى"


def with_tolls(document: Document, quantities: Sequence[Quantity], drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """The events with the numbers of their tolls, whose nouns tell no event of their own."""
    tolls = {draft.at: toll for draft in drafts if (toll := _toll(document, draft)) is not None}
    if not tolls:
        return list(drafts)
    counted = {document.tokens_in(quantity.span).start: quantity for quantity in quantities}
    words = {draft.at: draft.trigger for draft in drafts}
    found: list[EventDraft] = []
    taken: set[int] = set()
    totals: dict[tuple[int, str], int] = {}
    for draft in drafts:
        toll = tolls.get(draft.at)
        numbers = tuple(_numbers(document, counted, draft, toll)) if toll is not None else ()
        known = {kind for kind, _ in draft.counts}
        numbers = tuple(told for told in numbers if told[0] not in known)
        added: Counts = tuple((kind, number) for kind, number, _ in numbers)
        taken.update(noun for _, _, noun in numbers)
        totals.update({(draft.sentence, kind): draft.at for kind, _ in added})
        told = (*draft.words, *(words[noun] for _, _, noun in numbers if noun in words))
        found.append(draft.with_(counts=(*draft.counts, *added), words=told) if added else draft)
    return _without_last(document, [draft for draft in found if draft.at not in taken], totals)


def _without_last(
    document: Document, drafts: Sequence[EventDraft], totals: Mapping[tuple[int, str], int]
) -> list[EventDraft]:
    """ارتفعت الحصيلة إلى أربعة قتلى بعد وفاة جندي: whose death raised a toll is counted in it."""
    kept: list[EventDraft] = []
    for draft in drafts:
        told = any(totals.get((draft.sentence, kind), draft.at) < draft.at for kind, _ in draft.counts)
        after = draft.at > 0 and joins_as(document.tokens[draft.at - 1].word, "prior")
        kept.append(draft.with_(counts=()) if told and after else draft)
    return kept


class _Toll(Struct, frozen=True, gc=False):
    """The noun before a toll, of the deed or ضحيتها, and what befell those of whom it only gives a number."""

    at: int
    kind: str


def _toll(document: Document, draft: EventDraft) -> _Toll | None:
    """حصيلة الهجوم; مجزرة في سوق الخضار [ضحيتها] 10 مدنيين, with the number right after."""
    tag = document.tags[draft.at]
    if is_of_toll(document, draft.at):
        own = _kind_by(tag) if tag is not None else ""  # عدد القتلى إلى 12 جنديا
        nouns = list(_governing(document, draft.at))
        kinds = (kind for noun in nouns if (kind := _kind_by(noun)))
        victims = any(plays(noun, "toll") for noun in nouns)  # ضحايا الهجوم إلى 16 مدنيا: the dead
        return _Toll(draft.at, next(kinds, own) or ("killed" if victims else ""))
    if tag is None or draft.row.event != "ASSAULT":
        return None
    for at in range(draft.at + 1, min(document.sentences[draft.sentence].last - 1, draft.at + _REACH)):
        noun = document.tags[at]
        if document.tokens[at].text in _STOPS:
            return None
        if noun is not None and noun.pos is Pos.VERB and plays(noun, "falls"):  # راح ضحيتها: told by the verb
            return None
        if plays(noun, "toll") and noun is not None and stands_for(noun.enclitic, tag):
            return _Toll(at, "killed")
    return None


def is_of_toll(document: Document, at: int) -> bool:
    """حصيلة الهجوم, عدد ضحايا القصف: whether a deed is what a toll is of."""
    return any(plays(tag, "toll_of") for tag in _governing(document, at))


def _governing(document: Document, at: int) -> Iterator[Morph]:
    """The nouns that a deed depends on in one construct, from the nearest."""
    for index in range(at - 1, max(-1, at - 1 - _HEADS), -1):
        tag = document.tags[index]
        if tag is None or tag.pos is not Pos.NOUN or tag.article or tag.enclitic:
            return
        yield tag


def _numbers(
    document: Document, counted: Mapping[int, Quantity], draft: EventDraft, toll: _Toll
) -> Iterator[tuple[str, Quantity, int]]:
    """What befell how many by the words after a deed, with the token of the noun that says so."""
    last = min(document.sentences[draft.sentence].last, toll.at + _REACH)
    seen: set[str] = set()
    for at in range(toll.at + 1, last):
        if document.tokens[at].text in _STOPS:
            return
        quantity, before = counted.get(at), document.tokens[at - 1]
        if quantity is None or quantity.unit is not None:
            continue
        if before.text == _FORMER and quantity.mod is None:  # من 25 إلى 29; not أكثر من 29
            continue
        noun = _noun(document, quantity)
        if document.tokens[noun - 1].text == _FORMER or counts_both(document, noun):  # وفاة اثنين من الجرحى
            continue
        reached = _reaches(document, at, quantity) or toll.at > draft.at or _adds_up(document, draft, toll.at, at)
        kind = _kind_of(document.tokens[noun].word) or (toll.kind if reached and at - toll.at <= _NEAR else "")
        if kind and kind not in seen:
            seen.add(kind)
            yield kind, quantity, noun


def _reaches(document: Document, at: int, quantity: Quantity) -> bool:
    """إلى 12, إلى أكثر من 12: whether a number, with what says how exact it is, is what something came to."""
    first = at if quantity.mod is None else max(1, at - _LONGEST_BOUND)
    return any(token.text == _TO for token in document.tokens[first - 1 : at])


def _adds_up(document: Document, draft: EventDraft, toll: int, number: int) -> bool:
    """بلغت حصيلة القتلى 12, عدد القتلى تجاوز 12: a verb near a toll whose object is what that came to."""
    first = max(document.sentences[draft.sentence].first, toll - _VERB_REACH)
    return any(plays(tag, "adds_up") for tag in document.tags[first : min(number, toll + _VERB_REACH)])


def _noun(document: Document, quantity: Quantity) -> int:
    """The token of what a number counts where that follows it, else of the number."""
    after = quantity.of is not None and quantity.of.start > quantity.span.start
    span = quantity.of if after and quantity.of is not None else quantity.span
    return document.tokens_in(span).start


def _kind_of(word: Word | None) -> str:
    """What befell those whom a word behind a number can mean: جريح, also an adjective."""
    return next((kind for morph in (word.morphs if word is not None else ()) if (kind := _kind_by(morph))), "")


def _kind_by(morph: Morph) -> str:
    """killed, injured or missing, as a noun for people says: قتيلا, جرحى."""
    rows = morph.lemma.rows(TriggerRow) if morph.pos is Pos.NOUN else ()
    return next((row.counts for row in rows if row.counts in CASUALTIES), "")
