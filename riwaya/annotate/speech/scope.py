"""Where the content of an attribution ends, and the clause that a following cue reaches back over."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from riwaya.annotate.markers import joins_as, plays, reading_as, stands_as
from riwaya.annotate.names.phrase import PARTICIPLES
from riwaya.annotate.speech.quotes import Quotation
from riwaya.lexicon import Pos
from riwaya.model import Span
from riwaya.text import Document, Sentence

_COMMAS = frozenset(("،", ",", "؛", ";"))
_PLACES = frozenset(("places", "countries"))
_UNTIL = "حتى"
_TIMES = frozenset(("weekdays", "deictics", "dayparts", "months", "references", "shifts"))
_DATELINE_ENDS = frozenset(("-", "–", "—", ":"))
_IN_DATELINES = frozenset("()/،,")
_LONGEST_DATELINE = 10
_LEAD = 3
_LONGEST_TURN = 12
_SHORT_QUOTE = 5
_TRAILING = frozenset("،,.؛;:!…-–— \n\t\u00a0")
_FULL_STOPS = frozenset((".", "؟", "!"))
_QUOTES = {"«": "»", "“": "”", '"': '"', "„": "”"}


class ScopeReader:
    """Finds content ends in one document.

    `anchors` are the tokens at which other cues of the same level begin: a content stops before them. `cues` are the
    tokens of all of them.
    """

    def __init__(
        self, document: Document, quotations: Sequence[Quotation], anchors: frozenset[int], cues: frozenset[int]
    ) -> None:
        self.document = document
        self.tokens = document.tokens
        self.tags = document.tags
        self.quotations = quotations
        self.anchors = anchors
        self.cues = cues
        self._closes = {quotation.open: quotation for quotation in quotations}

    def forward(self, start: int, sentence: Sentence, *, cue: int, thing: bool = False) -> int:
        """The token after the last one of a content that opens at `start`; remarks on a `thing` are no part of it."""
        index = start
        while index < sentence.last:
            quotation = self._closes.get(index)
            if quotation is not None:
                if quotation.close >= sentence.last:
                    return min(quotation.close + quotation.closed, len(self.tokens))
                index = quotation.close + 1
                continue
            if index > start and (self._stops(index, start, cue) or (thing and self._describes(index, start))):
                return index
            index += 1
        return sentence.last

    def _stops(self, index: int, start: int, cue: int) -> bool:
        if index in self.anchors and index != cue and not self._is_inside_quotation(index, start):
            return True
        if self.tokens[index].text not in _COMMAS:
            return False
        after = index + 1
        if after >= len(self.tokens):
            return True
        if self._is_before_anchor(after, cue):
            return True
        if self._breaks(after):
            return not self._is_remark(start, index) and not (self._goes_against(after) and self._is_all_told(after))
        return self._resumes(after, cue) or self._answers(after, cue) or self._follows_while(after, cue)

    def _is_remark(self, start: int, comma: int) -> bool:
        """قال إن الرجل، وهو من القرية، قتل أمس: between commas before the verb of what is said."""
        opened = start > 0 and plays(self.tags[start - 1], "complementizer")
        if not opened or any(tag is not None and tag.pos is Pos.VERB for tag in self.tags[start:comma]):
            return False
        for at in range(comma + 2, min(comma + _LONGEST_TURN, len(self.tokens) - 1)):
            if self.tokens[at].text in _COMMAS:
                verb = self.tags[at + 1]
                return verb is not None and verb.pos is Pos.VERB and not verb.particles
            if self.tokens[at].text in _FULL_STOPS:
                return False
        return False

    def _goes_against(self, index: int) -> bool:
        tag = self.tags[index]
        return plays(tag, "adversative") and (plays(tag, "break") or plays(tag, "joined_break"))

    def _is_all_told(self, index: int) -> bool:
        """…، إلا أن المحتجين واصلوا اعتصامهم: the same speaker goes on, unless a cue follows in that clause."""
        for at in range(index + 1, min(index + 1 + _LONGEST_TURN, len(self.tokens))):
            if at in self.anchors or at in self.cues:
                return False
            if self.tokens[at].kind == "punctuation":
                break
        return True

    def _answers(self, index: int, cue: int) -> bool:
        """وفيما قال مسؤولون إن …، فإن …: the main clause after a clause with while or if."""
        opener, conjunction = self.tags[index], self.tokens[cue - 1].word if cue else None
        linked = opener is not None and opener.particles == "ف" and plays(opener, "complementizer")
        return linked and (joins_as(conjunction, "break") or joins_as(conjunction, "clause_link"))

    def _follows_while(self, index: int, cue: int) -> bool:
        """وفيما لم تعلن جهة مسؤوليتها، قامت الشرطة بـ: the main clause after one with while that opens the sentence."""
        opener = self.tags[index]
        if opener is None or opener.pos is not Pos.VERB or opener.particles or not cue:
            return False
        first = cue - 1
        if first and joins_as(self.tokens[first].word, "negation"):
            first -= 1
        opens = first == 0 or self.tokens[first - 1].text in _FULL_STOPS
        return opens and joins_as(self.tokens[first].word, "clause_link")

    def _resumes(self, index: int, cue: int) -> bool:
        """قال الوزير، داعيا إلى الهدوء، إن …: after a participle between commas the verb before it goes on."""
        tag, opener = self.tags[cue], self.tags[index]
        participle = tag is not None and tag.pos is not Pos.VERB and tag.features.tanwin
        return participle and opener is not None and not opener.particles and plays(opener, "complementizer")

    def _is_before_anchor(self, index: int, cue: int) -> bool:
        """Whether another cue begins at a token or after particles there: ، لكنه أقر بأن …"""
        at = index
        while at < min(index + _LEAD, len(self.tokens)) and at not in self.anchors:
            tag = self.tags[at]
            if tag is None or tag.pos is not Pos.PARTICLE:
                return False
            at += 1
        return at in self.anchors and at != cue

    def _describes(self, index: int, start: int) -> bool:
        """طالب بالإفراج عن كوادره، الذين …: a clause after a comma that tells more of something named."""
        if index + 1 >= len(self.tokens) or self._is_inside_quotation(index, start):
            return False
        if self.tokens[index].text not in _COMMAS:
            return self._goes_on(index, start) or self._is_until(index)
        opener = self.tags[index + 1]
        if stands_as(self.tokens[index + 1].word, "outcome"):  # أفاد عن قصف، ما تسبب بمقتل سبعة
            return False
        if plays(opener, "auxiliary") or plays(opener, "break"):  # لم تعلن عن هجوم، لكنها كثفت القصف
            return True
        if opener is not None and opener.particles == "و" and plays(opener, "complementizer"):
            return True  # قال إن جهة تبنت التفجير، وإن …
        word = self.tokens[index + 1].word
        reason = reading_as(word, "reason") is not None and word is not None and word.light.endswith("ا")  # احتجاجا على
        return reason or stands_as(word, "relative_pronoun")

    def _goes_on(self, index: int, start: int) -> bool:
        """لم تؤكد الإيقافات ولم تنفها: a verb joined on is the reporter's, unless it goes on with a relative clause."""
        tag = self.tags[index]
        if tag is None or tag.particles != "و":
            return False
        following = self.tags[index + 1]
        negated = plays(tag, "negation") and following is not None and following.pos is Pos.VERB
        if not (tag.pos is Pos.VERB or negated):
            return False
        return not any(self._is_clausal(at) for at in range(start, index))

    def _is_until(self, index: int) -> bool:
        """لم تتبن أي جهة الهجوم حتى مساء الجمعة: until when nobody did is no part of what would be said."""
        word = self.tokens[index + 1].word
        return self.tokens[index].text == _UNTIL and word is not None and not word.tables.isdisjoint(_TIMES)

    def _is_clausal(self, index: int) -> bool:
        tag = self.tags[index]
        return (tag is not None and tag.pos is Pos.VERB) or stands_as(self.tokens[index].word, "relative_pronoun")

    def _breaks(self, index: int) -> bool:
        """Whether a clause of the reporter begins here after a comma: بينما …, وهو …, في حين …"""
        word, tag = self.tokens[index].word, self.tags[index]
        if word is None or "markers" not in word.tables:
            return False
        if stands_as(word, "outcome"):  # مما سيؤدي، حسب قولهم: said by others, else a part of what is said
            return any(at in self.anchors for at in range(index + 1, index + 1 + _LEAD))
        if stands_as(word, "break") or (tag is not None and tag.particles == "و" and plays(tag, "joined_break")):
            return True
        if index + 1 >= len(self.tokens) or not stands_as(word, "before_break"):
            return False
        following = reading_as(self.tokens[index + 1].word, "break_after_in")
        # في المقابل, but not في مقابل 39 %
        return following is not None and (following.article or following.pos not in PARTICIPLES)

    def _is_inside_quotation(self, index: int, start: int) -> bool:
        return any(q.open < index < q.close and q.open >= start for q in self.quotations)

    def clause_start(self, index: int, sentence: Sentence) -> int:
        """The first token of the clause that ends before `index`."""
        depth_open = next((q for q in self.quotations if q.open < index <= q.close), None)
        first = sentence.first if depth_open is None else depth_open.open + 1
        for at in range(index - 2, first, -1):
            if at in self.anchors:
                return at
        return self._after_dateline(first)

    def _after_dateline(self, first: int) -> int:
        """Where the report begins after its place and agency: الموصل (وكالة الرافد) - قُتل …, بغداد – رويترز: …"""
        tag = self.tags[first]
        if tag is None or tag.lemma.tables.isdisjoint(_PLACES):
            return first
        after = first
        for at in range(first + 1, min(first + _LONGEST_DATELINE, len(self.tokens))):
            token, tag = self.tokens[at], self.tags[at]
            if token.text in _DATELINE_ENDS:
                after = at + 1
                if token.text == ":":
                    break
            elif token.kind == "punctuation" and token.text not in _IN_DATELINES:
                break
            elif after > first and (token.kind == "number" or (tag is not None and tag.pos is Pos.VERB)):
                break  # the report has begun: بيروت - قال الوزير: «…»
        return after

    def trim(self, start: int, end: int) -> Span | None:
        """A span of characters without outer punctuation and white space; None if nothing is left."""
        text = self.document.text
        while start < end and (text[end - 1] in _TRAILING or self._is_loose_close(start, end)):
            end -= 1
        while start < end and text[start] in _TRAILING:
            start += 1
        return Span(start, end) if start < end else None

    def _is_loose_close(self, start: int, end: int) -> bool:
        """A closing mark whose opening one lies before the span."""
        char = self.document.text[end - 1]
        body = self.document.text[start : end - 1]
        if char == "»":
            return body.count("«") <= body.count("»")
        if char == "”":
            return body.count("“") <= body.count("”")
        if char in ")]":
            return "([".count("(") > 0 and body.count("(" if char == ")" else "[") <= body.count(char)
        return char == '"' and body.count('"') % 2 == 0

    def quotation_end(self, cue: int, start: int) -> int:
        """The character at which the short quotation ends that a cue and its content open in: واشنطن "تتوقع تقدما"."""
        around = (q for q in self.quotations if q.closed and q.open < cue and start < q.close)
        within = min(around, key=lambda q: q.close - q.open, default=None)
        return within.inner.end if within is not None else len(self.document.text)

    def balance(self, span: Span) -> Span:
        """The span with the opening mark right before it if only the closing one lies inside: «حركة الوادي» بقصف"""
        mark = self.document.text[span.start - 1 : span.start]
        close = _QUOTES.get(mark)
        body = span.of(self.document.text)
        if close == mark:
            unmatched = body.count(mark) % 2 == 1
        else:
            unmatched = close is not None and body.count(close) > body.count(mark)
        return span._replace(start=span.start - 1) if unmatched else span

    def unquote(self, span: Span) -> tuple[Span, bool]:
        """The quotation that opens a span without its marks, and whether there is one; what follows it is a remark."""
        for quotation in self.quotations:
            mark = self.tokens[quotation.open]
            if mark.start == span.start and not self._is_name(quotation, span):
                inner = self.trim(mark.end, min(quotation.inner.end, span.end))
                return (inner, True) if inner is not None else (span, False)
        return span, False

    def _is_name(self, quotation: Quotation, span: Span) -> bool:
        """إن «الدعم السريع» يقصف الأحياء, إن «الحوثيين» المتحالفين معها أطلقوا: a few quoted words and the clause."""
        after = quotation.close + 1
        if quotation.close - quotation.open > _SHORT_QUOTE or not quotation.closed or after >= len(self.tokens):
            return False
        tag, token = self.tags[after], self.tokens[after]
        if token.kind == "punctuation" or token.end > span.end or (tag is not None and tag.particles):
            return False
        if tag is not None and tag.pos is Pos.VERB:
            return True
        words = self.tags[quotation.open + 1 : quotation.close]
        return not any(word is not None and word.pos is Pos.VERB for word in words)

    def holds_quotation(self, span: Span) -> bool:
        """Whether some quotation mark lies inside."""
        after = bisect_left(self._openings, span.start)
        return after < len(self._openings) and self._openings[after] < span.end

    @cached_property
    def _openings(self) -> list[int]:
        """The characters at which quotations open, in order."""
        return sorted(self.tokens[quotation.open].start for quotation in self.quotations)

    def is_quoted(self, span: Span) -> bool:
        """Whether the span lies inside one quotation (its marks outside or at its edges)."""
        return any(self.tokens[q.open].start <= span.start and span.end <= q.inner.end + 1 for q in self.quotations)
