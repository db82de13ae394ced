"""The tables of the ledger as the current program uses them; `migrations` makes them.

Only types that SQLite and PostgreSQL share. Spans are two columns, `<field>_start` and `<field>_end`: half-open
offsets in code points into `reports.text`, so substr(text, start + 1, end - start) gives the words. Every layer
row is named by its reading and its position in the list of the reading; ids inside a reading are no foreign keys,
because a reading is kept as it was made, even where it refers to something it does not hold.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()


def _span(field: str) -> tuple[Column[int], Column[int]]:
    return Column(f"{field}_start", Integer), Column(f"{field}_end", Integer)


def _texts(*names: str) -> list[Column[str]]:
    return [Column(name, Text) for name in names]


def _origin() -> list[Column[str] | Column[float]]:
    """Which rule and lexicon row made an item, how surely, and remarks."""
    return [*_texts("rule", "row"), Column("confidence", Float), *_texts("note")]


def _layer(name: str, *columns: Column[int] | Column[str] | Column[float] | Column[bool]) -> Table:
    reading: Column[int] = Column("reading", ForeignKey("readings.no"), primary_key=True)
    return Table(name, METADATA, reading, Column("position", Integer, primary_key=True), *columns)


def _part(name: str, owner: str, *columns: Column[int] | Column[str] | Column[float] | Column[bool]) -> Table:
    """A list inside an item; `owner` is the position of the item in its own table."""
    reading: Column[int] = Column("reading", ForeignKey("readings.no"), primary_key=True)
    keys = [Column(key, Integer, primary_key=True) for key in (owner, "position")]
    return Table(name, METADATA, reading, *keys, *columns)


# `content` is the raw source, packed with zlib.
sources = Table(
    "sources",
    METADATA,
    Column("no", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("size", BigInteger, nullable=False),
    *[Column(name, Text, nullable=False) for name in ("media_type", "encoding", "taken_from", "taken_at")],
    Column("content", LargeBinary, nullable=False),
)
# `stated_id` is the id the source gives; `id` differs from it after a conflict, and `conflict` says why.
reports = Table(
    "reports",
    METADATA,
    Column("no", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("stated_id", Text, nullable=False),
    Column("outlet", Text, index=True),
    *_texts("url", "title"),
    Column("published", Text, index=True),
    Column("language", Text, nullable=False),
    Column("fictional", Boolean),
    *_texts("note", "conflict"),
    Column("text", Text, nullable=False),
    Column("text_sha256", String(64), nullable=False),
    Column("added_at", Text, nullable=False),
    UniqueConstraint("stated_id", "text_sha256"),
)
# A reading is current until `superseded_by` names another. `report_sha256` is of the report as its source states it.
readings = Table(
    "readings",
    METADATA,
    Column("no", Integer, primary_key=True),
    Column("report", ForeignKey("reports.no"), nullable=False),
    Column("source", ForeignKey("sources.no"), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("report_sha256", String(64), nullable=False),
    *[Column(name, Text, nullable=False) for name in ("program", "lexicon", "made_at")],
    Column("superseded_by", ForeignKey("readings.no")),
    Column("json", Text, nullable=False),
    UniqueConstraint("report", "sequence"),
    UniqueConstraint("report_sha256", "program", "lexicon"),
)
# What the full-text index of `fulltext` stands on: the search terms of a report, with single spaces between.
search_terms = Table(
    "search_terms",
    METADATA,
    Column("report", ForeignKey("reports.no"), primary_key=True),
    Column("terms", Text, nullable=False),
)

times = _layer(
    "times",
    *_span("span"),
    *_texts(
        "type", "value", "mod", "hijri", "anchor", "edtf", "begins", "ends", "grain", "base", "relative", "direction"
    ),
    *_span("evidence"),
    *_origin(),
)
checks = _part("checks", "time", *_texts("kind"), Column("agrees", Boolean), *_texts("stated", "found"))
quantities = _layer(
    "quantities",
    *_span("span"),
    *[Column(name, Float) for name in ("value", "low", "high")],
    *_texts("mod", "unit"),
    *_span("of"),
    *_origin(),
)
candidates = _part("candidates", "quantity", *_texts("unit"))
mentions = _layer("mentions", *_texts("id"), *_span("span"), *_texts("type", "entity"), *_span("distance"), *_origin())
entities = _layer(
    "entities",
    *_texts("id"),
    Column("name", Text, index=True),
    *_texts("type", "role", "note", "country", "sector", "cameo"),
)
entity_names = _part("entity_names", "entity", *_texts("name"))
entity_coding = _part("entity_coding", "entity", *_texts("rule"))
entity_facts = _part("entity_facts", "entity", *_texts("kind", "value"), *_span("span"))
locations = _part(
    "locations",
    "entity",
    *_texts("name", "country", "province"),
    *[Column(name, Float) for name in ("lat", "lon")],
    *_texts("precision", "basis", "row"),
    *_span("relation"),
    *_texts("candidates"),
)
attributions = _layer(
    "attributions",
    *_texts("id"),
    *_span("cue"),
    *_span("source"),
    *_texts("speaker", "form", "stance"),
    Column("negated", Boolean),
    *_texts("inside", "act", "voice"),
    *_span("cue2"),
    *_span("via"),
    *_texts("source_kind", "cue_lemma"),
    *_span("anonymity"),
    *_texts("commitment"),
    *_span("distance"),
    *_origin(),
)
contents = _part("contents", "attribution", *_span("span"))
events = _layer(
    "events",
    *_texts("id"),
    *_span("trigger"),
    Column("type", Text, index=True),
    *_texts("mode", "realis", "instrument"),
    Column("instrument_count", BigInteger),
    *_texts("place", "time"),
    *[Column(name, BigInteger) for name in ("killed", "injured")],
    *_texts("same_as"),
    *_span("distance"),
    *_origin(),
)
participants = _part("participants", "event", *_texts("part", "entity"))
said_by = _part("said_by", "event", *_texts("attribution"))
event_words = _part("event_words", "event", *_span("span"))
event_values = _part(
    "event_values",
    "event",
    *_texts("name"),
    *[Column(name, Float) for name in ("value", "low", "high")],
    *_texts("mod", "words"),
)


def _anchor(prefix: str, nullable: bool) -> list[Column[str] | Column[int]]:
    """What a decision is about; ids of reports, so that a decision means the same in every ledger that holds them."""
    return [
        Column(f"{prefix}report", Text, ForeignKey("reports.id"), nullable=nullable, index=True),
        Column(f"{prefix}text_sha256", String(64), nullable=nullable),
        Column(f"{prefix}layer", Text, nullable=nullable),
        Column(f"{prefix}span_start", Integer, nullable=nullable),
        Column(f"{prefix}span_end", Integer, nullable=nullable),
        Column(f"{prefix}item", Text),
        Column(f"{prefix}sequence", Integer),
    ]


# What people decided, in the order they did. `value` and `seen` are JSON; `undoes` names an earlier decision.
decisions = Table(
    "decisions",
    METADATA,
    Column("no", Integer, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    *[Column(name, Text, nullable=False) for name in ("person", "made_at", "verdict")],
    *_anchor("", nullable=False),
    *_anchor("other_", nullable=True),
    *_texts("value", "seen", "reason"),
    Column("undoes", String(32), ForeignKey("decisions.id")),
    Column("batch", String(32), index=True),
)
# An entry for each row of sources, reports, readings and decisions, in the order they were added; `ref` is the number
# of that row. What `leaf` and `chain` are is said in `riwaya.ledger.log.hashing`.
log = Table(
    "log",
    METADATA,
    Column("no", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("ref", Integer, nullable=False),
    Column("leaf", String(64), nullable=False),
    Column("chain", String(64), nullable=False),
    UniqueConstraint("kind", "ref"),
)
