"""A workspace that runs: a real server on a real ledger, and a client that speaks to it as a browser would."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx2
import uvicorn
from starlette.types import ASGIApp

from riwaya.intake import read_sources
from riwaya.ledger import Ledger
from riwaya.pipeline import add_sources, make_reader, reader_versions
from riwaya.serve.safety.sessions import Sessions
from riwaya.serve.server import bind, make_local

NIGHT = Path(__file__).parents[2] / "examples" / "night"
REPORTS = 8


class Site(NamedTuple):
    """A server: where it is, the key of an open session, and its ledger."""

    base: str
    session: str
    ledger: Ledger
    sessions: Sessions

    @contextmanager
    def client(self, language: str = "en", session: str | None = None) -> Iterator[httpx2.Client]:
        """A client that is in, and whose writes come from a page of the server."""
        headers = {"accept": "text/html", "accept-language": language, "sec-fetch-site": "same-origin"}
        cookies = {self.sessions.cookie: self.session if session is None else session}
        with httpx2.Client(base_url=self.base, headers=headers, cookies=cookies, timeout=60, trust_env=False) as client:
            yield client


def make_night(path: Path) -> None:
    """The ledger that `riwaya add examples/night` makes."""
    with Ledger.open(path) as ledger:
        summary = add_sources(ledger, read_sources(NIGHT), make_reader, reader_versions())
        assert summary.added == REPORTS


@contextmanager
def serve(ledger: Ledger) -> Iterator[Site]:
    """The workspace of one person."""
    sessions = Sessions()
    with serve_app(make_local(ledger, sessions)) as base:
        yield Site(base, sessions.begin("layla"), ledger, sessions)


@contextmanager
def serve_app(app: ASGIApp) -> Iterator[str]:
    """Any application, on a port of this machine."""
    listening = bind(0)
    config = uvicorn.Config(app, lifespan="off", log_level="error", access_log=False, ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()
