"""What people typed or uploaded and that waits in a table of the platform's own: sealed as a whole, since any part of
it may be meant for an encrypted field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import orjson

from engine.database.session import ReadSession
from engine.secrets.keyring import MARK_BYTE, KeyUnknown, Ring
from engine.secrets.keys import keys_of, known_key

Made = TypeVar("Made")
SEALED = "sealed"


def seal_document(session: ReadSession, value: Any, place: str) -> Any:
    """JSON that tells nothing without the keys."""
    found = keys_of(session)
    if found is None or not value:
        return value
    return {SEALED: found.ring.seal(orjson.dumps(value, default=str).decode(), place)}


async def open_document(session: ReadSession, value: Any, place: str) -> Any:
    """The JSON again; one that was never sealed as it is."""
    if not isinstance(value, dict) or list(value) != [SEALED]:
        return value
    return orjson.loads(await _with_key(session, lambda ring: ring.open(value[SEALED], place)))


def seal_bytes(session: ReadSession, data: bytes, place: str) -> bytes:
    """A file, or what was packed."""
    found = keys_of(session)
    return data if found is None else found.ring.seal_bytes(data, place)


async def open_bytes(session: ReadSession, data: bytes | None, place: str) -> bytes | None:
    """The same again; `data` begins with another byte where it was never sealed."""
    if data is None or not data.startswith(MARK_BYTE):
        return data
    return await _with_key(session, lambda ring: ring.open_bytes(data, place))


async def _with_key(session: ReadSession, work: Callable[[Ring], Made]) -> Made:
    found = keys_of(session)
    assert found is not None, "the keys of this database were not opened"
    try:
        return work(found.ring)
    except KeyUnknown as unknown:
        return work(await known_key(session, unknown))
