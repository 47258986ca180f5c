"""Running flows as rows: a case, where it stands, who has what to do, what it waits for, and its story.

Only what is going on stands in tokens, scopes, timers, jobs and subscriptions; tasks, incidents and events stay. A step
reads and writes them by the functions `platform.flow_begin` and `platform.flow_flush` (`engine.flows.store`).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Integer, LargeBinary, SmallInteger, Table, Text
from sqlalchemy.types import TypeEngine

from engine.database.metadata import metadata
from engine.database.types import Document, Identifier, Instant

TypeOf = type[TypeEngine[Any]] | TypeEngine[Any]


def _table(table: str, /, **columns: TypeOf) -> Table:
    made = [Column(each.rstrip("_"), kind, primary_key=each.endswith("_")) for each, kind in columns.items()]
    return Table(table, metadata, *made)


case = _table(
    "flow_case", id_=Identifier, number=BigInteger, app=Text, flow=Text, label=Document, release=Integer,
    version_id=Identifier, form_app=Text, form=Text, record_id=Identifier, root_id=Identifier, parent_id=Identifier,
    parent_child=Integer, depth=SmallInteger, status=Text, suspended=Boolean, result=Text, initiator=Identifier,
    unit=Identifier, started_at=Instant, ended_at=Instant, last=Integer, seq=Integer, visits=Document, names=Document,
)  # fmt: skip
"""A running flow. `flow` and `form` are uids; `version_id` is the version it is pinned to. Steps lock the row of its
root: the case that called the one that called it."""

token = _table(
    "flow_token", case_id_=Identifier, number_=Integer, scope=Integer, node=Text, via=Text, waits=Text, visit=Integer,
    round=Document, many=Document,
)  # fmt: skip
"""What goes on, with how its signers stand (`round`) or the instances it waits for (`many`)."""

scope = _table(
    "flow_scope", case_id_=Identifier, number_=Integer, parent=Integer, token=Integer, node=Text, item=Document
)
"""What tokens go on within."""

task = _table(
    "flow_task", case_id_=Identifier, number_=Integer, id=Identifier, token=Integer, node=Text, person=Identifier,
    seat=Integer, origin=Text, by=Integer, state=Text, created_at=Instant, due_at=Instant, read_at=Instant,
    ended_at=Instant, ended_by=Identifier, on_behalf_of=Identifier, outcome=Text, how=Text, opinion=Document,
    seen=Document, draft=Document, urged_at=Instant, urged=Integer,
)  # fmt: skip
"""What somebody has or had to do. `opinion`: what was said, with files and signature; `seen`: the record's version and
a digest of what he saw of it when he said it; `draft`: values he has kept for himself."""

timer = _table(
    "flow_timer", case_id_=Identifier, number_=Integer, token=Integer, at=Text, due=Instant, left=Integer,
    what=Text, stopped=Instant, tried_at=Instant, failed=Integer,
)  # fmt: skip
"""What happens by itself, on the bank's clock."""

job = _table("flow_job", case_id_=Identifier, number_=Integer, token=Integer, node=Text, fence=Integer)
"""Calls to others whose answer is waited for."""

subscription = _table(
    "flow_subscription", case_id_=Identifier, number_=Integer, token=Integer, at=Text, app=Text, kind=Text, name=Text,
    key=Text,
)  # fmt: skip
"""Messages and signals that are waited for."""

message = _table(
    "flow_message", id_=Identifier, app=Text, name=Text, key=Text, payload=Document, sent_at=Instant, kept_until=Instant
)
"""Messages nobody waited for yet, kept for a while."""

child = _table("flow_child", case_id_=Identifier, number_=Integer, token=Integer, node=Text)
"""Cases of other flows that are waited for; they name it as `parent_id` and `parent_child`."""

incident = _table(
    "flow_incident", case_id_=Identifier, number_=Integer, token=Integer, code=Text, details=Document, at=Instant,
    closed_at=Instant,
)  # fmt: skip
"""Tokens that cannot go on, and why."""

event = _table(
    "flow_event", case_id_=Identifier, seq_=Integer, at=Instant, kind=Text, node=Text, token=Integer, task=Integer,
    person=Identifier, actor=Identifier, on_behalf_of=Identifier, details=Document,
)  # fmt: skip
"""The story of a case, append-only, numbered without gaps."""

command = _table("flow_command", actor_=Identifier, key_=Text, digest=LargeBinary, answer=Document, at=Instant)
"""Commands carried out under a key, with their answer: a double click gets it again."""

outbox = _table(
    "flow_outbox", id_=Identifier, case_id=Identifier, kind=Text, key=Text, payload=Document, state=Text,
    run_at=Instant, attempts=Integer, reason=Text, created_at=Instant,
)  # fmt: skip
"""What is to be done once a step is kept: cases to begin or stop, calls, messages."""

copy = _table(
    "flow_copy", id_=Identifier, case_id=Identifier, node=Text, person=Identifier, by=Identifier, at=Instant,
    read_at=Instant,
)  # fmt: skip
"""Who was sent a copy of a case, and when he read it."""

schedule = _table(
    "flow_schedule", flow_=Text, node_=Text, seen_at=Instant, last_at=Instant, case_id=Identifier, reason=Text
)
"""Starts of flows by the clock: until when each has been seen to, and what came of the last time it was due."""
