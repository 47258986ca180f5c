"""What is wrong with labels of any kind of definition."""

from __future__ import annotations

from collections.abc import Iterator

from engine.problems import Code, Problem, Severity
from engine.reference import Label

NO_ENGLISH = Code(
    "no_english",
    zh="没有英文名；英文界面上会显示“{label}”",
    en="There is no English label; English readers will see '{label}'",
    severity=Severity.WARNING,
)


def label_problems(label: Label | None, path: str) -> Iterator[Problem]:
    """A label without its English text: worth a look, no more."""
    if label is not None and not label.en:
        yield NO_ENGLISH.at(path, label=label.zh)
