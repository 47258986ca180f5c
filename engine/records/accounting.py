"""Accounting for a right: why this person may or may not do this with this record or field, in each of his posts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam

from engine.errors import Forbidden, Invalid, NotFound
from engine.expressions import ast
from engine.identity.actor import Actor, PlatformRole
from engine.identity.recognise import in_every_post
from engine.permissions.access import Action
from engine.permissions.explain import Asked, Explanation, explain
from engine.permissions.rights import Clause
from engine.permissions.row_rule import STRUCTURE, RowRule
from engine.query.render import render
from engine.query.source import UNKNOWN_FIELD
from engine.records import reading
from engine.records.caller import Caller
from engine.records.columns import UUID as UUID_COLUMN
from engine.records.entity import Entity, EntityField
from engine.records.lens import RECORD, Lens, lens_of, system_lens
from engine.records.row_rules import bits, holds
from engine.records.sharing import open_now
from engine.reference import Label

PERSON = Label(zh="人员", en="person")


@dataclass(frozen=True, slots=True)
class Account:
    """What he may in one of his posts, and why; perhaps of a record and of a field of it. `shares` are those of the
    record that reach him."""

    actor: Actor
    found: Explanation
    shares: Sequence[dict[str, Any]] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What is asked about: an action on a form, perhaps on one record and with one field."""

    app: str
    form: str
    action: Action
    record: UUID | None = None
    field: str | None = None


async def accounts(caller: Caller, person: UUID, about: About) -> Sequence[Account]:
    """The explanation for a person in each of his posts, the main one first, as rights are now. Of the record itself
    nothing is told, and that it is there only to the security administrator and to who may read it."""
    entity, named = about_what(caller, about)
    actors = await in_every_post(caller.session, person, day=caller.clock.today())
    if not actors:
        raise NotFound(PERSON.as_dict(), person)
    asker = await seen_of(caller, entity, about)
    found = [
        Account(
            each,
            await account_of(caller, each, entity, about, named, asker),
            await shares_with(caller, each, entity, about.record),
        )
        for each in actors
    ]
    if about.record is not None and not caller.actor.holds(PlatformRole.SECURITY_ADMIN):
        reading_it = replace(about, action=Action.READ)
        may = [(await account_of(caller, each, entity, reading_it, None, {})).allowed for each in actors]
        if not any(may):
            raise NotFound(RECORD.as_dict(), about.record)
    return found


def about_what(caller: Caller, about: About) -> tuple[Entity, EntityField | None]:
    """The form, and the field of it that is asked about."""
    entity: Entity = caller.live.entity(about.app, about.form)
    if about.field is None:
        return entity, None
    if about.field not in entity.by_name:
        raise Invalid([UNKNOWN_FIELD.at("/field", name=about.field[:60])])
    return entity, entity.by_name[about.field]


async def seen_of(caller: Caller, entity: Entity, about: About) -> Mapping[str, Any]:
    """What the asker himself sees in clear of the record, by field uid: no more of it is told."""
    if about.record is None:
        return {}
    try:
        found = await reading.get(caller, entity.app, entity.name, about.record)
    except (NotFound, Forbidden):
        return {}
    clear = [each for each in entity.fields if each.name in found["values"] and each.name not in found["masked"]]
    return {each.uid: (found["labels"].get(each.name), found["values"][each.name]) for each in clear}


def values_of(caller: Caller, entity: Entity, rule: RowRule | None, seen: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The fields of the record a rule names, with their values where the asker sees them."""
    told = []
    for uid in dict.fromkeys(path[0] for path in _paths(rule) if path[0] in entity.by_uid):
        field = entity.by_uid[uid]
        if field.rows is not None:
            continue
        label, value = seen.get(uid, (None, None))
        text = label if isinstance(label, str) or value is None else field.traits.display(value, caller.language)
        told.append({"label": field.label.as_dict(), "seen": uid in seen, "value": text})
    return told


def _paths(rule: RowRule | None) -> Iterator[tuple[str, ...]]:
    if rule is not None:
        yield from (node.path for node in ast.parts(rule.checked.tree) if isinstance(node, ast.Field))


async def shares_with(caller: Caller, actor: Actor, entity: Entity, record: UUID | None) -> list[dict[str, Any]]:
    """The open shares of a record that reach somebody."""
    if record is None:
        return []
    lens = lens_of(actor, caller.live, entity.reference, today=caller.clock.today())
    return await open_now(caller, lens, record, with_whom=actor)


async def account_of(
    caller: Caller, actor: Actor, entity: Entity, about: About, field: EntityField | None, seen: Mapping[str, Any]
) -> Explanation:
    """The same for one post. That a rule is unknown is told to who sees in clear all that the rule looks at."""
    theirs = lens_of(actor, caller.live, entity.reference, today=caller.clock.today())
    asked = Asked(field=None if field is None else field.uid, called=_called(caller, theirs))
    if about.record is not None:
        held, unknown = await _held(caller, actor, theirs, about.record)
        known = {*seen, *STRUCTURE}
        told = [each for each in unknown if all(len(path) == 1 and path[0] in known for path in _paths(each))]
        asked = replace(asked, held=held, unknown=frozenset(told))
    return explain(theirs.access, about.action, asked)


async def _held(caller: Caller, actor: Actor, theirs: Lens, record: UUID) -> tuple[int, frozenset[RowRule]]:
    """Which rules hold of a record, as bits; and which are neither true nor false of it."""
    everything = system_lens(caller.live, theirs.entity).readable()
    rules = tuple(dict.fromkeys(each.rule for each in theirs.rights.clauses if each.rule.may_be_unknown))
    asked: list[ColumnElement[bool]] = []
    for rule in rules:
        asked += [holds(Clause(rule), everything.subject), holds(Clause(rule, unless_false=True), everything.subject)]
    statement = render(
        everything.select(bits(theirs.rights, everything.subject), *asked).where(
            everything.table["id"] == bindparam("id", type_=UUID_COLUMN)
        )
    )
    bound = {**replace(caller, actor=actor).bound(theirs), "id": record}
    row = await caller.session.raw.fetchrow(statement.text, *statement.arguments(bound))
    if row is None:
        raise NotFound(RECORD.as_dict(), record)
    unknown = [rule for at, rule in enumerate(rules) if row[2 * at + 2] and not row[2 * at + 1]]
    return int(row[0]), frozenset(unknown)


def _called(caller: Caller, theirs: Lens) -> dict[str, Label]:
    """What the roles are called whose grants have a say."""
    found: dict[str, Label] = {}
    for grant in (*theirs.access.grants, *theirs.access.deny):
        app, _, name = grant.role.partition("/")
        role = caller.live.roles(app).get(name)
        if role is not None:
            found[grant.role] = role.label
    return found
