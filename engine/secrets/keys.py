"""The keys in the database: made, read, changed, wrapped anew; and the ring of each database a process works with."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import insert, select, text, update

from engine.database.session import Database, ReadSession, Session
from engine.errors import Unavailable
from engine.problems import Code
from engine.secrets.ciphers import ALGORITHMS, Algorithm, works
from engine.secrets.keyring import NO_KEY, KeyUnknown, Ring, SealBroken
from engine.secrets.master import MISSING, WRONG, LocalMaster, MasterKey, NotWhole, make_file, read_master
from engine.secrets.tables import ACTIVE, CELLS, DIGESTS, OLD, data_key
from engine.settings import Settings

UNSUPPORTED = Code(
    "cipher_not_supported",
    zh="本机的加密库不支持 {cipher}。请把 LANGQIAO_CIPHER 改为 aes256gcm，或安装带 SM4 的 OpenSSL",
    en="The cryptographic library here does not support {cipher}. Set LANGQIAO_CIPHER to aes256gcm, or install an"
    " OpenSSL with SM4",
)
_LOCK = text("select pg_catalog.pg_advisory_xact_lock(27763)")


@dataclass(slots=True)
class Keys:
    """One database's keys in one process: the ring, and how to read it again."""

    master: MasterKey
    ring: Ring

    async def renew(self, session: ReadSession) -> None:
        """Read the keys again: another process may have made one."""
        self.ring = await read_ring(session, self.master)


_known: WeakKeyDictionary[Any, Keys] = WeakKeyDictionary()  # Any: an SQLAlchemy engine


def keys_of(session: ReadSession) -> Keys | None:
    """The keys of the database a session works on; None where nobody opened them."""
    return _known.get(session.engine)


def ring_of(session: ReadSession) -> Ring:
    """The keys at hand. They are opened before anything is read or written; asking earlier is a programming error."""
    found = keys_of(session)
    assert found is not None, "the keys of this database were not opened"
    return found.ring


async def known_key(session: ReadSession, unknown: KeyUnknown) -> Ring:
    """The ring with a key somebody else has made; SealBroken where there is none such."""
    found = keys_of(session)
    assert found is not None
    await found.renew(session)
    if unknown.key not in found.ring.sealers:
        raise SealBroken(NO_KEY, key=unknown.key)
    return found.ring


async def opened(database: Database, settings: Settings, now: datetime, master: MasterKey | None = None) -> Keys:
    """The keys of this database, made where it has none. Raises Unavailable where the master key does not fit."""
    algorithm = chosen(settings)
    async with database.reading() as session:
        has_keys = await session.scalar(select(data_key.c.id).limit(1)) is not None
    master = master or read_master(settings)
    if master is None:
        if has_keys:
            raise Unavailable(MISSING, file=str(settings.key_file))
        master = _made(settings)
    if not has_keys:
        made_by = master
        await database.run(lambda session: _make_first(session, made_by, algorithm, now))
    async with database.reading() as session:
        keys = Keys(master, await read_ring(session, master))
        _known[session.engine] = keys
    return keys


def chosen(settings: Settings) -> Algorithm:
    """The cipher of this installation. Raises Unavailable where the library has none such."""
    algorithm = ALGORITHMS[settings.cipher.value]
    if not works(algorithm):
        raise Unavailable(UNSUPPORTED, cipher=algorithm.name)
    return algorithm


async def read_ring(session: ReadSession, master: MasterKey) -> Ring:
    """Every key unwrapped."""
    c = data_key.c
    rows = await session.rows(select(c.id, c.purpose, c.algorithm, c.wrapped, c.state).order_by(c.id))
    sealers, active, digests = {}, 0, None
    for row in rows:
        algorithm = ALGORITHMS[row.algorithm]
        try:
            key = await master.unwrap(algorithm, row.wrapped, _belongs(row.purpose))
        except NotWhole as error:
            raise Unavailable(WRONG, where=master.where, key=row.id) from error
        if row.purpose == DIGESTS:
            digests = algorithm, key
            continue
        sealers[row.id] = algorithm.sealer(key)
        active = row.id if row.state == ACTIVE else active
    assert digests is not None
    by_id = {row.id: ALGORITHMS[row.algorithm] for row in rows}
    return Ring(sealers, active, by_id[active], digests[1], digests[0])


async def rotate(session: Session, keys: Keys, algorithm: Algorithm, now: datetime) -> int:
    """A new key from now on; the old ones still open what they sealed. Its number."""
    await session.execute(_LOCK)
    await session.execute(update(data_key).where(data_key.c.purpose == CELLS).values(state=OLD))
    return await _add(session, keys.master, CELLS, algorithm, now)


async def rewrap(session: Session, keys: Keys, master: LocalMaster) -> int:
    """Every key wrapped by another master key instead; how many. No cell is touched."""
    await session.execute(_LOCK)
    c = data_key.c
    rows = await session.rows(select(c.id, c.purpose, c.algorithm, c.wrapped))
    for row in rows:
        algorithm, belongs = ALGORITHMS[row.algorithm], _belongs(row.purpose)
        key = await keys.master.unwrap(algorithm, row.wrapped, belongs)
        wrapped = await master.wrap(algorithm, key, belongs)
        await session.execute(update(data_key).where(c.id == row.id).values(wrapped=wrapped))
    return len(rows)


async def listed(session: ReadSession) -> Sequence[Mapping[str, Any]]:
    """The keys without what they are: number, purpose, algorithm, state, when made."""
    c = data_key.c
    rows = await session.rows(select(c.id, c.purpose, c.algorithm, c.state, c.created_at).order_by(c.id))
    return [dict(row._mapping) for row in rows]


def _made(settings: Settings) -> LocalMaster:
    try:
        return make_file(settings.key_file)
    except FileExistsError:  # another process of this machine was faster
        found = read_master(settings)
        assert found is not None
        return found


async def _make_first(session: Session, master: MasterKey, algorithm: Algorithm, now: datetime) -> None:
    await session.execute(_LOCK)
    if await session.scalar(select(data_key.c.id).limit(1)) is None:
        await _add(session, master, CELLS, algorithm, now)
        await _add(session, master, DIGESTS, algorithm, now)


async def _add(session: Session, master: MasterKey, purpose: str, algorithm: Algorithm, now: datetime) -> int:
    wrapped = await master.wrap(algorithm, os.urandom(algorithm.key_bytes), _belongs(purpose))
    values = {"purpose": purpose, "algorithm": algorithm.name, "wrapped": wrapped, "state": ACTIVE, "created_at": now}
    return int(await session.scalar(insert(data_key).values(values).returning(data_key.c.id)))


def _belongs(purpose: str) -> bytes:
    return f"langqiao {purpose} key".encode()
