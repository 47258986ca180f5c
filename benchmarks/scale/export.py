"""A list handed out as a file: how much memory the server takes for it, however long it is."""

from __future__ import annotations

import asyncio
from pathlib import Path

from benchmarks.scale.browser import FORMS, Browser, load
from benchmarks.scale.reporting import Report
from benchmarks.scale.seeding import ACCOUNT, Scale

MEGABYTES = 400.0
FORMATS = ("csv", "xlsx")


async def export(report: Report, scale: Scale, clerk: Browser, rows: int) -> None:
    """The most resident memory of the server process while it writes, as the kernel counted it."""
    await scale.fill("account", ACCOUNT, rows)
    for kind in FORMATS:
        _forget_peak(clerk.server.pid)
        before, watch, size = _peak(clerk.server.pid), clerk.watch(), 0
        async with clerk.http.stream("GET", f"{FORMS}/account/export", params={"format": kind}) as answer:
            assert answer.status_code == 200, answer.status_code
            async for piece in answer.aiter_bytes():
                size += len(piece)
        spent = watch.stop()
        detail = f"{size / 1e6:.0f} MB {kind}, {spent}; before {before:.0f} MB; {load()}"
        report.limit(f"export of {rows:,} rows, resident at most", _peak(clerk.server.pid), MEGABYTES, "MB", detail)
        await asyncio.sleep(1)


def _peak(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1000
    raise RuntimeError("the kernel tells no peak")


def _forget_peak(pid: int) -> None:
    """The peak is counted from here on."""
    Path(f"/proc/{pid}/clear_refs").write_text("5")
