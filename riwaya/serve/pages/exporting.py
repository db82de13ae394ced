"""Exports: what is handed out, in which format, before it is downloaded; and the download."""

from __future__ import annotations

import io
import zipfile

import msgspec
from fastapi import Depends, HTTPException
from starlette.responses import Response

from riwaya.export import UnknownFormatError
from riwaya.export.redaction import redact
from riwaya.export.release import File, Release, Shelf, find_release, list_releases, narrow
from riwaya.serve.desk import Desk
from riwaya.serve.safety.roles import need
from riwaya.serve.screens import AtDesk, Screens

router = Screens()


class FormatLine(msgspec.Struct, frozen=True):
    """A format: its name and media type."""

    name: str
    media_type: str


class Exporting(msgspec.Struct, frozen=True, kw_only=True):
    """What would be handed out: all reports with their incidents, or one incident."""

    formats: tuple[FormatLine, ...]
    incident: str
    reports: int
    incidents: int


@router.screen("/export", "export.html")
def show_formats(desk: AtDesk, incident: str = "") -> Exporting:
    """What can be exported, in which formats, and how much it is."""
    found = desk.overview.incidents.get(incident)
    return Exporting(
        formats=tuple(FormatLine(form.name, form.media_type) for form in list_releases()),
        incident=found.id if found else "",
        reports=len(found.reports) if found else len(desk.overview.reports),
        incidents=1 if found else len(desk.overview.incidents),
    )


@router.get("/exports/{name}", dependencies=[Depends(need("reader"))], openapi_extra={"x-role": "reader"})
def download(desk: AtDesk, name: str, incident: str = "", private: bool = False) -> Response:
    """One format as a file; several files of a format come as an archive. `private` leaves private names out."""
    try:
        form = find_release(name)
    except UnknownFormatError as error:
        raise HTTPException(404, str(error)) from error
    release = make_release(desk, incident)
    files = form.write(redact(release) if private else release)
    file = files[0] if len(files) == 1 else _pack(files)
    suffix = form.suffix if len(files) == 1 else ".zip"
    stem = f"riwaya-{incident or 'ledger'}"
    disposition = f'attachment; filename="{stem}-{form.name}{suffix}"'
    return Response(file.data, media_type=file.media_type, headers={"content-disposition": disposition})


def make_release(desk: Desk, incident: str) -> Release:
    """The ledger as it is handed out, or one incident with the reports that tell of it."""
    overview, ledger = desk.overview, desk.ledger
    readings = Shelf(overview.reports, lambda id: ledger.reviewed(id).reading)
    release = Release(readings, overview.linkage, desk.interface.language)
    if not incident:
        return release
    found = overview.incidents.get(incident)
    if found is None:
        raise HTTPException(404, "no such incident; it may have been joined with another")
    return narrow(release, found)


def _pack(files: tuple[File, ...]) -> File:
    """Files as one archive, the same bytes each time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.writestr(zipfile.ZipInfo(f"riwaya{file.suffix}", (1980, 1, 1, 0, 0, 0)), file.data)
    return File(".zip", "application/zip", buffer.getvalue())
