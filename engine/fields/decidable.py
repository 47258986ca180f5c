"""Conditions the database decides for many records at once: row rules, filters of views."""

from __future__ import annotations

from engine.expressions.check import Checked, check_text
from engine.expressions.pushable import pushability
from engine.expressions.surroundings import Surroundings
from engine.expressions.types import BOOLEAN
from engine.problems import Code, Language, Problem, has_errors

NOT_A_CONDITION = Code(
    "not_a_condition",
    zh="这里应是一个是非条件，现在是{found}",
    en="A condition that is true or false stands here, not {found}",
)
NOT_DECIDABLE = Code(
    "condition_not_decidable",
    zh="数据库不能一次判断所有记录：{reason}",
    en="The database cannot decide this for all records: {reason}",
)


RULE_ON_ENCRYPTED = Code(
    "rule_on_encrypted",
    zh="权限不能取决于加密的字段：数据库看不到它的值。请用别的字段（例如单独的“类型”字段）来判断",
    en="Rights cannot depend on an encrypted field: the database does not see its values. Decide by another field",
)


def read_right(text: str, around: Surroundings) -> tuple[Checked | None, tuple[Problem, ...]]:
    """As `read_condition`; of an encrypted field a rule may not even ask whether it has a certain value."""
    checked, problems = read_condition(text, around)
    if checked is None or not (checked.encrypted or checked.encrypted_members):
        return checked, problems
    return None, (*problems, RULE_ON_ENCRYPTED.at("", start=0, end=len(text)))


def read_condition(text: str, around: Surroundings) -> tuple[Checked | None, tuple[Problem, ...]]:
    """The condition, and everything there is to say about it; nothing but that where it cannot be used."""
    checked, problems = check_text(text, around, BOOLEAN)
    if checked is None or has_errors(problems):
        return None, problems
    if checked.typed.type != BOOLEAN:
        return None, (*problems, NOT_A_CONDITION.at("", start=0, end=len(text), found=checked.typed.type.feel))
    undecided = tuple(_undecidable(each) for each in pushability(checked).reasons)
    return (None if undecided else checked), (*problems, *undecided)


def _undecidable(reason: Problem) -> Problem:
    told = {each.value: reason.text(each) for each in Language}
    place = {name: reason.params[name] for name in ("start", "end") if name in reason.params}
    return NOT_DECIDABLE.at(reason.path, reason=told, **place)
