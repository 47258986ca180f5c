"""What checking finds out about an expression, gathered on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from engine.expressions.failure import Span
from engine.expressions.surroundings import Member
from engine.expressions.types import ANY, Typed
from engine.problems import Code, Problem

UNKNOWN_NAME = Code(
    "expression_unknown_name",
    zh="没有名为“{name}”的字段或数据{hint}",
    en="There is no field or value named '{name}'{hint}",
)


@dataclass(slots=True)
class Facts:
    """What checking found out, gathered on the way."""

    types: dict[int, Typed] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    fields: set[tuple[str, ...]] = field(default_factory=set)
    volatile: set[str] = field(default_factory=set)
    unstored: set[tuple[str, ...]] = field(default_factory=set)
    unstored_members: set[str] = field(default_factory=set)
    encrypted: set[tuple[str, ...]] = field(default_factory=set)
    encrypted_members: set[str] = field(default_factory=set)
    has_loops: bool = False

    def note(self, member: Member) -> None:
        """A member of a row in a loop, in case the database cannot work with it."""
        if not member.is_stored:
            self.unstored_members.add(member.uid)
        if member.is_encrypted:
            self.encrypted_members.add(member.uid)

    def wrong(self, code: Code, span: Span, **params: object) -> Typed:
        """Note a problem; the part counts as of any type, so that it is told once."""
        self.problems.append(code.at("", start=span[0], end=span[1], **params))
        return Typed(ANY)


def suggestion(name: str, known: Iterable[str]) -> str:
    """ "; did you mean X?" when one known name is close."""
    close = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"（{close[0]}？）" if close else ""
