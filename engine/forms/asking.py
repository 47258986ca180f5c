"""What somebody asks of a published form before he changes it, read against the form as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from engine.database.session import ReadSession
from engine.definitions.overlay import Overlays
from engine.errors import Invalid, NotFound
from engine.fields.documents import read_model
from engine.fields.options import read_options
from engine.forms.conversion import conversion_problems, in_the_way, recipe_for
from engine.forms.model import Conversion, Form, FormField
from engine.problems import Problem
from engine.records.lens import FIELD, FORM
from engine.records.schema.recipe import Recipe


@dataclass(frozen=True)
class TypeChange:
    """A field by name or uid, and what it is to become."""

    field: str
    type: str
    options: Mapping[str, Any]  # Any: as written
    conversion: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Asked:
    """The live form's name, the field's uid, and how its values would come along; None: as they are."""

    form: str
    field: str
    recipe: Recipe | None


async def asked(session: ReadSession, overlays: Overlays, app: str, name: str, wish: TypeChange) -> Asked:
    """How the values of a published field would come into another type; Invalid where that cannot be."""
    form, model, [field] = await _published(session, overlays, app, name, [wish.field])
    problems: list[Problem] = read_options(wish.type, wish.options)[1]
    conversion: Conversion | None = None
    if wish.conversion is not None:
        conversion, found = read_model(Conversion, dict(wish.conversion))
        problems += [each.under("/conversion") for each in found]
    if problems:
        raise Invalid(problems)
    new = field.model_copy(update={"type": wish.type, "options": dict(wish.options), "conversion": conversion})
    obstacle = in_the_way(field, new) if new.type != field.type else None
    if obstacle is not None:
        raise Invalid([obstacle])
    told = conversion_problems(model.model_copy(update={"fields": [new]}), 0)
    problems = [each for each in told if not each.path.endswith("/beside")]  # that field need not be there yet
    if problems:
        raise Invalid([Problem(each.path.removeprefix("/fields/0"), each.code, each.params) for each in problems])
    scope = (await overlays.drafted(session, app)).landscape.scope(app)
    return Asked(form, field.uid, recipe_for(field, new, scope))


async def published_fields(
    session: ReadSession, overlays: Overlays, app: str, name: str, fields: Sequence[str]
) -> tuple[str, list[str]]:
    """The live name of a form, and the uids of fields of it that are published."""
    form, _, found = await _published(session, overlays, app, name, fields)
    return form, [each.uid for each in found]


async def _published(
    session: ReadSession, overlays: Overlays, app: str, name: str, fields: Sequence[str]
) -> tuple[str, Form, list[FormField]]:
    """A form called so in its draft, as it is live; its fields by what they are called there, or by uid."""
    around = await overlays.drafted(session, app)
    source = around.located(app, "form", name)
    live = around.live.with_uid(*source.key)
    model = around.live.model(live) if live is not None else None
    if live is None or model is None:
        raise NotFound(FORM.as_dict(), name)
    form = cast(Form, model)
    listed = around.landscape.body(source).get("fields")
    called = {each.get("name"): each.get("uid") for each in listed or () if isinstance(each, Mapping)}
    by_uid = {each.uid: each for each in form.fields}
    found = []
    for each in fields:
        field = by_uid.get(each) or by_uid.get(str(called.get(each)))
        if field is None:
            raise NotFound(FIELD.as_dict(), each)
        found.append(field)
    return live.name, form, found
