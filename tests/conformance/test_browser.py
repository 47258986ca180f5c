"""The browser's evaluator means what the closures mean: Python writes trees, records and results, Node.js evaluates."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.support.expression_lines import (
    built_in_lines,
    corpus_lines,
    drawn_lines,
    given_line,
    number_lines,
    place_lines,
    random_lines,
)
from tests.support.expression_places import COUNT

BUILD = Path(__file__).parents[2] / "builder_ui" / "build.py"
TEST = "src/expressions/tests/differential.test.ts"
NO_NODE = 69
TALLY = re.compile(r"^.*(\{\"trees\".*\})$", re.MULTILINE)
ONLY_THE_SERVER = {"the function range", "pattern", "a pattern that is worked out"}
"""What the browser leaves to the server: text it would have to parse, and patterns with groups to replace by."""


def evaluated(lines: Iterable[bytes], folder: Path) -> dict[str, Any]:
    """What the browser's evaluator made of the lines: counts, after every result was compared."""
    file = folder / "lines.jsonl"
    file.write_bytes(b"\n".join([given_line(), *lines]))
    command = [sys.executable, str(BUILD), "npm", "--silent", "test", "--", TEST]
    environment = {**os.environ, "LANGQIAO_EXPRESSION_LINES": str(file), "NO_COLOR": "1"}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if run.returncode == NO_NODE:
        pytest.skip("no Node.js")
    said = run.stdout + run.stderr
    tally = TALLY.search(said)
    assert tally is not None, said[-4_000:]
    found: dict[str, Any] = json.loads(tally[1])
    assert run.returncode == 0, said[:8_000]
    return found


def told(found: dict[str, Any]) -> str:
    """The share of the trees that the browser works out."""
    left = sum(found["unsupported"].values())
    share = found["trees"] / (found["trees"] + left)
    why = ", ".join(f"{what} {count}" for what, count in found["unsupported"].items())
    return f"browser: {found['trees']} trees ({share:.1%}) × {found['rows']} records in all; to the server: {why or 0}"


@pytest.mark.node
def test_the_browser_means_what_python_means(tmp_path: Path) -> None:
    corpus = list(corpus_lines())
    trees = [*random_lines(range(1_500), 3), *drawn_lines(range(300), 5)]
    lines = [*corpus, *trees, *built_in_lines(4, 6), *place_lines(60), *number_lines(300)]
    found = evaluated(lines, tmp_path)
    print(told(found))
    assert found["differences"] == 0
    assert set(found["unsupported"]) <= ONLY_THE_SERVER
    assert found["trees"] >= len(corpus) + 1_800


@pytest.mark.long
@pytest.mark.node
def test_null_in_each_argument_means_the_same_in_the_browser(tmp_path: Path) -> None:
    """Of every built-in each signature, with null two hundred times in each place."""
    found = evaluated([*built_in_lines(8, 25), *place_lines(COUNT)], tmp_path)
    print(told(found))
    assert found["differences"] == 0
    assert set(found["unsupported"]) <= ONLY_THE_SERVER


@pytest.mark.long
@pytest.mark.node
def test_twenty_thousand_random_trees_mean_the_same_in_the_browser(tmp_path: Path) -> None:
    for start in range(10_000, 30_000, 5_000):
        found = evaluated(random_lines(range(start, start + 5_000), 4), tmp_path)
        print(told(found))
        assert (found["trees"], found["differences"]) == (5_000, 0)
