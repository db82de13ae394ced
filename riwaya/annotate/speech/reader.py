"""Reads the attributions of a document: cues with their complements first, then where each content ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from riwaya.annotate.names.phrases import NounPhrase, PhraseReader
from riwaya.annotate.speech.complement import Complement, ComplementReader
from riwaya.annotate.speech.cues import Cue, find_cues
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.frames import parse_frames
from riwaya.annotate.speech.nominal import NominalReader
from riwaya.annotate.speech.quotes import Quotation, find_quotations
from riwaya.annotate.speech.scope import ScopeReader
from riwaya.annotate.speech.subject import subject_before
from riwaya.lexicon import Aspect, Grammatical, Pos
from riwaya.lexicon.tables import CueRow
from riwaya.model import Form, Span, Stance
from riwaya.text import Document, Sentence

# Narrator's formulas: they open a remark of the reporter and report nobody's speech.
_FORMULAS = frozenset(("ذكر/يذكر", "أشار", "لفت/يلفت", "نوّه"))


class Found(NamedTuple):
    """A cue whose complement fits, before its content has an end."""

    cue: Cue
    complement: Complement
    sentence: int
    sources: tuple[NounPhrase, ...]


class SpeechReader:
    """The speech layer on one document."""

    def __init__(self, document: Document, phrases: PhraseReader) -> None:
        self.document = document
        self.phrases = phrases
        self.quotations = find_quotations(document)
        self.complements = ComplementReader(document, phrases, self.quotations)

    def read(self) -> list[Draft]:
        """All attributions in the order of their cues."""
        cues = list(find_cues(self.document))
        found = list(self._governing(cues))
        anchors = frozenset(self._anchor(item) for item in found if self._is_anchor(item))
        nominal = NominalReader(self.document, self.phrases, self.complements, self.quotations)
        others = list(nominal.find(cues, {item.cue.word for item in found}, {item.complement.start for item in found}))
        anchors |= frozenset(item.anchor for item in others if item.anchor is not None)
        scope = ScopeReader(self.document, self.quotations, anchors)
        drafts = [draft for item in found for draft in self._drafts(item, scope)]
        drafts += [draft for item in others if (draft := nominal.draft(item, scope)) is not None]
        return sorted(drafts, key=lambda draft: (draft.cue, not draft.outer))

    # -- cues with complements ----------------------------------------------------------------------------------

    def _governing(self, cues: list[Cue]) -> Iterator[Found]:
        taken: set[tuple[int, str]] = set()
        for cue in cues:  # a word with several rows is read by the first whose complement fits
            if (
                (cue.word, cue.kind) in taken
                or cue.kind not in ("verb", "participle")
                or self._is_first_person_quoted(cue)
            ):
                continue
            number = self._sentence_of(cue.word)
            sentence = self.document.sentences[number]
            complement = (
                self._antecedent(cue, sentence)
                or self.complements.read(cue, sentence.last)
                or self._quotation_before(cue, sentence)
            )
            if complement is None or self._is_formula(cue, complement, sentence):
                continue
            if cue.kind == "participle" and not self._participle_stands(cue, sentence):
                continue
            if self._is_particle(cue, complement):
                continue
            taken.add((cue.word, cue.kind))
            sources = complement.sources
            if not sources and cue.kind == "verb" and not cue.passive:
                before = subject_before(self.document, self.phrases, cue, sentence)
                sources = (before,) if before is not None else ()
            yield Found(cue, complement, number, sources)

    def _is_particle(self, cue: Cue, complement: Complement) -> bool:
        """A word tagged as a particle is a verb of saying only with a subject and a clause or quotation after it."""
        tag = self.document.tags[cue.word]
        if tag is None or tag.pos is not Pos.PARTICLE or complement.stance_word is not None:
            return False
        return not complement.sources or complement.opening not in ("clause", "colon", "quote")

    def _is_first_person_quoted(self, cue: Cue) -> bool:
        """«نعتقد أن …»: the speaker's own words in his own quotation are no attribution of their own."""
        own = cue.morph is not None and cue.morph.pos is Pos.VERB and cue.morph.features.person == 1
        return own and any(q.open < cue.first < q.close for q in self.quotations)

    def _sentence_of(self, index: int) -> int:
        low, high = 0, len(self.document.sentences) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.document.sentences[middle].first <= index:
                low = middle
            else:
                high = middle - 1
        return low

    def _participle_stands(self, cue: Cue, sentence: Sentence) -> bool:
        """A participle cue follows a clause: after a comma or closing mark, or accusative after other words."""
        if cue.word == sentence.first:
            return False
        before = self.document.tokens[cue.word - 1]
        if before.text in ("،", ",", "»", "”", '"', ")", "-", "–", "؛"):
            return True
        return cue.morph is not None and cue.morph.features.tanwin and before.kind != "punctuation"

    def _is_formula(self, cue: Cue, complement: Complement, sentence: Sentence) -> bool:
        """يذكر أن, يشار إلى أن, وتجدر الإشارة إلى أن at the head of a sentence."""
        if cue.kind != "verb" or complement.sources or complement.opening != "clause" or cue.morph is None:
            return False
        imperfect = cue.morph.features.aspect is Aspect.IMPERFECT
        opens = cue.word - sentence.first <= 1 or self.document.tokens[cue.word - 1].text in (".", "،")
        return (
            imperfect
            and opens
            and cue.morph.lemma.key in _FORMULAS
            and not cue.morph.features.feminine
            and (cue.passive or subject_before(self.document, self.phrases, cue, sentence) is None)
            and self._is_first_words(cue, sentence)
        )

    def _is_first_words(self, cue: Cue, sentence: Sentence) -> bool:
        return cue.word == sentence.first

    def _antecedent(self, cue: Cue, sentence: Sentence) -> Complement | None:
        """هجوم تبناه الفصيل, المواقف التي أعلنتها الحكومة: what is said stands before the verb and in its pronoun."""
        if (
            cue.kind != "verb"
            or cue.morph is None
            or cue.morph.enclitic not in ("ه", "ها", "هم")
            or cue.morph.particles
        ):
            return None
        frames = parse_frames(cue.row.frames)
        if not any(f.complement in ("noun", "event") and not f.preposition and not f.before for f in frames):
            return None
        subject = self.phrases.phrase_at(cue.last, sentence.last) if cue.last < sentence.last else None
        if subject is None or self.phrases.particles(cue.last) or subject.type not in ("PER", "ORG", "GPE"):
            return None
        first = next(
            (
                i
                for i in range(cue.first - 1, max(sentence.first, cue.first - 12) - 1, -1)
                if self._heads(i, cue, sentence)
            ),
            None,
        )
        if first is None:
            return None
        start = self.document.tokens[first].start + (tag.start if (tag := self.document.tags[first]) is not None else 0)
        end = cue.first - 1 if self.document.tokens[cue.first - 1].text in ("التي", "الذي", "الذين") else cue.first
        quotation = Quotation(first, end, Span(start, self.document.tokens[end - 1].end), False)
        return Complement("antecedent", first, start, (subject,), -1, quotation, None, None, "N", None)

    def _heads(self, index: int, cue: Cue, sentence: Sentence) -> bool:
        """Whether a phrase that begins at a token names an event or act and runs up to the verb's clause."""
        tag = self.document.tags[index]
        if tag is None or tag.pos not in (Pos.NOUN, Pos.MASDAR):
            return False
        relative = self.document.tokens[cue.first - 1].text in ("التي", "الذي", "الذين")
        phrase = self.phrases.phrase_at(index, sentence.last)
        return (
            phrase is not None
            and phrase.head == index
            and tag.article == relative
            and phrase.type not in ("PER", "ORG", "GPE")
        )

    def _quotation_before(self, cue: Cue, sentence: Sentence) -> Complement | None:
        """«…»، قال فلان: the quotation stands before the verb and its subject after it."""
        at = cue.first - 1
        if at > sentence.first and self.document.tokens[at].text in ("،", ","):
            at -= 1
        quotation = next((q for q in self.quotations if q.close == at and q.closed), None)
        if quotation is None or quotation.close - quotation.open < 4 or '"' not in cue.row.frames:
            return None
        phrase = self.phrases.phrase_at(cue.last, sentence.last) if cue.last < sentence.last else None
        sources = (phrase,) if phrase is not None and not self.phrases.particles(cue.last) else ()
        return Complement(
            "quote", quotation.open + 1, quotation.inner.start, sources, -1, quotation, None, None, '"', None
        )

    # -- anchors ------------------------------------------------------------------------------------------------

    def _is_anchor(self, item: Found) -> bool:
        """Whether another content before it ends where this cue begins."""
        if item.complement.quotation is not None and item.complement.start <= item.cue.first:
            return False
        if item.cue.kind == "participle":
            return True
        morph = item.cue.morph
        if morph is None or self._is_embedded(item):
            return False
        if morph.particles[:1] in ("و", "ف") and morph.particles:
            return "س" not in morph.particles
        first = self._anchor(item)
        before = self.document.tokens[first - 1] if first > 0 else None
        return (
            before is None
            or before.text in ("،", ",", "؛", ".", "»", "”", '"', "\n")
            or before.text in ("فيما", "بينما", "حين", "لكن")
        )

    def _is_embedded(self, item: Found) -> bool:
        """Inside the quotation of another cue."""
        return any(q.open < item.cue.first < q.close and q.close - q.open > 4 for q in self.quotations)

    def _anchor(self, item: Found) -> int:
        """The token at which the reporting clause begins: its subject if that stands first, its negation or كان."""
        first = item.cue.first
        for source in item.sources:
            first = min(first, source.first)
        while first > 0 and self.document.tokens[first - 1].text in (
            "لم",
            "ولم",
            "لا",
            "ولا",
            "قد",
            "وقد",
            "كان",
            "كانت",
            "وكان",
            "وكانت",
            "أما",
        ):
            first -= 1
        return first

    # -- drafts -------------------------------------------------------------------------------------------------

    def _drafts(self, item: Found, scope: ScopeReader) -> Iterator[Draft]:
        content = self._content(item, scope)
        if content is None:
            return
        span, form = content
        stance, act, row = self._stance(item)
        base = self._base(item, (span,), form, stance, act, row)
        if item.complement.relay is not None:
            yield from self._relay(item, base)
            return
        if not item.sources:
            yield base
        for source in item.sources:
            yield base._replace(source=self._source_span(item, source), source_phrase=source)

    def _base(self, item: Found, content: tuple[Span, ...], form: Form, stance: Stance, act: str, row: CueRow) -> Draft:
        cue, morph = item.cue, item.cue.morph
        features = morph.features if morph is not None else None
        return Draft(
            at=cue.word,
            sentence=item.sentence,
            cue=cue.span,
            source=None,
            source_phrase=None,
            content=content,
            form=form,
            stance=stance,
            act=act,
            negated=cue.negated,
            passive=cue.passive,
            kind=cue.kind,
            rule=f"speech.{cue.kind}.{item.complement.opening}",
            row=f"cues:{row.lemma}",
            feminine=bool(features and features.feminine),
            plural=bool(features and features.number is Grammatical.PLURAL),
            distance=row.distance == "yes",
        )

    def _content(self, item: Found, scope: ScopeReader) -> tuple[Span, Form] | None:
        complement = item.complement
        sentence = self.document.sentences[item.sentence]
        quotation = complement.quotation
        if quotation is not None and complement.opening == "antecedent":
            span = scope.trim(quotation.inner.start, quotation.inner.end)
            return (span, "mixed" if scope.holds_quotation(span) else "indirect") if span is not None else None
        if quotation is not None and complement.opening == "quote":
            inner = scope.trim(quotation.inner.start, quotation.inner.end)
            return (inner, "direct") if inner is not None else None
        end = scope.forward(complement.start, sentence, cue=item.cue.first)
        last = self.document.tokens[end - 1].end if end > complement.start else complement.offset
        span = scope.trim(complement.offset, last)
        if span is None:
            return None
        span, quoted = scope.unquote(span)
        if quoted or (scope.is_quoted(span) and not self._is_embedded(item)):
            return span, "direct"
        return span, "mixed" if scope.holds_quotation(span) else "indirect"

    def _stance(self, item: Found) -> tuple[Stance, str, CueRow]:
        """Stance, act and row; a light verb takes those of its noun."""
        word = item.complement.stance_word
        if word is not None and (tag := self.document.tags[word]) is not None:
            rows = tag.lemma.rows(CueRow)
            noun = next((row for row in rows if row.pos == "noun"), rows[0] if rows else None)
            if noun is not None:
                return noun.stance, noun.act, noun
        return item.cue.row.stance, item.cue.row.act, item.cue.row

    def _source_span(self, item: Found, source: NounPhrase) -> Span:
        if item.complement.source_end > source.last:
            return Span(source.span.start, self.document.tokens[item.complement.source_end - 1].end)
        return source.span

    def _relay(self, item: Found, base: Draft) -> Iterator[Draft]:
        """نقلت الوكالة عن المتحدث قوله إن: the agency's attribution and, inside it, the speaker's."""
        outlet = item.sources[0] if item.sources else None
        relay = item.complement.relay
        assert relay is not None
        yield base._replace(source=outlet.span if outlet else None, source_phrase=outlet, outer=True)
        cue = self._relay_cue(item, relay)
        tag = self.document.tags[cue]
        token = self.document.tokens[cue]
        start = token.start + (tag.start if tag is not None else 0)
        rule = "speech.relay"
        yield base._replace(
            at=cue, cue=Span(start, token.end), source=relay.span, source_phrase=relay, relayed=True, passive=False,
            negated=False, rule=rule, form=base.form if item.complement.relay_cue is not None else "nominal",
        )  # fmt: skip

    def _relay_cue(self, item: Found, relay: NounPhrase) -> int:
        if item.complement.relay_cue is not None:
            return item.complement.relay_cue
        return relay.first - 1


def quotations_of(reader: SpeechReader) -> tuple[Quotation, ...]:
    """The quotations that the reader found."""
    return reader.quotations
