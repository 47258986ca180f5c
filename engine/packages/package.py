"""A package in memory: a manifest, definitions, and the files that travel with them (data, tests, docs)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.packages.manifest import Manifest

CARRIED = ("data", "tests", "docs")
"""Folders whose files are kept as they are."""


@dataclass(frozen=True, slots=True)
class PackagedDefinition:
    """One definition file: `<kind plural>/<name>.json`."""

    kind: str
    name: str
    path: str
    body: Mapping[str, Any]  # Any: whatever the author wrote, until its kind's model has read it


@dataclass(frozen=True)
class Package:
    """Everything a package folder holds. `manifest_body` is the manifest as written, to be written back the same."""

    manifest: Manifest
    manifest_body: Mapping[str, Any]
    definitions: tuple[PackagedDefinition, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def app(self) -> str:
        """The app it becomes."""
        return self.manifest.app

    def data(self, part: str) -> dict[str, bytes]:
        """Form name → lines of `data/<part>/<form>.jsonl`."""
        prefix, suffix = f"data/{part}/", ".jsonl"
        return {
            path[len(prefix) : -len(suffix)]: content
            for path, content in sorted(self.files.items())
            if path.startswith(prefix) and path.endswith(suffix)
        }
