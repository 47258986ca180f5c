"""A decision table of as many rows as one may have: opened and saved with a cell changed, as its designer does."""

from __future__ import annotations

import gzip
from typing import Any

import orjson

from benchmarks.scale.browser import Browser, Spent, load
from benchmarks.scale.reporting import Report, middle
from benchmarks.scale.seeding import Scale

PLACE = "/api/apps/scale/definitions/decision/pricing/draft"
SECONDS = 2.0
"""Of processors: everything is checked with each saving."""
TIMES = 5


async def table(report: Report, _: Scale, clerk: Browser, rows: int) -> None:
    """Begin the table, then open it and save it again and again."""
    draft = await clerk.send("PUT", PLACE, json=_body(rows), headers={"If-None-Match": "*"})
    opened: list[Spent] = []
    saved: list[Spent] = []
    for number in range(TIMES + 1):
        watch = clerk.watch()
        draft = await clerk.send("GET", PLACE)
        looked = watch.stop()
        body = draft["body"]
        body["rows"][rows // 2]["then"] = [str(number)]
        watch = clerk.watch()
        draft = await clerk.send("PUT", PLACE, json=body, headers={"If-Match": f'"{draft["revision"]}"'})
        if number:  # the first warms up
            opened.append(looked)
            saved.append(watch.stop())
        assert not [each for each in draft["problems"] if each["severity"] == "error"]
    text = orjson.dumps(draft)
    size = f"{len(text) / 1e6:.1f} MB of JSON, {len(gzip.compress(text, 6)) / 1e6:.2f} MB compressed"
    open_, save = middle(opened), middle(saved)
    detail = f"opened {open_}; saved {save}; {size}; {load()}"
    report.limit(f"decision table of {rows:,} rows, opened and saved", open_.cpu + save.cpu, SECONDS, "s CPU", detail)


def _body(rows: int) -> dict[str, Any]:
    columns = {"amount": "number", "level": "text", "is_new": "boolean"}
    return {
        "kind": "decision", "schema": 1, "name": "pricing", "uid": "pricing00000",
        "label": {"zh": "定价", "en": "Pricing"}, "hit_policy": "first",
        "inputs": [{"uid": f"{name:0<12}".replace("_", "0"), "name": name, "type": kind}
                   for name, kind in columns.items()],
        "outputs": [{"uid": "rate00000000", "name": "rate", "type": "number"}],
        "rows": [
            {
                "uid": f"row{at:09}",
                "when": [f"[{at * 100}..{at * 100 + 99}]", f'"{("mass", "vip", "private")[at % 3]}"', "-"],
                "then": [str(at % 7)],
            }
            for at in range(rows)
        ],
    }  # fmt: skip
