"""What a bank adds to the language: for each function what checks its call. Its meaning stands in each target.

`x at least y` and `x at most y` compare options of a ranked set; `me()` is the person asking; `ifnull(x, y)` is y where
x is empty; working days are those of the bank's calendar, or of the one named last. One person,
unit or record by its id is told in `fixed`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.expressions import ast
from engine.expressions.fixed import FIXED, fixed_checker
from engine.expressions.functions.organisation import ALL, OrgFunction
from engine.expressions.infer_options import as_option
from engine.expressions.types import BOOLEAN, DATE, DATE_TIME, NULL, NUMBER, PERSON, TEXT, Option, Type, Typed, joined
from engine.problems import Code

if TYPE_CHECKING:
    from engine.expressions.infer import Inference, Inferred

NOT_RANKED = Code(
    "expression_not_ranked",
    zh="“{name}”只用于分等级的选项，现在是{found}",
    en="'{name}' compares options of a ranked set, not {found}",
)
OTHER_OPTION = Code(
    "expression_other_option",
    zh="“{name}”右边应是同一选项集的选项",
    en="'{name}' needs an option of the same set on its right",
)
WRONG_USE = Code("expression_wrong_use", zh="写法应为 {usage}", en="It is written {usage}")


def _me(inference: Inference, node: ast.Call) -> Inferred:
    if node.arguments:
        return node, inference.facts.wrong(WRONG_USE, node.span, usage="me()")
    inference.facts.volatile.add("me")
    return node, Typed(PERSON, False)


def _ifnull(inference: Inference, node: ast.Call) -> Inferred:
    if len(node.arguments) != 2 or node.names:
        return node, inference.facts.wrong(WRONG_USE, node.span, usage="ifnull(x, y)")
    (value, a), (otherwise, b) = (inference.of(each) for each in node.arguments)
    typed = joined(replace(a, nullable=False), b)
    return replace(node, arguments=(value, otherwise)), replace(typed, nullable=a.nullable and b.nullable)


def _ranked(name: str) -> Checker:
    def check(inference: Inference, node: ast.Call) -> Inferred:
        if len(node.arguments) not in (2, 3) or node.names:
            return node, inference.facts.wrong(WRONG_USE, node.span, usage=f"x {name} y")
        (left, a), (right, b) = (inference.of(each) for each in node.arguments[:2])
        if not (isinstance(a.type, Option) and a.type.ranked):
            return node, inference.facts.wrong(NOT_RANKED, node.span, name=name, found=a.type.feel)
        if b.type != a.type and not (isinstance(right, ast.Literal) and isinstance(right.value, str)):
            return node, inference.facts.wrong(OTHER_OPTION, node.span, name=name)
        ranked = ast.Literal(a.type.set, span=node.span)
        inference.facts.types[id(ranked)] = Typed(TEXT, False)
        inference.facts.volatile.add("ranks")
        return replace(node, arguments=(left, as_option(inference, right, a.type), ranked)), Typed(BOOLEAN)

    return check


def _on_calendar(name: str, taken: tuple[tuple[Type, ...], ...], result: Type) -> Checker:
    usage = f"{name}({', '.join(each[0].feel for each in taken)})"

    def check(inference: Inference, node: ast.Call) -> Inferred:
        arguments = [inference.of(each) for each in node.arguments]
        names_calendar = len(arguments) == len(taken) + 1 and arguments[-1][1].type == TEXT
        given = arguments[:-1] if names_calendar else arguments
        fits = len(given) == len(taken) and not node.names
        if not fits or not all(typed.type in kinds for (_, typed), kinds in zip(given, taken, strict=True)):
            return node, inference.facts.wrong(WRONG_USE, node.span, usage=usage)
        inference.facts.volatile.add("calendar")
        return replace(node, arguments=tuple(each for each, _ in arguments)), Typed(result)

    return check


def _of_the_organisation(function: OrgFunction) -> Checker:
    def check(inference: Inference, node: ast.Call) -> Inferred:
        arguments = [inference.of(each) for each in node.arguments]
        wanted = [kind for _, kind in function.parameters]
        fits = function.least <= len(arguments) <= len(wanted) and not node.names
        if not fits or not all(typed.type in (kind, NULL) for (_, typed), kind in zip(arguments, wanted, strict=False)):
            return node, inference.facts.wrong(WRONG_USE, node.span, usage=function.written)
        inference.facts.volatile.add("organisation" if wanted else "my unit")
        return replace(node, arguments=tuple(each for each, _ in arguments)), Typed(function.result)

    return check


Checker = Callable[["Inference", ast.Call], "Inferred"]
DAY = (DATE, DATE_TIME)
BANK: dict[str, Checker] = {
    "me": _me,
    "ifnull": _ifnull,
    "at least": _ranked("at least"),
    "at most": _ranked("at most"),
    "is workday": _on_calendar("is workday", (DAY,), BOOLEAN),
    "workday add": _on_calendar("workday add", (DAY, (NUMBER,)), DATE),
    "workday diff": _on_calendar("workday diff", (DAY, DAY), NUMBER),
    **{name: fixed_checker(name) for name in FIXED},
    **{each.name: _of_the_organisation(each) for each in ALL},
}
"""The checker of each, by name."""
