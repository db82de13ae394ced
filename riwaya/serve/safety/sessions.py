"""Who is in: one-time tokens that open a session, and sessions that end."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from typing import NamedTuple

# Seconds without a request after which a session ends.
IDLE = 12 * 3600.0


class Session(NamedTuple):
    """A person who is in, and until when (monotonic seconds)."""

    person: str
    ends: float


class Sessions:
    """All open sessions of a server, in memory: when it stops, everybody is out.

    `cookie` is the name a browser keeps its session under. It is the server's own: browsers send the cookies of one
    server on this machine to the others too, whatever their ports.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.cookie = f"riwaya_session_{secrets.token_hex(4)}"
        self._clock = clock
        self._lock = threading.Lock()
        self._open: dict[str, Session] = {}
        self._tokens: set[str] = set()

    def issue(self) -> str:
        """A token that lets one browser in, once."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._tokens.add(token)
        return token

    def redeem(self, token: str, person: str) -> str | None:
        """A new session for a token; None for one that was never issued or has been used."""
        with self._lock:
            known = next((each for each in self._tokens if secrets.compare_digest(each, token)), None)
            if known is None:
                return None
            self._tokens.remove(known)
        return self.begin(person)

    def begin(self, person: str) -> str:
        """The key of a new session."""
        key = secrets.token_urlsafe(32)
        with self._lock:
            self._open[key] = Session(person, self._clock() + IDLE)
        return key

    def find(self, key: str | None) -> str | None:
        """The person whose session this is; each call prolongs it."""
        with self._lock:
            session = self._open.get(key or "")
            if key is None or session is None:
                return None
            if session.ends < self._clock():
                del self._open[key]
                return None
            self._open[key] = session._replace(ends=self._clock() + IDLE)
            return session.person

    def end(self, key: str | None) -> None:
        """Closes a session."""
        with self._lock:
            self._open.pop(key or "", None)
