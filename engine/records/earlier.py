"""A form filled in before its newest release: its values under the names the fields have today.

A rename breaks nothing: the field is the same by uid. What has no field any more keeps its name and is then refused as
unknown, so that nothing somebody typed is dropped without a word; an empty value is no loss.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from engine.database.session import ReadSession
from engine.definitions.tables import definition_version, release_item
from engine.records.entity import Entity


async def with_present_names(session: ReadSession, entity: Entity, sent: Any, release: int | None) -> Any:  # Any: JSON
    """The values of an older release's form by present names; anything else as it is."""
    if release is None or release >= entity.release or not isinstance(sent, dict):
        return sent
    body = await session.scalar(
        select(definition_version.c.body)
        .join(release_item, release_item.c.version == definition_version.c.id)
        .where(
            release_item.c.app == entity.app,
            release_item.c.release == release,
            release_item.c.kind == "form",
            release_item.c.uid == entity.uid,
        )
    )
    if body is None:
        return sent
    then = {each["name"]: each.get("uid") for each in body.get("fields", ())}
    present: dict[str, Any] = {}
    for name, value in sent.items():
        now = entity.by_uid.get(then.get(name, ""))
        if now is not None:
            present[now.name] = value
        elif name not in then or value not in (None, "", []):
            present[name] = value
    return present
