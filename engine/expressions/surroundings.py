"""What the names in an expression mean: the form it stands in, what can be reached from there, and what is handed
in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from engine.expressions.types import Record, Typed
from engine.reference import Label


@dataclass(frozen=True, slots=True)
class Member:
    """A field of a record, or a value handed in, under its present name and label.

    `uid` is what a stored tree keeps. `is_stored` says it is a column (not worked out when read),
    `is_encrypted` that the column says no more than whether two values are equal; `is_filled` that no record is saved
    without a value, though older ones may lack it.
    """

    uid: str
    name: str
    label: Label
    typed: Typed
    is_stored: bool = True
    is_encrypted: bool = False
    is_filled: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a set; of a ranked set they come lowest first."""

    code: str
    label: Label


class Surroundings(Protocol):
    """Asked while an expression is parsed and checked."""

    def names(self) -> Iterable[str]:
        """Every name and every label that may occur, of this form and of what can be reached from it."""
        ...

    def member(self, owner: Record | None, name: str) -> Member | None:
        """The member of a record of `owner` (None: of what the expression stands in) by name, label or uid."""
        ...

    def choices(self, option_set: str) -> Sequence[Choice]:
        """The options of a set (app/name); none when they are not known."""
        ...


@dataclass(frozen=True)
class Plain:
    """Surroundings given outright, for decisions that take values and for tests. Keyed by form (None: the
    outermost)."""

    members: Mapping[Record | None, tuple[Member, ...]] = field(default_factory=dict)
    options: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)

    def names(self) -> Iterable[str]:
        """Names and labels of all members."""
        for members in self.members.values():
            for each in members:
                yield from {each.name, each.label.zh, each.label.en or each.label.zh}

    def member(self, owner: Record | None, name: str) -> Member | None:
        """By name first, then by label, then by uid."""
        by_label = by_uid = None
        for each in self.members.get(owner, ()):
            if each.name == name:
                return each
            if by_label is None and name in (each.label.zh, each.label.en):
                by_label = each
            if by_uid is None and each.uid == name:
                by_uid = each
        return by_label or by_uid

    def choices(self, option_set: str) -> Sequence[Choice]:
        """As given."""
        return self.options.get(option_set, ())
