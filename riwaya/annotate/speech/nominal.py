"""Attributions without a governing verb: بحسب فلان, كما قال فلان, مزاعم فلان, المزعوم."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from riwaya.annotate.names.phrases import NounPhrase, PhraseReader
from riwaya.annotate.speech.complement import ComplementReader
from riwaya.annotate.speech.cues import Cue
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.frames import Frame, parse_frames
from riwaya.annotate.speech.quotes import Quotation
from riwaya.annotate.speech.scope import ScopeReader
from riwaya.lexicon import Pos
from riwaya.lexicon.tables import CueRow, NounRow
from riwaya.model import Form, Span
from riwaya.text import Document, Morph

# 'According to' a norm, plan or agreement reports nobody's speech.
_NORMS = frozenset(
    ("قانون", "دستور", "اتفاق", "اتفاقية", "خطة", "مادة", "نظام", "قاعدة", "شرط", "معيار", "برنامج", "جدول", "حاجة", "تعليمات",
     "قرار", "معاهدة", "مبدأ", "ترتيب", "أصول", "شريعة", "لائحة", "عرف", "تعليم", "آلية", "صيغة", "مواصفات", "أحكام", "حكم",
     "ظرف", "ميثاق", "بند", "نص", "روح", "رؤية", "إمكانية", "قدرة", "أولوية", "طريقة", "أسلوب", "نموذج", "توقيت")
)  # fmt: skip
# Nouns of attitude report speech only under a verb of expression (أعرب عن رفضه).
_ATTITUDES = frozenset(("reject", "support", "express", "promise"))
_SPEAKING_CLASSES = frozenset(("document", "speech"))


class Candidate(NamedTuple):
    """A cue without governing verb; `anchor` is where it interrupts a content before it."""

    cue: Cue
    sentence: int
    source: NounPhrase | None
    source_span: Span | None
    after: int
    anchor: int | None


def _longest_first(cues: Sequence[Cue]) -> list[Cue]:
    """Cues in order; of those that begin together the longest first: حسب تعبير before حسب."""
    return sorted(cues, key=lambda cue: (cue.first, -cue.last, cue.span.start))


class NominalReader:
    """Finds nominal attributions of one document and the clauses they are about."""

    def __init__(
        self, document: Document, phrases: PhraseReader, complements: ComplementReader, quotations: Sequence[Quotation]
    ) -> None:
        self.document = document
        self.tokens = document.tokens
        self.phrases = phrases
        self.complements = complements
        self.quotations = quotations

    def find(self, cues: Sequence[Cue], taken: set[int], openings: set[int]) -> Iterator[Candidate]:
        """Candidates among the cues that no verb rule took; `openings` are the tokens where their contents begin."""
        for cue in _longest_first(cues):
            if cue.word in taken or cue.first in taken:
                continue
            number = self._sentence_of(cue.word)
            if cue.kind in ("phrase", "parenthesis"):
                candidate = self._phrase(cue, number)
            elif cue.kind == "noun":
                candidate = self._noun(cue, number)
                if candidate is not None and candidate.after in openings:
                    candidate = None  # its content is that of a verb: قال في بيانه إن
            else:
                candidate = None
            if candidate is not None:
                taken.update((cue.first, cue.word))
                yield candidate
        yield from self._hedges(taken)

    def draft(self, item: Candidate, scope: ScopeReader) -> Draft | None:
        """The attribution of a candidate, or None if no content is left for it."""
        if item.cue.kind == "noun":
            content = self._noun_content(item, scope)
        elif item.cue.kind == "participle":
            content = self._modified(item)
        else:
            content = self._clause_content(item, scope)
        if not content:
            return None
        row = item.cue.row
        form: Form = "nominal" if item.cue.kind != "parenthesis" else self._form(content, scope)
        return Draft(
            at=item.cue.word,
            sentence=item.sentence,
            cue=item.cue.span,
            source=item.source_span,
            source_phrase=item.source,
            content=content,
            form=form,
            stance=row.stance,
            act=row.act,
            negated=False,
            passive=False,
            kind=item.cue.kind,
            rule=f"speech.{item.cue.kind}",
            row=f"cues:{row.lemma}",
            distance=row.distance == "yes",
        )

    def _sentence_of(self, index: int) -> int:
        return next(i for i, s in enumerate(self.document.sentences) if s.first <= index < s.last)

    # -- prepositions and parentheses ---------------------------------------------------------------------------

    def _phrase(self, cue: Cue, number: int) -> Candidate | None:
        sentence = self.document.sentences[number]
        at = cue.last
        if cue.kind == "phrase" and (start := self._content_after(cue, sentence.last)) is not None:
            return Candidate(cue._replace(kind="noun"), number, None, None, start, None)
        if at < sentence.last and self.tokens[at].text in ("في", "عن") and cue.kind == "parenthesis":
            at += 1
        while at < sentence.last and at in self.phrases.blocked:
            at += 1
        source = self.phrases.phrase_at(at, sentence.last) if at < sentence.last else None
        if cue.kind == "phrase" and (source is None or not self._speaks(source)):
            return None
        if source is None and cue.kind == "parenthesis" and not cue.passive:
            return None
        after = source.last if source is not None else at
        span = source.span if source is not None else None
        return Candidate(cue, number, source, span, after, cue.first)

    def _content_after(self, cue: Cue, end: int) -> int | None:
        """Where the content of a phrase begins that stands before it: مفاده أن …, بدعوى مخالفة القانون."""
        frames = parse_frames(cue.row.frames)
        at = cue.last
        if at >= end or (frames and frames[0].complement == "source"):
            return None
        if self.complements.complementizer(at) is not None and any(f.complement == "clause" for f in frames):
            return at + 1
        if self.tokens[at].text == ":" and any(f.complement == "quote" for f in frames):
            return at + 1
        phrase = self.phrases.phrase_at(at, end)
        tag = self.document.tags[at]
        nominal = any(f.complement in ("noun", "event") for f in frames) and phrase is not None and tag is not None
        if nominal and tag is not None and tag.pos in (Pos.MASDAR, Pos.NOUN) and phrase is not None:
            return at if phrase.type not in ("PER", "ORG", "GPE") else None
        return None

    def _speaks(self, phrase: NounPhrase) -> bool:
        """Whether a phrase after 'according to' is a speaker or a written source, not a norm."""
        if phrase.named and phrase.type in ("PER", "ORG", "GPE"):
            return True
        tag = self.document.tags[phrase.head]
        if tag is None:
            return phrase.type is not None or phrase.rule == "names.unknown"
        if tag.lemma.key.partition("/")[0] in _NORMS:
            return False
        noun = tag.lemma.row(NounRow)
        if noun is not None and noun.noun_class in _SPEAKING_CLASSES:
            return True
        if phrase.type in ("PER", "ORG", "GPE"):
            return True
        return "cues" in tag.lemma.tables

    def _clause_content(self, item: Candidate, scope: ScopeReader) -> tuple[Span, ...]:
        """The clause that a parenthesis is about: after it where it opens the sentence, else before it."""
        sentence = self.document.sentences[item.sentence]
        first, after = item.cue.first, item.after
        quotation = next((q for q in self.quotations if q.close in (first - 1, first - 2) and q.closed), None)
        if quotation is not None and self._is_all_quoted(quotation, first, sentence.first):
            span = scope.trim(quotation.inner.start, quotation.inner.end)
            return (span,) if span is not None else ()
        if first == sentence.first or self._opens_clause(first, after, sentence.last):
            start = self._after_opening(after, sentence.last)
            return self._span(scope, start, scope.forward(start, sentence, cue=first))
        before = self._span(scope, scope.clause_start(first, sentence), first)
        if self._is_medial(item, sentence.last):
            return before + self._span(scope, after, scope.forward(after, sentence, cue=first))
        return before

    def _is_all_quoted(self, quotation: Quotation, first: int, start: int) -> bool:
        """Whether the words before the cue are one quotation, not a clause that ends in quoted words."""
        if quotation.open < start or quotation.close - quotation.open <= 3:
            return False
        between = {self.tokens[at].text for at in range(quotation.close + 1, first)}
        return between <= {"،", ","} and quotation.open - start <= 1

    def _opens_clause(self, first: int, after: int, last: int) -> bool:
        """'…، ووفقا لمصادر فإن …': the clause follows."""
        if self._after_opening(after, last) > after + 1:
            return True
        particles = self.phrases.particles(first)
        return particles == "و" and self.tokens[first - 1].text in ("،", ".", "؛")

    def _after_opening(self, after: int, last: int) -> int:
        """The token after a comma and فإن or إن that open the clause; `after` if there are none."""
        at = after + 1 if after < last and self.tokens[after].text in ("،", ",", ":") else after
        if at < last and self.complements.complementizer(at) is not None:
            return at + 1
        return at

    def _is_medial(self, item: Candidate, last: int) -> bool:
        """Whether the clause goes on after the parenthesis: '…، وفقا لمصدر، عن مقتل …'."""
        after = item.after
        if after >= last - 1 or item.cue.first == 0:
            return False
        comma_before = self.tokens[item.cue.first - 1].text in ("،", ",")
        comma_after = self.tokens[after].text in ("،", ",")
        resumed = after + 1 if comma_after else after
        tag = self.document.tags[resumed] if resumed < last else None
        if tag is not None and tag.particles[:1] in ("و", "ف") and tag.particles:
            return False
        if comma_before and comma_after:
            return (tag is not None and tag.pos is Pos.PARTICLE) or self._is_short(item)
        return not comma_after and self._is_short(item)

    def _is_short(self, item: Candidate) -> bool:
        """Only a word or two before it: the clause has hardly begun."""
        sentence = self.document.sentences[item.sentence]
        return item.cue.first - sentence.first <= 3

    def _span(self, scope: ScopeReader, first: int, last: int) -> tuple[Span, ...]:
        if last <= first:
            return ()
        start = self.tokens[first].start
        tag = self.document.tags[first]
        if tag is not None and tag.particles == "و" and first == self._first_of(first):
            start += tag.start
        span = scope.trim(start, self.tokens[last - 1].end)
        if span is None:
            return ()
        return (scope.unquote(span)[0],)

    def _first_of(self, index: int) -> int:
        return self.document.sentences[self._sentence_of(index)].first

    # -- nouns --------------------------------------------------------------------------------------------------

    def _noun(self, cue: Cue, number: int) -> Candidate | None:
        """A noun of speech with its content: مزاعم فلان بأن …, اتهامات بـ…, دعوات إلى …"""
        sentence = self.document.sentences[number]
        if self._is_formula(cue):
            return None
        at = cue.last
        source: NounPhrase | None = None
        if at < sentence.last:
            phrase = self.phrases.phrase_at(at, sentence.last)
            bare = cue.morph is not None and not (cue.morph.article or cue.morph.enclitic)
            if phrase is not None and bare and phrase.type in ("PER", "ORG", "GPE") and not self.phrases.particles(at):
                source, at = phrase, phrase.last
        opening = self._opening(cue, at, sentence.last)
        owned = source is not None or (cue.morph is not None and bool(cue.morph.enclitic))
        if opening is None or (cue.row.act in _ATTITUDES and not owned):
            return None
        return Candidate(cue, number, source, source.span if source else None, opening, None)

    def _is_formula(self, cue: Cue) -> bool:
        """تجدر الإشارة إلى, في إشارة إلى, مع الإشارة إلى: the reporter's own remark."""
        return cue.row.lemma.startswith(("إشارة", "ذكر")) or cue.first == 0

    def _opening(self, cue: Cue, at: int, end: int) -> int | None:
        """The token at which the content of a noun opens, by its frames with a preposition or clause."""
        at = self._skip_adjectives(at, end)
        if at >= end:
            return None
        frames = [f for f in parse_frames(cue.row.frames) if f.complement in ("clause", "noun", "event")]
        fused = self.complements.complementizer(at)
        if fused is not None:
            return at + 1 if any(f.complement == "clause" and f.preposition in (fused, "") for f in frames) else None
        tag = self.document.tags[at]
        if tag is None:
            return None
        wanted = {f.preposition for f in frames if f.preposition}
        if tag.pos is Pos.PARTICLE and tag.lemma.key in wanted and at + 1 < end and not tag.enclitic:
            after = at + 1
            return after + 1 if self.complements.complementizer(after) is not None else after
        attached = tag.particles.strip("وف")
        if not attached:
            return at if self._is_genitive_content(cue, tag, frames) else None
        return at if attached[-1] in wanted and tag.pos is not Pos.VERB else None

    def _is_genitive_content(self, cue: Cue, tag: Morph, frames: Sequence[Frame]) -> bool:
        """إعلان الانسحاب, بزعم محاربة التنظيم: a verbal noun right after the noun of speech is what is said."""
        bare = cue.morph is None or not (cue.morph.article or cue.morph.enclitic)
        allowed = any(frame.complement in ("noun", "event") and not frame.preposition for frame in frames)
        return (bare and allowed and tag.pos is Pos.MASDAR) or (
            bare and allowed and "triggers" in tag.lemma.tables and tag.pos is Pos.NOUN
        )

    def _skip_adjectives(self, at: int, end: int) -> int:
        while at < end:
            tag = self.document.tags[at]
            if tag is None or tag.pos not in (Pos.ADJECTIVE, Pos.ACTIVE_PARTICIPLE) or tag.particles:
                break
            at += 1
        return at

    def _noun_content(self, item: Candidate, scope: ScopeReader) -> tuple[Span, ...]:
        sentence = self.document.sentences[item.sentence]
        end = scope.forward(item.after, sentence, cue=item.cue.first)
        tag = self.document.tags[item.after] if item.after < len(self.tokens) else None
        offset = tag.start if tag is not None and tag.particles.strip("وف") else 0
        if item.after >= end:
            return ()
        span = scope.trim(self.tokens[item.after].start + offset, self.tokens[end - 1].end)
        return (scope.unquote(span)[0],) if span is not None else ()

    # -- distance words -----------------------------------------------------------------------------------------

    def _hedges(self, taken: set[int]) -> Iterator[Candidate]:
        """المزعوم, المفترض after a noun: the reporter keeps a distance to what the noun names."""
        for index, token in enumerate(self.tokens):
            if token.word is None or "cues" not in token.word.tables or index in taken or index == 0:
                continue
            tag = next((m for m in token.word.morphs if m.pos is Pos.PASSIVE_PARTICIPLE and not m.particles), None)
            row = tag.lemma.row(CueRow) if tag is not None else None
            if tag is None or row is None or row.stance != "claim":
                continue
            span = Span(token.start + tag.start, token.end)
            cue = Cue(index, index + 1, index, span, row, "participle", tag, False, False)
            if self._described(index) is not None:
                yield Candidate(cue, self._sentence_of(index), None, None, index + 1, None)

    def _described(self, index: int) -> NounPhrase | None:
        """The noun phrase that the adjective at `index` belongs to."""
        sentence = self.document.sentences[self._sentence_of(index)]
        for first in range(max(sentence.first, index - 6), index):
            phrase = self.phrases.phrase_at(first, sentence.last)
            if phrase is not None and phrase.first < index <= phrase.last:
                return phrase
        return None

    def _modified(self, item: Candidate) -> tuple[Span, ...]:
        phrase = self._described(item.cue.word)
        if phrase is None:
            return ()
        return (Span(phrase.span.start, self.tokens[item.cue.word - 1].end),)

    def _form(self, content: tuple[Span, ...], scope: ScopeReader) -> Form:
        if len(content) == 1 and scope.is_quoted(content[0]):
            return "direct"
        return "mixed" if any(scope.holds_quotation(span) for span in content) else "indirect"
