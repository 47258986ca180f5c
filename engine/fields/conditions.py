"""Whether a condition `{field, op, value}` fits the field it is about. Pure: definitions are checked with it before any
record exists; `query` reads conditions again when it builds a statement."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from engine.fields.field_type import Json, Operator, Traits, ValueProblem
from engine.problems import Code, Problem, pointer
from engine.reference import Label

MOST_VALUES = 500
LONGEST_TEXT = 200

UNKNOWN_OPERATOR = Code(
    "unknown_operator",
    zh="“{label}”不能用“{op}”筛选；可用：{known}",
    en="'{label}' cannot be filtered by '{op}'; known: {known}",
)
VALUE_MISSING = Code("value_missing", zh="请给出要比较的值", en="Give a value to compare with")
TWO_VALUES = Code("two_values", zh="请给出起止两个值", en="Give two values, from and to")
LIST_OF_VALUES = Code("list_of_values", zh="请给出一组值，最多 {limit} 个", en="Give a list of values, at most {limit}")
TEXT_TO_FIND = Code(
    "text_to_find", zh="请给出要查找的文字，最多 {limit} 个字", en="Give a text to look for, at most {limit} characters"
)
UNKNOWN_CODE = Code("unknown_code", zh="“{label}”没有选项“{value}”", en="'{label}' has no option '{value}'")


def condition_problems(
    op: str, value: Json, traits: Traits, label: Label, codes: Collection[str] = ()
) -> Iterator[Problem]:
    """What is wrong with comparing a field by `op` with `value`; paths are `/op` and `/value`."""
    operator = next((each for each in traits.operators if each.name == op), None)
    if operator is None:
        known = [each.name for each in traits.operators]
        yield UNKNOWN_OPERATOR.at("/op", label=label.as_dict(), op=op, known=known)
        return
    wrong = _operand_problem(operator, value)
    if wrong is not None:
        yield wrong
    elif operator.operand != "none" and operator.operand != "text":
        written = value if operator.operand in ("two", "many") else [value]
        for index, each in enumerate(written):
            place = pointer("value", index) if operator.operand in ("two", "many") else "/value"
            yield from _value_problems(each, traits, label, codes, place)


def _operand_problem(operator: Operator, value: Json) -> Problem | None:
    match operator.operand:
        case "text" if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_TEXT:
            return TEXT_TO_FIND.at("/value", limit=LONGEST_TEXT)
        case "two" if not isinstance(value, list) or len(value) != 2:
            return TWO_VALUES.at("/value")
        case "many" if not isinstance(value, list) or not 0 < len(value) <= MOST_VALUES:
            return LIST_OF_VALUES.at("/value", limit=MOST_VALUES)
        case _:
            return None


def _value_problems(value: Json, traits: Traits, label: Label, codes: Collection[str], path: str) -> Iterator[Problem]:
    is_list = traits.column.sql.endswith("[]")
    try:
        read = traits.parse([value] if is_list and not isinstance(value, list) else value)
    except ValueProblem as wrong:
        yield wrong.code.at(path, **wrong.params)
        return
    if read is None:
        yield VALUE_MISSING.at(path)
    elif codes:
        for code in read if is_list else [read]:
            if code not in codes:
                yield UNKNOWN_CODE.at(path, label=label.as_dict(), value=code)
