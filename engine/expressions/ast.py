"""The tree an expression becomes: frozen nodes, each with the span of the text it came from.

Two trees are equal when they mean the same; spans do not count. `tree_json` writes them for versions and the browser.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, TypeVar, cast

from engine.expressions.failure import Span

NOWHERE: Span = (0, 0)


Made = TypeVar("Made", bound="Node")


def parts(node: object) -> list[Node]:
    """A node and every node below it, from left to right, tuples of nodes looked through. (Gathered rather than
    yielded: half the time.)"""
    found: list[Node] = []
    _gather(node, found)
    return found


def _gather(node: object, found: list[Node]) -> None:
    if isinstance(node, Node):
        found.append(node)
        for name in below(type(node)):
            _gather(getattr(node, name), found)
    elif isinstance(node, tuple):
        for each in node:
            _gather(each, found)


def below(kind: type[Node]) -> tuple[str, ...]:
    """The names of what a kind of node holds, but for what is never a node."""
    names = _HOLDS.get(kind)
    if names is None:
        names = _HOLDS[kind] = tuple(name for name in kind.__dataclass_fields__ if name not in _PLAIN)
    return names


_HOLDS: dict[type, tuple[str, ...]] = {}
_PLAIN = frozenset(
    {"span", "operator", "quantifier", "low_included", "high_included"}
    | {"member", "text", "value", "name", "names", "path"}
)


def transformed(node: Made, change: Callable[[Node], Node]) -> Made:
    """The tree with `change` made to every node, from the leaves up."""
    return cast("Made", _transformed(node, change))


def _transformed(node: Any, change: Callable[[Node], Node]) -> Any:  # Any: a node, or what a node holds
    if isinstance(node, tuple):
        return tuple(_transformed(each, change) for each in node)
    if not isinstance(node, Node):
        return node
    names = [name for name in type(node).__dataclass_fields__ if name != "span"]
    before = [getattr(node, name) for name in names]
    after = [_transformed(each, change) for each in before]
    same = all(a is b or (isinstance(a, tuple) and a == b) for a, b in zip(before, after, strict=True))
    return change(node if same else replace(node, **dict(zip(names, after, strict=True))))


def moved(node: Made, span: Span) -> Made:
    """The same node at another place."""
    return replace(node, span=span)


def uses_question_mark(node: Node) -> bool:
    """The value a unary test is about is named in it, which makes it a condition."""
    return any(isinstance(each, Name) and each.name == "?" for each in parts(node))


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Any part of an expression."""

    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Literal(Node):
    """A number, text, boolean or null."""

    value: Decimal | str | bool | None


@dataclass(frozen=True, slots=True)
class Temporal(Node):
    """A date, time, date and time or duration written as @"…" (DMN 1.5, grammar rule 62); kept as its text."""

    text: str


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A name in scope: an input, a field, a loop variable, a function."""

    name: str


@dataclass(frozen=True, slots=True)
class Field(Node):
    """A field of the record an expression stands in, or of one reached from it: uids from there on. Made by binding."""

    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Path(Node):
    """A member of a value: `customer.level`."""

    base: Node
    member: str


@dataclass(frozen=True, slots=True)
class Filter(Node):
    """Items of a list that satisfy a condition, or the one at a position: `list[item > 3]`, `list[-1]`."""

    base: Node
    condition: Node


@dataclass(frozen=True, slots=True)
class Negation(Node):
    """Minus one operand."""

    operand: Node


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    """`+ - * / **`."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    """`= != < <= > >=`."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class And(Node):
    """Three-valued conjunction."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Or(Node):
    """Three-valued disjunction."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Between(Node):
    """`x between low and high`, both ends included."""

    operand: Node
    low: Node
    high: Node


@dataclass(frozen=True, slots=True)
class In(Node):
    """`x in tests`: true when one of the unary tests holds."""

    operand: Node
    tests: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Test(Node):
    """A unary test with an operator: `< 5`. Standing alone in parentheses it is a range without one end."""

    operator: str
    operand: Node


@dataclass(frozen=True, slots=True)
class Range(Node):
    """An interval; an open end excludes its value."""

    low: Node
    high: Node
    low_included: bool
    high_included: bool


@dataclass(frozen=True, slots=True)
class If(Node):
    """`if … then … else …`."""

    condition: Node
    then: Node
    otherwise: Node


@dataclass(frozen=True, slots=True)
class ListOf(Node):
    """A list literal."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Context(Node):
    """A context literal; later entries see earlier ones."""

    entries: tuple[tuple[str, Node], ...]


@dataclass(frozen=True, slots=True)
class Iteration(Node):
    """`name in domain`; with `upto` the domain is the whole numbers from one to the other, up or down."""

    name: str
    domain: Node
    upto: Node | None = None


@dataclass(frozen=True, slots=True)
class For(Node):
    """`for … return …`; the results so far are visible as `partial`."""

    iterations: tuple[Iteration, ...]
    result: Node


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    """`some … satisfies …` or `every … satisfies …`."""

    quantifier: str
    iterations: tuple[Iteration, ...]
    condition: Node

    def outermost(self) -> Quantified:
        """The same with one loop; `some a in x, b in y satisfies …` says some a in x satisfies some b in y …"""
        first, *rest = self.iterations
        inner = Quantified(self.quantifier, tuple(rest), self.condition, span=self.span) if rest else self.condition
        return Quantified(self.quantifier, (first,), inner, span=self.span)


@dataclass(frozen=True, slots=True)
class TypeName(Node):
    """A type as written: a name with parameters. `members` are (name, type) of a context type."""

    name: str
    parameters: tuple[TypeName, ...] = ()
    members: tuple[tuple[str, TypeName], ...] = ()


@dataclass(frozen=True, slots=True)
class InstanceOf(Node):
    """`x instance of type`."""

    operand: Node
    type: TypeName


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A function with positional or named arguments; `names` is empty for positional ones."""

    function: Node
    arguments: tuple[Node, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lambda(Node):
    """`function(a, b: number) body`; the DMN profile only."""

    parameters: tuple[tuple[str, TypeName | None], ...]
    body: Node
