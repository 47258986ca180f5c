"""Passwords: which may be chosen, and how they are kept (Argon2id, in a thread, a few at a time).

One hash takes 64 MiB and a good part of a second; the semaphore keeps a burst of log-ins from taking the machine.
An unknown login costs the same as a wrong password: it is checked against a hash that nothing matches.
"""

from __future__ import annotations

import asyncio
import secrets
import string
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from engine.errors import Invalid
from engine.problems import Code, Problem
from engine.settings import PasswordPolicy

LONGEST = 128
AT_ONCE = 2

TOO_SHORT = Code("password_too_short", zh="密码至少 {limit} 位", en="A password has at least {limit} characters")
TOO_LONG = Code("password_too_long", zh="密码最多 {limit} 位", en="A password has at most {limit} characters")
FEW_CLASSES = Code(
    "password_few_classes",
    zh="密码须包含大写字母、小写字母、数字、符号中的至少 3 类",
    en="A password has at least three of: capital letters, small letters, digits, signs",
)
HAS_LOGIN = Code("password_has_login", zh="密码不能包含登录名", en="A password does not contain the login")
COMMON = Code("password_common", zh="这个密码太常见", en="This password is too common")
SAME = Code("password_same", zh="新密码不能与旧密码相同", en="The new password is not the old one")

_LENGTHS = {PasswordPolicy.MLPS3: 8, PasswordPolicy.ASVS: 12}
_COMMON = frozenset(
    {
        *("password", "password1", "password123", "passw0rd", "p@ssw0rd", "p@ssword1", "qwerty123", "qwertyuiop"),
        *("12345678", "123456789", "1234567890", "11111111", "88888888", "abc12345", "abcd1234", "a1234567"),
        *("admin123", "admin@123", "administrator", "letmein123", "iloveyou1", "woaini1314", "aa123456", "aa123456."),
        *("1qaz2wsx", "1qaz@wsx", "zaq12wsx", "qwer1234", "qwer@1234", "asdf1234", "welcome1", "welcome123"),
    }
)

_hasher = PasswordHasher()
_turns: asyncio.Semaphore | None = None
_turns_loop: asyncio.AbstractEventLoop | None = None


@cache
def _nobody() -> str:
    """A hash nothing matches: what an unknown login is checked against."""
    return _hasher.hash(secrets.token_hex(16))


def problems_of(password: str, *, login: str, policy: PasswordPolicy, path: str = "/new") -> list[Problem]:
    """What the policy has against a password."""
    found: list[Problem] = []
    shortest = _LENGTHS[policy]
    if len(password) < shortest:
        found.append(TOO_SHORT.at(path, limit=shortest))
    if len(password) > LONGEST:
        found.append(TOO_LONG.at(path, limit=LONGEST))
    if policy is PasswordPolicy.MLPS3 and _classes(password) < 3:
        found.append(FEW_CLASSES.at(path))
    if len(login) > 3 and login.lower() in password.lower():
        found.append(HAS_LOGIN.at(path))
    if password.lower() in _COMMON:
        found.append(COMMON.at(path))
    return found


def require_good(password: str, *, login: str, policy: PasswordPolicy, path: str = "/new") -> None:
    """Raise Invalid with everything the policy has against a password."""
    found = problems_of(password, login=login, policy=policy, path=path)
    if found:
        raise Invalid(found)


def invent(policy: PasswordPolicy) -> str:
    """A password for one time, easy to read out: no letters that look alike, and good by either policy."""
    letters = "".join(set(string.ascii_letters) - set("lIoO"))
    digits = "23456789"
    while True:
        groups = ("".join(secrets.choice(letters + digits) for _ in range(4)) for _ in range(4))
        password = "-".join(groups)
        if not problems_of(password, login="", policy=policy):
            return password


async def hash_of(password: str) -> str:
    """What is kept of a password."""
    async with _turn():
        return await asyncio.to_thread(_hasher.hash, password)


def hash_now(password: str) -> str:
    """The same for a command or a seed that has nothing else to do meanwhile."""
    return _hasher.hash(password)


async def matches(stored: str | None, password: str) -> bool:
    """The password is the one that was kept; None, for nobody, takes as long and is false."""
    async with _turn():
        return await asyncio.to_thread(_verify, stored, password[: LONGEST * 4])


def _verify(stored: str | None, password: str) -> bool:
    try:
        return _hasher.verify(stored or _nobody(), password)
    except (VerificationError, InvalidHashError):
        return False


def _turn() -> asyncio.Semaphore:
    """One semaphore a loop: tests run several loops, a process one."""
    global _turns, _turns_loop
    loop = asyncio.get_running_loop()
    if _turns is None or _turns_loop is not loop:
        _turns, _turns_loop = asyncio.Semaphore(AT_ONCE), loop
    return _turns


def _classes(password: str) -> int:
    found = {
        "upper" if each.isupper() else "lower" if each.islower() else "digit" if each.isdigit() else "sign"
        for each in password
    }
    return len(found)
