"""What names mean inside an expression that stands on a form: its fields and the system fields, the records it refers
to, and the records that refer to it.

A relation is called after the form it comes from: the deposits of a customer are `deposit_list`, or 存款列表. Where a
form refers here by several fields, the field is added: `transfer_list_by_payer`, 转账列表（付款人）.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from engine.expressions import types
from engine.expressions.surroundings import Choice, Member
from engine.expressions.types import ListOf, Money, Option, Record, Type, Typed
from engine.fields.attached import ATTACHED
from engine.fields.rows import TABLE
from engine.fields.sealed import is_encrypted
from engine.fields.shapes import SYSTEM_FIELDS, ColumnShape, FieldShape, FormShape, OptionSetShape
from engine.kinds import Scope
from engine.reference import Label, Reference

FURTHEST = 4
"""References are followed this many steps from the form an expression stands on."""

SIMPLE_TYPES: Mapping[str, Type] = {
    **dict.fromkeys(("text", "long_text", "phone", "email", "id_number", "serial_number"), types.TEXT),
    **dict.fromkeys(ATTACHED, types.TEXT),  # their names, as one text
    **dict.fromkeys(("url", "card_number", "region", "address", "location", "rich_text"), types.TEXT),
    **dict.fromkeys(("integer", "decimal", "percent", "rating", "slider"), types.NUMBER),
    "time": types.TIME,
    "duration": types.DAYS_TIME,
    "tags": ListOf(types.TEXT),
    "people": ListOf(types.PERSON),
    "references": ListOf(types.TEXT),
    "boolean": types.BOOLEAN,
    "date": types.DATE,
    "date_time": types.DATE_TIME,
    "person": types.PERSON,
    "org_unit": types.ORG_UNIT,
}
"""The expression type of a field type that has no parameters."""

NEVER_EMPTY = frozenset({"created_at", "updated_at"})


def type_of_field(of: ColumnShape, app: str, scope: Scope) -> Type:
    """What a field of a form of `app` holds. Unknown field types and broken options are of any type."""
    match of.type:
        case "money":
            return Money(str(of.options.get("currency", "CNY")))
        case "choice" | "choices":
            named = referred(of.options.get("set"), app)
            found = cast("OptionSetShape | None", scope.find("option_set", named)) if named else None
            chosen = Option(str(named), found is not None and found.ranked) if named else types.TEXT
            return ListOf(chosen) if of.type == "choices" else chosen
        case "reference":
            target = referred(of.options.get("form"), app)
            return Record(str(target)) if target else types.ANY
    return SIMPLE_TYPES.get(of.type, types.ANY)


def referred(text: object, app: str) -> Reference | None:
    """A reference as written in the options of a field of `app`, if it is one."""
    try:
        return Reference.parse(text, app=app) if isinstance(text, str) else None
    except ValueError:
        return None


def is_rows(of: Type) -> bool:
    """The rows of a sub-table: read with their record, unlike records that refer to it."""
    return isinstance(of, ListOf) and isinstance(of.of, Record) and table_of(of.of.form) is not None


def table_of(form: str) -> tuple[str, str] | None:
    """The form (app/name) and the sub-table of it that a name like `app/name.items` stands for; None for a form."""
    owner, dot, table = form.partition(".")
    return (owner, table) if dot else None


@dataclass(eq=False)
class FormSurroundings:
    """The surroundings of an expression on `form`, seen from the definition that `scope` belongs to.

    `extra` are names that stand for something by themselves there: inputs of a decision, row rules of a permission.
    """

    scope: Scope
    form: Reference | None
    extra: tuple[Member, ...] = ()
    _members: dict[str, tuple[Member, ...]] = field(default_factory=dict)
    _relations: dict[str, list[tuple[Reference, FormShape, FieldShape]]] | None = None

    def names(self) -> Iterable[str]:
        """Names and labels of the form and of all that can be reached from it."""
        found: set[str] = set()
        reached: set[str] = set()
        edge = {str(self.form)} if self.form else set()
        for _ in range(FURTHEST):
            members = [each for form in edge for each in self.members(form)]
            found.update(text for each in members for text in _spellings(each))
            reached |= edge
            edge = {form for each in members if (form := _form_of(each.typed.type))} - reached
        return found | {text for each in self.extra for text in _spellings(each)}

    def member(self, owner: Record | None, name: str) -> Member | None:
        """By name first, then by label, then by uid."""
        if owner is None:
            own = self.members(str(self.form)) if self.form else ()
            return _called(name, self.extra) or _called(name, own)
        return _called(name, self.members(owner.form))

    def choices(self, option_set: str) -> Sequence[Choice]:
        """The options of a set, the lowest first where they rank."""
        named = referred(option_set, "")
        found = cast("OptionSetShape | None", self.scope.find("option_set", named)) if named else None
        return tuple(Choice(each.code, each.label) for each in found.options) if found else ()

    def members(self, form: str) -> tuple[Member, ...]:
        """All members of the records of a form (app/name); none where it is not there or may not be named from here."""
        found = self._members.get(form)
        if found is None:
            found = self._members[form] = tuple(self._of(form))
        return found

    def _of(self, form: str) -> Iterator[Member]:
        owner, _, table = form.partition(".")
        reference = referred(owner, "")
        shape = cast("FormShape | None", self.scope.find("form", reference)) if reference else None
        if shape is None or reference is None:
            return
        if table:
            columns = next((each.fields for each in shape.fields if (each.type, each.name) == (TABLE, table)), ())
            for column in columns:
                of = type_of_field(column, reference.app, self.scope)
                yield Member(column.uid, column.name, column.label, Typed(of), is_filled=column.required)
            return
        for each in shape.fields:
            if each.type == TABLE:
                rows = ListOf(Record(f"{form}.{each.name}"))
                yield Member(each.uid, each.name, each.label, Typed(rows, nullable=False))
                continue
            typed = Typed(type_of_field(each, reference.app, self.scope))
            is_filled = each.required and each.visible_if is None
            yield Member(each.uid, each.name, each.label, typed, is_encrypted=is_encrypted(each), is_filled=is_filled)
        for system in SYSTEM_FIELDS.values():
            typed = Typed(SIMPLE_TYPES[system.type], nullable=system.name not in NEVER_EMPTY)
            yield Member(system.name, system.name, system.label, typed)
        yield from self._lists(form, shape)

    def _lists(self, form: str, shape: FormShape) -> Iterator[Member]:
        """The relations that end here; a field of the form's own keeps its name before them."""
        taken = {each.name for each in shape.fields} | set(SYSTEM_FIELDS)
        coming = self._coming().get(form, [])
        for child, child_shape, by in coming:
            several = sum(other == child for other, _, _ in coming) > 1
            name = f"{child.name}_list_by_{by.name}" if several else f"{child.name}_list"
            if name in taken:
                continue
            taken.add(name)
            of = ListOf(Record(str(child)), relation=f"{child}.{by.name}")
            yield Member(
                relation_uid(child.app, child_shape.uid, by.uid),
                name,
                _label(child_shape, by, several),
                Typed(of, False),
            )

    def _coming(self) -> dict[str, list[tuple[Reference, FormShape, FieldShape]]]:
        """Every reference field that may be seen from here, by the form it points to."""
        if self._relations is None:
            self._relations = {}
            for child in self.scope.names("form"):
                shape = cast("FormShape | None", self.scope.find("form", child))
                for each in shape.fields if shape else ():
                    target = referred(each.options.get("form"), child.app) if each.type == "reference" else None
                    if shape is not None and target is not None:
                        self._relations.setdefault(str(target), []).append((child, shape, each))
        return self._relations


def relation_uid(app: str, form: str, by: str) -> str:
    """How a stored tree names a relation: the app, the uid of the child form, the uid of the field that refers."""
    return f"{app}.{form}.{by}"


def _label(child: FormShape, by: FieldShape, several: bool) -> Label:
    zh, en = f"{child.label.zh}列表", f"{child.label.en or child.label.zh} list"
    if several:
        zh, en = f"{zh}（{by.label.zh}）", f"{en} ({by.label.en or by.label.zh})"
    return Label(zh=zh[:200], en=en[:200])


def _called(name: str, members: Sequence[Member]) -> Member | None:
    by_name = next((each for each in members if each.name == name), None)
    by_label = next((each for each in members if name in (each.label.zh, each.label.en)), None)
    return by_name or by_label or next((each for each in members if each.uid == name), None)


def _spellings(of: Member) -> set[str]:
    return {of.name, of.label.zh, of.label.en or of.label.zh}


def _form_of(of: Type) -> str | None:
    if isinstance(of, ListOf):
        of = of.of
    return of.form if isinstance(of, Record) else None
