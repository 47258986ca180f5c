"""What is known of the persons, units and records that expressions name by id, told at their places. Pure.

Somebody who left, a unit that was closed, a record in the recycle bin: the condition still means what it says, and its
author is warned. An id that belongs to nobody is an error: it may come from another installation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.expressions.check import Checked
from engine.expressions.fixed import Fixed, fixed_in
from engine.problems import Code, Problem, Severity

Said = tuple[Code, Mapping[str, Any]]  # Any: parameters of a problem

NO_PERSON = Code(
    "expression_unknown_person", zh="没有这个人，请重新选择", en="There is no such person; choose one again"
)
LEFT = Code("expression_person_left", zh="{name}已经离职", en="{name} has left the bank", severity=Severity.WARNING)
NO_UNIT = Code("expression_unknown_unit", zh="没有这个机构，请重新选择", en="There is no such unit; choose one again")
CLOSED = Code("expression_unit_closed", zh="{name}已经撤销", en="{name} has been closed", severity=Severity.WARNING)
NO_RECORD = Code(
    "expression_unknown_record", zh="没有这条记录，请重新选择", en="There is no such record; choose one again"
)
BINNED = Code(
    "expression_record_deleted",
    zh="这条记录已被删除",
    en="This record has been deleted",
    severity=Severity.WARNING,
)


@dataclass
class Registry:
    """What was found out so far: of each id that was looked up, what there is to say about it, or nothing."""

    found: dict[Fixed, Said | None] = field(default_factory=dict)

    def problems(self, checked: Checked | None) -> Iterator[Problem]:
        """What there is to say about the persons, units and records of one expression, at their places."""
        for each, (start, end) in fixed_in(checked) if checked is not None else ():
            said = self.found.get(each)
            if said is not None:
                yield said[0].at("", **said[1], start=start, end=end)
