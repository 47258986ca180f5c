"""Filters of lists: conditions `[{"field", "op", "value"}]`, joined by and, typed by each field's own operators.

Reading them (what is wrong with this?) is here; `filter_trees` makes them a tree, which becomes SQL as every expression
does. The statement depends on fields and operators only, so it is built once and kept, while values are bound anew.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement

from engine.fields.field_type import Operator, ValueProblem
from engine.fields.regions import prefix_of
from engine.problems import Code, Problem, pointer
from engine.query import filter_trees
from engine.query.filter_trees import OPERATORS, value_name
from engine.query.source import Find, Source, cut

MOST_CONDITIONS = 40
MOST_VALUES = 500
LONGEST_TEXT = 200

NOT_A_FILTER = Code(
    "not_a_filter",
    zh='筛选条件应写成 [{{"field", "op", "value"}}]',
    en='A filter is a list of conditions: [{{"field", "op", "value"}}]',
)
TOO_MANY_CONDITIONS = Code("too_many_conditions", zh="最多 {limit} 个条件", en="At most {limit} conditions")
TOO_MANY_VALUES = Code("too_many_values", zh="最多 {limit} 个值", en="At most {limit} values")
UNKNOWN_OPERATOR = Code(
    "unknown_operator",
    zh="“{label}”不能用“{op}”筛选；可用：{known}",
    en="'{label}' cannot be filtered by '{op}'; known: {known}",
)
VALUE_MISSING = Code("value_missing", zh="请给出要比较的值", en="Give a value to compare with")
TWO_VALUES = Code("two_values", zh="请给出起止两个值", en="Give two values, from and to")
LIST_OF_VALUES = Code("list_of_values", zh="请给出一组值", en="Give a list of values")
TEXT_TO_FIND = Code(
    "text_to_find", zh="请给出要查找的文字，最多 {limit} 个字", en="Give a text to look for, at most {limit} characters"
)
UNKNOWN_CODE = Code("unknown_code", zh="“{label}”没有选项“{value}”", en="'{label}' has no option '{value}'")


Digest = Callable[[str, str], str]
"""What stands for a text at its place, where values themselves are encrypted."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition, read and typed. `values` are Python values ready to be bound."""

    source: Source
    operator: Operator
    values: tuple[Any, ...]


def read_filter(written: Any, find: Find, *, path: str = "/filter") -> tuple[list[Condition], list[Problem]]:
    """The conditions, or everything that is wrong with them."""
    if written is None:
        return [], []
    if not isinstance(written, list):
        return [], [NOT_A_FILTER.at(path)]
    if len(written) > MOST_CONDITIONS:
        return [], [TOO_MANY_CONDITIONS.at(path, limit=MOST_CONDITIONS)]
    conditions: list[Condition] = []
    problems: list[Problem] = []
    for position, each in enumerate(written):
        found = _read_condition(each, find, path + pointer(position))
        if isinstance(found, Problem):
            problems.append(found)
        else:
            conditions.append(found)
    return conditions, problems


def shape(conditions: Sequence[Condition]) -> tuple[tuple[str, str], ...]:
    """What of the conditions the statement depends on."""
    return tuple((each.source.name, each.operator.name) for each in conditions)


def where(conditions: Sequence[Condition]) -> ColumnElement[bool]:
    """The conditions as SQL, their values to be bound as `bindings` names them."""
    return filter_trees.where([(each.source, each.operator.name) for each in conditions])


def bindings(conditions: Sequence[Condition], digest: Digest) -> dict[str, Any]:
    """The values of the conditions by the names `where` gave them; of encrypted fields their digests."""
    return {
        value_name(n, place): _compared(value, each.source, digest)
        for n, each in enumerate(conditions)
        for place, value in enumerate(each.values)
    }


def _compared(value: Any, source: Source, digest: Digest) -> Any:
    if not source.place:
        return value
    if isinstance(value, list):
        return [digest(str(each), source.place) for each in value]
    return digest(str(value), source.place)


def like_pattern(text: str, *, start: bool = False) -> str:
    """A LIKE pattern that finds exactly this text: `%`, `_` and the backslash stand for themselves."""
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"{escaped}%" if start else f"%{escaped}%"


def _read_condition(written: Any, find: Find, path: str) -> Condition | Problem:
    if not isinstance(written, dict) or set(written) - {"field", "op", "value"} or "field" not in written:
        return NOT_A_FILTER.at(path)
    name, op = written["field"], written.get("op", "eq")
    if not isinstance(name, str) or not isinstance(op, str):
        return NOT_A_FILTER.at(path)
    source = find(name, path + "/field")
    if isinstance(source, Problem):
        return source
    operator = next((each for each in source.traits.operators if each.name == op), None)
    if operator is None or op not in OPERATORS:
        known = [each.name for each in source.traits.operators]
        return UNKNOWN_OPERATOR.at(path + "/op", label=source.label.as_dict(), op=op[:40], known=known)
    values = _read_operand(written.get("value"), source, operator, path + "/value")
    return values if isinstance(values, Problem) else Condition(source, operator, values)


def _read_operand(value: Any, source: Source, operator: Operator, path: str) -> tuple[Any, ...] | Problem:
    match operator.operand:
        case "none":
            return ()
        case "text":
            return _read_text(value, operator, path)
        case "two":
            if not isinstance(value, list) or len(value) != 2:
                return TWO_VALUES.at(path)
            both = [_read_value(each, source, path + pointer(n)) for n, each in enumerate(value)]
            return next((each for each in both if isinstance(each, Problem)), tuple(both))
        case "many":
            return _read_many(value, source, path)
        case _:
            return _read_one(value, source, operator, path)


def _read_one(value: Any, source: Source, operator: Operator, path: str) -> tuple[Any, ...] | Problem:
    found = _read_value(value, source, path)
    if isinstance(found, Problem):
        return found
    if operator.name == "at_least":
        rank = source.codes.index(found) if found in source.codes else len(source.codes)
        return (list(source.codes[rank:]),)
    if operator.name == "within":
        return (like_pattern(prefix_of(str(found)), start=True),)
    return (found if isinstance(found, list) or not source.is_list else [found],)


def _read_many(value: Any, source: Source, path: str) -> tuple[Any, ...] | Problem:
    if not isinstance(value, list) or not value:
        return LIST_OF_VALUES.at(path)
    if len(value) > MOST_VALUES:
        return TOO_MANY_VALUES.at(path, limit=MOST_VALUES)
    found = [_read_value(each, source, path + pointer(n)) for n, each in enumerate(value)]
    wrong = next((each for each in found if isinstance(each, Problem)), None)
    if wrong is not None:
        return wrong
    return ([one for each in found for one in (each if isinstance(each, list) else [each])],)


def _read_text(value: Any, operator: Operator, path: str) -> tuple[Any, ...] | Problem:
    if not isinstance(value, str):
        return TEXT_TO_FIND.at(path, limit=LONGEST_TEXT)
    text = unicodedata.normalize("NFC", "".join(each for each in value if each.isprintable() or each.isspace())).strip()
    if not text or len(text) > LONGEST_TEXT:
        return TEXT_TO_FIND.at(path, limit=LONGEST_TEXT)
    return (like_pattern(text, start=operator.name == "starts_with"),)


def _read_value(value: Any, source: Source, path: str) -> Any:
    """One value of the field's type; a list type takes a single member here."""
    try:
        read = source.traits.parse([value] if source.is_list and not isinstance(value, list) else value)
    except ValueProblem as problem:
        return problem.code.at(path, **problem.params)
    except (TypeError, ValueError, ArithmeticError, AttributeError):
        return VALUE_MISSING.at(path)
    if read is None or read == []:
        return VALUE_MISSING.at(path)
    if source.codes:
        unknown = [each for each in (read if isinstance(read, list) else [read]) if each not in source.codes]
        if unknown:
            return UNKNOWN_CODE.at(path, value=cut(unknown, 3), label=source.label.as_dict())
    return read
