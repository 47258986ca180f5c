"""Keeping what a file proposes: every proposal becomes a draft, right or wrong, as if somebody had typed it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.database.session import Session
from engine.definitions.drafts import Drafts
from engine.definitions.naming import propose_name
from engine.definitions.overlay import Around
from engine.identity.actor import Actor
from engine.problems import Problem

Json = Mapping[str, Any]  # Any: a document


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft that was saved: its name, whether there was one before, and what is wrong with it as it stands."""

    name: str
    is_new: bool
    problems: Sequence[Problem]


async def keep(session: Session, drafts: Drafts, actor: Actor, around: Around, app: str, body: Json) -> Kept:
    """Save a proposal. With the uid of a decision of the app it is that one, changed; else it is new, and where its
    name is taken it gets the next that is free."""
    uid = body.get("uid")
    before = around.landscape.with_uid(app, "decision", uid) if isinstance(uid, str) else None
    if before is not None:
        view = await drafts.get(session, app, "decision", before.name)
        revision = view.draft.source.revision if view.draft is not None else 0
        saved = await drafts.put(session, actor, app, "decision", before.name, dict(body), revision=revision)
        return Kept(saved.source.name, False, saved.problems)
    views = await drafts.listing(session, app, "decision")
    name = propose_name(str(body["name"]), {each.source.name for each in views}, fallback="decision")
    saved = await drafts.put(session, actor, app, "decision", name, {**body, "name": name}, is_new=True)
    return Kept(name, True, saved.problems)
