"""Fields that take several options, asked as if they took one: what the filters of lists said before they were
expressions, which knew nothing of types. In the language itself a list contains no text and is in no set of texts.

    contains(lower case(tags), "vip")    list contains(tags, "vip")
    tags in ("vip", "gold")              list contains(tags, "vip") or list contains(tags, "gold")
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from engine.expressions import ast
from engine.expressions.types import ListOf, Option, Record

if TYPE_CHECKING:
    from engine.expressions.infer import Inference

MOST = 90
"""A row of conditions is no longer."""


def held_by_several(inference: Inference, node: ast.Call) -> ast.Node | None:
    """`contains` of a field of several options; None where it is of a text."""
    match node:
        case ast.Call(_, (ast.Call(ast.Name("lower case"), (ast.Name() as field,)), ast.Literal(str() as value)), ()):
            return _held(inference, field, value, node)
        case ast.Call(_, (ast.Name() as field, ast.Literal(str() as value)), ()):
            return _held(inference, field, value, node)
    return None


def one_of_several(inference: Inference, node: ast.In) -> ast.Node | None:
    """`in` of a field of several options; None where it takes one."""
    if not isinstance(node.operand, ast.Name) or len(node.tests) > MOST:
        return None
    held: list[ast.Node] = []
    for each in node.tests:
        value = each.value if isinstance(each, ast.Literal) else None
        found = _held(inference, node.operand, value, node) if isinstance(value, str) else None
        if found is None:
            return None
        held.append(found)
    return reduce(lambda a, b: ast.Or(a, b, span=node.span), held)


def _held(inference: Inference, field: ast.Name, value: str, at: ast.Node) -> ast.Node | None:
    member = None if field.name in inference.local else inference.around.member(None, field.name)
    several = member.typed.type if member is not None else None
    if not isinstance(several, ListOf) or isinstance(several.of, Record):
        return None
    if isinstance(several.of, Option):  # the case may have been folded
        codes = [each.code for each in inference.around.choices(several.of.set)]
        value = next((each for each in codes if each.lower() == value.lower()), value)
    one = ast.Literal(value, span=at.span)
    return ast.Call(ast.Name("list contains", span=at.span), (field, one), span=at.span)
