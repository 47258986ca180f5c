"""`langqiao feel`: published cases of the expression language, and the score."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from engine.expressions.cases import Score

commands = typer.Typer()
Failures = Annotated[bool, typer.Option("--failures", help="List each case that failed: expected and got.")]


@commands.command()
def feel(
    file: Annotated[Path, typer.Argument(help="Cases, one JSON object a line.", exists=True, dir_okay=False)],
    failures: Failures = False,
) -> None:
    """Evaluate FEEL test cases and print how many passed and failed, by folder and in total."""
    from engine.clock import Clock
    from engine.expressions.cases import BadCase, run_cases
    from engine.expressions.values.temporal import instant

    try:
        with file.open(encoding="utf-8") as lines:
            score = run_cases(lines, instant(Clock().business()))
    except (BadCase, UnicodeDecodeError) as error:
        print(f"{file}: {error}", file=sys.stderr)
        raise typer.Exit(2) from None
    tell(score, failures)


def tell(score: Score, failures: bool) -> None:
    """Print the score, by folder and in total; exit with 1 when no case was run."""
    for each in score.failures if failures else ():
        print(f"{each.folder}/{each.id}: {each.expression}\n  expected {each.expected}\n  got      {each.got}")
    for folder in score.folders():
        print(f"{folder}: {score.passed[folder]} passed, {score.failed[folder]} failed")
    print(f"{score.passed.total()} passed, {score.failed.total()} failed")
    if not score.folders():
        raise typer.Exit(1)
