"""What requests about flows have in common: the engine, and who acts under which key."""

from __future__ import annotations

import hashlib

from fastapi import Request

from engine.api.record_shapes import idempotency_key
from engine.flows.step import Flows
from engine.flows.store import Told
from engine.records.caller import Caller


def flows_of(request: Request) -> Flows:
    """What runs flows in this process."""
    found: Flows = request.scope["langqiao"].platform.parts["flows"]
    return found


async def told_by(request: Request, flows: Flows, caller: Caller) -> Told:
    """Who does a step, when, and under which key."""
    key = await idempotency_key(request)
    return flows.told(caller) if key is None else flows.told(caller, key.text, key.digest)


def digest_of(text: str) -> bytes:
    """What stands for the content of a command."""
    return hashlib.sha256(text.encode()).digest()
