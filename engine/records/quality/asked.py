"""Faults as conditions of a list: `{"field": "quality.missing.phone", "op": "found"}` finds the records a number of the
board counts, wherever a list is asked for: pages, groups, totals, acts on many records, files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engine.errors import Forbidden
from engine.problems import Code, Problem, pointer
from engine.query.source import NOT_SEEN, UNKNOWN_FIELD
from engine.records.caller import Caller
from engine.records.lens import Lens
from engine.records.quality.measures import NOT_SEEN as UNSEEN
from engine.records.quality.measures import Measure, Measures, may_see
from engine.reference import Label

QUALITY = Label(zh="查看数据质量（需要修改或导出权）", en="see data quality (by the right to update or export)")
PREFIX, FOUND = "quality.", "found"
MOST_FAULTS = 5
NOT_TOLD = Code(
    "quality_not_told",
    zh="“{label}”无法在数据库中核对",
    en="Whether '{label}' is as it should be cannot be worked out by the database",
)
ONLY_FOUND = Code(
    "quality_only_found",
    zh='数据质量条件应写成 {{"field": "quality.…", "op": "found"}}',
    en='A condition of data quality is written {{"field": "quality.…", "op": "found"}}',
)
TOO_MANY_FAULTS = Code(
    "too_many_quality_conditions", zh="最多 {limit} 个数据质量条件", en="At most {limit} conditions of data quality"
)


def taken_out(written: Any) -> tuple[Any, list[tuple[str, dict[str, Any]]]]:
    """What is left of a question, and the faults in it with their places: among the conditions of a list, or of a
    drawing at its top. Any: JSON somebody sent."""
    if isinstance(written, list):
        return _apart(written, "")
    if isinstance(written, dict) and set(written) == {"all"} and isinstance(written["all"], list):
        rest, faults = _apart(written["all"], "/all")
        return ({"all": rest} if rest or not faults else None), faults
    return written, []


def read_faults(
    caller: Caller, lens: Lens, written: Sequence[tuple[str, dict[str, Any]]]
) -> tuple[list[Measure], list[Problem]]:
    """The measures, or everything that is wrong with asking for them."""
    if not written:
        return [], []
    if not may_see(lens):
        raise Forbidden(QUALITY.as_dict())
    if len(written) > MOST_FAULTS:
        return [], [TOO_MANY_FAULTS.at(written[0][0], limit=MOST_FAULTS)]
    known, found, problems = Measures(caller, lens), list[Measure](), list[Problem]()
    for path, condition in written:
        if set(condition) - {"field", "op", "value"} or condition.get("op") != FOUND or condition.get("value"):
            problems.append(ONLY_FOUND.at(path))
            continue
        one = known.find(condition["field"].removeprefix(PREFIX))
        if one is None:
            problems.append(UNKNOWN_FIELD.at(path + "/field", name=condition["field"][:60]))
        elif not one.is_told:
            why = NOT_SEEN if one.why == UNSEEN else NOT_TOLD
            problems.append(why.at(path + "/field", label=one.label.as_dict()))
        else:
            found.append(one)
    return found, problems


def _apart(conditions: list[Any], path: str) -> tuple[list[Any], list[tuple[str, dict[str, Any]]]]:
    faults = [(path + pointer(at), each) for at, each in enumerate(conditions) if _is_fault(each)]
    return [each for each in conditions if not _is_fault(each)], faults


def _is_fault(written: Any) -> bool:
    name = written.get("field") if isinstance(written, dict) else None
    return isinstance(name, str) and name.startswith(PREFIX)
