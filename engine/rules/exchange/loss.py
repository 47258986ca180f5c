"""What does not come along when a decision goes into another format or comes out of one: said, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.problems import Code, Problem


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing left behind. `where` is told as people find it: a cell (C7), or a place in the model."""

    where: str
    code: Code
    params: Mapping[str, Any] = field(default_factory=dict)  # Any: a parameter is any JSON value

    def problem(self) -> Problem:
        """The same as a problem, for its sentences."""
        return self.code.at("", **self.params)


@dataclass(slots=True)
class Brought:
    """What a file gave: bodies of definitions, what is wrong with them, and what stayed behind."""

    definitions: list[dict[str, Any]] = field(default_factory=list)  # Any: a document
    problems: list[Problem] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
