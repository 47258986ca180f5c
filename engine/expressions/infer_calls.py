"""Types of built-in calls: which signature fits, and what comes out of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.expressions import ast
from engine.expressions.bank import BANK
from engine.expressions.facts import suggestion
from engine.expressions.functions.library import LIBRARY
from engine.expressions.functions.signature import Parameter, Signature
from engine.expressions.infer_several import held_by_several
from engine.expressions.types import (
    ANY,
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS_TIME,
    NULL,
    NUMBER,
    SIMPLE_BY_NAME,
    TEXT,
    TIME,
    YEARS_MONTHS,
    ListOf,
    Record,
    Type,
    Typed,
)
from engine.expressions.values.literals import read_duration
from engine.expressions.values.types import kind_of
from engine.problems import Code, Severity

if TYPE_CHECKING:
    from engine.expressions.infer import Inference, Inferred

UNKNOWN_FUNCTION = Code(
    "expression_unknown_function", zh="没有名为“{name}”的函数{hint}", en="There is no function named '{name}'{hint}"
)
WRONG_ARGUMENTS = Code(
    "expression_wrong_arguments",
    zh="“{name}”不接受（{given}）；可用的写法：{usage}",
    en="'{name}' does not take ({given}); it is written {usage}",
)
NAMED_FUNCTION_ONLY = Code(
    "expression_named_function_only", zh="只能调用有名字的函数", en="Only a function with a name can be called"
)

UNDER_NOT = Code(
    "expression_null_under_not",
    zh="空值也会满足“并非 … 等于 …”；如不需要，请再加一个“不为空”的条件（… != null）",
    en="An empty value satisfies 'not (… = …)' as well; add 'is not empty' (… != null) if that is not meant",
    severity=Severity.WARNING,
)
SKIPS_NULL = Code(
    "expression_skips_null",
    zh="“{name}”不计空值",
    en="'{name}' passes over empty values",
    severity=Severity.WARNING,
)

Result = Type | Callable[[Sequence[Type]], Type]


def _first(types: Sequence[Type]) -> Type:
    return types[0] if types else ANY


def _item(types: Sequence[Type]) -> Type:
    return types[0].of if len(types) == 1 and isinstance(types[0], ListOf) else _first(types)


def _list_of_items(types: Sequence[Type]) -> Type:
    return types[0] if types and isinstance(types[0], ListOf) else ListOf(_first(types))


RESULTS: dict[str, Result] = {
    **dict.fromkeys(
        ("decimal", "round up", "round down", "round half up", "round half down", "floor", "ceiling", "abs"), _first
    ),
    **dict.fromkeys(
        ("modulo", "sqrt", "log", "exp", "number", "string length", "count", "day of year", "week of year", "stddev"),
        NUMBER,
    ),
    **dict.fromkeys(
        ("odd", "even", "not", "contains", "starts with", "ends with", "matches", "list contains", "all", "any", "is"),
        BOOLEAN,
    ),
    **dict.fromkeys(
        (
            "before",
            "after",
            "meets",
            "met by",
            "overlaps",
            "overlaps before",
            "overlaps after",
            "finishes",
            "finished by",
        ),
        BOOLEAN,
    ),
    **dict.fromkeys(("includes", "during", "starts", "started by", "coincides"), BOOLEAN),
    **dict.fromkeys(
        (
            "substring",
            "upper case",
            "lower case",
            "substring before",
            "substring after",
            "replace",
            "string join",
            "string",
        ),
        TEXT,
    ),
    **dict.fromkeys(("day of week", "month of year"), TEXT),
    **dict.fromkeys(("min", "max", "sum", "mean", "median", "product"), _item),
    **dict.fromkeys(
        (
            "sublist",
            "append",
            "concatenate",
            "insert before",
            "remove",
            "list replace",
            "reverse",
            "union",
            "distinct values",
            "duplicate values",
            "sort",
        ),
        _list_of_items,
    ),
    "mode": _list_of_items,
    "index of": ListOf(NUMBER),
    "split": ListOf(TEXT),
    "flatten": ListOf(ANY),
    "is anniversary": BOOLEAN,
    "month end": DATE,
    "hours": DAYS_TIME,
    "date": DATE,
    "time": TIME,
    "date and time": DATE_TIME,
    "years and months duration": YEARS_MONTHS,
    "today": DATE,
    "now": DATE_TIME,
}
NEVER_NULL = frozenset(
    {
        "count",
        "list contains",
        "string length",
        "contains",
        "starts with",
        "ends with",
        "upper case",
        "lower case",
        "now",
        "today",
    }
)
SKIPPING = frozenset({"sum", "min", "max", "mean", "median", "product", "stddev", "mode"})


def infer_call(inference: Inference, node: ast.Call) -> Inferred:
    """The bound call and its type."""
    if not isinstance(node.function, ast.Name):
        return node, inference.facts.wrong(NAMED_FUNCTION_ONLY, node.span)
    name = node.function.name
    if name in BANK:
        return BANK[name](inference, node)
    if name in SKIPPING and not node.names:
        node = _skipping_null(node)
    if name == "contains" and (among := held_by_several(inference, node)) is not None:
        return inference.of(among)
    arguments = [inference.of(each) for each in node.arguments]
    bound = ast.Call(node.function, tuple(each for each, _ in arguments), node.names, span=node.span)
    types = [typed for _, typed in arguments]
    _warn(inference, name, bound)
    if name in ("now", "today"):
        inference.facts.volatile.add(name)
        return bound, Typed(DATE_TIME if name == "now" else DATE, False)
    if name not in LIBRARY:
        hint = suggestion(name, (*LIBRARY, *BANK))
        return node, inference.facts.wrong(UNKNOWN_FUNCTION, node.function.span, name=name, hint=hint)
    signatures = LIBRARY[name].signatures
    if not any(_fits(each, types, node.names) for each in signatures):
        given = ", ".join(each.type.feel for each in types)
        usage = "; ".join(f"{name}({', '.join(p.name for p in each.parameters)})" for each in signatures)
        return node, inference.facts.wrong(WRONG_ARGUMENTS, node.span, name=name, given=given, usage=usage)
    return bound, Typed(_result(name, bound, types), name not in NEVER_NULL or any(each.nullable for each in types))


def _warn(inference: Inference, name: str, node: ast.Call) -> None:
    """What is right and yet surprises many: what empty values do here."""
    if len(node.arguments) != 1:
        return
    (argument,) = node.arguments
    types = inference.facts.types
    match argument:
        case ast.Comparison("=", left, right) if name == "not":
            sides = [types.get(id(each), Typed(NULL)) for each in (left, right)]
            if any(each.nullable for each in sides) and NULL not in [each.type for each in sides]:
                inference.facts.wrong(UNDER_NOT, node.span)
        case ast.In(ast.Name("?") | ast.Field(("?",))):
            return  # a cell of a decision table, which is read as it is written
        case ast.In(operand) if name == "not" and types.get(id(operand), Typed(NULL, False)).nullable:
            inference.facts.wrong(UNDER_NOT, node.span)
        case ast.Filter(ast.Path(base, member)) if name in SKIPPING and is_guarded(argument):
            of = types.get(id(base), Typed(ANY)).type
            record = of.of if isinstance(of, ListOf) else None
            found = inference.around.member(record, member) if isinstance(record, Record) else None
            if found is not None and found.typed.nullable and not found.is_filled:
                inference.facts.wrong(SKIPS_NULL, node.span, name=name)


def _skipping_null(node: ast.Call) -> ast.Call:
    """Aggregates pass over what is empty, as SQL and Excel do: said in the tree, so that every target does the same."""
    if len(node.arguments) == 1:
        (items,) = node.arguments
        if is_guarded(items):
            return node
    else:
        items = ast.ListOf(node.arguments, span=node.span)
    kept = ast.Comparison("!=", ast.Name("item", span=node.span), ast.Literal(None, span=node.span), span=node.span)
    return replace(node, arguments=(ast.Filter(items, kept, span=items.span),))


def is_guarded(items: ast.Node) -> bool:
    """`items[item != null]`: what an aggregate is of, once it is bound."""
    match items:
        case ast.Filter(_, ast.Comparison("!=", ast.Name("item"), ast.Literal(None))):
            return True
    return False


def _result(name: str, node: ast.Call, types: list[Typed]) -> Type:
    if name == "duration" and isinstance(node.arguments[0], ast.Literal):
        return SIMPLE_BY_NAME.get(kind_of(read_duration(str(node.arguments[0].value))), ANY)
    result = RESULTS.get(name, ANY)
    return result if isinstance(result, Type) else result([each.type for each in types])


def _fits(signature: Signature, types: list[Typed], names: tuple[str, ...]) -> bool:
    if names:
        by_name = {each.name: each for each in signature.parameters}
        return all(
            name in by_name and _takes(by_name[name], typed.type) for name, typed in zip(names, types, strict=True)
        )
    if not signature.accepts_count(len(types)):
        return False
    last = len(signature.parameters) - 1
    return all(_takes(signature.parameters[min(at, last)], typed.type) for at, typed in enumerate(types))


def _takes(parameter: Parameter, given: Type) -> bool:
    if not parameter.kinds or given in (ANY, NULL) or given.feel in parameter.kinds:
        return True
    return given.feel == "date" and "date and time" in parameter.kinds
