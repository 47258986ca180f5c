"""Which rows: a rule is a condition on a record, as a checked expression. Pure.

    own                                  the names of the structure are conditions by themselves
    customer.rm = me()                   and so is any expression that is true or false
    own or level at least "vip"          they may stand inside one another

There is one kind of rule and one way it is kept, compared, explained and compiled. A grant's rule holds where it is
true: what is unknown is not granted. A denial's holds unless it is false: what is unknown is denied.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from engine.expressions import ast
from engine.expressions.check import Checked, check
from engine.expressions.sentences import sentence
from engine.expressions.surroundings import Member, Plain, Surroundings
from engine.expressions.tree_json import tree_hash
from engine.expressions.types import BOOLEAN, Typed
from engine.fields.decidable import read_right
from engine.fields.surroundings import FormSurroundings
from engine.kinds import Scope
from engine.problems import Language, Problem
from engine.reference import Label, Reference

LONGEST = 120

STRUCTURE: Mapping[str, Label] = {
    "own": Label(zh="本人负责的记录", en="own records"),
    "my_team": Label(zh="本团队的记录", en="records of the own team"),
    "my_org": Label(zh="本机构的记录", en="records of the own branch"),
    "my_org_and_below": Label(zh="本机构及下级的记录", en="records of the own branch and below"),
    "shared": Label(zh="共享给本人的记录", en="records shared with him"),
    "shared_to_write": Label(zh="共享给本人可写的记录", en="records shared with him to write"),
}
"""The conditions that have a name: whose the record is, where it lies in the organisation, with whom it is shared."""

SHARED = frozenset({"shared", "shared_to_write"})
"""Those that are about shares."""

MEMBERS = tuple(Member(name, name, label, Typed(BOOLEAN, nullable=False)) for name, label in STRUCTURE.items())
"""The same as names an expression may use."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class RowRule:
    """A rule: the text as written, what it was checked to be, and what people read. Rules of equal trees are equal."""

    text: str
    checked: Checked
    sentence: Label
    key: str

    @property
    def may_be_unknown(self) -> bool:
        """There may be records on which it is neither true nor false."""
        return self.checked.typed.nullable

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RowRule) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __repr__(self) -> str:
        return self.key


def _named(text: str, tree: ast.Node, said: Label) -> RowRule:
    checked = check(tree, Plain({None: MEMBERS}), BOOLEAN)
    return RowRule(text, checked, said, tree_hash(checked.tree))


ALL = _named("true", ast.Literal(True), Label(zh="全部记录", en="all records"))
NONE = _named("false", ast.Literal(False), Label(zh="没有记录", en="no record"))
STRUCTURAL: Mapping[str, RowRule] = {name: _named(name, ast.Name(name), said) for name, said in STRUCTURE.items()}
"""The rules that are just one of the names."""


def surroundings(scope: Scope, form: Reference) -> FormSurroundings:
    """What names mean in the rules of a form."""
    return FormSurroundings(scope, form, MEMBERS)


def read_rule(written: object, around: Surroundings) -> tuple[RowRule | None, tuple[Problem, ...]]:
    """The rule of `true` or a text; nothing but the problems where there is none."""
    if written is True:
        return ALL, ()
    text = str(written)
    if text in STRUCTURAL:
        return STRUCTURAL[text], ()
    checked, problems = read_right(text, around)
    if checked is None:
        return None, problems
    zh, en = (cut(sentence(checked, around, each)) for each in (Language.ZH, Language.EN))
    said = Label(zh=f"符合“{zh}”的记录", en=f"records where {en}")
    return RowRule(text, checked, said, tree_hash(checked.tree)), problems


def unreadable(text: str, counts_as: RowRule) -> RowRule:
    """A rule that can no longer be read and counts as another; whoever asks why is told so."""
    shown = cut(text, 60)
    zh = f"{counts_as.sentence.zh}（规则“{shown}”已无法读取，请修改角色）"
    en = f"{counts_as.sentence.en} (the rule '{shown}' can no longer be read: mend the role)"
    return RowRule(text, counts_as.checked, Label(zh=zh, en=en), counts_as.key)


def cut(told: str, most: int = LONGEST) -> str:
    """As much of a sentence as there is room for, in one line."""
    told = "".join(each if each.isprintable() else " " for each in told)
    return told if len(told) <= most else told[: most - 1] + "…"


def covers(wide: RowRule, narrow: RowRule) -> bool:
    """For certain, every record the narrow rule holds on is one the wide rule holds on. When in doubt, no."""
    return _covers(wide.checked.tree, narrow.checked.tree)


def _covers(wide: ast.Node, narrow: ast.Node) -> bool:
    if wide in (narrow, ast.Literal(True)) or narrow == ast.Literal(False):
        return True
    match narrow:
        case ast.Or(left, right):
            return _covers(wide, left) and _covers(wide, right)
    match wide:
        case ast.And(left, right):
            return _covers(left, narrow) and _covers(right, narrow)
    match narrow:
        case ast.And(left, right) if _covers(wide, left) or _covers(wide, right):
            return True
    match wide:
        case ast.Or(left, right):
            return _covers(left, narrow) or _covers(right, narrow)
    match wide, narrow:
        case ast.Field((outer,)), ast.Field((inner,)):
            return inner in _WITHIN.get(outer, ())
        case ast.Comparison(one, field, ast.Literal() as far), ast.Comparison(other, same, ast.Literal() as near):
            return field == same and _reaches(one, far.value, other, near.value)
        case ast.In(field, among), ast.In(same, fewer):
            return field == same and _literal(among) and set(fewer) <= set(among)
        case ast.In(field, among), ast.Comparison("=", same, ast.Literal() as one):
            return field == same and _literal(among) and one in among
    return False


_WITHIN: Mapping[str, tuple[str, ...]] = {
    "my_org": ("my_team",),
    "my_org_and_below": ("my_team", "my_org"),
    "shared": ("shared_to_write",),
}
"""A name and those that hold nowhere else, whatever post somebody holds and wherever a record lies."""


def _reaches(one: str, far: object, other: str, near: object) -> bool:
    """`amount > 100` reaches as far as `amount >= 500`, and `amount < 500` as `amount <= 100`."""
    if not isinstance(far, Decimal) or not isinstance(near, Decimal) or one[0] != other[0] or one[0] not in "<>":
        return False
    if far == near:
        return one == other or one.endswith("=")
    return near > far if one[0] == ">" else near < far


def _literal(tests: tuple[ast.Node, ...]) -> bool:
    return all(isinstance(each, ast.Literal) for each in tests)
