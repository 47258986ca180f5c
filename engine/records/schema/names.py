"""Physical names: made once, from the first name and the uid, cut by bytes, and never changed. Pure."""

from __future__ import annotations

from collections.abc import Collection

LONGEST = 63
"""PostgreSQL cuts longer identifiers silently, by bytes; two names could become one."""


def app_schema(app: str) -> str:
    """The schema of an app's tables."""
    return cut(f"a_{app}")


def view_schema(app: str) -> str:
    """The schema of an app's readable views."""
    return cut(f"v_{app}")


def physical(name: str, uid: str, taken: Collection[str] = ()) -> str:
    """A name nobody has yet: the name and the end of the uid, more of the uid while that is taken."""
    for length in (4, 8, len(uid)):
        candidate = joined(name, uid[-length:])
        if candidate not in taken:
            return candidate
    count = 2
    while (candidate := joined(name, f"{uid[-4:]}_{count}")) in taken:
        count += 1
    return candidate


def cut(name: str, limit: int = LONGEST) -> str:
    """The name within so many bytes, not broken within a character."""
    return name.encode()[:limit].decode(errors="ignore")


def quoted(name: str) -> str:
    """An identifier as SQL writes it."""
    if "\0" in name or not name:
        raise ValueError("an identifier has at least one character and no NUL")
    return '"' + name.replace('"', '""') + '"'


def qualified(schema: str, name: str) -> str:
    """A name with its schema, as SQL writes it."""
    return f"{quoted(schema)}.{quoted(name)}"


def joined(name: str, suffix: str) -> str:
    """A name with a suffix that is never cut off."""
    return cut(name, LONGEST - len(suffix.encode()) - 1) + "_" + suffix
