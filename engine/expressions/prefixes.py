"""How an expression may begin: one function a symbol or word, in two tables the parser looks into."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.expressions import ast
from engine.expressions.failure import TOO_LARGE, ExpressionError
from engine.expressions.grammar import NEGATE
from engine.expressions.lexer import Kind
from engine.expressions.type_names import type_name

if TYPE_CHECKING:
    from engine.expressions.parser import Parser

Prefix = Callable[["Parser", int], ast.Node]


def _negation(parser: Parser, start: int) -> ast.Node:
    parser.take("-")
    return parser.made(ast.Negation(parser.expression(NEGATE)), start)


def _parenthesis(parser: Parser, start: int) -> ast.Node:
    """`(a)`, the range `(a..b)`, or a unary test standing alone: `(> 5)` is a range without one end."""
    parser.take("(")
    inner = parser.test()
    if parser.takes(".."):
        return parser.range_from(inner, start, low_included=False)
    parser.take(")")
    return inner


def _bracket(parser: Parser, start: int) -> ast.Node:
    """A list or the range `[a..b]`."""
    parser.take("[")
    items: list[ast.Node] = []
    while not parser.takes("]"):
        if items:
            parser.take(",")
        items.append(parser.test())
        if len(items) == 1 and parser.takes(".."):
            return parser.range_from(items[0], start, low_included=True)
        if len(items) > parser.limits.list_literal:
            raise ExpressionError(TOO_LARGE, parser.ahead.span, limit=parser.limits.list_literal)
    return parser.made(ast.ListOf(tuple(items)), start)


def _open_range(parser: Parser, start: int) -> ast.Node:
    """The range `]a..b]`."""
    parser.take("]")
    low = parser.expression()
    parser.take("..")
    return parser.range_from(low, start, low_included=False)


def _context(parser: Parser, start: int) -> ast.Node:
    parser.take("{")
    entries: list[tuple[str, ast.Node]] = []
    close = parser.scoped()
    while not parser.takes("}"):
        if entries:
            parser.take(",")
        key = parser.next().text if parser.ahead.kind is Kind.STRING else parser.new_name(":", "}", ",")
        parser.take(":")
        entries.append((key, parser.expression()))
        parser.names.add(key)
    close()
    for key, _ in entries:
        parser.names.add(key)  # a path further on may name it
    return parser.made(ast.Context(tuple(entries)), start)


def _temporal(parser: Parser, start: int) -> ast.Node:
    parser.take("@")
    if parser.ahead.kind is not Kind.STRING:
        raise parser.unexpected('"…"')
    return parser.made(ast.Temporal(parser.next().text), start)


def _constant(value: bool | None) -> Prefix:
    def prefix(parser: Parser, start: int) -> ast.Node:
        parser.next()
        return parser.made(ast.Literal(value), start)

    return prefix


def _if(parser: Parser, start: int) -> ast.Node:
    parser.take("if")
    condition = parser.expression()
    parser.take("then")
    then = parser.expression()
    parser.take("else")
    return parser.made(ast.If(condition, then, parser.expression()), start)


def _iterations(parser: Parser, start: int) -> tuple[ast.Iteration, ...]:
    """`a in x, b in y..z`; the scope it opens is closed by the caller."""
    found: list[ast.Iteration] = []
    while not found or parser.takes(","):
        begin = parser.ahead.span[0]
        name = parser.new_name("in")
        parser.take("in")
        domain = parser.expression()
        upto = parser.expression() if parser.takes("..") else None
        found.append(parser.made(ast.Iteration(name, domain, upto), begin))  # type: ignore[arg-type]
        parser.names.add(name)
    return tuple(found)


def _for(parser: Parser, start: int) -> ast.Node:
    parser.take("for")
    close = parser.scoped()
    iterations = _iterations(parser, start)
    parser.take("return")
    result = parser.expression()
    close()
    return parser.made(ast.For(iterations, result), start)


def _quantified(parser: Parser, start: int) -> ast.Node:
    quantifier = parser.next().text
    close = parser.scoped()
    iterations = _iterations(parser, start)
    parser.take("satisfies")
    condition = parser.expression()
    close()
    return parser.made(ast.Quantified(quantifier, iterations, condition), start)


def _function(parser: Parser, start: int) -> ast.Node:
    parser.take("function", "(")
    parameters: list[tuple[str, ast.TypeName | None]] = []
    while not parser.takes(")"):
        if parameters:
            parser.take(",")
        name = parser.new_name(",", ":", ")")
        parameters.append((name, type_name(parser) if parser.takes(":") else None))
    if parser.ahead.is_word("external"):
        parser.next()
    close = parser.scoped(*(name for name, _ in parameters))
    body = parser.expression()
    close()
    return parser.made(ast.Lambda(tuple(parameters), body), start)


SYMBOL_PREFIX: dict[str, Prefix] = {
    "-": _negation,
    "(": _parenthesis,
    "[": _bracket,
    "]": _open_range,
    "{": _context,
    "@": _temporal,
}
WORD_PREFIX: dict[str, Prefix] = {
    "true": _constant(True),
    "false": _constant(False),
    "null": _constant(None),
    "if": _if,
    "for": _for,
    "some": _quantified,
    "every": _quantified,
    "function": _function,
}
