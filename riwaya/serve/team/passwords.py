"""Passwords: hashed with argon2, checked at the same cost whether the name exists or not, and not tried endlessly."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from riwaya.serve.team.roster import Roster

SHORTEST = 10
# After so many failures in a row a name waits so many seconds.
FAILURES = 5
WAIT = 60.0


class Passwords:
    """Checks the passwords of a team."""

    def __init__(
        self, roster: Roster, hasher: PasswordHasher | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._roster = roster
        self._hasher = hasher or PasswordHasher()
        self._nobody = self._hasher.hash("nobody has this password")
        self._clock = clock
        self._lock = threading.Lock()
        self._failures: dict[str, tuple[int, float]] = {}

    def check(self, name: str, password: str) -> bool:
        """Whether this is the password of that person."""
        if self._must_wait(name):
            return False
        user = self._roster.users.get(name)
        right = self._verify(user.password if user else self._nobody, password) and user is not None
        with self._lock:
            if right:
                self._failures.pop(name, None)
            else:
                self._failures[name] = (self._failures.get(name, (0, 0.0))[0] + 1, self._clock())
        return right

    def _verify(self, stored: str, password: str) -> bool:
        try:
            return self._hasher.verify(stored, password)
        except (VerificationError, InvalidHashError):
            return False

    def _must_wait(self, name: str) -> bool:
        with self._lock:
            count, last = self._failures.get(name, (0, 0.0))
            if count < FAILURES:
                return False
            if self._clock() - last < WAIT:
                return True
            del self._failures[name]
            return False


def hash_password(password: str) -> str:
    """The hash that a team file holds."""
    return PasswordHasher().hash(password)
