"""What a surface form says about its word: part of speech and inflection, packed into one integer on disk."""

from __future__ import annotations

from functools import cache
from typing import ClassVar

from msgspec import Struct

from riwaya.lexicon.codes import Code, member


class Pos(Code):
    """Part of speech of a form."""

    VERB: ClassVar[Pos] = member(0)
    NOUN: ClassVar[Pos] = member(1)
    ADJECTIVE: ClassVar[Pos] = member(2)
    ACTIVE_PARTICIPLE: ClassVar[Pos] = member(3)
    PASSIVE_PARTICIPLE: ClassVar[Pos] = member(4)
    MASDAR: ClassVar[Pos] = member(5)
    PARTICLE: ClassVar[Pos] = member(6)
    NAME: ClassVar[Pos] = member(7)
    NUMBER: ClassVar[Pos] = member(8)
    PHRASE: ClassVar[Pos] = member(9)


class Aspect(Code):
    """Form of a verb; SHORT is the subjunctive and jussive where they differ from the indicative in letters."""

    NONE: ClassVar[Aspect] = member(0)
    PERFECT: ClassVar[Aspect] = member(1)
    IMPERFECT: ClassVar[Aspect] = member(2)
    SHORT: ClassVar[Aspect] = member(3)


class Grammatical(Code):
    """Number: singular, dual or plural."""

    SINGULAR: ClassVar[Grammatical] = member(0)
    DUAL: ClassVar[Grammatical] = member(1)
    PLURAL: ClassVar[Grammatical] = member(2)


class Voice(Code):
    """Voice of a verb form; ANY where the letters serve both."""

    ANY: ClassVar[Voice] = member(0)
    ACTIVE: ClassVar[Voice] = member(1)
    PASSIVE: ClassVar[Voice] = member(2)


class Features(Struct, frozen=True, gc=False):
    """Inflection of one form.

    `sound` marks a dual or plural whose final ن drops in a construct, `construct` one that dropped it, `tanwin` a
    final -an alef, `oblique` the ي of ين.
    """

    pos: Pos
    aspect: Aspect = Aspect.NONE
    person: int = 3
    feminine: bool = False
    number: Grammatical = Grammatical.SINGULAR
    voice: Voice = Voice.ANY
    construct: bool = False
    tanwin: bool = False
    oblique: bool = False
    sound: bool = False

    def pack(self) -> int:
        """These features as an integer below 2**17."""
        return (
            self.pos
            | self.aspect << 4
            | self.person << 6
            | self.feminine << 8
            | self.number << 9
            | self.voice << 11
            | self.construct << 13
            | self.tanwin << 14
            | self.oblique << 15
            | self.sound << 16
        )


@cache
def unpack(code: int) -> Features:
    """The features that `Features.pack` wrote."""
    return Features(
        pos=Pos(code & 15),
        aspect=Aspect(code >> 4 & 3),
        person=code >> 6 & 3,
        feminine=bool(code >> 8 & 1),
        number=Grammatical(code >> 9 & 3),
        voice=Voice(code >> 11 & 3),
        construct=bool(code >> 13 & 1),
        tanwin=bool(code >> 14 & 1),
        oblique=bool(code >> 15 & 1),
        sound=bool(code >> 16 & 1),
    )
