"""Random expressions that check."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal

from engine.expressions import ast
from tests.support.expression_records import DATES, NUMBERS, TEXTS

ROUNDING = ("decimal", "round half up", "round half down", "round up", "round down", "floor", "ceiling")


def whole(number: int) -> ast.Node:
    """A whole number as it is written."""
    made = ast.Literal(Decimal(abs(number)))
    return ast.Negation(made) if number < 0 else made


class Trees:
    """Makes typed trees. `pushable` keeps to what SQL can do."""

    def __init__(self, rng: random.Random, *, pushable: bool = False) -> None:
        self.rng, self.pushable = rng, pushable
        self.local: tuple[str, ...] = ()

    def pick(
        self, depth: int, leaves: list[Callable[[], ast.Node]], inner: list[Callable[[int], ast.Node]]
    ) -> ast.Node:
        if depth <= 0 or self.rng.random() < 0.2:
            return self.rng.choice(leaves)()
        return self.rng.choice(inner)(depth - 1)

    def of(self, kind: str, depth: int) -> ast.Node:
        return getattr(self, kind)(depth)

    def call(self, name: str, *arguments: ast.Node) -> ast.Node:
        return ast.Call(ast.Name(name), arguments)

    def number(self, depth: int) -> ast.Node:
        rng = self.rng
        names = ["aum", "rate", "age"]
        leaves: list[Callable[[], ast.Node]] = [
            lambda: ast.Literal(rng.choice(NUMBERS[:2] + NUMBERS[3:7])),
            lambda: ast.Name(rng.choice(names[1:])),
            lambda: ast.Name(rng.choice(names[1:])),
        ]
        if self.local:
            leaves.append(lambda: ast.Path(ast.Name(rng.choice(self.local)), "amount"))
        inner: list[Callable[[int], ast.Node]] = [
            lambda d: ast.Arithmetic(rng.choice("+-*"), self.number(d), self.number(d)),
            lambda d: ast.Arithmetic("/", self.number(d), self.number(d)),
            lambda d: ast.Negation(self.number(d)),
            lambda d: ast.If(self.boolean(d), self.number(d), self.number(d)),
            lambda d: self.call(rng.choice(("abs", "floor", "ceiling")), self.number(d)),
            lambda d: self.call("string length", self.text(d)),
            lambda d: ast.Path(self.day(d), rng.choice(("year", "month", "day", "weekday"))),
            lambda d: self.call("count", self.rows(d)),
            lambda d: self.call(rng.choice(ROUNDING), self.number(d), whole(rng.choice((-1, 0, 1, 2, 5)))),
            lambda d: ast.Path(self.moment(d), rng.choice(("year", "day", "weekday", "hour", "minute", "second"))),
            lambda d: self.call("workday diff", self.day(d), self.day(0)),
            lambda d: self.call(rng.choice(("day of year", "week of year")), self.day(d)),
            lambda d: ast.Path(self.days(d), rng.choice(("days", "hours", "minutes", "seconds"))),
            lambda d: ast.Path(self.between_months(d), rng.choice(("years", "months"))),
            lambda d: self.call(rng.choice(("sum", "min", "max", "mean")), ast.Path(self.rows(d), "amount")),
            lambda d: self.call("modulo", self.number(d), self.number(d)),
            lambda d: self.call("ifnull", self.number(d), self.number(d)),
        ]
        if not self.pushable:
            inner += [
                lambda d: ast.Arithmetic("**", self.number(d), ast.Literal(Decimal(2))),
                lambda d: self.call(rng.choice(("sum", "min", "max", "mean", "median")), self.numbers(d)),
                lambda d: ast.Filter(self.numbers(d), ast.Literal(Decimal(rng.randint(1, 3)))),
                lambda d: self.call("number", self.call("string", self.number(d))),
            ]
        return self.pick(depth, leaves, inner)

    def text(self, depth: int) -> ast.Node:
        rng = self.rng
        leaves: list[Callable[[], ast.Node]] = [
            lambda: ast.Literal(rng.choice(TEXTS)),
            lambda: ast.Name(rng.choice(("segment", "name"))),
        ]
        if self.local:
            leaves.append(lambda: ast.Path(ast.Name(rng.choice(self.local)), "kind"))
        inner: list[Callable[[int], ast.Node]] = [
            lambda d: ast.Arithmetic("+", self.text(d), self.text(d)),
            lambda d: ast.If(self.boolean(d), self.text(d), self.text(d)),
            lambda d: self.call(rng.choice(("upper case", "lower case")), self.text(d)),
            lambda d: self.call("ifnull", self.text(d), self.text(d)),
        ]
        if not self.pushable:
            inner += [
                lambda d: self.call("substring", self.text(d), ast.Literal(Decimal(rng.randint(1, 2)))),
                lambda d: self.call(rng.choice(("substring before", "substring after")), self.text(d), self.text(d)),
                lambda d: self.call("string", self.number(d)),
                lambda d: self.call("day of week", self.day(d)),
                lambda d: self.call("replace", self.text(d), ast.Literal("a"), ast.Literal("x")),
                lambda d: self.call("string join", ast.ListOf((self.text(d), self.text(d)))),
            ]
        return self.pick(depth, leaves, inner)

    def day(self, depth: int) -> ast.Node:
        rng = self.rng
        leaves: list[Callable[[], ast.Node]] = [
            lambda: ast.Temporal(rng.choice(DATES).isoformat()),
            lambda: ast.Name(rng.choice(("due", "opened"))),
            lambda: self.call("today"),
        ]
        if self.local:
            leaves.append(lambda: ast.Path(ast.Name(rng.choice(self.local)), "matures"))
        inner: list[Callable[[int], ast.Node]] = [
            lambda d: ast.Arithmetic(rng.choice("+-"), self.day(d), self.months(d)),
            lambda d: ast.Arithmetic(rng.choice("+-"), self.day(d), self.days(0)),
            lambda d: ast.If(self.boolean(d), self.day(d), self.day(d)),
            lambda d: self.call("workday add", self.day(d), whole(rng.randint(-9, 9))),
            lambda d: self.call("month end", self.day(d)),
            lambda d: self.call("date", self.moment(d)),
        ]
        if not self.pushable:
            inner.append(
                lambda d: self.call("date", ast.Literal(Decimal(2026)), self.number(d), ast.Literal(Decimal(1)))
            )
        return self.pick(depth, leaves, inner)

    def moment(self, depth: int) -> ast.Node:
        rng = self.rng
        leaves: list[Callable[[], ast.Node]] = [lambda: ast.Name("seen"), lambda: self.call("now")]
        inner: list[Callable[[int], ast.Node]] = [
            lambda d: ast.Arithmetic(rng.choice("+-"), self.moment(d), self.days(0)),
            lambda d: ast.Arithmetic(rng.choice("+-"), self.moment(d), self.months(d)),
            lambda d: ast.If(self.boolean(d), self.moment(d), self.moment(d)),
        ]
        return self.pick(depth, leaves, inner)

    def days(self, depth: int) -> ast.Node:
        rng = self.rng
        leaves: list[Callable[[], ast.Node]] = [
            lambda: self.call("duration", ast.Literal(rng.choice(("P1D", "P30D", "PT36H", "-P2D")))),
            lambda: ast.Temporal(rng.choice(("P1D", "P7D", "PT1H"))),
        ]
        inner: list[Callable[[int], ast.Node]] = [
            lambda d: ast.Arithmetic("-", self.day(d), self.day(d)),
            lambda d: ast.Arithmetic("-", self.moment(d), self.moment(d)),
            lambda d: ast.Arithmetic("+", self.days(d), self.days(d)),
            lambda d: ast.Arithmetic("*", self.days(d), self.number(0)),
            lambda d: self.call("hours", self.number(d)),
        ]
        return self.pick(depth, leaves, inner)

    def months(self, depth: int) -> ast.Node:
        return self.call("duration", ast.Literal(self.rng.choice(("P1M", "P1Y", "-P3M", "P2Y6M"))))

    def between_months(self, depth: int) -> ast.Node:
        return self.call("years and months duration", self.day(depth), self.day(0))

    def numbers(self, depth: int) -> ast.Node:
        rng = self.rng
        leaves: list[Callable[[], ast.Node]] = [
            lambda: ast.ListOf(tuple(self.number(0) for _ in range(rng.randint(1, 3)))),
            lambda: ast.Path(ast.Name("deposits"), "amount"),
        ]
        inner: list[Callable[[int], ast.Node]] = [
            lambda d: ast.For((ast.Iteration("i", ast.Literal(Decimal(1)), ast.Literal(Decimal(3))),), self.number(d)),
            lambda d: ast.Filter(self.numbers(d), ast.Comparison(rng.choice("<>"), ast.Name("item"), self.number(0))),
            lambda d: self.call(rng.choice(("reverse", "distinct values", "sort")), self.numbers(d)),
            lambda d: self.call("append", self.numbers(d), self.number(d)),
        ]
        return self.pick(depth, leaves, inner)

    def rows(self, depth: int) -> ast.Node:
        """Child records, filtered or not."""
        if depth <= 0 or self.rng.random() < 0.4:
            return ast.Name("deposits")
        outer, self.local = self.local, ("item",)
        condition = self.boolean(min(depth - 1, 1))
        self.local = outer
        return ast.Filter(ast.Name("deposits"), condition)

    def boolean(self, depth: int) -> ast.Node:
        rng = self.rng
        if len(self.local) > 1:
            depth = 0  # loops stand two deep at most
        leaves: list[Callable[[], ast.Node]] = [
            lambda: ast.Name("vip"),
            lambda: ast.Comparison(rng.choice(("=", "!=", "<", "<=", ">", ">=")), self.number(0), self.number(0)),
            lambda: ast.Comparison(rng.choice(("=", "!=")), self.text(0), ast.Literal(None)),
            lambda: ast.Literal(rng.choice((True, False, None))),
        ]
        if self.local:
            leaves.append(lambda: ast.Path(ast.Name(rng.choice(self.local)), "open"))
        kinds = ("number", "text", "day", "moment", "days", "boolean")

        def compared(d: int) -> ast.Node:
            kind = rng.choice(kinds)
            signs = ("=", "!=") if kind == "boolean" else ("=", "!=", "<", "<=", ">", ">=")
            return ast.Comparison(rng.choice(signs), self.of(kind, d), self.of(kind, d))

        inner: list[Callable[[int], ast.Node]] = [
            compared,
            compared,
            lambda d: ast.And(self.boolean(d), self.boolean(d)),
            lambda d: ast.Or(self.boolean(d), self.boolean(d)),
            lambda d: self.call("not", self.boolean(d)),
            self.between,
            self.within,
            self.quantified,
            lambda d: ast.If(self.boolean(d), self.boolean(d), self.boolean(d)),
            lambda d: self.call(rng.choice(("contains", "starts with", "ends with")), self.text(d), self.text(d)),
            lambda d: self.call(rng.choice(("at least", "at most")), ast.Name("risk"), ast.Literal("steady")),
            lambda d: self.call("is workday", self.day(d)),
            lambda d: self.call("is anniversary", self.day(d), self.day(0), ast.Literal(rng.choice(("feb28", "mar1")))),
        ]
        if not self.pushable:
            inner += [
                lambda d: self.call("list contains", self.numbers(d), self.number(d)),
                lambda d: self.call(rng.choice(("odd", "even")), self.number(d)),
                lambda d: self.call(rng.choice(("all", "any")), ast.ListOf((self.boolean(d), self.boolean(d)))),
                lambda d: self.call("matches", self.text(d), ast.Literal("^a")),
                lambda d: ast.In(self.number(d), (self.numbers(d),)),
                lambda d: ast.Comparison("=", ast.Name("risk"), ast.Literal(rng.choice(("low", "high")))),
            ]
        return self.pick(depth, leaves, inner)

    def between(self, depth: int) -> ast.Node:
        kind = self.rng.choice(("number", "day", "text"))
        return ast.Between(self.of(kind, depth), self.of(kind, depth), self.of(kind, depth))

    def within(self, depth: int) -> ast.Node:
        rng, kind = self.rng, self.rng.choice(("number", "day", "text"))

        def test() -> ast.Node:
            match rng.randint(0, 3):
                case 0:
                    return ast.Test(rng.choice(("<", "<=", ">", ">=", "=", "!=")), self.of(kind, 0))
                case 1:
                    return ast.Range(self.of(kind, 0), self.of(kind, 0), rng.random() < 0.5, rng.random() < 0.5)
            return self.of(kind, 0)

        return ast.In(self.of(kind, depth), tuple(test() for _ in range(rng.randint(1, 3))))

    def quantified(self, depth: int) -> ast.Node:
        outer, self.local = self.local, (*self.local, f"d{len(self.local)}")
        name = self.local[-1]
        condition = self.boolean(min(depth, 2))
        self.local = outer
        domain = self.rows(depth) if not outer else ast.Name("deposits")
        return ast.Quantified(self.rng.choice(("some", "every")), (ast.Iteration(name, domain),), condition)
