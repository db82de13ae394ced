"""The index of the search terms: the only part of the ledger that every database does in its own way.

The terms are made and folded by `terms`; the index only finds the reports that have them. Like a view it is made
anew with every change of the schema.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, Text, and_, cast, column, func, literal_column, select, table
from sqlalchemy.dialects.postgresql import ARRAY, array

from riwaya.ledger.tables import reports, search_terms

# The tokenizer cuts at spaces only, as terms have no other ASCII sign; the detail is which reports, not where in them.
CREATE_SQLITE = (
    "CREATE VIRTUAL TABLE search_index USING fts5(terms, content='search_terms', content_rowid='report',"
    " tokenize='ascii', detail=none, columnsize=0)",
    "CREATE TRIGGER search_terms_added AFTER INSERT ON search_terms BEGIN"
    " INSERT INTO search_index(rowid, terms) VALUES (new.report, new.terms); END",
    "CREATE TRIGGER search_terms_changed AFTER UPDATE ON search_terms BEGIN"
    " INSERT INTO search_index(search_index, rowid, terms) VALUES ('delete', old.report, old.terms);"
    " INSERT INTO search_index(rowid, terms) VALUES (new.report, new.terms); END",
    "CREATE TRIGGER search_terms_removed AFTER DELETE ON search_terms BEGIN"
    " INSERT INTO search_index(search_index, rowid, terms) VALUES ('delete', old.report, old.terms); END",
    "INSERT INTO search_index(search_index) VALUES ('rebuild')",
)
DROP_SQLITE = (
    "DROP TRIGGER IF EXISTS search_terms_added",
    "DROP TRIGGER IF EXISTS search_terms_changed",
    "DROP TRIGGER IF EXISTS search_terms_removed",
    "DROP TABLE IF EXISTS search_index",
)
CREATE = {
    "sqlite": CREATE_SQLITE,
    "postgresql": ("CREATE INDEX search_index ON search_terms USING gin (string_to_array(terms, ' '))",),
}
DROP = {"sqlite": DROP_SQLITE, "postgresql": ("DROP INDEX IF EXISTS search_index",)}


def create_index(connection: Connection) -> None:
    """Makes the index of all search terms."""
    for statement in CREATE[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def drop_index(connection: Connection) -> None:
    """Removes the index."""
    for statement in DROP[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def match_terms(connection: Connection, wanted: Iterable[Iterable[str]]) -> ColumnElement[bool]:
    """The condition on `reports` that one has, of each group, at least one term."""
    groups = [sorted(group) for group in wanted]
    if connection.dialect.name == "sqlite":
        return _match_sqlite(groups)
    # Written as the index is, or it would not be used.
    terms = func.string_to_array(search_terms.c.terms, literal_column("' '"))
    has_all = and_(*(terms.op("&&", is_comparison=True)(cast(array(group), ARRAY(Text))) for group in groups))
    return reports.c.no.in_(select(search_terms.c.report).where(has_all))


def _match_sqlite(groups: list[list[str]]) -> ColumnElement[bool]:
    # A term holds no quotation mark, so it needs no escaping.
    query = " AND ".join("(" + " OR ".join(f'"{term}"' for term in group) + ")" for group in groups)
    index = table("search_index", column("rowid"))
    found = select(index.c.rowid).where(literal_column("search_index").op("MATCH")(query))
    # The plus keeps SQLite from fetching every report that matches, only to sort them by day: it walks the index of
    # days instead, which holds the numbers too, and stops when enough reports are found.
    return literal_column("+reports.no").in_(found)
