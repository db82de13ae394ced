"""What stands at a token of a document, as all rules of noun phrases ask it."""

from __future__ import annotations

from riwaya.annotate.names.kinds import description_type, name_type
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.lexicon import Lemma, Pos
from riwaya.lexicon.tables import NounRow
from riwaya.model import MentionType, Span
from riwaya.text import Document, Morph
from riwaya.text.document import Phrase, Token

_OPENERS, _CLOSERS = frozenset("«“\"'‘("), frozenset("»”\"'’)")
# Opening marks that also enclose other things than names: remarks, times, apostrophes.
_NO_NAME = frozenset(("(", "'"))
_SPACES = " \u00a0\u200f\u200e"
_LONGEST_QUOTED = 7


class Ground:
    """The tokens of a document with the tags chosen for them; `blocked` are those of numbers and times."""

    def __init__(self, document: Document, blocked: frozenset[int]) -> None:
        self.document = document
        self.text = document.text
        self.tokens = document.tokens
        self.tags = document.tags
        self.blocked = blocked
        self._phrases = document.phrases
        self._entries: dict[int, Phrase | None] = {}
        befores = (None, *document.tokens)
        self._adjacent = [self._touches(before, token) for before, token in zip(befores, document.tokens, strict=False)]

    def follows(self, index: int) -> bool:
        """Whether a phrase may run on over a token: only white space before it, no time or number."""
        return self._adjacent[index] and index not in self.blocked

    def is_adjacent(self, index: int) -> bool:
        """Whether only white space separates a token from the one before; a quotation mark needs none."""
        return self._adjacent[index]

    def _touches(self, before: Token | None, token: Token) -> bool:
        if before is None or token.start == before.end:
            return token.text in _OPENERS
        gap = self.text[before.end : token.start]
        return gap == " " or not gap.strip(_SPACES)

    def tag_after(self, index: int, end: int) -> Morph | None:
        """The tag of a token that a phrase ending before `end` may run on over."""
        return self.tags[index] if index < end and self.follows(index) else None

    def particles(self, index: int) -> str:
        """The particles و ف ب ل ك س written together with a word."""
        if (tag := self.tags[index]) is not None:
            return tag.particles
        word = self.tokens[index].word
        if (entry := self.entry(index)) is not None:  # لفرانس برس
            return self.text[self.tokens[index].start : entry.span.start]
        return word.particles if word is not None else ""

    def entry(self, first: int) -> Phrase | None:
        """The longest lexicon entry of several words that is a name or head noun here."""
        if first not in self._phrases:
            return None
        if first not in self._entries:
            found = (entry for entry in self._phrases[first] if self._denotes(entry))
            longest = max(found, key=lambda entry: entry.last, default=None)
            self._entries[first] = None if longest is not None and self._is_within_name(longest) else longest
        return self._entries[first]

    def _is_within_name(self, head: Phrase) -> bool:
        """مدير [المرصد السوري لحقوق الإنسان]: a head of several words whose last word opens a longer name."""
        if is_name_entry(head) or head.last == head.first:
            return False
        inner = self.entry(head.last)
        return inner is not None and inner.last > head.last and is_name_entry(inner)

    def opens_quoted(self, index: int) -> bool:
        """Whether a quotation mark that can open a name stands here."""
        return self._opens(index) and self.tokens[index].text not in _NO_NAME and not self._closes(index)

    def _opens(self, index: int) -> bool:
        """Whether a mark opens a quotation; ” does behind a joined و alone: “التبو” و”الزوية”."""
        tokens = self.tokens
        if tokens[index].text != "”":
            return tokens[index].text in _OPENERS
        return index > 0 and tokens[index - 1].text == "و" and tokens[index - 1].end == tokens[index].start

    def _closes(self, index: int) -> bool:
        """للنازحين" (لجنة): a straight mark that hangs on the word before it and not on the one after."""
        tokens = self.tokens
        if tokens[index].text != '"' or index == 0 or tokens[index - 1].end != tokens[index].start:
            return False
        return index + 1 == len(tokens) or tokens[index + 1].start > tokens[index].end

    def quoted_end(self, index: int, end: int) -> int:
        """The token after a short quotation that opens at `index`; `index` itself without one."""
        if not self._opens(index) or self.tokens[index].text == "(" or self._closes(index):
            return index
        for close in range(index + 2, min(index + _LONGEST_QUOTED, end)):
            if self.tokens[close].text in _CLOSERS:
                return close + 1
        return index

    def bracketed_end(self, index: int, end: int) -> int:
        """The token after a few words in brackets that open at `index`; `index` itself without them."""
        if self.tokens[index].text != "(":
            return index
        reach = range(index + 2, min(index + _LONGEST_QUOTED, end))
        return next((close + 1 for close in reach if self.tokens[close].text == ")"), index)

    def start(self, index: int) -> int:
        """The character where the thing at a token begins, after its particles."""
        if (entry := self.entry(index)) is not None:
            return entry.span.start
        token, tag = self.tokens[index], self.tags[index]
        if tag is not None:
            return token.start + tag.start
        return token.start + (token.word.guess_start if token.word is not None else 0)

    def make(
        self, first: int, last: int, kind: MentionType | None, rule: str, row: str, *,
        named: bool, definite: bool, name: tuple[int, int] | None = None,
    ) -> NounPhrase:  # fmt: skip
        """The phrase of tokens first..last, headed by the first."""
        span = Span(self.start(first), self.tokens[last - 1].end)
        return NounPhrase(first, last, span, first, kind, named, definite, name, rule, row)

    def _denotes(self, entry: Phrase) -> bool:
        if not self.blocked.isdisjoint(range(entry.first, entry.last + 1)) or self._is_governed(entry):
            return False
        return entry_lemma(entry) is not None

    def _is_governed(self, entry: Phrase) -> bool:
        """القبض على أكبر خلية: the preposition, which is spelled otherwise than the name علي أكبر."""
        tag, word = self.tags[entry.first], self.tokens[entry.first].word
        if tag is None or word is None or tag.pos is not Pos.PARTICLE or not tag.exact or tag.particles:
            return False
        return not any(sense.spelling.startswith(word.light) for sense in entry.senses)


def entry_lemma(entry: Phrase) -> Lemma | None:
    """The name or noun that a lexicon entry of several words is; one that denotes nothing closes it too: سوق الأسهم."""
    lemmas = [sense.lemma for sense in entry.senses]
    denoting = next((lemma for lemma in lemmas if name_type(lemma) or description_type(lemma)), None)
    return denoting or next((lemma for lemma in lemmas if lemma.row(NounRow) is not None), None)


def is_name_entry(entry: Phrase) -> bool:
    """Whether an entry of several words names something."""
    return any(name_type(sense.lemma) for sense in entry.senses)
