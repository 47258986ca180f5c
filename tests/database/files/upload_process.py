"""Uploads in a process of their own, which kills itself at a chosen moment of the second one."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from engine.clock import Clock
from engine.database.session import Database
from engine.files import claims
from engine.files.store import Store
from tests.support.uploads import taking, uploads_over


def die(*_: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def after(owner: Any, name: str) -> None:
    """Die once this has been done."""
    done: Callable[..., Any] = getattr(owner, name)
    if asyncio.iscoroutinefunction(done):

        async def later(*args: Any, **more: Any) -> Any:
            result = await done(*args, **more)
            die()
            return result

        setattr(owner, name, later)
    else:
        setattr(owner, name, lambda *args: (done(*args), die()))


STAGES = {
    "received": lambda: after(Store, "receive"),
    "placed": lambda: after(Store, "place"),
    "entered": lambda: after(claims, "enter"),
    "committed": lambda: after(Database, "run"),
}


async def main(url: str, folder: str, stage: str) -> None:
    database = Database(url, pool_size=4)
    uploads = uploads_over(database, Store(Path(folder)), Clock())
    print((await taking(uploads, f"first {stage}".encode()))["id"], flush=True)
    STAGES[stage]()
    print((await taking(uploads, f"second {stage}".encode()))["id"], flush=True)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
