"""One record that many others take a value from is changed: what its writer waits, when all of them have the new value,
and what others feel meanwhile."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import asyncpg

from benchmarks.scale.browser import FORMS, Browser, browser, load
from benchmarks.scale.others import CALM, OTHERS, p95, read_while
from benchmarks.scale.reporting import Report
from benchmarks.scale.seeding import PRODUCT, Scale
from benchmarks.serving import ours

WRITER = 2.0
SECONDS = 30.0
LEAST = 5.0
"""Of which one may pass until the work begins."""
ROUNDS = 30
PATIENCE = 6_000
"""Tenths of a second."""
PRODUCTS = f"{FORMS}/product/records"
HOLDINGS = f"{FORMS}/holding/records"
HOLDING = {
    "holder": "'客户' || n",
    "product": "(select id from {product} order by id limit 1)",
    "amount": "(n % 900000)::numeric",
    "rate": "3.00",
}


@dataclass(slots=True)
class Product:
    """The record that is changed, as its writer knows it."""

    id: str
    version: int
    rate: int = 300

    async def write(self, clerk: Browser, values: dict[str, Any]) -> float:
        """Seconds of one update."""
        began = time.perf_counter()
        match = {"If-Match": f'"{self.version}"'}
        found = await clerk.send("PATCH", f"{PRODUCTS}/{self.id}", json={"values": values}, headers=match)
        self.version = found["version"]
        return time.perf_counter() - began

    async def change_rate(self, clerk: Browser) -> float:
        """Another rate, taken over by all that refer to it."""
        self.rate += 1
        return await self.write(clerk, {"rate": f"{self.rate / 100:.2f}"})


async def dependants(report: Report, scale: Scale, clerk: Browser, rows: int) -> None:
    """The writer's own request beside a plain update of the same record, in turns; then, with a worker, the rest."""
    await scale.fill("product", PRODUCT, 1)
    product = {**HOLDING, "product": HOLDING["product"].format(product=scale.forms["product"].table)}
    await scale.fill("holding", product, rows)
    async with ours(scale.url) as server, browser(server, clerk.postmaster) as alone:
        (found,) = (await alone.send("GET", PRODUCTS))["items"]
        one = Product(found["id"], found["version"])
        plain: list[float] = []
        source: list[float] = []
        for number in range(ROUNDS + 3):
            remark = await one.write(alone, {"remark": f"第 {number} 次"})
            rate = await one.change_rate(alone)
            if number >= 3:
                plain.append(remark)
                source.append(rate)
        mine, other = _middle(source), _middle(plain)
        detail = f"{1000 * mine:.1f} ms | {1000 * other:.1f} ms, middle of {ROUNDS}; {load()}"
        title = f"changing what {rows:,} records follow / a plain update"
        report.ratio(title, mine, other, WRITER, detail)
    await _all_done(scale, one)  # the server of `clerk` has a worker
    calm = await read_while(clerk, HOLDINGS, asyncio.sleep(CALM))
    watch = clerk.watch()
    await one.change_rate(clerk)
    busy = await read_while(clerk, HOLDINGS, _all_done(scale, one))
    spent = watch.stop()
    gate = max(SECONDS * rows / 100_000, LEAST)
    detail = f"{spent}, {len(busy)} reads meanwhile; {load()}"
    report.limit(f"until all {rows:,} of them have it", spent.wall, gate, "s", detail)
    calm += await read_while(clerk, HOLDINGS, asyncio.sleep(CALM))
    mine, other = p95(busy), p95(calm)
    detail = f"{1000 * mine:.1f} ms | {1000 * other:.1f} ms; {load()}"
    report.ratio("p95 of others meanwhile / before and after", mine, other, OTHERS, detail)


async def _all_done(scale: Scale, product: Product) -> None:
    form = scale.forms["holding"]
    wrong = f'select count(*) from {form.table} where "{form.columns["rate"]}" is distinct from $1'
    connection = await asyncpg.connect(scale.url)
    try:
        for _ in range(PATIENCE):
            if not await connection.fetchval("select exists (select from platform.recompute)"):
                break
            await asyncio.sleep(0.1)
        assert await connection.fetchval(wrong, Decimal(product.rate) / 100) == 0
    finally:
        await connection.close()


def _middle(some: list[float]) -> float:
    return sorted(some)[len(some) // 2]
