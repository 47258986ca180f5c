"""The composition root: the one module that knows every part and hands each what it needs.

`compose` makes a `Platform` over a database, `ready` reads what is live, `create_app` makes the HTTP application. What
a process does beside answering (following releases and the business clock, jobs, duties) is made here too.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path

import structlog
from fastapi import FastAPI

import engine
from engine.api.application import Application
from engine.api.dependencies import Platform
from engine.audit import anchor, partitions, seal
from engine.calendars.kind import CALENDAR
from engine.clock import Clock
from engine.database import business_clock
from engine.database.notify import Listener
from engine.database.session import Database
from engine.definitions.apps.kind import APP
from engine.definitions.option_sets.kind import OPTION_SET
from engine.definitions.service import definitions
from engine.files.collect import Collector
from engine.files.scan import scanner_of
from engine.files.store import Store
from engine.files.upload import Uploads
from engine.flows import working
from engine.flows.kind import FLOW
from engine.flows.step import Flows
from engine.flows.versions import Versions
from engine.forms.kind import FORM
from engine.forms.missing_indexes import make_missing
from engine.identity import organisation, sessions
from engine.jobs.duties import Duty, perform
from engine.jobs.queue import Handlers, Queue
from engine.jobs.wake import NotifyWake
from engine.jobs.worker import Worker
from engine.kinds import DefinitionKind
from engine.messages.channels.setup import channels_of
from engine.messages.delivering import Delivering
from engine.messages.kind import MESSAGE
from engine.permissions.roles.kind import ROLE
from engine.records import duties as upkeep_duties
from engine.records import editing, purging, upkeep
from engine.records.bulk import service as bulk
from engine.records.bulk import steps as bulk_steps
from engine.records.computed.working import Recomputing
from engine.records.exchange import importing, steps
from engine.records.exchange.steps import Importing
from engine.records.schema.executor import SchemaExecutor
from engine.records.schema.leftovers import drop_left_columns
from engine.records.speed import making, watch
from engine.rules import asking
from engine.rules.decisions.kind import DECISION
from engine.secrets import keys
from engine.settings import Mode, Profile, Settings
from engine.views.kind import VIEW

KINDS: tuple[DefinitionKind, ...] = (APP, OPTION_SET, CALENDAR, FORM, VIEW, ROLE, DECISION, MESSAGE, FLOW)
"""Every kind of definition this build knows. A new kind is one more name here."""

CLOCK_POLL_SECONDS = 5.0
LONGEST_UNSEALED = timedelta(seconds=60)
log = structlog.get_logger(__name__)


def compose(settings: Settings, database: Database, *, clock: Clock | None = None) -> Platform:
    """Everything one process works with, over one database."""
    ticking = clock or Clock()
    four_eyes = settings.chosen_profile is Profile.SEPARATED
    platform = Platform(
        settings=settings,
        database=database,
        clock=ticking,
        definitions=definitions(database, KINDS, SchemaExecutor(database), ticking, four_eyes=four_eyes),
        sessions=sessions.Sessions(database, ticking, settings),
    )
    platform.parts["handlers"] = Handlers()
    platform.parts["queue"] = Queue(ticking, NotifyWake(database))
    platform.parts["uploads"] = uploads(platform)
    importing_jobs = Importing(database, platform.live, ticking)
    platform.parts["handlers"].add(steps.KIND, importing_jobs.work, attempts=steps.ATTEMPTS)
    bulk_jobs = bulk_steps.Bulk(database, platform.live, ticking)
    platform.parts["handlers"].add(bulk_steps.KIND, bulk_jobs.work, attempts=bulk_steps.ATTEMPTS)
    list_indexes = making.Making(database, platform.live, ticking, platform.parts["queue"])
    platform.parts["handlers"].add(making.KIND, list_indexes.work, attempts=making.ATTEMPTS)
    platform.parts["list_indexes"] = list_indexes
    platform.parts["watch"] = watch.watch(database, settings.slow_list)
    platform.parts["flows"] = Flows(
        platform.live, ticking, Versions(), asks=asking.said_of_record, address=settings.public_url.rstrip("/")
    )
    platform.parts["delivering"] = Delivering(
        database, ticking, channels_of(settings), simulates=settings.mode is Mode.DEMO
    )
    platform.parts["worker"] = Background(platform)
    return platform


def uploads(platform: Platform) -> Uploads:
    """What takes files in and knows where they lie."""
    settings = platform.settings
    return Uploads(
        database=platform.database,
        store=Store(settings.files_folder),
        clock=platform.clock,
        scanner=scanner_of(settings.scan, seconds=settings.scan_seconds),
        patience=settings.upload_patience,
        quota=settings.upload_quota,
        kept_hours=settings.uploads_kept,
    )


async def ready(platform: Platform) -> None:
    """Open the keys, read the business clock and what is live, before the first request or command."""
    if not platform.parts.get("keys_are_open"):
        await keys.opened(platform.database, platform.settings, platform.clock.real())
        platform.parts["keys_are_open"] = True
    async with platform.database.reading() as session:
        await business_clock.read(session, platform.clock)
        await platform.live.refresh(session)


def create_app(platform: Platform) -> Application:
    """The HTTP application over a platform."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with following(platform):
            yield

    return Application(platform, lifespan=lifespan, interface=interface_folder())


def interface_folder() -> Path | None:
    """Where the built browser application is: carried by the wheel, or built in a clone."""
    folder = Path(engine.__file__).parent / "_ui"
    return folder if folder.is_dir() else None


@asynccontextmanager
async def following(platform: Platform) -> AsyncIterator[None]:
    """Follow what other processes change: live releases and the business clock. Once a process, however often asked."""
    await ready(platform)
    if platform.parts.get("is_following"):
        yield
        return
    platform.parts["is_following"] = True
    told = asyncio.Event()
    listener = Listener(platform.database.url)
    platform.live.listen(listener)
    listener.on(business_clock.CHANNEL, lambda _: told.set())
    listener.on_stale(told.set)
    try:
        async with listener:
            tasks = [
                asyncio.create_task(platform.live.watch(platform.database), name="releases"),
                asyncio.create_task(_follow_clock(platform, told), name="business clock"),
                asyncio.create_task(
                    platform.parts["watch"].follow(platform.database, platform.clock), name="slow lists"
                ),
            ]
            try:
                yield
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
    finally:
        platform.parts["is_following"] = False


async def _follow_clock(platform: Platform, told: asyncio.Event) -> None:
    while True:
        try:
            async with platform.database.reading() as session:
                await business_clock.read(session, platform.clock)
        except Exception as error:
            log.warning("business_clock_not_read", error=type(error).__name__)
        with suppress(TimeoutError):
            async with asyncio.timeout(CLOCK_POLL_SECONDS):  # wait_for loses a cancellation that comes with the news
                await told.wait()
        told.clear()


AGAIN_SECONDS = 0.5
"""After what time work that was interrupted is begun anew."""


class Background:
    """What a process works on without being asked: jobs, and duties by the clock."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; begun anew where the database went away while work was beginning."""
        while not stop.is_set():
            try:
                await self._work(stop)
            except Exception:
                log.exception("background_work_interrupted")
                with suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), AGAIN_SECONDS)

    async def _work(self, stop: asyncio.Event) -> None:
        platform = self._platform
        worker = Worker(
            platform.database,
            platform.parts["handlers"],
            platform.clock,
            concurrency=platform.settings.workers,
        )
        async with following(platform), asyncio.TaskGroup() as group:
            database, live, clock = platform.database, platform.live, platform.clock
            of_records = upkeep_duties.duties(database, live, clock)
            flows = working.duties(platform.parts["flows"], database)
            every = [*duties(platform), *of_records, *list_indexes(platform), *flows]
            group.create_task(perform(every, stop), name="duties")
            group.create_task(worker.run(stop), name="jobs")


def list_indexes(platform: Platform) -> list[Duty]:
    """Keeping the indexes made for lists on what is live, making those of texts that a form has not got yet, and
    forgetting lists nobody looks at."""
    database, clock = platform.database, platform.clock
    return [
        Duty("keep indexes of lists", 15, platform.parts["list_indexes"].keep_up),
        Duty("make indexes of texts that are missing", 3600, lambda: make_missing(database, platform.live)),
        Duty("forget slow lists", 3600, lambda: watch.forget(database, clock)),
    ]


def duties(platform: Platform) -> list[Duty]:
    """What is done by the clock."""
    database, clock, settings = platform.database, platform.clock, platform.settings
    run = database.run
    taken: Uploads = platform.parts["uploads"]
    collector = Collector(database, taken.store, clock, kept=timedelta(hours=taken.kept_hours))

    async def seal_trail() -> None:
        while await database.run(lambda session: seal.seal(session, clock)) >= seal.BATCH:
            pass

    async def write_anchor() -> None:
        async with database.reading() as session:
            head = await anchor.head(session)
        if head is not None and settings.data.is_dir():
            await asyncio.to_thread(anchor.append_hourly, settings.data / anchor.FILE, head, clock.real())

    async def watch_sealing() -> None:
        async with database.reading() as session:
            waited = await seal.lag(session, clock)
        if waited > LONGEST_UNSEALED:  # a transaction that does not end holds the horizon back
            log.warning("audit_not_sealed", seconds=round(waited.total_seconds()))

    async def empty_bins() -> None:
        if settings.bin_days:
            await purging.purge(database, platform.live, clock, timedelta(days=settings.bin_days))

    return [
        Duty("empty recycle bins", 3600, empty_bins),
        Duty("seal the audit trail", 1, seal_trail),
        Duty("watch sealing", 60, watch_sealing),
        Duty("write an anchor", 60, write_anchor),
        Duty("deliver messages", 1, platform.parts["delivering"].perform),
        Duty(
            "make months of the audit trail",
            3600,
            lambda: run(lambda session: partitions.ensure(session, clock.real())),
        ),
        Duty("work values out anew", 1, Recomputing(database, lambda: platform.live.now, clock).perform),
        Duty("make months of changes", 3600, lambda: run(lambda session: upkeep.make_months(session, clock))),
        Duty("forget old imports", 3600, lambda: run(lambda session: importing.forget_old(session, clock.real()))),
        Duty(
            "forget old acts on many records", 3600, lambda: run(lambda session: bulk.forget_old(session, clock.real()))
        ),
        Duty("forget who was editing", 300, lambda: run(lambda session: editing.forget(session, clock))),
        Duty("forget idempotency keys", 3600, lambda: run(lambda session: upkeep.forget_keys(session, clock))),
        Duty(
            "carry out acts of the organisation",
            60,
            lambda: run(lambda session: organisation.carry_out_due(session, clock)),
        ),
        Duty("collect files nobody refers to", 300, collector.collect),
        Duty("forget sessions", 300, lambda: run(lambda session: sessions.sweep(session, clock, settings))),
        Duty("go on with publications", 30, platform.definitions.publisher.resume),
        Duty("drop columns left by changes of type", 3600, lambda: drop_left_columns(database, clock)),
    ]
