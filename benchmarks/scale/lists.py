"""A list at a million rows: with rights against the hand-written route over the same rows, and what rights cost."""

from __future__ import annotations

from contextlib import AsyncExitStack

from benchmarks.clients import Ours, Theirs
from benchmarks.records import Bench, Side, ids_of, postmaster_of
from benchmarks.seeding import seed, seed_baseline
from benchmarks.serving import baseline, ours
from engine.database.embedded import EmbeddedServer

GATE = 1.15


async def lists(postgres: EmbeddedServer, rounds: int, share: float, rows: int) -> list[str]:
    """The gates missed, by title."""
    seeded = await seed(postgres.url, rows)
    tokens = await seed_baseline(postgres.url, seeded)
    bench = Bench(postmaster_of(postgres), rounds, share)
    ids = {role: await ids_of(postgres.url, seeded, role) for role in ("limited", "everything")}
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(ours(postgres.url))
        other = await stack.enter_async_context(baseline(postgres.url))
        mine = await Ours.log_in(server.port, "limited", ids["limited"])
        theirs = Theirs.with_token(*tokens["limited"], ids["limited"])
        title = f"list at {rows:,} rows as limited, engine / baseline"
        await bench.compare(
            title, "list", Side("engine", server, mine.list()), Side("baseline", other, theirs.list()), GATE
        )
        everything = await Ours.log_in(server.port, "everything", ids["everything"])
        title = f"list at {rows:,} rows, limited person / grant true"
        await bench.compare(
            title, "list", Side("limited", server, mine.list()), Side("true", server, everything.list()), GATE
        )
    return bench.missed
