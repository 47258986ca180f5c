"""The words of the condition builder's JSON, and what each stands for in a tree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.expressions.types import ORG_UNIT, PERSON, Type

Json = Any  # a JSON value
COMPARED = {"eq": "=", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
CALLED = {"contains": "contains", "starts_with": "starts with"}
RANKED = {"at_least": "at least", "at_most": "at most"}
HOLDS = "list contains"
"""What `contains` is where a field takes several options."""
TOTALS: Mapping[str, frozenset[str]] = {
    "sum": frozenset({"number"}),
    "mean": frozenset({"number"}),
    "min": frozenset({"number", "date", "date and time"}),
    "max": frozenset({"number", "date", "date and time"}),
}
"""What may be said of a field of many records, and of which types it may be."""
PLACED: Mapping[str, tuple[str, Type]] = {
    "within": ("is within", ORG_UNIT),
    "below": ("is below", ORG_UNIT),
    "works_within": ("works within", PERSON),
}
"""Comparisons with a unit: the function, and what is compared."""
HOLDS_POST = "holds_post"
ASIDE = "@"
"""What follows it is no field: `owner@unit` the unit somebody acts in, `@my_unit` that of whoever asks."""
STARTS: Mapping[str, tuple[str, Type]] = {"me": ("me", PERSON), "my_unit": ("my unit", ORG_UNIT)}
STEPS: Mapping[str, tuple[str, Type]] = {
    "unit": ("unit of", PERSON),
    "institution": ("institution of", ORG_UNIT),
    "above": ("unit above", ORG_UNIT),
}
"""The function that leads on, and from what."""
WAYS = frozenset({("unit",), ("unit", "institution"), ("unit", "above"), ("institution",), ("above",)})
"""How far the builder leads from a person or a unit."""
MOST = 90
DEEPEST = 8


class BadConditions(ValueError):
    """The JSON is none that the builder draws; `path` is where, as a JSON pointer."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(f"{path or '/'}: {what}")
        self.path = path
