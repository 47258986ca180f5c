"""What the condition builder draws, as JSON, to a tree and back.

    {"all": [{"field": "customer.level", "op": "at_least", "value": "vip"},
             {"any": [{"field": "due", "op": "le", "value": {"today": "P30D"}}, {"field": "phone", "op": "is_empty"}]},
             {"of": "deposits", "has": "some", "where": {"field": "amount", "op": "ge", "value": "1000000"}},
             {"of": "deposits", "has": "count", "op": "ge", "value": "3", "where": {…}},
             {"of": "deposits", "has": "sum", "field": "amount", "op": "gt", "value": {"field": "limit"}},
             {"field": "org", "op": "within", "value": {"field": "@my_unit@institution"}},
             {"field": "owner@unit", "op": "eq", "value": "0192…"},
             {"field": "owner", "op": "holds_post", "value": {"post": "rm", "within": {"field": "org"}}}]}

The operators are those of list filters. A value is JSON of the field's type, `{"field": name}`, `{"today": duration}`,
`{"now": duration}` or `{"me": true}`; one person, unit or record is its id. Of related records some or every one is
asked about, or how many there are, or what is the sum, the mean, the smallest or largest of a field; `where` says
which of them count. A tree the builder cannot draw gives None: it is edited as text.
"""

from __future__ import annotations

from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.condition_drawing import NotDrawable, drawn
from engine.expressions.condition_reader import ConditionReader, is_certain
from engine.expressions.condition_words import BadConditions, Json
from engine.expressions.surroundings import Surroundings
from engine.expressions.unbind import Naming

__all__ = ["BadConditions", "to_conditions", "to_tree"]


def to_tree(conditions: Json, around: Surroundings) -> ast.Node:
    """The tree of what was drawn, with names as drawn: to be checked. Raises BadConditions."""
    return ConditionReader(around).group(conditions, None, "", 0)


def to_conditions(checked: Checked, around: Surroundings) -> dict[str, Json] | None:
    """What the builder draws for a tree, or None."""
    tree = Naming(checked, around, None, bare_items=False).node(checked.tree)
    flags = (each.name for each in ast.parts(tree) if isinstance(each, ast.Name))
    try:
        found = drawn(tree, None, frozenset(name for name in flags if is_certain(around, None, name)))
        to_tree(found, around)
    except (NotDrawable, BadConditions):
        return None
    return found if "all" in found or "any" in found else {"all": [found]}
