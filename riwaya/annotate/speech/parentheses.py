"""Prepositions and parentheses of speech: بحسب فلان, كما قال فلان; the clause that they are about."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from riwaya.annotate.markers import joins_as, plays, reading_as, stands_as
from riwaya.annotate.names.kinds import is_written
from riwaya.annotate.names.phrase import AGENTS, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.annotate.speech.authors import AuthorReader
from riwaya.annotate.speech.candidates import Candidate
from riwaya.annotate.speech.clauses import complementizer
from riwaya.annotate.speech.content import NOUNS
from riwaya.annotate.speech.cues import Cue
from riwaya.annotate.speech.frames import parse_frames
from riwaya.annotate.speech.quotes import Quotation
from riwaya.annotate.speech.scope import ScopeReader
from riwaya.annotate.speech.subject import SubjectReader, is_preposition
from riwaya.lexicon import Pos
from riwaya.lexicon.tables import CueRow
from riwaya.model import Span
from riwaya.text import Document

_COMMAS = frozenset(("،", ","))
_HARDLY_BEGUN = 3
_ATTACHED = frozenset(("ب", "ل"))
_LONGEST_ASIDE = 6


class ParenthesisReader:
    """Finds the sources of prepositions and parentheses of one document, and their contents."""

    def __init__(self, document: Document, phrases: PhraseReader, quotations: Sequence[Quotation]) -> None:
        self._document = document
        self._tokens = document.tokens
        self._tags = document.tags
        self._phrases = phrases
        self._quotations = quotations
        self._authors = AuthorReader(document, phrases)
        self._subjects = SubjectReader(document, phrases)

    def read(self, cue: Cue) -> Candidate | None:
        """The candidate of a preposition or parenthesis, or None if nobody speaks in it."""
        end = self._document.sentences[cue.sentence].last
        if cue.kind == "phrase" and (start := self._content_after(cue, end)) is not None:
            pretext = cue.row.stance == "claim"  # أغلقوا المحل بدعوى, but تلقى القنصل خبرا مفاده
            actor = self._subjects.actor(cue.first, self._document.sentences[cue.sentence]) if pretext else None
            return Candidate(replace(cue, kind="noun"), None, start, carried=actor)
        if cue.kind == "phrase" and all(frame.complement != "source" for frame in parse_frames(cue.row.frames)):
            return None  # القائد المفترض للجماعة
        if cue.kind == "phrase" and self._is_denied(cue.first):
            return None
        at = self._source_start(cue, end)
        if cue.kind == "phrase" and self._is_own_word(at, end):  # حسب قولهم
            longer = cue.span._replace(end=self._tokens[at].end)
            row = self._own_row(at, cue.row)
            return Candidate(replace(cue, span=longer, last=at + 1, row=row), None, at + 1, cue.first)
        source = self._phrases.phrase_at(at, end) if at < end else None
        if cue.kind == "phrase" and (source is None or not self._speaks(source)):
            return None
        if source is None and not cue.passive:
            return None
        if cue.passive:  # كما أشيع في المدينة
            return Candidate(cue, None, source.last if source is not None else at, cue.first)
        after = self._after_source(source, end) if source is not None else at
        if source is not None and (authored := self._authors.find(source, end)) is not None:
            source = replace(source, span=source.span._replace(end=self._tokens[authored.last - 1].end))
            after = authored.last
        elif source is not None and (placed := self._placed_end(after, end)) > after:
            source = replace(source, span=source.span._replace(end=self._tokens[placed - 1].end))
            after = placed
        return Candidate(cue, source, after, cue.first)

    def _placed_end(self, after: int, end: int) -> int:
        """حسب شهود عيان في غزة فإن …: where the sources are, before the clause opens; `after` without that."""
        if after + 1 >= end or not joins_as(self._tokens[after].word, "whereabouts"):
            return after
        place = self._phrases.phrase_at(after + 1, end)
        opens = place is not None and place.last < end and complementizer(self._document, place.last) is not None
        return place.last if place is not None and opens else after

    def _after_source(self, source: NounPhrase, end: int) -> int:
        """The token after a source with what stresses it: بحسب المصدر نفسه, وفق (المركز)."""
        after = source.last
        word = self._tokens[after].word if after < end else None
        stressed = word is not None and (reading_as(word, "reflexive") is not None or "shifts" in word.tables)
        after += stressed
        closed = after < end and self._tokens[after].text == ")" and self._tokens[source.first - 1].text == "("
        return after + closed

    def _is_own_word(self, index: int, end: int) -> bool:
        """قوله, تعبيرها, زعمهم after a preposition of speech: whose word it is stands in the pronoun."""
        tag = self._tags[index] if index < end else None
        return tag is not None and tag.pos in NOUNS and tag.enclitic != "" and plays(tag, "own_word")

    def _is_denied(self, first: int) -> bool:
        """نفى ما جاء في بيان الحكومة: what somebody else says of a statement."""
        what = first - 1
        if what < 1 or self._tokens[what].text != "ما":
            return False
        return not joins_as(self._tokens[what - 1].word, "as_what")

    def _own_row(self, index: int, row: CueRow) -> CueRow:
        """The row of زعمهم in حسب زعمهم, which says more than the preposition; `row` where it says no more."""
        tag = self._tags[index]
        rows = (own for own in (tag.lemma.rows(CueRow) if tag is not None else ()) if own.commitment)
        return next(rows, row)

    def _source_start(self, cue: Cue, end: int) -> int:
        at = cue.last
        if at < end and cue.kind == "parenthesis" and self._is_passed_over(at):
            at += 1
        while at < end and at in self._phrases.blocked:
            at += 1
        if cue.kind == "phrase" and at < end and self._tokens[at].text == "(":  # بحسب (وكالة الأنباء)
            at += 1
        return at

    def _is_passed_over(self, index: int) -> bool:
        """A preposition before the source, or one with a pronoun: حسب ما أفاد به محاميهم."""
        return stands_as(self._tokens[index].word, "source_preposition") or self._is_pronoun(index)

    def _is_pronoun(self, index: int) -> bool:
        tag = self._tags[index]
        return tag is not None and tag.pos is Pos.PARTICLE and tag.enclitic != ""

    def _content_after(self, cue: Cue, end: int) -> int | None:
        """Where the content of a phrase begins that stands before it: مفاده أن …, بدعوى مخالفة القانون."""
        frames, at = parse_frames(cue.row.frames), cue.last
        if at >= end or (frames and frames[0].complement == "source"):
            return None
        allowed = {frame.complement for frame in frames}
        if "clause" in allowed and complementizer(self._document, at) is not None:
            return at + 1
        if "quote" in allowed and self._tokens[at].text == ":":
            return at + 1
        phrase, tag = self._phrases.phrase_at(at, end), self._tags[at]
        if phrase is None or tag is None or tag.pos not in NOUNS or allowed.isdisjoint(("noun", "event")):
            return None
        return at if phrase.type not in AGENTS else None

    def _speaks(self, phrase: NounPhrase) -> bool:
        """Whether a phrase after 'according to' is a speaker or a written source, not a norm."""
        if phrase.named and phrase.type in AGENTS:
            return True
        tag = self._tags[phrase.head]
        if tag is None:
            return phrase.type is not None or phrase.rule == "names.unknown"
        if plays(tag, "norm"):
            return False
        return is_written(tag.lemma) or plays(tag, "source_noun") or phrase.type in AGENTS or "cues" in tag.lemma.tables

    # -- the clause that a parenthesis is about ---------------------------------------------------------------

    def content(self, item: Candidate, scope: ScopeReader) -> tuple[Span, ...]:
        """After it where it opens the sentence, else before it, or around it."""
        sentence = self._document.sentences[item.cue.sentence]
        first, after = item.cue.first, item.after
        around = min((q.close for q in self._quotations if q.open < first < q.close), default=sentence.last)
        said = next((q for q in self._quotations if q.open == after), None)
        if said is not None and said.close - said.open > _HARDLY_BEGUN and item.cue.kind == "parenthesis":
            span = scope.trim(*said.inner)  # كما قال أحدهم «…»
            return (span,) if span is not None else ()
        quotation = next((q for q in self._quotations if q.close in (first - 1, first - 2) and q.closed), None)
        if quotation is not None and self._is_all_quoted(quotation, first, sentence.first):
            span = scope.trim(*quotation.inner)
            return (span,) if span is not None else ()
        if (said_after := self._said_after(item, sentence.last)) is not None and first > sentence.first:
            return self._span(scope, said_after, scope.forward(said_after, sentence, cue=first), sentence.first)
        if first == sentence.first or self._opens_clause(first, after, sentence.last):
            start = self._after_opening(after, sentence.last)
            return self._span(scope, start, scope.forward(start, sentence, cue=first), sentence.first)
        start = scope.clause_start(first, sentence)
        if not self._is_medial(item, min(around, sentence.last), short=first - sentence.first <= _HARDLY_BEGUN):
            return self._span(scope, start if item.repeats is None else item.repeats, first, sentence.first)
        end = min(scope.forward(after, sentence, cue=first), around)
        before = self._span(scope, self._last_clause(start, first), first, sentence.first)
        return before + self._span(scope, after, end, sentence.first)

    def _last_clause(self, start: int, first: int) -> int:
        """قتل أربعة، كما قام محتجون [حسب شهود] بإحراق محال: a source amid a clause says that clause."""
        for at in range(first - 1, start, -1):
            if self._tokens[at - 1].text not in _COMMAS:
                continue
            also = joins_as(self._tokens[at].word, "also")
            tag = self._tags[at + also] if at + also < first else None
            if tag is not None and tag.pos is Pos.VERB and (also or tag.particles == "و"):
                return at + also
        return start

    def _said_after(self, item: Candidate, last: int) -> int | None:
        """Where the content of the verb before begins, if this is the source behind its speaker: قال … نقلا عن … إن."""
        if not stands_as(self._tokens[item.cue.first].word, "relaying"):
            return None
        for at in range(item.after, min(item.after + _LONGEST_ASIDE, last - 1)):  # مصدر من البلدة، إن
            if complementizer(self._document, at) is not None:
                return at + 1
            tag = self._tags[at]
            if tag is not None and tag.pos is Pos.VERB:
                return None
        return None

    def _is_all_quoted(self, quotation: Quotation, first: int, start: int) -> bool:
        """Whether the words before the cue are one quotation, not a clause that ends in quoted words."""
        if not start <= quotation.open <= start + 1 or quotation.close - quotation.open <= _HARDLY_BEGUN:
            return False
        return all(self._tokens[at].text in _COMMAS for at in range(quotation.close + 1, first))

    def _opens_clause(self, first: int, after: int, last: int) -> bool:
        """'…، ووفقا لمصادر فإن …': the clause follows."""
        if self._after_opening(after, last) > after + 1:
            return True
        return self._phrases.particles(first) == "و" and self._tokens[first - 1].text in ("،", ".", "؛")

    def _after_opening(self, after: int, last: int) -> int:
        """The token after a comma and فإن or إن that open the clause; `after` if there are none."""
        at = after + 1 if after < last and self._tokens[after].text in ("،", ",", ":") else after
        return at + 1 if at < last and complementizer(self._document, at) is not None else at

    def _is_medial(self, item: Candidate, last: int, *, short: bool) -> bool:
        """Whether the clause goes on after the parenthesis: '…، وفقا لمصدر، عن مقتل …'."""
        first, after = item.cue.first, item.after
        if after >= last - 1 or first == 0:
            return False
        if stands_as(self._tokens[after].word, "relative_pronoun"):  # وفق المصدر الذي لم يذكر اسمه
            return False
        comma_after = self._tokens[after].text in _COMMAS
        resumed = after + comma_after
        if comma_after and self._opens_other(resumed):  # بحسب مراسل، في حين أعلنت السلطات
            return False
        tag = self._tags[resumed] if resumed < last else None
        if tag is not None and tag.particles.startswith(("و", "ف")):
            return False
        if comma_after and is_preposition(tag):  # مكنت العملية بحسب البيان، من مصادرة أسلحة
            return True
        if comma_after and item.cue.kind == "parenthesis" and first == item.cue.word:  # قررت، يضيف المصدر، تأجيل الجلسة
            return tag is not None and tag.pos is not Pos.VERB
        if comma_after and self._tokens[first - 1].text in _COMMAS:
            begun = not any(self._is_verb(at) for at in range(self._document.sentences[item.cue.sentence].first, first))
            governed = tag is not None and (tag.pos is Pos.PARTICLE or tag.particles in _ATTACHED)
            return short or begun or governed
        return (short or self._tokens[first - 1].text not in _COMMAS) and not comma_after

    def _opens_other(self, index: int) -> bool:
        """فيما, في حين: another clause."""
        following = self._tokens[index + 1].word if index + 1 < len(self._tokens) else None
        return stands_as(self._tokens[index].word, "clause_link") or stands_as(following, "clause_link")

    def _is_verb(self, index: int) -> bool:
        tag = self._tags[index]
        return tag is not None and tag.pos is Pos.VERB

    def _after_link(self, first: int, last: int) -> int:
        """The clause without what links it to the one before: غير أن …, إلا أن …"""
        linked = first + 2 < last and joins_as(self._tokens[first].word, "break")
        return first + 2 if linked and plays(self._tags[first + 1], "complementizer") else first

    def _span(self, scope: ScopeReader, first: int, last: int, opening: int) -> tuple[Span, ...]:
        """The content of tokens first..last, without a و that opens the sentence."""
        if last <= first:
            return ()
        first = self._after_link(first, last)
        start, tag = self._tokens[first].start, self._tags[first]
        links = first == opening or self._tokens[first - 1].text in _COMMAS
        if tag is not None and tag.particles == "و" and links:
            start += tag.start
        span = scope.trim(start, self._tokens[last - 1].end)
        return (scope.unquote(span)[0],) if span is not None else ()
