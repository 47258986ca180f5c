"""A file of accounts brought in, against a program that does the same by hand: every value checked in Python, rows and
one change each written by COPY."""

from __future__ import annotations

import csv
import io
import time
from typing import Any

import asyncpg

from benchmarks.measure import spent_by
from benchmarks.scale.browser import FORMS, Browser, Spent, load
from benchmarks.scale.importing_by_hand import by_hand, schema
from benchmarks.scale.reporting import Report, middle
from benchmarks.scale.seeding import ACCOUNT, Scale

SLOWER = 2.0
ROUNDS = 3
LARGE = 20_000
"""A run of more rows is its own average."""
HEADINGS = ("number", "holder", "balance", "count", "rate", "opened", "seen_at", "phone", "level", "is_open", "note")


async def importing(report: Report, scale: Scale, clerk: Browser, rows: int) -> None:
    """Twice the processor time of the hand-written program is allowed for what it does too: to check and to write. That
    a file is checked before anything is written, so that people see what is wrong, is told beside."""
    content = _file(rows)
    ours: list[Spent] = []
    hand: list[Spent] = []
    looked: list[Spent] = []
    for _ in range(ROUNDS if rows <= LARGE else 1):
        hand.append(await _by_hand(scale, clerk, content, rows))
        first, then = await _imported(scale, clerk, content, rows)
        looked.append(first)
        ours.append(then)
    mine, other = middle(ours), middle(hand)
    detail = f"{mine} | {other}; taken and looked at first {middle(looked)}; {load()}"
    report.ratio(f"import of {rows:,} rows / by hand", mine.cpu, other.cpu, SLOWER, detail)


async def _imported(scale: Scale, clerk: Browser, content: bytes, rows: int) -> tuple[Spent, Spent]:
    await scale.fill("account", ACCOUNT, 0)
    place = f"{FORMS}/account"
    watch = clerk.watch()
    found = await clerk.send("POST", f"{place}/import", status=201, content=content, params={"dry_run": "true"})
    found = await clerk.settled(f"{place}/imports/{found['id']}", found)
    assert (found["state"], found["counts"]["good"]) == ("checked", rows), found
    looked, watch = watch.stop(), clerk.watch()
    found = await clerk.send("POST", f"{place}/imports/{found['id']}/run")
    found = await clerk.settled(f"{place}/imports/{found['id']}", found)
    assert (found["state"], found["counts"]["created"]) == ("done", rows), found
    return looked, watch.stop()


async def _by_hand(scale: Scale, clerk: Browser, content: bytes, rows: int) -> Spent:
    connection = await asyncpg.connect(scale.url)
    try:
        await connection.execute(schema(scale.forms["account"]))
        began, cpu, postgres = time.perf_counter(), time.process_time(), spent_by(clerk.postmaster)
        assert await by_hand(connection, content, scale.clerk, scale.unit) == rows
        wall, application = time.perf_counter() - began, time.process_time() - cpu
        return Spent(application, spent_by(clerk.postmaster) - postgres, wall)
    finally:
        await connection.close()


def _file(rows: int) -> bytes:
    text = io.StringIO()
    out: Any = csv.writer(text)
    out.writerow(HEADINGS)
    for n in range(1, rows + 1):
        out.writerow(
            (
                f"N{n:012}", f"客户{n}", f"{n % 9_000_000 / 7:.2f}", n % 1000, f"{n % 500 / 100:.2f}",
                f"20{n % 25:02}-{1 + n % 12:02}-{1 + n % 28:02}", f"2026-01-{1 + n % 28:02} {n % 24:02}:30",
                f"138{n % 100_000_000:08}", ("mass", "vip", "private")[n % 3], ("否", "是")[n % 2],
                "备注内容" + "。" * (n % 40),
            )
        )  # fmt: skip
    return text.getvalue().encode()
