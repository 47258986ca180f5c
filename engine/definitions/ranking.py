"""Expressions that go by the rank of an option set, and which mean something else once it is ranked anew. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.definitions.said_place import said_place
from engine.definitions.scope import Landscape
from engine.definitions.words import Words
from engine.expressions import ast
from engine.reference import Reference

AT_LEAST = "at least"


@dataclass(frozen=True)
class RankUse:
    """A condition by rank: where it stands, and which codes satisfied it and do once the ranks are others. `form` and
    `field` (a uid) are known where it asks of a field of the record itself."""

    app: str
    kind: str
    name: str
    label: Words
    where: Words
    path: str
    text: str
    code: str
    before: Sequence[str]
    after: Sequence[str]
    form: Reference | None
    field: str | None


def other_meanings(
    landscape: Landscape, of: Reference, before: Sequence[str], after: Sequence[str]
) -> Iterator[RankUse]:
    """Every condition that other codes satisfy, ranked as `after`, than as `before`; in the order of definitions."""
    for source in landscape.of():
        for each in landscape.expressions(source):
            for node in ast.parts(each.checked.tree) if each.checked is not None else ():
                match node:
                    case ast.Call(
                        ast.Name("at least" | "at most" as relation), (asked, ast.Literal(str(code)), ast.Literal(name))
                    ) if name == str(of):
                        was, now = satisfying(relation, code, before), satisfying(relation, code, after)
                        if set(was) == set(now):
                            continue
                        own = asked.path[0] if isinstance(asked, ast.Field) and len(asked.path) == 1 else None
                        where = said_place(landscape, source, each.expression.path)
                        yield RankUse(
                            source.app, source.kind, source.name, source.label, where, each.expression.path,
                            each.text, code, was, now, each.expression.form, own,
                        )  # fmt: skip


def satisfying(relation: str, code: str, ranked: Sequence[str]) -> Sequence[str]:
    """The codes that are at least, or at most, as high as one."""
    if code not in ranked:
        return ()
    at = ranked.index(code)
    return ranked[at:] if relation == AT_LEAST else ranked[: at + 1]
