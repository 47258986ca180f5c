"""Tables of five thousand rows cost so much memory and time and no more, whatever stands in their cells."""

from __future__ import annotations

import pytest

from engine.rules.decisions.sheet import MOST_ROWS
from tests.support.bounded import spent
from tests.support.large_decisions import SHAPES

MEGABYTES, SECONDS = 400, 120
"""What a table may take; it takes a third of the memory at most, and a tenth of the time on a slow machine."""
TOO_LONG = "values by the hundred thousand"
WORKS = "tests.support.large_decisions"


@pytest.mark.parametrize("shape", SHAPES)
def test_a_large_table_is_checked_compiled_asked_and_analysed(shape: str) -> None:
    took = spent(f"{WORKS}:everything", shape)
    assert took["errors"] == []
    assert took["truncated"] or shape != TOO_LONG, "what is not looked into is told"
    assert took["megabytes"] < MEGABYTES
    assert took["seconds"] < SECONDS


def test_a_large_table_goes_into_files_and_comes_back() -> None:
    took = spent(f"{WORKS}:files", "ranges")
    assert took["rows"] == [MOST_ROWS, MOST_ROWS]
    assert took["megabytes"] < MEGABYTES
    assert took["seconds"] < SECONDS
