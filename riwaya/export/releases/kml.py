"""KML 2.2: one placemark per incident, with its days and its values."""

from __future__ import annotations

from typing import Any

from lxml import etree

from riwaya.export.release import File, Release, ReleaseFormat
from riwaya.export.tables import INCIDENT, list_incident_rows

MEDIA_TYPE = "application/vnd.google-earth.kml+xml"
NAMESPACES: Any = {None: "http://www.opengis.net/kml/2.2"}


def write(release: Release) -> tuple[File, ...]:
    """A document of placemarks; those of incidents without a place on the map have no point."""
    root = etree.Element("kml", nsmap=NAMESPACES)
    document = etree.SubElement(root, "Document")
    _add(document, "name", "riwaya")
    for row in list_incident_rows(release):
        _add_placemark(document, dict(zip(INCIDENT, row, strict=True)))
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return (File(".kml", MEDIA_TYPE, data),)


def _add_placemark(document: Any, row: dict[str, Any]) -> None:
    mark = etree.SubElement(document, "Placemark", id=f"incident-{row['id']}")
    _add(mark, "name", row["title"] or row["id"])
    if row["begins"] or row["ends"]:
        span = etree.SubElement(mark, "TimeSpan")
        for edge, name in (("begins", "begin"), ("ends", "end")):
            if row[edge]:
                _add(span, name, row[edge])
    extended = etree.SubElement(mark, "ExtendedData")
    for name, value in row.items():
        if value not in (None, ""):
            _add(etree.SubElement(extended, "Data", name=name), "value", value)
    if row["latitude"] is not None and row["longitude"] is not None:
        _add(etree.SubElement(mark, "Point"), "coordinates", f"{row['longitude']},{row['latitude']}")


def _add(parent: Any, name: str, value: object) -> None:
    etree.SubElement(parent, name).text = "".join(filter(_fits, str(value)))


def _fits(sign: str) -> bool:
    """Whether XML can hold it."""
    return sign in "\t\n\r" or (sign >= " " and sign not in "\ufffe\uffff")


FORMAT = ReleaseFormat("kml", MEDIA_TYPE, ".kml", write)
