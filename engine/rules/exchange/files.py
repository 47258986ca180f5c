"""Decisions as files: what an app hands out, and what a file brings, among the definitions of that app.

A workbook of 5,000 rows takes seconds, so it is read and written beside the event loop, by functions that get all they
need of the app beforehand.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from engine.definitions.overlay import Around as Drafted
from engine.definitions.scope import AppScope
from engine.errors import Invalid
from engine.expressions.surroundings import Choice
from engine.expressions.types import Money, Option, Type
from engine.fields.expressions import SIMPLE_NAMES
from engine.fields.shapes import OptionSetShape
from engine.fields.surroundings import FormSurroundings, referred
from engine.problems import Code, Language, has_errors
from engine.reference import Reference
from engine.rules.decisions.columns import UNKNOWN_FORM
from engine.rules.decisions.model import Decision
from engine.rules.exchange.columns import Choices
from engine.rules.exchange.from_dmn import from_dmn
from engine.rules.exchange.from_xlsx import from_xlsx
from engine.rules.exchange.loss import Brought, Loss
from engine.rules.exchange.sheet_around import Around
from engine.rules.exchange.to_dmn import to_dmn
from engine.rules.exchange.xlsx_reading import BadFile
from engine.rules.exchange.xlsx_writing import write_xlsx

FileFormat = Literal["xlsx", "dmn"]
MEDIA = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "dmn": "application/dmn+xml"}
MORE_PROBLEMS = Code(
    "file_more_problems", zh="还有 {count} 处问题没有列出", en="There are {count} more problems than are listed"
)
MORE_LOSSES = Code("file_more_losses", zh="还有 {count} 项没有列出", en="There are {count} more than are listed")
MOST_TOLD = 500
"""More are of no use to anybody."""
LARGEST = 8 * 1024 * 1024
"""Bytes of a file that is brought."""


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A file on its way out, and what of the decision is not in it."""

    content: bytes
    media: str
    name: str
    losses: Sequence[Loss] = ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What whoever brings a file may say about it: the form its columns are of, and a name for what has none."""

    form: str | None = None
    title: str = ""


async def hand_out(drafted: Drafted, app: str, name: str, to: FileFormat, language: Language) -> HandedOut:
    """The decision as it is in the drafts, else as it is live. Raises NotFound, Invalid."""
    model, problems = drafted.landscape.read(drafted.located(app, "decision", name))
    if not isinstance(model, Decision):
        raise Invalid(list(problems))
    scope = drafted.landscape.scope(app)
    file, losses = f"{name}.{to}", list[Loss]()
    if to == "dmn":
        content, losses = to_dmn(model, scope)
    else:
        columns = (model.inputs, model.outputs, model.characteristics)
        types = [each.type for side in columns for each in side]
        known = _options(scope, (each.removeprefix("option:") for each in types if each.startswith("option:")))
        content = await asyncio.to_thread(write_xlsx, model, language, known)
    return HandedOut(content, MEDIA[to], file, losses)


async def bring(drafted: Drafted, app: str, of: FileFormat, file: bytes, wishes: Wishes) -> Brought:
    """What a file proposes. Raises Invalid where there is nothing in it to propose."""
    scope = drafted.landscape.scope(app)
    if of == "dmn":
        brought = await asyncio.to_thread(from_dmn, file)
    else:
        around = _around(scope, wishes)
        try:
            brought = await asyncio.to_thread(from_xlsx, file, around)
        except BadFile as bad:
            raise Invalid([bad.problem]) from bad
    if not brought.definitions and has_errors(brought.problems):
        raise Invalid(brought.problems)
    _shortened(brought)
    for body in brought.definitions:  # a uid means a decision of this app, or nothing
        uid = body.get("uid")
        if not isinstance(uid, str) or drafted.landscape.with_uid(app, "decision", uid) is None:
            body.pop("uid", None)
    return brought


def _shortened(brought: Brought) -> None:
    problems, losses = len(brought.problems) - MOST_TOLD, len(brought.losses) - MOST_TOLD
    if problems > 0:
        brought.problems[MOST_TOLD:] = [MORE_PROBLEMS.at("", count=problems)]
    if losses > 0:
        brought.losses[MOST_TOLD:] = [Loss("…", MORE_LOSSES, {"count": losses})]


def _options(scope: AppScope, names: Iterable[str]) -> Choices:
    """The options of these sets, as documents of the app name them."""
    known: dict[str, Sequence[Choice]] = {}
    for name in names:
        named = referred(name, scope.app)
        found = cast("OptionSetShape | None", scope.find("option_set", named)) if named else None
        known[name] = tuple(Choice(each.code, each.label) for each in found.options) if found else ()
    return lambda name: known.get(name, ())


def _around(scope: AppScope, wishes: Wishes) -> Around:
    sets = tuple(each.written_in(scope.app) for each in scope.names("option_set"))
    form = None
    if wishes.form is not None:
        form = referred(wishes.form, scope.app)
        if form is None or scope.find("form", form) is None:
            raise Invalid([UNKNOWN_FORM.at("/form", name=wishes.form)])
    fields = _fields(scope, form) if form is not None else {}
    written = form.written_in(scope.app) if form is not None else None
    known = _options(scope, (*sets, *(str(each) for each in scope.names("option_set"))))
    return Around(known, sets, fields, written, **({"title": wishes.title} if wishes.title else {}))


def _fields(scope: AppScope, form: Reference) -> Mapping[str, tuple[str, str]]:
    """Expression and type of the form's fields by their labels and names."""
    found: dict[str, tuple[str, str]] = {}
    for each in FormSurroundings(scope, form).members(str(form)):
        written = _written(each.typed.type, scope.app)
        for text in (each.label.zh, each.label.en, each.name) if written else ():
            found.setdefault(text, (each.name, written))
    return found


def _written(of: Type, app: str) -> str:
    """A type as a document writes it; "" for one no column has."""
    match of:
        case Money(currency):
            return f"money:{currency}"
        case Option(option_set):
            named = referred(option_set, app)
            return f"option:{named.written_in(app)}" if named else ""
    return next((name for name, each in SIMPLE_NAMES.items() if each == of and name != "any"), "")


def told(losses: Sequence[Loss]) -> list[dict[str, Any]]:  # Any: JSON
    """Losses as they go out, in both languages."""
    problems = ((each.where, each.problem()) for each in losses)
    return [
        {"where": where, "message": {"zh": each.text(Language.ZH), "en": each.text(Language.EN)}}
        for where, each in problems
    ]
