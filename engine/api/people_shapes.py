"""People as administrators see them: a page of rows with their posts and roles, in three statements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Row

from engine.api.role_labels import role_label
from engine.api.shapes import LabelOut, Out, PostRefOut, UnitRefOut
from engine.database.session import ReadSession
from engine.definitions.live import Picture
from engine.identity import directory


class AssignmentOut(Out):
    """A post a person holds, or will; it ends the day before `valid_to`."""

    id: UUID
    post: PostRefOut
    unit: UnitRefOut
    valid_from: date
    valid_to: date | None
    primary: bool


class PersonRoleOut(Out):
    """A role a person holds by name; `app` is empty for the roles of the platform."""

    id: UUID
    app: str
    role: str
    label: LabelOut


class PersonOut(Out):
    """A person as administrators see him."""

    id: UUID
    login: str
    name: str
    phone: str | None
    email: str | None
    state: Literal["active", "locked", "left"]
    locked_until: datetime | None
    last_login_at: datetime | None
    assignments: list[AssignmentOut]
    roles: list[PersonRoleOut]


async def people_out(session: ReadSession, rows: Sequence[Row[Any]], today: date, picture: Picture) -> list[PersonOut]:
    """These people with their posts and the roles they hold by name."""
    ids = [row.id for row in rows]
    held: dict[UUID, list[AssignmentOut]] = {}
    for each in await directory.assignments(session, ids, today):
        held.setdefault(each.person_id, []).append(
            AssignmentOut(
                id=each.id,
                post=PostRefOut(code=each.post_code, label=LabelOut(**each.post_label)),
                unit=UnitRefOut(id=each.unit_id, label=LabelOut(**each.unit_label)),
                valid_from=each.valid_from,
                valid_to=each.valid_to,
                primary=each.is_primary,
            )
        )
    roles: dict[UUID, list[PersonRoleOut]] = {}
    for each in await directory.roles(session, ids, today):
        label = LabelOut(**role_label(picture, each.app, each.role))
        roles.setdefault(each.person_id, []).append(
            PersonRoleOut(id=each.id, app=each.app, role=each.role, label=label)
        )
    return [
        PersonOut(
            id=row.id,
            login=row.login,
            name=row.name,
            phone=row.phone,
            email=row.email,
            state=row.state,
            locked_until=row.locked_until,
            last_login_at=row.last_login_at,
            assignments=held.get(row.id, []),
            roles=roles.get(row.id, []),
        )
        for row in rows
    ]
