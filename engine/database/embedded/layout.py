"""What lies where in the data folder of embedded PostgreSQL."""

from __future__ import annotations

import getpass
import json
import os
import pwd
import secrets
import shutil
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from engine.database.embedded.account import Account
from engine.database.embedded.refusal import NOT_YOURS
from engine.errors import Unavailable

SHARED_HOME = Path("/var/lib/langqiao")
"""Where the cluster goes under root if the data folder lies in a private home: the server's user cannot go there."""


OWNER = "data-folder"
"""The file in a home there that names the data folder it belongs to."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the folder remembers of its server (`server.json`)."""

    home: str
    port: int = 0
    major: int = 0
    version: str = ""
    binaries: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Places in one data folder. `folder` is ours; `home` is where the server's user can go, and usually the same."""

    folder: Path
    home: Path

    @property
    def cluster(self) -> Path:
        """PostgreSQL's own data directory."""
        return self.home / "cluster"

    @property
    def log(self) -> Path:
        """What the server and its supervisor print."""
        return self.folder / "server.log"

    @property
    def password(self) -> Path:
        """The password of the only role, readable by the owner of the folder only."""
        return self.folder / "password"

    def lock(self, name: str) -> Path:
        """A lock file; locks end with the process that holds them."""
        return self.folder / f"{name}.lock"

    def facts(self) -> Facts:
        """What is remembered, or nothing yet."""
        try:
            return Facts(**json.loads((self.folder / "server.json").read_text()))
        except (FileNotFoundError, ValueError, TypeError):
            return Facts(home=str(self.home))

    def remember(self, **changed: object) -> Facts:
        """Write facts down, in one step."""
        facts = replace(self.facts(), home=str(self.home), **changed)  # type: ignore[arg-type]
        fresh = self.folder / "server.json.new"
        fresh.write_text(json.dumps(asdict(facts), indent=2) + "\n")
        fresh.rename(self.folder / "server.json")
        return facts

    def made_by(self) -> int | None:
        """The major version that made the cluster, or None when there is none yet."""
        try:
            return int((self.cluster / "PG_VERSION").read_text())
        except FileNotFoundError:
            return None


def open_folder(folder: Path) -> Path:
    """Make the folder, or make sure that it is ours."""
    folder = folder.absolute()
    folder.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    folder.mkdir(mode=0o711, exist_ok=True)
    owner = folder.stat().st_uid
    if owner != os.geteuid() and (os.geteuid() != 0 or not os.access(folder, os.W_OK)):
        raise Unavailable(NOT_YOURS, folder=folder, owner=_name(owner), user=getpass.getuser())
    for name in ("start", "users", "supervisor"):
        os.close(os.open(folder / f"{name}.lock", os.O_CREAT | os.O_RDWR, 0o600))
    return folder


def lay_out(folder: Path, account: Account | None) -> Layout:
    """Find the home the folder remembers, or choose one."""
    remembered = Layout(folder, folder).facts().home
    if (Path(remembered) / "cluster").is_dir() or account is None or account.reaches_through(folder):
        return Layout(folder, Path(remembered))
    home = Path(remembered)
    if home == folder:
        SHARED_HOME.mkdir(mode=0o711, parents=True, exist_ok=True)
        _forget_orphans()
        home = SHARED_HOME / secrets.token_hex(8)
    home.mkdir(mode=0o711, exist_ok=True)
    layout = Layout(folder, home)
    layout.remember()
    (home / OWNER).write_text(str(folder))  # last: until it is there, nobody takes the home for an orphan
    return layout


def _forget_orphans() -> None:
    """Remove homes whose data folder was deleted, or has another home by now."""
    for home in SHARED_HOME.iterdir():
        try:
            folder = Path((home / OWNER).read_text())
        except OSError:
            continue
        if Layout(folder, folder).facts().home != str(home):
            shutil.rmtree(home, ignore_errors=True)


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"user {uid}"
