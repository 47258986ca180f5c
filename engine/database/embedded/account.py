"""Whom the server runs as: ourselves, or under root another user, since PostgreSQL never runs as root."""

from __future__ import annotations

import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path

from engine.database.embedded.refusal import NO_ACCOUNT
from engine.errors import Unavailable

UNPRIVILEGED = ("nobody", "postgres", "daemon")


@dataclass(frozen=True, slots=True)
class Account:
    """A user of this machine."""

    name: str
    uid: int
    gid: int

    def reaches(self, path: Path) -> bool:
        """Can read this folder: every folder above it may be entered, by this user or by anybody."""
        return self.reaches_through(path) and self._may(path.resolve(), enter=False)

    def reaches_through(self, path: Path) -> bool:
        """Can open what lies in this folder, by its name."""
        path = path.resolve()
        return all(self._may(place, enter=True) for place in [path, *path.parents])

    def _may(self, place: Path, *, enter: bool) -> bool:
        found = place.stat()
        owner, group, other = (
            (stat.S_IXUSR, stat.S_IXGRP, stat.S_IXOTH) if enter else (stat.S_IRUSR, stat.S_IRGRP, stat.S_IROTH)
        )
        if found.st_uid == self.uid:
            return bool(found.st_mode & owner)
        if found.st_gid == self.gid:
            return bool(found.st_mode & group)
        return bool(found.st_mode & other)


def server_account(cluster: Path) -> Account | None:
    """None where the server runs as ourselves; under root the cluster's owner, else the first unprivileged user."""
    if os.geteuid() != 0:
        return None
    if cluster.exists() and cluster.stat().st_uid != 0:
        return _account(pwd.getpwuid(cluster.stat().st_uid))
    for name in UNPRIVILEGED:
        try:
            return _account(pwd.getpwnam(name))
        except KeyError:
            continue
    raise Unavailable(NO_ACCOUNT, looked=list(UNPRIVILEGED))


def _account(entry: pwd.struct_passwd) -> Account:
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
