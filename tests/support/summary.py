"""What a definition compiles to, as JSON a person can read and a test can compare."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from pydantic import BaseModel

from engine.expressions.render import render
from engine.fields.field_type import Traits
from engine.flows.compiled import CompiledFlow
from engine.forms.schema import submission_schema
from engine.permissions.row_rule import RowRule
from engine.records.entity import Entity
from engine.records.linkage import Rule
from engine.rules.decisions.cases import run_cases
from engine.rules.decisions.compile import CompiledDecision

LATER = frozenset(
    {
        *("encrypted", "digests", "place", "several", "unmask", "called", "parent", "rows", "virtual", "searched"),
        *("ordered", "special"),
    }
)
"""Members that came after results were written down; they stand in a result where they say something."""
FOLLOWS = frozenset({"keeping", "readings", "own"})
"""What follows from a formula that stands in the result itself."""


def summary(value: Any) -> Any:
    """Plain JSON of anything a kind compiles to or plans."""
    match value:
        case Traits():
            return {
                "column": value.column.sql,
                "index": value.column.index,
                "operators": [each.name for each in value.operators],
                "sortable": value.sortable,
            }
        case CompiledDecision():
            return decided(value)
        case CompiledFlow():
            return drawn(value)
        case BaseModel():
            return value.model_dump(mode="json", by_alias=True)
        case Entity():
            later = ("linkage", "parent", "quality")
            named = [each.name for each in fields(value) if each.name not in later or getattr(value, each.name)]
            members = {name: summary(getattr(value, name)) for name in named}
            return {**members, "submission": submission_schema(value)}
        case Rule():
            return value.tree
        case RowRule():
            return "all" if value.text == "true" else value.text
        case Enum():
            return value.name.lower()
        case frozenset():
            return sorted((summary(each) for each in value), key=repr)
        case dict():
            return {str(key): summary(each) for key, each in value.items()}
        case list() | tuple():
            return [summary(each) for each in value]
        case _ if is_dataclass(value):
            named = {each.name: getattr(value, each.name) for each in fields(value) if each.name not in FOLLOWS}
            return {
                name: summary(each)
                for name, each in named.items()
                if name not in LATER or each not in (None, False, "", {})
            }
        case None | bool() | int() | str():
            return value
        case _:
            return str(value)


def drawn(compiled: CompiledFlow) -> Any:
    """A flow is what its graph is and what its expressions are."""
    graph, names = compiled.graph, {uid: each.part.name for uid, each in compiled.graph.vertices.items()}
    places = names | {uid: each.name for uid, each in compiled.limits.items()}
    for each in graph.arcs:
        places[each.uid] = f"{names[each.source]} > {names[each.target]}"
    return {
        "form": str(compiled.form),
        "nodes": {names[uid]: each.type for uid, each in graph.vertices.items()},
        "ways": [places[each.uid] + (" !" if each.is_default else "") for each in graph.arcs],
        "formulas": {
            f"{places[uid]}.{member}": f"{render(each.checked.tree)}: {each.checked.typed.type.feel}"
            for (uid, member), each in compiled.formulas.items()
        },
        "ranks": {name: list(codes) for name, codes in compiled.ranks.items()},
    }


def decided(compiled: CompiledDecision) -> Any:
    """A decision is what its columns are and what its cases give."""
    results = run_cases(compiled, compiled.sheet.decision.cases)
    return {
        "inputs": [f"{each.name}: {each.type.feel}, {each.label.zh}" for each in compiled.sheet.inputs],
        "outputs": [f"{each.name}: {each.type.feel}" for each in compiled.sheet.outputs],
        "ranks": {name: list(codes) for name, codes in compiled.ranks.items()},
        "cases": {
            each.case.name: {
                "got": each.got,
                "rows": list(each.outcome.made_by) if each.outcome else None,
                "reasons": [reason.code.name for reason in each.outcome.reasons] if each.outcome else None,
            }
            for each in results
        },
    }
