"""A worker in a process of its own: writes one row into trial.done for each job it finishes."""

from __future__ import annotations

import asyncio
import signal
import sys
from datetime import timedelta

from sqlalchemy import Column, Integer, MetaData, Table, Text, insert

from engine.clock import Clock
from engine.database.session import Database
from engine.jobs.queue import Handlers
from engine.jobs.task import Task
from engine.jobs.worker import Worker

done = Table("done", MetaData(schema="trial"), Column("job", Integer), Column("worker", Text))


async def main(url: str, name: str, pause: float, lease: float) -> None:
    database, stop, handlers = Database(url, pool_size=10), asyncio.Event(), Handlers()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)

    async def note(task: Task) -> None:
        await asyncio.sleep(pause)
        async with task.transaction() as session:
            await session.execute(insert(done), {"job": task.payload["number"], "worker": name})
            await task.finish(session)

    handlers.add("note", note)
    worker = Worker(
        database, handlers, Clock(), lease=timedelta(seconds=lease), poll_seconds=0.5, sweep_seconds=0.4, concurrency=4
    )
    print("ready", flush=True)
    await worker.run(stop)
    await database.dispose()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], float(sys.argv[3]), float(sys.argv[4])))
