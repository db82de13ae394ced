"""Adding reports: files that are dropped, text that is pasted, the example night; and how far it is."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import msgspec
from fastapi import HTTPException
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.intake import Defaults
from riwaya.intake.dates import read_date
from riwaya.serve.adding.child import Order
from riwaya.serve.adding.jobs import Progress
from riwaya.serve.adding.night import find_night
from riwaya.serve.desk import Desk
from riwaya.serve.screens import AtDesk, Screens

router = Screens()
# How many files at once.
FILES = 500


class Adding(msgspec.Struct, frozen=True):
    """The page that takes reports: how many files at once, and the suffixes that are known."""

    files: int = FILES


@router.screen("/add", "add.html", needs="editor")
def show_form(desk: AtDesk) -> Adding:
    """Takes files and pasted text."""
    return Adding()


@router.screen("/adding/{id}", "adding.html")
def show_progress(desk: AtDesk, id: str) -> Progress:
    """How far a job of adding is, and what was skipped and why."""
    progress = desk.workspace.jobs.find(id)
    if progress is None:
        raise HTTPException(404, "no such job; it may have been of an earlier run of this server")
    return progress


@router.write("/add", needs="editor")
async def add(request: Request, desk: AtDesk) -> Response:
    """Begins to add what the form holds: `files`, or `text` with `title`, `outlet`, `url` and `published`."""
    folder = Path(tempfile.mkdtemp(prefix="riwaya-adding-"))
    try:
        async with request.form(max_files=FILES, max_fields=20) as form:
            orders = _save_files(form, folder) + _save_text(form, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return _begin(desk, orders, folder)


@router.write("/add/night", needs="editor")
def add_night(desk: AtDesk) -> Response:
    """Begins to add the example night."""
    folder = Path(tempfile.mkdtemp(prefix="riwaya-adding-"))
    return _begin(desk, [Order(str(path), path.name, Defaults()) for path in find_night()], folder)


def _begin(desk: Desk, orders: list[Order], folder: Path) -> Response:
    if not orders:
        shutil.rmtree(folder, ignore_errors=True)
        raise HTTPException(422, desk.words("adding", "nothing_given"))
    id = desk.workspace.jobs.begin(desk.ledger, orders, folder)
    return RedirectResponse(desk.url(f"/adding/{id}"), 303)


def _save_files(form: FormData, folder: Path) -> list[Order]:
    """Keeps uploads under numbers; their names are only shown."""
    uploads = [each for each in form.getlist("files") if isinstance(each, UploadFile) and each.filename]
    return [_save(upload, folder / str(number), _read_defaults(form)) for number, upload in enumerate(uploads)]


def _save(upload: UploadFile, path: Path, defaults: Defaults) -> Order:
    with path.open("wb") as kept:
        shutil.copyfileobj(upload.file, kept)
    return Order(str(path), str(upload.filename), defaults)


def _save_text(form: FormData, folder: Path) -> list[Order]:
    """Keeps pasted text as a record, with what is stated about it."""
    text = form.get("text")
    if not isinstance(text, str) or not text.strip():
        return []
    # Browsers send every line end of a form as CR LF, whatever was pasted.
    fields = {"text": text.replace("\r\n", "\n")}
    fields |= {key: value for key in ("title", "url") if (value := _read_field(form, key))}
    path = folder / "pasted"
    path.write_bytes(msgspec.json.encode(fields))
    return [Order(str(path), "pasted.jsonl", _read_defaults(form))]


def _read_defaults(form: FormData) -> Defaults:
    published = _read_field(form, "published")
    if published and read_date(published) is None:
        raise HTTPException(422, f"'{published}' is not a date; write it as 2022-05-31")
    return Defaults(outlet=_read_field(form, "outlet"), published=published)


def _read_field(form: FormData, key: str) -> str | None:
    value = form.get(key)
    return value.strip() or None if isinstance(value, str) else None
