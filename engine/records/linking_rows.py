"""The expressions of sub-tables, run on every row that is saved: what is worked out, needed, or must not be."""

from __future__ import annotations

from dataclasses import replace

from engine.problems import Problem, pointer
from engine.records.caller import Caller
from engine.records.entity import Entity
from engine.records.lens import Lens
from engine.records.linking import moment_for
from engine.records.sent_rows import MOST_PROBLEMS, SentRow
from engine.records.settling import Saving, known_values, settle
from engine.records.submission import Submission, in_order
from engine.records.validation import VALUES


async def link_rows(caller: Caller, lens: Lens, submission: Submission) -> None:
    """Values that follow are put into their rows, and every problem is added at its cell. Before the expressions of the
    record, which may add up what is worked out here."""
    for uid, rows in submission.rows.items():
        field = lens.entity.by_uid[uid]
        entity, place = field.rows, VALUES + pointer(field.name)
        is_asked = uid in submission.values or any(each.path.startswith(place + "/") for each in submission.problems)
        if entity is None or entity.linkage is None or not rows or not is_asked:
            continue
        moment, zone = await moment_for(caller, lens, entity.linkage), caller.clock.zone
        every = {each.uid for each in entity.fields}
        problems: list[Problem] = []
        for row in rows:
            known = known_values({**dict.fromkeys(every), **row.values})
            saving = Saving(known, moment, zone, set(row.faulty), every, every)
            settled = settle(entity, entity.linkage, saving)
            row.values.update(settled.values)
            problems += (replace(each, path=_in_row(each, place, row.at)) for each in settled.problems)
            if len(problems) >= MOST_PROBLEMS:
                break
        submission.problems = in_order(lens.entity, [*submission.problems, *problems])
        if uid in submission.values:
            submission.values[uid] = _cells(entity, rows)


def _cells(entity: Entity, rows: list[SentRow]) -> list[tuple[object, ...]]:
    return [each.cells(entity) for each in rows]


def _in_row(problem: Problem, place: str, at: int) -> str:
    return f"{place}/{at}{problem.path.removeprefix(VALUES)}"
