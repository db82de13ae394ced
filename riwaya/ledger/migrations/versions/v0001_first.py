"""The first schema: sources, reports, readings, search terms, six layers.

It stays as it is when `riwaya.ledger.tables` changes; changes are further migrations.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes all tables."""
    _create_sources()
    _create_reports()
    _create_readings()
    _create_layers()
    _create_parts()


def _texts(*names: str, nullable: bool = True) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=nullable) for name in names]


def _floats(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Float()) for name in names]


def _spans(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(f"{name}_{edge}", sa.Integer()) for name in names for edge in ("start", "end")]


def _origin() -> list[sa.Column[Any]]:
    return [*_texts("rule", "row"), *_floats("confidence"), *_texts("note")]


def _keys(*names: str) -> list[sa.Column[Any]]:
    reading = sa.Column("reading", sa.Integer(), sa.ForeignKey("readings.no"), primary_key=True)
    return [reading, *(sa.Column(name, sa.Integer(), primary_key=True) for name in names)]


def _create_sources() -> None:
    op.create_table(
        "sources",
        sa.Column("no", sa.Integer(), primary_key=True),
        sa.Column("sha256", sa.String(64), nullable=False, unique=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        *_texts("media_type", "encoding", "taken_from", "taken_at", nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )


def _create_reports() -> None:
    op.create_table(
        "reports",
        sa.Column("no", sa.Integer(), primary_key=True),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        *_texts("stated_id", nullable=False),
        *_texts("outlet", "url", "title", "published"),
        *_texts("language", nullable=False),
        sa.Column("fictional", sa.Boolean()),
        *_texts("note", "conflict"),
        *_texts("text", nullable=False),
        sa.Column("text_sha256", sa.String(64), nullable=False),
        *_texts("added_at", nullable=False),
        sa.UniqueConstraint("stated_id", "text_sha256"),
    )
    op.create_index("ix_reports_outlet", "reports", ["outlet"])
    op.create_index("ix_reports_published", "reports", ["published"])
    op.create_table(
        "search_terms",
        sa.Column("report", sa.Integer(), sa.ForeignKey("reports.no"), primary_key=True),
        *_texts("terms", nullable=False),
    )


def _create_readings() -> None:
    op.create_table(
        "readings",
        sa.Column("no", sa.Integer(), primary_key=True),
        sa.Column("report", sa.Integer(), sa.ForeignKey("reports.no"), nullable=False),
        sa.Column("source", sa.Integer(), sa.ForeignKey("sources.no"), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("report_sha256", sa.String(64), nullable=False),
        *_texts("program", "lexicon", "made_at", nullable=False),
        sa.Column("superseded_by", sa.Integer(), sa.ForeignKey("readings.no")),
        *_texts("json", nullable=False),
        sa.UniqueConstraint("report", "sequence"),
        sa.UniqueConstraint("report_sha256", "program", "lexicon"),
    )


def _create_layers() -> None:
    layers: dict[str, list[sa.Column[Any]]] = {
        "times": [
            *_spans("span"),
            *_texts("type", "value", "mod", "hijri", "anchor", "edtf", "begins", "ends", "grain", "base", "relative"),
            *_texts("direction"),
            *_spans("evidence"),
            *_origin(),
        ],
        "quantities": [
            *_spans("span"),
            *_floats("value", "low", "high"),
            *_texts("mod", "unit"),
            *_spans("of"),
            *_origin(),
        ],
        "mentions": [*_texts("id"), *_spans("span"), *_texts("type", "entity"), *_origin()],
        "entities": [*_texts("id", "name", "type", "role", "note", "country", "sector", "cameo")],
        "attributions": [
            *_texts("id"),
            *_spans("cue", "source"),
            *_texts("speaker", "form", "stance"),
            sa.Column("negated", sa.Boolean()),
            *_texts("inside", "act", "voice"),
            *_spans("cue2", "via"),
            *_texts("source_kind", "cue_lemma"),
            *_origin(),
        ],
        "events": [
            *_texts("id"),
            *_spans("trigger"),
            *_texts("type", "mode", "realis", "instrument"),
            sa.Column("instrument_count", sa.BigInteger()),
            *_texts("place", "time"),
            *(sa.Column(name, sa.BigInteger()) for name in ("killed", "injured")),
            *_texts("same_as"),
            *_origin(),
        ],
    }
    for name, columns in layers.items():
        op.create_table(name, *_keys("position"), *columns)
    op.create_index("ix_entities_name", "entities", ["name"])
    op.create_index("ix_events_type", "events", ["type"])


def _create_parts() -> None:
    agrees: sa.Column[Any] = sa.Column("agrees", sa.Boolean())
    op.create_table("checks", *_keys("time", "position"), *_texts("kind"), agrees, *_texts("stated", "found"))
    op.create_table("candidates", *_keys("quantity", "position"), *_texts("unit"))
    op.create_table("entity_names", *_keys("entity", "position"), *_texts("name"))
    op.create_table("entity_coding", *_keys("entity", "position"), *_texts("rule"))
    op.create_table("entity_facts", *_keys("entity", "position"), *_texts("kind", "value"), *_spans("span"))
    op.create_table(
        "locations",
        *_keys("entity", "position"),
        *_texts("name", "country", "province"),
        *_floats("lat", "lon"),
        *_texts("precision", "basis", "row"),
        *_spans("relation"),
        *_texts("candidates"),
    )
    op.create_table("contents", *_keys("attribution", "position"), *_spans("span"))
    op.create_table("participants", *_keys("event", "position"), *_texts("part", "entity"))
    op.create_table("said_by", *_keys("event", "position"), *_texts("attribution"))
    values = [*_texts("name"), *_floats("value", "low", "high"), *_texts("mod", "words")]
    op.create_table("event_values", *_keys("event", "position"), *values)
