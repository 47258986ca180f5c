"""Installing a package: what must be there first, drafts, one publication, and what is remembered of it.

A package has no way around publishing: its definitions become drafts and are checked, released and audited like
anybody's. Whatever goes wrong, the app is as it was, and no draft of the import is left behind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from engine.audit.entry import Subject
from engine.audit.kinds import kind as audit_kind
from engine.audit.service import record
from engine.clock import Clock
from engine.database.session import Database, ReadSession, Session
from engine.definitions import repository as definitions
from engine.definitions.publication import publications
from engine.definitions.scope import Landscape
from engine.definitions.service import Definitions
from engine.definitions.source import digest
from engine.errors import Conflict, Invalid, LangqiaoError
from engine.identity.actor import Actor
from engine.packages import repository
from engine.packages.changes import Change, Changes, compare, with_uids
from engine.packages.manifest import satisfies
from engine.packages.package import Package
from engine.packages.repository import InstalledPackage
from engine.problems import Code, Problem

INSTALLED = audit_kind("package.install", zh="导入应用包", en="Package imported")

ENGINE_DIFFERS = Code(
    "engine_differs",
    zh="需要平台版本 {wanted}，当前是 {version}",
    en="It needs the platform {wanted}; this is {version}",
)
PACKAGE_MISSING = Code(
    "package_missing", zh="请先导入它依赖的 {id}（{wanted}）", en="Import {id} ({wanted}) first: it builds on it"
)
PACKAGE_DIFFERS = Code(
    "package_differs",
    zh="依赖 {id} {wanted}，已安装的是 {version}",
    en="It needs {id} {wanted}; {version} is installed",
)
OTHER_PACKAGE = Code(
    "other_package", zh="应用“{app}”来自另一个应用包 {id}", en="The app '{app}' came from another package, {id}"
)
OTHER_APP = Code("other_app", zh="应用包 {id} 已安装为“{app}”", en="The package {id} is installed as '{app}' already")
NO_APP_DEFINITION = Code("no_app_definition", zh="缺少 apps/app.json", en="apps/app.json is missing")
HAS_DRAFTS = Code(
    "app_has_drafts",
    zh="应用“{app}”还有未发布的草稿：{names}。请先发布或放弃它们",
    en="The app '{app}' has unpublished drafts: {names}. Publish or discard them first",
)
CHANGED_HERE = Code(
    "changed_here",
    zh="导入会覆盖本行自己改过的定义：{names}。确定要覆盖请加 --replace",
    en="Importing would overwrite what was changed here: {names}. Say --replace if it should",
)


@dataclass(frozen=True, slots=True)
class Installed:
    """What became of an import; `awaiting` means the security administrator has to approve it first."""

    app: str
    version: str
    state: Literal["unchanged", "published", "awaiting"]
    release: int | None


class Installer:
    """Imports packages; one per process."""

    def __init__(self, database: Database, parts: Definitions, clock: Clock, *, engine: str) -> None:
        """`engine` is the version of this build."""
        self._database = database
        self._overlays = parts.overlays
        self._drafts = parts.drafts
        self._publisher = parts.publisher
        self._clock = clock
        self._engine = engine

    async def install(self, package: Package, actor: Actor, *, replace: bool = False) -> Installed:
        """Make the app what the package says. Done already, it changes nothing."""
        package = with_uids(package, self._overlays.kinds)
        async with self._database.transaction() as session:
            if await self._is_awaiting(session, package):
                return Installed(package.app, package.manifest.version, "awaiting", None)
            is_new, changes = await self._draft(session, package, actor, replace=replace)
        state: Literal["unchanged", "published", "awaiting"] = "unchanged"
        if changes.wanted:
            try:
                ours = [(each.kind, each.name) for each in changes.wanted]
                done = await self._publisher.publish(actor, package.app, definitions=ours, note=_note(package))
            except LangqiaoError:
                await self._take_back(package, actor, changes, is_new=is_new)
                raise
            if done.state == "failed":
                await self._take_back(package, actor, changes, is_new=is_new)
                raise Invalid(done.problems)
            state = "awaiting" if done.state == "awaiting" else "published"
        return await self._remember(package, actor, state)

    async def _is_awaiting(self, session: ReadSession, package: Package) -> bool:
        """An import of exactly this was made before and nobody has approved or refused it yet."""
        for one in await publications(session, app=package.app, states=["awaiting"]):
            asked = {(item.kind, item.name, digest(item.body)) for item in one.items if not item.is_removed}
            if asked >= {(each.kind, each.name, digest(each.body)) for each in package.definitions}:
                return True
        return False

    async def _draft(self, session: Session, package: Package, actor: Actor, *, replace: bool) -> tuple[bool, Changes]:
        packages = {each.id: each for each in await repository.installed_packages(session)}
        problems = [*_unmet(package, packages, self._engine)]
        if not any((each.kind, each.name) == ("app", "app") for each in package.definitions):
            problems.append(NO_APP_DEFINITION.at("/apps/app.json"))
        if problems:
            raise Invalid(problems)
        app = await definitions.find_app(session, package.app, lock=True)
        if app is None:
            await definitions.add_app(session, package.app, actor.person, self._clock.real())
        live = await self._overlays.live(session)
        changes = await self._changes(session, package, live, packages.get(package.manifest.id))
        if changes.overwritten and not replace:
            raise Conflict(CHANGED_HERE, names=[each.label for each in changes.overwritten])
        await self._refuse_drafts(session, package)
        for change in changes.wanted:
            await self._save(session, package, actor, change)
        return app is None, changes

    async def _changes(
        self, session: ReadSession, package: Package, live: Landscape, before: InstalledPackage | None
    ) -> Changes:
        if before is None or before.release is None:
            return compare(package, live, None)
        then = await definitions.release_sources(session, package.app, before.release)
        return compare(package, live, then)

    async def _refuse_drafts(self, session: Session, package: Package) -> None:
        """Somebody's unfinished work stands in the way; what an import that broke off left behind does not."""
        ours = {(each.kind, each.name): digest(each.body) for each in package.definitions}
        others = []
        for draft in await definitions.drafts_of(session, package.app):
            source = draft.source
            if not source.is_removed and ours.get((source.kind, source.name)) == digest(source.body):
                await definitions.delete_draft(session, source)
            else:
                others.append(source.label)
        if others:
            raise Conflict(HAS_DRAFTS, app=package.app, names=others)

    async def _save(self, session: Session, package: Package, actor: Actor, change: Change) -> None:
        name = change.found.name if change.found is not None else change.name
        if change.body is None:
            await self._drafts.remove(session, actor, package.app, change.kind, name)
        else:
            is_new = change.found is None
            await self._drafts.put(
                session, actor, package.app, change.kind, name, change.body, revision=0, is_new=is_new
            )

    async def _take_back(self, package: Package, actor: Actor, changes: Changes, *, is_new: bool) -> None:
        async with self._database.transaction() as session:
            for draft in await definitions.drafts_of(session, package.app):
                if any((draft.source.kind, draft.source.name) == (each.kind, each.name) for each in changes.wanted):
                    await definitions.delete_draft(session, draft.source, revision=1)  # unless somebody went on with it
            if is_new and not await definitions.drafts_of(session, package.app):
                await definitions.delete_app(session, package.app)

    async def _remember(
        self, package: Package, actor: Actor, state: Literal["unchanged", "published", "awaiting"]
    ) -> Installed:
        async with self._database.transaction() as session:
            app = await definitions.find_app(session, package.app)
            release = app.live_release if app is not None else None
            known = {each.app: each for each in await repository.installed_packages(session)}.get(package.app)
            is_same = known is not None and (known.version, known.release) == (package.manifest.version, release)
            if state == "unchanged" and is_same and await repository.files_of(session, package.app) == package.files:
                return Installed(package.app, package.manifest.version, state, release)
            await repository.note_installed(session, package, release, actor.person, self._clock.real())
            details = {"id": package.manifest.id, "version": package.manifest.version, "release": release}
            subject = Subject("package", package.manifest.id)
            await record(session, actor, INSTALLED, app=package.app, subject=subject, details=details)
        return Installed(package.app, package.manifest.version, state, release)


def _unmet(package: Package, packages: Mapping[str, InstalledPackage], engine: str) -> Sequence[Problem]:
    manifest = package.manifest
    problems = []
    if not satisfies(engine, manifest.engine):
        problems.append(ENGINE_DIFFERS.at("/manifest.json/engine", wanted=manifest.engine, version=engine))
    for index, wanted in enumerate(manifest.requires):
        path, found = f"/manifest.json/requires/{index}", packages.get(wanted.id)
        if found is None:
            problems.append(PACKAGE_MISSING.at(path, id=wanted.id, wanted=wanted.version))
        elif not satisfies(found.version, wanted.version):
            problems.append(PACKAGE_DIFFERS.at(path, id=wanted.id, wanted=wanted.version, version=found.version))
    for found in packages.values():
        if found.app == manifest.app and found.id != manifest.id:
            problems.append(OTHER_PACKAGE.at("/manifest.json/app", app=found.app, id=found.id))
        if found.id == manifest.id and found.app != manifest.app:
            problems.append(OTHER_APP.at("/manifest.json/app", app=found.app, id=found.id))
    return problems


def _note(package: Package) -> str:
    label = package.manifest.label
    return f"导入 {label.zh} {package.manifest.version} · Import {label.as_dict()['en']} {package.manifest.version}"
