"""Incidents as rows of ACLED: the 31 columns of its codebook by name, "most conservative" fatalities.

Only what some account says has happened, and what ACLED codes; series are no events. It is not ACLED data, and no
source of ACLED has checked it.
"""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.export.release import File, Release
from riwaya.export.views.codes import Acled, find_acled
from riwaya.export.views.counts import count_conservatively
from riwaya.export.views.derived import Derived, ViewRow, find_claims, write_view
from riwaya.export.views.parties import MILITIAS, REBELS, STATE, Party, find_party
from riwaya.export.views.places import (
    count_days,
    find_day,
    find_iso,
    find_location,
    find_region,
    find_year,
    name_country,
)
from riwaya.model import Incident

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
PRECISIONS = {"town": 1, "district": 2, "province": 3, "country": 3}
WEEK = 7


def write(release: Release) -> tuple[File, ...]:
    """The view and its evidence."""
    return write_view(release, COLUMNS, list(list_rows(release)), "event_id_cnty")


def list_rows(release: Release) -> Iterator[ViewRow]:
    """A row for each incident that is one for ACLED."""
    for incident in release.linkage.incidents:
        codes = find_acled(incident.type, incident.mode)
        if codes is not None and incident.realis == "actual" and not incident.series:
            yield _make_row(release, incident, codes)


def _make_row(release: Release, incident: Incident, codes: Acled) -> ViewRow:
    actor, recipient = (find_party(release, incident, attribute) for attribute in ("actor", "recipient"))
    codes = _fit_parties(codes, actor, recipient)
    status = find_claims(incident, "status")
    named = f"type {incident.type}, mode {incident.mode}: as the event's file states"
    return {
        **_describe_time(release, incident),
        **_describe_place(incident),
        **_describe_parties(actor, recipient, codes),
        "disorder_type": Derived(codes.disorder, named, status),
        "event_type": Derived(codes.event, named, status),
        "sub_event_type": Derived(codes.sub, named, status),
        "source": Derived("; ".join(_list_outlets(incident)), "outlets: all that tell of it, copies too"),
        "notes": Derived(incident.title, "title: the words of the earliest report"),
        "fatalities": count_conservatively(incident),
    }


def _fit_parties(codes: Acled, actor: Party, recipient: Party) -> Acled:
    """Whether an attack with small arms is a battle or violence against civilians depends on who is attacked."""
    if codes.sub == "Armed clash" and recipient.is_civilian:
        return Acled("Political violence", "Violence against civilians", "Attack")
    armed = all(
        find_inter(party) in ("State forces", "Rebel group", "Political militia") for party in (actor, recipient)
    )
    return Acled("Political violence", "Battles", "Armed clash") if codes.sub == "Attack" and armed else codes


def find_inter(party: Party) -> str | None:
    """The kind of actor, as ACLED names it."""
    if party.name.value is None:
        return None
    for sectors, name in ((STATE, "State forces"), (REBELS, "Rebel group"), (MILITIAS, "Political militia")):
        if party.sector in sectors:
            return name
    return "Civilians" if party.is_civilian else None


def _describe_parties(actor: Party, recipient: Party, codes: Acled) -> ViewRow:
    first, second = find_inter(actor), find_inter(recipient)
    kinds = "-".join(kind for kind in (first, second) if kind) if first else None
    violent = codes.disorder.startswith("Political violence")
    targeted = "Civilian targeting" if violent and recipient.is_civilian else None
    sector = "kind: by the sector of the entity"
    return {
        "actor1": actor.name,
        "assoc_actor_1": actor.others,
        "inter1": Derived(first, sector, actor.name.basis),
        "actor2": recipient.name,
        "assoc_actor_2": recipient.others,
        "inter2": Derived(second, sector, recipient.name.basis),
        "interaction": Derived(kinds, "interaction: the kinds of both", actor.name.basis + recipient.name.basis),
        "civilian_targeting": Derived(
            targeted, "civilian targeting: political violence, and actor2 is civilian", recipient.name.basis
        ),
    }


def _describe_time(release: Release, incident: Incident) -> ViewRow:
    day, days = find_day(release, incident), count_days(incident)
    precision = 3 if days is None or days > WEEK else 1 if days == 1 else 2
    return {
        "event_date": day,
        "year": find_year(day),
        "time_precision": Derived(precision, f"1 for a day, 2 for a week, else 3: {days or 'unknown'} days", day.basis),
    }


def _describe_place(incident: Incident) -> ViewRow:
    location = find_location(incident)
    claims = find_claims(incident, "place")
    code = location.country if location else None
    number, letters = find_iso(code)
    gazetteer = "gazetteer: as the place stands there"
    return {
        "event_id_cnty": Derived(f"{letters or 'XXX'}{incident.id}", "id: country and the id of the incident"),
        "iso": Derived(number, gazetteer, claims),
        "region": Derived(find_region(code), gazetteer, claims),
        "country": Derived(name_country(code), gazetteer, claims),
        "admin1": Derived(location.province if location else None, gazetteer, claims),
        "location": Derived(incident.place.name if incident.place else None, "place: most specific undisputed", claims),
        "latitude": Derived(location.lat if location else None, gazetteer, claims),
        "longitude": Derived(location.lon if location else None, gazetteer, claims),
        "geo_precision": Derived(PRECISIONS.get(location.precision) if location else None, gazetteer, claims),
    }


def _list_outlets(incident: Incident) -> list[str]:
    return sorted({outlet for account in incident.accounts for outlet in account.outlets})
