"""The process above the server: it lives as long as anybody uses the data folder, and the server lives with it.

Run as a script by `server.py`, with nothing but the standard library, in a session of its own so that a Ctrl-C in the
terminal does not reach it. Everybody who uses the folder holds a shared lock on one file, and the kernel lets go of a
dead process's locks: when this process gets that lock for itself, the last user has left or was killed, and the server
is stopped. There are no pids to trust and nothing to poll. If this process is killed, Linux tells the server
(PR_SET_PDEATHSIG); elsewhere the next user to join finds the orphan and stops it.
"""

from __future__ import annotations

import ctypes
import fcntl
import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

PR_SET_PDEATHSIG = 1
FAST_SHUTDOWN = signal.SIGINT
IMMEDIATE_SHUTDOWN = signal.SIGQUIT
CRASH_RESTARTS = 5  # within a minute; a server that crashes more often needs a person
STRAY_SECONDS = 10.0  # how long backends of a killed server may need to notice and go


class Supervisor:
    """One server, started, started again after a crash, and stopped when nobody is left."""

    def __init__(self, plan: dict[str, Any]) -> None:  # Any: the JSON that server.py writes
        self._plan = plan
        self._cluster = Path(plan["cluster"])
        self._child: subprocess.Popen[bytes] | None = None
        self._stopping = False

    def run(self) -> int:
        """Until the server is stopped; the exit code says whether all went well."""
        alone = os.open(self._plan["supervisor_lock"], os.O_RDWR)
        try:
            fcntl.flock(alone, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return 3
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, lambda *_: self._stop())
        threading.Thread(target=self._wait_for_nobody, daemon=True).start()
        crashes: list[float] = []
        strays_until = time.monotonic() + (STRAY_SECONDS if disarm(self._cluster) else 0)
        while True:
            code = self._serve()
            if self._stopping or code == 0:
                return 0
            now = time.monotonic()
            if code < 0:  # killed by a signal
                crashes = [at for at in crashes if at > now - 60] + [now]
                strays_until = now + STRAY_SECONDS
                if len(crashes) > CRASH_RESTARTS:
                    return 2
            elif now > strays_until:
                return 1
            else:
                time.sleep(0.1)
            disarm(self._cluster)

    def _serve(self) -> int:
        self._child = subprocess.Popen(
            self._plan["command"],
            stdin=subprocess.DEVNULL,
            cwd=self._plan["home"],
            preexec_fn=self._become,
            env=self._environment(),
        )
        if self._stopping:
            self._child.send_signal(FAST_SHUTDOWN)
        return self._child.wait()

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
        return {**kept, "LC_ALL": "C", "PGDATA": str(self._cluster)}

    def _become(self) -> None:
        """In the child, before it becomes postgres: another user if need be, and dead when this process is."""
        become(self._plan.get("uid"), self._plan.get("gid"))

    def _wait_for_nobody(self) -> None:
        users = os.open(self._plan["users_lock"], os.O_RDWR)
        fcntl.flock(users, fcntl.LOCK_EX)  # granted when no user holds it shared any more
        self._stop()

    def _stop(self) -> None:
        self._stopping = True
        child = self._child
        if child is not None and child.poll() is None:
            child.send_signal(FAST_SHUTDOWN)


def become(uid: int | None, gid: int | None) -> None:
    """Turn this process into another user's, ended by the kernel when its parent ends (Linux)."""
    parent = os.getppid()
    if uid is not None and gid is not None:
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)
    os.umask(0o077)
    if sys.platform == "linux":  # after setuid, which clears it
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, FAST_SHUTDOWN)
        if os.getppid() != parent:
            os._exit(1)


def disarm(cluster: Path) -> bool:
    """Make sure no server runs in this cluster and no dead one's pid file stops the next; True if there was one.

    A pid may be a zombie nobody reaps, or another process by now; PostgreSQL would take either for a running server.
    The pid is replaced by ours, which the new server ignores as its parent's; the rest of the file stays, so that
    PostgreSQL still sees by its shared memory whether a backend of the old server lives.
    """
    pid_file = cluster / "postmaster.pid"
    try:
        lines = pid_file.read_text().splitlines()
        pid = abs(int(lines[0]))
    except (FileNotFoundError, IndexError, ValueError):
        return False
    if _is_server(pid, cluster):
        _end(pid, cluster)
        if not pid_file.exists():
            return True
    lines[0] = str(os.getpid())
    lines[7:8] = ["stale"]
    pid_file.write_text("\n".join(lines) + "\n")
    return True


def _end(pid: int, cluster: Path) -> None:
    for request, seconds in ((FAST_SHUTDOWN, 20.0), (IMMEDIATE_SHUTDOWN, 5.0), (signal.SIGKILL, 2.0)):
        try:
            os.kill(pid, request)
        except ProcessLookupError:
            return
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if not _is_server(pid, cluster):
                return
            time.sleep(0.01)


def _is_server(pid: int, cluster: Path) -> bool:
    """This pid is a living postmaster of this cluster."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    if pid == os.getpid():
        return False
    if Path("/proc/self").exists():
        return _serves(Path(f"/proc/{pid}"), cluster)
    said = subprocess.run(["ps", "-o", "stat=,command=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return "postgres" in said.stdout and not said.stdout.startswith("Z")


def _serves(process: Path, cluster: Path) -> bool:
    try:
        return (process / "cwd").readlink() == cluster.resolve()
    except PermissionError:  # root without CAP_SYS_PTRACE, as in containers: look at the command instead
        with suppress(OSError):
            return str(cluster).encode() in (process / "cmdline").read_bytes().split(b"\0")
    except OSError:  # gone, or a zombie
        pass
    return False


if __name__ == "__main__":
    sys.exit(Supervisor(json.loads(sys.argv[1])).run())
