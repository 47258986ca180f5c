"""Accounting for a right: why this person may or may not do this with this record or field."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import bindparam

from engine.errors import Invalid, NotFound
from engine.identity.actor import PlatformRole
from engine.identity.recognise import load
from engine.permissions.access import Action
from engine.permissions.explain import Explanation, explain
from engine.query.render import render
from engine.query.source import UNKNOWN_FIELD
from engine.records.caller import Caller
from engine.records.columns import UUID as UUID_COLUMN
from engine.records.entity import Entity
from engine.records.lens import RECORD, lens_of, system_lens
from engine.records.row_rules import bits


async def account(
    caller: Caller, person: UUID, app: str, form: str, action: Action, *, record: UUID | None, field: str | None
) -> Explanation:
    """The explanation for a person in his main post, as rights are now. Nothing of the record itself is told."""
    entity: Entity = caller.live.entity(app, form)
    today = caller.clock.today()
    actor = await load(caller.session, person, None, day=today, renew_before=datetime.min.replace(tzinfo=UTC))
    theirs = lens_of(actor, caller.live, entity.reference, today=today)
    named = None
    if field is not None:
        if field not in entity.by_name:
            raise Invalid([UNKNOWN_FIELD.at("/field", name=field[:60])])
        named = entity.by_name[field].uid
    held = None
    if record is not None:
        everything = system_lens(caller.live, entity).readable()
        statement = render(
            everything.select(bits(theirs.rights, everything.subject)).where(
                everything.table["id"] == bindparam("id", type_=UUID_COLUMN)
            )
        )
        bound = {**replace(caller, actor=actor).bound(theirs), "id": record}
        row = await caller.session.raw.fetchrow(statement.text, *statement.arguments(bound))
        if row is None:
            raise NotFound(RECORD.as_dict(), record)
        held = int(row[0])
        may_know = caller.actor.holds(PlatformRole.SECURITY_ADMIN) or Action.READ in theirs.rights.of(held).actions
        if not may_know:
            raise NotFound(RECORD.as_dict(), record)  # that a record is there is told only to who may read it
    return explain(theirs.access, action, field=named, held=held)
