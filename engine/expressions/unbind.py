"""From a bound tree back to names: what an author reads and edits, and what binds to the same tree again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.infer_calls import is_guarded
from engine.expressions.surroundings import Member, Surroundings
from engine.expressions.types import ListOf, Option, Record, Type
from engine.problems import Language


def unbound(checked: Checked, around: Surroundings, language: Language | None = None) -> ast.Node:
    """The tree with names for uids; with a language, with labels for names and for the codes of options."""
    return Naming(checked, around, language).node(checked.tree)


def record_of(of: Type) -> Record | None:
    """The form whose fields a member of this type is: of a record, or of the records of a list."""
    inner = of.of if isinstance(of, ListOf) else of
    return inner if isinstance(inner, Record) else None


class Naming:
    """Finds names for one checked expression. With `bare_items`, what is filtered by is named without `item`."""

    def __init__(
        self, checked: Checked, around: Surroundings, language: Language | None, *, bare_items: bool = True
    ) -> None:
        self.checked, self.around, self.language, self._bare = checked, around, language, bare_items
        self._taken = {each.name for each in ast.parts(checked.tree) if isinstance(each, ast.Iteration)}

    def name(self, owner: Record | None, uid: str) -> str:
        """The name or label of a field; its uid where there is no such field any more."""
        member = self.around.member(owner, uid)
        if member is None:
            return uid
        label = self._label(member)
        known = self.around.member(owner, label)
        return label if known is not None and known.uid == member.uid else member.name

    def _label(self, member: Member) -> str:
        if self.language is None:
            return member.name
        return (member.label.en if self.language is Language.EN else None) or member.label.zh

    def path(self, node: ast.Field) -> tuple[str, ...]:
        """The names along a path of fields."""
        owner: Record | None = None
        names: list[str] = []
        for uid in node.path:
            names.append(self.name(owner, uid))
            member = self.around.member(owner, uid)
            owner = record_of(member.typed.type) if member else None
        return tuple(names)

    def option(self, node: ast.Node, of: Type) -> ast.Node:
        """A code as its label."""
        if self.language is None or not isinstance(of, Option) or not isinstance(node, ast.Literal):
            return node
        for each in self.around.choices(of.set):
            if each.code == node.value:
                return ast.Literal((each.label.en if self.language is Language.EN else None) or each.label.zh)
        return node

    def node(self, node: ast.Node) -> ast.Node:
        """One node and all below it."""
        match node:
            case ast.Field():
                first, *rest = self.path(node)
                made: ast.Node = ast.Name(first)
                for each in rest:
                    made = ast.Path(made, each)
                return made
            case ast.Path(base, member):
                return self._path(base, member)
            case ast.Call(ast.Name(name), (left, right, _)) if name in ("at least", "at most"):
                coded = self.option(right, self.checked.type_of(left).type)
                return ast.Call(ast.Name(name), (self.node(left), self.node(coded)))
            case ast.Call(function, (ast.Filter(items, _) as only,), ()) if is_guarded(only):
                several = isinstance(items, ast.ListOf) and len(items.items) > 1
                inner = self.node(items)
                return ast.Call(function, inner.items if several and isinstance(inner, ast.ListOf) else (inner,))
            case ast.Comparison(operator, left, right):
                a, b = self.checked.type_of(left).type, self.checked.type_of(right).type
                return ast.Comparison(operator, self.node(self.option(left, b)), self.node(self.option(right, a)))
            case ast.In(operand, tests):
                of = self.checked.type_of(operand).type
                return ast.In(self.node(operand), tuple(self._test(each, of) for each in tests))
        return cast("ast.Node", self._below(node))

    def _test(self, test: ast.Node, of: Type) -> ast.Node:
        if isinstance(test, ast.Test):
            return ast.Test(test.operator, self.node(self.option(test.operand, of)))
        return self.node(self.option(test, of))

    def _path(self, base: ast.Node, member: str) -> ast.Node:
        owner = record_of(self.checked.type_of(base).type)
        name = member if owner is None else self.name(owner, member)
        is_item = self._bare and isinstance(base, ast.Name) and base.name == "item"
        if is_item and owner is not None and name not in self._taken:
            return ast.Name(name)
        return ast.Path(self.node(base), name)

    def _below(self, node: Any) -> Any:  # Any: a node, or what a node holds
        if isinstance(node, tuple):
            return tuple(self.node(each) if isinstance(each, ast.Node) else self._below(each) for each in node)
        if not isinstance(node, ast.Node):
            return node
        names = [name for name in type(node).__dataclass_fields__ if name != "span"]
        held = (getattr(node, name) for name in names)
        below = (self.node(each) if isinstance(each, ast.Node) else self._below(each) for each in held)
        changed: dict[str, Any] = dict(zip(names, below, strict=True))
        return replace(node, **changed)
