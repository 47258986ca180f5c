"""A record's history: who, when, old → new, as far as its reader sees the fields today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select

from engine.database.types import Identifier
from engine.errors import NotFound
from engine.fields.shapes import SYSTEM_FIELDS
from engine.permissions.access import Action, See
from engine.permissions.rights import Rights
from engine.problems import Language
from engine.query.render import render
from engine.records import row_texts
from engine.records.answer import record_reading
from engine.records.caller import Caller
from engine.records.columns import INTEGER
from engine.records.entity import EntityField
from engine.records.lens import RECORD, Lens
from engine.records.names import KnownNames, names
from engine.records.projection import person_ref, unit_label
from engine.records.reading import fetch
from engine.records.sealing import opened_changes
from engine.records.several import flat
from engine.records.stale import loaded, shown
from engine.records.tables import change
from engine.records.titles import seen_form, titles

PAGE = 50

_CHANGES = render(
    select(
        change.c.version,
        change.c.at,
        change.c.actor,
        change.c.on_behalf_of,
        change.c.action,
        change.c.source,
        change.c.changes,
    )
    .where(
        change.c.record_id == bindparam("id", type_=Identifier),
        change.c.version < bindparam("before", type_=INTEGER),
    )
    .order_by(change.c.version.desc())
    .limit(bindparam("most", type_=INTEGER))
)


async def history(caller: Caller, app: str, form: str, record: UUID, *, before: int | None = None) -> dict[str, Any]:
    """The changes of a record, the newest first: `{items, next}`; `before` is the version to go on below."""
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    reading, row = await fetch(caller, lens, record)
    if row is None:
        raise NotFound(RECORD.as_dict(), record)
    rights = reading.projection.rights(row)
    bound = {"id": record, "before": before if before is not None else 2**31 - 1, "most": PAGE + 1}
    rows = await caller.session.raw.fetch(_CHANGES.text, *_CHANGES.arguments(bound))
    more, rows = len(rows) > PAGE, rows[:PAGE]
    changes = await opened_changes(caller.session, lens.entity, [(record, loaded(each["changes"])) for each in rows])
    texts = await Texts.gather(caller, lens, rights, rows, changes)
    await names(caller.session, {each["on_behalf_of"] for each in rows} - {None}, set())
    items = [
        {
            "version": each["version"],
            "at": each["at"].isoformat(),
            "by": person_ref(each["actor"], texts.known),
            "on_behalf_of": person_ref(each["on_behalf_of"], texts.known),
            "action": each["action"],
            "source": each["source"],
            "changes": texts.told(changed),
        }
        for each, changed in zip(rows, changes, strict=True)
    ]
    read = sensitive_seen(lens, rights)
    if read:
        await record_reading(caller, lens.entity, fields=read, ids=[record])
    return {"items": items, "next": str(rows[-1]["version"]) if more else None}


def _seen(lens: Lens, rights: Rights) -> Iterable[EntityField]:
    return (each for each in lens.entity.fields if each.uid in rights.see)


def sensitive_seen(lens: Lens, rights: Rights) -> set[str]:
    """Fields of class C2 and C3 whose past values are shown in clear."""
    return {each.name for each in _seen(lens, rights) if _is_sensitive(each, rights)}


def _is_sensitive(field: EntityField, rights: Rights) -> bool:
    return field.sensitivity in ("C2", "C3") and rights.see.get(field.uid) is See.CLEAR


class Texts:
    """Old and new values in words, with every name they need looked up beforehand."""

    def __init__(self, caller: Caller, lens: Lens, rights: Rights, known: KnownNames) -> None:
        self.known = known
        self._caller, self._lens, self._rights = caller, lens, rights
        self._titles: dict[tuple[str, str], str | None] = {}

    @classmethod
    async def gather(
        cls, caller: Caller, lens: Lens, rights: Rights, rows: Sequence[Any], changes: Sequence[Mapping[str, Any]]
    ) -> Texts:
        """Everything needed for the changes of these rows."""
        people, units = {each["actor"] for each in rows}, set[UUID]()
        referred: dict[str, set[UUID]] = {}
        for changed in changes:
            for uid, values in changed.items():
                ids = {UUID(each) for each in flat(values) if isinstance(each, str) and _is_id(each)}
                field = lens.entity.by_uid.get(uid)
                kind = field.type if field is not None else {"owner": "person", "org": "org_unit"}.get(uid)
                if kind in ("person", "people"):
                    people |= ids
                elif kind == "org_unit":
                    units |= ids
                elif field is not None and kind in ("reference", "references"):
                    referred.setdefault(uid, set()).update(ids)
        texts = cls(caller, lens, rights, await names(caller.session, people, units))
        for uid, ids in referred.items():
            await texts._look_up(uid, ids)
        return texts

    def told(self, changed: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The fields of one change in the order of the form; those not seen are left out."""
        told = []
        for each in _seen(self._lens, self._rights):
            if each.uid in changed and each.rows is not None and self._rights.see.get(each.uid) is See.CLEAR:
                told.append(row_texts.told(each, changed[each.uid], self._caller.language))
            elif each.uid in changed:
                old, new = (shown(each, self._rights, value) for value in changed[each.uid])
                texts = [self._text(each, value) for value in changed[each.uid]]
                told.append(_line(each.name, each.label.as_dict(), old, new, texts))
        for name in ("owner", "org"):
            if name in changed:
                old, new = changed[name]
                texts = [self._named(name, value) for value in (old, new)]
                told.append(_line(name, SYSTEM_FIELDS[name].label.as_dict(), old, new, texts))
        return told

    def _text(self, field: EntityField, value: Any) -> str | None:
        if value is None:
            return None
        if self._rights.see.get(field.uid) is not See.CLEAR:
            masked = shown(field, self._rights, value)
            return None if masked is None else str(masked)
        if field.type in ("person", "org_unit"):
            return self._named("owner" if field.type == "person" else "org", value)
        if field.type in ("people", "references"):
            told = [self._one(field, each) for each in value]
            return ("、" if self._caller.language is Language.ZH else ", ").join(each for each in told if each)
        if field.uid in self._lens.targets:
            return self._titles.get((field.uid, value))
        return field.traits.display(value, self._caller.language)

    def _one(self, field: EntityField, value: str) -> str | None:
        return self._named("owner", value) if field.type == "people" else self._titles.get((field.uid, value))

    def _named(self, kind: str, value: str | None) -> str | None:
        if value is None:
            return None
        key = UUID(value)
        return self.known.person(key) if kind == "owner" else unit_label(key, self.known, self._caller.language)

    async def _look_up(self, uid: str, ids: set[UUID]) -> None:
        """Titles of referred records, of those the reader may read."""
        target = self._lens.targets.get(uid) or seen_form(self._caller, self._lens.entity.by_uid[uid])
        for key, title in (await titles(self._caller, target, ids)).items() if target is not None else ():
            self._titles[uid, str(key)] = title


def _line(name: str, label: Any, old: Any, new: Any, texts: Sequence[str | None]) -> dict[str, Any]:
    return {"field": name, "label": label, "old": old, "new": new, "old_text": texts[0], "new_text": texts[1]}


def _is_id(text: str) -> bool:
    return len(text) == 36 and text.count("-") == 4
