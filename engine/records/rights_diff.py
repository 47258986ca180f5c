"""What a publication does to people's rights: by role who gains and who loses what, how many people that is, and how
many records some of them will see instead.

The answer is about the roles of one app, each compiled as it is live and as it would be; the numbers are counted
through the same door as every list, up to a limit, and tell how many records there are, never which.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy import literal_column as literal

from engine.definitions.proposal import Proposal
from engine.definitions.scope import Landscape
from engine.errors import NotFound
from engine.fields.shapes import FormShape
from engine.identity import tables as t
from engine.identity.recognise import in_every_post
from engine.permissions.access import Action
from engine.permissions.roles.compile import CompiledRole, compile_role
from engine.permissions.roles.difference import Difference, difference
from engine.permissions.roles.model import Role
from engine.query.render import render
from engine.records.caller import Caller
from engine.records.entity import Entity
from engine.records.lens import Live, lens_of
from engine.reference import Label, Reference

MOST_COUNTED = 1000
MOST_NAMED = 5
SAMPLES = 2
MOST_FORMS = 4


async def rights_changes(caller: Caller, app: str, proposal: Proposal) -> list[dict[str, Any]]:
    """One entry for each role that means something else afterwards."""
    before, after = _compiled(proposal.before, app), _compiled(proposal.after, app)
    labels = {**_labels(proposal.before, app), **_labels(proposal.after, app)}
    replaced = _Roles(caller.live, app, {each.name: each for each in after.values()})
    told = []
    for uid in dict.fromkeys((*before, *after)):
        found = difference(before.get(uid), after.get(uid), labels)
        if found is not None:
            known = before.get(uid) or after[uid]
            told.append(await _told(caller, app, known.name, found, cast(Live, replaced)))
    return told


class _Roles:
    """The live releases with these roles of one app instead of its own."""

    def __init__(self, live: Live, app: str, roles: Mapping[str, CompiledRole]) -> None:
        self._live, self._app, self._of_app = live, app, roles

    def roles(self, app: str) -> Mapping[str, Any]:
        """The app's compiled roles by name."""
        return self._of_app if app == self._app else self._live.roles(app)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._live, name)


def _compiled(landscape: Landscape, app: str) -> dict[str, CompiledRole]:
    found: dict[str, CompiledRole] = {}
    for source in landscape.of(app, "role"):
        model = landscape.model(source)
        if model is not None:
            found[source.uid] = compile_role(cast(Role, model), landscape.scope(app))
    return found


def _labels(landscape: Landscape, app: str) -> dict[str, Label]:
    scope, found = landscape.scope(app), dict[str, Label]()
    for source in landscape.of(app, "form"):
        form = cast("FormShape | None", scope.find("form", Reference(app, source.name)))
        if form is not None:
            found[form.uid] = form.label
            found |= {each.uid: each.label for each in form.fields}
    return found


async def _told(caller: Caller, app: str, role: str, found: Difference, after: Live) -> dict[str, Any]:
    people = await _holders(caller, app, role)
    records = [each async for each in _records(caller, app, role, found, after, people)]
    return {
        "role": found.name,
        "label": found.label.as_dict(),
        "gains": [each.as_dict() for each in found.gains],
        "losses": [each.as_dict() for each in found.losses],
        "holders": {"value": len(people), "exact": len(people) < MOST_COUNTED},
        "names": [name for _, name in people[:MOST_NAMED]],
        "records": records,
    }


async def _holders(caller: Caller, app: str, role: str) -> list[tuple[UUID, str]]:
    """The people who hold a role today, by name or by a post."""
    h, a, p, c, today = t.role_holder.c, t.assignment.c, t.person.c, t.org_closure.c, caller.clock.today()
    by_post = (
        select(literal("1"))
        .select_from(t.assignment.outerjoin(t.org_closure, c.descendant == a.unit_id))
        .where(
            a.person_id == p.id, a.post_id == h.post_id, a.valid_from <= today,
            a.valid_to.is_(None) | (a.valid_to > today), h.unit_id.is_(None) | (c.ancestor == h.unit_id),
        )
        .correlate(t.person, t.role_holder)
        .exists()
    )  # fmt: skip
    statement = (
        select(p.id, p.name)
        .where(
            p.state == "active",
            select(literal("1"))
            .select_from(t.role_holder)
            .where(
                h.app == app, h.role == role, h.valid_from <= today, h.valid_to.is_(None) | (h.valid_to > today),
                or_(h.person_id == p.id, by_post),
            )
            .exists(),
        )
        .order_by(p.name, p.id)
        .limit(MOST_COUNTED)
    )  # fmt: skip
    return [(row.id, row.name) for row in await caller.session.rows(statement)]


@dataclass(frozen=True, slots=True)
class _Count:
    """How many records, up to a limit."""

    value: int
    exact: bool

    def as_json(self) -> dict[str, Any]:
        """As it travels."""
        return {"value": self.value, "exact": self.exact}


async def _records(
    caller: Caller, app: str, role: str, found: Difference, after: Live, people: list[tuple[UUID, str]]
) -> Any:  # Any: an async iterator of entries
    """For some of those who hold it: how many records of each form they see now and would see then."""
    for entity in _forms(caller, app, found):
        for person, name in people[:SAMPLES]:
            counts = [await _count(caller, live, person, (app, role), entity) for live in (caller.live, after)]
            if counts[0] != counts[1]:
                told = [each.as_json() for each in counts]
                yield {"form": entity.label.as_dict(), "person": name, "before": told[0], "after": told[1]}


def _forms(caller: Caller, app: str, found: Difference) -> Iterator[Entity]:
    """The live forms of which other records may be seen; a new form has none yet."""
    for form in sorted(found.rows_of)[:MOST_FORMS]:
        try:
            yield caller.live.entity(app, caller.live.by_uid("form", form).name)
        except NotFound:
            continue


async def _count(caller: Caller, live: Live, person: UUID, role: tuple[str, str], entity: Entity) -> _Count:
    today = caller.clock.today()
    actors = await in_every_post(caller.session, person, day=today)
    actor = next((each for each in actors if role in each.roles), None)
    if actor is None:
        return _Count(0, exact=True)
    theirs = lens_of(actor, live, entity.reference, today=today)
    if not theirs.access.may(Action.READ):
        return _Count(0, exact=True)
    readable = theirs.readable()
    some = readable.select(literal("1").label("one")).limit(MOST_COUNTED + 1).subquery()
    statement = render(select(func.count()).select_from(some), comment=f"{entity.reference} {entity.version_id}")
    bound = replace(caller, actor=actor, live=live).bound(theirs)
    value = int(await caller.session.raw.fetchval(statement.text, *statement.arguments(bound)))
    return _Count(min(value, MOST_COUNTED), exact=value <= MOST_COUNTED)
