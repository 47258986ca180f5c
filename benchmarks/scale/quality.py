"""The data-quality board of a form, and the lists its numbers lead to: nobody waits longer than a board may take."""

from __future__ import annotations

from typing import Any

from benchmarks.scale.browser import Browser, load
from benchmarks.scale.reporting import Report
from benchmarks.scale.seeding import ACCOUNT, Scale
from engine.records.quality.board import PATIENCE

PLACE = "/api/apps/scale/forms/account"
FAULTY = {
    **ACCOUNT,
    "holder": "case when n % 100 = 0 then '客户 ' || n - 1 else '客户' || n end",
    "phone": "case when n % 1000 = 7 then '138' when n % 50 = 1 then null"
    " else '138' || lpad((n - case when n % 100 = 0 then 1 else 0 end)::text, 8, '0') end",
}
LIST_SECONDS = 10.0
"""Of processors, as the board's own: they are what does not depend on who else is at work."""


async def quality(report: Report, scale: Scale, clerk: Browser, rows: int) -> None:
    """Every hundredth record is like the one before it, every thousandth has a number that is none."""
    await scale.fill("account", FAULTY, rows)
    watch = clerk.watch()
    board: dict[str, Any] = await clerk.send("POST", f"{PLACE}/quality", json={})
    spent = watch.stop()
    told = {each["kind"]: each["records"] for each in board["dimensions"]}
    assert board["records"] == rows
    assert told["duplicate"] == rows // 100 * 2
    assert told["invalid"] == rows // 1000
    report.limit(f"data quality of {rows:,} records", spent.cpu, PATIENCE, "s CPU", f"{spent}; {told}; {load()}")
    for fault in ("missing", "invalid", "duplicate", "stale"):
        watch = clerk.watch()
        asked = [{"field": f"quality.{fault}", "op": "found"}]
        await clerk.send("POST", f"{PLACE}/records/query", json={"filter": asked, "limit": 20})
        spent = watch.stop()
        title = f"the list of {fault} records among {rows:,}"
        report.limit(title, spent.cpu, LIST_SECONDS, "s CPU", f"{spent}; {load()}")
