"""Options brought together by processes that are killed in the middle: no record is half changed, none twice, and
whoever goes on ends it; taking it back likewise."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from engine.records.merging.working import Merging
from tests.database.records.conftest import Shop
from tests.database.records.test_merging import FOLLOWER, PLAN, levels, merges, new, say, values

ROOT = Path(__file__).parents[3]
RECORDS = 24
BATCH = 4


def killed(url: str, steps: int) -> int:
    """What the process ended with that was killed in the step after so many."""
    command = [sys.executable, "-m", "tests.database.records.merge_process", url, str(steps)]
    return subprocess.run(command, cwd=ROOT, timeout=120, check=False).returncode


async def held(shop: Shop, records: list[str]) -> Counter[tuple[Any, ...]]:
    """What the records hold at all places of the option, and how many versions they have."""
    found: Counter[tuple[Any, ...]] = Counter()
    for each in records:
        one = await shop.get("system", "plan", each)
        told = one["values"]
        found[told["grade"], *told["also"], *(row["wanted"] for row in told["steps"]), one["version"]] += 1
    return found


OLD, NEW, BACK = (
    ("gold", "mass", "gold", "gold", 1),
    ("vip", "mass", "vip", "vip", 2),
    ("gold", "mass", "gold", "gold", 3),
)


@pytest.mark.faults
async def test_whoever_goes_on_after_a_kill_changes_every_record_once_and_gives_it_back_once(shop: Shop) -> None:
    await say(shop, levels(), PLAN, FOLLOWER)
    steps = [{"what": "a", "wanted": "gold"}]
    records = [
        await new(shop, "plan", title=f"p{at}", grade="gold", also=["mass", "gold"], steps=steps)
        for at in range(RECORDS)
    ]
    followers = [await new(shop, "follower", plan=each) for each in records[:6]]
    merging = Merging(shop.database, shop.parts.live, shop.clock)

    await say(shop, levels({"gold": "vip"}))
    for at, steps_done in enumerate((0, 2, 1)):
        assert await asyncio.to_thread(killed, shop.database.url, steps_done) == -signal.SIGKILL
        done = BATCH * (0, 2, 3)[at]
        assert await held(shop, records) == Counter({OLD: RECORDS - done, NEW: done}), "whole steps, or nothing of them"
        row = (await merges(shop))["gold"]
        assert (row["state"], row["records"]) == ("merging", done)
    assert await merging.perform() == RECORDS - 3 * BATCH
    assert await held(shop, records) == {NEW: RECORDS}
    assert {(await values(shop, each, "follower"))["grade_of_plan"] for each in followers} == {"vip"}
    for each in records:
        sources = [one["source"] for one in (await shop.history("system", "plan", each))["items"]]
        assert sources.count("option_merge") == 1

    await say(shop, levels())
    assert await asyncio.to_thread(killed, shop.database.url, 1) == -signal.SIGKILL
    assert await held(shop, records) == {NEW: RECORDS - BATCH, BACK: BATCH}
    assert await merging.perform() == RECORDS - BATCH
    assert await held(shop, records) == {BACK: RECORDS}
    row = (await merges(shop))["gold"]
    assert (row["state"], row["records"], row["returned"]) == ("undone", RECORDS, RECORDS)
    assert [each["details"]["records"] for each in await shop.audit("option.unmerge")] == [RECORDS]
