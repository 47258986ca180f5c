"""The published cases of FEEL and DMN, which are not part of this repository: LANGQIAO_CONFORMANCE says where.

`score.json` holds what passed when it was last written and a checksum of the data; it may not fall.
Write it anew with `python -m tests.conformance.test_published`.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.expressions.cases import Score, run_cases
from engine.expressions.values.temporal import instant
from engine.rules.dmn.cases import run_folder
from tests.support.expression_records import NOW

COMMITTED = Path(__file__).with_name("score.json")


def run_feel(folder: Path) -> Score:
    with (folder / "feel" / "cases.jsonl").open() as lines:
        return run_cases(lines, instant(NOW))


def run_dmn(folder: Path) -> Score:
    return run_folder(folder / "dmn", instant(NOW))


PARTS: dict[str, Callable[[Path], Score]] = {"feel": run_feel, "dmn": run_dmn}


def checksum(folder: Path) -> str:
    """Of the names and contents of all files below a folder."""
    whole = hashlib.sha256()
    for file in sorted(each for each in folder.rglob("*") if each.is_file()):
        whole.update(f"{file.relative_to(folder)}\n".encode() + hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


def written(part: str, folder: Path) -> dict[str, Any]:
    return {"data": checksum(folder / part)} | PARTS[part](folder).as_json()


@pytest.fixture
def folder() -> Path:
    named = os.environ.get("LANGQIAO_CONFORMANCE")
    if not named:
        pytest.skip("LANGQIAO_CONFORMANCE is not set: THE PUBLISHED CASES ARE NOT RUN")
    found = Path(named)
    assert found.is_dir(), f"LANGQIAO_CONFORMANCE names {found}, where there is no folder"
    assert any(found.rglob("*.*")), f"LANGQIAO_CONFORMANCE names {found}, which is empty"
    return found


@pytest.mark.parametrize("part", PARTS)
def test_the_published_score_does_not_fall(part: str, folder: Path) -> None:
    now, before = written(part, folder), json.loads(COMMITTED.read_text())[part]
    if now["data"] == before["data"]:
        assert set(now["failures"]) <= set(before["failures"]), "cases fail that passed before"
    assert now["passed"] / (now["passed"] + now["failed"]) >= before["passed"] / (before["passed"] + before["failed"])
    assert now["passed"], "no case was run"


def test_the_committed_score_reaches_the_target() -> None:
    feel, dmn = (json.loads(COMMITTED.read_text())[part] for part in PARTS)
    assert feel["passed"] / (feel["passed"] + feel["failed"]) >= 0.995
    assert dmn["failed"] == 0


if __name__ == "__main__":
    data = Path(os.environ["LANGQIAO_CONFORMANCE"])
    COMMITTED.write_text(json.dumps({part: written(part, data) for part in PARTS}, indent=2) + "\n")
