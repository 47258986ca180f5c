"""`python -m benchmarks [--rounds 7] [--share 1.0] [--rows 200000] [--large 1000000]`."""

from __future__ import annotations

import argparse
import sys

import uvloop

from benchmarks.records import main

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="counted rounds of each comparison")
    parser.add_argument("--share", type=float, default=1.0, help="shorten every round to this share")
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--large", type=int, default=1_000_000)
    given = parser.parse_args()
    sys.exit(uvloop.run(main(given.rounds, given.share, given.rows, given.large)))
