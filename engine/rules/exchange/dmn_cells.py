"""Cells and expressions of a foreign model in the words of ours: names become slugs, what a cell may not say becomes a
formula.

A test that is no literal, comparison or range is written `= ? in (…)`, which means the same (DMN 1.5, 7.3.2). What
cannot be read at all is kept as it stands, so that it is seen to be wrong and never lets everything pass.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from engine.expressions import ast
from engine.expressions.failure import ExpressionError
from engine.expressions.functions.library import LANGUAGE, LIBRARY
from engine.expressions.limits import DMN
from engine.expressions.names import Names
from engine.expressions.parser import parse, parse_tests
from engine.expressions.render import render, test_text
from engine.rules.exchange.cell_feel import feel_test, feel_value
from engine.rules.exchange.columns import Column

MADE_HERE = frozenset({*LIBRARY, "now", "today", "?", "item", "partial"})


@dataclass(frozen=True)
class Words:
    """The names of a model and what they are called here; those of fixed values stand for them."""

    model: Names
    slugs: Mapping[str, str]
    constants: Mapping[str, ast.Node] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Collection[str], slugs: Mapping[str, str], texts: Mapping[str, str] | None = None) -> Words:
        """Names of more than one word among them; `texts` are those that may be fixed values."""
        bare = cls(Names(names, LANGUAGE), {})
        trees = ((name, bare.tree(text)) for name, text in (texts or {}).items())
        return cls(bare.model, slugs, {name: tree for name, tree in trees if tree is not None and _is_fixed(tree)})

    def tree(self, text: str) -> ast.Node | None:
        """An expression of the model; None where it is none."""
        try:
            return parse(text, self.model, limits=DMN)
        except (ExpressionError, RecursionError):
            return None

    def here(self, node: ast.Node) -> ast.Node:
        """The same in our names."""
        return ast.transformed(node, self._named)

    def _named(self, node: ast.Node) -> ast.Node:
        if isinstance(node, ast.Name) and node.name in self.slugs:
            return ast.Name(self.slugs[node.name], span=node.span)
        return self.constants.get(node.name, node) if isinstance(node, ast.Name) else node

    def unknown(self, node: ast.Node) -> list[str]:
        """Names it reads that nothing here stands for."""
        inner = {each.name for each in ast.parts(node) if isinstance(each, ast.Iteration)}
        keys = {key for each in ast.parts(node) if isinstance(each, ast.Context) for key, _ in each.entries}
        read = dict.fromkeys(each.name for each in ast.parts(node) if isinstance(each, ast.Name))
        known = inner | keys | MADE_HERE | self.slugs.keys() | self.constants.keys()
        return [each for each in read if each not in known]

    def test(self, text: str, column: Column) -> str | None:
        """A cell of conditions; None where it cannot be read."""
        if text in ("", "-"):
            return "-"
        try:
            negated, tests = parse_tests(text, self.model, limits=DMN)
        except (ExpressionError, RecursionError):
            return None
        plain = f"not({_listed(tests)})" if negated else _listed(tests)
        if taken := feel_test(plain, column):
            return taken
        asks = any(ast.uses_question_mark(each) for each in tests)
        if asks and len(tests) == 1 and not negated:
            return f"= {render(self.here(tests[0]))}"
        alternatives = [
            render(self.here(each)) if ast.uses_question_mark(each) else f"? in ({test_text(self.here(each))})"
            for each in tests
        ]
        made = " or ".join(f"({each})" if len(alternatives) > 1 else each for each in alternatives)
        return f"= not({made})" if negated else f"= {made}"

    def tests(self, text: str, column: Column) -> list[str] | None:
        """Allowed values, each a cell; None where one is none."""
        try:
            negated, tests = parse_tests(text, self.model, limits=DMN)
        except (ExpressionError, RecursionError):
            return None
        cells = [feel_test(test_text(each), column) for each in tests]
        return None if negated or None in cells else [each for each in cells if each]

    def result(self, text: str, column: Column) -> str | None:
        """A cell of results; None where it cannot be read."""
        if text in ("", "-"):
            return "null"
        tree = self.tree(text)
        if tree is None:
            return None
        return feel_value(render(tree), column) or f"= {render(self.here(tree))}"

    def read_in(self, text: str) -> Iterator[str]:
        """Names a cell reads that nothing here stands for."""
        try:
            _, tests = parse_tests(text, self.model, limits=DMN)
        except (ExpressionError, RecursionError):
            return
        for each in tests:
            yield from self.unknown(each)


def _is_fixed(node: ast.Node) -> bool:
    """Literals, and lists of them."""
    match node:
        case ast.Literal() | ast.Temporal() | ast.Negation(ast.Literal()):
            return True
        case ast.ListOf(items):
            return all(_is_fixed(each) for each in items)
    return False


def _listed(tests: tuple[ast.Node, ...]) -> str:
    return ", ".join(test_text(each) for each in tests)


def kind_of_texts(texts: Collection[str], words: Words) -> str:
    """The type of a column whose model does not say: that of its literals, text where they tell nothing."""
    found: set[str] = set()
    for text in texts:
        tests = words.tree(f"? in ({text})") if text not in ("", "-") else None
        for each in ast.parts(tests) if tests is not None else ():
            match each:
                case ast.Literal(bool()):
                    found.add("boolean")
                case ast.Literal(Decimal()):
                    found.add("number")
                case ast.Literal(str()):
                    found.add("text")
                case ast.Call(ast.Name("date")):
                    return "date"
    return found.pop() if len(found) == 1 else "text"
