"""Functions of the organisation: units above and below each other, people and the posts they hold today.

This is the whole of each function but its SQL (`engine.query.sql_organisation`): what it is called, takes and gives,
means, and how it reads in a sentence. What is empty makes every one of them empty; of what is not there nothing holds.

    is within(org, institution of(my unit()))       records of my institution and of all below it
    holds post(owner, "rm", org unit("0192…"))      whose owner is a relationship manager there or below
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from engine.expressions import ast
from engine.expressions.types import BOOLEAN, ORG_UNIT, PERSON, TEXT, ListOf, Type
from engine.expressions.values.organisation import Organisation
from engine.expressions.values.types import Value
from engine.reference import Label

GROUP = "organisation"


@dataclass(frozen=True, slots=True)
class OrgFunction:
    """One function. `alias` is another way to write it; of `parameters`, the last `optional` may be left out."""

    name: str
    alias: str
    parameters: tuple[tuple[str, Type], ...]
    result: Type
    means: Callable[..., Value]
    label: Label
    sentence: Label
    example: str
    optional: int = 0
    whole: Label | None = None
    """The sentence with every parameter given, where some may be left out."""

    @property
    def least(self) -> int:
        """How many arguments it takes at least."""
        return len(self.parameters) - self.optional

    @property
    def written(self) -> str:
        """How it is written, with the names of its parameters."""
        names = [f"{name}{'?' * (at >= self.least)}" for at, (name, _) in enumerate(self.parameters)]
        return f"{self.name}({', '.join(names)})"

    @property
    def returns(self) -> str:
        """The type of what comes out, as documents write it."""
        of = self.result.of if isinstance(self.result, ListOf) else self.result
        return ("list:" if isinstance(self.result, ListOf) else "") + of.feel.replace(" ", "_")


UNIT, OTHER, WHO, POST = ("unit", ORG_UNIT), ("other", ORG_UNIT), ("person", PERSON), ("post", TEXT)
ALL = (
    OrgFunction(
        "my unit", "我的机构", (), ORG_UNIT, lambda organisation: None,  # who asks knows it: see `given`
        Label(zh="我的机构（本人所在）", en="the unit of the post I act in"),
        Label(zh="本人所在机构", en="my unit"),
        "所属机构 = my unit()",
    ),
    OrgFunction(
        "unit of", "任职机构", (WHO,), ORG_UNIT, Organisation.unit_of,
        Label(zh="任职机构（某人主岗所在）", en="the unit of somebody's first post"),
        Label(zh="{}的所在机构", en="the unit of {}"),
        "unit of(负责人)",
    ),
    OrgFunction(
        "unit above", "上级机构", (UNIT,), ORG_UNIT, Organisation.unit_above,
        Label(zh="上级机构", en="the unit right above"),
        Label(zh="{}的上级机构", en="the unit above {}"),
        "unit above(所属机构)",
    ),
    OrgFunction(
        "institution of", "归属机构", (UNIT,), ORG_UNIT, Organisation.institution_of,
        Label(zh="归属机构（团队归其上级）", en="the nearest unit that is not a team"),
        Label(zh="{}归属的机构", en="the institution of {}"),
        "institution of(所属机构)",
    ),
    OrgFunction(
        "is within", "属于", (UNIT, OTHER), BOOLEAN, Organisation.is_within,
        Label(zh="属于（含本级）", en="is a unit or below it"),
        Label(zh="{}属于 {}（含本级）", en="{} is within {}"),
        "is within(所属机构, institution of(my unit()))",
    ),
    OrgFunction(
        "is below", "隶属于", (UNIT, OTHER), BOOLEAN, Organisation.is_below,
        Label(zh="隶属于（不含本级）", en="stands below a unit"),
        Label(zh="{}隶属于 {}（不含本级）", en="{} is below {}"),
        "is below(所属机构, my unit())",
    ),
    OrgFunction(
        "works within", "任职于", (WHO, UNIT), BOOLEAN, Organisation.works_within,
        Label(zh="任职于（机构或其下级）", en="holds a post in a unit or below it"),
        Label(zh="{}在 {} 或其下级任职", en="{} works in {} or below"),
        "works within(负责人, my unit())",
    ),
    OrgFunction(
        "holds post", "担任岗位", (WHO, POST, UNIT), BOOLEAN, Organisation.holds_post,
        Label(zh="担任岗位", en="holds a post"),
        Label(zh="{}担任岗位 {}", en="{} holds the post {}"),
        'holds post(负责人, "rm", my unit())',
        optional=1,
        whole=Label(zh="{}担任岗位 {}（在 {} 或其下级）", en="{} holds the post {} in {} or below"),
    ),
    OrgFunction(
        "holders of", "岗位人员", (POST, UNIT), ListOf(PERSON), Organisation.holders_of,
        Label(zh="岗位人员（机构里担任某岗位的人）", en="those who hold a post in a unit"),
        Label(zh="担任岗位 {} 的人（{}）", en="those who hold the post {} in {}"),
        'holders of("branch_manager", institution of(my unit()))',
    ),
)  # fmt: skip
ORGANISATION: Mapping[str, OrgFunction] = {each.name: each for each in ALL}
"""By name."""

ASKING = frozenset(each.name for each in ALL if each.parameters)
TESTS = frozenset(each.name for each in ALL if each.result == BOOLEAN)
"""Those that are true or false."""


def asks(trees: Iterable[ast.Node]) -> bool:
    """Some of the trees has to be given the organisation; one's own unit goes with the person."""
    return any(isinstance(each, ast.Name) and each.name in ASKING for tree in trees for each in ast.parts(tree))


def sentences(language: str) -> dict[str, str]:
    """The sentence of each; of a call with all that may be left out, under its name and `…`."""
    found = {each.name: getattr(each.sentence, language) for each in ALL}
    return found | {f"{each.name}…": getattr(each.whole, language) for each in ALL if each.whole is not None}
