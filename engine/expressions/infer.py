"""Working out the type of every node, from the leaves up, and binding names on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from engine.expressions import ast
from engine.expressions.facts import UNKNOWN_NAME, Facts, suggestion
from engine.expressions.fixed import of_form
from engine.expressions.infer_calls import infer_call
from engine.expressions.infer_operators import PROPERTIES, arithmetic_type, compare_problem
from engine.expressions.infer_options import as_option
from engine.expressions.infer_several import one_of_several
from engine.expressions.surroundings import Surroundings
from engine.expressions.types import (
    ANY,
    BOOLEAN,
    DATE,
    NULL,
    NUMBER,
    SIMPLE_BY_NAME,
    TEXT,
    ListOf,
    RangeOf,
    Record,
    Structure,
    Typed,
    joined,
)
from engine.expressions.values.literals import read_temporal
from engine.expressions.values.types import kind_of
from engine.problems import Code

NOT_A_CONDITION = Code(
    "expression_not_a_condition", zh="这里需要一个是非条件，现在是{found}", en="A condition is needed here, not {found}"
)
NO_SUCH_MEMBER = Code(
    "expression_no_such_member", zh="“{name}”不是{of}的字段{hint}", en="'{name}' is no field of {of}{hint}"
)
NOT_IN_BUSINESS = Code("expression_not_in_business", zh="这里不能使用{what}", en="{what} cannot be used here")
LIST_NEEDED = Code("expression_list_needed", zh="这里需要列表，现在是{found}", en="A list is needed here, not {found}")
BAD_TEMPORAL = Code(
    "expression_bad_temporal", zh="“{text}”不是日期、时间或时长", en="'{text}' is no date, time or duration"
)

Inferred = tuple[ast.Node, Typed]


class Inference:
    """One pass over a tree. `local` are names introduced by loops, filters and contexts."""

    def __init__(self, around: Surroundings, facts: Facts, local: Mapping[str, Typed] | None = None) -> None:
        self.around, self.facts, self.local = around, facts, dict(local or {})

    def of(self, node: ast.Node) -> Inferred:
        """The bound node and its type; both are noted."""
        found = INFER.get(type(node), Inference._refused)(self, node)
        self.facts.types[id(found[0])] = found[1]
        return found

    def inside(self, **names: Typed) -> Inference:
        """The same, with more names."""
        return Inference(self.around, self.facts, {**self.local, **names})

    def condition(self, node: ast.Node) -> Inferred:
        """A node that must be true or false."""
        bound, typed = self.of(node)
        if typed.type not in (BOOLEAN, ANY, NULL):
            self.facts.wrong(NOT_A_CONDITION, node.span, found=typed.type.feel)
        return bound, typed

    def _refused(self, node: ast.Node) -> Inferred:
        return node, self.facts.wrong(NOT_IN_BUSINESS, node.span, what=type(node).__name__)

    # Leaves

    def _literal(self, node: ast.Literal) -> Inferred:
        if node.value is None:
            return node, Typed(NULL)
        return node, LITERALS[type(node.value)]

    def _temporal(self, node: ast.Temporal) -> Inferred:
        value = read_temporal(node.text)
        if value is None:
            return node, self.facts.wrong(BAD_TEMPORAL, node.span, text=node.text)
        return node, Typed(SIMPLE_BY_NAME[kind_of(value)], False)

    def _name(self, node: ast.Name) -> Inferred:
        if node.name in self.local:
            return node, self.local[node.name]
        item = self.local.get("item")
        if item is not None and isinstance(item.type, Record):
            member = self.around.member(item.type, node.name)
            if member is not None:
                self.facts.note(member)
                base = ast.Name("item", span=node.span)
                self.facts.types[id(base)] = item
                return ast.Path(base, member.uid, span=node.span), member.typed
        member = self.around.member(None, node.name)
        if member is None:
            hint = suggestion(node.name, self.around.names())
            return node, self.facts.wrong(UNKNOWN_NAME, node.span, name=node.name, hint=hint)
        return self._field(ast.Field((member.uid,), span=node.span))

    def _field(self, node: ast.Field) -> Inferred:
        owner: Record | None = None
        nullable = False
        typed = Typed(ANY)
        for uid in node.path:
            member = self.around.member(owner, uid)
            if member is None:
                return node, self.facts.wrong(UNKNOWN_NAME, node.span, name=uid, hint="")
            nullable = nullable or member.typed.nullable
            typed = Typed(member.typed.type, nullable)
            if not member.is_stored:
                self.facts.unstored.add(node.path)
            if member.is_encrypted:
                self.facts.encrypted.add(node.path)
            owner = typed.type if isinstance(typed.type, Record) else None
        self.facts.fields.add(node.path)
        return node, typed

    # Paths and lists

    def _path(self, node: ast.Path) -> Inferred:
        base, of = self.of(node.base)
        if isinstance(of.type, Record):
            member = self.around.member(of.type, node.member)
            if member is None:
                return node, self.facts.wrong(NO_SUCH_MEMBER, node.span, name=node.member, of=of.type.form, hint="")
            if isinstance(base, ast.Field):
                return self._field(ast.Field((*base.path, member.uid), span=node.span))
            self.facts.note(member)
            return ast.Path(base, member.uid, span=node.span), member.typed.maybe(of.nullable)
        if isinstance(of.type, ListOf) and isinstance(of.type.of, Record):
            member = self.around.member(of.type.of, node.member)
            if member is not None:
                self.facts.note(member)
                return ast.Path(base, member.uid, span=node.span), Typed(ListOf(member.typed.type), of.nullable)
        if isinstance(of.type, Structure):
            found = dict(of.type.members).get(node.member)
            if found is not None:
                return replace(node, base=base), found.maybe(of.nullable)
        property_type = PROPERTIES.get((of.type.feel, node.member))
        if property_type is not None:
            return replace(node, base=base), Typed(property_type, of.nullable)
        if of.type == ANY:
            return replace(node, base=base), Typed(ANY)
        return node, self.facts.wrong(NO_SUCH_MEMBER, node.span, name=node.member, of=of.type.feel, hint="")

    def _listof(self, node: ast.ListOf) -> Inferred:
        items = [self.of(item) for item in node.items]
        typed = Typed(NULL, False)
        for _, item in items:
            typed = joined(typed, item) if typed.type != NULL or item.type == NULL else Typed(item.type, item.nullable)
        return replace(node, items=tuple(bound for bound, _ in items)), Typed(
            ListOf(typed.type if items else ANY), False
        )

    def _context(self, node: ast.Context) -> Inferred:
        inner = self.inside()
        entries: list[tuple[str, ast.Node]] = []
        members: list[tuple[str, Typed]] = []
        for key, value in node.entries:
            bound, typed = inner.of(value)
            entries.append((key, bound))
            members.append((key, typed))
            inner.local[key] = typed
        return replace(node, entries=tuple(entries)), Typed(Structure(tuple(members)), False)

    def _filter(self, node: ast.Filter) -> Inferred:
        base, of = self.of(node.base)
        if not isinstance(of.type, ListOf):
            if of.type != ANY:
                self.facts.wrong(LIST_NEEDED, node.base.span, found=of.type.feel)
            return node, Typed(ANY)
        item = Typed(of.type.of, not isinstance(of.type.of, Record))
        condition, kind = self.inside(item=item).of(node.condition)
        if kind.type == NUMBER:
            return replace(node, base=base, condition=condition), Typed(of.type.of, True)
        if kind.type not in (BOOLEAN, ANY, NULL):
            self.facts.wrong(NOT_A_CONDITION, node.condition.span, found=kind.type.feel)
        return replace(node, base=base, condition=condition), Typed(of.type, of.nullable)

    # Operators

    def _negation(self, node: ast.Negation) -> Inferred:
        operand, of = self.of(node.operand)
        typed = arithmetic_type("-", of, of, node, self.facts)
        return replace(node, operand=operand), typed

    def _arithmetic(self, node: ast.Arithmetic) -> Inferred:
        (left, a), (right, b) = self.of(node.left), self.of(node.right)
        made = ast.Arithmetic(node.operator, left, right, span=node.span)
        return made, arithmetic_type(node.operator, a, b, node, self.facts)

    def _comparison(self, node: ast.Comparison) -> Inferred:
        (left, a), (right, b) = self.of(node.left), self.of(node.right)
        a, b = of_form(self, left, a, b.type), of_form(self, right, b, a.type)
        left, right = as_option(self, left, b.type), as_option(self, right, a.type)
        compare_problem(node.operator, a, b, node, self.facts)
        nullable = node.operator not in ("=", "!=") and (a.nullable or b.nullable)
        return ast.Comparison(node.operator, left, right, span=node.span), Typed(BOOLEAN, nullable)

    def _and(self, node: ast.And) -> Inferred:
        (left, a), (right, b) = self.condition(node.left), self.condition(node.right)
        return ast.And(left, right, span=node.span), Typed(BOOLEAN, a.nullable or b.nullable)

    def _or(self, node: ast.Or) -> Inferred:
        (left, a), (right, b) = self.condition(node.left), self.condition(node.right)
        return ast.Or(left, right, span=node.span), Typed(BOOLEAN, a.nullable or b.nullable)

    def _between(self, node: ast.Between) -> Inferred:
        (operand, of), (low, a), (high, b) = self.of(node.operand), self.of(node.low), self.of(node.high)
        compare_problem("<=", of, a, node, self.facts)
        compare_problem("<=", of, b, node, self.facts)
        nullable = of.nullable or a.nullable or b.nullable
        return replace(node, operand=operand, low=low, high=high), Typed(BOOLEAN, nullable)

    def _in(self, node: ast.In) -> Inferred:
        if (held := one_of_several(self, node)) is not None:
            return self.of(held)
        operand, of = self.of(node.operand)
        inner = self.inside(**{"?": of})
        tests = tuple(inner.test(each, of) for each in node.tests)
        return ast.In(operand, tests, span=node.span), Typed(BOOLEAN, True)

    def test(self, node: ast.Node, of: Typed) -> ast.Node:
        """A unary test of a value of type `of`, bound."""
        if isinstance(node, ast.Test):
            operand, typed = self.of(node.operand)
            typed = of_form(self, operand, typed, of.type)
            operand = as_option(self, operand, of.type)
            compare_problem(node.operator, of, typed, node, self.facts)
            bound: ast.Node = replace(node, operand=operand)
            self.facts.types[id(bound)] = Typed(BOOLEAN)
            return bound
        bound, typed = self.of(node)
        typed = of_form(self, bound, typed, of.type)
        inner = typed.type.of if isinstance(typed.type, (RangeOf, ListOf)) else typed.type
        if inner != BOOLEAN and not isinstance(of.type, ListOf):
            compare_problem("=", of, Typed(inner), node, self.facts)
        return as_option(self, bound, of.type)

    def _range(self, node: ast.Range) -> Inferred:
        (low, a), (high, b) = self.of(node.low), self.of(node.high)
        compare_problem("<", a, b, node, self.facts)
        return replace(node, low=low, high=high), Typed(RangeOf(joined(a, b).type), False)

    def _test(self, node: ast.Test) -> Inferred:
        operand, of = self.of(node.operand)
        return replace(node, operand=operand), Typed(RangeOf(of.type), False)

    def _if(self, node: ast.If) -> Inferred:
        condition, _ = self.condition(node.condition)
        (then, a), (otherwise, b) = self.of(node.then), self.of(node.otherwise)
        return ast.If(condition, then, otherwise, span=node.span), joined(a, b)

    # Loops and calls

    def _for(self, node: ast.For) -> Inferred:
        inner, iterations = self._iterations(node.iterations)
        result, typed = inner.of(node.result)
        return replace(node, iterations=iterations, result=result), Typed(ListOf(typed.type), False)

    def _quantified(self, node: ast.Quantified) -> Inferred:
        inner, iterations = self._iterations(node.iterations)
        condition, typed = inner.condition(node.condition)
        return replace(node, iterations=iterations, condition=condition), Typed(BOOLEAN, typed.nullable)

    def _iterations(self, given: tuple[ast.Iteration, ...]) -> tuple[Inference, tuple[ast.Iteration, ...]]:
        inner, bound = self.inside(), []
        self.facts.has_loops = True
        for each in given:
            domain, of = inner.of(each.domain)
            upto, last = inner.of(each.upto) if each.upto else (None, of)
            item = of.type.of if isinstance(of.type, (ListOf, RangeOf)) and upto is None else of.type
            countable = upto is not None and of.type in (NUMBER, DATE) and last.type == of.type
            if not countable and not (upto is None and isinstance(of.type, (ListOf, RangeOf))) and of.type != ANY:
                self.facts.wrong(LIST_NEEDED, each.domain.span, found=of.type.feel)
            inner = inner.inside(**{each.name: Typed(item, not isinstance(item, Record))})
            bound.append(replace(each, domain=domain, upto=upto))
        return inner, tuple(bound)

    def _call(self, node: ast.Call) -> Inferred:
        return infer_call(self, node)


LITERALS = {bool: Typed(BOOLEAN, False), Decimal: Typed(NUMBER, False), str: Typed(TEXT, False)}
INFER: dict[type[ast.Node], Callable[[Inference, ast.Node], Inferred]] = {
    kind: getattr(Inference, "_" + kind.__name__.lower())
    for kind in ast.Node.__subclasses__()
    if hasattr(Inference, "_" + kind.__name__.lower())
}
"""Which method takes which kind of node; no other kind belongs to the business profile."""
