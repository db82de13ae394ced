"""Subjects that light verbs lend to the nouns of action they govern: شنّ الفصيل هجوما, تعرضت القافلة لهجوم."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.annotate.events.arguments import ArgumentReader, Arguments
from riwaya.annotate.markers import plays
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.lexicon import Pos
from riwaya.lexicon.tables import LightVerbRow
from riwaya.text import Document, Morph, Sentence
from riwaya.text.words import Word

_REACH = 5


class Loan(NamedTuple):
    """What the subject (or object) of a light verb is to the event that its noun names.

    `around` are the verb's arguments, `at` is its token; `passed` says that it is a verbal noun, which may have been
    lent to itself.
    """

    role: str
    phrases: tuple[NounPhrase, ...]
    around: Arguments
    at: int
    passed: bool = False


def find_loans(document: Document, arguments: ArgumentReader) -> dict[int, Loan]:
    """The loans of a document by the token of the noun of action."""
    loans: dict[int, Loan] = {}
    for sentence in document.sentences:
        for index in range(sentence.first, sentence.last):
            tag = document.tags[index]
            word = document.tokens[index].word
            if word is not None and (masdar := _light_masdar(word, tag)) is not None:
                _pass_on(loans, index, masdar, arguments.read(index, masdar, sentence))
            if tag is None or ("markers" not in tag.lemma.tables and "light_verbs" not in tag.lemma.tables):
                continue
            if plays(tag, "involvement"):
                _of_noun(loans, index, arguments.read(index, tag, sentence), "actor")
            elif plays(tag, "exposure"):
                _of_noun(loans, index, arguments.read(index, tag, sentence), "recipient")
            elif plays(tag, "behind"):
                _of_subject_before(document, loans, index, arguments, sentence)
            if tag.pos is not Pos.VERB:
                continue
            around = arguments.read(index, tag, sentence)
            for row in tag.lemma.rows(LightVerbRow):
                lent = Loan(row.object, around.object, around, index) if row.object else None
                lent = lent if lent is not None and lent.phrases else Loan(row.subject, around.subject, around, index)
                for phrase in _governed(row, around):
                    loans.setdefault(phrase.head, lent)
    return loans


def _pass_on(loans: dict[int, Loan], index: int, masdar: Morph, around: Arguments) -> None:
    """قامت الشرطة بإلقاء القبض, تمكن من تنفيذ هجوم: a light verbal noun hands on what is lent to it."""
    taken = loans.get(index)
    for row in masdar.lemma.rows(LightVerbRow):
        if row.subject not in ("actor", "recipient"):
            continue
        governed = around.at(row.preposition) if row.preposition else around.accusative or around.genitive
        own = around.genitive if around.accusative else ()
        lender = own or (taken.phrases if taken is not None and taken.role == "actor" else ())
        for phrase in governed:
            loans.setdefault(phrase.head, Loan(row.subject, lender, around, index, passed=True))


def _light_masdar(word: Word, tag: Morph | None) -> Morph | None:
    """The reading of a noun as the verbal noun of a light verb: إلقاء, شن."""
    if tag is None or "light_verbs" not in word.tables or tag.pos not in (Pos.MASDAR, Pos.NOUN):
        return None
    light = (morph for morph in word.morphs if morph.pos is Pos.MASDAR and "light_verbs" in morph.lemma.tables)
    return next((morph for morph in light if morph.particles == tag.particles), None)


def _of_noun(loans: dict[int, Loan], index: int, around: Arguments, role: str) -> None:
    """دور المخابرات في اختطاف السفير: whose role it is acts in what follows the preposition."""
    if not around.genitive:
        return
    for governed in around.prepositional:
        loans.setdefault(governed.phrase.head, Loan(role, around.genitive, around, index))


def _of_subject_before(
    document: Document, loans: dict[int, Loan], index: int, arguments: ArgumentReader, sentence: Sentence
) -> None:
    """الحركة كانت وراء سلسلة من أعمال الخطف: the subject of the clause did it."""
    subject = arguments.subject_before(index, sentence)
    if subject is None:
        return
    for at in range(index + 1, min(sentence.last, index + 1 + _REACH)):
        tag = document.tags[at]
        if tag is None or tag.pos is Pos.VERB:
            return
        loans.setdefault(at, Loan("actor", (subject,), Arguments(), index))


def _governed(row: LightVerbRow, around: Arguments) -> tuple[NounPhrase, ...]:
    if row.subject == "event":
        return around.subject
    if row.preposition:
        return around.at(row.preposition)
    return around.object
