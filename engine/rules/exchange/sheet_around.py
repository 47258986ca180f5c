"""What a sheet is read among, and what the readers of tables and of score cards share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.rules.exchange.columns import Choices, no_choices
from engine.rules.exchange.grid import Fault, Formula, Written

Json = dict[str, Any]  # Any: a document
KEPT = frozenset({"name", "uid", "form", "shared", "description", "cases"})
"""What hidden cells may bring of a decision; a sheet comes from anywhere."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a sheet is read among: options by set, the sets its texts may be of, and the fields it may mean.

    `fields` are expression and type by label. `title` is what a sheet without a name of its own is called.
    """

    choices: Choices = no_choices
    sets: tuple[str, ...] = ()
    fields: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    form: str | None = None
    title: str = "决策表"


NOWHERE = Around()


def as_it_stands(written: Written) -> str:
    """What cannot be read stays visible, and wrong, in the proposal."""
    match written:
        case Formula(text) | Fault(text) | str(text):
            return text.strip()[:2_000]
        case None:
            return ""
    return str(written)


def label_of(kept: Json, visible: str) -> Json | None:
    """The label the column had, or the one somebody gave it; none where its name was shown for one."""
    label = kept.get("label")
    if isinstance(label, Mapping) and visible in (label.get("zh"), label.get("en")):
        return dict(label)
    return None if label is None and kept.get("name") == visible else {"zh": visible[:200]}
