"""The one password of the demo people: given from outside, or made once and kept where only its owner can read it."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import select

from engine.clock import Clock
from engine.database.session import Session
from engine.identity import passwords, people
from engine.identity import tables as t
from engine.packages.demo.bank import PEOPLE
from engine.settings import PasswordPolicy

FILE = "demo-password"


def demo_password(folder: Path, given: str | None, policy: PasswordPolicy) -> str:
    """The password: `given`, or the one in the data folder, made there at the first asking."""
    if given:
        return given
    file = folder / FILE
    try:
        return file.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        pass
    folder.mkdir(parents=True, exist_ok=True)
    made = passwords.invent(policy)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process was quicker
        return file.read_text(encoding="utf-8").strip()
    with os.fdopen(handle, "w", encoding="utf-8") as opened:
        opened.write(made + "\n")
    return made


async def make_it_hold(session: Session, clock: Clock, password: str) -> bool:
    """See to it that the password printed is the one that works; true when it had to be set anew for everybody.

    Only the first person is tried, because trying takes a tenth of a second: they all change together or not at all.
    """
    logins = [person.login for person in PEOPLE]
    rows = await session.rows(
        select(t.person.c.login, t.person.c.id, t.person.c.password_hash).where(t.person.c.login.in_(logins))
    )
    there = {row.login: row for row in rows}
    if not there or await passwords.matches(there[min(there)].password_hash, password):
        return False
    for row in there.values():
        await people.set_password(session, clock, row.id, password, must_change=False)
    return True
