"""What an analysis finds, each with the rows, the values and a sentence in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.expressions.render import test_text
from engine.problems import Language
from engine.rules.decisions.cells import Cell
from engine.rules.decisions.phrases import Both, both, conditions
from engine.rules.decisions.sheet import Sheet

ZH, EN = Language.ZH, Language.EN


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two rows that hit together; `inputs` are the columns they differ in, with what both let pass. A harmful one has
    to be settled: the results differ, or the table takes one row only."""

    rows: tuple[str, str]
    indices: tuple[int, int]
    inputs: tuple[tuple[str, str], ...]
    sentence: Both
    harmful: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """Values for which no row answers: the cells of a row that would. `is_empty` says it is about an empty value."""

    when: tuple[str, ...]
    sentence: Both
    is_empty: bool


@dataclass(frozen=True, slots=True)
class Masked:
    """A row that never makes the result, because those before it take all it lets pass."""

    row: str
    index: int
    by: tuple[str, ...]
    sentence: Both


@dataclass(frozen=True, slots=True)
class Dead:
    """A row no values can match."""

    row: str
    index: int
    sentence: Both


def gap(sheet: Sheet, cells: Mapping[int, Cell], when: Sequence[str], *, is_empty: bool) -> Gap:
    """Told in words."""
    zh, en = (conditions(cells, sheet.inputs, each) for each in (ZH, EN))
    sentence = (
        both(f"{zh}时没有结果", f"no row answers when {en}") if cells else both("没有一行会命中", "no row answers")
    )
    return Gap(tuple(when), sentence, is_empty)


def overlap(sheet: Sheet, row: int, other: int, common: Mapping[int, Cell], *, harmful: bool) -> Overlap:
    """Told in words."""
    inputs = tuple((sheet.inputs[at].name, cell_text(cell)) for at, cell in common.items())
    limited = {at: each for at, each in common.items() if not each.is_any}
    zh, en = (conditions(limited, sheet.inputs, each) for each in (ZH, EN))
    one, two = row + 1, other + 1
    where_zh, where_en = f"在{zh}时" if zh else "", f" when {en}" if en else ""
    effect = {
        ("unique", True): ("，而此表只许一行命中，因此没有结果", "; this table takes one only, so there is no result"),
        ("any", True): ("且结果不同，因此没有结果", " with different results, so there is no result"),
        ("any", False): ("，结果相同", " with the same result"),
        ("first", True): (f"，结果不同；现取第 {one} 行", f" with different results; row {one} is taken"),
        ("first", False): ("，结果相同", " with the same result"),
        ("priority", True): (f"，优先级相同而结果不同；现取第 {one} 行", f" with equal priority; row {one} is taken"),
    }.get((sheet.decision.hit_policy, harmful), ("", ""))
    sentence = both(
        f"第 {one} 行与第 {two} 行{where_zh}同时命中{effect[0]}",
        f"rows {one} and {two} both match{where_en}{effect[1]}",
    )
    uids = sheet.rows[row].uid, sheet.rows[other].uid
    return Overlap(uids, (row, other), inputs, sentence, harmful)


def masked(sheet: Sheet, row: int, by: Sequence[int]) -> Masked:
    """Told in words."""
    numbers = [str(each + 1) for each in by]
    listed = numbers if len(numbers) <= 6 else [*numbers[:6], "…"]
    rows, come = ("rows", "come") if len(numbers) > 1 else ("row", "comes")
    sentence = both(
        f"第 {row + 1} 行永远不会生效：第 {'、'.join(listed)} 行先命中",
        f"row {row + 1} never takes effect: {rows} {', '.join(listed)} {come} first",
    )
    return Masked(sheet.rows[row].uid, row, tuple(sheet.rows[each].uid for each in by), sentence)


def dead(sheet: Sheet, row: int) -> Dead:
    """Told in words."""
    sentence = both(f"第 {row + 1} 行的条件不可能成立", f"the conditions of row {row + 1} can never hold")
    return Dead(sheet.rows[row].uid, row, sentence)


def cell_text(cell: Cell) -> str:
    """A cell as it is written."""
    if cell.is_any:
        return "-"
    text = ", ".join(test_text(each) for each in cell.tests)
    return f"not({text})" if cell.negated else text
