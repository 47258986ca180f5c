"""`python -m benchmarks [--rounds 7] [--share 1.0] [--rows 200000] [--large 1000000]
[--only records|expressions]`."""

from __future__ import annotations

import argparse
import sys

import uvloop

from benchmarks import expressions
from benchmarks.records import main

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="counted rounds of each comparison")
    parser.add_argument("--share", type=float, default=1.0, help="shorten every round to this share")
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--large", type=int, default=1_000_000)
    parser.add_argument("--only", choices=("records", "expressions"), help="one part; without it, both")
    given = parser.parse_args()
    missed = 0
    if given.only != "records":
        missed += uvloop.run(expressions.main(given.rounds, given.large))
    if given.only != "expressions":
        missed += uvloop.run(main(given.rounds, given.share, given.rows, given.large))
    sys.exit(missed)
