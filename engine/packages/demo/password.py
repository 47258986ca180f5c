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

    Only one person is tried and one hash is made for all, because each takes a good part of a second. That they share a
    salt tells nobody more than the line this password is printed on.
    """
    mine = t.person.c.login.in_([person.login for person in PEOPLE])
    rows = await session.rows(select(t.person.c.id, t.person.c.password_hash).where(mine).order_by(t.person.c.login))
    hashes = {row.password_hash for row in rows}
    if not rows or (None not in hashes and await passwords.matches(rows[0].password_hash, password)):
        return False
    stored = await passwords.hash_of(password)
    for row in rows:
        await people.keep_password(session, clock, row.id, stored)
    return True
