"""What the expression editor asks: is this right, what does it say, what may be named here.

Everything is seen in the live releases overlaid with all drafts of the app, as everything a builder works on is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from engine.database.session import ReadSession
from engine.definitions.fixed_values import Registry
from engine.definitions.overlay import Overlays
from engine.definitions.runner import existing_app
from engine.definitions.scope import AppScope
from engine.definitions.words import kind_label
from engine.errors import NotFound
from engine.expressions.check import Checked, check
from engine.expressions.conditions import BadConditions, to_conditions, to_tree
from engine.expressions.fixed import Fixed, fixed_in, written_in
from engine.expressions.render import render
from engine.expressions.sentences import sentence
from engine.expressions.surroundings import Member
from engine.expressions.tree_json import BadTree, from_json, to_json
from engine.expressions.types import ListOf, Money, Option, Record, Type
from engine.expressions.unbind import unbound
from engine.fields.expressions import SIMPLE_NAMES, Reader, type_named
from engine.fields.rows import TABLE
from engine.fields.shapes import FormShape, OptionSetShape
from engine.fields.surroundings import FURTHEST, FormSurroundings, table_of
from engine.kinds import Expression, Scope
from engine.permissions.row_rule import MEMBERS
from engine.problems import Code, Language, Problem, has_errors, pointer
from engine.reference import Label, Reference

Json = Any  # a JSON value
MOST_NAMES = 200

NOTHING_GIVEN = Code(
    "expression_not_given",
    zh="请给出 text、tree 或 conditions 之一",
    en="Give one of text, tree and conditions",
)
NO_TREE = Code("expression_no_tree", zh="这不是表达式树：{reason}", en="This is no tree of an expression: {reason}")
NO_CONDITIONS = Code("expression_no_conditions", zh="条件写法不对：{reason}", en="These are no conditions: {reason}")
NO_TYPE = Code("expression_no_type", zh="没有名为“{name}”的类型", en="There is no type named '{name}'")
TOO_MANY_NAMES = Code("expression_too_many_names", zh="最多 {limit} 个名称", en="At most {limit} names")


@dataclass(frozen=True, slots=True)
class Asked:
    """An expression as it was sent: one of text, tree and conditions, and where it stands."""

    text: str | None = None
    tree: Json = None
    conditions: Json = None
    form: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    wanted: str | None = None
    is_test: bool = False


@dataclass(frozen=True)
class Answered:
    """What checking found. `checked` is None where the text cannot be read; `text` is the normal way to write it."""

    problems: Sequence[Problem]
    text: str
    around: FormSurroundings
    checked: Checked | None = None
    conditions: Json = None

    @property
    def valid(self) -> bool:
        """It may run; the cell that takes any value has no tree."""
        return not has_errors(self.problems)

    def sentence(self, language: Language) -> str | None:
        """What it says, where it may run."""
        return sentence(self.checked, self.around, language) if self.checked and self.valid else None

    @property
    def tree(self) -> Json:
        """The bound tree as JSON."""
        return to_json(self.checked.tree) if self.checked and self.valid else None


async def check_asked(session: ReadSession, overlays: Overlays, app: str, asked: Asked) -> Answered:
    """Check an expression; whatever is wrong with it is among the problems. NotFound for an app or form unknown."""
    found = answered(await scope_of(session, overlays, app), asked)
    if found.checked is None or not found.valid:
        return found
    registry = Registry()
    await overlays.look_up_in(session, registry, [found.checked])
    return replace(found, problems=[*found.problems, *registry.problems(found.checked)])


def named_in(found: Answered, written: str) -> list[Fixed]:
    """The persons, units and records an expression names by id: of what could be checked, and else of the text."""
    checked = [each for each, _ in fixed_in(found.checked)] if found.checked is not None else []
    known = {(each.kind, each.id) for each in checked}
    return [*dict.fromkeys(checked), *(e for e in dict.fromkeys(written_in(written)) if (e.kind, e.id) not in known)]


async def scope_of(session: ReadSession, overlays: Overlays, app: str) -> AppScope:
    """What a builder of this app sees; NotFound when there is no such app."""
    await existing_app(session, app)
    return (await overlays.drafted(session, app)).landscape.scope(app)


def answered(scope: AppScope, asked: Asked) -> Answered:
    """Check an expression in a scope."""
    place = Expression(
        "", form_named(scope, asked.form), asked.wanted or "any", dict(asked.names), is_test=asked.is_test
    )
    reader = Reader(scope, MEMBERS)
    around = reader.standing(place).around
    text, problems = _text(asked, around)
    problems = [*_types_missing(scope, asked), *problems]
    if problems:
        return Answered(problems, text, around)
    checked, found = reader.check(place, text)
    if checked is None or has_errors(found):
        return Answered(found, text, around, checked)
    drawn = None if asked.is_test else to_conditions(checked, around)
    return Answered(found, reader.written(place, checked.tree, text, ()), around, checked, drawn)


def form_named(scope: AppScope, written: str | None) -> Reference | None:
    """The form an expression stands on, or with `form.items` the rows of a sub-table; NotFound when it is not there or
    may not be named from here."""
    if written is None:
        return None
    outer, dot, table = written.partition(".")
    try:
        reference = Reference.parse(outer, app=scope.app)
    except ValueError:
        raise NotFound(kind_label("form"), written[:60]) from None
    shape = cast("FormShape | None", scope.find("form", reference))
    if shape is None or (dot and not any((each.type, each.name) == (TABLE, table) for each in shape.fields)):
        raise NotFound(kind_label("form"), written[:60])
    return Reference(reference.app, f"{reference.name}.{table}") if dot else reference


def _types_missing(scope: AppScope, asked: Asked) -> list[Problem]:
    if len(asked.names) > MOST_NAMES:
        return [TOO_MANY_NAMES.at("/names", limit=MOST_NAMES)]
    wrong = [
        NO_TYPE.at(pointer("names", name), name=written[:60])
        for name, written in asked.names.items()
        if type_named(written, scope) is None
    ]
    if asked.wanted is not None and type_named(asked.wanted, scope) is None:
        wrong.append(NO_TYPE.at("/wanted", name=asked.wanted[:60]))
    return wrong


def _text(asked: Asked, around: FormSurroundings) -> tuple[str, list[Problem]]:
    """The text: as written, or of the tree or conditions sent instead."""
    if asked.text is not None:
        return asked.text, []
    try:
        if asked.tree is not None:
            return render(unbound(check(from_json(asked.tree), around), around)), []
        if asked.conditions is not None:
            return render(to_tree(asked.conditions, around)), []
    except BadTree as error:
        return "", [NO_TREE.at("/tree", reason=str(error))]
    except BadConditions as error:
        return "", [NO_CONDITIONS.at("/conditions" + error.path, reason=str(error))]
    return "", [NOTHING_GIVEN.at("")]


@dataclass(frozen=True, slots=True)
class Named:
    """Everything that may be named in an expression on a form, and on what is reached from it; calendars by name,
    label, years covered and whether it is the bank's own."""

    members: Sequence[Member]
    forms: Mapping[str, tuple[Label, Sequence[Member]]]
    around: FormSurroundings
    calendars: Sequence[tuple[str, Label, Sequence[int], bool]] = ()


async def names_asked(session: ReadSession, overlays: Overlays, app: str, form: str | None) -> Named:
    """What may be named on a form; on none, nothing but the functions."""
    scope = await scope_of(session, overlays, app)
    found = named_around(FormSurroundings(scope, form_named(scope, form)))
    return replace(found, calendars=_calendars(scope))


def named_around(around: FormSurroundings) -> Named:
    """The members of a form, and those of every form reached from it."""
    scope = around.scope
    members = around.members(str(around.form)) if around.form else ()
    forms: dict[str, tuple[Label, Sequence[Member]]] = {}
    edge = list(_forms(members))
    for _ in range(FURTHEST):
        following: list[tuple[str, Label]] = []
        for each, called in edge:
            label = called if table_of(each) else _label_of(scope, each)
            if each not in forms and label is not None:
                forms[each] = label, around.members(each)
                following += _forms(forms[each][1])
        edge = following
    return Named(members, forms, around)


def _calendars(scope: AppScope) -> list[tuple[str, Label, Sequence[int], bool]]:
    """What calendars may be named: name, label, years covered, whether it is the bank's own."""
    found: list[tuple[str, Label, Sequence[int], bool]] = []
    for reference in scope.names("calendar"):
        calendar: Any = scope.find("calendar", reference)  # Any: the kind stands in a layer above
        if calendar is not None:
            name = reference.written_in(scope.app)
            found.append((name, calendar.label, sorted(calendar.years), calendar.of_the_bank))
    return found


def member_json(member: Member, around: FormSurroundings) -> dict[str, Json]:
    """A member as the editor shows it."""
    of = member.typed.type
    is_list = isinstance(of, ListOf)
    inner = of.of if isinstance(of, ListOf) else of
    return {
        "name": member.name,
        "label": member.label.as_dict(),
        "uid": member.uid,
        "type": name_of(inner),
        "nullable": member.typed.nullable,
        "form": inner.form if isinstance(inner, Record) else None,
        "option_set": _options(inner, around) if isinstance(inner, Option) else None,
        "is_list": is_list,
    }


def name_of(of: Type) -> str:
    """A type as documents write it."""
    match of:
        case Money(currency):
            return f"money:{currency}"
        case Option(option_set):
            return f"option:{option_set}"
        case Record(form):
            return f"record:{form}"
        case ListOf(inner):
            return f"list:{name_of(inner)}"
    return next((name for name, known in SIMPLE_NAMES.items() if known == of), "any")


def _options(of: Option, around: FormSurroundings) -> dict[str, Json]:
    reference = Reference.parse(of.set, app=around.scope.app)
    found = cast("OptionSetShape | None", around.scope.find("option_set", reference))
    options = [each for each in found.options if not each.retired] if found is not None else []
    return {
        "name": of.set,
        "ranked": of.ranked,
        "options": [{"code": each.code, "label": each.label.as_dict()} for each in options],
    }


def _label_of(scope: Scope, form: str) -> Label | None:
    shape = cast("FormShape | None", scope.find("form", Reference.parse(form, app="")))
    return None if shape is None else shape.label


def _forms(members: Iterable[Member]) -> Iterable[tuple[str, Label]]:
    """The forms that members lead to, each with what the member is called; so is a sub-table."""
    for each in members:
        of = each.typed.type.of if isinstance(each.typed.type, ListOf) else each.typed.type
        if isinstance(of, Record):
            yield of.form, each.label
