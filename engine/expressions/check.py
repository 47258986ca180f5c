"""What is wrong with an expression, and what it is: names bound to fields, types, nullability, dependencies.

The business profile: every name must mean something and every type must fit, so that the four targets need no guessing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from engine.expressions import ast
from engine.expressions.bank import BANK
from engine.expressions.excel import standard
from engine.expressions.facts import Facts
from engine.expressions.failure import ExpressionError
from engine.expressions.functions.library import LANGUAGE
from engine.expressions.growth import refuse_growth
from engine.expressions.infer import Inference
from engine.expressions.limits import BUSINESS, Limits
from engine.expressions.loops import refuse_deep_loops
from engine.expressions.names import Names
from engine.expressions.parser import parse
from engine.expressions.pushable import Pushability, pushability
from engine.expressions.surroundings import Surroundings
from engine.expressions.types import ANY, NULL, Type, Typed, comparable
from engine.problems import Code, Problem, has_errors

WRONG_RESULT = Code(
    "expression_wrong_result", zh="结果应为{wanted}，现在是{found}", en="The result must be {wanted}; it is {found}"
)

UNKNOWN = Typed(ANY)
EXTRA_NAMES = tuple(name for name in BANK if " " in name)
"""Names of the bank's own functions that are more than one word."""

BUSINESS_LANGUAGE = Names(EXTRA_NAMES, LANGUAGE)


@dataclass(frozen=True)
class Checked:
    """A checked expression: the bound tree, its type, and what it depends on.

    `types` tells the type of every node of `tree` by identity; `fields` are the paths of field uids it reads;
    `volatile` the names among now, today and me it uses. `problems` are all there are; with errors among them the
    tree must not run. `unstored` are the fields that are worked out when read, `unstored_members` those of items of
    lists; `encrypted` and `encrypted_members` likewise those the database cannot read.
    """

    tree: ast.Node
    typed: Typed
    fields: frozenset[tuple[str, ...]]
    volatile: frozenset[str]
    problems: tuple[Problem, ...]
    types: dict[int, Typed]
    unstored: frozenset[tuple[str, ...]] = frozenset()
    unstored_members: frozenset[str] = frozenset()
    encrypted: frozenset[tuple[str, ...]] = frozenset()
    encrypted_members: frozenset[str] = frozenset()

    @property
    def is_valid(self) -> bool:
        """It may run."""
        return not has_errors(self.problems)

    @cached_property
    def pushable(self) -> Pushability:
        """How much of it the database can do, and why not all."""
        return pushability(self)

    def type_of(self, node: ast.Node) -> Typed:
        """The type of one node of the tree; any type where a problem kept it from being found out."""
        return self.types.get(id(node), Typed(ANY))


def check_text(
    text: str, around: Surroundings, wanted: Type | None = None, *, limits: Limits = BUSINESS
) -> tuple[Checked | None, tuple[Problem, ...]]:
    """Read and check a text. Nothing but the problem where it cannot be read."""
    try:
        tree = standard(parse(text, Names(around.names(), BUSINESS_LANGUAGE), limits=limits), text)
    except ExpressionError as error:
        return None, (error.problem(),)
    checked = check(tree, around, wanted)
    return checked, checked.problems


def check(tree: ast.Node, around: Surroundings, wanted: Type | None = None) -> Checked:
    """Check a tree, bound or not. `wanted` is the type the result must have."""
    facts = Facts()
    bound, typed = Inference(around, facts).of(tree)
    if wanted is not None and not _fits(typed.type, wanted):
        facts.wrong(WRONG_RESULT, tree.span, wanted=wanted.feel, found=typed.type.feel)
    if facts.has_loops:
        refuse_deep_loops(bound, facts)
    refuse_growth(bound, facts)
    return Checked(
        bound,
        typed,
        frozenset(facts.fields),
        frozenset(facts.volatile),
        tuple(facts.problems),
        facts.types,
        frozenset(facts.unstored),
        frozenset(facts.unstored_members),
        frozenset(facts.encrypted),
        frozenset(facts.encrypted_members),
    )


def _fits(found: Type, wanted: Type) -> bool:
    return found in (ANY, NULL) or comparable(found, wanted)
