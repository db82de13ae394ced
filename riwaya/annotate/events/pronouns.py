"""Who an attached pronoun stands for: اعتقلوهم, اغتياله, اعتصامهم."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import chain

from riwaya.annotate.markers import is_one_woman, plays, stands_as, tells_some
from riwaya.annotate.names.kinds import head_sort, name_type
from riwaya.annotate.names.phrase import AGENTS, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.lexicon import Pos
from riwaya.lexicon.tables import GivenNameRow
from riwaya.model import MentionType
from riwaya.text import Document, Sentence
from riwaya.text.agreement import stands_for

# How many sentences back a pronoun may reach.
_REACH = 2
_PEOPLE = frozenset(("هم", "هن"))
_GENDER = {"m": "ه", "f": "ها"}
_OF_ONE = frozenset(_GENDER.values())
_COMMAS = frozenset(("،", ","))


class PronounReader:
    """Finds the antecedents of pronouns in one document, among the participants it names."""

    def __init__(self, document: Document, phrases: PhraseReader) -> None:
        self._document = document
        self._phrases = phrases

    def antecedent(
        self, index: int, pronoun: str, apart: NounPhrase | None = None,
        among: frozenset[MentionType] | None = None, *, acting: bool = False, personal: bool = False,
    ) -> NounPhrase | None:  # fmt: skip
        """The last phrase before a word that a pronoun there agrees with, if that is a participant.

        `apart` is who acts on it, whom the pronoun cannot mean; `among` are the types it can mean; `acting` says that
        it does something, which no thing does: اتهم المديرية بالتستر على الجريمة، مؤكدا أنها اعتقلت ثلاثة; `personal`
        that something is done to it which is done to people (اعتقالها), so that it rather means one of the sentence.
        """
        if not pronoun:
            return None
        others = (p for p in self._before(index) if apart is None or not self._are_same(p, apart))
        others = (p for p in others if p.type is not None or p.last < index or not self._governs(index))
        agreeing: Iterator[NounPhrase] = (p for p in others if self._fits(pronoun, p))
        agreeing = (p for p in agreeing if among is None or p.type is None or p.type in among)
        agreeing = (p for p in agreeing if not acting or (p.type in AGENTS and not self._is_settlement(p)))
        found = next(agreeing, None)
        if found is not None and found.type == "FAC" and self._is_located(found):  # منزلا في المخيم واستهدفته
            before = next(agreeing, None)
            if before is not None and before.last == found.first - 1:
                found = before
            elif before is not None:
                agreeing = chain((before,), agreeing)
        if pronoun in _PEOPLE and found is not None and found.type == "ORG":
            found = next((p for p in agreeing if p.type == "PER"), found)  # سجناء … اعتقلتهم الشرطة ثم نقلتهم
        if personal and found is not None and found.type != "PER":
            opening = self._document.sentences[self._sentence(index)].first
            found = next((p for p in agreeing if p.type == "PER" and p.first >= opening), found)
        return found if found is not None and found.type is not None else None

    def _governs(self, index: int) -> bool:
        """القبض عليه, الهجوم عليه: a preposition with a pronoun, which does not mean the noun it belongs to."""
        tag = self._document.tags[index]
        return tag is not None and tag.pos is Pos.PARTICLE

    def _are_same(self, phrase: NounPhrase, other: NounPhrase) -> bool:
        """طعن شاب جنديا وأطلق الجندي النار عليه: one mention, or two by the same word alone."""
        if phrase == other or not (phrase.is_short and other.is_short):
            return phrase == other
        first, second = self._document.tags[phrase.head], self._document.tags[other.head]
        return first is not None and second is not None and first.lemma is second.lemma

    def _sentence(self, index: int) -> int:
        return bisect_right(self._document.sentences, index, key=_opening) - 1

    def _before(self, index: int) -> Iterator[NounPhrase]:
        """Phrases that end before a token: those of its sentence from the nearest, of earlier ones from the start."""
        phrases = self._phrases.read()
        sentences = self._document.sentences
        number = self._sentence(index)
        last = bisect_left(phrases, index, key=_first)
        for back in range(min(_REACH, number) + 1):
            first = bisect_left(phrases, sentences[number - back].first, key=_first)
            found = [part for phrase in phrases[first:last] if phrase.last <= index for part in self._parts(phrase)]
            yield from reversed(found) if back == 0 else found
            last = first

    def _parts(self, phrase: NounPhrase) -> Iterator[NounPhrase]:
        """برصاص قوات الاحتلال: a weapon, and the body whose it is."""
        yield phrase
        if phrase.type == "WEA" and not phrase.is_short:
            yield from (inner for inner in self._phrases.inside(phrase) if inner.type == "ORG")

    def _fits(self, pronoun: str, phrase: NounPhrase) -> bool:
        tag = self._document.tags[phrase.head]
        if pronoun in _OF_ONE and phrase.head > phrase.first and plays(self._document.tags[phrase.first], "one_of"):
            return pronoun == self._of_one(phrase)
        if pronoun in _PEOPLE and phrase.type == "ORG":
            return True
        if pronoun in _PEOPLE and phrase.type != "PER":
            return False
        if pronoun in _PEOPLE and self._are_some(phrase):
            return False
        if phrase.name is not None:
            return pronoun == self._of_name(phrase)
        if tag is None:
            return phrase.type == "ORG" and pronoun == "ها"
        if tag.features.tanwin and tag.pos is Pos.ACTIVE_PARTICIPLE and "cues" in tag.lemma.tables:
            return False  # ندد بالقرار، داعيا إلى العدول عنه
        if phrase.first - 1 in self._phrases.blocked:  # 17 شخصا
            return pronoun in _PEOPLE or (pronoun == "ها" and phrase.type != "PER")
        if phrase.type == "GPE" and self._is_located(phrase):  # قاعدة في المحافظة: where it is, not what is meant
            return False
        if phrase.type == "GPE" and tag.pos is Pos.NAME and name_type(tag.lemma) == "GPE":
            return pronoun == "ها"
        return stands_for(pronoun, tag) or (pronoun in _PEOPLE and plays(tag, "collective"))

    def _of_one(self, phrase: NounPhrase) -> str:
        """أحد مداخل المجلس, إحدى الضحايا: the pronoun for one of several; none for what more is said of somebody."""
        if phrase.first and self._document.tokens[phrase.first - 1].text in _COMMAS:  # وديع حداد، أحد قادة الجبهة
            return ""
        return "ها" if is_one_woman(self._document.tokens[phrase.first]) else "ه"

    def _are_some(self, phrase: NounPhrase) -> bool:
        """خمسة طلبة، بينهم أربع شابات، أوقفتهم الشرطة: a part, where the whole is meant."""
        first = self._phrases.before_numbers(phrase.first)
        return first > 0 and tells_some(self._document.tags[first - 1])

    def _is_settlement(self, phrase: NounPhrase) -> bool:
        """غير أنها كثفت هجماتها على المدينة: a town or province does nothing; a state does."""
        head = self._document.tags[phrase.head]
        described = phrase.type == "GPE" and head is not None and head.pos is not Pos.NAME
        return described and head is not None and head_sort(head.lemma) != "state"

    def _is_located(self, phrase: NounPhrase) -> bool:
        before = self._document.tokens[phrase.first - 1].word if phrase.first else None
        return "ب" in self._phrases.particles(phrase.first) or stands_as(before, "whereabouts")

    def _of_name(self, phrase: NounPhrase) -> str:
        """The pronoun for somebody by the gender of title or given name, masculine where neither shows one."""
        head = self._document.tags[phrase.head]
        if head is not None and head.pos is not Pos.NAME:
            return "ها" if head.features.feminine else "ه"
        given = head.lemma.row(GivenNameRow) if head is not None else None
        return _GENDER.get(given.gender, "ه") if given is not None else "ه"


def _first(phrase: NounPhrase) -> int:
    return phrase.first


def _opening(sentence: Sentence) -> int:
    return sentence.first
