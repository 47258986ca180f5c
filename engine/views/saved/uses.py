"""Which saved views would miss a form, a field, an option, a published view or a role. They go on without it; whoever
takes it away is told how many, and of those that are offered which. What people keep for themselves is only counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, func, or_, select

from engine.database.session import ReadSession
from engine.views.saved.tables import saved_view

MOST = 1_000
"""Views looked into; of more it is said that there are more."""

MEMBERS: Mapping[str, tuple[str, str]] = {
    "columns": ("列", "columns"),
    "filter": ("筛选", "filter"),
    "where": ("筛选", "filter"),
    "sort": ("排序", "sorting"),
    "group": ("分组", "grouping"),
    "totals": ("合计", "totals"),
}
_c = saved_view.c
Json = Any  # what is kept of a view


@dataclass(frozen=True)
class Missed:
    """What a saved view would miss. Of `form` (app, uid) one of `fields`, and of those fields an option of this `code`;
    or `base`, the view it stands on, or `role`, whom it is offered to: all by uid."""

    app: str
    forms: tuple[tuple[str, str], ...] = ()
    fields: frozenset[str] = frozenset()
    code: str | None = None
    base: str | None = None
    role: str | None = None


@dataclass(frozen=True)
class Offered:
    """A view somebody offers to others: it may be named."""

    name: str
    members: tuple[str, ...]


@dataclass
class SavedUses:
    """Views people keep for themselves, how many people do, and those that are offered."""

    kept: int = 0
    people: int = 0
    members: set[str] = field(default_factory=set)
    offered: list[Offered] = field(default_factory=list)
    is_exact: bool = True


async def saved_uses(session: ReadSession, missed: Missed) -> SavedUses:
    """The views, looked into one by one; at most so many."""
    wanted = _wanted(missed)
    if wanted is None:
        return SavedUses()
    columns = (_c.person, _c.name, _c.audience, _c.body)
    rows = await session.rows(select(*columns).where(wanted).order_by(_c.audience == "mine", _c.id).limit(MOST + 1))
    found, people = SavedUses(is_exact=len(rows) <= MOST), set()
    for row in rows[:MOST]:
        members = tuple(_members(row.body, missed))
        if (missed.fields or missed.code) and not members:
            continue
        if row.audience == "mine":
            found.kept += 1
            people.add(row.person)
            found.members.update(members)
        else:
            found.offered.append(Offered(row.name, members))
    found.people = len(people)
    return found


def _wanted(missed: Missed) -> ColumnElement[bool] | None:
    if missed.base is not None:
        return (_c.app == missed.app) & (_c.base == missed.base)
    if missed.role is not None:
        return (_c.app == missed.app) & (_c.role == missed.role)
    if not missed.forms or (missed.code is not None and not missed.fields):
        return None
    of = or_(*((_c.app == app) & (_c.form == form) for app, form in missed.forms))
    sought = [missed.code] if missed.code is not None else sorted(missed.fields)
    if not sought:
        return of
    return of & or_(*(func.strpos(cast(_c.body, Text), f'{each}"') > 0 for each in sought))


def _members(body: Mapping[str, Json], missed: Missed) -> Iterator[str]:
    """The members of a view that name one of the fields, or ask for the option in one of them."""
    for member in MEMBERS:
        kept = body.get(member)
        if missed.code is None:
            if any(text.removeprefix("-") in missed.fields for text in _texts(kept)):
                yield member
        elif member == "filter":
            if any(each["field"] in missed.fields and missed.code in _texts(each) for each in kept or ()):
                yield member
        elif member == "where" and missed.code in (said := set(_texts(kept))) and said & missed.fields:
            yield member


def _texts(kept: Json) -> Iterator[str]:
    match kept:
        case str():
            yield kept
        case Mapping():
            yield from _all(kept.values())
        case list():
            yield from _all(kept)


def _all(several: Iterable[Json]) -> Iterator[str]:
    for each in several:
        yield from _texts(each)
