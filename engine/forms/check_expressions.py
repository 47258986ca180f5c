"""What is wrong with a form's expressions beyond what they say: values that follow from each other in a ring, settings
that contradict a formula, and what a form cannot read yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import cast

from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.types import ListOf, Option, Record
from engine.fields.documents import label_problems
from engine.fields.expressions import Reader, type_named
from engine.fields.field_type import field_types
from engine.fields.shapes import OptionSetShape
from engine.fields.surroundings import is_rows, referred
from engine.forms.check_computed import IN_A_RING, NO_LISTS_YET, computed_problems, far_lists
from engine.forms.check_offered import linked_choice_problems
from engine.forms.computing import Computing
from engine.forms.expressions import VALUED, Role, of_check, of_field, text_of
from engine.forms.model import Form, FormField
from engine.kinds import Expression, Scope
from engine.problems import Code, Problem, pointer
from engine.reference import Reference

NOT_COMPUTED = Code("cannot_be_computed", zh="{type}字段不能用公式", en="A field of type '{type}' cannot be computed")
COMPUTED_DEFAULT = Code(
    "computed_default", zh="有公式的字段不能再有默认值", en="A field with a formula has no default beside it"
)
COMPUTED_LOCKED = Code(
    "computed_read_only_if",
    zh="有公式的字段总是只读，不需要只读条件",
    en="A field with a formula is always read only; it needs no condition for it",
)
THROUGH_COMPUTED = Code(
    "through_computed_reference",
    zh="“{label}”本身由公式得出，不能再经由它取值；请直接写出完整的路径",
    en="{label} is worked out itself, so nothing can be reached through it; write the whole path instead",
)
NO_SUCH_RESULT = Code(
    "computed_unknown_option",
    zh="公式的结果“{value}”不是选项集里的选项（请写选项的代码）",
    en="The result '{value}' is no option of the set; write the code of an option",
)
READS_SENSITIVE = Code(
    "computed_from_sensitive",
    zh="公式读取了敏感字段“{label}”（{class_}）；本字段的敏感级别不能更低",
    en="The formula reads {label}, which is of class {class_}; this field's class cannot be lower",
)
READS_ENCRYPTED = Code(
    "computed_from_encrypted",
    zh="公式不能读取加密的字段：结果会以明文保存下来",
    en="A formula cannot read an encrypted field: its result would be kept in clear",
)
DUPLICATE_CHECK = Code("duplicate_check", zh="两个校验都叫“{name}”", en="Two checks are named '{name}'")


@dataclass(frozen=True)
class _Read:
    """One expression of a field, checked."""

    field: FormField
    role: Role
    expression: Expression
    checked: Checked


def expression_problems(form: Form, scope: Scope) -> list[Problem]:
    """Everything wrong; what an expression says by itself is told by publishing, for all kinds alike."""
    reader = Reader(scope)
    read = list(_read(form, scope, reader))
    checks = [of_check(form, index, scope.app) for index in range(len(form.checks))]
    every = [(each.expression, each.checked) for each in read if each.role != "computed"]
    formulas = [each for each in read if each.role == "computed"]
    for expression, check in zip(checks, form.checks, strict=True):
        checked, _ = reader.check(expression, check.fails_if)
        if checked is not None and checked.is_valid:
            every.append((expression, checked))
    return [
        *_settings(form),
        *_checks(form),
        *(problem for expression, checked in every for problem in _reach(form, expression, checked)),
        *(problem for each in formulas for problem in _formula(form, each, scope)),
        *_results(read, scope),
        *_sensitive(form, read, reader, scope),
        *_rings(form, read),
        *_encrypted(read),
        *computed_problems(form, scope, Computing(reader, scope)),
    ]


def _read(form: Form, scope: Scope, reader: Reader) -> Iterator[_Read]:
    for index, field in enumerate(form.fields):
        for role, expression in of_field(form, field, index, scope.app):
            checked, _ = reader.check(expression, text_of(field, role))
            if checked is not None and checked.is_valid:
                yield _Read(field, role, expression, checked)


def _encrypted(read: list[_Read]) -> Iterator[Problem]:
    """Conditions may read what is encrypted; what a formula gives is kept."""
    for each in read:
        if each.role in VALUED and (each.checked.encrypted or each.checked.encrypted_members):
            yield READS_ENCRYPTED.at(each.expression.path, start=0, end=len(text_of(each.field, each.role)))


def _settings(form: Form) -> Iterator[Problem]:
    for index, field in enumerate(form.fields):
        path = pointer("fields", index)
        yield from (each.under(path) for each in linked_choice_problems(field))
        if field.computed is None:
            continue
        if field.type == "serial_number":
            yield NOT_COMPUTED.at(path + "/computed", type=field_types.get(field.type).label.as_dict())
        if field.default is not None:
            yield COMPUTED_DEFAULT.at(path + "/default")
        if field.read_only_if is not None:
            yield COMPUTED_LOCKED.at(path + "/read_only_if")


def _checks(form: Form) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, check in enumerate(form.checks):
        yield from label_problems(check.message, pointer("checks", index, "message"))
        if check.name in seen:
            yield DUPLICATE_CHECK.at(pointer("checks", index, "name"), name=check.name)
        seen.add(check.name)


def _formula(form: Form, read: _Read, scope: Scope) -> Iterator[Problem]:
    """A formula may read the lists of records that refer to its own."""
    index = form.fields.index(read.field)
    yield from far_lists(form, read.field, index, scope.app, read.checked)
    yield from _reach(form, read.expression, read.checked, lists=True)


def _reach(form: Form, expression: Expression, checked: Checked, *, lists: bool = False) -> Iterator[Problem]:
    """What an expression cannot read when a record is saved."""
    computed = {each.uid: each for each in form.fields if each.computed is not None}
    for node in ast.parts(checked.tree):
        typed = checked.type_of(node).type if isinstance(node, (ast.Field, ast.Path)) else None
        start, end = node.span
        own_rows = typed is not None and is_rows(typed) and isinstance(node, ast.Field) and len(node.path) == 1
        if isinstance(typed, ListOf) and isinstance(typed.of, Record) and not lists and not own_rows:
            yield NO_LISTS_YET.at(expression.path, start=start, end=end, name=typed.of.form)
        elif isinstance(node, ast.Field) and len(node.path) > 1 and node.path[0] in computed:
            label = computed[node.path[0]].label.as_dict()
            yield THROUGH_COMPUTED.at(expression.path, start=start, end=end, label=label)


def _results(read: list[_Read], scope: Scope) -> Iterator[Problem]:
    """A formula of a choice gives codes: each that is written out must be one."""
    for each in read:
        wanted = type_named(each.expression.wanted, scope) if each.role in VALUED else None
        named = referred(wanted.set, scope.app) if isinstance(wanted, Option) else None
        options = cast("OptionSetShape | None", scope.find("option_set", named)) if named else None
        if options is None:
            continue
        codes = {one.code for one in options.options}
        for literal in _written_out(each.checked.tree):
            if literal.value not in codes:
                start, end = literal.span
                yield NO_SUCH_RESULT.at(each.expression.path, start=start, end=end, value=literal.value)


def _sensitive(form: Form, read: list[_Read], reader: Reader, scope: Scope) -> Iterator[Problem]:
    for each in read:
        if each.role not in VALUED:
            continue
        for named in reader.named(each.expression, each.checked):
            of = scope.find(named.kind, Reference(named.app, named.name)) if named.kind == "form" else None
            for field in of.fields if isinstance(of, Form) else ():
                if field.uid == named.part and field.sensitivity > each.field.sensitivity:
                    path = pointer("fields", form.fields.index(each.field), "sensitivity")
                    yield READS_SENSITIVE.at(path, label=field.label.as_dict(), class_=field.sensitivity)


def _written_out(tree: ast.Node) -> Iterator[ast.Literal]:
    match tree:
        case ast.Literal(str()):
            yield tree
        case ast.If(_, then, otherwise):
            yield from _written_out(then)
            yield from _written_out(otherwise)
        case ast.Call(ast.Name("ifnull"), (value, otherwise)):
            yield from _written_out(value)
            yield from _written_out(otherwise)


def _rings(form: Form, read: list[_Read]) -> Iterator[Problem]:
    """A hidden field that is cleared has a value that depends on when it is shown."""
    settling = [
        each for each in read if each.role in VALUED or (each.role, each.field.when_hidden) == ("visible_if", "clear")
    ]
    graph: dict[str, set[str]] = {}
    for each in settling:
        graph.setdefault(each.field.uid, set()).update(path[0] for path in each.checked.fields)
    fields = {each.uid: (index, each) for index, each in enumerate(form.fields)}
    while True:
        try:
            TopologicalSorter(graph).prepare()
            return
        except CycleError as error:
            ring: list[str] = error.args[1]
        first = min(ring, key=lambda uid: fields[uid][0])
        role = next(each.role for each in settling if each.field.uid == first)
        labels = [fields[uid][1].label.as_dict() for uid in ring]
        yield IN_A_RING.at(pointer("fields", fields[first][0], role), fields=labels)
        for uid in ring:
            graph[uid] = set()
