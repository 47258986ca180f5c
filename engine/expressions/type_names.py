"""Type names as they are written after `instance of` and in function signatures (DMN 1.5, grammar rules 53 to 56)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.expressions import ast
from engine.expressions.lexer import Kind

if TYPE_CHECKING:
    from engine.expressions.parser import Parser

COMPOUND = (
    ("date", "and", "time"),
    ("days", "and", "time", "duration"),
    ("day", "and", "time", "duration"),
    ("years", "and", "months", "duration"),
    ("year", "and", "month", "duration"),
)


def type_name(parser: Parser) -> ast.TypeName:
    """A type: simple, `list<…>`, `range<…>`, `context<name: type, …>`, `function<type, …> -> type`."""
    parser.deeper()
    made = _parameters(parser, _name(parser))
    parser.depth -= 1
    return made


def _parameters(parser: Parser, name: str) -> ast.TypeName:
    if name in ("list", "range") and parser.takes("<"):
        inner = type_name(parser)
        parser.take(">")
        return ast.TypeName(name, (inner,))
    if name == "context" and parser.takes("<"):
        return ast.TypeName(name, members=_members(parser))
    if name == "function" and parser.takes("<"):
        return ast.TypeName(name, _signature(parser))
    return ast.TypeName(name)


def _members(parser: Parser) -> tuple[tuple[str, ast.TypeName], ...]:
    members: list[tuple[str, ast.TypeName]] = []
    while not parser.takes(">"):
        if members:
            parser.take(",")
        member = parser.new_name(":")
        parser.take(":")
        members.append((member, type_name(parser)))
    return tuple(members)


def _signature(parser: Parser) -> tuple[ast.TypeName, ...]:
    """Parameter types, then the result's."""
    types: list[ast.TypeName] = []
    while not parser.takes(">"):
        if types:
            parser.take(",")
        types.append(type_name(parser))
    parser.take("->")
    return (*types, type_name(parser))


def _name(parser: Parser) -> str:
    for words in COMPOUND:
        if all(parser.peek(n).is_word(word) for n, word in enumerate(words)):
            parser.take(*words)
            return " ".join(words)
    known = parser.names.longest(parser.tokens, parser.at)
    if known is not None and known[1] - parser.at > 1:
        return parser.name()
    if parser.ahead.kind is not Kind.WORD:
        raise parser.unexpected("type")
    name = parser.next().text
    while parser.ahead.is_symbol(".") and parser.peek(1).kind is Kind.WORD:  # a type of an imported model
        parser.take(".")
        name += "." + parser.next().text
    return name
