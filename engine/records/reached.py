"""A record with what is reached from it, as values of expressions: every step through the reader's own rights."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from engine.errors import Forbidden, NotFound
from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.failure import Reason
from engine.expressions.native import to_value
from engine.expressions.types import ListOf, Record
from engine.expressions.values.types import Referred, Value
from engine.fields.field_type import ValueProblem
from engine.fields.surroundings import FormSurroundings
from engine.problems import Code, Severity
from engine.records import reading
from engine.records.caller import Caller
from engine.records.entity import EntityField
from engine.records.reading import Wanted
from engine.reference import Reference

MOST_CHILDREN = 200
MOST_RECORDS = 400
"""Records read for one evaluation."""

CUT = Code(
    "expression_related_cut",
    zh="相关记录太多，只看了前 {limit} 条",
    en="There are more related records than the {limit} looked at",
    severity=Severity.WARNING,
)
Path = tuple[str, ...]


class Reached:
    """Reads what one expression needs. `unseen` are the paths the reader may not see, `names` what people and units
    are called, `reasons` what was cut off."""

    def __init__(self, caller: Caller, checked: Checked, around: FormSurroundings) -> None:
        self.caller, self.around = caller, around
        self.unseen: set[Path] = set()
        self.names: dict[str, str] = {}
        self.reasons: list[Reason] = []
        self._left = MOST_RECORDS
        self._followed = _followed(checked)

    async def record(self, form: Reference, record: UUID) -> dict[str, Value]:
        """The record; NotFound where there is none for this reader."""
        return await self._values(form, await reading.get(self.caller, form.app, form.name, record), ())

    async def filled(self, uid: str, value: Value) -> Value:
        """A value somebody gave: where it is the id of a record and the expression looks into it, that record."""
        member = self.around.member(None, uid)
        of = member.typed.type if member else None
        if isinstance(of, Record) and isinstance(value, str) and uid in self._followed:
            return await self._referred(of, value, (uid,))
        return value

    async def _values(self, form: Reference, found: Mapping[str, Any], path: Path) -> dict[str, Value]:
        """A record as it travels, by field uid."""
        lens = self.caller.lens(form.app, form.name)
        values: dict[str, Value] = Referred(id=found["id"], title=found["title"])
        for each in lens.entity.fields:
            at = (*path, each.uid)
            if each.name not in found["values"] or each.name in found["masked"]:
                self.unseen.add(at)
                values[each.uid] = None
                continue
            values[each.uid] = await self._value(each, found, at)
        for name in ("created_at", "updated_at"):
            values[name] = to_value(found[name])
        for name in ("created_by", "updated_by", "owner", "org"):
            values[name] = self._named(found[name])
        if self._followed & {each.uid for each in self.around.members(str(form))}:
            await self._lists(form, values, found["id"], path)
        return values

    async def _value(self, field: EntityField, found: Mapping[str, Any], path: Path) -> Value:
        travelling = found["values"][field.name]
        if travelling is None:
            return None
        if field.target is not None:
            if field.uid in self._followed:
                return await self._referred(Record(str(field.target)), travelling, path)
            return travelling
        label = found["labels"].get(field.name)
        if isinstance(travelling, str) and isinstance(label, str):
            self.names[travelling] = label
        try:
            return to_value(field.traits.parse(travelling))
        except ValueProblem:
            return None  # what is worked out may be what nobody could write, as a length below zero

    def _named(self, who: Mapping[str, Any] | None) -> Value:
        if who is None:
            return None
        if who["label"]:
            self.names[who["id"]] = who["label"]
        return who["id"]

    async def _referred(self, of: Record, record: str, path: Path) -> Value:
        form = Reference.parse(of.form, app="")
        self._left -= 1
        if self._left < 0:
            return None
        try:
            return await self._values(form, await reading.get(self.caller, form.app, form.name, UUID(record)), path)
        except (NotFound, Forbidden, ValueError):
            self.unseen.add(path)
            return None

    async def _lists(self, form: Reference, values: dict[str, Value], record: str, path: Path) -> None:
        for member in self.around.members(str(form)):
            of = member.typed.type
            if member.uid in self._followed and isinstance(of, ListOf) and isinstance(of.of, Record) and of.relation:
                at = (*path, member.uid)
                values[member.uid] = await self._children(Reference.parse(of.of.form, app=""), member.uid, record, at)

    async def _children(self, child: Reference, uid: str, record: str, path: Path) -> Value:
        try:
            field = self.caller.lens(child.app, child.name).entity.by_uid[uid.rsplit(".", 1)[1]]
            condition = {"field": field.name, "op": "eq", "value": record}
            limit = min(MOST_CHILDREN, max(self._left, 1))
            page = await reading.page(self.caller, child.app, child.name, Wanted(filter=[condition], limit=limit))
        except (NotFound, Forbidden, KeyError):
            self.unseen.add(path)
            return None
        self._left -= len(page["items"])
        if page["next"]:
            self.reasons.append(Reason(CUT, (0, 0), (("limit", len(page["items"])),)))
        return [await self._values(child, each, path) for each in page["items"]]


def _followed(checked: Checked) -> frozenset[str]:
    """Uids of the references and relations an expression looks into."""
    found: set[str] = set()
    for node in ast.parts(checked.tree):
        if isinstance(node, ast.Field):
            found.update(node.path[:-1])
            if isinstance(checked.type_of(node).type, ListOf):
                found.add(node.path[-1])
        elif isinstance(node, ast.Path):
            if isinstance(node.base, ast.Path):
                found.add(node.base.member)
            if isinstance(checked.type_of(node).type, ListOf):
                found.add(node.member)
    return frozenset(found)
