"""Where in a document a pointer leads, as people say it: 授权「投诉」 › 字段权限「电话」. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from engine.definitions.scope import Landscape
from engine.definitions.source import Json, Source, label_of, part_name, part_named
from engine.definitions.words import Words, member_noun, titles_of, words
from engine.reference import Reference

NAMING = ("form", "view", "field")
"""Members by which something in a list is called where it has no label: what it points at."""

COLUMNS: Mapping[str, tuple[str, ...]] = {"when": ("inputs",), "then": ("outputs",)}
"""Cells of a decision are called by their columns."""


class _Called(Protocol):
    def __call__(self, member: str, text: str, form: str | None) -> Words | None: ...


def said_place(landscape: Landscape, source: Source, path: str) -> Words:
    """The place inside one definition, with what people call the things on the way to it."""

    def called(member: str, text: str, form: str | None) -> Words | None:
        return _label_of(landscape, source.app, member, text, form)

    body: Json = landscape.body(source)
    titles, said = titles_of(landscape.kinds[source.kind].model), list[Words]()
    document, form, steps = body, _text(body, "form"), _meant(path)
    for at, step in enumerate(steps):
        owner = body
        if isinstance(body, list):
            number = int(step)
            noun = member_noun(steps[at - 1], titles)
            titles, body = titles.items(), body[number] if number < len(body) else None
            form = _text(body, "form") or form
            label = _item(body, called, form) or _column(document, steps[at - 1], number)
            said[-1] = _with(words(noun["zh"], noun["en"][:1].upper() + noun["en"][1:]), label, number)
        elif isinstance(body, Mapping):
            titles, body = titles.property(step, owner), body.get(step)
            said.append(titles.title(step))
    return words(" › ".join(each["zh"] for each in said), " › ".join(each["en"] for each in said))


def _meant(path: str) -> list[str]:
    """The steps of a pointer, without those that only say what the thing before them is called by."""
    steps = path.split("/")[1:]
    if len(steps) > 2 and steps[-1] in NAMING and steps[-2].isdigit():
        steps = steps[:-1]
        if steps[-2] == "children":
            steps = steps[:-2]  # a field placed in a section: the section is the place
    return steps


def _with(said: Words, label: Words | None, number: int) -> Words:
    if label is None:
        return words(f"{said['zh']} {number + 1}", f"{said['en']} {number + 1}")
    return words(f"{said['zh']}「{label['zh']}」", f'{said["en"]} "{label["en"]}"')


def _item(body: Json, called: _Called, form: str | None) -> Words | None:
    """What one member of a list is called: by its label, by what it points at, by its name."""
    if not isinstance(body, Mapping):
        return None
    label = label_of(body)
    for member in NAMING:
        text = _text(body, member)
        if label is None and text is not None:
            label = called(member, text, form)
    name = part_name(body)
    return label or (words(name, name) if name else None)


def _column(document: Mapping[str, Json], member: str, number: int) -> Words | None:
    for columns in COLUMNS.get(member, ()):
        listed = document.get(columns)
        if isinstance(listed, list) and number < len(listed) and isinstance(listed[number], Mapping):
            return label_of(listed[number])
    return None


def _label_of(landscape: Landscape, app: str, member: str, text: str, form: str | None) -> Words:
    said = words(text, text)
    try:
        of = Reference.parse(form or "" if member == "field" else text, app=app)
    except ValueError:
        return said
    found = landscape.find("form" if member == "field" else member, of)
    if found is None:
        return said
    if member != "field":
        return found.label
    part = part_named(found.body, text)
    return (label_of(part) if part is not None else None) or said


def _text(body: Json, member: str) -> str | None:
    found = body.get(member) if isinstance(body, Mapping) else None
    return found if isinstance(found, str) and found else None
