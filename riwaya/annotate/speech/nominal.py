"""Attributions without a governing verb: بحسب فلان, كما قال فلان, مزاعم فلان, المزعوم."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
        openings = {item.complement.start for item in found}
        for cue in _longest_first(cues):
            if cue.word in taken or cue.first in taken:
                continue
            candidate = self._candidate(cue, openings)
            if candidate is not None:
                taken.update((cue.first, cue.word))
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
        )

    def _candidate(self, cue: Cue, openings: set[int]) -> Candidate | None:
        """`openings` are the tokens where the contents of verbs begin: قال في بيانه إن has one, not two."""
        if cue.kind in ("phrase", "parenthesis"):
            return self._parentheses.read(cue)
        candidate = self._nouns.read(cue) if cue.kind == "noun" else None
        return candidate if candidate is not None and candidate.after not in openings else None

    def _content(self, item: Candidate, scope: ScopeReader) -> tuple[Span, ...]:
        if item.described is not None:
            return (item.described.span._replace(end=self._tokens[item.cue.word - 1].end),)
        if item.cue.kind == "noun":
            return self._noun_content(item, scope)
        return self._parentheses.content(item, scope)

    def _noun_content(self, item: Candidate, scope: ScopeReader) -> tuple[Span, ...]:
        sentence = self._document.sentences[item.cue.sentence]
        end = scope.forward(item.after, sentence, cue=item.cue.first)
        if item.after >= end:
            return ()
        tag = self._document.tags[item.after]
        offset = tag.start if tag is not None and tag.particles.strip("وف") else 0
        span = scope.trim(self._tokens[item.after].start + offset, self._tokens[end - 1].end)
        return (scope.unquote(span)[0],) if span is not None else ()


def _longest_first(cues: Sequence[Cue]) -> list[Cue]:
    """Cues in order; of those that begin together the longest first: حسب تعبير before حسب."""
    return sorted(cues, key=lambda cue: (cue.first, -cue.last, cue.span.start))


def _form(content: tuple[Span, ...], scope: ScopeReader) -> Form:
    if len(content) == 1 and scope.is_quoted(content[0]):
        return "direct"
    return "mixed" if any(scope.holds_quotation(span) for span in content) else "indirect"
