"""What follows from a write: values of other records worked out anew, in the same transaction while they are few, by
marks where they are many."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from engine.database.session import Session
from engine.query.sql_columns import NotPushable
from engine.records.caller import Caller
from engine.records.computed.alone import work_out_alone
from engine.records.computed.dependence import ITSELF, Dependant, dependence
from engine.records.computed.marking import mark
from engine.records.computed.statements import hold, hold_sources, waiting, work_out
from engine.records.entity import Entity
from engine.records.held_by_case import refuse_held

Changes = Mapping[str, Sequence[Any]]
"""Old and new value by field uid, as they travel."""

AT_ONCE = 200
"""As many records are worked out anew with the write itself."""

ALWAYS = frozenset({"updated_at", "updated_by"})
"""What every write changes."""


@dataclass(frozen=True)
class Wrote:
    """Records of one form that were written. `changed` are the uids of fields that are different now, None where they
    came, went or came back; `left` by uid what references held before. `many`: written together, what they refer to not
    being held.
    """

    entity: Entity
    records: Sequence[UUID]
    changed: frozenset[str] | None
    left: Mapping[str, frozenset[UUID]] = field(default_factory=dict)
    is_new: bool = False
    many: bool = False


async def after_write(
    caller: Caller, entity: Entity, did: str, rows: Iterable[tuple[UUID, Changes]], *, many: bool = False
) -> bool:
    """Bring up to date what follows from a write, told as the history is; whether the records themselves have other
    values now than they were written with. Nothing of it stands where a case holds one of the records."""
    rows = list(rows)
    if did != "create":
        await refuse_held(caller, entity, [record for record, _ in rows])
    found = dependence(caller.live).of.get(entity.uid)
    if not found and not (entity.linkage is not None and entity.linkage.remote):
        return False
    following = _Following(cast("Session", caller.session), caller.live, caller.clock.real())
    write = wrote(entity, did, rows, many=many)
    is_other = await following.own(write)
    await following.others(write)
    return is_other


def wrote(entity: Entity, did: str, rows: Iterable[tuple[UUID, Changes]], *, many: bool = False) -> Wrote:
    """From what the history is told: of each record the old and the new value by field uid."""
    records: list[UUID] = []
    changed: set[str] = set()
    left: dict[str, set[UUID]] = {}
    for record, changes in rows:
        records.append(record)
        changed.update(changes)
        for uid, pair in changes.items():
            of = entity.by_uid.get(uid)
            if of is not None and of.target is not None and pair[0] is not None:
                left.setdefault(uid, set()).add(UUID(str(pair[0])))
    is_whole = did not in ("update", "transfer")
    return Wrote(
        entity,
        records,
        None if is_whole else frozenset(changed | ALWAYS),
        {uid: frozenset(each) for uid, each in left.items()},
        did == "create",
        many,
    )


async def follow_values(
    session: Session, live: Any, entity: Entity, changed: Mapping[str, Sequence[UUID]], *, now: datetime
) -> None:
    """Bring up to date what follows from values that were worked out anew, by field uid."""
    if not any(changed.values()) or not dependence(live).of.get(entity.uid):
        return
    records = sorted({each for ids in changed.values() for each in ids})
    await _Following(session, live, now).others(Wrote(entity, records, frozenset(changed)))


async def renew(
    session: Session, live: Any, entity: Entity, fields: Collection[str], records: Sequence[UUID]
) -> dict[str, list[UUID]]:
    """Work out these fields of these records and what follows from them in the same record; which became different,
    by field."""
    linkage = entity.linkage
    if linkage is None or not records:
        return {}
    here = await hold(session, entity, sorted(records))
    changed: dict[str, list[UUID]] = {}
    for uid in linkage.stored if here else ():
        if uid in fields or any(each in changed for each in linkage.fields[uid].own):
            try:
                different = await work_out(session, live, entity, uid, here)
            except NotPushable:
                different = await work_out_alone(session, live, entity, uid, here)
            if different:
                changed[uid] = different
    return changed


@dataclass(eq=False)
class _Following:
    session: Session
    live: Any
    now: datetime
    left: int = field(default_factory=lambda: AT_ONCE)

    async def own(self, write: Wrote) -> bool:
        """What the written records hold themselves of others: a record alone has it from its own write, but for what
        is made of lists. Whether anything is different now."""
        linkage = write.entity.linkage
        if linkage is None or not linkage.remote:
            return False
        fields = set(linkage.remote)
        if not write.many and (write.changed is not None or write.is_new):
            fields = {each for each in fields if not write.is_new and self._own_list(write.entity, each, write.changed)}
        if not fields:
            return False
        for way in sorted(linkage.followed):
            await hold_sources(self.session, self.live, write.entity, way, write.records)
        changed = await renew(self.session, self.live, write.entity, fields, write.records)
        await follow_values(self.session, self.live, write.entity, changed, now=self.now)
        return bool(changed)

    def _own_list(self, entity: Entity, uid: str, changed: frozenset[str] | None) -> bool:
        """A value made of a list and of a field of the record that was changed, or of another such value."""
        assert entity.linkage is not None
        rules = entity.linkage.fields[uid]
        return any(rule.relations for rule in rules.settling) and bool(rules.own & (changed or frozenset()))

    async def others(self, first: Wrote) -> None:
        """What other records hold of those that were written, and what follows from that."""
        left = [first]
        while left:
            write = left.pop(0)
            for dependant in dependence(self.live).of.get(write.entity.uid, ()):
                if write.changed is None or write.changed & dependant.sources:
                    left += await self._one(dependant, write)

    async def _one(self, dependant: Dependant, write: Wrote) -> list[Wrote]:
        await self._hold_below(dependant, write)
        most = max(self.left, 0)
        found = await waiting(self.session, dependant, write.records, limit=most + 1)
        before = write.left.get(dependant.by, frozenset()) if dependant.by and not dependant.references else frozenset()
        targets = sorted({*found, *before})
        if len(targets) > most:
            await mark(self.session, dependant.entity, dependant.step, write.records, now=self.now)
            await mark(self.session, dependant.entity, ITSELF, before, now=self.now)
            return []
        self.left -= len(targets)
        changed = await renew(self.session, self.live, dependant.entity, dependant.fields, targets)
        if not changed:
            return []
        records = sorted({each for ids in changed.values() for each in ids})
        return [Wrote(dependant.entity, records, frozenset(changed))]

    async def _hold_below(self, dependant: Dependant, write: Wrote) -> None:
        """Rows of a list whose value goes on over references: what these refer to stays as it is until we are done."""
        if not dependant.by or dependant.references:
            return
        linkage, ways = dependant.entity.linkage, set()
        for uid in dependant.fields if linkage is not None else ():
            for reading in linkage.fields[uid].readings if linkage is not None else ():
                if reading.references and reading.relation.endswith(f".{write.entity.uid}.{dependant.by}"):
                    ways.add(reading.references)
        for way in sorted(ways):
            await hold_sources(self.session, self.live, write.entity, way, write.records)
