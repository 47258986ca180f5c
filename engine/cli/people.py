"""`langqiao people …`: the first administrator. There is no default account: whoever can run this command makes one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli.process import run
from engine.identity.actor import PlatformRole

if TYPE_CHECKING:
    from engine.api.dependencies import Platform

commands = typer.Typer(name="people", help="Administrators of the platform.", no_args_is_help=True)


@commands.callback()
def group() -> None:
    """Administrators of the platform."""


@commands.command("create-admin")
def create_admin(
    login: Annotated[str, typer.Option(help="The login.")],
    name: Annotated[str, typer.Option(help="The person's name.")],
    role: Annotated[PlatformRole, typer.Option(help="The administrator's role.")] = PlatformRole.SYSTEM_ADMIN,
) -> None:
    """Make an administrator with a password for one time, which is printed and must be changed at the first log-in."""
    password = run(lambda platform: _create(platform, login, name, role))
    print(f"login: {login}\npassword: {password}")


@commands.command("reset-password")
def reset_password(login: Annotated[str, typer.Option(help="The login.")]) -> None:
    """Give anybody, administrators too, a password for one time, which is printed; his sessions end."""
    password = run(lambda platform: _reset(platform, login))
    print(f"login: {login}\npassword: {password}")


async def _reset(platform: Platform, login: str) -> str:
    from sqlalchemy import select

    from engine.database.session import Session
    from engine.errors import NotFound
    from engine.identity import people
    from engine.identity import tables as t
    from engine.identity.actor import SYSTEM

    async def work(session: Session) -> str:
        person = await session.scalar(select(t.person.c.id).where(t.person.c.login == login.strip().lower()))
        if person is None:
            raise NotFound(people.PERSON, login)
        policy = platform.settings.password_policy
        return await people.reset_password(session, SYSTEM, platform.clock, person, policy=policy)

    return await platform.database.run(work)


async def _create(platform: Platform, login: str, name: str, role: PlatformRole) -> str:
    from engine.database.session import Session
    from engine.identity import passwords, people, roles
    from engine.identity.actor import SYSTEM
    from engine.identity.roles import Holding

    settings = platform.settings
    password = passwords.invent(settings.password_policy)

    async def work(session: Session) -> None:
        person = await people.create(
            session,
            SYSTEM,
            platform.clock,
            login=login,
            name=name,
            password=password,
            policy=settings.password_policy,
        )
        holding = Holding("", role.value, person=person)
        await roles.give(session, SYSTEM, platform.clock, holding, profile=settings.chosen_profile)

    await platform.database.run(work)
    return password
