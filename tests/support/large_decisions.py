"""Decision tables of as many rows as a table may have, each costly in its own way, and all that is done with one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.definitions.reading import limit_problems
from engine.fields.documents import read_model
from engine.problems import Language
from engine.rules.decisions.analysis import analyse
from engine.rules.decisions.check import check
from engine.rules.decisions.compile import compile_sheet
from engine.rules.decisions.evaluate import evaluate
from engine.rules.decisions.given import given_of
from engine.rules.decisions.model import Decision
from engine.rules.decisions.sheet import MOST_ROWS, read_sheet
from engine.rules.exchange.from_dmn import from_dmn
from engine.rules.exchange.from_xlsx import from_xlsx
from engine.rules.exchange.to_dmn import to_dmn
from engine.rules.exchange.xlsx_writing import write_xlsx
from tests.support.decision_tables import MOMENT, SCOPE
from tests.support.documents import uid

Json = dict[str, Any]


def table(cells: Callable[[int], list[str]], types: list[str], **more: Any) -> Json:
    """A table of the most rows there may be."""
    return {
        "kind": "decision", "schema": 1, "name": "d", "uid": uid("d"), "label": {"zh": "d", "en": "d"},
        "hit_policy": "first",
        "inputs": [{"uid": uid(f"i{at}"), "name": f"i{at}", "type": each} for at, each in enumerate(types)],
        "outputs": [{"uid": uid("o"), "name": "o", "type": "number"}],
        "rows": [{"uid": uid(f"r{at}"), "when": cells(at), "then": [str(at % 7)]} for at in range(MOST_ROWS)],
        **more,
    }  # fmt: skip


def values(row: int, count: int) -> str:
    """As many numbers, none of which another row names."""
    return ", ".join(str(2 * (row * count + at)) for at in range(count))


SHAPES: dict[str, Callable[[], Json]] = {
    "ranges": lambda: table(lambda at: [f"[{at * 10}..{at * 10 + 9}]", f'"{at % 3}"', "-"], ["number", "text", "date"]),
    "all rows meet": lambda: table(lambda at: [f"[0..{at + 1}]", "-"], ["number", "number"], hit_policy="unique"),
    "many columns": lambda: table(
        lambda at: ["-" if (at + place) % 9 else str(at) for place in range(12)], ["number"] * 12
    ),
    "formulas": lambda: table(lambda at: [f"= ? > {at} and ? < {at + 5}"], ["number"]),
    "values by the hundred thousand": lambda: table(lambda at: [values(at, 40)], ["number"]),
}


def everything(shape: str) -> Json:
    """Read, check, compile, ask and analyse one of them."""
    body = SHAPES[shape]()
    assert not limit_problems(body)
    model, problems = read_model(Decision, body)
    assert model is not None, problems
    errors = [each.code.name for each in check(model, SCOPE) if each.is_error]
    sheet = read_sheet(model, SCOPE)
    compiled = compile_sheet(sheet, SCOPE)
    given, wrong = given_of(sheet, {"i0": 8})
    assert not wrong
    hits = [evaluate(compiled, given, MOMENT).hits for _ in range(20)]
    found = analyse(sheet)
    return {"errors": errors, "hits": len(hits[0]), "overlaps": len(found.overlaps), "truncated": found.truncated}


def files(shape: str) -> Json:
    """Write one into each kind of file, and read it back."""
    model, _ = read_model(Decision, SHAPES[shape]())
    assert model is not None
    workbook = write_xlsx(model, Language.ZH)
    sheet, brought = from_xlsx(workbook), from_dmn(to_dmn(model, SCOPE)[0])
    return {"rows": [len(each.definitions[0]["rows"]) for each in (sheet, brought)]}
