"""The timeline and the map: incidents by time and by place, never more precise than the reports."""

from __future__ import annotations

import msgspec
from markupsafe import Markup

from riwaya.serve.cards import embed_json
from riwaya.serve.pages.incidents import IncidentLine, list_incidents
from riwaya.serve.screens import AtDesk, Screens

router = Screens()


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """Incidents whose time is known to a day or less precisely; `undated` counts the others."""

    incidents: tuple[IncidentLine, ...]
    undated: int

    @property
    def data(self) -> Markup:
        """The incidents for the script that draws them."""
        return Markup(embed_json(self.incidents))


class MapPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place with its incidents. `precision` is that of the point: town, district, province, country."""

    name: str
    lat: float
    lon: float
    precision: str
    incidents: tuple[IncidentLine, ...]


class Map(msgspec.Struct, frozen=True, kw_only=True):
    """Places that have a point, those with most incidents first; `unplaced` counts incidents without one."""

    places: tuple[MapPlace, ...]
    unplaced: int

    @property
    def data(self) -> Markup:
        """The places for the script that draws them."""
        return Markup(embed_json(self.places))


@router.screen("/timeline", "timeline.html")
def timeline(desk: AtDesk) -> Timeline:
    """Incidents by the time they happened, apart from the time they were reported."""
    lines = list_incidents(desk)
    dated = tuple(line for line in lines if line.begins)
    return Timeline(incidents=dated[:300], undated=len(lines) - len(dated))


@router.screen("/map", "map.html")
def show_map(desk: AtDesk) -> Map:
    """Incidents by place."""
    lines = list_incidents(desk)
    at: dict[tuple[float, float, str], list[IncidentLine]] = {}
    for line in lines:
        if line.lat is not None and line.lon is not None:
            at.setdefault((line.lat, line.lon, line.precision or ""), []).append(line)
    places = [
        MapPlace(name=found[0].lies_in or "", lat=lat, lon=lon, precision=precision, incidents=tuple(found))
        for (lat, lon, precision), found in at.items()
    ]
    placed = sum(len(place.incidents) for place in places)
    ordered = sorted(places, key=lambda place: (-len(place.incidents), place.name, place.lat, place.lon))
    return Map(places=tuple(ordered), unplaced=len(lines) - placed)
