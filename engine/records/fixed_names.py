"""What persons, units and records in sentences are called, for whoever reads them: a record he may not read has no
name for him.

Sentences are made once for everybody and kept; names are put in when they go out, so that a rename shows at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from engine.errors import Forbidden, NotFound
from engine.expressions.fixed import MARK, Fixed, marks_in, told
from engine.problems import Language
from engine.records.caller import Caller
from engine.records.finding import look_up
from engine.records.names import names
from engine.reference import Reference

Names = Mapping[Language, Mapping[Fixed, str]]
Json = Any  # a JSON value


async def named(caller: Caller, data: Json) -> Json:
    """The same with names for the marks in its texts: those under `zh` and `en` in that language, others in the
    reader's."""
    wanted = set(_marks(data))
    return data if not wanted else _told(data, await names_of(caller, wanted), caller.language)


async def names_of(caller: Caller, wanted: Iterable[Fixed]) -> Names:
    """What each is called, in both languages; what he may not see is left out."""
    found: dict[Language, dict[Fixed, str]] = {each: {} for each in Language}
    asked = {
        kind: [each for each in wanted if each.kind == kind and each.id] for kind in ("person", "org unit", "record")
    }
    ids = {kind: {UUID(each.id) for each in group} for kind, group in asked.items()}
    known = await names(caller.session, ids["person"], ids["org unit"])
    for each in asked["person"]:
        name = known.person(UUID(each.id))
        for language in Language if name else ():
            found[language][each] = str(name)
    for each in asked["org unit"]:
        label = known.unit(UUID(each.id)) or {}
        for language in Language if label else ():
            found[language][each] = label.get(language.value) or label["zh"]
    for form in {each.form for each in asked["record"] if each.form}:
        for each, title in (await _titles(caller, [one for one in asked["record"] if one.form == form])).items():
            for language in Language:
                found[language][each] = title
    return found


async def _titles(caller: Caller, asked: list[Fixed]) -> dict[Fixed, str]:
    form = Reference.parse(asked[0].form, app="")
    try:
        picked = await look_up(caller, form.app, form.name, ids=[UUID(each.id) for each in asked])
    except (NotFound, Forbidden):
        return {}
    titles = {str(each["id"]): str(each["label"] or "") for each in picked}
    return {each: titles[each.id] for each in asked if titles.get(each.id)}


def _marks(data: Json) -> Iterable[Fixed]:
    if isinstance(data, str):
        if MARK.search(data):
            yield from marks_in(data)
            yield Fixed("", "")  # one that was cut off has no name, and is told so
    elif isinstance(data, Mapping):
        for each in data.values():
            yield from _marks(each)
    elif isinstance(data, list):
        for each in data:
            yield from _marks(each)


def _told(data: Json, names: Names, language: Language) -> Json:
    if isinstance(data, str):
        return told(data, names[language], language) if MARK.search(data) else data
    if isinstance(data, Mapping):
        return {
            key: _told(each, names, Language(key) if key in ("zh", "en") else language) for key, each in data.items()
        }
    return [_told(each, names, language) for each in data] if isinstance(data, list) else data
