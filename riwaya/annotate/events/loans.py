"""Subjects that light verbs lend to the nouns of action they govern: شنّ الفصيل هجوما, تعرضت القافلة لهجوم."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.annotate.events.arguments import ArgumentReader, Arguments
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.lexicon import Pos
from riwaya.lexicon.tables import LightVerbRow
from riwaya.text import Document


class Loan(NamedTuple):
    """What the subject of a light verb is to the event that its noun names; `around` are the verb's arguments."""

    role: str
    phrases: tuple[NounPhrase, ...]
    around: Arguments


def find_loans(document: Document, arguments: ArgumentReader) -> dict[int, Loan]:
    """The loans of a document by the token of the noun of action."""
    loans: dict[int, Loan] = {}
    for sentence in document.sentences:
        for index in range(sentence.first, sentence.last):
            tag = document.tags[index]
            if tag is None or tag.pos is not Pos.VERB or "light_verbs" not in tag.lemma.tables:
                continue
            around = arguments.read(index, tag, sentence)
            for row in tag.lemma.rows(LightVerbRow):
                for phrase in _governed(row, around):
                    loans.setdefault(phrase.head, Loan(row.subject, around.subject, around))
    return loans


def _governed(row: LightVerbRow, around: Arguments) -> tuple[NounPhrase, ...]:
    if row.subject == "event":
        return around.subject
    if row.preposition:
        return around.at(row.preposition)
    return around.object
