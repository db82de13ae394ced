"""The schema of a ledger: recognised, made, upgraded; always as a whole, in one transaction."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from riwaya.ledger.database import Database
from riwaya.ledger.fulltext import create_index, drop_index
from riwaya.ledger.log import seal
from riwaya.ledger.views import create_views, drop_views
from riwaya.model import LedgerError

# All revisions that `migrations` knows, oldest first; stated here because loading Alembic to ask takes longer
# than opening a ledger, and nearly every ledger is up to date.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006")
MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_TABLE = "alembic_version"


def prepare(database: Database, *, create: bool, readonly: bool) -> None:
    """Brings the schema up to date; raises LedgerError if that cannot or may not be done."""
    with database.read() as connection:
        revision = find_revision(connection, database.place)
    if revision == REVISIONS[-1]:
        return
    if revision is None and not create:
        raise LedgerError(f"{database.place}: there is no ledger here, the database is empty")
    if readonly:
        raise LedgerError(f"{database.place}: made by an older riwaya; open it for writing once to upgrade it")
    with database.write() as connection:
        # Another program may have been faster.
        if find_revision(connection, database.place) != REVISIONS[-1]:
            upgrade(connection)


def find_revision(connection: Connection, place: str) -> str | None:
    """The revision of the schema; None if the database is empty."""
    names = set(inspect(connection).get_table_names())
    if not names:
        return None
    if not {VERSION_TABLE, "reports", "readings"} <= names:
        raise LedgerError(f"{place}: a database, but not a ledger")
    revision = str(connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}")))
    if revision not in REVISIONS:
        message = f"made by a newer riwaya (schema {revision}, this program knows {REVISIONS[-1]}); upgrade riwaya"
        raise LedgerError(f"{place}: {message}")
    return revision


def upgrade(connection: Connection) -> None:
    """Runs the migrations that are missing, begins the log if there is none, makes views and search index anew."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    # Config is a configuration file in disguise, where % begins a reference.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    drop_views(connection)
    drop_index(connection)
    command.upgrade(config, "head")
    seal(connection)
    create_views(connection)
    create_index(connection)
