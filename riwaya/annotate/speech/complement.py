"""Finds what a verb of saying governs: its subject, target or addressee, and where its content opens.

The frames of the cue's row decide. A verb whose complement fits none of them is not speech: 'أكد الحضور', 'نقل
الجرحى', 'كشف على الجثة'.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from riwaya.annotate.names.kinds import particle_classes
from riwaya.annotate.names.phrases import NounPhrase, PhraseReader
from riwaya.annotate.speech.cues import Cue
from riwaya.annotate.speech.frames import Frame, parse_frames
from riwaya.annotate.speech.quotes import Quotation
from riwaya.lexicon import Pos
from riwaya.lexicon.tables import NounRow
from riwaya.text import Document, Morph

Opening = Literal["clause", "colon", "quote", "noun", "stance", "antecedent"]
_COMPLEMENTIZERS = frozenset(("أن", "إن", "بأن", "إنني", "أنني", "إننا", "أننا"))
_CONJUNCTIVE = frozenset(
    ("إلا", "الا", "غير", "بيد", "رغم", "الرغم", "قبل", "بعد", "دون", "سوى", "لولا", "منذ", "حتى", "خاصة", "علما")
)
_ANONYMITY = frozenset(("رفض/يرفض", "طلب/يطلب", "فضّل", "اشترط", "آثر/يؤثر", "امتنع"))
_RELATIVES = frozenset(("الذي", "التي", "الذين", "اللذين", "اللذان", "اللتين", "اللواتي", "اللاتي"))
_CLAUSE_OPENERS = frozenset(("conjunction", "conditional", "negation", "interrogative"))
_CLASSES_OF_CONTENT = frozenset(("event", "act", "speech", "abstract", "document", "quantity"))
_SHORT_QUOTE = 4
_LONGEST_GAP = 40


class Complement(NamedTuple):
    """What a cue governs. `start` is the token, `offset` the character at which the content begins.

    `sources` are the phrases of the subject (several if coordinated); `source_end` the last token of a subject that a
    remark on anonymity lengthens; `relay` the phrase after عن in نقل عن, with the tokens of قوله if it is there.
    """

    opening: Opening
    start: int
    offset: int
    sources: tuple[NounPhrase, ...]
    source_end: int
    quotation: Quotation | None
    relay: NounPhrase | None
    relay_cue: int | None
    frame: str
    stance_word: int | None


class ComplementReader:
    """Reads the complements of the cues of one document."""

    def __init__(self, document: Document, phrases: PhraseReader, quotations: tuple[Quotation, ...]) -> None:
        self.document = document
        self.tokens = document.tokens
        self.tags = document.tags
        self.phrases = phrases
        self.blocked = phrases.blocked
        self.quotation_at = {quotation.open: quotation for quotation in quotations}

    def read(self, cue: Cue, end: int) -> Complement | None:
        """The complement of a cue that opens before the token `end`, or None."""
        return _Search(self, cue, end).run()

    def continues(self, cue: Cue) -> bool:
        """Whether a verb joined with و goes on with the subject of the verb of saying before it in its sentence."""
        if cue.morph is None or cue.morph.particles != "و":
            return False
        for index in range(cue.first - 1, max(-1, cue.first - 30), -1):
            text, tag = self.tokens[index].text, self.tags[index]
            if text in (".", "؟", "!", "؛"):
                return False
            if tag is not None and tag.pos is Pos.VERB and "cues" in tag.lemma.tables:
                return tag.features.feminine == cue.morph.features.feminine
        return False

    def complementizer(self, index: int) -> str | None:
        """The preposition fused with إن or أن at a token ('' if bare); None if there is no complementizer."""
        tag = self.tags[index]
        if tag is None or tag.pos is not Pos.PARTICLE:
            return None
        if tag.lemma.key not in _COMPLEMENTIZERS:
            return None
        if index and self.tokens[index - 1].text in _CONJUNCTIVE:  # إلا أن, قبل أن: a conjunction
            return None
        return "ب" if tag.lemma.key == "بأن" else tag.particles.strip("وف")


class _Search:
    """One walk to the right of a cue."""

    def __init__(self, reader: ComplementReader, cue: Cue, end: int) -> None:
        self.reader = reader
        self.cue = cue
        self.end = min(end, cue.last + _LONGEST_GAP)
        self.frames = parse_frames(cue.row.frames)
        self.subject: list[NounPhrase] = []
        self.objects: list[NounPhrase] = []
        self.source_end = -1
        self.preposition = ""
        self.at = cue.last

    def run(self) -> Complement | None:
        """Walks until a frame is satisfied or the clause ends."""
        while self.at < self.end:
            before = self.at
            found, go_on = self._step()
            if found is not None or not go_on:
                return found
            if self.at == before:
                self.at += 1
        return None

    def _step(self) -> tuple[Complement | None, bool]:
        tokens, reader = self.reader.tokens, self.reader
        token = tokens[self.at]
        if token.kind == "punctuation":
            return self._punctuation()
        if self.at in reader.blocked:
            return None, True
        if (fused := reader.complementizer(self.at)) is not None:
            return self._clause(fused or self.preposition), False
        self.preposition = ""
        tag = reader.tags[self.at]
        if token.word is not None and token.word.light in ("ب", "ل"):  # written apart: بـ «…», لـ 20 شخصا
            return self._separate_preposition(token.word.light)
        if tag is not None and tag.pos is Pos.PARTICLE:
            return self._particle(tag)
        if token.text in _RELATIVES:
            return None, self._skip_relative()
        if tag is not None and tag.pos is Pos.VERB:
            return None, self._skip_anonymity(tag)
        return self._phrase()

    # -- the kinds of token -----------------------------------------------------------------------------------

    def _punctuation(self) -> tuple[Complement | None, bool]:
        token = self.reader.tokens[self.at]
        if token.text == ":":
            if self._allows("clause") or self._allows("quote") or self.cue.row.pos == "verb":
                return self._open("colon", self.at + 1, self._offset(self.at + 1), "quote"), False
            return None, False
        quotation = self.reader.quotation_at.get(self.at)
        if quotation is not None:
            name = self._phrase_at(self.at)
            if name is not None and not self.subject and not self._ends_clause(quotation.close + 1):
                return self._phrase()
            return self._quotation(quotation)
        if token.text in ("،", ","):
            return None, self._skip_aside()
        if token.text == "(":
            return None, self._skip_to(")", 12)
        if token.text in ("-", "–", "—"):
            return None, self._skip_to(token.text, 15)
        return None, False

    def _quotation(self, quotation: Quotation) -> tuple[Complement | None, bool]:
        long = quotation.close - quotation.open - 1 >= _SHORT_QUOTE or not quotation.closed
        if self._allows("quote") and (long or self._ends_clause(quotation.close + 1)):
            return self._open("quote", quotation.open + 1, quotation.inner.start, "quote", quotation), False
        if (
            not self.subject
            and self.at == self.cue.last
            and (frame := self._frame("noun", "") or self._frame("event", ""))
        ):
            return self._open(
                "noun", quotation.open, self.reader.tokens[quotation.open].start, _shape(frame), quotation
            ), False
        self.at = quotation.close + 1
        return None, True

    def _clause(self, preposition: str) -> Complement | None:
        allowed = [frame for frame in self.frames if frame.complement == "clause"]
        exact = next((frame for frame in allowed if frame.preposition == preposition), None)
        if exact is None and not (allowed and preposition in ("", "ب", "على", "إلى")):
            return None
        return self._open(
            "clause", self.at + 1, self._offset(self.at + 1), "أن" if not preposition else preposition + "+أن"
        )

    def _particle(self, tag: Morph) -> tuple[Complement | None, bool]:
        kinds = particle_classes(tag.lemma)
        if "relative" in kinds and self.reader.tokens[self.at].text in _RELATIVES:
            return None, self._skip_relative()
        if "preposition" in kinds:
            return self._preposition(tag, tag.lemma.key)
        if "quantifier" in kinds:
            return self._phrase()
        if "demonstrative" in kinds:
            return self._demonstrative()
        if self._allows("question") and tag.lemma.key in ("إذا", "هل", "ما", "عما", "متى", "كيف"):
            return self._open("clause", self.at, self._offset(self.at), "ما إذا"), False
        if kinds & _CLAUSE_OPENERS and tag.lemma.key not in ("قد", "أيضا"):
            return None, False
        return None, True

    def _demonstrative(self) -> tuple[Complement | None, bool]:
        """ذلك as an object of its own (نفى ذلك), or before its noun (فند تلك الادعاءات)."""
        frame = self._frame("noun", "") or self._frame("event", "")
        if frame is not None and self._is_free_demonstrative():
            return self._open("noun", self.at, self._offset(self.at), _shape(frame)), False
        phrase = self._phrase_at(self.at + 1)
        if phrase is not None and frame is not None and (self.subject or self._is_content_like(phrase)):
            return self._open("noun", self.at, self._offset(self.at), _shape(frame)), False
        return None, True

    def _is_free_demonstrative(self) -> bool:
        """ذلك as an object of its own (نفى ذلك), not before a noun (ذلك القرار)."""
        tag = self.reader.tags[self.at + 1] if self.at + 1 < len(self.reader.tags) else None
        return tag is None or not tag.article

    def _preposition(self, tag: Morph, preposition: str) -> tuple[Complement | None, bool]:
        after = self.at + 1
        if tag.enclitic or tag.lemma.key != preposition:  # عليه, إليه: its noun is the pronoun
            return None, True
        if after < self.end and self.reader.complementizer(after) is not None:
            self.preposition = preposition
            self.at = after
            return None, True
        relay = self._frame("relay", preposition)
        if relay is not None and (phrase := self._phrase_at(after)) is not None:
            return self._relay(phrase), False
        if (stance := self._frame("stance", preposition)) is not None:
            return self._stance(after, stance), False
        if (frame := self._noun_frame(preposition)) is not None and self._content_may_open(after):
            return self._noun(frame, after, self._offset(after)), False
        phrase = self._phrase_at(after)
        self.at = phrase.last if phrase is not None else after
        return None, True

    def _separate_preposition(self, preposition: str) -> tuple[Complement | None, bool]:
        frame, after = self._noun_frame(preposition), self.at + 1
        quotation = self.reader.quotation_at.get(after)
        if frame is None or after >= self.end:
            self.at = quotation.close + 1 if quotation is not None else after
            return None, True
        if quotation is not None and frame.before == "target" and not self.objects:
            return self._open("quote", after + 1, quotation.inner.start, _shape(frame), quotation), False
        return self._noun(frame, after, self._offset(after)), False

    def _phrase(self) -> tuple[Complement | None, bool]:
        phrase = self._phrase_at(self.at)
        if phrase is None:
            return None, True
        particles = self.reader.phrases.particles(phrase.first)
        governed = particles.strip("وف")
        if governed:
            return self._governed(phrase, governed[-1])
        if particles and self._coordinates(phrase):
            self.subject.append(phrase)
            self.at = phrase.last
            return None, True
        if particles and self.subject:
            return None, False
        self.at = phrase.last
        return self._bare_phrase(phrase)

    def _governed(self, phrase: NounPhrase, preposition: str) -> tuple[Complement | None, bool]:
        stance = self._frame("stance", preposition)
        if stance is not None:
            return self._stance(phrase.first, stance), False
        if (frame := self._noun_frame(preposition)) is not None:
            return self._noun(frame, phrase.first, phrase.span.start), False
        self.at = phrase.last
        return None, True

    def _bare_phrase(self, phrase: NounPhrase) -> tuple[Complement | None, bool]:
        """A noun phrase without preposition: the subject, or the object that the frames allow."""
        content_like = self._is_content_like(phrase)
        if (stance := self._frame("stance", "")) is not None and content_like and self._is_stance_noun(phrase):
            return self._stance(phrase.first, stance), False
        plain = self._frame("noun", "") if self._frame("noun", "") else None
        event = self._frame("event", "")
        if content_like and (plain or event):
            return self._open("noun", phrase.first, phrase.span.start, "N"), False
        if not self.subject:
            self.subject.append(phrase)
            return None, True
        if plain is not None and plain.before == "":
            return self._open("noun", phrase.first, phrase.span.start, "N"), False
        self.objects.append(phrase)
        return (None, True) if self._has_target() else (None, len(self.objects) < 2)

    # -- frames -----------------------------------------------------------------------------------------------

    def _allows(self, complement: str) -> bool:
        return any(frame.complement == complement for frame in self.frames)

    def _frame(self, complement: str, preposition: str) -> Frame | None:
        return next((f for f in self.frames if f.complement == complement and f.preposition == preposition), None)

    def _noun_frame(self, preposition: str) -> Frame | None:
        """The frame with a noun after this preposition that fits what stands before it."""
        found = [f for f in self.frames if f.complement in ("noun", "event") and f.preposition == preposition]
        if not found:
            return None
        enclitic = self.cue.morph is not None and bool(self.cue.morph.enclitic)
        only_target = all(f.before == "target" for f in found)
        continues = bool(self.subject) and self.reader.continues(self.cue)
        have_target = not enclitic and (bool(self.objects) or (bool(self.subject) and (only_target or continues)))
        for frame in found:
            if (frame.before == "target") == have_target:
                return frame
        return found[0]

    def _has_target(self) -> bool:
        return any(frame.before for frame in self.frames)

    def _noun(self, frame: Frame, start: int, offset: int) -> Complement:
        if frame.before != "target":
            return self._open("noun", start, offset, _shape(frame))
        target = self.objects[0] if self.objects else None
        enclitic = self.cue.morph is not None and bool(self.cue.morph.enclitic)
        if target is None and self.subject and not enclitic:  # one phrase before the preposition: it is the target
            target = self.subject.pop()
        if target is None:
            return self._open("noun", start, offset, _shape(frame))
        return self._open("noun", target.first, target.span.start, _shape(frame))

    def _stance(self, index: int, frame: Frame) -> Complement | None:
        """A light verb: the noun after it carries the stance, what follows the noun is the content."""
        phrase = self._phrase_at(index)
        if phrase is None:
            return None
        after = index + 1
        while (
            after < self.end
            and self.reader.tags[after] is not None
            and after < phrase.last
            and not self.reader.phrases.particles(after)
        ):
            after += 1
        for at in range(index + 1, min(self.end, index + 8)):
            if (fused := self.reader.complementizer(at)) is not None:
                opened = self._open("clause", at + 1, self._offset(at + 1), _shape(frame))
                return opened._replace(stance_word=index) if fused is not None else None
            tag = self.reader.tags[at]
            if tag is None:
                continue
            if (
                tag.pos is Pos.PARTICLE
                and tag.lemma.key in ("من", "إلى", "على", "عن", "في", "إزاء", "حيال", "تجاه")
                and not tag.enclitic
            ):
                if at + 1 < self.end and self.reader.complementizer(at + 1) is None:
                    return self._open("noun", at + 1, self._offset(at + 1), _shape(frame))._replace(stance_word=index)
            elif tag.particles.strip("وف") in ("ب", "ل") and tag.pos is not Pos.VERB:
                return self._open("noun", at, self.reader.tokens[at].start + tag.start, _shape(frame))._replace(
                    stance_word=index
                )
        return None

    def _is_stance_noun(self, phrase: NounPhrase) -> bool:
        tag = self.reader.tags[phrase.head]
        return tag is not None and "cues" in tag.lemma.tables

    def _relay(self, phrase: NounPhrase) -> Complement | None:
        """نقلت الوكالة عن فلان (قوله) إن: the speaker stands after عن, the content after that."""
        at = phrase.last
        relay_cue: int | None = None
        while at < self.end:
            tag = self.reader.tags[at]
            if self.reader.complementizer(at) is not None:
                found = self._open("clause", at + 1, self._offset(at + 1), "عن+S أن")
                return found._replace(relay=phrase, relay_cue=relay_cue)
            quotation = self.reader.quotation_at.get(at)
            if quotation is not None and quotation.close - quotation.open > _SHORT_QUOTE:
                found = self._open("quote", at + 1, quotation.inner.start, "عن+S قوله", quotation)
                return found._replace(relay=phrase, relay_cue=relay_cue)
            if self.reader.tokens[at].text == ":":
                found = self._open("colon", at + 1, self._offset(at + 1), "عن+S قوله")
                return found._replace(relay=phrase, relay_cue=relay_cue)
            if tag is not None and tag.pos in (Pos.MASDAR, Pos.NOUN) and tag.enclitic and "cues" in tag.lemma.tables:
                relay_cue = at
            elif tag is not None and tag.pos is Pos.VERB:
                return None
            at += 1
        return None

    # -- steps over what stands between cue and content ---------------------------------------------------------

    def _skip_aside(self) -> bool:
        """A remark between commas after the subject; False where the comma ends the clause."""
        at = self.at + 1
        if at < self.end and self._may_resume(at):
            self.at = at
            return True
        for close in range(self.at + 2, min(self.at + 18, self.end)):
            text = self.reader.tokens[close].text
            if text in ("،", ","):
                after = close + 1
                if after < self.end and (self._may_resume(after) or _is_preposition(self.reader.tags[after])):
                    self.at = after
                    return True
                return False
        return False

    def _may_resume(self, index: int) -> bool:
        """Whether the complement can open at a token after a comma."""
        if self.reader.complementizer(index) is not None or index in self.reader.quotation_at:
            return True
        prepositions = {frame.preposition for frame in self.frames if frame.preposition}
        tag = self.reader.tags[index]
        if tag is not None and tag.pos is Pos.PARTICLE and not tag.enclitic and tag.lemma.key in prepositions:
            return True
        particles = self.reader.phrases.particles(index)
        return particles in ("ب", "ل") and particles in prepositions

    def _skip_to(self, mark: str, reach: int) -> bool:
        for close in range(self.at + 1, min(self.at + reach, self.end)):
            if self.reader.tokens[close].text == mark:
                self.at = close + 1
                return True
        return False

    def _skip_relative(self) -> bool:
        """A relative clause after the subject runs to the content's opening."""
        for at in range(self.at + 1, min(self.at + 20, self.end)):
            text = self.reader.tokens[at].text
            if self.reader.complementizer(at) is not None or text == ":" or at in self.reader.quotation_at:
                self.at = at
                return True
        return False

    def _skip_anonymity(self, tag: Morph) -> bool:
        """رفض الكشف عن اسمه and its like lengthen the subject; any other verb ends the search."""
        if not self.subject or tag.lemma.key not in _ANONYMITY:
            return False
        for at in range(self.at + 1, min(self.at + 10, self.end)):
            text = self.reader.tokens[at].text
            if self.reader.complementizer(at) is not None or text in (":", "،") or at in self.reader.quotation_at:
                self.source_end = at
                self.at = at
                return True
        return False

    # -- small things -------------------------------------------------------------------------------------------

    def _phrase_at(self, index: int) -> NounPhrase | None:
        return self.reader.phrases.phrase_at(index, self.end) if index < self.end else None

    def _coordinates(self, phrase: NounPhrase) -> bool:
        if not self.subject or self.subject[-1].last != phrase.first:
            return False
        return phrase.type in ("PER", "ORG", "GPE") and self.reader.phrases.particles(phrase.first) == "و"

    def _is_content_like(self, phrase: NounPhrase) -> bool:
        """Whether a phrase is rather said than says: a verbal noun, an event, an act; no person or body."""
        if phrase.type in ("PER", "ORG", "GPE"):
            return False
        tag = self.reader.tags[phrase.head]
        if tag is None:
            return False
        if tag.pos is Pos.MASDAR:
            return True
        if self._holds_event(phrase):
            return True
        classes = {row.noun_class for row in tag.lemma.rows(NounRow)}
        if not classes:
            return "triggers" in tag.lemma.tables
        if classes == {"document"} and not self.subject:
            return False
        return bool(classes & _CLASSES_OF_CONTENT)

    def _holds_event(self, phrase: NounPhrase) -> bool:
        """نتائج الهجمات, تفاصيل العملية: an event in the genitive makes the whole something that is said."""
        for index in range(phrase.first + 1, min(phrase.last, phrase.first + 3)):
            tag = self.reader.tags[index]
            if tag is not None and tag.article and "triggers" in tag.lemma.tables and tag.pos in (Pos.NOUN, Pos.MASDAR):
                return phrase.type is None
        return False

    def _content_may_open(self, index: int) -> bool:
        if index >= self.end:
            return False
        token = self.reader.tokens[index]
        return token.kind in ("word", "number") or index in self.reader.quotation_at

    def _ends_clause(self, index: int) -> bool:
        return index >= self.end or self.reader.tokens[index].text in (".", "،", "؛", "!")

    def _offset(self, index: int) -> int:
        tokens = self.reader.tokens
        return tokens[index].start if index < len(tokens) else tokens[-1].end

    def _open(
        self, opening: Opening, start: int, offset: int, frame: str, quotation: Quotation | None = None
    ) -> Complement:
        return Complement(
            opening, start, offset, tuple(self.subject), self.source_end, quotation, None, None, frame, None
        )


def _shape(frame: Frame) -> str:
    noun = {"noun": "N", "event": "N!", "stance": "H"}.get(frame.complement, "أن")
    return ("T " if frame.before == "target" else "") + (frame.preposition + "+" if frame.preposition else "") + noun


def _is_preposition(tag: Morph | None) -> bool:
    if tag is None or tag.pos is not Pos.PARTICLE:
        return False
    return "preposition" in particle_classes(tag.lemma)
