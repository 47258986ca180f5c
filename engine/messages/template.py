"""The safe subset of templates: text, and `{{ record.number }}`. No expressions, no tags, nothing that runs.

A value is put in as text and never read as a template again; what could break out of a line - a control character, a
line end in a subject or a text message - becomes a space.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

PLACEHOLDER = re.compile(r"\{\{[ \t]*([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)[ \t]*\}\}")
LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#")
LONGEST_VALUE = 500
BREAKS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Placed:
    """A value put in: its path, and where it stands in the text."""

    path: tuple[str, ...]
    start: int
    end: int

    @property
    def written(self) -> str:
        """As it is written."""
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class Template:
    """A text in pieces: bare ones and values."""

    pieces: Sequence[str | Placed]

    def filled(self, value: Callable[[Sequence[str]], str | None], *, one_line: bool = False) -> str:
        """The text with values: `value` gives that of a path as people read it, None where there is none."""
        made = (each if isinstance(each, str) else plain(value(each.path) or "—") for each in self.pieces)
        text = "".join(made)
        return " ".join(text.split()) if one_line else text

    @property
    def paths(self) -> Iterator[tuple[str, ...]]:
        """What it names."""
        return (each.path for each in self.pieces if isinstance(each, Placed))


class BadTemplate(ValueError):
    """Braces that are no placeholder; `start` and `end` are where they stand."""

    def __init__(self, text: str, start: int, end: int) -> None:
        super().__init__(text)
        self.text, self.start, self.end = text, start, end


def read_template(text: str) -> Template:
    """The pieces of a text; raises BadTemplate."""
    pieces: list[str | Placed] = []
    at = 0
    for found in PLACEHOLDER.finditer(text):
        pieces += _bare(text, at, found.start())
        pieces.append(Placed(tuple(found[1].split(".")), found.start(), found.end()))
        at = found.end()
    return Template((*pieces, *_bare(text, at, len(text))))


def _bare(text: str, start: int, end: int) -> list[str]:
    wrong = LEFT_OVER.search(text, start, end)
    if wrong is not None:
        closing = text.find("}}", wrong.start(), end)
        stop = closing + 2 if closing >= 0 else min(end, wrong.start() + 40)
        raise BadTemplate(text[wrong.start() : stop], wrong.start(), stop)
    return [text[start:end]] if end > start else []


def plain(value: str) -> str:
    """A value as it may stand in any text: no control characters, not endless."""
    value = BREAKS.sub(" ", value)
    return value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1] + "…"
