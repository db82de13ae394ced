"""One walk to the right of a cue: where it stands and what it has found so far."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from riwaya.annotate.names.phrase import ADJECTIVAL, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.annotate.speech.authors import AuthorReader
from riwaya.annotate.speech.clauses import complementizer
from riwaya.annotate.speech.complement import Complement, Opening
from riwaya.annotate.speech.cues import Cue
from riwaya.annotate.speech.frames import Frame, parse_frames
from riwaya.annotate.speech.quotes import Quotation
from riwaya.lexicon import Grammatical, Pos
from riwaya.model import Span
from riwaya.text import Document

_LONGEST_GAP = 40
_SAME_SENTENCE = 30


class Ground(Struct, frozen=True):
    """What every walk in a document reads; quotations by the token of their opening mark."""

    document: Document
    phrases: PhraseReader
    authors: AuthorReader
    quotation_at: Mapping[int, Quotation]


class Walk:
    """The state of a walk: `at` is the token it stands on, `end` the token it may not reach."""

    def __init__(self, ground: Ground, cue: Cue, end: int, *, addressed: bool) -> None:
        self._addressed = addressed
        self.document = ground.document
        self.tokens = ground.document.tokens
        self.tags = ground.document.tags
        self.phrases = ground.phrases
        self._authors = ground.authors
        self.quotation_at = ground.quotation_at
        self.cue = cue
        self.end = min(end, cue.last + _LONGEST_GAP)
        self.frames = parse_frames(cue.row.frames)
        self.subject: list[NounPhrase] = []
        self.objects: list[NounPhrase] = []
        self.source_end = -1
        self.preposition = ""
        self.at = cue.last

    def phrase_at(self, index: int) -> NounPhrase | None:
        """The noun phrase that begins at a token before the end."""
        return self.phrases.phrase_at(index, self.end) if index < self.end else None

    def past_amounts(self, index: int) -> int:
        """The token after the numbers and times that stand at a token."""
        while index < self.end and index in self.phrases.blocked:
            index += 1
        return index

    def complementizer(self, index: int) -> str | None:
        """The preposition fused with إن or أن at a token; None if there is no complementizer."""
        return complementizer(self.document, index) if index < len(self.tokens) else None

    def quoted_name(self, quotation: Quotation) -> NounPhrase:
        """The person named by the one word of a quotation."""
        at = quotation.open + 1
        span = Span(self.tokens[at].start, self.tokens[at].end)
        return NounPhrase(at, at + 1, span, at, "PER", True, True, (at, at + 1), "names.quoted_person", "")

    def opens_content(self, index: int) -> bool:
        """Whether a clause or quotation opens at a token."""
        return index in self.quotation_at or self.complementizer(index) is not None

    def ends_clause(self, index: int) -> bool:
        """Whether nothing of the clause is left at a token."""
        return index >= self.end or self.tokens[index].text in (".", "،", "؛", "!")

    def take_subject(self, phrase: NounPhrase) -> None:
        """Takes a phrase as the subject, a document with the words that name its author."""
        self.subject.append(phrase)
        authored = self._authors.find(phrase, self.end)
        if authored is not None and authored.last > phrase.last:
            self.source_end = self.at = authored.last

    def is_attribute(self, phrase: NounPhrase) -> bool:
        """«حزب الله» اللبناني: an adjective with article right after the subject is no object."""
        tag = self.tags[phrase.first]
        adjective = tag is not None and tag.article and tag.pos is Pos.ADJECTIVE and phrase.last == phrase.first + 1
        return phrase.type is None and adjective and bool(self.subject) and self.subject[-1].last == phrase.first

    def is_addressed(self, phrase: NounPhrase) -> bool:
        """Whether a phrase without preposition is whom a verb of asking or warning is addressed to, not who speaks.

        So it is where the speaker is known, after the participle, and where the verb is of a woman or group and the
        phrase of one man: تظاهرة تطالب رئيس الوزراء.
        """
        if not any(frame.before for frame in self.frames):
            return False
        morph, head = self.cue.morph, self.tags[phrase.head]
        if self._addressed or self.cue.kind == "participle":
            return True
        if morph is not None and morph.pos is Pos.VERB and morph.features.number is not Grammatical.SINGULAR:
            return True  # أن المستوطنين هددوا السكان بالترحيل: the subject of many stands before
        two = head is not None and head.features.number is Grammatical.DUAL and head.features.construct
        many = head is not None and head.article and head.features.number is Grammatical.PLURAL
        if (two or many) and head is not None and head.features.oblique:  # ودعت طرفي النزاع إلى, ووصفت المهاجمين بـ
            return phrase.first == phrase.head and phrase.first - 1 not in self.phrases.blocked  # not بعض المحتجين
        if morph is None or head is None or phrase.type != "PER" or head.pos is Pos.NAME or morph.pos is not Pos.VERB:
            return False
        one_man = head.features.number is Grammatical.SINGULAR and not head.features.feminine
        return morph.features.feminine and one_man and phrase.first == phrase.head

    def extends_subject(self, phrase: NounPhrase) -> bool:
        """Adds to the subject what says more about the same person: الشيخ نوري أحد شيوخ العشائر."""
        if not self.subject:
            return False
        subject = self.subject[-1]
        takes_person = self.object_frame() is not None or any(frame.before for frame in self.frames)
        quoted = self.tokens[subject.first].word is None  # «المستشارون» الأجانب
        if self.objects or subject.last != phrase.first or takes_person or quoted:
            return False
        tag = self.tags[phrase.head]
        attribute = phrase.type is None and tag is not None and tag.article and tag.pos in ADJECTIVAL
        if subject.type != "PER" or not (attribute or self._is_same_person(subject, phrase)):
            return False
        longer = replace(
            subject,
            last=phrase.last,
            span=subject.span._replace(end=phrase.span.end),
            named=subject.named or phrase.named,
            definite=subject.definite or phrase.definite,
            name=subject.name or phrase.name,
        )
        self.phrases.adopt({longer.first: longer})
        self.subject[-1] = longer
        return True

    def _is_same_person(self, subject: NounPhrase, phrase: NounPhrase) -> bool:
        """One person and one person; whom a pronoun makes somebody else's (أنصاره) is another."""
        first, second = self.tags[subject.head], self.tags[phrase.head]
        if phrase.type != "PER" or (second is not None and second.enclitic):
            return False
        if second is not None and (second.features.oblique or second.features.tanwin):
            return False  # قدرت مصادر المتظاهرين بالعشرات: an object; قال الوزير متهما الحركة
        if first is None or second is None or phrase.first != phrase.head:  # أحد شيوخ العشائر
            return True
        return first.features.number is second.features.number

    # -- frames -----------------------------------------------------------------------------------------------

    def allows(self, complement: str) -> bool:
        """Whether the cue takes such a complement at all."""
        return any(frame.complement == complement for frame in self.frames)

    def frame(self, complement: str, preposition: str) -> Frame | None:
        """The frame of the cue with this complement right after this preposition."""
        return next((f for f in self.frames if f.complement == complement and f.preposition == preposition), None)

    def object_frame(self) -> Frame | None:
        """The frame with a noun as direct object."""
        return self.bare_frame("noun") or self.bare_frame("event")

    def bare_frame(self, complement: str) -> Frame | None:
        """The frame with this direct object; an attached pronoun leaves no room for one but as its target."""
        frame = self.frame(complement, "")  # يذكرنا بتبنيه العملية, but سماه «العملية»
        return None if frame is not None and self.has_enclitic and not frame.before else frame

    def noun_frame(self, preposition: str) -> Frame | None:
        """The frame with a noun after this preposition that fits what stands before it."""
        found = [f for f in self.frames if f.complement in ("noun", "event") and f.preposition == preposition]
        if not found:
            return None
        have_target = self._has_target(only=all(f.before == "target" for f in found))
        return next((f for f in found if (f.before == "target") == have_target), found[0])

    def _has_target(self, *, only: bool) -> bool:
        """Whether somebody addressed was met: an object, or a phrase where the subject is known from before."""
        if self.has_enclitic:
            return False
        going_on = self.cue.kind == "participle" or self._continues()
        return bool(self.objects) or (bool(self.subject) and (only or going_on))

    @property
    def has_enclitic(self) -> bool:
        """Whether a pronoun is attached to the cue."""
        return self.cue.morph is not None and bool(self.cue.morph.enclitic)

    def _continues(self) -> bool:
        """Whether a verb joined with و goes on with the subject of the verb of saying before it in its sentence."""
        first, morph = self.cue.first, self.cue.morph
        if morph is None or morph.particles != "و":
            return False
        for index in range(first - 1, max(-1, first - _SAME_SENTENCE), -1):
            if self.tokens[index].text in (".", "؟", "!", "؛"):
                return False
            tag = self.tags[index]
            if tag is not None and tag.pos is Pos.VERB and "cues" in tag.lemma.tables:
                return tag.features.feminine == morph.features.feminine
        return False

    # -- results ----------------------------------------------------------------------------------------------

    def open(self, opening: Opening, start: int, offset: int | None = None) -> Complement:
        """The complement whose content opens at a token, if not at its first character then at `offset`."""
        if offset is None:
            offset = self.tokens[start].start if start < len(self.tokens) else self.tokens[-1].end
        return Complement(opening, start, offset, tuple(self.subject), self.source_end)

    def open_quotation(self, quotation: Quotation) -> Complement:
        """The complement that is a quotation."""
        opened = self.open("quote", quotation.open + 1, quotation.inner.start)
        return replace(opened, quotation=quotation)

    def open_phrase(self, phrase: NounPhrase) -> Complement:
        """The complement that opens with a noun phrase."""
        return self.open("noun", phrase.first, phrase.span.start)
