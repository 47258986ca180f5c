"""Workbooks as people make them, and a decision to write into one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

from openpyxl import Workbook

from engine.definitions.fmt import write_uids
from engine.expressions.surroundings import Choice
from engine.problems import Problem
from engine.reference import Label
from engine.rules.decisions.model import Decision
from engine.rules.exchange.loss import Brought
from engine.rules.exchange.sheet_around import Around

LEVELS = (
    Choice("mass", Label(zh="普通", en="Mass")),
    Choice("vip", Label(zh="贵宾", en="VIP")),
    Choice("private", Label(zh="私行", en="Private banking")),
)
SET = "bank_base/customer_level"


def choices(name: str) -> tuple[Choice, ...]:
    return LEVELS if name == SET else ()


AROUND = Around(choices, (SET,))
DISPATCH = {
    "kind": "decision",
    "schema": 1,
    "name": "dispatch",
    "label": {"zh": "派单", "en": "Dispatch"},
    "form": "complaint",
    "hit_policy": "collect",
    "aggregation": "sum",
    "inputs": [
        {"name": "level", "label": {"zh": "级别", "en": "Level"}, "expression": "level", "type": f"option:{SET}"},
        {"name": "amount", "expression": "amount", "type": "money:CNY", "values": [">= 0"]},
        {"name": "opened", "label": {"zh": "开户日"}, "expression": "customer.opened", "type": "date"},
    ],
    "outputs": [
        {"name": "post", "type": "text", "values": ['"rm"', '"private_desk"']},
        {"name": "hours", "label": {"zh": "=时限"}, "type": "number", "default": "24"},
    ],
    "rows": [
        {"when": ['"private"', "-", '>= @"2026-01-01"'], "then": ['"private_desk"', "4"], "note": "=HYPERLINK(1)"},
        {"when": ["-", "> 50000", '@"2026-01-31"'], "then": ['"rm"', "8"], "note": "按制度"},
        {"when": ['"vip", "private"', "[5..20)", "-"], "then": ['"-x"', "= hours + 0.1"]},
        {"when": ["not(null)", "= ? > 5", "-"], "then": ["null", "0.10"]},
    ],
    "cases": [{"name": "one", "values": {"level": "vip", "amount": "5"}, "expected": {"post": "rm"}}],
}


def document(**changed: Any) -> dict[str, Any]:
    return write_uids("test", "decisions/dispatch", {**DISPATCH, **changed}, Decision)


def sheet(fill: Callable[[Any], None]) -> bytes:
    book = Workbook()
    fill(book.active)
    return saved(book)


def saved(book: Any) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def rows(*lines: list[Any]) -> bytes:
    return sheet(lambda on: [on.append(line) for line in lines])


def codes(problems: list[Problem]) -> dict[str, str]:
    return {each.params.get("cell", ""): each.code.name for each in problems}


def only(brought: Brought) -> dict[str, Any]:
    (body,) = brought.definitions
    return body


def rewritten(file: bytes, part: str, old: bytes, new: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for each in before.namelist():
            content = before.read(each)
            after.writestr(each, content.replace(old, new) if each == part else content)
    return made.getvalue()
