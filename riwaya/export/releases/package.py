"""Frictionless Data Package (zip): every other format in one file, with a description, sizes and hashes of each."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from typing import Any

import msgspec

from riwaya.export.cells import write_csv
from riwaya.export.release import File, Release, ReleaseFormat, list_releases
from riwaya.export.tables import TABLES
from riwaya.version import __version__

MEDIA_TYPE = "application/zip"
# Zip files state when each member was made; equal contents should be equal files.
MADE = (1980, 1, 1, 0, 0, 0)
NAME = "riwaya"
README = """\
# A release of a riwaya ledger

Every value is what somebody says, not what is known to be so. `values.csv` has a row for each voice, with the words it
was read from; `start` and `end` are half-open offsets in Unicode code points into the text of the report as received.
Values that cannot all hold stand side by side; copies of one report count as one account. Files and their SHA-256 are
listed in `datapackage.json`.
"""


def write(release: Release) -> tuple[File, ...]:
    """The package."""
    members = dict(sorted(_list_members(release)))
    described = {"name": NAME, "profile": "data-package", "title": "riwaya ledger", "version": __version__}
    resources = [_describe(path, file) for path, file in members.items()]
    description = msgspec.json.format(msgspec.json.encode(described | {"resources": resources}), indent=1) + b"\n"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "datapackage.json", description)
        _add(archive, "README.md", README.encode())
        for path, file in members.items():
            _add(archive, path, file.data)
    return (File(".zip", MEDIA_TYPE, stream.getvalue()),)


def _list_members(release: Release) -> Iterator[tuple[str, File]]:
    for table in TABLES:
        yield f"{table.name}.csv", File(".csv", "text/csv", write_csv(table.columns, table.list_rows(release)))
    for form in list_releases():
        if form.plain and form.name != "csv":
            for file in form.write(release):
                named_so = file.suffix.startswith(f".{form.name}")
                yield f"{'incidents' if named_so else form.name}{file.suffix}", file


def _describe(path: str, file: File) -> dict[str, Any]:
    """A resource as the standard has it; of tables the columns as well."""
    resource: dict[str, Any] = {
        "name": path.replace(".", "-").lower(),
        "path": path,
        "mediatype": file.media_type.partition(";")[0],
        "bytes": len(file.data),
        "hash": f"sha256:{hashlib.sha256(file.data).hexdigest()}",
    }
    if not path.endswith(".csv"):
        return resource | {"profile": "data-resource"}
    columns = file.data.partition(b"\r\n")[0].decode().split(",")
    fields = [{"name": column, "type": "any"} for column in columns]
    return resource | {"profile": "tabular-data-resource", "encoding": "utf-8", "schema": {"fields": fields}}


def _add(archive: zipfile.ZipFile, path: str, data: bytes) -> None:
    info = zipfile.ZipInfo(path, MADE)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    archive.writestr(info, data)


FORMAT = ReleaseFormat("package", MEDIA_TYPE, ".zip", write, plain=False)
