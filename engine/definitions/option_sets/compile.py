"""From an option set to what the engine asks of it."""

from __future__ import annotations

from dataclasses import dataclass

from engine.definitions.option_sets.model import OptionSet
from engine.kinds import Scope
from engine.reference import Label


@dataclass(frozen=True, slots=True)
class CompiledOption:
    """One option."""

    code: str
    label: Label
    retired: bool
    color: str


@dataclass(frozen=True, slots=True)
class CompiledOptionSet:
    """The options in rank order, lowest first where the set is ranked."""

    uid: str
    name: str
    label: Label
    ranked: bool
    options: tuple[CompiledOption, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code, retired ones too: old records hold them."""
        return tuple(each.code for each in self.options)


def compile_option_set(option_set: OptionSet, _: Scope) -> CompiledOptionSet:
    """The set as its fields are shown and compared by."""
    options = tuple(CompiledOption(each.code, each.label, each.retired, each.color) for each in option_set.options)
    return CompiledOptionSet(option_set.uid, option_set.name, option_set.label, option_set.ranked, options)
