"""What people call a cell or a range that a problem speaks of: its row and its column."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from engine.kinds import Scope
from engine.problems import Problem
from engine.rules.decisions.columns import Frame, frame_of
from engine.rules.decisions.model import Decision

_CELL = re.compile(r"/rows/(\d+)/(when|then)/(\d+)")
_RANGE = re.compile(r"/characteristics/(\d+)/bins/(\d+)/(?:when|points)")


def places(decision: Decision, scope: Scope) -> Callable[[Problem], Mapping[str, str] | None]:
    """By the path of the problem; the columns are read only if one speaks of a cell."""

    @cache
    def frame() -> Frame:
        return frame_of(decision, scope)

    def place(problem: Problem) -> Mapping[str, str] | None:
        if found := _CELL.fullmatch(problem.path):
            row, column = int(found[1]) + 1, int(found[3])
            columns = frame().inputs if found[2] == "when" else frame().outputs
            if column < len(columns):
                label = columns[column].label.as_dict()
                return {"zh": f"第 {row} 行“{label['zh']}”：", "en": f"Row {row}, {label['en']}: "}
        elif found := _RANGE.fullmatch(problem.path):
            item, number = frame().inputs[int(found[1])].label.as_dict(), int(found[2]) + 1
            return {"zh": f"“{item['zh']}”第 {number} 段：", "en": f"{item['en']}, range {number}: "}
        return None

    return place
