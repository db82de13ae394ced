"""The reporter's distance: words and marks by which a text does not make a name, a deed or a statement its own.

Words are زعم, ما يسمى, ما سماه, المزعوم, على حد زعمه; marks are those around one description in a clause that is not
quoted: هاجم «المستشارون» القرية. Names in quotation marks (حزب «النور») are spelling, no distance.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.markers import joins_as, plays, reading_as, stands_as
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.quotes import Quotation, find_quotations
from riwaya.lexicon import Pos
from riwaya.lexicon.tables import CueRow
from riwaya.model import Commitment, Span
from riwaya.text import Document

# Marks around more words are a quotation.
_LONGEST = 4
_BARE_NOUNS = frozenset({Pos.NOUN, Pos.NAME})


class DistanceReader:
    """Tells what one document keeps at a distance, and by which words."""

    def __init__(self, document: Document, drafts: Sequence[Draft]) -> None:
        self._document = document
        self._tokens = document.tokens
        self._tags = document.tags
        self._drafts = drafts
        self._words = {draft.at: span for draft in drafts if (span := self._of_draft(draft)) is not None}
        self._remarks = [draft for draft in drafts if self._is_remark(draft)]
        self._called = self._find_called()
        said = {span for draft in drafts if draft.at not in self._words for span in draft.content}
        self._marked = [quotation for quotation in find_quotations(document) if self._is_scare(quotation, said)]

    # -- statements -------------------------------------------------------------------------------------------

    def of_statement(self, draft: Draft) -> Span | None:
        """The words that keep a statement at a distance, its cue or another one."""
        return self._words.get(draft.at) or self._of_remark(draft)

    def commitment(self, draft: Draft, *, spoken: bool) -> Commitment:
        """How far the text vouches for a statement; `spoken` says whether anybody is known to have made it."""
        if self.of_statement(draft) is not None:
            return "distancing"
        return "none" if draft.passive and not spoken else draft.commitment

    def _of_draft(self, draft: Draft) -> Span | None:
        hedges = draft.kind == "participle" and draft.form == "nominal"  # القائد المفترض
        what = self._what_before(draft)
        if what is not None:
            return Span(self._tokens[what].start, draft.cue.end)
        return draft.cue if hedges or draft.commitment == "distancing" else None

    def _what_before(self, draft: Draft) -> int | None:
        """The ما of ما سماه, ما قال إنه; not of وهو ما قال إنه, which takes up a clause."""
        what, word = draft.at - 1, self._tokens[draft.at].word
        if draft.kind != "verb" or what < 0 or draft.negated or reading_as(word, "called_so") is None:
            return None
        takes_up = what > 0 and joins_as(self._tokens[what - 1].word, "joined_break")
        return what if stands_as(self._tokens[what].word, "so_called") and not takes_up else None

    def _of_remark(self, draft: Draft) -> Span | None:
        """على حد زعمه after a statement: a second cue on its words, whose speaker is a pronoun."""
        for other in self._remarks:
            if other.sentence == draft.sentence and self._are_same(draft.content, other.content):
                return self._words[other.at]
        return None

    def _is_remark(self, draft: Draft) -> bool:
        own = draft.source is None or draft.source.start < draft.cue.start  # its speaker is a pronoun in the cue
        return own and draft.at in self._words and draft.kind == "phrase"

    def _are_same(self, said: tuple[Span, ...], remarked: tuple[Span, ...]) -> bool:
        return any(one.start < other.end and other.start < one.end for one in said for other in remarked)

    # -- names and deeds --------------------------------------------------------------------------------------

    def of_name(self, phrase: NounPhrase) -> Span | None:
        """The words or marks that keep a name or description at a distance."""
        if (before := self._so_called(phrase.first)) is not None:
            return before
        if (hedge := self._hedge_in(phrase.first + 1, phrase.last)) is not None:
            return hedge
        return self._marks_around(phrase.head) if phrase.name is None and not phrase.named else None

    def of_deed(self, at: int) -> Span | None:
        """The words or marks that keep the deed of the noun `at` at a distance."""
        tag = self._tags[at]
        if tag is None or tag.pos is Pos.VERB:
            return None
        told = self._so_called(at) or self._hedge_in(at + 1, min(at + 2, len(self._tags)))
        return told or (self._marks_around(at) if tag.article else None)  # شنوا "هجوما مفاجئا" quotes somebody

    def _find_called(self) -> dict[int, Span]:
        """The words of ما سماه فلان by the character at which what it names begins, or its opening mark before it."""
        called: dict[int, Span] = {}
        for draft in self._drafts:
            if draft.at in self._words and draft.kind == "verb" and draft.act == "assess":
                for span in draft.content:
                    called.setdefault(span.start, self._words[draft.at])
                    called.setdefault(span.start + 1, self._words[draft.at])
        return called

    def _so_called(self, first: int) -> Span | None:
        """ما يسمى, ما سماه فلان before the phrase that begins at a token."""
        if (words := self._called.get(self._tokens[first].start)) is not None:
            return words
        verb = first - 1
        while verb > 0 and self._tokens[verb].kind == "punctuation":
            verb -= 1
        if verb > 0 and plays(self._tags[verb], "so_called") and stands_as(self._tokens[verb - 1].word, "so_called"):
            return Span(self._tokens[verb - 1].start, self._tokens[verb].end)
        return None

    def _hedge_in(self, first: int, last: int) -> Span | None:
        """المزعوم among the adjectives of a phrase."""
        for index in range(first, last):
            tag = self._tags[index]
            row = tag.lemma.row(CueRow) if tag is not None and tag.pos is Pos.PASSIVE_PARTICIPLE else None
            if plays(tag, "alleged") or (row is not None and row.commitment == "distancing"):
                return Span(self._tokens[index].start, self._tokens[index].end)
        return None

    def _marks_around(self, index: int) -> Span | None:
        """The quotation marks around a word, with what they hold."""
        quotation = next((q for q in self._marked if q.open < index < q.close), None)
        if quotation is None:
            return None
        return Span(self._tokens[quotation.open].start, self._tokens[quotation.close].end)

    def _is_scare(self, quotation: Quotation, said: set[Span]) -> bool:
        """Whether quotation marks hold one description that is neither a quotation nor the name of what precedes."""
        inside = range(quotation.open + 1, quotation.close)
        if not quotation.closed or len(inside) > _LONGEST or quotation.inner in said:
            return False
        tags = [self._tags[index] for index in inside]
        if any(tag is None or tag.pos in (Pos.VERB, Pos.NAME) for tag in tags):
            return False
        before = self._tags[quotation.open - 1] if quotation.open else None
        names = before is not None and before.pos in _BARE_NOUNS and not (before.article or before.enclitic)
        return not names or (before is not None and "triggers" in before.lemma.tables)  # مقتل «إرهابيين»
