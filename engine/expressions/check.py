"""What is wrong with an expression, and what it is: names bound to fields, types, nullability, dependencies.

The business profile: every name must mean something and every type must fit, so that the four targets need no guessing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from engine.expressions import ast
from engine.expressions.failure import ExpressionError, Span
from engine.expressions.functions.library import MULTI_WORD
from engine.expressions.limits import BUSINESS, Limits
from engine.expressions.names import Names
from engine.expressions.parser import parse
from engine.expressions.surroundings import Surroundings
from engine.expressions.types import ANY, NULL, Type, Typed, comparable
from engine.problems import Code, Problem, has_errors

UNKNOWN_NAME = Code(
    "expression_unknown_name",
    zh="没有名为“{name}”的字段或数据{hint}",
    en="There is no field or value named '{name}'{hint}",
)
WRONG_RESULT = Code(
    "expression_wrong_result", zh="结果应为{wanted}，现在是{found}", en="The result must be {wanted}; it is {found}"
)


@dataclass(slots=True)
class Facts:
    """What checking found out, gathered on the way."""

    types: dict[int, Typed] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    fields: set[tuple[str, ...]] = field(default_factory=set)
    volatile: set[str] = field(default_factory=set)

    def wrong(self, code: Code, span: Span, **params: object) -> Typed:
        """Note a problem; the part counts as of any type, so that it is told once."""
        self.problems.append(code.at("", start=span[0], end=span[1], **params))
        return Typed(ANY)


@dataclass(frozen=True)
class Checked:
    """A checked expression: the bound tree, its type, and what it depends on.

    `types` tells the type of every node of `tree` by identity; `fields` are the paths of field uids it reads;
    `volatile` the names among now, today and me it uses. `problems` are all there are; with errors among them the
    tree must not run.
    """

    tree: ast.Node
    typed: Typed
    fields: frozenset[tuple[str, ...]]
    volatile: frozenset[str]
    problems: tuple[Problem, ...]
    types: dict[int, Typed]

    @property
    def is_valid(self) -> bool:
        """It may run."""
        return not has_errors(self.problems)

    def type_of(self, node: ast.Node) -> Typed:
        """The type of one node of the tree."""
        return self.types[id(node)]


def check_text(
    text: str, around: Surroundings, wanted: Type | None = None, *, limits: Limits = BUSINESS
) -> tuple[Checked | None, tuple[Problem, ...]]:
    """Read and check a text. Nothing but the problem where it cannot be read."""
    try:
        tree = parse(text, Names((*MULTI_WORD, *EXTRA_NAMES, *around.names())), limits=limits)
    except ExpressionError as error:
        return None, (error.problem(),)
    checked = check(tree, around, wanted)
    return checked, checked.problems


def check(tree: ast.Node, around: Surroundings, wanted: Type | None = None) -> Checked:
    """Check a tree, bound or not. `wanted` is the type the result must have."""
    from engine.expressions.infer import Inference

    facts = Facts()
    bound, typed = Inference(around, facts).of(tree)
    if wanted is not None and not _fits(typed.type, wanted):
        facts.wrong(WRONG_RESULT, tree.span, wanted=wanted.feel, found=typed.type.feel)
    return Checked(bound, typed, frozenset(facts.fields), frozenset(facts.volatile), tuple(facts.problems), facts.types)


def _fits(found: Type, wanted: Type) -> bool:
    return found in (ANY, NULL) or comparable(found, wanted)


def suggestion(name: str, known: Iterable[str]) -> str:
    """ "; did you mean X?" when one known name is close."""
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"（{close[0]}？）" if close else ""


EXTRA_NAMES = ("at least", "at most", "is anniversary", "is workday", "workday add", "workday diff", "month end")
"""Names of the bank's own functions that are more than one word."""
