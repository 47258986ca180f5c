"""Taking away what others may use: refused while they do, every place named; or taken out of those places along with
it, where something can be, as one act that can be undone.

Only places in lists that go on without a name are emptied: a column of a view, a right of a role, an entry of a menu.
Nobody's condition or formula is rewritten.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.database.session import Session
from engine.definitions import repository
from engine.definitions.drafts import Drafts
from engine.definitions.overlay import Overlays
from engine.definitions.repository import Draft
from engine.definitions.source import Json, Source, without
from engine.definitions.uses import Asked, UseView, where_used
from engine.definitions.words import Words, kind_label
from engine.errors import Conflict
from engine.identity.actor import Actor
from engine.problems import Code, Problem, pointer

STILL_USED = Code(
    "still_used",
    zh="{kind}“{name}”还在 {count} 处使用，请先逐处改掉，或选择一并移出",
    en="The {kind} '{name}' is still used in {count} places; change them first, or have it taken out of them too",
)
USED_AT = Code("used_at", zh="{kind}“{user}”的“{where}”还在使用", en="The {kind} '{user}' still uses it: {where}")
USED_AT_APP = Code(
    "used_at_app",
    zh="应用“{app}”{kind}“{user}”的“{where}”还在使用",
    en="The {kind} '{user}' of the app '{app}' still uses it: {where}",
)


class StillUsed(Conflict):
    """Somebody uses it; every place is a problem of its own."""

    def __init__(self, app: str, source: Source, part: str | None, uses: Sequence[UseView]) -> None:
        of = kind_label(source.kind) if part is None else {"zh": "部分", "en": "part"}
        name = source.label if part is None else part
        super().__init__(STILL_USED, kind=of, name=name, count=len(uses))
        self._places = [_told(app, each) for each in uses]

    @property
    def problems(self) -> Sequence[Problem]:
        """Where it is used."""
        return self._places


@dataclass(frozen=True)
class Before:
    """A definition as it was before an act: `body` is that of its draft, None where it had none; `revision` is what its
    draft is at since, 0 where there is none any more."""

    kind: str
    name: str
    label: Words
    body: Mapping[str, Json] | None
    revision: int


class Removals:
    """What is done with definitions that others use."""

    def __init__(self, overlays: Overlays, drafts: Drafts) -> None:
        self._overlays = overlays
        self._drafts = drafts

    async def remove(self, session: Session, actor: Actor, asked: Asked, *, take_out: bool) -> list[Before]:
        """Have the next publication take a definition away, as one act with taking it out of the lists of others."""
        source = asked.source
        touched = await self.take_out(session, actor, asked, act=take_out)
        was = await self._draft(session, source)
        await self._drafts.remove(session, actor, source.app, source.kind, source.name)
        is_now = await self._draft(session, source)
        body = was.source.body if was is not None else None
        revision = is_now.source.revision if is_now is not None else 0
        return [*touched, Before(source.kind, source.name, source.label, body, revision)]

    async def discard(self, session: Session, actor: Actor, app: str, kind: str, name: str) -> None:
        """Throw a draft away. One that was never published is gone then: refused while others use it."""
        view = await self._drafts.get(session, app, kind, name)
        if view.live_version is None:
            await self.take_out(session, actor, Asked(view.source), act=False)
        await self._drafts.discard(session, actor, app, kind, name)

    async def take_out(self, session: Session, actor: Actor, asked: Asked, *, act: bool = True) -> list[Before]:
        """Take it out of the lists of every other definition of its app; refused where that does not do, and, unless
        one may `act`, where anybody uses it at all."""
        source = asked.source
        uses = [each for each in await where_used(session, self._overlays, asked) if not _is_of(each, source)]
        inside = [each for each in uses if act and each.drop is not None and each.app == source.app]
        users: dict[tuple[str, str], list[str]] = {}
        for each in inside:
            users.setdefault((each.kind, each.name), []).append(str(each.drop))
        emptied = [(each.kind, each.name, drop) for each in inside if (drop := each.drop)]
        left = [each for each in uses if each.app != source.app or not _goes(each, emptied)]
        if left:
            raise StillUsed(source.app, source, asked.part, left)
        return [await self._emptied(session, actor, source.app, *user, drops) for user, drops in users.items()]

    async def put_back(self, session: Session, actor: Actor, app: str, befores: Sequence[Before]) -> list[Before]:
        """Undo an act: every draft as it was, or none of them, where somebody has gone on from one since. What that
        changes is told like an act of its own, so that it can be done again."""
        return [await self._put_back(session, actor, app, each) for each in befores]

    async def _put_back(self, session: Session, actor: Actor, app: str, before: Before) -> Before:
        kind, name = before.kind, before.name
        if before.body is None:
            view = await self._drafts.get(session, app, kind, name)
            await self._drafts.discard(session, actor, app, kind, name, revision=before.revision)
            return Before(kind, name, view.source.label, view.body, 0)
        if before.revision == 0 and not await self._is_there(session, app, kind, name):
            view = await self._drafts.put(session, actor, app, kind, name, before.body, is_new=True)
            return Before(kind, name, view.source.label, None, view.source.revision)
        was = await self._drafts.get(session, app, kind, name)
        view = await self._drafts.put(session, actor, app, kind, name, before.body, revision=before.revision)
        body = was.body if was.draft is not None else None
        return Before(kind, name, view.source.label, body, view.source.revision)

    async def _is_there(self, session: Session, app: str, kind: str, name: str) -> bool:
        return (await self._overlays.drafted(session, app)).find(app, kind, name) is not None

    async def _emptied(
        self, session: Session, actor: Actor, app: str, kind: str, name: str, drops: Sequence[str]
    ) -> Before:
        view = await self._drafts.get(session, app, kind, name)
        revision = view.draft.source.revision if view.draft is not None else 0
        body = without(view.body, drops)
        saved = await self._drafts.put(session, actor, app, kind, name, body, revision=revision)
        was = view.body if view.draft is not None else None
        return Before(kind, name, view.source.label, was, saved.source.revision)

    async def _draft(self, session: Session, source: Source) -> Draft | None:
        found = await repository.drafts_of(session, source.app, kind=source.kind)
        return next((each for each in found if each.source.key == source.key), None)


def _is_of(use: UseView, source: Source) -> bool:
    return (use.app, use.kind, use.name) == (source.app, source.kind, source.name)


def _goes(use: UseView, emptied: Sequence[tuple[str, str, str]]) -> bool:
    """The place goes together with what is taken out: a right on a field with the rights on its form."""
    return any(
        (use.kind, use.name) == (kind, name) and f"{use.path}/".startswith(f"{drop}/") for kind, name, drop in emptied
    )


def _told(app: str, use: UseView) -> Problem:
    code = USED_AT if use.app == app else USED_AT_APP
    path = pointer(use.app, use.kind, use.name) + use.path
    return code.at(path, app=use.app_label, kind=kind_label(use.kind), user=use.label, where=use.where)
