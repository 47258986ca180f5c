"""`python -m benchmarks [--rounds 7] [--share 1.0] [--rows 200000] [--large 1000000] [--full] [--only
records|expressions|flow_steps|flow_service|search|scale|rows|table|bulk|import|export|dependants|quality|rotation|list]`."""

from __future__ import annotations

import argparse
import sys

import uvloop

from benchmarks import expressions, flow_service, flow_steps, searching
from benchmarks.records import main
from benchmarks.scale import running

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="counted rounds of each comparison")
    parser.add_argument("--share", type=float, default=1.0, help="shorten every round to this share")
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--large", type=int, default=1_000_000)
    parser.add_argument("--full", action="store_true", help="the benches at scale with all their records, not a few")
    parts = ("records", "expressions", "flow_steps", "flow_service", "search", "scale", *running.NAMES)
    parser.add_argument("--only", choices=parts, help="one part, or one bench of `scale`; without it, everything")
    given = parser.parse_args()
    missed = 0
    if given.only in (None, "expressions"):
        missed += uvloop.run(expressions.main(given.rounds, given.large))
    if given.only in (None, "flow_steps"):
        missed += flow_steps.main(given.rounds)
    if given.only in (None, "flow_service"):
        missed += uvloop.run(flow_service.main(given.rounds))
    if given.only in (None, "records"):
        missed += uvloop.run(main(given.rounds, given.share, given.rows, given.large))
    if given.only in (None, "search"):
        missed += uvloop.run(searching.main(given.large if given.full else searching.FEW, 2))
    names = running.NAMES if given.only in (None, "scale") else tuple(n for n in running.NAMES if n == given.only)
    if names:
        missed += uvloop.run(running.main(names, given.rounds, given.share, full=given.full))
    sys.exit(missed)
