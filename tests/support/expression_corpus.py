"""Our own cases of the language, as files: run by every target."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.expressions.cases import read_value
from engine.expressions.surroundings import Member, Plain
from engine.expressions.types import SIMPLE_BY_NAME, ListOf, Money, Option, Record, Type, Typed
from engine.reference import Label
from tests.support.expression_records import RISK

FOLDER = Path(__file__).parents[1] / "conformance" / "expressions"


@dataclass(frozen=True)
class Case:
    """One case: a text, the values of fields that have one, and what comes out."""

    file: str
    text: str
    around: Plain
    record: dict[str, Any]
    expected: Any

    def __str__(self) -> str:
        return f"{self.file}: {self.text} with {self.record}"


def cases() -> list[Case]:
    """Every case of every file."""
    found: list[Case] = []
    for file in sorted(FOLDER.glob("*.json")):
        written = json.loads(file.read_text())
        members = tuple(
            Member(name, name, Label(zh=name), Typed(type_of(of))) for name, of in written["fields"].items()
        )
        around = Plain({None: members}, {"bank/risk": RISK})
        for each in written["cases"]:
            record = {name: read_value(value) for name, value in each["with"].items()}
            found.append(Case(file.stem, each["expr"], around, record, read_value(each["is"])))
    return found


def type_of(name: str) -> Type:
    """A type by the name it has in a file: FEEL's own, `money:CNY`, `option:bank/risk`, `record:bank/customer`,
    `list<…>`."""
    if name.startswith("list<"):
        return ListOf(type_of(name[5:-1]))
    kind, _, parameter = name.partition(":")
    match kind:
        case "money":
            return Money(parameter)
        case "option":
            return Option(parameter, ranked=True)
        case "record":
            return Record(parameter)
    return SIMPLE_BY_NAME[name]
