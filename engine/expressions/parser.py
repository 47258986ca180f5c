"""From tokens to a tree: a Pratt parser with one table of binding powers and no backtracking.

Every decision is made by looking at the tokens ahead, so time is linear in the text. Names are read against what is
in scope (`names.Names`): the longest known name wins, an unknown one is a single word. The grammar is DMN 1.5,
10.3.1.2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import pairwise

from engine.expressions import ast
from engine.expressions.failure import TOO_DEEP, TOO_LARGE, UNEXPECTED, UNFINISHED, ExpressionError
from engine.expressions.grammar import AFTER_A_RANGE, AND, COMPARATORS, COMPARE, INFIX, OR, PROPERTIES, RANKED
from engine.expressions.lexer import Kind, Token, tokens
from engine.expressions.limits import BUSINESS, Limits
from engine.expressions.names import Names
from engine.expressions.prefixes import SYMBOL_PREFIX, WORD_PREFIX
from engine.expressions.type_names import type_name

PROPERTY_NAMES = Names(PROPERTIES)
NUMBER, STRING, WORD, SYMBOL, END = Kind  # looked up at every token, which an Enum makes slow


def parse(text: str, names: Iterable[str] | Names = (), *, limits: Limits = BUSINESS) -> ast.Node:
    """The tree of an expression. `names` are those in scope that are more than one word. Raises ExpressionError."""
    parser = Parser(text, names, limits)
    tree = parser.expression()
    parser.end()
    return tree


def parse_tests(
    text: str, names: Iterable[str] | Names = (), *, limits: Limits = BUSINESS
) -> tuple[bool, tuple[ast.Node, ...]]:
    """The unary tests of a decision table's cell: whether they are negated, and each (none of them means any value)."""
    parser = Parser(text, names, limits)
    if parser.ahead.is_symbol("-") and parser.peek(1).kind is END:
        return False, ()
    negated = parser.ahead.is_word("not") and parser.peek(1).is_symbol("(")
    if negated:
        parser.take("not", "(")
    tests = parser.tests()
    if negated:
        parser.take(")")
    parser.end()
    return negated, tests


class Parser:
    """One pass over the tokens of one text."""

    def __init__(self, text: str, names: Iterable[str] | Names, limits: Limits) -> None:
        self.limits = limits
        self.tokens = tokens(text, limits)
        self.names = Names((), names if isinstance(names, Names) else Names(names, PROPERTY_NAMES))
        self.at = 0
        self.depth = self.height = 0
        self.nodes = 0

    # Tokens

    @property
    def ahead(self) -> Token:
        """The next token."""
        return self.tokens[self.at]

    def peek(self, distance: int) -> Token:
        """A token further on; END beyond the end."""
        return self.tokens[min(self.at + distance, len(self.tokens) - 1)]

    def next(self) -> Token:
        """Take the next token."""
        token = self.tokens[self.at]
        if token.kind is not END:
            self.at += 1
        return token

    def take(self, *texts: str) -> Token:
        """Take these tokens in order and return the last."""
        for text in texts:
            token = self.tokens[self.at]
            if token.text != text or token.kind is STRING or token.kind is END:
                raise self.unexpected(text)
            self.at += 1
        return token

    def takes(self, text: str) -> bool:
        """Take this token if it is next."""
        token = self.tokens[self.at]
        if token.text != text or (token.kind is not SYMBOL and token.kind is not WORD):
            return False
        self.at += 1
        return True

    def end(self) -> None:
        """Nothing may follow."""
        if self.ahead.kind is not END:
            raise self.unexpected({"zh": "结尾", "en": "the end"})

    def unexpected(self, expected: str | dict[str, str]) -> ExpressionError:
        """The error of finding something else than `expected`."""
        token = self.ahead
        if token.kind is END:
            return ExpressionError(UNFINISHED, token.span, expected=expected)
        return ExpressionError(UNEXPECTED, token.span, found=token.text[:40], expected=expected)

    def made(self, node: ast.Node, start: int) -> ast.Node:
        """A node spanning from `start` to the last token taken; counted."""
        self.nodes += 1
        if self.nodes > self.limits.nodes:
            raise ExpressionError(TOO_LARGE, self.ahead.span, limit=self.limits.nodes)
        # made this moment, so that nobody else has it yet
        object.__setattr__(node, "span", (start, self.tokens[self.at - 1].span[1]))
        return node

    # Expressions

    def expression(self, power: int = 0) -> ast.Node:
        """An expression whose operators bind tighter than `power`."""
        self.deeper()
        beside, self.height = self.height, 0
        start = self.tokens[self.at].span[0]
        left = self._prefix(start)
        height = self.height + 1
        while (binding := self._binding()) > power:
            self.height = 0
            left = self._infix(left, binding, start)
            height = max(height, self.height) + (2 if binding > AND else 1)
            if height > self.limits.height:
                raise ExpressionError(TOO_DEEP, (start, self.ahead.span[1]), limit=self.limits.height)
        self.height, self.depth = max(beside, height), self.depth - 1
        return left

    def deeper(self) -> None:
        """One level down; whoever goes down comes up again with `depth -= 1`."""
        self.depth += 1
        if self.depth > self.limits.depth:
            raise ExpressionError(TOO_DEEP, self.ahead.span, limit=self.limits.depth)

    def _binding(self) -> int:
        kind, text, _ = self.tokens[self.at]
        if kind is not SYMBOL and kind is not WORD:
            return 0
        if text == "[" and self._closes_range():
            return 0
        if text == "at" and self.peek(1).is_word(*RANKED):
            return COMPARE
        return INFIX.get(text, 0)

    def _closes_range(self) -> bool:
        after = self.peek(1)
        return after.kind is END or (after.kind is not STRING and after.text in AFTER_A_RANGE)

    def _prefix(self, start: int) -> ast.Node:
        kind, text, _ = self.tokens[self.at]
        if kind is WORD:
            prefix = WORD_PREFIX.get(text)
            if prefix is not None and not self._longer_name(text):
                return prefix(self, start)
            return self.made(ast.Name(self.name()), start)
        if kind is NUMBER or kind is STRING:
            self.at += 1
            return self.made(ast.Literal(text if kind is STRING else Decimal(text)), start)
        prefix = SYMBOL_PREFIX.get(text) if kind is SYMBOL else None
        if prefix is None:
            raise self.unexpected("value")
        return prefix(self, start)

    def _longer_name(self, text: str) -> bool:
        known = self.names.longest(self.tokens, self.at)
        return known is not None and known[1] - self.at > 1 and text not in ("if", "for", "some", "every")

    def name(self) -> str:
        """A name: the longest known one, or a single word."""
        known = self.names.longest(self.tokens, self.at)
        if known is not None:
            self.at = known[1]
            return known[0]
        if self.ahead.kind is not WORD:
            raise self.unexpected("name")
        return self.next().text

    def new_name(self, *ends: str) -> str:
        """A name being introduced: every token up to one of `ends`; it is known from here on."""
        if self.ahead.kind is STRING and "{" not in ends and ":" in ends:
            return self.next().text
        parts: list[Token] = []
        while self.ahead.kind is not END and self.ahead.text not in ends:
            parts.append(self.next())
        if not parts or parts[0].kind not in (WORD, Kind.NUMBER):
            raise self.unexpected("name")
        name = parts[0].text
        for before, token in pairwise(parts):
            name += (" " if before.span[1] < token.span[0] else "") + token.text
        return name

    def scoped(self, *names: str) -> Callable[[], None]:
        """Open a scope with these names; call the result to close it."""
        outer = self.names
        self.names = Names(names, outer)

        def close() -> None:
            self.names = outer

        return close

    def _infix(self, left: ast.Node, binding: int, start: int) -> ast.Node:
        operator = self.next().text
        if operator in COMPARATORS:
            return self.made(ast.Comparison(operator, left, self.expression(COMPARE)), start)
        match operator:
            case "or":
                return self.made(ast.Or(left, self.expression(OR)), start)
            case "and":
                return self.made(ast.And(left, self.expression(AND)), start)
            case "+" | "-" | "*" | "/" | "**":
                return self.made(ast.Arithmetic(operator, left, self.expression(binding)), start)
            case "(":
                return self._call(left, start)
            case ".":
                return self.made(ast.Path(left, self.name()), start)
            case "between":
                low = self.expression(COMPARE)
                self.take("and")
                return self.made(ast.Between(left, low, self.expression(COMPARE)), start)
            case "at":
                name = f"at {self.next().text}"
                return self.made(ast.Call(ast.Name(name), (left, self.expression(COMPARE))), start)
            case "in":
                return self.made(ast.In(left, self._in_tests()), start)
            case "instance":
                self.take("of")
                return self.made(ast.InstanceOf(left, type_name(self)), start)
        condition = self.expression()
        self.take("]")
        return self.made(ast.Filter(left, condition), start)

    def _call(self, function: ast.Node, start: int) -> ast.Node:
        names: list[str] = []
        arguments: list[ast.Node] = []
        while not self.takes(")"):
            if arguments:
                self.take(",")
            if self._named_argument():
                names.append(self.new_name(":"))
                self.take(":")
            arguments.append(self.expression())
        if names and len(names) != len(arguments):
            raise self.unexpected("name:")
        return self.made(ast.Call(function, tuple(arguments), tuple(names)), start)

    def _named_argument(self) -> bool:
        """Words, then a colon."""
        distance = 0
        while self.peek(distance).kind is WORD:
            distance += 1
        return distance > 0 and self.peek(distance).is_symbol(":")

    # Unary tests

    def _in_tests(self) -> tuple[ast.Node, ...]:
        """After `in`: one test, or several in parentheses."""
        if not self.ahead.is_symbol("("):
            return (self.test(COMPARE),)
        start = self.next().span[0]
        first = self.test()
        if self.takes(".."):
            return (self.range_from(first, start, low_included=False),)
        tests = [first]
        while self.takes(","):
            tests.append(self.test())
        self.take(")")
        return tuple(tests)

    def tests(self) -> tuple[ast.Node, ...]:
        """Unary tests, comma separated."""
        found = [self.test()]
        while self.takes(","):
            found.append(self.test())
        return tuple(found)

    def test(self, power: int = 0) -> ast.Node:
        """One unary test: a comparison with what is tested, or any expression."""
        start = self.ahead.span[0]
        if self.ahead.is_symbol(*COMPARATORS):
            operator = self.next().text
            return self.made(ast.Test(operator, self.expression(COMPARE)), start)
        return self.expression(power)

    def range_from(self, low: ast.Node, start: int, *, low_included: bool) -> ast.Node:
        """The rest of a range whose `..` has just been taken."""
        high = self.expression()
        closing = self.next()
        if not closing.is_symbol(")", "]", "["):
            self.at -= closing.kind is not END
            raise self.unexpected("]")
        return self.made(ast.Range(low, high, low_included, closing.text == "]"), start)
