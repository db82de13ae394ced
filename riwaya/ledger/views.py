"""Views for people who ask in SQL: DuckDB, Datasette, a notebook.

They show current readings only, with the words that spans cover. Views hold nothing, so they are not migrated but
made anew with every change of the schema; they may be changed freely as long as their columns stay.
"""

from __future__ import annotations

from sqlalchemy import Connection

# How a dialect joins texts; the rows come ordered from a subselect.
JOINS = {"sqlite": "group_concat", "postgresql": "string_agg"}

CURRENT_READINGS = """
SELECT g.no AS reading, r.no AS report_no, r.id AS report, r.outlet, r.url, r.title, r.published, r.language,
       g.sequence, g.program, g.lexicon, g.made_at, s.taken_from, s.taken_at, s.sha256 AS source_sha256, r.text
FROM readings g JOIN reports r ON r.no = g.report JOIN sources s ON s.no = g.source
WHERE g.superseded_by IS NULL
"""

CLAIMS = """
SELECT c.report, c.outlet, c.published, c.title, a.id AS attribution,
       (SELECT min(e.name) FROM entities e WHERE e.reading = a.reading AND e.id = a.speaker) AS speaker,
       substr(c.text, a.source_start + 1, a.source_end - a.source_start) AS source,
       substr(c.text, a.cue_start + 1, a.cue_end - a.cue_start) AS cue,
       (SELECT {join}(k.words, ' … ')
        FROM (SELECT substr(c.text, o.span_start + 1, o.span_end - o.span_start) AS words FROM contents o
              WHERE o.reading = a.reading AND o.attribution = a.position ORDER BY o.position) k) AS content,
       a.form, a.stance, a.negated, a.inside, a.source_kind, a.commitment,
       substr(c.text, a.distance_start + 1, a.distance_end - a.distance_start) AS distance,
       a.cue_start, a.cue_end, a.source_start, a.source_end, a.rule, a.row, a.confidence, a.reading
FROM attributions a JOIN current_readings c ON c.reading = a.reading
"""

EVENT_ROWS = """
SELECT c.report, c.outlet, c.published, c.title, v.id AS event, v.type, v.mode, v.realis,
       substr(c.text, v.trigger_start + 1, v.trigger_end - v.trigger_start) AS words,
       {actors} AS actors,
       {recipients} AS recipients,
       (SELECT min(e.name) FROM entities e WHERE e.reading = v.reading AND e.id = v.place) AS place,
       v.time, v.killed, v.injured, v.instrument, v.instrument_count,
       (SELECT {join}(k.name, '; ')
        FROM (SELECT coalesce((SELECT min(e.name) FROM entities e
                               WHERE e.reading = a.reading AND e.id = a.speaker), '?') AS name
              FROM said_by b JOIN attributions a ON a.reading = b.reading AND a.id = b.attribution
              WHERE b.reading = v.reading AND b.event = v.position ORDER BY b.position) k) AS said_by,
       v.same_as, v.trigger_start, v.trigger_end, v.rule, v.row, v.confidence, v.reading
FROM events v JOIN current_readings c ON c.reading = v.reading
"""

DECISION_ROWS = """
SELECT d.no, d.id, d.made_at, d.person, d.verdict, d.report, r.outlet, r.published, d.layer, d.item,
       substr(r.text, d.span_start + 1, d.span_end - d.span_start) AS words,
       d.other_report, d.other_item,
       (SELECT substr(o.text, d.other_span_start + 1, d.other_span_end - d.other_span_start)
        FROM reports o WHERE o.id = d.other_report) AS other_words,
       d.value, d.seen, d.reason, d.batch, d.undoes,
       (SELECT max(u.id) FROM decisions u WHERE u.undoes = d.id) AS undone_by, d.span_start, d.span_end
FROM decisions d JOIN reports r ON r.id = d.report
"""

PARTICIPANTS = """(SELECT {join}(k.name, '; ')
        FROM (SELECT coalesce((SELECT min(e.name) FROM entities e
                               WHERE e.reading = p.reading AND e.id = p.entity), p.entity) AS name
              FROM participants p
              WHERE p.reading = v.reading AND p.event = v.position AND p.part = '{part}' ORDER BY p.position) k)"""

VIEWS = {
    "current_readings": CURRENT_READINGS,
    "claims": CLAIMS,
    "event_rows": EVENT_ROWS,
    "decision_rows": DECISION_ROWS,
}


def create_views(connection: Connection) -> None:
    """Makes all views."""
    join = JOINS[connection.dialect.name]
    actors, recipients = (PARTICIPANTS.format(join=join, part=part) for part in ("actor", "recipient"))
    for name, query in VIEWS.items():
        body = query.format(join=join, actors=actors, recipients=recipients)
        connection.exec_driver_sql(f"CREATE VIEW {name} AS{body}")


def drop_views(connection: Connection) -> None:
    """Removes all views, those that others build on last."""
    for name in reversed(VIEWS):
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")
