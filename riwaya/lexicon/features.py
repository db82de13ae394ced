"""What a surface form says about its word: part of speech and inflection, packed into one integer on disk."""

from __future__ import annotations

from enum import IntEnum
from functools import cache

from msgspec import Struct


class Pos(IntEnum):
    """Part of speech of a form."""

    VERB = 0
    NOUN = 1
    ADJECTIVE = 2
    ACTIVE_PARTICIPLE = 3
    PASSIVE_PARTICIPLE = 4
    MASDAR = 5
    PARTICLE = 6
    NAME = 7
    NUMBER = 8
    PHRASE = 9


class Aspect(IntEnum):
    """Form of a verb; SHORT is the subjunctive and jussive where they differ from the indicative in letters."""

    NONE = 0
    PERFECT = 1
    IMPERFECT = 2
    SHORT = 3


class Grammatical(IntEnum):
    """Number: singular, dual or plural."""

    SINGULAR = 0
    DUAL = 1
    PLURAL = 2


class Voice(IntEnum):
    """Voice of a verb form; ANY where the letters serve both."""

    ANY = 0
    ACTIVE = 1
    PASSIVE = 2


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
