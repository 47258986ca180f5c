"""What interpretation costs on records: CPU a request against the hand-written application, round by round.

`python -m benchmarks` prints the ratios with their intervals and whether each gate of the project holds.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

import asyncpg
import orjson

from benchmarks.clients import Make, Ours, Theirs
from benchmarks.load import run, send
from benchmarks.measure import Cost, Meter, Ratio
from benchmarks.seeding import Seeded, fill, seed, seed_baseline
from benchmarks.serving import Server, baseline, ours
from engine.database.embedded import EmbeddedServer

REQUESTS = {"get": 1500, "list": 250, "create": 600, "update": 600}
GOOD = {"get": 200, "list": 200, "create": 201, "update": 200}


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that take turns: a server and the requests to send it."""

    name: str
    server: Server
    make: Make


class Bench:
    """One run: servers, people, and the table of results printed as it grows."""

    def __init__(self, postmaster: int, rounds: int, share: float) -> None:
        """`share` shortens every round, for a quick look."""
        self.postmaster, self.rounds, self.share = postmaster, rounds, share
        self.missed: list[str] = []

    async def compare(self, title: str, act: str, first: Side, second: Side, gate: float) -> None:
        """Let the two take turns and print the ratio first / second."""
        costs: dict[str, list[Cost]] = {first.name: [], second.name: []}
        for number in range(self.rounds + 1):
            for side in (first, second) if number % 2 else (second, first):
                cost = await self._round(side, act)
                if number:  # the first round warms both up
                    costs[side.name].append(cost)
        mine, other = costs[first.name], costs[second.name]
        cpu = Ratio.of([each.cpu for each in mine], [each.cpu for each in other])
        wall = Ratio.of([each.wall for each in mine], [each.wall for each in other])
        holds = cpu.median <= gate
        if not holds:
            self.missed.append(title)
        told = f"gate {gate:.2f} {'holds' if holds else 'MISSED':<6}  wall {wall}  {_shown(mine)} | {_shown(other)}"
        print(f"{title:<44} CPU {cpu}  {told}", flush=True)

    async def _round(self, side: Side, act: str) -> Cost:
        meter = Meter(side.server.pid, self.postmaster)
        meter.start()
        load = await run(side.server.port, side.make, requests=int(REQUESTS[act] * self.share))
        cost = meter.stop(load)
        bad = {status: count for status, count in load.statuses.items() if status != GOOD[act]}
        if bad:
            raise RuntimeError(f"{side.name} {act}: answers {bad}: {load.bodies[min(bad)].decode()[:2000]}")
        return cost


async def main(rounds: int, share: float, rows: int, large: int) -> int:
    """All comparisons; the exit status is the number of gates missed."""
    folder = bench_folder()
    postgres = EmbeddedServer.join(folder / "postgres")
    try:
        seeded = await seed(postgres.url, rows)
        tokens = await seed_baseline(postgres.url, seeded)
        postmaster = postmaster_of(postgres)
        bench = Bench(postmaster, rounds, share)
        async with AsyncExitStack() as stack:
            server = await stack.enter_async_context(ours(postgres.url))
            other = await stack.enter_async_context(baseline(postgres.url))
            print(f"{rows:,} rows, 24 fields, 16 connections, {rounds} rounds; milliseconds: CPU, p50, p99", flush=True)
            for role in ("clear", "limited"):
                await _against_baseline(bench, postgres.url, seeded, tokens, role, server, other)
            await _rights(bench, postgres.url, seeded, server)
            await _trail(bench, postgres.url, seeded, server)
            await _sizes(bench, postgres.url, seeded, server, large)
        await _memory(postgres.url)
        print(f"\n{len(bench.missed)} gates missed: {', '.join(bench.missed) or '—'}")
        return len(bench.missed)
    finally:
        postgres.leave()
        rmtree(folder, ignore_errors=True)


def bench_folder() -> Path:
    """A folder the server's user may enter, under root as well."""
    folder = Path(tempfile.mkdtemp(prefix="langqiao-bench-"))
    folder.chmod(0o755)
    return folder


def postmaster_of(postgres: EmbeddedServer) -> int:
    return int((postgres.layout.cluster / "postmaster.pid").read_text().split()[0])


async def _against_baseline(
    bench: Bench,
    url: str,
    seeded: Seeded,
    tokens: Mapping[str, tuple[str, str]],
    role: str,
    server: Server,
    other: Server,
) -> None:
    ids = await ids_of(url, seeded, role)
    person, peer = await Ours.log_in(server.port, role, ids), Theirs.with_token(*tokens[role], ids)
    await _agree(server, person, other, peer)
    for act in ("get", "list", "create", "update"):
        mine, theirs = Side("engine", server, getattr(person, act)()), Side("baseline", other, getattr(peer, act)())
        await bench.compare(f"{act} as {role}, engine / baseline", act, mine, theirs, 1.10)


async def _rights(bench: Bench, url: str, seeded: Seeded, server: Server) -> None:
    """A person limited to his own, masked, against one whose grant is `true`."""
    limited = await Ours.log_in(server.port, "limited", await ids_of(url, seeded, "limited"))
    everything = await Ours.log_in(server.port, "everything", await ids_of(url, seeded, "everything"))
    for act in ("get", "list"):
        mine, theirs = (
            Side("limited", server, getattr(limited, act)()),
            Side("true", server, getattr(everything, act)()),
        )
        await bench.compare(f"{act}, limited person / grant true", act, mine, theirs, 1.15)


async def _trail(bench: Bench, url: str, seeded: Seeded, server: Server) -> None:
    """The same build with and without auditing of writes."""
    ids = await ids_of(url, seeded, "clear")
    async with ours(url, unaudited=True) as without:
        person, bare = await Ours.log_in(server.port, "clear", ids), await Ours.log_in(without.port, "clear", ids)
        bare.versions = person.versions = await _versions(url, seeded)
        for act in ("create", "update"):
            mine, other = Side("audited", server, getattr(person, act)()), Side("bare", without, getattr(bare, act)())
            await bench.compare(f"{act}, audited / without the trail", act, mine, other, 1.10)


async def _sizes(bench: Bench, url: str, seeded: Seeded, server: Server, large: int) -> None:
    """The same list over a small and a large table, one after the other: ratios of the rounds in order."""
    person = await Ours.log_in(server.port, "everything", ["-"])
    costs: dict[int, list[Cost]] = {}
    for rows in (10_000, large):
        connection = await asyncpg.connect(url)
        await fill(connection, seeded, rows)
        await connection.close()
        side = Side(f"{rows}", server, person.list())
        costs[rows] = [await bench._round(side, "list") for _ in range(bench.rounds + 1)][1:]
    ratio = Ratio.of([each.cpu for each in costs[large]], [each.cpu for each in costs[10_000]])
    holds = ratio.median <= 1.2
    if not holds:
        bench.missed.append("list by size")
    print(f"{f'list at {large:,} rows / at 10,000':<44} CPU {ratio}  gate 1.20 {'holds' if holds else 'MISSED'}")


async def _memory(url: str) -> None:
    async with ours(url, worker=True) as server:
        print(f"resident memory of serve with worker, idle: {server.memory:.0f} MB (limit 250)")


async def ids_of(url: str, seeded: Seeded, role: str) -> list[str]:
    connection = await asyncpg.connect(url)
    rows = await connection.fetch(f"select id from {seeded.table} where owner_id = $1 order by id", seeded.people[role])
    await connection.close()
    return [str(row["id"]) for row in rows]


async def _versions(url: str, seeded: Seeded) -> dict[str, int]:
    """The present version of every record that was changed."""
    connection = await asyncpg.connect(url)
    rows = await connection.fetch(f"select id, version from {seeded.table} where version > 1")
    await connection.close()
    return {str(row["id"]): row["version"] for row in rows}


async def _agree(server: Server, person: Ours, other: Server, peer: Theirs) -> None:
    """Both sides give the same field values for the same record, masks and all."""
    mine = orjson.loads((await send(server.port, person.get()(0))).body)["values"]
    theirs = orjson.loads((await send(other.port, peer.get()(0))).body)
    differing = {name: (value, theirs.get(name)) for name, value in mine.items() if not _same(value, theirs.get(name))}
    if differing:
        raise RuntimeError(f"the two sides differ: {differing}")


def _same(mine: object, theirs: object) -> bool:
    if isinstance(mine, str) and isinstance(theirs, str) and mine != theirs:
        return (
            mine.replace("*", "") == theirs.replace("*", "") or mine[:19] == theirs[:19] or float(mine) == float(theirs)
        )
    return mine == theirs


def _shown(costs: list[Cost]) -> str:
    middle = sorted(costs, key=lambda each: each.cpu)[len(costs) // 2]
    return " ".join(f"{1000 * each:.2f}" for each in (middle.cpu, middle.p50, middle.p99))
