"""What an expression names beyond itself: fields of forms, relations, options of a set, calendars; each by what
survives a rename."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.on_calendar import calendars_in
from engine.expressions.types import ListOf, Option, Record, Type
from engine.expressions.unbind import record_of
from engine.fields.shapes import SYSTEM_FIELDS, FormShape
from engine.fields.surroundings import FormSurroundings, referred, table_of
from engine.kinds import Scope
from engine.reference import Reference


@dataclass(frozen=True, slots=True)
class Named:
    """One member of a definition, or the definition itself (`part` empty), as an expression names it.

    `name` and `part_name` are what they were called when the expression was bound; `member` is the uid the tree has,
    and `text` the name that stood for it.
    """

    kind: str
    app: str
    uid: str
    name: str
    part: str = ""
    part_name: str = ""
    member: str = ""
    text: str = ""

    def as_json(self) -> dict[str, str]:
        """As bindings keep it."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__ if getattr(self, name)}

    @classmethod
    def of(cls, data: Any) -> Named:  # Any: JSON
        """What `as_json` wrote."""
        return cls(**data)


def named_by(checked: Checked, around: FormSurroundings) -> Iterator[Named]:
    """Every member a checked tree names, once each, in the order of the text."""
    told: set[Named] = set()
    for each in _all(checked, around):
        if each not in told:
            told.add(each)
            yield each


def _all(checked: Checked, around: FormSurroundings) -> Iterator[Named]:
    yield from _calendars(checked.tree, around)
    for node in ast.parts(checked.tree):
        match node:
            case ast.Field(path):
                yield from _path(path, around)
            case ast.Path(base, member):
                record = record_of(checked.type_of(base).type)
                if record is not None:
                    yield from _member(record.form, member, around)
            case ast.Comparison(_, left, right):
                yield from _option(left, checked.type_of(right).type, around)
                yield from _option(right, checked.type_of(left).type, around)
            case ast.In(operand, tests):
                for test in tests:
                    inner_test = test.operand if isinstance(test, ast.Test) else test
                    for each in inner_test.items if isinstance(inner_test, ast.ListOf) else (inner_test,):
                        yield from _option(each, checked.type_of(operand).type, around)
            case ast.Call(ast.Name("at least" | "at most"), (left, right, _)):
                yield from _option(right, checked.type_of(left).type, around)


def _calendars(tree: ast.Node, around: FormSurroundings) -> Iterator[Named]:
    for text in calendars_in(tree):
        reference = referred(text, around.scope.app)
        found: Any = around.scope.find("calendar", reference) if reference else None  # Any: a definition, with its uid
        if reference is not None and found is not None:
            yield Named("calendar", reference.app, found.uid, reference.name, text=text)


def calendars_called(known: Iterable[Named], scope: Scope) -> dict[str, str]:
    """What texts that named a calendar are by now, as the app of `scope` writes it; only those that are called
    otherwise."""
    wanted = [each for each in known if each.kind == "calendar"]
    present: dict[tuple[str, str], Reference] = {}
    for reference in scope.names("calendar") if wanted else ():
        found: Any = scope.find("calendar", reference)  # Any: a definition, with its uid
        if found is not None:
            present[reference.app, found.uid] = reference
    names: dict[str, str] = {}
    for each in wanted:
        now = present.get((each.app, each.uid))
        if now is not None and now.name != each.name:
            names[each.text] = str(now) if "/" in each.text else now.written_in(scope.app)
    return names


def _path(path: tuple[str, ...], around: FormSurroundings) -> Iterator[Named]:
    first, *rest = path
    extra = next((each for each in around.extra if each.uid == first), None)
    if extra is not None:
        record = record_of(extra.typed.type)
    else:
        record, rest = Record(str(around.form)) if around.form else None, list(path)
    for uid in rest:
        if record is None:
            return
        yield from _member(record.form, uid, around)
        record = _record(record.form, uid, around)


def _member(form: str, uid: str, around: FormSurroundings) -> Iterator[Named]:
    if uid in SYSTEM_FIELDS:
        return
    member = next((each for each in around.members(form) if each.uid == uid), None)
    if member is None:
        return
    of = member.typed.type
    if isinstance(of, ListOf) and of.relation:
        child, by = of.relation.rsplit(".", 1)
        app, child_uid, by_uid = uid.split(".")
        reference = cast("Reference", referred(child, app))
        yield Named("form", app, child_uid, reference.name, member=uid, text=member.name)
        yield Named("form", app, child_uid, reference.name, by_uid, by, member=uid, text=member.name)
        return
    rows = table_of(form)
    owner = referred(rows[0] if rows else form, "")
    shape = cast("FormShape | None", around.scope.find("form", owner)) if owner else None
    if owner is not None and shape is not None:
        called = f"{rows[1]}.{member.name}" if rows else member.name
        yield Named("form", owner.app, shape.uid, owner.name, uid, called, uid, member.name)


def _record(form: str, uid: str, around: FormSurroundings) -> Record | None:
    member = next((each for each in around.members(form) if each.uid == uid), None)
    return record_of(member.typed.type) if member is not None else None


def _option(node: ast.Node, of: Type, around: FormSurroundings) -> Iterator[Named]:
    inner = of.of if isinstance(of, ListOf) else of
    if not (isinstance(inner, Option) and isinstance(node, ast.Literal) and isinstance(node.value, str)):
        return
    reference = referred(inner.set, "")
    found: Any = around.scope.find("option_set", reference) if reference else None  # Any: a definition, with its uid
    if reference is None or found is None:
        return
    for option in found.options:
        if option.code == node.value:
            yield Named("option_set", reference.app, found.uid, reference.name, option.uid, option.code)
