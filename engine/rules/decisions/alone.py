"""A decision by itself, without an app around it: for benchmarks, and for whoever has a document and values.

decide = function_of(document, moment)
decide("vip", Decimal("42000"), None)     # the results of the first row that matches, in the order of the outputs
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from pydantic import BaseModel

from engine.definitions.fmt import write_uids
from engine.expressions.python_source import Moment
from engine.reference import Reference
from engine.rules.decisions.compile import CompiledDecision, compile_decision
from engine.rules.decisions.model import Decision
from engine.rules.decisions.python_table import TableProgram


class Nowhere:
    """A scope in which there is nothing to name."""

    app = "alone"

    def find(self, kind: str, reference: Reference) -> BaseModel | None:
        """Nothing."""
        return None

    def names(self, kind: str) -> Sequence[Reference]:
        """None."""
        return ()


def compiled_alone(document: Mapping[str, Any]) -> CompiledDecision:  # Any: JSON
    """The decision, with uids where none are written. Raises what reading and compiling do."""
    body = {"kind": "decision", "schema": 1, "label": {"zh": document.get("name", "table")}, **document}
    return compile_decision(Decision.model_validate(write_uids("alone", "decision", body, Decision)), Nowhere())


def function_of(document: Mapping[str, Any], moment: Moment) -> Callable[..., tuple[Any, ...] | None]:
    """A first-hit table without formulas over other fields, as a function of the values of its inputs."""
    program = compiled_alone(document).program
    if not isinstance(program, TableProgram):
        raise TypeError("a score card has no rows")
    return partial(program.answer, moment)
