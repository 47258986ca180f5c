"""Expressions of every kind of definition, one treatment for all: read and checked where they stand, bound to uids when
a document is stored, written anew when something they name is called otherwise. Pure.

What cannot be read, or names what is not there, is kept as the text it is; its author is told by the check.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.definitions.bindings import ByUid
from engine.definitions.source import EXPRESSION, Binding, Json, at, called, replaced
from engine.expressions import tree_json
from engine.expressions.check import Checked
from engine.expressions.tree_json import BadTree
from engine.fields.expressions import Reader
from engine.fields.named import Named
from engine.kinds import Expression, Use
from engine.problems import Problem
from engine.reference import Reference


@dataclass(frozen=True)
class ReadExpression:
    """One expression of a document as it is read now. No tree where it cannot be read, or says "any value"."""

    expression: Expression
    text: str
    checked: Checked | None
    problems: Sequence[Problem]


def read_all(reader: Reader, expressions: Iterable[Expression], body: Mapping[str, Json]) -> Iterator[ReadExpression]:
    """Every expression of a document; a place that holds no text is the model's to complain about."""
    for each in expressions:
        text = at(body, each.path)
        if isinstance(text, str):
            yield ReadExpression(each, text, *reader.check(each, text))


def bind_expressions(reader: Reader, found: Iterable[ReadExpression]) -> dict[str, Binding]:
    """What each expression means, by the pointer of its text: the bound tree, and all it names by uid."""
    bindings: dict[str, Binding] = {}
    for each in found:
        if each.checked is None or not each.checked.is_valid:
            continue
        names = reader.named(each.expression, each.checked)
        if names or not each.expression.is_test:  # a table has thousands of cells that name nothing
            bindings[each.expression.path] = {
                "kind": EXPRESSION,
                "schema": tree_json.SCHEMA,
                "tree": tree_json.to_json(each.checked.tree),
                "names": [named.as_json() for named in names],
            }
    return bindings


def names_in(binding: Binding) -> list[Named]:
    """All an expression names, as it was called when it was bound; nothing for the binding of a reference."""
    return [Named.of(each) for each in binding["names"]] if binding["kind"] == EXPRESSION else []


def apps_named(bindings: Mapping[str, Binding]) -> set[str]:
    """The apps whose definitions a document named when it was stored."""
    named = {each.app for binding in bindings.values() for each in names_in(binding)}
    return named | {each["app"] for each in bindings.values() if each["kind"] != EXPRESSION}


def uses_in(bindings: Mapping[str, Binding], find: ByUid) -> Iterator[Use]:
    """Every member that is named by an expression, under its present name; one that is gone under its last."""
    for path, binding in bindings.items():
        for each in names_in(binding):
            target = find(each.app, each.kind, each.uid)
            name = target.name if target is not None else each.name
            known = called(target.body, each.part) if target is not None and each.part else None
            now = known if known is not None else each.part_name
            yield Use(path, each.kind, Reference(each.app, name), now or None)


def called_otherwise(binding: Binding, find: ByUid) -> bool:
    """Something the expression names has another name by now."""
    for each in names_in(binding):
        target = find(each.app, each.kind, each.uid)
        if target is None:
            continue
        if target.name != each.name:
            return True
        now = called(target.body, each.part) if each.part else None
        if now is not None and now != each.part_name:
            return True
    return False


def rewritten(
    body: Mapping[str, Json], bindings: Mapping[str, Binding], reader: Reader, expressions: Iterable[Expression]
) -> Mapping[str, Json]:
    """The document with these expressions as text of today's names, from their trees."""
    for each in expressions:
        binding, was = bindings.get(each.path), at(body, each.path)
        if binding is None or not isinstance(was, str):
            continue
        try:
            tree = tree_json.from_json(binding["tree"])
        except BadTree:
            continue
        body = replaced(body, each.path, reader.written(each, tree, was, names_in(binding)))
    return body


def follow_expressions(
    body: Mapping[str, Json],
    expressions: Iterable[Expression],
    before: Reader,
    now: Reader,
    own: Reference,
    own_before: Reference,
) -> Mapping[str, Json]:
    """A document whose author renamed what its own expressions name: those that no longer mean anything, but did
    before, written with the new names. `own` and `own_before` are what the document is called and was."""
    for each in read_all(now, expressions, body):
        if each.checked is not None and each.checked.is_valid:
            continue
        then = each.expression
        if then.form == own:
            then = replace(then, form=own_before)
        meant, _ = before.check(then, each.text)
        if meant is None or not meant.is_valid:
            continue
        text = now.written(each.expression, meant.tree, each.text, before.named(then, meant))
        checked, _ = now.check(each.expression, text)
        if checked is not None and checked.is_valid:
            body = replaced(body, each.expression.path, text)
    return body
