"""`langqiao migrate`: bring the database up to date without serving."""

from __future__ import annotations

import typer

from engine.cli.process import run_async

commands = typer.Typer()


@commands.command()
def migrate() -> None:
    """Bring the platform's tables up to date; safe to run anywhere, any number of times."""
    from engine.cli.logs import configure
    from engine.database.migrations import migrate as bring_up_to_date
    from engine.database.opening import opened
    from engine.settings import Settings

    settings = Settings()
    configure(settings.log_level)

    async def work() -> str:
        async with opened(settings) as database:
            return await bring_up_to_date(database.url)

    print(f"the database is at {run_async(work())}")
