"""Expressions as programs send and see them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import StringConstraints
from sqlalchemy import Row

from engine.api.building import label_out, problems_out
from engine.api.errors import ProblemOut
from engine.api.linkage_shapes import CalendarDaysOut
from engine.api.shapes import In, LabelOut, Out
from engine.calendars.named import named_calendars
from engine.definitions.expression_editor import Answered, Named, member_json, name_of
from engine.expressions.check import Checked
from engine.expressions.fixed import Fixed
from engine.expressions.functions.words import GROUPS, catalogue
from engine.expressions.on_calendar import calendars_in
from engine.expressions.surroundings import Member
from engine.fields.surroundings import FormSurroundings
from engine.kinds import Scope
from engine.problems import Language
from engine.records.fixed_names import Names
from engine.records.linkage_view import calendars_told

Json = Any  # Any: a JSON value
Name = Annotated[str, StringConstraints(max_length=200)]


class CheckIn(In):
    """An expression as text, as a tree, or as the condition builder draws it, and where it stands."""

    text: str | None = None
    tree: dict[str, Json] | None = None
    conditions: dict[str, Json] | None = None
    form: Name | None = None
    names: dict[Name, Name] | None = None
    wanted: Name | None = None
    is_test: bool | None = None


class PushReasonOut(Out):
    """Why a part of it cannot run in the database, and where that part stands."""

    message: LabelOut
    start: int
    end: int


class PushableOut(Out):
    """Whether it can run in the database over all records at once."""

    level: Literal["full", "partial", "none"]
    cost: Literal["own", "related", "each"] | None
    reasons: list[PushReasonOut]


class FixedOut(Out):
    """A person, a unit or a record that is named by id; the label is null where the caller may not see it."""

    kind: str
    id: str
    label: LabelOut | None


class CheckedOut(Out):
    """What checking found; the problems carry `start` and `end` among their parameters. Type, tree and sentence are
    null where it is not valid; `calendars` are the days of those it names, `fixed` who and what it names by id."""

    valid: bool
    problems: list[ProblemOut]
    type: str | None
    nullable: bool | None
    tree: Json
    text: str
    sentence: LabelOut | None
    conditions: Json
    fields: list[list[str]]
    volatile: list[str]
    calendars: dict[str, CalendarDaysOut]
    fixed: list[FixedOut]
    pushable: PushableOut


class OptionOut(Out):
    """An option by code."""

    code: str
    label: LabelOut


class OptionSetOut(Out):
    """The options of a choice, lowest first where they rank."""

    name: str
    ranked: bool
    options: list[OptionOut]


class MemberOut(Out):
    """Something that may be named; of a list, `type` and `form` are those of its items."""

    name: str
    label: LabelOut
    uid: str
    type: str
    nullable: bool
    form: str | None
    option_set: OptionSetOut | None
    is_list: bool


class FormMembersOut(Out):
    """A form reached from here."""

    label: LabelOut
    members: list[MemberOut]


class FunctionOut(Out):
    """A function."""

    name: str
    label: LabelOut
    signature: str
    example: str
    group: str
    group_label: LabelOut
    returns: str


class CalendarOut(Out):
    """A calendar that working-day functions may name; what names none uses the bank's own."""

    name: str
    label: LabelOut
    years: list[int]
    of_the_bank: bool


class PostNameOut(Out):
    """A post people hold, by code."""

    code: str
    label: LabelOut


class NamesOut(Out):
    """Everything that may be named."""

    members: list[MemberOut]
    forms: dict[str, FormMembersOut]
    functions: list[FunctionOut]
    calendars: list[CalendarOut]
    posts: list[PostNameOut]


class TryIn(In):
    """An expression, and what to try it on; values stand over those of the record."""

    text: str
    form: Name | None = None
    names: dict[Name, Name] | None = None
    record: Name | None = None
    values: dict[str, Json] | None = None


class ReasonOut(Out):
    """Why a part has no value."""

    code: str
    message: LabelOut
    start: int
    end: int


class NodeOut(Out):
    """A part of an expression with its value."""

    text: str
    sentence: LabelOut
    value: Json
    shown: LabelOut
    truth: bool | None
    reason: LabelOut | None
    span: list[int]
    children: list[NodeOut]


class TriedOut(Out):
    """What it came to; value and explanation are null where the expression is wrong, which `problems` tell."""

    value: Json
    shown: LabelOut | None
    explain: NodeOut | None
    reasons: list[ReasonOut]
    text: str
    problems: list[ProblemOut]


def checked_out(found: Answered, language: Language) -> CheckedOut:
    """What checking found, as it goes out."""
    checked = found.checked if found.valid else None
    told = {each.value: found.sentence(each) for each in Language}
    return CheckedOut(
        valid=found.valid,
        problems=problems_out(found.problems, language),
        type=name_of(checked.typed.type) if checked else None,
        nullable=checked.typed.nullable if checked else None,
        tree=found.tree,
        text=found.text,
        sentence=LabelOut(zh=told["zh"] or "", en=told["en"] or "") if checked else None,
        conditions=found.conditions,
        fields=[list(path) for path in sorted(checked.fields)] if checked else [],
        volatile=sorted(checked.volatile) if checked else [],
        calendars=_calendars(checked, found.around.scope) if checked else {},
        fixed=[],
        pushable=_pushable(checked),
    )


def _calendars(checked: Checked, scope: Scope) -> dict[str, CalendarDaysOut]:
    told = calendars_told(calendars_in(checked.tree), named_calendars(scope)) if "calendar" in checked.volatile else {}
    return {name: CalendarDaysOut(**each) for name, each in told.items()}


def _pushable(checked: Checked | None) -> PushableOut:
    if checked is None:
        return PushableOut(level="none", cost=None, reasons=[])
    found = checked.pushable
    return PushableOut(
        level=found.level.value,
        cost=found.cost.value,
        reasons=[
            PushReasonOut(
                message=LabelOut(**{each.value: problem.text(each) for each in Language}),
                start=problem.params["start"],
                end=problem.params["end"],
            )
            for problem in found.reasons
        ],
    )


def member_out(member: Member, around: FormSurroundings) -> MemberOut:
    """A member as it goes out."""
    return MemberOut.model_validate(member_json(member, around))


def fixed_out(wanted: Iterable[Fixed], names: Names) -> list[FixedOut]:
    """Those named by id, with what they are called for the caller."""
    zh, en = names[Language.ZH], names[Language.EN]
    return [
        FixedOut(kind=each.kind, id=each.id, label=LabelOut(zh=zh[each], en=en[each]) if each in zh else None)
        for each in wanted
    ]


def names_out(named: Named, posts: Iterable[Row[Any]], *, with_functions: bool = True) -> NamesOut:
    """What may be named, as it goes out; `posts` are rows of code and label."""
    return NamesOut(
        members=[member_out(each, named.around) for each in named.members],
        forms={
            form: FormMembersOut(
                label=label_out(label.as_dict()), members=[member_out(each, named.around) for each in members]
            )
            for form, (label, members) in named.forms.items()
        },
        functions=[
            FunctionOut(
                name=each.name,
                label=label_out(each.label.as_dict()),
                signature=each.signature,
                example=each.example,
                group=each.group,
                group_label=label_out(GROUPS[each.group].as_dict()),
                returns=each.returns,
            )
            for each in (catalogue() if with_functions else ())
        ],
        calendars=[
            CalendarOut(name=name, label=label_out(label.as_dict()), years=list(years), of_the_bank=of_the_bank)
            for name, label, years, of_the_bank in named.calendars
        ],
        posts=[PostNameOut(code=each.code, label=label_out(each.label)) for each in posts],
    )
