"""Joining the server of a data folder: the first one starts it, the last one's leaving stops it."""

from __future__ import annotations

import fcntl
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from engine.database.embedded import supervisor
from engine.database.embedded.account import Account, server_account
from engine.database.embedded.binaries import Binaries, choose, laid_for
from engine.database.embedded.cluster import DATABASE, ROLE, ensure_cluster
from engine.database.embedded.layout import Layout, lay_out, open_folder
from engine.database.embedded.refusal import NO_PLATFORM, START_FAILED
from engine.errors import Unavailable

START_SECONDS = 300.0  # recovery after a crash may take long; a server that cannot start says so at once
LOG_LIMIT = 10 * 1024 * 1024


class EmbeddedServer:
    """One process's use of the server in a data folder. Its calls block: run them in a thread where that matters."""

    def __init__(self, layout: Layout, account: Account | None, *, durable: bool) -> None:
        self.layout = layout
        self._account = account
        self._durable = durable
        self._supervisor: subprocess.Popen[bytes] | None = None
        self._use: int | None = None

    @classmethod
    def join(cls, folder: Path, *, durable: bool = True) -> EmbeddedServer:
        """Use the server of this folder, starting it if nobody else has. `durable=False` is for tests: no fsync."""
        if os.name != "posix":
            raise Unavailable(NO_PLATFORM)
        folder = open_folder(folder)
        with _locked(folder / "start.lock"):
            # under root the cluster's owner decides whom the server runs as, wherever the cluster is
            remembered = Path(Layout(folder, folder).facts().home) / "cluster"
            account = server_account(remembered)
            server = cls(lay_out(folder, account), account, durable=durable)
            server._use = os.open(server.layout.lock("users"), os.O_RDWR)
            try:
                fcntl.flock(server._use, fcntl.LOCK_SH)  # waits for a server that is just being stopped
                server._ensure()
            except BaseException:
                os.close(server._use)
                raise
        return server

    @property
    def url(self) -> str:
        """Where it listens, with the password."""
        password = quote(self.layout.password.read_text(), safe="")
        return f"postgresql://{ROLE}:{password}@127.0.0.1:{self.layout.facts().port}/{DATABASE}"

    def check(self) -> bool:
        """Start the server again if its supervisor was killed; True if that was needed."""
        if self._use is None or self._is_supervised():
            return False
        with _locked(self.layout.lock("start")):
            return self._ensure()

    def leave(self) -> bool:
        """Stop using the server; the last to leave waits until it is stopped, and gets True."""
        if self._use is None:
            return False
        with _locked(self.layout.lock("start")):
            os.close(self._use)
            self._use = None
            if self._is_used_by_others():
                if self._supervisor is not None:
                    self._supervisor.returncode = 0  # it outlives us on purpose; Popen would warn of that
                return False
            with _locked(self.layout.lock("supervisor")):
                pass  # the supervisor holds this lock until the server is down
        if self._supervisor is not None:
            self._supervisor.wait()
        return True

    def _ensure(self) -> bool:
        """Have a running server; the caller holds the start lock and uses the folder. True if it was started."""
        while self._is_supervised():
            if self._wait_until_ready(None):
                return False
        layout = self.layout
        supervisor.disarm(layout.cluster)
        facts = layout.facts()
        found = choose(layout.made_by(), folder=layout.folder, made_by=facts.binaries)
        binaries = laid_for(self._account, found, layout.home)
        ensure_cluster(layout, binaries, self._account, durable=self._durable)
        account = self._account.name if self._account else ""
        layout.remember(major=found.major, version=found.version, binaries=str(found), account=account)
        # the port of last time, so that who is still connected finds the server again
        for port in (facts.port or _free_port(), _free_port(), _free_port()):
            layout.remember(port=port)
            self._supervisor = self._launch(binaries, port)
            if self._wait_until_ready(self._supervisor):
                return True
        raise Unavailable(START_FAILED, reason=_tail(layout.log), log=layout.log)

    def _launch(self, binaries: Binaries, port: int) -> subprocess.Popen[bytes]:
        layout = self.layout
        if layout.log.exists() and layout.log.stat().st_size > LOG_LIMIT:
            layout.log.rename(layout.log.with_suffix(".log.1"))
        settings = [
            part for name, value in _settings(port, self._durable).items() for part in ("-c", f"{name}={value}")
        ]
        plan = {
            "command": [str(binaries.folder / "postgres"), "-D", str(layout.cluster), *settings],
            "cluster": str(layout.cluster),
            "home": str(layout.home),
            "users_lock": str(layout.lock("users")),
            "supervisor_lock": str(layout.lock("supervisor")),
            "uid": self._account.uid if self._account else None,
            "gid": self._account.gid if self._account else None,
        }
        script = Path(supervisor.__file__)
        with open(os.open(layout.log, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600), "ab") as log:
            return subprocess.Popen(
                [sys.executable, "-I", "-S", script, json.dumps(plan)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                cwd=layout.home,
            )

    def _wait_until_ready(self, launched: subprocess.Popen[bytes] | None) -> bool:
        """False when its supervisor, just launched or found, has given up or finished stopping."""
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            if _is_ready(self.layout.cluster):
                return True
            if launched is not None and launched.poll() is not None:
                return False
            if launched is None and not self._is_supervised():
                return False
            time.sleep(0.005)
        raise Unavailable(START_FAILED, reason=_tail(self.layout.log), log=self.layout.log)

    def _is_supervised(self) -> bool:
        if self._supervisor is not None:
            self._supervisor.poll()  # or it stays a zombie
        return not _is_free(self.layout.lock("supervisor"), fcntl.LOCK_SH)

    def _is_used_by_others(self) -> bool:
        """Asked after leaving: others hold it shared, or the supervisor holds it alone already, or nobody does."""
        users = self.layout.lock("users")
        return not _is_free(users, fcntl.LOCK_EX) and _is_free(users, fcntl.LOCK_SH)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    handle = os.open(path, os.O_RDWR)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _is_free(path: Path, mode: int) -> bool:
    handle = os.open(path, os.O_RDWR)
    try:
        fcntl.flock(handle, mode | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(handle)
    return True


def _is_ready(cluster: Path) -> bool:
    """PostgreSQL writes its state into the eighth line of its pid file."""
    try:
        return (cluster / "postmaster.pid").read_text().splitlines()[7].strip() == "ready"
    except (FileNotFoundError, IndexError):
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _tail(log: Path) -> str:
    try:
        lines = log.read_text(errors="replace").strip().splitlines()
    except FileNotFoundError:
        return "no log"
    return " / ".join(line for line in lines[-6:] if "FATAL" in line or "HINT" in line or "Error" in line) or lines[-1]


def _settings(port: int, durable: bool) -> dict[str, str]:
    """For a small machine beside the application; statements and values stay out of the log, they are personal data."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    chosen = {
        "listen_addresses": "127.0.0.1",
        "port": str(port),
        "unix_socket_directories": "",
        "max_connections": "100",
        "shared_buffers": f"{max(64, min(256, memory // 16))}MB",
        "effective_cache_size": f"{max(256, memory // 2)}MB",
        "work_mem": "8MB",
        "maintenance_work_mem": "128MB",
        "max_wal_size": "2GB",
        "random_page_cost": "1.1",
        "jit": "off",
        "autovacuum_naptime": "15s",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_min_messages": "warning",
        "log_min_error_statement": "panic",
        "log_error_verbosity": "terse",
    }
    if not durable:
        chosen |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_wal_size": "4GB"}
    return chosen
