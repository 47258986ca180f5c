"""Putting the demo bank back to its first day. Only the audit trail stays: even a demo cannot forget what was done."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import DDL, select, update
from sqlalchemy.schema import DropSchema

from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.database.installation import NOT_A_DEMO, installation
from engine.database.metadata import metadata
from engine.database.session import Session
from engine.definitions.tables import physical_table
from engine.errors import Conflict
from engine.identity import epoch
from engine.identity.actor import Actor
from engine.records import names
from engine.settings import Mode

EMPTIED = kind("demo.reset", zh="重置演示银行", en="Demo bank reset")

KEPT = frozenset({"installation", "permission_epoch", "audit_entry", "audit_seal", "export_part"})
"""Tables that outlive a reset. Identities are not restarted: every process must notice that the apps are others now."""


async def empty(session: Session, actor: Actor) -> None:
    """Take away apps, records, people and organisation; `seed` then makes them anew. Conflict outside a demo."""
    mode = await session.scalar(select(installation.c.mode).with_for_update())
    if mode != Mode.DEMO:
        raise Conflict(NOT_A_DEMO)
    schemas = {row.schema_name for row in await session.rows(select(physical_table.c.schema_name))}
    emptied = ", ".join(f"{table.schema}.{table.name}" for table in metadata.sorted_tables if table.name not in KEPT)
    await session.execute(DDL(f"truncate table {emptied} cascade"))  # type: ignore[no-untyped-call]
    for schema in sorted(schemas):
        await session.execute(DropSchema(schema, cascade=True))
    await session.execute(update(installation).values(clock_offset=timedelta()))
    await epoch.advance(session)
    await audit.record(session, actor, EMPTIED)
    session.after_commit(names.forget)
