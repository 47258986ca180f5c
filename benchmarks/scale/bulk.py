"""Changing and deleting many records at once: looked at, done by the worker, each with its own change."""

from __future__ import annotations

from typing import Any

from benchmarks.scale.browser import FORMS, Browser, Spent, load
from benchmarks.scale.reporting import Report
from benchmarks.scale.seeding import ACCOUNT, Scale

RECORDS = f"{FORMS}/account/records"
SECONDS = 60.0
"""Of processors, for 100,000 records: from saying yes until they are written."""


async def bulk(report: Report, scale: Scale, clerk: Browser, rows: int) -> None:
    """Change a field of all accounts, then delete them."""
    await scale.fill("account", ACCOUNT, rows)
    for act, values in (("update", {"level": "vip", "balance": "3.00"}), ("delete", None)):
        asked: dict[str, Any] = {"act": act, "filter": [{"field": "count", "op": "ge", "value": 0}]}
        if values is not None:
            asked["values"] = values
        looked, found = await _act(clerk, f"{RECORDS}/bulk", 201, json=asked)
        assert (found["total"], found["counts"]["bad"]) == (rows, 0), found
        done, found = await _act(clerk, f"{RECORDS}/bulk/{found['id']}/run", 200)
        assert (found["state"], found["counts"]["written"]) == ("done", rows), found
        gate = SECONDS * rows / 100_000
        report.limit(f"{act} {rows:,} records", done.cpu, gate, "s CPU", f"{done}; looking first {looked}; {load()}")


async def _act(clerk: Browser, path: str, status: int, **more: Any) -> tuple[Spent, Any]:
    watch = clerk.watch()
    found = await clerk.send("POST", path, status=status, **more)
    found = await clerk.settled(f"{RECORDS}/bulk/{found['id']}", found)
    return watch.stop(), found
