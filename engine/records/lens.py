"""Through whose eyes a form is looked at: its entity, what this person may do with it, and the same for what it
refers to.

A lens is worked out once for everybody with the same roles and kept with the picture of the live releases; its `key` is
what statements are cached by. `given` are the codes that rank and the working days its rules ask for: bound when one
runs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import count
from types import MappingProxyType
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from engine.calendars.live import live_calendars
from engine.errors import Forbidden, NotFound
from engine.identity.actor import SYSTEM, Actor
from engine.identity.shared import SHARERS
from engine.kinds import Scope
from engine.permissions.access import Access, Action, FieldRight, Grant, See, Write
from engine.permissions.policy import Releases, access_of, sharers
from engine.permissions.rights import RecordRights, record_rights
from engine.permissions.row_rule import ALL
from engine.records.entity import Entity
from engine.records.eyes import SystemEyes
from engine.records.readable import Readable, readable
from engine.records.row_rules import given_to_rules, given_to_values, reached
from engine.reference import Label, Reference

ACTION_LABELS: Mapping[Action, Label] = MappingProxyType(
    {
        Action.READ: Label(zh="查看", en="read"),
        Action.CREATE: Label(zh="新建", en="create"),
        Action.UPDATE: Label(zh="修改", en="update"),
        Action.DELETE: Label(zh="删除", en="delete"),
        Action.TRANSFER: Label(zh="移交", en="transfer"),
        Action.SHARE: Label(zh="共享", en="share"),
        Action.EXPORT: Label(zh="导出", en="export"),
        Action.IMPORT: Label(zh="导入", en="import"),
    }
)
FORM = Label(zh="表单", en="form")
RECORD = Label(zh="记录", en="record")
FIELD = Label(zh="字段", en="field")


class Live(Releases, Protocol):
    """All live releases at one moment: a `definitions.live.Picture`."""

    def entity(self, app: str, form: str) -> Any:
        """The compiled form. Any: an `Entity`, which the layer of definitions does not know."""
        ...

    def apps(self) -> Sequence[str]:
        """Every app with a live release."""
        ...

    def compiled(self, kind: str, app: str, name: str) -> Any:
        """What a kind's compile returned."""
        ...

    def release(self, app: str) -> int:
        """The number of the app's live release; NotFound when nothing of it is published."""
        ...

    def definitions(self, app: str, kind: str) -> Any:
        """The app's live definitions of a kind. Any: each has name, uid, version and model."""
        ...

    def definition(self, kind: str, app: str, name: str) -> Any:
        """One of them."""
        ...

    def by_uid(self, kind: str, uid: str) -> Any:
        """One of any app, by what survives a rename."""
        ...

    def scope(self, app: str) -> Scope:
        """What the definitions of an app see of the others."""
        ...

    def option_set(self, app: str, name: str) -> Any:
        """A compiled option set."""
        ...

    def view(self, app: str, name: str) -> Any:
        """The compiled view. Any: `views` stands above this layer."""
        ...


@dataclass(frozen=True, eq=False)
class Lens:
    """One form through the eyes of all who hold the same roles. `targets` are the forms its references point to, by
    field uid."""

    entity: Entity
    access: Access
    targets: Mapping[str, Lens]
    eyes: SystemEyes
    given: Mapping[str, Any]
    _readables: dict[tuple[Action, str, bool], Readable] = field(default_factory=dict, repr=False)

    @cached_property
    def rights(self) -> RecordRights:
        """What the access comes to, by which rules hold."""
        return record_rights(self.access)

    @cached_property
    def key(self) -> str:
        """The same for equal forms and rights, references included: what statements are kept by."""
        parts = self._parts()
        for uid, target in sorted(self.targets.items()):
            parts += [uid, *target._parts()]
        return hashlib.sha256("|".join(parts).encode()).hexdigest()[:20]

    def _parts(self) -> list[str]:
        looked_into = sorted({_token(each) for each in reached(self.access, self.entity, self.eyes)})
        return [_token(self.entity), self.access.digest, *looked_into, *(["shared"] if self.eyes.shares else [])]

    def readable(self, *, action: Action = Action.READ, alias: str | None = "r", deleted: bool = False) -> Readable:
        """The records that may be read and acted on; without an alias under a name of their own each time."""
        if alias is None:
            return readable(self.entity, self.access, self.eyes, action=action, alias=None, deleted=deleted)
        key = (action, alias, deleted)
        found = self._readables.get(key)
        if found is None:
            found = readable(self.entity, self.access, self.eyes, action=action, alias=alias, deleted=deleted)
            self._readables[key] = found
        return found

    def need(self, action: Action) -> None:
        """Refuse who may do this with no record at all; to whom nothing is granted, the form does not exist."""
        if self.access.may(action):
            return
        if not self.access.grants:
            raise NotFound(FORM.as_dict(), self.entity.name)
        raise Forbidden(ACTION_LABELS[action].as_dict())


_tokens: WeakKeyDictionary[Entity, str] = WeakKeyDictionary()
_count = count()


def _token(entity: Entity) -> str:
    """A compiled form's own mark: a version is compiled anew when an option set it draws on changes."""
    found = _tokens.get(entity)
    if found is None:
        found = _tokens[entity] = str(next(_count))
    return found


_sharers: WeakKeyDictionary[Any, dict[date, list[str]]] = WeakKeyDictionary()  # Any: a picture
_kept: WeakKeyDictionary[Any, dict[tuple[Any, ...], Lens]] = (
    WeakKeyDictionary()
)  # Any: a picture and what lenses depend on


def lens(actor: Actor, live: Live, app: str, form: str, *, today: date) -> Lens:
    """A form as this person sees it today. A form nobody granted him anything on does not exist for him."""
    found = lens_of(actor, live, Reference(app, form), today=today)
    if not found.access.grants:
        raise NotFound(FORM.as_dict(), form)
    return found


def system_lens(live: Live, entity: Entity) -> Lens:
    """A form as the platform itself sees it: for what is a rule and not somebody's wish, such as `on_delete`."""
    return lens_of(SYSTEM, live, entity.reference, today=date.min)


def lens_of(actor: Actor, live: Live, form: Reference, *, today: date) -> Lens:
    """A form through somebody's eyes, even if they see nothing of it."""
    kept = _kept.setdefault(live, {})
    key = (form, actor.roles, actor.is_system, actor.shared_forms, today)
    found = kept.get(key)
    if found is None:
        if len(kept) > 5000:
            kept.clear()
        entity = _entity(live, form)
        targets: dict[str, Lens] = {}
        for each in entity.fields:
            if each.target is not None:
                targets[each.uid] = _seen(actor, live, _entity(live, each.target), {}, today)
        found = kept[key] = _seen(actor, live, entity, targets, today)
    return found


def _seen(actor: Actor, live: Live, entity: Entity, targets: Mapping[str, Lens], today: date) -> Lens:
    """A form with some of those it refers to; of these only the title is shown, so they need none of their own."""
    access = access_for(actor, live, entity, today=today)
    eyes = SystemEyes(live, shares=actor.is_system or entity.uid in actor.shared_forms)
    given = dict(given_to_rules(access, live.option_set, live_calendars(live, entity.app)))
    given[SHARERS] = sharers_of(live, today=today)
    given |= given_to_values(entity, eyes, live.option_set, live_calendars(live, entity.app))
    for each in targets.values():
        given |= each.given
    return Lens(entity, access, MappingProxyType(dict(targets)), eyes, MappingProxyType(given))


def sharers_of(live: Live, *, today: date) -> list[str]:
    """The roles with which records may be shared, of all apps; worked out once a day and release."""
    kept = _sharers.setdefault(live, {})
    if today not in kept:
        kept[today] = sharers(live, live.apps(), today=today)
    return kept[today]


def _entity(live: Live, form: Reference) -> Entity:
    entity: Entity = live.entity(form.app, form.name)
    return entity


def access_for(actor: Actor, live: Live, entity: Entity, *, today: date) -> Access:
    """What somebody may do with a form on a day."""
    return full_access(entity) if actor.is_system else access_of(actor.roles, entity.uid, live, today=today)


def full_access(entity: Entity) -> Access:
    """Everything, for the platform acting as itself."""
    everything = FieldRight(See.CLEAR, Write.ALWAYS)
    rows = tuple((action, ALL) for action in Action)
    return Access((Grant("system", "system", rows, None, tuple((each.uid, everything) for each in entity.fields)),))
