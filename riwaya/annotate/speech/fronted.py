"""Contents that stand before their verb: «…»، قال فلان; هجوم تبناه الفصيل; المواقف التي أعلنتها الحكومة."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from riwaya.annotate.markers import stands_as
from riwaya.annotate.names.kinds import description_type
from riwaya.annotate.names.phrase import AGENTS, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.annotate.speech.complement import Complement
from riwaya.annotate.speech.content import NOUNS
from riwaya.annotate.speech.cues import Cue
from riwaya.annotate.speech.frames import parse_frames
from riwaya.annotate.speech.quotes import Quotation
from riwaya.lexicon import Pos
from riwaya.lexicon.tables import NounRow
from riwaya.model import Span
from riwaya.text import Document, Sentence

_SHORT_QUOTE = 4
# How far before a verb that spreads it a document stands.
_DOCUMENT_REACH = 4
_LONGEST_WAY = 12
_PRONOUNS = frozenset(("ه", "ها", "هم"))


class FrontedReader:
    """Finds the contents before the verbs of saying of one document."""

    def __init__(self, document: Document, phrases: PhraseReader, quotations: Sequence[Quotation]) -> None:
        self._tokens = document.tokens
        self._tags = document.tags
        self._phrases = phrases
        self._closing = {quotation.close: quotation for quotation in reversed(quotations) if quotation.closed}

    def quotation(self, cue: Cue, sentence: Sentence) -> Complement | None:
        """«…»، قال فلان: the quotation stands before the verb and its subject after it."""
        at = cue.first - 1
        thus = at > sentence.first and stands_as(self._tokens[at].word, "thus")  # «…»، هكذا وصف شاهد ما حدث
        at -= thus
        if at > sentence.first and self._tokens[at].text in ("،", ","):
            at -= 1
        quotation = self._closing.get(at)
        if quotation is None or quotation.close - quotation.open < _SHORT_QUOTE:
            return None
        if not thus and '"' not in cue.row.frames:
            return None
        subject = self._subject_after(cue, sentence)
        sources = (subject,) if subject is not None else ()
        return Complement("quote", quotation.open + 1, quotation.inner.start, sources, quotation=quotation)

    def antecedent(self, cue: Cue, sentence: Sentence) -> Complement | None:
        """هجوم تبناه الفصيل: what is said stands before the verb and in its pronoun."""
        governed = self._is_governed(cue, sentence)
        if not (_has_object_pronoun(cue) or governed):
            return None
        subject = self._subject_after(replace(cue, last=cue.last + governed), sentence)
        if subject is None or not self._speaks(subject):
            return None
        relative = stands_as(self._tokens[cue.first - 1].word, "relative_pronoun")
        way = range(cue.first - 1, max(sentence.first, cue.first - _LONGEST_WAY) - 1, -1)
        first = next((index for index in way if self._heads(index, sentence, definite=relative)), None)
        if first is None:
            return None
        end = cue.first - relative
        tag = self._tags[first]
        start = self._tokens[first].start + (tag.start if tag is not None else 0)
        # What is said has the extent of a quotation, so that scope and anchors treat it as one.
        inner = Quotation(first, end, Span(start, self._tokens[end - 1].end), closed=False)
        return Complement("antecedent", first, start, (subject,), quotation=inner)

    def _is_governed(self, cue: Cue, sentence: Sentence) -> bool:
        """مسيرة دعت إليها قوى سياسية: the pronoun is on the preposition that the verb asks for."""
        if cue.kind != "verb" or cue.morph is None or cue.morph.particles or cue.last >= sentence.last:
            return False
        word = self._tokens[cue.last].word
        wanted = {
            f.preposition for f in parse_frames(cue.row.frames) if f.complement in ("noun", "event") and not f.before
        }
        morphs = word.morphs if word is not None else ()
        return any(m.pos is Pos.PARTICLE and m.enclitic in _PRONOUNS and m.lemma.key in wanted for m in morphs)

    def publishes(self, cue: Cue, sentence: Sentence) -> bool:
        """في بيان بثه التلفزيون: who spreads a document says nothing of his own."""
        pronoun = cue.morph is not None and cue.morph.enclitic in _PRONOUNS and cue.kind == "verb"
        if cue.row.stance != "say" or not pronoun or cue.first == sentence.first:
            return False
        nouns = (self._tags[index] for index in range(max(sentence.first, cue.first - _DOCUMENT_REACH), cue.first))
        rows = (row for tag in nouns if tag is not None for row in tag.lemma.rows(NounRow))
        return any(row.noun_class == "document" for row in rows)

    def _speaks(self, phrase: NounPhrase) -> bool:
        """A person, body or state, also one said vaguely: قوى سياسية."""
        word = self._tokens[phrase.head].word
        readings = word.morphs if word is not None else ()
        return phrase.type in AGENTS or any(description_type(morph.lemma) in AGENTS for morph in readings)

    def _subject_after(self, cue: Cue, sentence: Sentence) -> NounPhrase | None:
        """The phrase right after the verb, if no particle governs it."""
        if cue.last >= sentence.last or self._phrases.particles(cue.last):
            return None
        return self._phrases.phrase_at(cue.last, sentence.last)

    def _heads(self, index: int, sentence: Sentence, *, definite: bool) -> bool:
        """Whether a phrase that begins at a token names an event or act, with article where الذي follows."""
        tag = self._tags[index]
        if tag is None or tag.pos not in NOUNS or tag.article != definite:
            return False
        phrase = self._phrases.phrase_at(index, sentence.last)
        return phrase is not None and phrase.head == index and phrase.type not in AGENTS


def _has_object_pronoun(cue: Cue) -> bool:
    """Whether a verb that takes a plain object has it as a pronoun."""
    if cue.kind != "verb" or cue.morph is None or cue.morph.enclitic not in _PRONOUNS or cue.morph.particles:
        return False
    frames = parse_frames(cue.row.frames)
    return any(f.complement in ("noun", "event") and not f.preposition and not f.before for f in frames)
