"""A DMN model as far as it can be run: its decisions, functions, types, and the boxed expressions inside (DMN 1.5, 7
and 10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.expressions.ast import TypeName
from engine.rules.hit_policies import Aggregation, HitPolicy


@dataclass(frozen=True, slots=True)
class Text:
    """A literal expression."""

    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a boxed context; without a name it is the context's result."""

    name: str | None
    value: Boxed
    type: str | None = None


@dataclass(frozen=True, slots=True)
class BoxedContext:
    """Named entries, later ones seeing earlier ones."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Invocation:
    """A function called with named arguments."""

    function: str
    bindings: tuple[tuple[str, Boxed], ...]


@dataclass(frozen=True, slots=True)
class BoxedFunction:
    """A function: its parameters with their declared types, and its body."""

    parameters: tuple[tuple[str, str | None], ...]
    body: Boxed


@dataclass(frozen=True, slots=True)
class Relation:
    """A table of values: a list of contexts."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Boxed, ...], ...]


@dataclass(frozen=True, slots=True)
class BoxedList:
    """A list of expressions."""

    items: tuple[Boxed, ...]


@dataclass(frozen=True, slots=True)
class Input:
    """An input column: what is tested, and the values it may have."""

    expression: str
    values: str = ""


@dataclass(frozen=True, slots=True)
class Output:
    """An output column: its name, its allowed values in order of priority, what stands in when no row matches."""

    name: str
    values: str = ""
    default: str = ""
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of unary tests and result expressions."""

    tests: tuple[str, ...]
    results: tuple[str, ...]
    annotation: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A decision table."""

    policy: HitPolicy
    aggregation: Aggregation | None
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    rows: tuple[Row, ...]


Boxed = Text | BoxedContext | Invocation | BoxedFunction | Relation | BoxedList | Table


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision: what it needs, by id, and how it is made (None: not said)."""

    id: str
    name: str
    type: str | None
    requires: tuple[str, ...]
    logic: Boxed | None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A business knowledge model: a function others may call."""

    id: str
    name: str
    requires: tuple[str, ...]
    function: BoxedFunction


@dataclass(frozen=True, slots=True)
class InputData:
    """A value handed in."""

    id: str
    name: str
    type: str | None


@dataclass(frozen=True)
class Model:
    """A whole model; everything by id. `names` are all that are more than one word somewhere in its types and
    variables."""

    name: str
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    knowledge: Mapping[str, Knowledge] = field(default_factory=dict)
    inputs: Mapping[str, InputData] = field(default_factory=dict)
    types: Mapping[str, TypeName] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    losses: tuple[str, ...] = ()

    def decision(self, name: str) -> Decision | None:
        """By its name."""
        return next((each for each in self.decisions.values() if each.name == name), None)
