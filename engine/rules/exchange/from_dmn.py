"""Decision tables of a DMN model as proposals of ours; what is no table, or cannot be said here, is named.

Names with spaces or Chinese letters become slugs, by pinyin; what people read stays as it was.
"""

from __future__ import annotations

import re
from typing import Any

from engine.definitions.fmt import write_uids
from engine.definitions.naming import propose_name
from engine.expressions import ast
from engine.expressions.render import render
from engine.rules.decisions.model import Decision
from engine.rules.dmn.read import BadModel, first, named, text_of
from engine.rules.exchange.columns import Column
from engine.rules.exchange.dmn_cells import Words, kind_of_texts
from engine.rules.exchange.dmn_losses import (
    CALCULATED,
    CHOICES_LOST,
    NO_TABLES,
    NOT_A_TABLE,
    NOT_DMN,
    OTHER_LANGUAGE,
    OTHER_NAME,
    REQUIREMENT,
    TOO_MANY_RULES,
    TYPE_LOST,
    UNREADABLE_CELL,
    WAS_FUNCTION,
    WHAT,
)
from engine.rules.exchange.dmn_tables import Clause, FoundModel, FoundTable, find_tables
from engine.rules.exchange.dmn_types import type_at, type_of
from engine.rules.exchange.loss import Brought, Loss

Json = dict[str, Any]  # Any: a document
MOST_RULES = 5_000
MOST_TABLES = 200
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]+")


def from_dmn(xml: bytes) -> Brought:
    """Every table of the model, and what stayed behind."""
    try:
        model = find_tables(xml)
    except BadModel as wrong:
        return Brought(problems=[NOT_DMN.at("", reason=str(wrong)[:300])])
    brought = Brought()
    taken: set[str] = set()
    for table in model.tables[:MOST_TABLES]:
        _Taking(model, table, brought, taken).take()
    for where, what in model.others:
        code = WAS_FUNCTION if what == "businessKnowledgeModel" else NOT_A_TABLE
        brought.losses.append(Loss(where, code, {"what": WHAT.get(what, {"zh": what, "en": what})}))
    for where, needs in model.requirements:
        brought.losses.append(Loss(where, REQUIREMENT, {"needs": needs}))
    if not model.tables:
        brought.problems.append(NO_TABLES.at("", name=model.name))
    return brought


class _Taking:
    """One table on its way into a document."""

    def __init__(self, model: FoundModel, table: FoundTable, brought: Brought, taken: set[str]) -> None:
        self.model, self.table, self.brought = model, table, brought
        self.where = f"{table.label}{table.place}"
        self.tests: dict[tuple[str, str], str | None] = {}
        self.name = propose_name(_parted(f"{table.owner}{table.place.replace('/', ' ')}"), taken, fallback="decision")
        taken.add(self.name)
        self.words = Words.of(model.names, self._slugs(), model.constants)

    def take(self) -> None:
        """The document, with everything that was lost on the way."""
        table = self.table
        if len(table.rules) > MOST_RULES:
            self.brought.problems.append(
                TOO_MANY_RULES.at("", name=self.where, limit=MOST_RULES, count=len(table.rules))
            )
            return
        if self.model.language and "feel" not in self.model.language.lower():
            self._lost(OTHER_LANGUAGE, language=self.model.language[:80])
        names: set[str] = set()
        inputs = [self._input(each, at, names) for at, each in enumerate(table.inputs)]
        names = set()
        outputs = [self._output(each, at, names) for at, each in enumerate(table.outputs)]
        policy = table.policy.lower().replace(" ", "_")
        document: Json = {
            "kind": "decision",
            "schema": 1,
            "name": self.name,
            "label": _label(self.table.place.rpartition(" / ")[2] or self.table.label),
            "hit_policy": policy,
            **({"aggregation": table.aggregation.lower()} if table.aggregation else {}),
            "inputs": inputs,
            "outputs": outputs,
            "rows": [self._row(at, each, inputs, outputs) for at, each in enumerate(table.rules, start=1)],
        }
        made = write_uids("import", self.name, document, Decision)
        made.pop("uid", None)
        self.brought.definitions.append(made)

    def _lost(self, code: Any, where: str = "", **params: Any) -> None:  # Any: codes' parameters
        self.brought.losses.append(Loss(f"{self.where}{where}", code, params))

    def _slugs(self) -> dict[str, str]:
        """What an input that is a name and nothing more is called here; calculations may read those."""
        found: dict[str, str] = {}
        bare = Words.of(self.model.names, {})
        for each in self.table.inputs:
            tree = bare.tree(each.text)
            if isinstance(tree, ast.Name) and tree.name not in found:
                found[tree.name] = propose_name(_parted(tree.name), set(found.values()), fallback="input")
        return found

    def _input(self, clause: Clause, at: int, names: set[str]) -> Json:
        tree = self.words.tree(clause.text)
        place = f" / input {at + 1}"
        path = _path(tree)
        kind, values = type_of(clause.type, self.model.types)
        if not kind or not values:
            found, allowed = type_at(path, self.model.inputs, self.model.types)
            kind, values = kind or found, values or allowed
        texts = [
            text_of(entries[at]) for each in self.table.rules if len(entries := list(named(each, "inputEntry"))) > at
        ]
        if not kind:
            kind = kind_of_texts(texts, self.words)
            if clause.type:
                self._lost(TYPE_LOST, place, type=clause.type, taken=kind)
        name = self.words.slugs.get(tree.name, "") if isinstance(tree, ast.Name) else ""
        made: Json = {"label": _label(clause.label or clause.text), "type": kind}
        if not name or name in names:
            name = propose_name(
                _parted(clause.label or clause.text), names | set(self.words.slugs.values()), fallback="input"
            )
            if tree is not None and not isinstance(tree, ast.Name) and not self.words.unknown(tree):
                made["expression"] = render(self.words.here(tree))
            elif isinstance(tree, ast.Name) and tree.name in self.words.slugs:
                made["expression"] = self.words.slugs[tree.name]
            else:
                self._lost(CALCULATED, place, text=clause.text[:200], name=name)
        names.add(name)
        made = {"name": name, **made}
        self._values(made, clause.values or values, kind, place)
        return made

    def _output(self, clause: Clause, at: int, names: set[str]) -> Json:
        place = f" / output {at + 1}"
        kind, values = type_of(clause.type, self.model.types)
        if not kind and len(self.table.outputs) == 1 and self.table.is_whole:
            kind, values = type_at([self.table.owner], self.model.inputs, self.model.types)
        if not kind:
            texts = [
                text_of(cells[at]) for each in self.table.rules if len(cells := list(named(each, "outputEntry"))) > at
            ]
            kind = kind_of_texts(texts, self.words)
            if clause.type:
                self._lost(TYPE_LOST, place, type=clause.type, taken=kind)
        name = propose_name(_parted(clause.text or clause.label), names, fallback="output")
        names.add(name)
        made: Json = {"name": name, "label": _label(clause.label or clause.text), "type": kind}
        self._values(made, clause.values or values, kind, place)
        if clause.default:
            default = self.words.result(clause.default, Column.of(kind))
            if default is None:
                self._lost(UNREADABLE_CELL, place, text=clause.default[:200])
            made["default"] = clause.default if default is None else default
        return made

    def _values(self, made: Json, text: str, kind: str, place: str) -> None:
        if not text:
            return
        values = self.words.tests(text, Column.of(kind))
        if values is None:
            self._lost(CHOICES_LOST, place, text=text[:200])
        else:
            made["values"] = values

    def _row(self, number: int, rule: Any, inputs: list[Json], outputs: list[Json]) -> Json:  # Any: an element
        when = [text_of(each) for each in named(rule, "inputEntry")]
        then = [text_of(each) for each in named(rule, "outputEntry")]
        note = " ".join(text for each in named(rule, "annotationEntry") if (text := text_of(each)))
        described = first(rule, "description")
        note = note or ((described.text or "").strip() if described is not None else "")
        tests = [self._test(text, column, number) for text, column in zip(when, inputs, strict=False)]
        results = [self._result(text, column, number) for text, column in zip(then, outputs, strict=False)]
        return {"when": tests, "then": results, **({"note": CONTROL.sub(" ", note)[:500]} if note else {})}

    def _test(self, text: str, column: Json, number: int) -> str:
        place = f" / rule {number} / {column['label']['zh']}"
        if (text, column["type"]) not in self.tests:
            self.tests[text, column["type"]] = self.words.test(text, Column.of(column["type"]))
        made = self.tests[text, column["type"]]
        if made is None:
            self._lost(UNREADABLE_CELL, place, text=text[:200])
            return text[:2_000]
        if made.startswith("="):
            self._foreign(text, place)
        return made

    def _result(self, text: str, column: Json, number: int) -> str:
        place = f" / rule {number} / {column['label']['zh']}"
        made = self.words.result(text, Column.of(column["type"]))
        if made is None:
            self._lost(UNREADABLE_CELL, place, text=text[:200])
            return text[:2_000]
        if made.startswith("="):
            self._foreign(text, place)
        return made

    def _foreign(self, text: str, place: str) -> None:
        for each in dict.fromkeys(self.words.read_in(text)):
            self._lost(OTHER_NAME, place, name=each[:100])


def _path(tree: ast.Node | None) -> list[str]:
    match tree:
        case ast.Name(name):
            return [name]
        case ast.Path(base, member):
            below = _path(base)
            return [*below, member] if below else []
    return []


def _label(text: str) -> Json:
    """What people read; a text of the Latin alphabet is the English one too."""
    plain = CONTROL.sub(" ", text).strip()[:200] or "?"
    return {"zh": plain, "en": plain} if plain.isascii() else {"zh": plain}


def _parted(name: str) -> str:
    """`bureauCallType` as the words it is made of."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name)
