"""All benches at scale, one after the other: each with a server of its own, over one PostgreSQL."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from shutil import rmtree
from typing import NamedTuple

from benchmarks.records import bench_folder, postmaster_of
from benchmarks.scale.browser import Browser, browser
from benchmarks.scale.bulk import bulk
from benchmarks.scale.dependants import dependants
from benchmarks.scale.export import export
from benchmarks.scale.importing import importing
from benchmarks.scale.lists import lists
from benchmarks.scale.quality import quality
from benchmarks.scale.reporting import Report
from benchmarks.scale.rotating import rotating
from benchmarks.scale.rows import rows
from benchmarks.scale.seeding import Scale, seed
from benchmarks.scale.tables import table
from benchmarks.serving import ours
from engine.database.embedded import EmbeddedServer


class Size(NamedTuple):
    """How many records, for a quick look and in full."""

    small: int
    full: int


Bench = Callable[[Report, Scale, Browser, int], Awaitable[None]]
BENCHES: Mapping[str, tuple[Bench, Size]] = {
    "rows": (rows, Size(1_000, 1_000)),
    "table": (table, Size(5_000, 5_000)),
    "bulk": (bulk, Size(5_000, 100_000)),
    "import": (importing, Size(5_000, 100_000)),
    "export": (export, Size(50_000, 1_000_000)),
    "dependants": (dependants, Size(10_000, 100_000)),
    "quality": (quality, Size(50_000, 1_000_000)),
    "rotation": (rotating, Size(10_000, 200_000)),
}
LISTS = Size(50_000, 1_000_000)
NAMES = (*BENCHES, "list")


async def main(names: tuple[str, ...], rounds: int, share: float, *, full: bool) -> int:
    """The number of gates missed."""
    report = Report()
    for name in names:
        folder = bench_folder()
        postgres = EmbeddedServer.join(folder / "postgres")
        try:
            if name == "list":
                report.missed += await lists(postgres, rounds, share, LISTS.full if full else LISTS.small)
                continue
            run, size = BENCHES[name]
            scale = await seed(postgres.url)
            async with ours(postgres.url, worker=True) as server, browser(server, postmaster_of(postgres)) as clerk:
                await run(report, scale, clerk, size.full if full else size.small)
        finally:
            postgres.leave()
            rmtree(folder, ignore_errors=True)
    print(f"{len(report.missed)} gates missed: {', '.join(report.missed) or '—'}")
    return len(report.missed)
