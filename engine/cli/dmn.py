"""`langqiao dmn`: whole DMN models with their test files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from engine.cli.feel import Failures, tell

commands = typer.Typer()


@commands.command()
def dmn(
    folder: Annotated[
        Path, typer.Argument(help="A folder of models, each with its test files.", exists=True, file_okay=False)
    ],
    failures: Failures = False,
) -> None:
    """Run DMN models against their test files and print how many results passed and failed, by folder and in total."""
    from engine.clock import Clock
    from engine.expressions.values.temporal import instant
    from engine.rules.dmn.cases import run_folder

    tell(run_folder(folder, instant(Clock().business())), failures)
