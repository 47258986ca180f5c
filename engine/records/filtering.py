"""What somebody may ask of a list, and what a question of his says: for the condition builder above a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engine.definitions.expression_editor import Named, named_around
from engine.expressions.sentences import sentence
from engine.permissions.access import Action
from engine.problems import Language, Problem
from engine.records.asking import Question, checked_question, read_question, surroundings
from engine.records.caller import Caller
from engine.records.fixed_names import named


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wrong with a question, and what it says where nothing is; a condition under `zh` and `en`."""

    problems: Sequence[Problem]
    sentence: dict[str, str] | None


def may_be_named(caller: Caller, app: str, form: str) -> Named:
    """The members a condition on a list may name: those he sees in clear on every record, of this form and of those he
    may read that are reached from it. NotFound or Forbidden where he may not read the form."""
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    around = surroundings(caller, lens.entity.reference, app)
    found = named_around(around)
    forms = {each: (label, around.askable(each)) for each, (label, _) in found.forms.items()}
    return Named(around.askable(str(around.form)), {each: of for each, of in forms.items() if of[1]}, around)


async def filter_told(caller: Caller, app: str, form: str, written: Any) -> Filter:
    """What is wrong with a question (Any: JSON somebody sent), or what it says, with the names he may see."""
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    question = Question(app, written)
    asked, problems = read_question(caller, lens, question)
    if asked is None:
        return Filter(problems, None)
    checked, around, _ = checked_question(caller, lens.entity.reference, question)
    assert checked is not None, "what was read can be told"
    said = {each.value: sentence(checked, around, each) for each in Language}
    return Filter((), await named(caller, said))
