"""Through whose eyes a form is looked at: its entity, what this person may do with it, and the same for what it
refers to.

A lens is worked out once for everybody with the same roles and kept with the picture of the live releases; its `key` is
what statements are cached by.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import count
from types import MappingProxyType
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from engine.errors import Forbidden, NotFound
from engine.identity.actor import SYSTEM, Actor
from engine.permissions.access import Access, Action, FieldRight, Grant, RowRule, See, Write
from engine.permissions.policy import Releases, access_of
from engine.permissions.rights import RecordRights, record_rights
from engine.records.entity import Entity
from engine.records.readable import Readable, readable
from engine.reference import Label, Reference

ACTION_LABELS: Mapping[Action, Label] = MappingProxyType(
    {
        Action.READ: Label(zh="查看", en="read"),
        Action.CREATE: Label(zh="新建", en="create"),
        Action.UPDATE: Label(zh="修改", en="update"),
        Action.DELETE: Label(zh="删除", en="delete"),
        Action.TRANSFER: Label(zh="移交", en="transfer"),
        Action.EXPORT: Label(zh="导出", en="export"),
        Action.IMPORT: Label(zh="导入", en="import"),
    }
)
FORM = Label(zh="表单", en="form")
RECORD = Label(zh="记录", en="record")


class Live(Releases, Protocol):
    """All live releases at one moment: a `definitions.live.Picture`."""

    def entity(self, app: str, form: str) -> Any:
        """The compiled form. Any: an `Entity`, which the layer of definitions does not know."""
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
    _readables: dict[tuple[Action, str, bool], Readable] = field(default_factory=dict, repr=False)

    @cached_property
    def rights(self) -> RecordRights:
        """What the access comes to, by which rules hold."""
        return record_rights(self.access)

    @cached_property
    def key(self) -> str:
        """The same for equal forms and rights, references included: what statements are kept by."""
        parts = [_token(self.entity), self.access.digest]
        for uid, target in sorted(self.targets.items()):
            parts += [uid, _token(target.entity), target.access.digest]
        return hashlib.sha256("|".join(parts).encode()).hexdigest()[:20]

    def readable(self, *, action: Action = Action.READ, alias: str = "r", deleted: bool = False) -> Readable:
        """The records that may be read and acted on."""
        key = (action, alias, deleted)
        found = self._readables.get(key)
        if found is None:
            found = readable(self.entity, self.access, action=action, alias=alias, deleted=deleted)
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


_kept: WeakKeyDictionary[Any, dict[tuple[Any, ...], Lens]] = (
    WeakKeyDictionary()
)  # Any: a picture and what lenses depend on


def lens(actor: Actor, live: Live, app: str, form: str, *, today: date) -> Lens:
    """A form as this person sees it today. A form nobody granted him anything on does not exist for him."""
    found = _lens(actor, live, Reference(app, form), today)
    if not found.access.grants:
        raise NotFound(FORM.as_dict(), form)
    return found


def system_lens(live: Live, entity: Entity) -> Lens:
    """A form as the platform itself sees it: for what is a rule and not somebody's wish, such as `on_delete`."""
    return _lens(SYSTEM, live, entity.reference, date.min)


def _lens(actor: Actor, live: Live, form: Reference, today: date) -> Lens:
    kept = _kept.setdefault(live, {})
    key = (form, actor.roles, actor.is_system, today)
    found = kept.get(key)
    if found is None:
        if len(kept) > 5000:
            kept.clear()
        entity = _entity(live, form)
        targets: dict[str, Lens] = {}
        for each in entity.fields:
            if each.target is not None:
                targets[each.uid] = _shallow(actor, live, each.target, today)
        found = kept[key] = Lens(entity, access_for(actor, live, entity, today=today), MappingProxyType(targets))
    return found


def _shallow(actor: Actor, live: Live, form: Reference, today: date) -> Lens:
    """A form referred to, of which only the title is shown."""
    entity = _entity(live, form)
    return Lens(entity, access_for(actor, live, entity, today=today), MappingProxyType({}))


def _entity(live: Live, form: Reference) -> Entity:
    entity: Entity = live.entity(form.app, form.name)
    return entity


def access_for(actor: Actor, live: Live, entity: Entity, *, today: date) -> Access:
    """What somebody may do with a form on a day."""
    return full_access(entity) if actor.is_system else access_of(actor.roles, entity.uid, live, today=today)


def full_access(entity: Entity) -> Access:
    """Everything, for the platform acting as itself."""
    everything = FieldRight(See.CLEAR, Write.ALWAYS)
    rows = tuple((action, RowRule.ALL) for action in Action)
    return Access((Grant("system", "system", rows, None, tuple((each.uid, everything) for each in entity.fields)),))
