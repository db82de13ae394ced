"""Finds the words that may say that somebody says: verbs, participles, nouns, prepositions, parentheses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from riwaya.annotate.markers import joins_as, plays, reading_as
from riwaya.annotate.names.kinds import description_type, particle_classes
from riwaya.lexicon import Aspect, Pos, Voice
from riwaya.lexicon.letters import DAMMA
from riwaya.lexicon.tables import CueRow
from riwaya.model import Span
from riwaya.text import Document, Morph, Word
from riwaya.text.document import Phrase, Sentence, Token

CueKind = Literal["verb", "participle", "noun", "phrase", "parenthesis"]
_ROW_POS: dict[CueKind, str] = {"verb": "verb", "participle": "verb", "noun": "noun", "phrase": "phrase"}
_NOUNS = frozenset({Pos.NOUN, Pos.MASDAR})
_WHAT = "ما"
# How far from its verb the name stands that somebody does not want to be told.
_NAME_REACH = 5
_SHORTEST = 2
# How many words after a verb of reaching its amount stands.
_AMOUNT_REACH = 5
_COMMAS = frozenset(("،", ","))
_CLOSING = frozenset(("»", "”", '"', ")"))
_OPENING = frozenset(("«", "“", '"', ":"))
# Particles with which a main clause begins.
_MAIN = frozenset(("demonstrative", "pronoun", "negation", "quantifier", "aspect", "auxiliary", "complementizer"))
# How many words who speaks has at most in a remark.
_LONGEST_SUBJECT = 7
# What a verb of saying does by which something is reported: كما قال المتحدث, not كما طالب المحتجون.
_REPORTING = frozenset(("say", "affirm", "claim", "announce", "reveal", "believe", "expect", "warn"))
_OBJECTS = frozenset(("N", "N!"))


class Cue(Struct, frozen=True, gc=False):
    """Tokens first..last (exclusive) and the exact characters of a cue, with its row and sentence.

    `word` is the token that carries the row; `passive` and `negated` are read from the form and what precedes it.
    """

    first: int
    last: int
    word: int
    sentence: int
    span: Span
    row: CueRow
    kind: CueKind
    morph: Morph | None
    passive: bool = False
    negated: bool = False


def find_cues(document: Document) -> Iterator[Cue]:
    """All candidate cues in order; whether they are speech is for their complement to decide."""
    for number in range(len(document.sentences)):
        yield from _SentenceCues(document, number).find()


class _SentenceCues:
    """The cues of one sentence."""

    def __init__(self, document: Document, number: int) -> None:
        self._document = document
        self._tokens = document.tokens
        self._tags = document.tags
        self._number = number
        self._sentence: Sentence = document.sentences[number]

    def find(self) -> Iterator[Cue]:
        for index in range(self._sentence.first, self._sentence.last):
            word = self._tokens[index].word
            if word is None:
                continue
            if "cues" in word.tables and not (self._hides_name(index) or self._names_person(index)):
                yield from self._at_word(index, word)
            if index in self._document.phrases:
                yield from self._at_phrases(index)

    def _hides_name(self, index: int) -> bool:
        """طلب عدم الكشف عن اسمه, and الكشف in it: why somebody is not named, nothing that is said."""
        around = (self._tags[at] for at in range(max(self._sentence.first, index - _NAME_REACH), index + 1))
        if not any(plays(tag, "anonymity") for tag in around):
            return False
        for at in range(index + 1, min(self._sentence.last, index + 1 + _NAME_REACH)):
            tag = self._tags[at]
            if self._tokens[at].kind == "punctuation":
                return False
            if tag is not None and tag.enclitic and plays(tag, "identity"):
                return True
        return False

    def _names_person(self, index: int) -> bool:
        """مشتبها به في الهجوم: a suspect, not what somebody suspects."""
        after = self._tags[index + 1] if index + 1 < self._sentence.last else None
        pronoun = after is not None and after.pos is Pos.PARTICLE and after.enclitic != ""
        return pronoun and reading_as(self._tokens[index].word, "with_pronoun") is not None

    # -- single words -----------------------------------------------------------------------------------------

    def _at_word(self, index: int, word: Word) -> Iterator[Cue]:
        """One cue for each kind of reading, the chosen one first."""
        tag = self._tags[index]
        morphs = [morph for morph in word.morphs if "cues" in morph.lemma.tables]
        if tag in morphs:
            morphs.remove(tag)
            morphs.insert(0, tag)
        seen: set[CueKind] = set()
        for morph in morphs:
            kind = _kind(morph)
            if kind is None or kind in seen or not self._is_open(index, morph, tag):
                continue
            seen.add(kind)
            for row in _rows(morph, kind):
                yield self._make(index, morph, row, kind)

    def _is_open(self, index: int, morph: Morph, tag: Morph | None) -> bool:
        """Whether the context leaves a reading open; participles and phrases it never decides."""
        if morph.features.aspect is Aspect.SHORT and not self._is_denied(index):  # أر بي جي, يجب; but لم أر, لم يجب
            return morph is tag and len(self._tokens[index].text) > _SHORTEST
        if tag is None or morph is tag or morph.pos not in (Pos.VERB, Pos.NOUN, Pos.MASDAR):
            return True
        if morph.pos is not Pos.VERB:
            return tag.pos in _NOUNS and tag.particles == morph.particles
        if tag.pos is Pos.VERB:  # يوضح of أوضح or وضّح, حملت of حمّل or حمل: the complement decides
            if plays(tag, "reaching") and self._counts(index):
                return False
            return "cues" not in tag.lemma.tables and _is_written_alike(morph, tag)
        return tag.pos is Pos.PARTICLE and (self._is_light_verb(index, morph) or self._opens_as_verb(index, morph))

    def _counts(self, index: int) -> bool:
        """بلغت الحصيلة 20 قتيلا: amounted to, did not report."""
        following = self._tokens[index + 1 : index + 1 + _AMOUNT_REACH]
        return any(token.kind == "number" or (token.word and "numbers" in token.word.tables) for token in following)

    def _is_denied(self, index: int) -> bool:
        return index > self._sentence.first and joins_as(self._tokens[index - 1].word, "negation")

    def _is_light_verb(self, index: int, morph: Morph) -> bool:
        """عبّر before عن is the verb, not the preposition عبر."""
        row = morph.lemma.row(CueRow)
        after = self._tokens[index + 1].text if index + 1 < len(self._tokens) else ""
        return row is not None and f"{after}+H" in row.frames and after != ""

    def _opens_as_verb(self, index: int, morph: Morph) -> bool:
        """بيّن, دوّن, أجمع at the head of a sentence may be the verb, not the particle written alike."""
        return index == self._sentence.first and morph.exact

    def _make(self, index: int, morph: Morph, row: CueRow, kind: CueKind) -> Cue:
        token = self._tokens[index]
        if kind != "verb":
            start = token.start + morph.start + _fused_length(row, kind)
            return Cue(index, index + 1, index, self._number, Span(start, token.end), row, kind, morph)
        first = self._parenthesis_start(index)
        start = token.start + morph.start if first == index else self._start_after_conjunction(first)
        aside = first < index or self._interrupts(index, morph, row)
        return Cue(
            first, index + 1, index, self._number, Span(start, token.end), row,
            "parenthesis" if aside else "verb", morph, is_passive(token, morph), self._is_negated(index, morph),
        )  # fmt: skip

    def _is_negated(self, index: int, morph: Morph) -> bool:
        """لم and its like; ما only at the head of a sentence, elsewhere it is 'what': نفى ما وصفه بـ."""
        before = index - 1
        if self._is_without(before) or self._was_not(before):
            return True
        if before < self._sentence.first or not joins_as(self._tokens[before].word, "negation"):
            return False
        word = self._tokens[before].word
        what = word is not None and word.light == _WHAT
        return not what or (before == self._sentence.first and not morph.enclitic)

    def _is_without(self, index: int) -> bool:
        """دون أن يوضح, بدون أن يوضح."""
        first = self._sentence.first
        return index > first and plays(self._tags[index], "complementizer") and plays(self._tags[index - 1], "without")

    def _was_not(self, index: int) -> bool:
        """لم يكن الوفد يصدق: the verb to be is negated, with the subject between."""
        for at in range(index, max(self._sentence.first, index - _NAME_REACH), -1):
            tag = self._tags[at]
            if self._tokens[at].kind == "punctuation" or (tag is None and self._tokens[at].word is None):
                return False
            if tag is not None and tag.pos is Pos.VERB:
                return plays(tag, "auxiliary") and joins_as(self._tokens[at - 1].word, "negation")
            if tag is not None and tag.pos is Pos.PARTICLE and not plays(tag, "location"):
                return False
        return False

    # -- parentheses ------------------------------------------------------------------------------------------

    def _parenthesis_start(self, index: int) -> int:
        """Where كما, حسبما or على ما before a verb of saying begins; the verb itself if nothing of the kind does."""
        before, first = index - 1, self._sentence.first
        if before < first:
            return index
        if self._is_as(before) and not (self._says_also(before) or self._says_more(before, index)):
            return before
        word = self._tokens[before].word
        if word is not None and word.light in (_WHAT, "ل" + _WHAT) and before > first:
            says = joins_as(self._tokens[before - 1].word, "as_what") and self._can_report(index)
            return before - 1 if says else index
        return index

    def _interrupts(self, index: int, morph: Morph, row: CueRow) -> bool:
        """العملية، يضيف المصدر نفسه، انتهت; …، تقول الطبيبة.: a verb and its subject amid a clause or behind it."""
        before, last = index - 1, self._sentence.last
        if before <= self._sentence.first or morph.particles or morph.enclitic or not _reports(row):
            return False
        if not any(
            part in ("أن", '"') or (part.endswith("+أن") and "S" not in part) for part in row.frames.split(" | ")
        ):
            return False
        if self._tokens[before].text not in _COMMAS or self._tokens[before - 1].text in _CLOSING:
            return False
        for at in range(index + 1, min(last, index + 2 + _LONGEST_SUBJECT)):
            tag, token = self._tags[at], self._tokens[at]
            if token.word is None:
                ends = token.text == "." or (token.text in _COMMAS and not self._is_fronted(before))
                return at > index + 1 and ends and (at + 1 >= last or not self._opens_content(at + 1))
            if tag is not None and (tag.pos in (Pos.VERB, Pos.PARTICLE) or tag.particles or tag.features.tanwin):
                return False
        return last <= index + 1 + _LONGEST_SUBJECT and last > index + 1

    def _is_fronted(self, comma: int) -> bool:
        """من جهته، أعلن الوزير، …: what stands before the comma only says where or when; the verb is the main one."""
        first = comma
        while first > self._sentence.first and self._tokens[first - 1].text not in _COMMAS:
            first -= 1
        tag = self._tags[first]
        return tag is not None and tag.pos is Pos.PARTICLE and particle_classes(tag.lemma).isdisjoint(_MAIN)

    def _opens_content(self, index: int) -> bool:
        return self._tokens[index].text in _OPENING or plays(self._tags[index], "complementizer")

    def _can_report(self, index: int) -> bool:
        """على ما قال الوزير; not احتجاجا على ما وصفه بـ: a verb that needs nobody whom it speaks of."""
        word = self._tokens[index].word
        verbs = (morph for morph in (word.morphs if word is not None else ()) if morph.pos is Pos.VERB)
        rows = (row for verb in verbs for row in verb.lemma.rows(CueRow))
        return any(not part.startswith("T ") for row in rows for part in row.frames.split(" | "))

    def _is_as(self, index: int) -> bool:
        word = self._tokens[index].word
        if joins_as(word, "as"):
            return True
        tag = self._tags[index]  # بحسبما
        return tag is not None and tag.particles == "ب" and plays(tag, "as")

    def _says_also(self, index: int) -> bool:
        """Sentence-initial كما means 'also', not 'as'."""
        word = self._tokens[index].word
        opens = index == self._sentence.first or self._tokens[index - 1].text in (".", ":")
        return opens and joins_as(word, "also")

    def _says_more(self, before: int, index: int) -> bool:
        """كما عبرا عن ارتياحهما, كما أكد الوزير أن, كما طالبوا بإقالته: a clause of its own, with its own content."""
        if not joins_as(self._tokens[before].word, "also"):
            return False
        word = self._tokens[index].word
        verbs = [morph for morph in (word.morphs if word is not None else ()) if morph.pos is Pos.VERB]
        rows = [row for verb in verbs for row in verb.lemma.rows(CueRow)]
        frames = [part for row in rows for part in row.frames.split(" | ")]
        if not any(_reports(row) for row in rows) and not any(verb.enclitic for verb in verbs):
            return True  # كما ألقت, كما طالبوا
        wanted = {part.split("+")[0] for part in frames if "+" in part}
        if not _OBJECTS.isdisjoint(frames) and self._is_deed(index + 1):  # …، كما أدانت الاعتقالات
            return True
        for at in range(index + 1, min(self._sentence.last, index + 1 + _NAME_REACH)):
            tag = self._tags[at]
            if self._tokens[at].kind == "punctuation":
                return False
            if tag is not None and tag.pos is Pos.PARTICLE and not tag.enclitic:
                return plays(tag, "complementizer") or tag.lemma.key in wanted
        return False

    def _is_deed(self, index: int) -> bool:
        tag = self._tags[index] if index < self._sentence.last else None
        deed = tag is not None and (tag.pos is Pos.MASDAR or "triggers" in tag.lemma.tables)
        return deed and tag is not None and not tag.particles and description_type(tag.lemma) is None

    def _start_after_conjunction(self, index: int) -> int:
        tag = self._tags[index]
        return self._tokens[index].start + (tag.start if tag is not None and tag.particles in ("و", "ف") else 0)

    # -- phrases ----------------------------------------------------------------------------------------------

    def _at_phrases(self, index: int) -> Iterator[Cue]:
        for phrase in reversed(self._document.phrases[index]):
            for sense in phrase.senses:
                if (row := sense.lemma.row(CueRow)) is not None:
                    yield self._saying_verb(phrase, row) or self._of_phrase(phrase, row)

    def _of_phrase(self, phrase: Phrase, row: CueRow) -> Cue:
        kind: CueKind = "phrase" if row.pos == "phrase" else "noun"
        return Cue(phrase.first, phrase.last + 1, phrase.last, self._number, phrase.span, row, kind, None)

    def _saying_verb(self, phrase: Phrase, row: CueRow) -> Cue | None:
        """The verb that a phrase ending in ما runs on through: حسب ما أفاد."""
        index = phrase.last + 1
        if not row.lemma.endswith(_WHAT) or index >= len(self._tokens):
            return None
        token = self._tokens[index]
        morphs = token.word.morphs if token.word is not None else ()
        verb = next((m for m in morphs if m.pos is Pos.VERB and "cues" in m.lemma.tables), None)
        verb_row = verb.lemma.row(CueRow) if verb is not None else None
        if verb is None or verb_row is None:
            return None
        span = Span(phrase.span.start, token.end)
        passive = is_passive(token, verb)
        return Cue(phrase.first, index + 1, index, self._number, span, verb_row, "parenthesis", verb, passive)


def _reports(row: CueRow) -> bool:
    return row.stance in _REPORTING and any(part.endswith(("أن", '"')) for part in row.frames.split(" | "))


def _is_written_alike(one: Morph, other: Morph) -> bool:
    """Whether two readings of a word differ in nothing but the verb."""
    return _form(one) == _form(other)


def _form(verb: Morph) -> tuple[object, ...]:
    form = verb.features
    return (form.aspect, form.person, form.number, form.feminine, verb.particles, verb.enclitic, verb.exact)


def is_passive(token: Token, morph: Morph) -> bool:
    """A passive that shows in its letters or in a written damma on the first letter of the stem."""
    if morph.features.voice is Voice.PASSIVE:
        return True
    if token.text[morph.start + 1 : morph.start + 2] != DAMMA:
        return False
    # يُعلن is active with the same damma: derived forms II to IV carry it in both voices.
    return morph.features.aspect is Aspect.PERFECT or not morph.lemma.key.startswith("أ")


def _kind(morph: Morph) -> CueKind | None:
    """What kind of cue a reading can be."""
    if morph.pos is Pos.VERB:
        return "verb"
    if morph.pos is Pos.PHRASE:
        return "phrase"
    if morph.pos is Pos.ACTIVE_PARTICIPLE:
        features = morph.features
        accusative = features.tanwin or features.feminine or features.oblique or features.sound
        return "participle" if accusative and not (morph.article or morph.particles or morph.enclitic) else None
    return "noun" if morph.pos in _NOUNS else None


def _rows(morph: Morph, kind: CueKind) -> list[CueRow]:
    if kind == "phrase" and morph.lemma.key.endswith(_WHAT):  # حسبما, مثلما: the verb after them is the cue
        return []
    return [row for row in morph.lemma.rows(CueRow) if row.pos == _ROW_POS[kind]]


def _fused_length(row: CueRow, kind: CueKind) -> int:
    """The cue of بزعم is زعم; that of بحسب all of it."""
    return int(kind == "phrase" and row.lemma.startswith("ب") and row.lemma != "بحسب")
