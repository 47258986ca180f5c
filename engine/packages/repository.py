"""Reading and writing what is known of installed packages. No decisions are made here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from engine.database.session import ReadSession, Session
from engine.packages.package import Package
from engine.packages.tables import package as packages
from engine.packages.tables import package_file, package_row


@dataclass(frozen=True, slots=True)
class InstalledPackage:
    """The package an app came from."""

    app: str
    id: str
    version: str
    manifest: Mapping[str, Any]  # Any: JSON as written
    release: int | None


async def installed_packages(session: ReadSession) -> list[InstalledPackage]:
    """Every installed package, by app."""
    chosen = packages.c
    found = await session.rows(
        select(chosen.app, chosen.package_id, chosen.version, chosen.manifest, chosen.release).order_by(chosen.app)
    )
    return [InstalledPackage(row.app, row.package_id, row.version, row.manifest, row.release) for row in found]


async def note_installed(session: Session, package: Package, release: int | None, by: UUID, at: datetime) -> None:
    """Remember a package and its files, in place of an earlier version."""
    row = {
        "app": package.app,
        "package_id": package.manifest.id,
        "version": package.manifest.version,
        "manifest": dict(package.manifest_body),
        "release": release,
        "installed_at": at,
        "installed_by": by,
    }
    adding = insert(packages).values(row)
    changed = {key: value for key, value in row.items() if key != "app"}
    await session.execute(adding.on_conflict_do_update(index_elements=[packages.c.app], set_=changed))
    await session.execute(delete(package_file).where(package_file.c.app == package.app))
    files = [{"app": package.app, "path": path, "content": content} for path, content in package.files.items()]
    if files:
        await session.execute(insert(package_file), files)


async def files_of(session: ReadSession, app: str) -> dict[str, bytes]:
    """The files that travelled with an app's package."""
    found = await session.rows(select(package_file.c.path, package_file.c.content).where(package_file.c.app == app))
    return {row.path: bytes(row.content) for row in found}


async def loaded_rows(session: ReadSession, apps: Sequence[str]) -> dict[tuple[str, str, str], UUID]:
    """The record each line of data became: app, part, ref → id."""
    chosen = package_row.c
    found = await session.rows(select(chosen.app, chosen.part, chosen.ref, chosen.record).where(chosen.app.in_(apps)))
    return {(row.app, row.part, row.ref): row.record for row in found}


async def note_loaded(session: Session, app: str, part: str, rows: Sequence[tuple[str, str, UUID]]) -> None:
    """Remember what lines became: ref, uid of the form, record."""
    values = [{"app": app, "part": part, "ref": ref, "form": form, "record": record} for ref, form, record in rows]
    if values:
        await session.execute(insert(package_row), values)


async def count_loaded(session: ReadSession) -> int:
    """How many lines of data have become records."""
    return int(await session.scalar(select(func.count()).select_from(package_row)) or 0)
