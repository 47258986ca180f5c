"""Making a cluster, once: in a folder beside it, renamed when all is done, so that a killed attempt leaves nothing."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
from functools import partial
from pathlib import Path

from engine.database.embedded.account import Account
from engine.database.embedded.binaries import Binaries
from engine.database.embedded.layout import Layout
from engine.database.embedded.refusal import START_FAILED
from engine.database.embedded.supervisor import become
from engine.errors import Unavailable

ROLE = "langqiao"
DATABASE = "langqiao"


def ensure_cluster(layout: Layout, binaries: Binaries, account: Account | None, *, durable: bool) -> None:
    """Make the cluster unless it is there: scram for everybody, one role with a random password, UTF-8."""
    if layout.made_by() is not None:
        return
    fresh = layout.home / "cluster.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    secret = _new_password(layout.password)
    handed_over = layout.home / "password.initdb"  # the server's user cannot read ours
    handed_over.unlink(missing_ok=True)
    with open(os.open(handed_over, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(secret)
    if account is not None:
        os.chown(fresh, account.uid, account.gid)
        os.chown(handed_over, account.uid, account.gid)
    try:
        command: list[str | Path] = [binaries.folder / "initdb", "-D", fresh, "-U", ROLE, f"--pwfile={handed_over}"]
        command += ["--auth=scram-sha-256", "--encoding=UTF8", *_locale(binaries)]
        _run(command if durable else [*command, "--no-sync"], layout, account)
        single: list[str | Path] = [binaries.folder / "postgres", "--single", "-D", fresh, "-F", "postgres"]
        _run(single, layout, account, said=f"CREATE DATABASE {DATABASE}\n")
    finally:
        handed_over.unlink(missing_ok=True)
    fresh.rename(layout.cluster)


def _locale(binaries: Binaries) -> list[str]:
    """Order by code point and know every script's letters; before 17 that exists only as C, which knows ASCII's."""
    if binaries.major >= 17:
        return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return ["--locale=C"]


def _new_password(path: Path) -> str:
    secret = secrets.token_urlsafe(24)
    path.unlink(missing_ok=True)
    with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(secret)
    return secret


def _run(command: list[str | Path], layout: Layout, account: Account | None, said: str = "") -> None:
    done = subprocess.run(
        command,
        input=said,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        cwd=layout.home,
        env={"LC_ALL": "C", "PATH": os.defpath, "TZ": "UTC"},
        preexec_fn=partial(become, account.uid, account.gid) if account else None,
    )
    if done.returncode != 0:
        reason = (done.stderr.strip() or done.stdout.strip() or f"exit code {done.returncode}")[-400:]
        raise Unavailable(START_FAILED, reason=reason, log=layout.log)
