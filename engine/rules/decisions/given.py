"""Values as they are sent, by name, as what a decision is asked about; everything wrong with them at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.expressions.facts import suggestion
from engine.expressions.native import to_native
from engine.expressions.surroundings import Surroundings
from engine.expressions.typed_json import NotOfType, value_of_json
from engine.expressions.types import ListOf, Option, Record, Type
from engine.problems import Code, Problem, pointer
from engine.rules.decisions.columns import Column, spellings
from engine.rules.decisions.evaluate import Given
from engine.rules.decisions.literals import kind_words
from engine.rules.decisions.sheet import Sheet

UNKNOWN_VALUE = Code(
    "decision_unknown_value",
    zh="这个决策不认识“{name}”{hint}；它要的是：{known}",
    en="This decision knows no '{name}'{hint}; it asks for {known}",
)
WRONG_VALUE = Code("decision_wrong_value", zh="“{name}”应为{wanted}", en="'{name}' must be {wanted}")
WRONG_OPTION = Code(
    "decision_wrong_option",
    zh="“{name}”没有选项“{value}”；可用：{known}",
    en="'{name}' has no option '{value}'; there are {known}",
)
NOT_VALUES = Code(
    "decision_not_values",
    zh='values 应为对象，如 {{"amount": "100"}}',
    en='values must be an object like {{"amount": "100"}}',
)

Json = Any  # a JSON value
Native = Any  # what a record holds
MOST_VALUES = 1_000


class _Wrong(ValueError):
    def __init__(self, code: Code, **params: Any) -> None:
        super().__init__(code.name)
        self.code, self.params = code, params


def given_of(sheet: Sheet, values: Json, path: str = "/values") -> tuple[Given, list[Problem]]:
    """What is asked about, and what is wrong with it.

    A name is a member of the form (or, without a form, of the values the expressions name), or an input. The value of
    an input stands for it where what its expression reads is not given.
    """
    if not isinstance(values, Mapping) or len(values) > MOST_VALUES:
        return Given(), [NOT_VALUES.at(path)]
    around = sheet.frame.record
    record: dict[str, Native] = {}
    own: dict[str, Native] = {}
    problems: list[Problem] = []
    for name, data in values.items():
        member, column = around.member(None, str(name)), _column(sheet, str(name))
        if member is None and column is None:
            known = [each.name for each in sheet.inputs]
            hint = suggestion(str(name), known)
            problems.append(UNKNOWN_VALUE.at(path + pointer(name), name=str(name)[:60], hint=hint, known=known))
            continue
        failed: _Wrong | None = None
        if column is not None:
            try:
                own[column.uid] = _native(data, column.type, around)
            except _Wrong as error:
                failed = error
        if member is not None:
            try:
                record[member.uid] = _native(data, member.typed.type, around)
                failed = None
            except _Wrong as error:
                failed = failed if column is None or failed is not None else None
                failed = error if column is None else failed
        if failed is not None:
            called = column.label if column is not None else member.label if member else None
            label = called.as_dict() if called is not None else str(name)
            problems.append(failed.code.at(path + pointer(name), name=label, **failed.params))
    direct = {
        each.uid: own[each.uid]
        for each in sheet.inputs
        if each.uid in own and (each.source is None or not {path[0] for path in each.source.fields} <= record.keys())
    }
    return Given(record, direct), problems


def _column(sheet: Sheet, name: str) -> Column | None:
    by_name = next((each for each in sheet.inputs if each.name == name), None)
    return by_name or next((each for each in sheet.inputs if name in spellings(each.name, each.label)), None)


def _native(data: Json, of: Type, around: Surroundings) -> Native:
    if isinstance(of, ListOf) and isinstance(data, list):
        return [_native(each, of.of, around) for each in data]
    if isinstance(of, Record) and isinstance(data, Mapping):
        return _nested(data, of, around)
    if isinstance(of, Option) and isinstance(data, str) and data:
        return _code(data, of, around)
    if isinstance(of, Record) and isinstance(data, str):
        return data
    try:
        return to_native(value_of_json(data, of))
    except NotOfType:
        raise _Wrong(WRONG_VALUE, wanted=kind_words(of)) from None


def _nested(data: Mapping[str, Json], of: Record, around: Surroundings) -> Native:
    found: dict[str, Native] = {}
    for name, each in data.items():
        member = around.member(of, str(name))
        if member is not None:
            found[member.uid] = _native(each, member.typed.type, around)
    return found


def _code(written: str, of: Option, around: Surroundings) -> str:
    choices = around.choices(of.set)
    for each in choices:
        if written in (each.code, each.label.zh, each.label.en):
            return each.code
    if not choices:
        return written
    raise _Wrong(WRONG_OPTION, value=written[:60], known=[each.label.as_dict() for each in choices][:20])
