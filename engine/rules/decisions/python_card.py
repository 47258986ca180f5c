"""Generated Python of a score card: for each characteristic the bin its value falls into."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from engine.expressions.python_runtime import RUNTIME, Budget
from engine.rules.decisions.python_rows import Path, TableWriter, condition
from engine.rules.decisions.python_table import extra_paths, parameter_names, types_of
from engine.rules.decisions.sheet import Sheet


@dataclass(frozen=True)
class CardProgram:
    """A compiled score card. `bins(moment, *inputs, *extra)` gives the place of the bin of each characteristic, -1
    where there is none."""

    extra: tuple[Path, ...]
    bins: Callable[..., tuple[int, ...]]


def generate_card(sheet: Sheet) -> CardProgram:
    """Compile a sound score card."""
    extra = extra_paths(sheet)
    writer = TableWriter(sheet.inputs, types_of(sheet), extra)
    given = ", ".join(parameter_names(sheet, extra))
    parts: list[str] = []
    for at, (card, column) in enumerate(zip(sheet.cards, sheet.inputs, strict=True)):
        lines = [f"def c{at}({given}):", "    b = Budget()"]
        otherwise = -1
        for place, each in enumerate(card):
            if each.cell is None:
                otherwise = place
            else:
                lines += [f"    if {condition(writer, [each.cell], [column])}:", f"        return {place}"]
        parts.append("\n".join([*lines, f"    return {otherwise}", ""]))
    calls = "".join(f"c{at}({given}), " for at in range(len(sheet.cards)))
    parts.append(f"def bins({given}):\n    return ({calls})\n")
    scope: dict[str, Any] = {"__builtins__": {}, "Budget": Budget, **RUNTIME, **writer.constants}
    exec(compile("\n".join(parts), "<score card>", "exec"), scope)
    return CardProgram(extra, scope["bins"])
