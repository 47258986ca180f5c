"""The kind `option_set`, tied together for publishing."""

from __future__ import annotations

from collections.abc import Iterator

from engine.definitions.option_sets.check import check
from engine.definitions.option_sets.compile import compile_option_set
from engine.definitions.option_sets.merge import turning
from engine.definitions.option_sets.model import OptionSet
from engine.kinds import DefinitionKind, Scope, Step, Use


def references(_: OptionSet, __: str) -> Iterator[Use]:
    """An option set names nothing."""
    yield from ()


def plan(_: OptionSet | None, __: OptionSet | None, ___: Scope) -> list[Step]:
    """Codes are values of records: a set has nothing of its own to prepare. What is merged is brought together once the
    release is live, when nobody can choose it any more (`records.merging`)."""
    return []


OPTION_SET = DefinitionKind(
    name="option_set",
    model=OptionSet,
    upgrades=(),
    check=check,
    references=references,
    compile=compile_option_set,
    plan=plan,
    turning=turning,
)
