"""Incidents as rows of UCDP GED: its 49 columns by name, with best, high and low estimates of deaths.

Only assaults that some account says have happened and that killed somebody by at least one account. Numbers that UCDP
gives to conflicts, dyads and actors are not known here and stay empty.
"""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.export.release import File, Release
from riwaya.export.views.counts import estimate
from riwaya.export.views.derived import Derived, ViewRow, find_claims, write_view
from riwaya.export.views.parties import STATE, Party, find_party
from riwaya.export.views.places import (
    count_days,
    find_day,
    find_last_day,
    find_location,
    find_region,
    find_year,
    name_country,
)
from riwaya.model import Incident

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high",
    "low", "gwnoa", "gwnob",
)  # fmt: skip
PRECISIONS = {"town": 1, "district": 3, "province": 4, "country": 6}
# Somewhere near a place that is known.
NEAR = 2
# The longest spans of days for which each grade of date_prec stands.
GRADES = ((1, 1), (6, 2), (7, 3), (31, 4))


def write(release: Release) -> tuple[File, ...]:
    """The view and its evidence."""
    return write_view(release, COLUMNS, list(list_rows(release)), "id")


def list_rows(release: Release) -> Iterator[ViewRow]:
    """A row for each incident that is an event for UCDP."""
    for incident in release.linkage.incidents:
        best, high, low = estimate(incident)
        if incident.type == "ASSAULT" and incident.realis == "actual" and not incident.series and high.value:
            yield _make_row(release, incident) | {"best": best, "high": high, "low": low, "deaths_unknown": best}


def _make_row(release: Release, incident: Incident) -> dict[str, Derived]:
    actor, recipient = (find_party(release, incident, attribute) for attribute in ("actor", "recipient"))
    kind = _find_kind(actor, recipient)
    copies = {copy.copy for copy in release.linkage.copies}
    own = [id for id in incident.reports if id not in copies]
    reports = [release.readings[id].report for id in incident.reports]
    sides = Derived(
        f"{actor.name.value} - {'Civilians' if kind == 3 else recipient.name.value}" if actor.name.value else None,
        "dyad: both sides",
        actor.name.basis + recipient.name.basis,
    )
    return {
        "id": Derived(incident.id, "id: of the incident"),
        "type_of_violence": Derived(kind, "1 a state and an armed group, 2 armed groups, 3 civilians", sides.basis),
        "dyad_name": sides,
        "side_a": actor.name,
        "side_b": recipient.name,
        "number_of_sources": Derived(len(own), "sources: reports that are no copies"),
        "source_article": Derived("; ".join(incident.reports), "reports: their ids"),
        "source_office": Derived("; ".join(sorted({about.outlet or "" for about in reports} - {""})), "outlets"),
        "source_date": Derived(min((about.published or "" for about in reports), default=None), "earliest report"),
        "source_headline": Derived(reports[0].title if reports else None, "headline: of the earliest report"),
        "source_original": Derived("; ".join(_list_speakers(incident)), "speakers: who say that somebody was killed"),
        **_describe_place(incident),
        **_describe_time(release, incident),
    }


def _find_kind(actor: Party, recipient: Party) -> int | None:
    if recipient.is_civilian:
        return 3
    if actor.name.value is None or recipient.name.value is None:
        return None
    return 1 if STATE & {actor.sector, recipient.sector} else 2


def _list_speakers(incident: Incident) -> list[str]:
    voices = [voice for basis in find_claims(incident, "killed") for voice in basis.claim.voices]
    return sorted({voice.name for voice in voices if voice.attribution is not None})


def _describe_place(incident: Incident) -> dict[str, Derived]:
    location = find_location(incident)
    claims = find_claims(incident, "place")
    gazetteer = "gazetteer: as the place stands there"
    if location is None:
        return {"where_coordinates": Derived(incident.place.name if incident.place else None, "place", claims)}
    precision = PRECISIONS.get(location.precision)
    if precision == 1 and (isinstance(location.relation, tuple) or location.basis != "name"):
        precision = NEAR
    point = None if location.lat is None or location.lon is None else f"POINT ({location.lon} {location.lat})"
    values = {
        "where_prec": precision,
        "where_coordinates": location.name,
        "where_description": incident.place.name if incident.place else None,
        "adm_1": location.province,
        "latitude": location.lat,
        "longitude": location.lon,
        "geom_wkt": point,
        "country": name_country(location.country),
        "region": find_region(location.country),
    }
    return {name: Derived(value, gazetteer, claims) for name, value in values.items()}


def _describe_time(release: Release, incident: Incident) -> dict[str, Derived]:
    day, days = find_day(release, incident), count_days(incident)
    grade = 5 if days is None else next((grade for most, grade in GRADES if days <= most), 5)
    return {
        "year": find_year(day),
        "event_clarity": Derived(1 if days == 1 else 2, "1 where the day is known, else 2", day.basis),
        "date_prec": Derived(grade, f"date_prec: {days or 'unknown'} days are left open", day.basis),
        "date_start": day,
        "date_end": Derived(find_last_day(incident) or day.value, "day: the last the accounts allow", day.basis),
    }
