"""Which build this is."""

from __future__ import annotations

import importlib.metadata
from functools import cache


@cache
def version() -> str:
    """The version of the installed distribution; a clone that was not installed has none."""
    try:
        return importlib.metadata.version("langqiao")
    except importlib.metadata.PackageNotFoundError:
        return "0.0.0"
