"""Nouns of speech with their content: مزاعم فلان بأن …, اتهامات بـ…, دعوات إلى …"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.markers import plays
from riwaya.annotate.names.phrase import AGENTS, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.annotate.speech.candidates import Candidate
from riwaya.annotate.speech.clauses import complementizer
from riwaya.annotate.speech.cues import Cue
from riwaya.annotate.speech.frames import Frame, parse_frames
from riwaya.annotate.speech.reactions import ReactionReader
from riwaya.annotate.speech.subject import SubjectReader, is_preposition
from riwaya.lexicon import Grammatical, Pos
from riwaya.text import Document, Morph

# Nouns of attitude report speech only under a verb of expression (أعرب عن رفضه), or with an owner.
_ATTITUDES = frozenset(("reject", "support", "express", "promise"))
_POSITIONS = frozenset(("reject", "support"))
_LONGEST_CAUSED = 8
_ATTRIBUTES = frozenset({Pos.ADJECTIVE, Pos.ACTIVE_PARTICIPLE})


class SpeechNounReader:
    """Finds the nouns of speech of one document that have a content."""

    def __init__(self, document: Document, phrases: PhraseReader) -> None:
        self._document = document
        self._tags = document.tags
        self._phrases = phrases
        self._reactions = ReactionReader(document, phrases)
        self._subjects = SubjectReader(document, phrases)

    def read(self, cue: Cue) -> Candidate | None:
        """The candidate of a noun, or None if nothing is said with it here."""
        if plays(cue.morph, "formula") or cue.first == 0:  # تجدر الإشارة إلى: the reporter's own remark
            return None
        if plays(self._tags[cue.first - 1], "privative") or self._is_laid_on(cue):  # طلب عدم الكشف عن اسمه
            return None
        end = self._document.sentences[cue.sentence].last
        if (reaction := self._reactions.read(cue, self._document.sentences[cue.sentence])) is not None:
            return reaction
        holder = self._genitive(cue, end)
        opening = self._opening(cue, holder.last if holder is not None else cue.last, end)
        source = None if self._is_accused(cue, holder, end) else holder
        owned = source is not None or (cue.morph is not None and bool(cue.morph.enclitic))
        attitude = cue.row.act in _ATTITUDES or plays(cue.morph, "feeling")
        position = cue.row.act in _POSITIONS and source is not None  # رفض الدول للمعاهدة: no word of it is said
        if opening is None or position or (attitude and not owned):
            return None
        source = source or self._caused(cue)
        return Candidate(cue, source, opening, carried=self._actor(cue) if source is None else None)

    def _actor(self, cue: Cue) -> NounPhrase | None:
        """تظاهر العمال أمام المقر في دعوة إلى: a noun of speech that says what an act means."""
        named = cue.morph is not None and (cue.morph.article or cue.morph.particles)
        if named or not plays(self._tags[cue.first - 1], "meaning"):
            return None
        return self._subjects.actor(cue.first - 1, self._document.sentences[cue.sentence])

    def _is_accused(self, cue: Cue, holder: NounPhrase | None, end: int) -> bool:
        """اتهام الجيش بقصف المستشفى: the verbal noun of accusing has its object in the genitive, not اتهامات."""
        if holder is None or holder.last >= end or cue.row.act != "accuse" or cue.morph is None:
            return False
        single = cue.morph.features.number is Grammatical.SINGULAR and not cue.morph.article
        return single and self._phrases.particles(holder.last) == "ب"

    def _genitive(self, cue: Cue, end: int) -> NounPhrase | None:
        """Who speaks, in the genitive: مزاعم الحكومة."""
        if cue.last >= end or cue.morph is None or not _is_bare(cue):
            return None
        phrase = self._phrases.phrase_at(cue.last, end)
        if phrase is None or phrase.type not in AGENTS or self._phrases.particles(cue.last):
            return None
        return phrase

    def _caused(self, cue: Cue) -> NounPhrase | None:
        """دفع منظمات حقوقية إلى المطالبة بـ: who is brought to say something stands before the preposition."""
        own = self._tags[cue.first]
        at = cue.first - (own is None or not own.particles)
        if at < 1 or not (at == cue.first or is_preposition(self._tags[at])):
            return None
        sentence = self._document.sentences[cue.sentence]
        starts = range(at - 1, max(sentence.first, at - _LONGEST_CAUSED) - 1, -1)
        found = self._phrases.ending_at(at, starts, sentence.last)
        phrase = next((phrase for phrase in found if phrase.type in AGENTS), None)
        if phrase is None or self._phrases.particles(phrase.first) not in ("", "ب"):
            return None
        before = self._tags[max(0, phrase.first - 2) : phrase.first]
        return phrase if any(plays(tag, "causes") for tag in before) else None  # دفع ذلك الحكومة

    def _is_laid_on(self, cue: Cue) -> bool:
        """حملت الحكومة المسؤولية عن الهجوم: laid on somebody, claimed by nobody."""
        stated = cue.row.stance == "claim_responsibility" and cue.morph is not None
        return stated and cue.morph is not None and cue.morph.article and not cue.morph.enclitic

    def _opening(self, cue: Cue, at: int, end: int) -> int | None:
        """The token at which the content of a noun opens, by its frames with a preposition or clause."""
        at = self._skip_adjectives(at, end)
        if at >= end:
            return None
        frames = [f for f in parse_frames(cue.row.frames) if f.complement in ("clause", "noun", "event")]
        fused = complementizer(self._document, at)
        if fused is not None:
            return at + 1 if any(f.complement == "clause" and f.preposition in (fused, "") for f in frames) else None
        tag = self._tags[at]
        return self._object_opening(cue, at, end, tag, frames) if tag is not None else None

    def _object_opening(self, cue: Cue, at: int, end: int, tag: Morph, frames: Sequence[Frame]) -> int | None:
        """The opening after a preposition, written apart or together with its noun, or in the genitive."""
        wanted = {f.preposition for f in frames if f.preposition}
        if tag.pos is Pos.PARTICLE and tag.lemma.key in wanted and at + 1 < end and not tag.enclitic:
            return at + 1 + (complementizer(self._document, at + 1) is not None)
        attached = tag.particles.strip("وف")
        if not attached:
            return at if _is_genitive_content(cue, tag, frames) else None
        return at if attached[-1] in wanted and tag.pos is not Pos.VERB else None

    def _skip_adjectives(self, at: int, end: int) -> int:
        while at < end:
            tag = self._tags[at]
            if tag is None or tag.pos not in _ATTRIBUTES or tag.particles:
                break
            at += 1
        return at


def _is_bare(cue: Cue) -> bool:
    return cue.morph is None or not (cue.morph.article or cue.morph.enclitic)


def _is_genitive_content(cue: Cue, tag: Morph, frames: Sequence[Frame]) -> bool:
    """إعلان الانسحاب, بزعم محاربة التنظيم: a verbal noun right after the noun of speech is what is said."""
    if not _is_bare(cue) or not any(f.complement in ("noun", "event") and not f.preposition for f in frames):
        return False
    return tag.pos is Pos.MASDAR or (tag.pos is Pos.NOUN and "triggers" in tag.lemma.tables)
