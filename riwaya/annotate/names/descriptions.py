"""Descriptions: a common noun with its construct, adjectives, affiliation and the name that it introduces."""

from __future__ import annotations

from riwaya.annotate.names.adjectives import AdjectiveReader
from riwaya.annotate.names.affiliation import AffiliationReader, PhraseAt
from riwaya.annotate.names.construct import ConstructReader, opens_construct
from riwaya.annotate.names.ground import Ground
from riwaya.annotate.names.kinds import description_type, head_sort, is_title, name_type, row_of
from riwaya.annotate.names.people import PeopleReader
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.lexicon import Grammatical, Lemma, Pos
from riwaya.lexicon.tables import HeadRow
from riwaya.model import MentionType
from riwaya.text import Morph
from riwaya.text.document import Phrase

# What a head with article and further words names: الجهاز الوطني, القاعدة الجوية.
_NAMED_BY_DESCRIPTION = frozenset(("ORG", "FAC", "GPE", "LOC"))


class DescriptionReader:
    """Reads phrases headed by common nouns in one document.

    The parts are read in the order in which Arabic sets them: construct, name in quotation marks, adjectives,
    affiliation, and last the personal name, which may be followed by an office (apposition).
    """

    def __init__(self, ground: Ground, people: PeopleReader, adjectives: AdjectiveReader, phrase_at: PhraseAt) -> None:
        self._ground = ground
        self._people = people
        self._adjectives = adjectives
        self._construct = ConstructReader(ground, people)
        self._affiliation = AffiliationReader(ground, phrase_at)

    def read(self, first: int, noun: Morph, end: int) -> NounPhrase:
        """The description headed by the token `first`."""
        last, definite = self._construct.read(first, noun, end)
        kind = self._kind(first, noun, last, end)
        named = self._holds_name(first + 1, last)
        quoted = self._ground.quoted_end(last, end) if last < end else last
        if quoted > last:
            last, named, definite = self._adjectives.end(first, quoted, end, definite=True), True, True
        last = self._adjectives.end(first, last, end, definite=definite)
        last = self._affiliation.end(first, last, end, kind)
        row = row_of(noun.lemma)
        if kind == "PER":
            return self._of_person(first, last, end, row, definite=definite)
        long = definite and last - first > 1
        named = named or (kind in _NAMED_BY_DESCRIPTION and long and bool(head_sort(noun.lemma)))
        return self._ground.make(first, last, kind, "names.description", row, named=named, definite=definite)

    def read_entry(self, entry: Phrase, lemma: Lemma, end: int) -> NounPhrase:
        """The description with a head of several words: 'فريق أول', 'أمين عام', 'مديرية أمن'."""
        first, last = entry.first, entry.last + 1
        definite = self._ground.text.startswith("ال", entry.span.start)
        inner = self._ground.tags[entry.last]
        if not definite and inner is not None and opens_construct(inner):
            last, definite = self._construct.read(entry.last, inner, end)
        last = self._adjectives.end(first, last, end, definite=definite)
        kind, row = description_type(lemma), row_of(lemma)
        last = self._affiliation.end(first, last, end, kind)
        if kind == "PER":
            return self._of_person(first, last, end, row, definite=definite)
        named = definite and last > entry.last + 1
        return self._ground.make(first, last, kind, "names.description", row, named=named, definite=definite)

    def apposition_end(self, last: int, end: int) -> int:
        """Where a name ends with the office after it: شوكت سلطان المتحدث باسم الجيش."""
        tag = self._ground.tag_after(last, end)
        if not _introduces_person(tag) or tag is None:
            return last
        inner = self.read(last, tag, end)
        return inner.last if inner.last > last + 1 else last

    def _kind(self, first: int, noun: Morph, last: int, end: int) -> MentionType | None:
        """The type of the head, as the words around it narrow it."""
        kind = description_type(noun.lemma)
        if kind == "ORG":
            kind = self._kind_of_body(first, noun, last)
        if kind is None and noun.pos is Pos.ADJECTIVE and last - first > 1:  # كبير الوسطاء, أبرز القادة
            second = self._ground.tags[first + 1]
            kind = description_type(second.lemma) if second is not None else None
        alone = noun.article and last == first + 1 and is_title(noun.lemma)
        if alone and self._people.name_word(last, end):  # اللواء is a rank before a name, a brigade otherwise
            return "PER"
        return kind

    def _kind_of_body(self, first: int, noun: Morph, last: int) -> MentionType | None:
        if self._is_division(first, noun, last):
            return "GPE"
        claims = noun.features.number is Grammatical.PLURAL and "cues" in noun.lemma.tables
        return None if claims else "ORG"  # الادعاء is the prosecution, الادعاءات are claims

    def _is_division(self, first: int, noun: Morph, last: int) -> bool:
        """مديرية, دائرة before the name of a place is a district, else an office."""
        following = self._ground.tags[first + 1] if last > first + 1 else None
        if following is None or following.pos is not Pos.NAME or name_type(following.lemma) != "GPE":
            return False
        return any(row.type == "GPE" for row in noun.lemma.rows(HeadRow))

    def _of_person(self, first: int, last: int, end: int, row: str, *, definite: bool) -> NounPhrase:
        """A title or person noun with the personal name, or further title and name, that follows it."""
        tag = self._ground.tag_after(last, end)
        if tag is not None and _introduces_person(tag):
            inner = self.read(last, tag, end)
            if inner.name is not None:
                return self._titled(first, inner.last, row, inner.name)
        if last < end and self._people.follows_title(last, end, definite=definite):
            named = self._people.end(last, end)
            return self._titled(first, self.apposition_end(named, end), row, (last, named))
        return self._ground.make(first, last, "PER", "names.description", row, named=False, definite=definite)

    def _titled(self, first: int, last: int, row: str, name: tuple[int, int]) -> NounPhrase:
        return self._ground.make(first, last, "PER", "names.title", row, named=True, definite=True, name=name)

    def _holds_name(self, first: int, last: int) -> bool:
        tags = self._ground.tags
        return any(
            (tag := tags[index]) is None or tag.pos is Pos.NAME or self._ground.entry(index) is not None
            for index in range(first, last)
        )


def _introduces_person(tag: Morph | None) -> bool:
    """Whether a word with article can be somebody's office or description."""
    if tag is None or not tag.article or tag.particles:
        return False
    return is_title(tag.lemma) or description_type(tag.lemma) == "PER"
