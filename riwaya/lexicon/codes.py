"""Small closed sets of values that are kept as integers and compared by identity."""

from __future__ import annotations

from typing import Any, ClassVar, Self


class Code(int):
    """A member of a closed set: one object for each integer, with its name.

    It stands for an IntEnum, but is looked up as any attribute of a class: the rules ask for parts of speech dozens of
    times a word, and on Python 3.11 each lookup of an enum's member costs five times as much, a twentieth of the whole
    reading. Unlike an enum's it is shown by its name (Pos.NOUN), and `members()` gives them all; codes are no part of
    a reading and are never written out but as integers.
    """

    name: str
    _members: ClassVar[dict[int, Any]] = {}

    def __init_subclass__(cls) -> None:
        cls._members = {}
        for name, value in list(vars(cls).items()):
            if name.isupper():
                if value in cls._members:
                    raise TypeError(f"{cls.__name__}: two members are {value}")
                code = int.__new__(cls, value)
                object.__setattr__(code, "name", name)
                cls._members[value] = code
                setattr(cls, name, code)

    def __new__(cls, value: int) -> Self:
        """The member that has this integer; KeyError where there is none."""
        member: Self = cls._members[value]
        return member

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{self!r} is frozen")

    @classmethod
    def members(cls) -> tuple[Self, ...]:
        """All members, by their integers."""
        return tuple(cls._members[value] for value in sorted(cls._members))

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"

    def __reduce__(self) -> tuple[type[Self], tuple[int]]:
        return type(self), (int(self),)


def member(value: int) -> Any:
    """The integer of a member, in the body of its class."""
    return value
