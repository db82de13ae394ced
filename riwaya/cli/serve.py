"""riwaya serve: the workspace in the browser."""

from __future__ import annotations

from typing import Annotated

import typer

from riwaya.cli.ledger import LedgerOption
from riwaya.model import MissingExtraError


def serve(
    ledger: LedgerOption = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 is any that is free.")] = 8765,
) -> None:
    """Read, compare and decide in the browser, on this machine only.

    Prints the address on one line; its token lets one browser in, once. Ctrl-C stops.
    """
    try:
        from riwaya.serve.server import serve_local
    except ModuleNotFoundError as error:
        raise MissingExtraError(f"{error.name} is missing; install it with: pip install 'riwaya[serve]'") from error
    from riwaya.cli.places import make_ledger

    with make_ledger(ledger) as opened:
        serve_local(opened, port, lambda address: typer.echo(address))
