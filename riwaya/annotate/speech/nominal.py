"""Attributions without a governing verb: بحسب فلان, كما قال فلان, مزاعم فلان, المزعوم."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from riwaya.annotate.markers import plays, stands_as
from riwaya.annotate.names.reader import PhraseReader
from riwaya.annotate.speech.candidates import Candidate
from riwaya.annotate.speech.cues import Cue
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.governing import Found
from riwaya.annotate.speech.hedges import find_hedges
from riwaya.annotate.speech.nouns import SpeechNounReader
from riwaya.annotate.speech.parentheses import ParenthesisReader
from riwaya.annotate.speech.quotes import Quotation
from riwaya.annotate.speech.scope import ScopeReader
from riwaya.lexicon import Pos
from riwaya.model import Form, Span
from riwaya.text import Document


class NominalReader:
    """Finds nominal attributions of one document and what they are about."""

    def __init__(self, document: Document, phrases: PhraseReader, quotations: Sequence[Quotation]) -> None:
        self._document = document
        self._tokens = document.tokens
        self._phrases = phrases
        self._nouns = SpeechNounReader(document, phrases)
        self._parentheses = ParenthesisReader(document, phrases, quotations)

    def find(self, cues: Sequence[Cue], found: Sequence[Found]) -> Iterator[Candidate]:
        """Candidates among the cues that no verb rule took."""
        taken = {item.cue.word for item in found}
        taken |= {item.complement.stance_word for item in found if item.complement.stance_word is not None}
        taken |= {phrase.head for item in found for phrase in item.complement.sources}  # ذكر تقرير صادر عن الوزارة أن
        openings = {item.complement.start: item.cue.sentence for item in found}
        for cue in _longest_first(cues):
            if cue.word in taken or cue.first in taken:
                continue
            candidate = self._candidate(cue, openings)
            if candidate is not None:
                taken.update((cue.first, cue.word))
                if candidate.source is not None:  # جاء في البيان أن
                    taken.add(candidate.source.head)
                yield candidate
        yield from find_hedges(self._document, self._phrases, taken)

    def draft(self, item: Candidate, scope: ScopeReader) -> Draft | None:
        """The attribution of a candidate, or None if no content is left for it."""
        content = self._content(item, scope)
        if not content:
            return None
        cue, row = item.cue, item.cue.row
        return Draft(
            at=cue.word,
            sentence=cue.sentence,
            cue=cue.span,
            source=item.source.span if item.source is not None else None,
            source_phrase=item.source,
            content=content,
            form=_form(content, scope) if cue.kind == "parenthesis" else "nominal",
            stance=row.stance,
            act=row.act,
            negated=False,
            passive=False,
            kind=cue.kind,
            rule=f"speech.{cue.kind}",
            row=f"cues:{row.lemma}",
            commitment=row.commitment or "neutral",
            carried=item.carried,
            nearest=item.carried is not None,
        )

    def _candidate(self, cue: Cue, openings: Mapping[int, int]) -> Candidate | None:
        """`openings` are where the contents of verbs begin, with their sentences: قال في بيانه إن has one, not two."""
        if cue.kind in ("phrase", "parenthesis"):
            candidate = self._parentheses.read(cue)
            if candidate is None or candidate.cue.last == cue.last:
                return candidate
            said = (start for start, sentence in openings.items() if sentence == cue.sentence and start < cue.first)
            return replace(candidate, repeats=max(said, default=None))
        candidate = self._nouns.read(cue) if cue.kind == "noun" else None
        return candidate if candidate is not None and candidate.after not in openings else None

    def _content(self, item: Candidate, scope: ScopeReader) -> tuple[Span, ...]:
        if item.described is not None:
            described = item.described.span
            return (described._replace(end=min(described.end, self._tokens[item.cue.word - 1].end)),)
        if item.cue.kind == "noun":
            return self._noun_content(item, scope)
        return self._parentheses.content(item, scope)

    def _noun_content(self, item: Candidate, scope: ScopeReader) -> tuple[Span, ...]:
        sentence = self._document.sentences[item.cue.sentence]
        end = self._before_predicate(item.after, scope.forward(item.after, sentence, cue=item.cue.first, thing=True))
        if item.after >= end:
            return ()
        tag = self._document.tags[item.after]
        offset = tag.start if tag is not None and tag.particles.strip("وف") else 0
        span = scope.trim(self._tokens[item.after].start + offset, self._tokens[end - 1].end)
        return (scope.unquote(span)[0],) if span is not None else ()

    def _before_predicate(self, first: int, end: int) -> int:
        """رفض الدول للمعاهدة [يشكل] ضربة: the verb after a definite phrase is the noun's own, not in what it says."""
        if self._opens_clause(first - 1):
            return end
        for at in range(first + 1, end):
            tag, before = self._document.tags[at], self._document.tags[at - 1]
            if self._opens_clause(at):
                return end
            if tag is not None and tag.pos is Pos.VERB:
                definite = before is not None and (before.article or before.pos is Pos.NAME)
                return at if definite and not tag.particles else end
        return end

    def _opens_clause(self, index: int) -> bool:
        relative = stands_as(self._tokens[index].word, "relative_pronoun")
        return relative or plays(self._document.tags[index], "complementizer")


def _longest_first(cues: Sequence[Cue]) -> list[Cue]:
    """Cues in order; of those that begin together the longest first: حسب تعبير before حسب."""
    return sorted(cues, key=lambda cue: (cue.first, -cue.last, cue.span.start))


def _form(content: tuple[Span, ...], scope: ScopeReader) -> Form:
    if len(content) == 1 and scope.is_quoted(content[0]):
        return "direct"
    return "mixed" if any(scope.holds_quotation(span) for span in content) else "indirect"
