"""Columns of a decision with their types resolved, and what names mean in its expressions and formulas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import cast

from engine.expressions import ast
from engine.expressions.check import BUSINESS_LANGUAGE, Checked, check
from engine.expressions.excel import standard
from engine.expressions.failure import ExpressionError
from engine.expressions.names import Names
from engine.expressions.parser import parse
from engine.expressions.surroundings import Choice, Member, Surroundings
from engine.expressions.types import ANY, DATE, ListOf, Option, Record, Type, Typed
from engine.fields.expressions import type_named
from engine.fields.shapes import FieldShape, FormShape, OptionSetShape
from engine.fields.surroundings import FormSurroundings, referred
from engine.kinds import Scope
from engine.problems import Code, Problem, pointer
from engine.reference import Label, Reference
from engine.rules.decisions.model import Characteristic, Decision, DecisionInput, DecisionOutput

UNKNOWN_TYPE = Code(
    "decision_unknown_type",
    zh="没有类型“{type}”；可用 text、number、boolean、date、date_time、days、months、person、org_unit、"
    "money:CNY、option:选项集",
    en="There is no type '{type}'; there are text, number, boolean, date, date_time, days, months, person, org_unit, "
    "money:CNY and option:<set>",
)
UNKNOWN_FORM = Code("decision_unknown_form", zh="没有名为“{name}”的表单", en="There is no form named '{name}'")
NO_SOURCE = Code(
    "decision_no_source",
    zh="“{label}”没有写判断什么，表单里也没有名为“{name}”的字段；请选择字段或写表达式",
    en="'{label}' does not say what it looks at, and the form has no field '{name}'; choose a field or write an "
    "expression",
)

TESTED = "?"
DAY = Decimal(1)
SCALES: Mapping[str, int] = {"money": 2, "decimal": 2}
"""How many decimals a field has where its options do not say."""


@dataclass(frozen=True)
class Column:
    """An input, an output or a characteristic. `path` is where it stands, `written` its type as written.

    `source` is its expression, bound; `choices` the options of its set; `step` the distance between neighbouring values
    where its values are discrete; `nullable` whether there may be none.
    """

    path: str
    uid: str
    name: str
    label: Label
    written: str
    type: Type
    choices: tuple[Choice, ...] = ()
    retired: frozenset[str] = frozenset()
    source: Checked | None = None
    step: Decimal | None = None
    nullable: bool = True

    @property
    def typed(self) -> Typed:
        """The type of its value."""
        return Typed(self.type, True)

    @cached_property
    def field(self) -> ast.Field:
        """Its value in a tree."""
        return ast.Field((self.uid,))


@dataclass(frozen=True)
class WithNames:
    """Surroundings with more names on top."""

    base: Surroundings
    extra: tuple[Member, ...]

    def names(self) -> Iterable[str]:
        """Those of the base, and the names and labels on top."""
        yield from self.base.names()
        yield from (text for each in self.extra for text in spellings(each.name, each.label))

    def member(self, owner: Record | None, name: str) -> Member | None:
        """By name first, then by label, then by uid; what is on top before what is below."""
        if owner is not None:
            return self.base.member(owner, name)
        by_name = next((each for each in self.extra if each.name == name), None)
        by_label = next((each for each in self.extra if name in spellings(each.name, each.label)), None)
        found = by_name or by_label or next((each for each in self.extra if each.uid == name), None)
        return found or self.base.member(None, name)

    def choices(self, option_set: str) -> Sequence[Choice]:
        """As the base has them."""
        return self.base.choices(option_set)


@dataclass
class Frame:
    """The columns of a decision, and what was wrong with them.

    `expression_problems` are those of input expressions: `definitions` tells them, since the kind declares the
    expressions; whoever compiles looks at both.
    """

    decision: Decision
    scope: Scope
    form: Reference | None = None
    problems: list[Problem] = field(default_factory=list)
    expression_problems: list[Problem] = field(default_factory=list)
    inputs: tuple[Column, ...] = ()
    outputs: tuple[Column, ...] = ()

    @cached_property
    def record(self) -> Surroundings:
        """What an input's expression is read in: the form, or the values given."""
        below = FormSurroundings(self.scope, self.form)
        return below if self.form is not None else WithNames(below, tuple(_given(self.decision, self.scope)))

    @cached_property
    def formulas(self) -> WithNames:
        """What a formula is read in: the form and, before it, the inputs by name and label."""
        members = tuple(Member(each.uid, each.name, each.label, each.typed) for each in self.inputs)
        return WithNames(FormSurroundings(self.scope, self.form), members)

    @cached_property
    def _names(self) -> Names:
        return Names(self.formulas.names(), BUSINESS_LANGUAGE)

    def formula(self, text: str, wanted: Type | None, tested: Column | None = None) -> Checked:
        """A formula, bound; in a condition `?` is the input of its column. Raises ExpressionError."""
        tree = standard(parse(text, self._names), text)
        around: Surroundings = self.formulas
        if tested is not None:
            around = WithNames(around, (Member(tested.uid, TESTED, tested.label, tested.typed),))
        return check(tree, around, None if wanted == ANY else wanted)


def frame_of(decision: Decision, scope: Scope) -> Frame:
    """The columns of a decision as its app sees them."""
    frame = Frame(decision, scope)
    if decision.form is not None:
        frame.form = referred(decision.form, scope.app)
        if frame.form is None or scope.find("form", frame.form) is None:
            frame.problems.append(UNKNOWN_FORM.at("/form", name=decision.form))
            frame.form = None
    asked: Sequence[DecisionInput | Characteristic] = decision.inputs
    member = "inputs"
    if decision.shape == "score_card":
        asked, member = decision.characteristics, "characteristics"
    names = Names(frame.record.names(), BUSINESS_LANGUAGE)
    frame.inputs = tuple(_input(frame, names, each, pointer(member, at)) for at, each in enumerate(asked))
    frame.outputs = tuple(_output(frame, each, pointer("outputs", at)) for at, each in enumerate(decision.outputs))
    return frame


def spellings(name: str, label: Label) -> set[str]:
    """The texts a member goes by."""
    return {name, label.zh, label.en or label.zh}


def _given(decision: Decision, scope: Scope) -> Iterator[Member]:
    """Without a form: the inputs themselves, and what an input's expression names and nothing else does."""
    asked: Sequence[DecisionInput | Characteristic] = decision.inputs or decision.characteristics
    known: set[str] = set()
    for each in asked:
        label = each.label or Label(zh=each.name)
        known |= spellings(each.name, label)
        yield Member(each.uid, each.name, label, Typed(type_named(each.type, scope) or ANY))
    for each in asked:
        text = each.expression.strip()
        if is_plain_name(text) and text not in known:
            known.add(text)
            yield Member(text, text, Label(zh=text), Typed(type_named(each.type, scope) or ANY))


def is_plain_name(text: str) -> bool:
    """The expression is a name and nothing else."""
    return text.isidentifier() and text not in ("true", "false", "null")


def _input(frame: Frame, names: Names, each: DecisionInput | Characteristic, path: str) -> Column:
    of = _type(frame, each.type, path)
    text = each.expression.strip() or each.name
    source: Checked | None = None
    try:
        source = check(standard(parse(text, names), text), frame.record, None if of == ANY else of)
        found = [problem.under(path + "/expression") for problem in source.problems]
    except ExpressionError as error:
        found = [error.problem(path + "/expression")]
    if each.expression.strip():
        frame.expression_problems += found
    elif any(problem.is_error for problem in found):  # nobody wrote it, so nobody is told what is wrong inside
        frame.problems.append(NO_SOURCE.at(path + "/expression", label=_label_of(each), name=each.name))
    if source is not None and not source.is_valid:
        source = None
    label, shape = each.label, _field(frame, source)
    if label is None:
        member = _member(frame, source)
        label = member.label if member is not None else Label(zh=each.name)
    choices, retired = _choices(frame.scope, of)
    required = shape is not None and getattr(shape, "required", False) is True
    return Column(
        path,
        each.uid,
        each.name,
        label,
        each.type,
        of,
        choices,
        retired,
        source,
        _step(of, shape),
        nullable=not required,
    )


def _label_of(each: DecisionInput | Characteristic) -> dict[str, str]:
    return (each.label or Label(zh=each.name)).as_dict()


def _output(frame: Frame, each: DecisionOutput, path: str) -> Column:
    of = _type(frame, each.type, path)
    choices, retired = _choices(frame.scope, of)
    return Column(path, each.uid, each.name, each.label or Label(zh=each.name), each.type, of, choices, retired)


def _type(frame: Frame, written: str, path: str) -> Type:
    found = type_named(written, frame.scope)
    if found is None or isinstance(found, (Record, ListOf)) or found == ANY:
        frame.problems.append(UNKNOWN_TYPE.at(path + "/type", type=written))
        return ANY
    return found


def _choices(scope: Scope, of: Type) -> tuple[tuple[Choice, ...], frozenset[str]]:
    if not isinstance(of, Option):
        return (), frozenset()
    named = referred(of.set, "")
    found = cast("OptionSetShape | None", scope.find("option_set", named)) if named else None
    options = found.options if found is not None else ()
    return (
        tuple(Choice(each.code, each.label) for each in options),
        frozenset(each.code for each in options if each.retired),
    )


def _member(frame: Frame, source: Checked | None) -> Member | None:
    if source is None or not isinstance(source.tree, ast.Field):
        return None
    owner: Record | None = None
    member: Member | None = None
    for uid in source.tree.path:
        member = frame.record.member(owner, uid)
        owner = member.typed.type if member is not None and isinstance(member.typed.type, Record) else None
    return member


def _field(frame: Frame, source: Checked | None) -> FieldShape | None:
    """The field of the form itself that an expression is."""
    if frame.form is None or source is None or not isinstance(source.tree, ast.Field) or len(source.tree.path) != 1:
        return None
    form = cast("FormShape | None", frame.scope.find("form", frame.form))
    uid = source.tree.path[0]
    return next((each for each in form.fields if each.uid == uid), None) if form is not None else None


def _step(of: Type, shape: FieldShape | None) -> Decimal | None:
    if of == DATE:
        return DAY
    if shape is None:
        return None
    places = 0 if shape.type == "integer" else shape.options.get("decimals", SCALES.get(shape.type))
    return Decimal(1).scaleb(-places) if isinstance(places, int) and not isinstance(places, bool) else None
