"""An expression as a sentence of Chinese or English, for those who decide about it and do not write it.

aum > 5000000 and risk at least "steady"    资产大于 5,000,000，且风险偏好不低于“稳健”
                                            Assets is greater than 5,000,000 and Risk is at least "steady"
"""

from __future__ import annotations

from decimal import Decimal

from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.fixed import FIXED, Fixed
from engine.expressions.grammar import ADD, AND, COMPARE, INFIX, NEGATE, OR, POSTFIX
from engine.expressions.infer_calls import is_guarded
from engine.expressions.render import render, test_text
from engine.expressions.sentence_words import WORDS, Words
from engine.expressions.surroundings import Surroundings
from engine.expressions.types import ListOf, Record
from engine.expressions.typography import fill
from engine.expressions.unbind import Naming
from engine.expressions.values.literals import read_duration
from engine.expressions.values.temporal import DaysTime, YearsMonths
from engine.problems import Language

ATOM = POSTFIX + 10
SEPARATED, ENDLESS = Decimal(10_000), Decimal(10) ** 30
"""From and up to where a number is written with separators: a year is not."""


def sentence(checked: Checked, around: Surroundings, language: Language, node: ast.Node | None = None) -> str:
    """The sentence, or that of one node of the tree. What has no words of its own is told as it is written."""
    text = _Telling(checked, around, language).of(checked.tree if node is None else node)
    return text if language is Language.ZH else text[:1].upper() + text[1:]


class _Telling:
    def __init__(self, checked: Checked, around: Surroundings, language: Language) -> None:
        self.checked, self.naming = checked, Naming(checked, around, language)
        self.words: Words = WORDS[language]

    def of(self, node: ast.Node, least: int = 0) -> str:
        """The words for a node, in parentheses where it holds together less than its place asks for."""
        text, strength = self._told(node)
        return fill(self.words.parentheses, text) if strength < least else text

    def _told(self, node: ast.Node) -> tuple[str, int]:
        words = self.words
        match node:
            case ast.And(left, right):
                return fill(words.both, self.of(left, AND), self.of(right, AND + 1)), AND
            case ast.Or(left, right):
                parts = (self.of(each, OR if isinstance(each, ast.Or) else AND + 1) for each in (left, right))
                return fill(words.either, *parts), OR
            case ast.Comparison(operator, left, ast.Literal(None)) if operator in ("=", "!="):
                return fill(words.empty[operator], self.of(left, ADD)), COMPARE
            case ast.Comparison("=" | "!=" as operator, left, ast.Literal(bool(value))):
                return fill(words.yes_no[operator], self.of(left, ADD), words.truth[value]), COMPARE
            case ast.Comparison(operator, left, right):
                return self._compared(operator, left, right), COMPARE
            case ast.Between(operand, low, high):
                return fill(words.between, *(self.of(each, ADD) for each in (operand, low, high))), COMPARE
            case ast.In(operand, tests):
                return self._in(operand, tests), COMPARE
            case ast.If(condition, then, otherwise):
                return fill(words.choice, *(self.of(each, OR) for each in (condition, then, otherwise))), 0
            case ast.Arithmetic(operator, left, right):
                strength = INFIX[operator]
                return fill(words.arithmetic[operator], self.of(left, strength), self.of(right, strength + 1)), strength
            case ast.Negation(operand):
                return f"−{self.of(operand, NEGATE)}", NEGATE
            case ast.Quantified():
                return self._quantified(node.outermost()), COMPARE
            case ast.Call(ast.Name(name), arguments) if not node.names:
                return self._call(node, name, arguments), COMPARE if name in words.conditions else ATOM
        return self._leaf(node), ATOM

    def _leaf(self, node: ast.Node) -> str:
        match node:
            case ast.Literal(bool(value)):
                return self.words.truth[value]
            case ast.Literal(Decimal() as value):
                return f"{value:,f}" if SEPARATED <= abs(value) < ENDLESS else str(value)
            case ast.Literal(str(value)):
                return self.words.quotes.format(value)
            case ast.Temporal(text):
                return self._span(text) or text
            case ast.Field():
                path = self.naming.path(node)
                return fill(self.words.of.join(["{}"] * len(path)), *path)
            case ast.Path(base, _):
                named = self.naming.node(node)
                if isinstance(named, ast.Path) and not isinstance(base, ast.Name):
                    member, of = self.words.parts.get(named.member, named.member), self.of(base, ATOM)
                    if isinstance(base, ast.Filter) and self.words.of_those:
                        return f"{member}{self.words.of_those}{of}"
                    return f"{of}{self.words.of}{member}"
                return named.member if isinstance(named, ast.Path) else render(named)
            case ast.Filter(base, condition) if isinstance(self.checked.type_of(node).type, ListOf):
                return fill(self.words.where, self.of(base, ATOM), self.of(condition))
        return render(self.naming.node(node))

    def _compared(self, operator: str, left: ast.Node, right: ast.Node) -> str:
        kind = self.checked.type_of(left).type
        a, b = self.naming.option(left, self.checked.type_of(right).type), self.naming.option(right, kind)
        words = self.words.moments if kind.feel in ("date", "date and time") else self.words.comparisons
        return fill(words[operator], self.of(a, ADD), self.of(b, ADD))

    def _in(self, operand: ast.Node, tests: tuple[ast.Node, ...]) -> str:
        of = self.checked.type_of(operand).type
        told: list[str] = []
        for test in tests:
            match test:
                case ast.Test(operator, inner):
                    told.append(fill(self.words.comparisons[operator], "", self.of(inner, ADD)).strip())
                case ast.Range(low, high):
                    ends = render(self.naming.node(test))
                    told.append(f"{ends[0]}{self.of(low)}, {self.of(high)}{ends[-1]}")
                case ast.Literal() | ast.Call():
                    told.append(self.of(self.naming.option(test, of)))
                case _:
                    told.append(test_text(self.naming.node(test)))
        return fill(self.words.among, self.of(operand, ADD), self.words.listing.join(told))

    def _quantified(self, node: ast.Quantified) -> str:
        (loop,) = node.iterations
        return fill(self.words.quantified[node.quantifier], self.of(loop.domain, ATOM), self.of(node.condition))

    def _call(self, node: ast.Call, name: str, arguments: tuple[ast.Node, ...]) -> str:
        if name == "duration" and isinstance(arguments[0], ast.Literal):
            told = self._span(str(arguments[0].value))
            if told:
                return told
        if name in FIXED:
            of = self.checked.type_of(node).type
            return Fixed(name, str(getattr(arguments[0], "value", "")), of.form if isinstance(of, Record) else "").mark
        if name in ("at least", "at most"):
            option = self.naming.option(arguments[1], self.checked.type_of(arguments[0]).type)
            return fill(self.words.functions[name], self.of(arguments[0]), self.of(option))
        if name == "is anniversary":
            arguments = arguments[:2]  # what holds of 29 February is for those who write it
        inner = [each.base if isinstance(each, ast.Filter) and is_guarded(each) else each for each in arguments]
        written = (self.words.functions.get(each, "") for each in (name, f"{name}…"))
        template = next((each for each in written if each and each.count("{}") == len(inner)), None)
        if template is None:
            return render(self.naming.node(node))
        return fill(template, *(self.of(each) for each in inner))

    def _span(self, text: str) -> str | None:
        """A duration of whole months, days or hours."""
        match read_duration(text):
            case YearsMonths(months) if months > 0:
                return self.words.span("year", months // 12) if months % 12 == 0 else self.words.span("month", months)
            case DaysTime(seconds) if seconds > 0 and seconds % 86_400 == 0:
                return self.words.span("day", int(seconds // 86_400))
            case DaysTime(seconds) if seconds > 0 and seconds % 3_600 == 0:
                return self.words.span("hour", int(seconds // 3_600))
        return None
