"""An app as a package folder: the same app gives the same bytes, and importing what was exported changes nothing."""

from __future__ import annotations

from typing import Any

from engine.database.session import ReadSession
from engine.definitions.fmt import formatted
from engine.definitions.overlay import Overlays
from engine.definitions.scope import Landscape
from engine.definitions.words import kind_label
from engine.errors import NotFound
from engine.packages import repository
from engine.packages.manifest import Manifest
from engine.packages.repository import InstalledPackage
from engine.reference import Reference


async def export(session: ReadSession, overlays: Overlays, app: str) -> dict[str, bytes]:
    """Path → content: the live release, the manifest, and the files the app's package came with."""
    live = await overlays.live(session)
    sources = live.of(app)
    if not sources:
        raise NotFound(kind_label("app"), app, known=sorted(live.apps))
    packages = {each.app: each for each in await repository.installed_packages(session)}
    files = await repository.files_of(session, app)
    for source in sources:
        kind = overlays.kinds[source.kind]
        files[f"{kind.folder}/{source.name}.json"] = formatted(live.body(source), kind.model).encode()
    files["manifest.json"] = formatted(_manifest(live, app, packages), Manifest).encode()
    return dict(sorted(files.items()))


def _manifest(live: Landscape, app: str, packages: dict[str, InstalledPackage]) -> dict[str, Any]:
    """The manifest the app came with, or one for an app that was made here."""
    if app in packages:
        return dict(packages[app].manifest)
    definition = live.find("app", Reference(app, "app"))
    assert definition is not None, "an app has a definition of itself, or it could not have been published"
    requires = [packages[each] for each in sorted(live.requires(app)) if each in packages]
    return {
        "id": f"local.{app}",
        "app": app,
        "version": "0.1.0",
        "engine": ">=0.1 <1",
        "label": definition.label,
        "requires": [{"id": each.id, "version": f">={each.version}"} for each in requires],
    }
