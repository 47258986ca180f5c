"""A tree as the text it could have been written as, with no more parentheses than needed: parse(render(t)) == t."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from engine.expressions import ast
from engine.expressions.grammar import ADD, AND, COMPARE, INFIX, NEGATE, OR, POSTFIX
from engine.expressions.lexer import words

WHOLE, ATOM = 0, POSTFIX + 10
"""How strongly what reaches as far as it can (`if`, `for`) and what stands by itself (a number) hold together."""

ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
Written = tuple[str, int]
"""Text, and how strongly it holds together."""


def render(node: ast.Node) -> str:
    """The text of a tree. Fields of a bound tree are written as their uids; see `unbound`."""
    return _within(node, WHOLE)


def quoted(text: str) -> str:
    """A text as a string literal."""
    return f'"{text.translate(ESCAPES)}"'


def number_text(number: Decimal) -> str:
    """A number as it is written, never in more digits than it has."""
    return str(number)


def type_text(of: ast.TypeName) -> str:
    """A type name as it is written after `instance of`."""
    if of.members:
        return f"context<{', '.join(f'{name}: {type_text(each)}' for name, each in of.members)}>"
    if not of.parameters:
        return of.name
    if of.name == "function":
        *taken, given = map(type_text, of.parameters)
        return f"function<{', '.join(taken)}> -> {given}"
    return f"{of.name}<{', '.join(map(type_text, of.parameters))}>"


def _within(node: ast.Node, least: int) -> str:
    """The text, in parentheses where it holds together less than its place asks for."""
    text, strength = _written(node)
    return f"({text})" if strength < least else text


def _written(node: ast.Node) -> Written:
    return WRITERS[type(node)](node)


def _literal(node: ast.Literal) -> Written:
    match node.value:
        case None:
            return "null", ATOM
        case bool(value):
            return ("true" if value else "false"), ATOM
        case Decimal():
            return number_text(node.value), POSTFIX - 1 if node.value >= 0 else NEGATE
    return quoted(node.value), ATOM


def _two(operator: str, strength: int, left: ast.Node, right: ast.Node) -> Written:
    return f"{_within(left, strength)} {operator} {_within(right, strength + 1)}", strength


def _negation(node: ast.Negation) -> Written:
    least = NEGATE if isinstance(node.operand, ast.Negation) else POSTFIX - 1
    return f"-{_within(node.operand, least)}", NEGATE


def _between(node: ast.Between) -> Written:
    operand, low, high = _within(node.operand, COMPARE), _within(node.low, ADD), _within(node.high, ADD)
    return f"{operand} between {low} and {high}", COMPARE


def _in(node: ast.In) -> Written:
    operand = _within(node.operand, COMPARE)
    if len(node.tests) > 1:
        return f"{operand} in ({', '.join(map(test_text, node.tests))})", COMPARE
    text, strength = (
        (test_text(node.tests[0]), ATOM) if isinstance(node.tests[0], ast.Test) else _written(node.tests[0])
    )
    opens = text.startswith("(") and not isinstance(node.tests[0], ast.Range)
    return f"{operand} in {f'({text})' if opens or strength <= COMPARE else text}", COMPARE


def test_text(node: ast.Node) -> str:
    """A unary test as it stands in a cell, in a list or after `in`."""
    return f"{node.operator} {_within(node.operand, ADD)}" if isinstance(node, ast.Test) else _within(node, WHOLE)


def _range(node: ast.Range) -> Written:
    opening, closing = "[" if node.low_included else "(", "]" if node.high_included else ")"
    return f"{opening}{_within(node.low, WHOLE)}..{_within(node.high, WHOLE)}{closing}", ATOM


def _if(node: ast.If) -> Written:
    parts = (_within(each, WHOLE) for each in (node.condition, node.then, node.otherwise))
    return "if {} then {} else {}".format(*parts), WHOLE


def _list(node: ast.ListOf) -> Written:
    return f"[{', '.join(map(test_text, node.items))}]", ATOM


def _context(node: ast.Context) -> Written:
    entries = (f"{_key(key)}: {_within(value, WHOLE)}" for key, value in node.entries)
    return "{" + ", ".join(entries) + "}", ATOM


def _key(key: str) -> str:
    parts = words(key)
    return key if len(parts) == 1 and key.isidentifier() else quoted(key)


def _iteration(node: ast.Iteration) -> str:
    upto = "" if node.upto is None else f"..{_within(node.upto, WHOLE)}"
    return f"{node.name} in {_within(node.domain, WHOLE)}{upto}"


def _for(node: ast.For) -> Written:
    loops = ", ".join(map(_iteration, node.iterations))
    return f"for {loops} return {_within(node.result, WHOLE)}", WHOLE


def _quantified(node: ast.Quantified) -> Written:
    loops = ", ".join(map(_iteration, node.iterations))
    return f"{node.quantifier} {loops} satisfies {_within(node.condition, WHOLE)}", WHOLE


def _call(node: ast.Call) -> Written:
    match node:
        case ast.Call(ast.Name("at least" | "at most" as name), (left, right, *_), ()):
            return f"{_within(left, COMPARE)} {name} {_within(right, ADD)}", COMPARE
    arguments = [_within(each, WHOLE) for each in node.arguments]
    if node.names:
        arguments = [f"{name}: {text}" for name, text in zip(node.names, arguments, strict=True)]
    return f"{_within(node.function, POSTFIX)}({', '.join(arguments)})", POSTFIX


def _lambda(node: ast.Lambda) -> Written:
    parameters = (name if of is None else f"{name}: {type_text(of)}" for name, of in node.parameters)
    return f"function({', '.join(parameters)}) {_within(node.body, WHOLE)}", WHOLE


WRITERS: dict[type[ast.Node], Callable[..., Written]] = {
    ast.Literal: _literal,
    ast.Temporal: lambda node: (f"@{quoted(node.text)}", ATOM),
    ast.Name: lambda node: (node.name, ATOM),
    ast.Field: lambda node: (".".join(node.path), POSTFIX),
    ast.Path: lambda node: (f"{_within(node.base, POSTFIX)}.{node.member}", POSTFIX),
    ast.Filter: lambda node: (f"{_within(node.base, POSTFIX)}[{_within(node.condition, WHOLE)}]", POSTFIX),
    ast.Negation: _negation,
    ast.Arithmetic: lambda node: _two(node.operator, INFIX[node.operator], node.left, node.right),
    ast.Comparison: lambda node: _two(node.operator, COMPARE, node.left, node.right),
    ast.And: lambda node: _two("and", AND, node.left, node.right),
    ast.Or: lambda node: _two("or", OR, node.left, node.right),
    ast.Between: _between,
    ast.In: _in,
    ast.Test: lambda node: (f"({test_text(node)})", ATOM),
    ast.Range: _range,
    ast.If: _if,
    ast.ListOf: _list,
    ast.Context: _context,
    ast.For: _for,
    ast.Quantified: _quantified,
    ast.InstanceOf: lambda node: (f"{_within(node.operand, COMPARE)} instance of {type_text(node.type)}", COMPARE),
    ast.Call: _call,
    ast.Lambda: _lambda,
}
