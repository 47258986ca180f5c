"""What an open task opens of one record: to its holder, and to nobody else.

A field the node names has exactly the right written there; one it does not name has what his roles say of this very
record. What they deny stays denied. The lens is good for the record of the task only: whoever makes one has read which
that is from the task, and asks by its id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary

from engine.flows.task_model import FieldRight as Written
from engine.permissions.access import Access, Action, FieldRight, Grant, See, Write
from engine.permissions.row_rule import ALL
from engine.records.caller import Caller
from engine.records.entity import Entity
from engine.records.lens import Lens, lens_of
from engine.reference import Reference

SEES: Mapping[str | None, See] = {"hidden": See.HIDDEN, "masked": See.MASKED, "clear": See.CLEAR, None: See.CLEAR}
_kept: WeakKeyDictionary[Any, dict[tuple[Any, ...], Lens]] = WeakKeyDictionary()  # Any: a picture


def task_lens(caller: Caller, form: Reference, rights: Iterable[Written], *, key: str, writes: bool) -> Lens:
    """The form of a task's record as who has the task sees it. `key` says which node of which version; without
    `writes` it is only read."""
    kept = _kept.setdefault(caller.live, {})
    actor, today = caller.actor, caller.clock.today()
    known = (form, key, writes, actor.roles, actor.shared_forms, today)
    found = kept.get(known)
    if found is None:
        if len(kept) > 2_000:
            kept.clear()
        own = lens_of(actor, caller.live, form, today=today)
        access = with_task(own.access, own.entity, rights, writes=writes)
        found = kept[known] = replace(own, access=access, _readables={})
    return found


def with_task(access: Access, entity: Entity, rights: Iterable[Written], *, writes: bool) -> Access:
    """His rights on the record, with those of the task in the place of his own where it names a field."""
    named = {entity.by_name[each.field].uid: each for each in rights if each.field in entity.by_name}
    fields = tuple((uid, _right(each, writes=writes)) for uid, each in named.items())
    acts = (Action.READ, Action.UPDATE) if writes else (Action.READ,)
    task = Grant("task", "task", tuple((each, ALL) for each in acts), None, fields)
    return Access((*(_without(each, named) for each in access.grants), task), access.deny)


def _right(said: Written, *, writes: bool) -> FieldRight:
    written = Write.ALWAYS if writes and said.write == "always" else Write.NEVER
    return FieldRight(SEES[said.see], written)


def _without(grant: Grant, named: Mapping[str, Any]) -> Grant:
    """A grant as it reads, of fields the task does not name: what he may do with the record is the task's to say."""
    rows = tuple((action, rule) for action, rule in grant.rows if action is Action.READ)
    fields = tuple((uid, replace(right, write=Write.NEVER)) for uid, right in grant.fields if uid not in named)
    return replace(grant, rows=rows, after=None, fields=fields)


def consulted_lens(caller: Caller, form: Reference, fields: Iterable[str], *, key: str) -> Lens:
    """The form as somebody who is asked for his opinion sees it: the fields that were shared, and no other."""
    kept = _kept.setdefault(caller.live, {})
    actor, today = caller.actor, caller.clock.today()
    known = (form, key, "consulted", actor.roles, actor.shared_forms, today)
    found = kept.get(known)
    if found is None:
        own = lens_of(actor, caller.live, form, today=today)
        entity = own.entity
        clear = FieldRight(See.CLEAR, Write.NEVER)
        shown = tuple((entity.by_name[each].uid, clear) for each in fields if each in entity.by_name)
        access = Access((Grant("task", "task", ((Action.READ, ALL),), None, shown),), own.access.deny)
        found = kept[known] = replace(own, access=access, _readables={})
    return found
