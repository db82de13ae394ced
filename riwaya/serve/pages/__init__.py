"""One module a page: what it shows, as a record; its template writes it, and its `.json` is the record itself."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from fastapi import APIRouter


@cache
def list_routers() -> tuple[APIRouter, ...]:
    """The routes of every module here that has any, by name of the module."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = (importlib.import_module(f"{__name__}.{name}") for name in names)
    return tuple(module.router for module in modules if hasattr(module, "router"))
