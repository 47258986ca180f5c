"""An installer over a fresh platform, and the templates as packages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.app import KINDS
from engine.clock import Clock
from engine.database.session import Database
from engine.definitions.service import Definitions, definitions
from engine.packages.export import export
from engine.packages.folder import read_folder
from engine.packages.install import Installer
from engine.packages.package import Package
from engine.records.schema.executor import SchemaExecutor
from engine.secrets import keys
from engine.settings import Settings

TEMPLATES = Path(__file__).parents[3] / "app_templates"


@dataclass
class Workbench:
    """All that installing needs, over one database."""

    database: Database
    parts: Definitions
    installer: Installer

    def template(self, name: str) -> Package:
        return read_folder(TEMPLATES / name, KINDS)

    async def export(self, app: str) -> dict[str, bytes]:
        async with self.database.reading() as session:
            return await export(session, self.parts.overlays, app)


@pytest.fixture(scope="module")
async def make(database: Database) -> Callable[..., Workbench]:
    """Several processes may install over one database; the demo bank's ID numbers are encrypted."""
    await keys.opened(database, Settings(), Clock().real())

    def made(*, four_eyes: bool = False, engine: str = "0.1.0") -> Workbench:
        clock = Clock()
        parts = definitions(database, KINDS, SchemaExecutor(database), clock, four_eyes=four_eyes)
        return Workbench(database, parts, Installer(database, parts, clock, engine=engine))

    return made


@pytest.fixture(scope="module")
def bench(make: Callable[..., Workbench]) -> Workbench:
    return make()
