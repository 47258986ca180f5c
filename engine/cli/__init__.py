"""The command `langqiao`: one module of this package for each group of commands, found by itself.

A module offers `commands`, a `typer.Typer()`; with a name it is a group (`langqiao audit verify`), without one its
commands stand at the top. Heavy imports belong inside the commands, so that `langqiao --help` stays quick.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys

import typer

from engine.errors import LangqiaoError
from engine.problems import Language


def _discovered() -> typer.Typer:
    found = typer.Typer(
        name="langqiao",
        help="A low-code platform for banks.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda each: each.name):
        if module.name.startswith("_"):
            continue
        commands = getattr(importlib.import_module(f"{__name__}.{module.name}"), "commands", None)
        if isinstance(commands, typer.Typer):
            found.add_typer(commands)
    return found


app = _discovered()


def main() -> None:
    """Run a command; what is wrong with the request is told in a sentence, not in a traceback."""
    try:
        app()
    except LangqiaoError as error:
        print(f"{error.text(Language.ZH)}\n{error.text(Language.EN)}", file=sys.stderr)
        for problem in error.problems:
            print(
                f"  {problem.path or '/'}: {problem.text(Language.ZH)} | {problem.text(Language.EN)}", file=sys.stderr
            )
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
