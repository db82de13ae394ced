"""Makes attributions of cues with complements: content, form, stance; a relay makes two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from riwaya.annotate.markers import plays
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.annotate.speech.anchors import is_embedded
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.governing import Found
from riwaya.annotate.speech.quotes import Quotation
from riwaya.annotate.speech.scope import ScopeReader
from riwaya.lexicon import Aspect, Grammatical, Pos
from riwaya.lexicon.tables import CueRow
from riwaya.model import Form, Span
from riwaya.text import Document


class Content(Struct, frozen=True, gc=False):
    """What is said and whether it is in the speaker's words."""

    span: Span
    form: Form


class Drafter:
    """Makes the attributions of one document once the ends of contents can be found."""

    def __init__(self, document: Document, quotations: Sequence[Quotation], scope: ScopeReader) -> None:
        self._document = document
        self._quotations = quotations
        self._scope = scope

    def drafts(self, item: Found) -> Iterator[Draft]:
        """One attribution a speaker; none if no content is left."""
        content = self._content(item)
        if content is None:
            return
        base = self._base(item, content)
        if item.complement.relay is not None:
            yield from self._relay(item, base, item.complement.relay)
        elif not item.sources:
            yield base
        else:
            for source in item.sources:
                yield replace(base, source=self._source_span(item, source), source_phrase=source)

    def _base(self, item: Found, content: Content) -> Draft:
        """The attribution without its speaker."""
        cue, row = item.cue, self._stance_row(item)
        return Draft(
            at=cue.word,
            sentence=cue.sentence,
            cue=cue.span,
            source=None,
            source_phrase=None,
            content=(content.span,),
            form=content.form,
            stance=row.stance,
            act=row.act,
            negated=cue.negated,
            passive=cue.passive,
            kind=cue.kind,
            rule=f"speech.{cue.kind}.{item.complement.opening}",
            row=f"cues:{row.lemma}",
            commitment=row.commitment or "neutral",
            imperfect=cue.morph is not None and cue.morph.features.aspect is Aspect.IMPERFECT,
            hedge=self._is_hedge(item),
            carried=item.carried,
            nearest=item.resumes,
        )

    def _is_hedge(self, item: Found) -> bool:
        """ويعتقد أن, ويخشى أن at the head of a sentence: read as يُعتقد unless its speaker speaks in the imperfect."""
        cue, complement = item.cue, item.complement
        if cue.kind != "verb" or cue.morph is None or complement.sources or complement.opening != "clause":
            return False
        features = cue.morph.features
        heads = cue.word == self._document.sentences[cue.sentence].first
        third = features.person == 3 and not features.feminine and features.number is Grammatical.SINGULAR
        return heads and features.aspect is Aspect.IMPERFECT and third and plays(cue.morph, "hedge")

    def _content(self, item: Found) -> Content | None:
        complement, scope = item.complement, self._scope
        if complement.quotation is not None and complement.opening in ("quote", "antecedent"):
            inner = scope.trim(*complement.quotation.inner)
            return self._whole(inner, quoted=complement.opening == "quote")
        sentence = self._document.sentences[item.cue.sentence]
        thing = complement.opening == "noun"
        end = scope.forward(complement.start, sentence, cue=item.cue.first, thing=thing)
        if complement.reach > end:  # اتهمت الشبكة القوات، التي يقودها فلان، بارتكاب جرائم
            end = scope.forward(complement.reach, sentence, cue=item.cue.first, thing=thing)
        last = self._document.tokens[end - 1].end if end > complement.start else complement.offset
        span = scope.trim(complement.offset, min(last, scope.quotation_end(item.cue.first, complement.start)))
        if span is None:
            return None
        balanced = scope.balance(span)
        if balanced != span:
            return Content(balanced, "mixed")
        span, quoted = scope.unquote(span)
        return self._whole(span, quoted=quoted or (scope.is_quoted(span) and not is_embedded(item, self._quotations)))

    def _whole(self, span: Span | None, *, quoted: bool) -> Content | None:
        if span is None or quoted:
            return Content(span, "direct") if span is not None else None
        return Content(span, "mixed" if self._scope.holds_quotation(span) else "indirect")

    def _stance_row(self, item: Found) -> CueRow:
        """The row of the cue; a light verb takes that of its noun."""
        word = item.complement.stance_word
        tag = self._document.tags[word] if word is not None else None
        rows = tag.lemma.rows(CueRow) if tag is not None else ()
        if word is None and (demand := self._demand_row(item)) is not None:
            return demand
        return next((row for row in rows if row.pos == "noun"), rows[0] if rows else item.cue.row)

    def _demand_row(self, item: Found) -> CueRow | None:
        """أصر على أن يكون: with a verb after أن it is a demand, with a noun a claim."""
        morph, complement = item.cue.morph, item.complement
        if morph is None or complement.opening != "clause" or complement.start >= len(self._document.tags):
            return None
        tag = self._document.tags[complement.start]
        wanted = tag is not None and tag.pos is Pos.VERB and tag.features.aspect is not Aspect.PERFECT
        rows = morph.lemma.rows(CueRow) if wanted and tag is not None and not tag.particles else ()
        stances = {row.stance: row for row in rows if row.pos == "verb"}
        return stances.get("demand") if "affirm" in stances else None

    def _source_span(self, item: Found, source: NounPhrase) -> Span:
        end = item.complement.source_end
        return source.span._replace(end=self._document.tokens[end - 1].end) if end > source.last else source.span

    def _relay(self, item: Found, base: Draft, relay: NounPhrase) -> Iterator[Draft]:
        """نقلت الوكالة عن المتحدث قوله إن: the agency's attribution and, inside it, the speaker's."""
        outlet = item.sources[0] if item.sources else None
        yield replace(base, source=outlet.span if outlet else None, source_phrase=outlet, outer=True)
        said = item.complement.relay_cue
        at = said if said is not None else relay.first - 1
        token, tag = self._document.tokens[at], self._document.tags[at]
        yield replace(
            base,
            at=at,
            cue=Span(token.start + (tag.start if tag is not None else 0), token.end),
            source=relay.span,
            source_phrase=relay,
            relayed=True,
            passive=False,
            negated=False,
            rule="speech.relay",
            form=base.form if said is not None else "nominal",
        )
