"""A workplace for builders: the five kinds, the tables' executor, and small documents to publish."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any
from uuid import UUID

import pytest

from engine.clock import Clock
from engine.database.session import Database
from engine.definitions.apps.kind import APP
from engine.definitions.option_sets.kind import OPTION_SET
from engine.definitions.publication import Publication
from engine.definitions.service import Definitions, definitions
from engine.forms.kind import FORM
from engine.identity.actor import Actor, PlatformRole
from engine.permissions.roles.kind import ROLE
from engine.records.schema.executor import SchemaExecutor
from engine.reference import Label
from engine.views.kind import VIEW

KINDS = (APP, FORM, VIEW, OPTION_SET, ROLE)
ADA = Actor(person=UUID(int=1), name="Ada", platform_roles=frozenset({PlatformRole.BUILDER}))
BEN = Actor(
    person=UUID(int=2), name="Ben", platform_roles=frozenset({PlatformRole.BUILDER, PlatformRole.SECURITY_ADMIN})
)


NUMBERS = count(1)


class Killed(BaseException):
    """What a process feels of kill -9: nothing runs after it."""


def label(zh: str, en: str = "") -> dict[str, str]:
    return {"zh": zh, "en": en or zh}


def uid(text: str) -> str:
    """A readable uid: `amount` → `amountxxxx`."""
    return (text.replace("_", "") + "x" * 12)[:12]


def field(name: str, of_type: str = "text", **more: Any) -> dict[str, Any]:
    return {"uid": uid(name), "name": name, "type": of_type, "label": label(more.pop("zh", name)), **more}


def form(name: str, *fields: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "kind": "form", "schema": 1, "name": name, "uid": more.pop("uid", uid(name)),
        "label": label(more.pop("zh", name)), "fields": list(fields), "layout": [], **more,
    }  # fmt: skip


def view(name: str, of: str, *columns: str, **more: Any) -> dict[str, Any]:
    return {
        "kind": "view", "schema": 1, "name": name, "uid": uid(name + "v"), "label": label(name), "form": of,
        "as": "table", "columns": list(columns), "filter": [], "sort": [], **more,
    }  # fmt: skip


@dataclass
class Workplace:
    """Drafts and publishing for one app, briefly said."""

    database: Database
    parts: Definitions
    app: str
    make: Callable[..., Definitions]

    async def begin(self, app: str, requires: list[str] | None = None) -> Workplace:
        async with self.database.transaction() as session:
            await self.parts.apps.add(session, ADA, label=Label(zh=app, en=app), app=app)
        if requires:
            await self.draft(
                {"kind": "app", "schema": 1, "name": "app", "uid": await self.uid_of("app", "app", app),
                 "label": label(app), "menu": [], "requires": requires}, app=app,
            )  # fmt: skip
        return Workplace(self.database, self.parts, app, self.make)

    async def uid_of(self, kind: str, name: str, app: str | None = None) -> str:
        async with self.database.reading() as session:
            return (await self.parts.drafts.get(session, app or self.app, kind, name)).source.uid

    async def draft(self, body: Mapping[str, Any], *, was: str | None = None, app: str | None = None) -> Any:
        """Save a draft over whatever is there."""
        app, kind, name = app or self.app, str(body["kind"]), was or str(body["name"])
        async with self.database.transaction() as session:
            rows = await self.parts.drafts.listing(session, app, kind)
            present = next((each for each in rows if each.source.name == name), None)
            revision = present.draft.source.revision if present and present.draft else 0
            return await self.parts.drafts.put(session, ADA, app, kind, name, body, revision=revision)

    async def get(self, kind: str, name: str, app: str | None = None) -> Any:
        async with self.database.reading() as session:
            return await self.parts.drafts.get(session, app or self.app, kind, name)

    async def remove(self, kind: str, name: str) -> None:
        async with self.database.transaction() as session:
            await self.parts.drafts.remove(session, ADA, self.app, kind, name)

    async def publish(
        self, *definitions: tuple[str, str], parts: Definitions | None = None, by: Actor = ADA
    ) -> Publication:
        publisher = (parts or self.parts).publisher
        return await publisher.publish(by, self.app, definitions=definitions or None, note="")

    async def refreshed(self) -> Any:
        async with self.database.reading() as session:
            return await self.parts.live.refresh(session)

    async def entity(self, name: str) -> Any:
        return (await self.refreshed()).entity(self.app, name)

    async def insert(self, name: str, **values: Any) -> None:
        """A record, as directly as can be."""
        entity = await self.entity(name)
        columns = {entity.by_name[key].column: value for key, value in values.items()}
        listed = "".join(f', "{column}"' for column in columns)
        bound = "".join(f", ${place + 1}" for place in range(len(columns)))
        async with self.database.transaction() as session:
            await session.raw.execute(
                f'insert into "{entity.schema_name}"."{entity.table_name}"'
                f" (id, version, created_at, updated_at{listed})"
                f" values (gen_random_uuid(), 1, clock_timestamp(), clock_timestamp(){bound})",
                *columns.values(),
            )

    async def values(self, name: str, field_name: str) -> list[Any]:
        entity = await self.entity(name)
        async with self.database.reading() as session:
            rows = await session.raw.fetch(
                f'select "{entity.by_name[field_name].column}" from "{entity.schema_name}"."{entity.table_name}"'
                " order by created_at"
            )
        return [row[0] for row in rows]


async def standing(workplace: Workplace, name: str) -> set[str]:
    """Names of indexes, constraints and triggers on a form's table."""
    entity = await workplace.entity(name)
    async with workplace.database.reading() as session:
        rows = await session.raw.fetch(
            "select indexname from pg_indexes where schemaname = $1 and tablename = $2"
            " union all select conname from pg_constraint"
            " where contype = 'f' and conrelid = format('%I.%I', $1::text, $2::text)::regclass"
            " union all select tgname from pg_trigger where not tgisinternal"
            " and tgrelid = format('%I.%I', $1::text, $2::text)::regclass",
            entity.schema_name,
            entity.table_name,
        )
    return {row[0] for row in rows}


Make = Callable[..., Definitions]


@pytest.fixture
def make(database: Database) -> Make:
    """Another process on the same database."""

    def one(**more: Any) -> Definitions:
        four_eyes = more.pop("four_eyes", False)
        return definitions(database, KINDS, SchemaExecutor(database), Clock(), four_eyes=four_eyes, **more)

    return one


@pytest.fixture
async def workplace(database: Database, make: Make) -> Workplace:
    """An app of its own for each test."""
    clean = f"app_{next(NUMBERS)}"
    return await Workplace(database, make(), clean, make).begin(clean)


Broken = Callable[[str], Awaitable[None]]


def killed_at(place: str) -> Broken:
    """A checkpoint at which the process dies."""

    async def checkpoint(here: str) -> None:
        if here == place:
            raise Killed(here)

    return checkpoint
