"""`langqiao demo`: a bank to try things in, and with `--serve` a place to do so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli.process import platform, run_async
from engine.settings import Mode, Settings

if TYPE_CHECKING:
    from engine.api.dependencies import Platform

commands = typer.Typer()


@commands.command()
def demo(
    serve: Annotated[bool, typer.Option("--serve", help="Serve it afterwards, until stopped.")] = False,
    port: Annotated[int | None, typer.Option(help="The port; 0 takes any free one.")] = None,
    host: Annotated[str | None, typer.Option(help="The address to listen on.")] = None,
    reset: Annotated[bool, typer.Option("--reset", help="Empty the demo bank first; the audit trail stays.")] = False,
) -> None:
    """Set up the demo bank in an empty database, or find it there; prints its people and their password."""
    changed = {"mode": Mode.DEMO, "port": port, "host": host}
    settings = Settings().model_copy(update={name: value for name, value in changed.items() if value is not None})
    run_async(_serve(settings, reset=reset) if serve else _only(settings, reset=reset))


async def _only(settings: Settings, *, reset: bool) -> None:
    async with platform(settings) as composed:
        await _prepare(composed, reset=reset)
        _tell_people(composed)


async def _serve(settings: Settings, *, reset: bool) -> None:
    from engine.cli.serve import serve_until_stopped

    async def started(composed: Platform, address: str) -> None:
        _tell_people(composed)
        print(address, flush=True)

    await serve_until_stopped(
        settings, work=True, started=started, prepare=lambda composed: _prepare(composed, reset=reset)
    )


async def _prepare(composed: Platform, *, reset: bool) -> None:
    from engine.api.version import version
    from engine.identity.actor import SYSTEM
    from engine.packages.demo.cases import begin_cases
    from engine.packages.demo.reset import empty
    from engine.packages.demo.seed import seed

    settings = composed.settings
    if reset:
        await composed.database.run(lambda session: empty(session, SYSTEM))
    done = await seed(
        composed.database,
        composed.definitions,
        composed.clock,
        engine=version(),
        profile=settings.chosen_profile,
        password=_password(settings),
    )
    await begin_cases(composed.database, composed.parts["flows"])
    if done.records:
        print(f"demo bank: {done.releases} apps published, {done.records} records", flush=True)


def _tell_people(composed: Platform) -> None:
    from engine.packages.demo.bank import PEOPLE, POSTS, UNITS

    posts, units = {each.code: each.label for each in POSTS}, {each.code: each.label for each in UNITS}
    for person in PEOPLE:
        print(f"{person.login:<12}{person.name}  {posts[person.post].zh} · {units[person.unit].zh}")
    print(f"password: {_password(composed.settings)}", flush=True)


def _password(settings: Settings) -> str:
    from engine.packages.demo.password import demo_password

    return demo_password(settings.data, settings.demo_password, settings.password_policy)
