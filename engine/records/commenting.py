"""A comment as it was sent: its text folded, who is mentioned, and everything that is wrong with it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from engine.fields.field_type import ValueProblem
from engine.fields.text import fold
from engine.problems import Code, Problem, pointer

LONGEST = 2000
MOST_MENTIONED = 20

EMPTY = Code("comment_empty", zh="请写下要说的话", en="Write what you want to say")
NOT_PEOPLE = Code("mentions_not_ids", zh="“提及”应是人员 id 的列表", en="Mentions are a list of the ids of people")
TOO_MANY = Code("too_many_mentioned", zh="一条评论最多提及 {limit} 人", en="At most {limit} people in one comment")


@dataclass(slots=True)
class Said:
    """What somebody wants to say. `mentions` says at which place each person was sent; `problems` is empty when it may
    be said."""

    text: str = ""
    mentions: dict[UUID, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_comment(sent: Any) -> Said:  # Any: JSON somebody sent
    """`{text, mentions}` as it was meant; somebody mentioned twice is mentioned once."""
    said = Said()
    try:
        said.text = fold(sent.get("text") or "", limit=LONGEST, lines=True) or ""
        if not said.text:
            said.problems.append(EMPTY.at("/text"))
    except ValueProblem as problem:
        said.problems.append(problem.code.at("/text", **problem.params))
    mentions = sent.get("mentions", [])
    if not isinstance(mentions, list):
        said.problems.append(NOT_PEOPLE.at("/mentions"))
        return said
    if len(mentions) > MOST_MENTIONED:
        said.problems.append(TOO_MANY.at("/mentions", limit=MOST_MENTIONED))
        return said
    for at, each in enumerate(mentions):
        try:
            said.mentions.setdefault(UUID(each if isinstance(each, str) else ""), at)
        except ValueError:
            said.problems.append(NOT_PEOPLE.at(pointer("mentions", at)))
    return said
