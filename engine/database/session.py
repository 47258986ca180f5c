"""Transactions: one per request, opened and committed at the edge only.

SQLAlchemy begins lazily: with its own transactions, a statement sent on the raw connection before the first Core
statement would run outside and survive a rollback. So the engine is in AUTOCOMMIT, and BEGIN, COMMIT and ROLLBACK are
sent here, on the very asyncpg connection that both Core (`session.execute`) and the hot paths (`session.raw`) use.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar

import asyncpg
import orjson
import structlog
from sqlalchemy import Connection, CursorResult, Executable, PoolProxiedConnection, Row
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from engine.database.failure import DEADLOCK, is_stale_plan, sqlstate

Result = TypeVar("Result")
Params = Mapping[str, Any] | Sequence[Mapping[str, Any]]  # Any: a bound value of any type
AfterCommit = Callable[[], Awaitable[None] | None]

Held = tuple[PoolProxiedConnection, "asyncpg.Connection[asyncpg.Record]"]
"""A connection of the pool, as SQLAlchemy and as asyncpg know it."""

DEADLOCK_RETRIES = 3
log = structlog.get_logger(__name__)


class ReadSession:
    """Reads on one connection, each statement by itself."""

    def __init__(
        self, engine: AsyncEngine, fairy: PoolProxiedConnection, raw: asyncpg.Connection[asyncpg.Record]
    ) -> None:
        self._engine = engine
        self._fairy = fairy
        self._connection: AsyncConnection | None = None
        self.raw = raw
        """The asyncpg connection itself, for hot paths; what runs on it is inside the same transaction."""

    @property
    def engine(self) -> AsyncEngine:
        """Which database this is: one engine each."""
        return self._engine

    @property
    def connection(self) -> AsyncConnection:
        """The same connection as SQLAlchemy sees it; made when first asked for, since hot paths never do."""
        if self._connection is None:
            sync = Connection(self._engine.sync_engine, connection=self._fairy)
            self._connection = AsyncConnection(self._engine, sync)
        return self._connection

    async def execute(self, statement: Executable, params: Params | None = None) -> CursorResult[Any]:
        """Run a Core statement; a list of parameter sets runs it for each."""
        return await self.connection.execute(statement, params)

    async def rows(self, statement: Executable, params: Params | None = None) -> Sequence[Row[Any]]:
        """All rows."""
        return (await self.execute(statement, params)).all()

    async def row(self, statement: Executable, params: Params | None = None) -> Row[Any] | None:
        """The only row, or None; more than one is an error."""
        return (await self.execute(statement, params)).one_or_none()

    async def scalar(self, statement: Executable, params: Params | None = None) -> Any:
        """The first column of the first row, or None."""
        return (await self.execute(statement, params)).scalar()


class Session(ReadSession):
    """One transaction."""

    def __init__(
        self, engine: AsyncEngine, fairy: PoolProxiedConnection, raw: asyncpg.Connection[asyncpg.Record]
    ) -> None:
        super().__init__(engine, fairy, raw)
        self._after_commit: list[AfterCommit] = []

    def after_commit(self, callback: AfterCommit) -> None:
        """Run this once the transaction is committed, never if it is rolled back: wake-ups, dropping caches.

        A callback that fails is logged and harms nobody: what it announces stands in the database.
        """
        self._after_commit.append(callback)

    async def start_over(self) -> None:
        """Leave a transaction that an error has ended and begin another, to find out what else is wrong.

        For whoever is about to raise: what was done before is gone, and so is what waited for the commit.
        """
        self._after_commit.clear()
        await self.raw.execute("ROLLBACK")
        await self.raw.execute("BEGIN")

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """What is done inside is undone when it raises, and nothing else of the transaction; the error goes on. Not
        one inside another."""
        await self.raw.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            try:
                await self.raw.execute("ROLLBACK TO SAVEPOINT part")
            except asyncpg.InvalidSavepointSpecificationError:  # it has started over, for whoever tells what is wrong
                await self.start_over()
            raise
        await self.raw.execute("RELEASE SAVEPOINT part")

    async def _committed(self) -> None:
        for callback in self._after_commit:
            try:
                waiting = callback()
                if waiting is not None:
                    await waiting
            except Exception:
                log.exception("after_commit_failed", callback=getattr(callback, "__qualname__", repr(callback)))


class Database:
    """The process's way to PostgreSQL: a pool of connections, and transactions on them."""

    def __init__(self, url: str, *, pool_size: int = 16, statement_timeout: int = 30, idle_timeout: int = 60) -> None:
        """`url` as PostgreSQL writes it: `postgresql://user:password@host:port/name`. Time-outs in seconds."""
        self.url = url
        self._free: list[Held] = []
        self._waiting = 0
        self.engine = create_async_engine(
            sqlalchemy_url(url),
            isolation_level="AUTOCOMMIT",
            pool_size=pool_size,
            max_overflow=0,
            pool_timeout=30,
            pool_reset_on_return=None,  # transactions end here, so there is nothing to roll back
            skip_autocommit_rollback=True,
            json_serializer=_json_text,
            json_deserializer=orjson.loads,
            connect_args={
                "server_settings": server_settings(statement_timeout, idle_timeout),
                "statement_cache_size": 512,
                "timeout": 10,
            },
        )

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Session]:
        """BEGIN, then COMMIT, or ROLLBACK on any error. READ COMMITTED."""
        fairy, raw = await self._checkout()
        session = Session(self.engine, fairy, raw)
        try:
            await raw.execute("BEGIN")
            yield session
            if (
                await raw.execute("COMMIT") == "ROLLBACK"
            ):  # PostgreSQL's answer, without an error, after a swallowed one
                raise RuntimeError(
                    "a statement of this transaction failed and its error was swallowed: nothing is committed"
                )
        except BaseException:
            await _give_up(fairy, raw)
            raise
        self._release(fairy, raw)
        await session._committed()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[ReadSession]:
        """Single statements, each in a transaction of its own: reads that need no common snapshot."""
        fairy, raw = await self._checkout()
        try:
            yield ReadSession(self.engine, fairy, raw)
        except BaseException:
            await _give_up(fairy, raw)
            raise
        self._release(fairy, raw)

    async def run(self, work: Callable[[Session], Awaitable[Result]]) -> Result:
        """Do `work` in a transaction, again after a deadlock (three times) or a plan gone stale (once).

        `work` may be called several times, so its effects outside the database belong in `after_commit`.
        """
        deadlocks, stale = 0, False
        while True:
            try:
                async with self.transaction() as session:
                    return await work(session)
            except Exception as error:
                if sqlstate(error) == DEADLOCK and deadlocks < DEADLOCK_RETRIES:
                    deadlocks += 1
                    await asyncio.sleep(random.uniform(0.005, 0.02) * 2**deadlocks)
                elif is_stale_plan(error) and not stale:
                    stale = True
                else:
                    raise

    async def dispose(self) -> None:
        """Close every connection."""
        while self._free:
            self._free.pop()[0].close()
        await self.engine.dispose()

    async def _checkout(self) -> Held:
        while self._free:
            fairy, raw = self._free.pop()
            if not raw.is_closed():
                return fairy, raw
            fairy.invalidate()  # the server was restarted while it lay here; asyncpg knows without asking
        while True:
            self._waiting += 1
            try:
                fairy = await self.engine.raw_connection()
            finally:
                self._waiting -= 1
            taken: asyncpg.Connection[asyncpg.Record] = fairy.driver_connection  # type: ignore[assignment]
            if not taken.is_closed():
                return fairy, taken
            fairy.invalidate()

    def _release(self, fairy: PoolProxiedConnection, raw: asyncpg.Connection[asyncpg.Record]) -> None:
        """Keep a connection at hand, or give it to the pool when somebody waits there.

        The pool's way in and out runs through a greenlet and costs 45 µs, as much as a query; a list costs one.
        """
        if self._waiting or raw.is_closed():
            fairy.close()
        else:
            self._free.append((fairy, raw))


async def _give_up(fairy: PoolProxiedConnection, raw: asyncpg.Connection[asyncpg.Record]) -> None:
    """Leave nothing of a failed transaction on a connection that goes back to the pool."""
    try:
        if not raw.is_closed() and raw.is_in_transaction():
            await asyncio.shield(raw.execute("ROLLBACK"))
    except BaseException:
        raw.terminate()
        raise
    finally:
        if raw.is_closed():
            with suppress(Exception):
                fairy.invalidate()
        fairy.close()


def server_settings(statement_timeout: int, idle_timeout: int) -> dict[str, str]:
    """What every connection of ours runs with; `search_path` is empty, so every name in SQL carries its schema."""
    return {
        "application_name": "langqiao",
        "search_path": "",
        "timezone": "UTC",
        "statement_timeout": f"{statement_timeout}s",
        "idle_in_transaction_session_timeout": f"{idle_timeout}s",
        "jit": "off",
    }


def sqlalchemy_url(url: str) -> str:
    """The same address with the driver named, as SQLAlchemy wants it."""
    scheme, separator, rest = url.partition("://")
    if scheme not in {"postgres", "postgresql", "postgresql+asyncpg"} or not separator:
        raise ValueError(f"DATABASE_URL must begin with postgresql://, not {scheme!r}")
    return f"postgresql+asyncpg://{rest}"


def _json_text(value: object) -> str:
    return orjson.dumps(value, default=str).decode()
