"""Hit policies: which of the rows that match make the result (DMN 1.5, 8.2.8, and table 35 for the aggregators).

Every policy is a function from the hits to (value, reason): the hits in the order of the rows, each with its outputs
in the order of the columns. A table with one output column gives that value; with several, a context.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from engine.expressions.functions.library import LIBRARY
from engine.expressions.values.compare import equal
from engine.expressions.values.types import Value
from engine.problems import Code, Severity


class HitPolicy(StrEnum):
    """How rows that match together make a result."""

    UNIQUE = "unique"
    ANY = "any"
    PRIORITY = "priority"
    FIRST = "first"
    COLLECT = "collect"
    RULE_ORDER = "rule_order"
    OUTPUT_ORDER = "output_order"


class Aggregation(StrEnum):
    """What a collecting table does with what it collects."""

    SUM = "sum"
    MIN = "min"
    MAX = "max"
    COUNT = "count"


SEVERAL_HITS = Code(
    "decision_several_hits",
    zh="第 {rows} 行同时命中，而此表要求唯一命中",
    en="Rows {rows} match together; this table takes one only",
    severity=Severity.WARNING,
)
DIFFERENT_RESULTS = Code(
    "decision_different_results",
    zh="第 {rows} 行同时命中但结果不同",
    en="Rows {rows} match together with different results",
    severity=Severity.WARNING,
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that matches: its number from 1 and its outputs."""

    row: int
    outputs: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Outputs:
    """The output columns: their names, and the allowed values of each in order of priority (empty: none given)."""

    names: tuple[str, ...]
    priorities: tuple[tuple[Value, ...], ...] = ()

    def shaped(self, outputs: Sequence[Value]) -> Value:
        """One value, or a context of several."""
        return outputs[0] if len(self.names) <= 1 else dict(zip(self.names, outputs, strict=True))

    def priority(self, hit: Hit) -> tuple[int, ...]:
        """Smaller goes first; a value not listed goes last."""
        ranks: list[int] = []
        for value, order in zip(hit.outputs, self.priorities or ((),) * len(hit.outputs), strict=True):
            ranks.append(next((rank for rank, each in enumerate(order) if equal(each, value) is True), len(order)))
        return tuple(ranks)


Resolved = tuple[Value, tuple[int, ...], Code | None]
"""The result, the rows that made it, and what was wrong."""


def _rows(hits: Sequence[Hit]) -> tuple[int, ...]:
    return tuple(hit.row for hit in hits)


def _unique(hits: Sequence[Hit], outputs: Outputs) -> Resolved:
    if len(hits) > 1:
        return None, _rows(hits), SEVERAL_HITS
    return outputs.shaped(hits[0].outputs), _rows(hits), None


def _any(hits: Sequence[Hit], outputs: Outputs) -> Resolved:
    values = [outputs.shaped(hit.outputs) for hit in hits]
    if any(equal(values[0], each) is not True for each in values[1:]):
        return None, _rows(hits), DIFFERENT_RESULTS
    return values[0], _rows(hits), None


def _first(hits: Sequence[Hit], outputs: Outputs) -> Resolved:
    return outputs.shaped(hits[0].outputs), (hits[0].row,), None


def _priority(hits: Sequence[Hit], outputs: Outputs) -> Resolved:
    best = min(hits, key=outputs.priority)
    return outputs.shaped(best.outputs), (best.row,), None


def _rule_order(hits: Sequence[Hit], outputs: Outputs) -> Resolved:
    return [outputs.shaped(hit.outputs) for hit in hits], _rows(hits), None


def _output_order(hits: Sequence[Hit], outputs: Outputs) -> Resolved:
    ordered = sorted(hits, key=outputs.priority)
    return [outputs.shaped(hit.outputs) for hit in ordered], _rows(ordered), None


POLICIES: Mapping[HitPolicy, Callable[[Sequence[Hit], Outputs], Resolved]] = {
    HitPolicy.UNIQUE: _unique,
    HitPolicy.ANY: _any,
    HitPolicy.PRIORITY: _priority,
    HitPolicy.FIRST: _first,
    HitPolicy.COLLECT: _rule_order,
    HitPolicy.RULE_ORDER: _rule_order,
    HitPolicy.OUTPUT_ORDER: _output_order,
}


def resolve(policy: HitPolicy, aggregation: Aggregation | None, hits: Sequence[Hit], outputs: Outputs) -> Resolved:
    """The result of the rows that match; at least one must."""
    value, rows, wrong = POLICIES[policy](hits, outputs)
    if policy is HitPolicy.COLLECT and aggregation is not None:
        return aggregate(aggregation, value), rows, wrong
    return value, rows, wrong


def aggregate(aggregation: Aggregation, values: list[Value]) -> Value:
    """Sum, smallest, largest or number of different results."""
    if aggregation is Aggregation.COUNT:
        distinct = LIBRARY["distinct values"]([values])[1]
        return Decimal(len(distinct))
    return LIBRARY[aggregation.value]([values])[1]
