"""The apps of an installation: beginning one, listing them, and taking back one that was never published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.audit.entry import Subject
from engine.audit.kinds import kind as audit_kind
from engine.audit.service import record
from engine.clock import Clock
from engine.database.session import ReadSession, Session
from engine.definitions import repository
from engine.definitions.apps.compile import CompiledEntry, compile_app
from engine.definitions.apps.model import App
from engine.definitions.drafts import Drafts, new_uid
from engine.definitions.naming import propose_name
from engine.definitions.overlay import Overlays
from engine.definitions.publication import running_publication
from engine.definitions.runner import UNDER_WAY, existing_app
from engine.definitions.source import Json
from engine.definitions.steps import StepExecutor
from engine.definitions.words import Words, words
from engine.errors import Conflict
from engine.identity.actor import Actor, PlatformRole
from engine.problems import Code
from engine.reference import Label, Reference

APP_TAKEN = Code("app_taken", zh="应用名称 {name} 已被使用", en="There is an app named {name} already")
PUBLISHED_APP = Code(
    "app_published",
    zh="应用“{name}”已发布过，不能删除；可以发布一个移除了全部菜单的版本",
    en="The app '{name}' has been published and cannot be deleted; publish a release without menu instead",
)
APP_ADDED = audit_kind("app.add", zh="新建应用", en="App begun")
APP_DELETED = audit_kind("app.delete", zh="删除应用", en="App deleted")


@dataclass(frozen=True)
class AppView:
    """An app as somebody sees it in the list."""

    app: str
    label: Words
    icon: str
    live_release: int | None
    draft_count: int
    may_open: bool
    may_build: bool


@dataclass(frozen=True)
class AppDetail:
    """An app with its menu and how much it consists of."""

    view: AppView
    requires: Sequence[str]
    menu: Sequence[CompiledEntry]
    counts: Mapping[str, int]


class Apps:
    """What can be done with apps as a whole."""

    def __init__(self, overlays: Overlays, drafts: Drafts, executor: StepExecutor, clock: Clock) -> None:
        self._overlays = overlays
        self._executor = executor
        self._drafts = drafts
        self._clock = clock

    async def listing(self, session: ReadSession, actor: Actor) -> list[AppView]:
        """The apps this person may open (he holds a role in them) or build."""
        counts = await repository.draft_counts(session)
        drafted = {each.source.app: each.source.body for each in await repository.drafts_of(session, kind="app")}
        landscape = await self._overlays.live(session)
        views = []
        for row in await repository.all_apps(session):
            live = landscape.find("app", Reference(row.name, "app"))
            body = live.body if live is not None else drafted.get(row.name, {})
            views.append(_view(actor, row, body, counts.get(row.name, 0)))
        return [each for each in views if each.may_open or each.may_build]

    async def get(self, session: ReadSession, actor: Actor, app: str) -> AppDetail:
        """One app as this person sees it: its live menu, and the drafted one where nothing is live."""
        row = await existing_app(session, app)
        around = await self._overlays.drafted(session, app)
        shown = around.live if row.live_release is not None else around.landscape
        source = shown.find("app", Reference(app, "app"))
        view = _view(actor, row, source.body if source is not None else {}, len(around.drafts))
        model = shown.model(source) if source is not None else None
        menu = compile_app(model, shown.scope(app)).menu if isinstance(model, App) else ()
        counts = Counter(each.kind for each in around.landscape.of(app))
        return AppDetail(view, sorted(shown.requires(app)), menu, dict(counts))

    async def add(
        self, session: Session, actor: Actor, *, label: Label, app: str | None = None, icon: str | None = None
    ) -> AppView:
        """Begin an app; its name is proposed from its label when none is given."""
        taken = {row.name for row in await repository.all_apps(session)}
        name = app or propose_name(label, taken, fallback="app")
        if name in taken:
            raise Conflict(APP_TAKEN, name=name)
        await repository.add_app(session, name, actor.person, self._clock.real())
        await record(
            session, actor, APP_ADDED, app=name, subject=Subject("app", name), details={"label": label.as_dict()}
        )
        body: dict[str, Json] = {
            "kind": "app", "schema": 1, "name": "app", "uid": new_uid(), "label": label.as_dict(), "menu": [],
        }  # fmt: skip
        if icon:
            body["icon"] = icon
        await self._drafts.put(session, actor, name, "app", "app", body, is_new=True)
        row = await existing_app(session, name)
        return _view(actor, row, body, 1)

    async def delete(self, session: Session, actor: Actor, app: str) -> None:
        """Forget an app nobody has ever used; what was published stays."""
        row = await existing_app(session, app)
        if await repository.releases_of(session, app):
            raise Conflict(PUBLISHED_APP, name=row.name)
        running = await running_publication(session, app)
        if running is not None:
            raise Conflict(UNDER_WAY, who=running.author_name)
        await self._executor.forget(session, app)
        await repository.delete_app(session, app)
        await record(session, actor, APP_DELETED, app=app, subject=Subject("app", app))


def _view(actor: Actor, row: repository.AppRow, body: Mapping[str, Json], drafts: int) -> AppView:
    label = body.get("label")
    named = isinstance(label, Mapping) and isinstance(label.get("zh"), str)
    icon = body.get("icon")
    may_build = actor.holds(PlatformRole.BUILDER)
    return AppView(
        row.name,
        words(label["zh"], label.get("en") or label["zh"]) if named and label else words(row.name, row.name),
        icon if isinstance(icon, str) and icon else "app",
        row.live_release,
        drafts if may_build else 0,
        row.live_release is not None and any(app == row.name for app, _ in actor.roles),
        may_build,
    )
