"""A record with a sub-table of a thousand rows: made, opened, and saved with some of its rows changed."""

from __future__ import annotations

from typing import Any

from benchmarks.scale.browser import FORMS, Browser, Spent, load
from benchmarks.scale.reporting import Report, middle
from benchmarks.scale.seeding import Scale

RECORDS = f"{FORMS}/order/records"
TIMES = 5


async def rows(report: Report, _: Scale, clerk: Browser, size: int) -> None:
    """Every time a new record: opened and saved in less than a second of processors for a thousand rows."""
    spent: dict[str, list[Spent]] = {"made": [], "opened": [], "saved": []}
    for number in range(TIMES + 1):
        some = await _one(clerk, size)
        if number:  # the first warms up
            for name, each in zip(spent, some, strict=True):
                spent[name].append(each)
    made, opened, saved = (middle(each) for each in spent.values())
    report.limit(
        f"{size:,} rows in a record, opened and saved",
        opened.cpu + saved.cpu,
        size / 1000,
        "s CPU",
        f"made {made}; opened {opened}; saved {saved}; {load()}",
    )


async def _one(clerk: Browser, size: int) -> list[Spent]:
    spent = []
    watch = clerk.watch()
    values = {"subject": "年度采购", "items": [_row(at) for at in range(size)]}
    made = await clerk.send("POST", RECORDS, status=201, json={"values": values})
    spent.append(watch.stop())
    place = f"{RECORDS}/{made['id']}"
    watch = clerk.watch()
    opened = await clerk.send("GET", place)
    spent.append(watch.stop())
    twentieth, items = size // 20, opened["values"]["items"][size // 20 :]
    changed = [{**each, "pieces": 9} for each in items[: 2 * twentieth]]
    now = [*changed, *items[2 * twentieth :], *(_row(size + at) for at in range(twentieth))]
    watch = clerk.watch()
    match = {"If-Match": f'"{made["version"]}"'}
    saved = await clerk.send("PATCH", place, json={"values": {"items": now}}, headers=match)
    spent.append(watch.stop())
    assert len(saved["values"]["items"]) == size
    return spent


def _row(at: int) -> dict[str, Any]:
    return {
        "what": f"物品{at}", "pieces": at % 7 + 1, "price": "10.50", "on": "2026-03-02", "level": "vip",
        "words": ["木", "新"], "sure": at % 2 == 0,
    }  # fmt: skip
