"""Collecting: what nobody refers to goes, what somebody is about to use stays, and nothing known lacks its bytes."""

from __future__ import annotations

import asyncio
import hashlib
import random
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import update

from engine.clock import Clock
from engine.database.identifier import new_id
from engine.database.session import Database
from engine.errors import Invalid, TooMany, Unavailable
from engine.files import claims
from engine.files.collect import Collector
from engine.files.scan import NoAnswer, Verdict
from engine.files.store import Store
from engine.files.tables import file
from engine.files.upload import Uploads
from engine.files.verify import missing
from engine.identity.actor import SYSTEM
from tests.support.uploads import PLACE, RULES, broken, known, on_disk, taking, uploads_over


class Later(Clock):
    """Real time that runs ahead."""

    __slots__ = ("ahead",)

    def __init__(self, **ahead: float) -> None:
        super().__init__()
        self.ahead = timedelta(**ahead)

    def real(self) -> datetime:
        return super().real() + self.ahead


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(tmp_path_factory.mktemp("store") / "files")


@pytest.fixture
def uploads(database: Database, store: Store) -> Uploads:
    return uploads_over(database, store, Clock())


def collector(database: Database, store: Store, clock: Clock) -> Collector:
    return Collector(database, store, clock, kept=timedelta(hours=24))


async def whole_round(database: Database, store: Store, clock: Clock) -> None:
    """Every folder once."""
    collecting = collector(database, store, clock)
    for _ in range(256):
        await collecting.collect()


def digest(body: bytes) -> bytes:
    return hashlib.sha256(body).digest()


async def refer(database: Database, *keys: str) -> list[UUID]:
    """Bind claims to a record; which of them were still there."""
    async with database.transaction() as session:
        ids = [UUID(each) for each in keys]
        record = new_id()
        found = await claims.usable(session, ids, field=PLACE.field, form=PLACE.form, record=record, me=SYSTEM.person)
        await claims.refer(session, found, record, Clock().real())
    return [each.id for each in found]


async def test_a_claim_waits_a_day_and_then_goes_with_its_bytes(
    database: Database, store: Store, uploads: Uploads
) -> None:
    claimed, kept = await taking(uploads, b"claimed"), await taking(uploads, b"kept")
    await refer(database, kept["id"])
    await collector(database, store, Later(hours=23)).collect()
    assert {UUID(claimed["id"]), UUID(kept["id"])} <= set(await known(database))
    await collector(database, store, Later(hours=25)).collect()
    left = await known(database)
    assert UUID(claimed["id"]) not in left
    assert left[UUID(kept["id"])] == digest(b"kept")
    assert digest(b"claimed").hex() not in on_disk(store)
    assert store.path(digest(b"kept")).read_bytes() == b"kept"
    assert await refer(database, claimed["id"]) == []


async def test_content_goes_with_its_last_file(database: Database, store: Store, uploads: Uploads) -> None:
    one, two = await taking(uploads, b"shared"), await taking(uploads, b"shared")
    for each, is_left in ((one, True), (two, False)):
        async with database.transaction() as session:
            assert await claims.give_back(session, UUID(each["id"]), SYSTEM.person)
        await collector(database, store, Clock()).collect()
        assert store.path(digest(b"shared")).exists() is is_left


async def test_a_claim_that_is_being_saved_is_passed_over_however_old(
    database: Database, store: Store, uploads: Uploads
) -> None:
    claim = await taking(uploads, b"at the last moment")
    async with database.transaction() as session:
        record = new_id()
        found = await claims.usable(
            session, [UUID(claim["id"])], field=PLACE.field, form=PLACE.form, record=record, me=SYSTEM.person
        )
        await asyncio.wait_for(collector(database, store, Later(days=9)).collect(), 20)
        await claims.refer(session, found, record, Clock().real())
    assert UUID(claim["id"]) in await known(database)
    await collector(database, store, Later(days=9)).collect()
    assert store.path(digest(b"at the last moment")).exists()
    assert await broken(database, store) == []


async def test_a_save_that_waits_for_the_collector_finds_nothing(
    database: Database, store: Store, uploads: Uploads
) -> None:
    claim = await taking(uploads, b"too late")
    collecting = collector(database, store, Later(days=9))
    async with database.transaction() as session:
        await collecting.old_claims(session, Later(days=9).real())
        saving = asyncio.create_task(refer(database, claim["id"]))
        await asyncio.sleep(0.2)
        assert not saving.done()
    assert await saving == []


async def test_uploading_saving_and_collecting_the_same_contents_at_once_loses_nothing(
    database: Database, store: Store, uploads: Uploads
) -> None:
    """Five contents, over and over, while everything unsaved counts as old; what was saved is there to the end."""
    saved: dict[UUID, bytes] = {}
    pick = random.Random(4)
    bodies = [f"content {n}".encode() for n in range(5)]
    ended = asyncio.Event()

    async def collect() -> None:
        collecting = Collector(database, store, Clock(), kept=timedelta())
        while not ended.is_set():
            await collecting.collect()
            for body in bodies:
                await collecting.drop_content(digest(body))

    async def work() -> None:
        for _ in range(25):
            body = pick.choice(bodies)
            claim = await taking(uploads, body)
            if pick.random() < 0.15:
                for key in await refer(database, claim["id"]):
                    saved[key] = body
            elif pick.random() < 0.5:
                async with database.transaction() as session:
                    await claims.give_back(session, UUID(claim["id"]), SYSTEM.person)

    collecting = [asyncio.create_task(collect()) for _ in range(2)]
    await asyncio.gather(*[work() for _ in range(6)])
    ended.set()
    await asyncio.gather(*collecting)
    assert await broken(database, store) == []
    there = await known(database)
    for key, body in saved.items():
        assert there[key] == digest(body)
        assert store.path(digest(body)).read_bytes() == body


async def test_what_lies_on_disk_without_being_known_goes_when_it_is_old_enough(
    database: Database, store: Store, uploads: Uploads
) -> None:
    claim = await taking(uploads, b"known")
    await refer(database, claim["id"])
    stray = store.path(digest(b"stray"))
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_bytes(b"stray")
    (store.incoming / "half").write_bytes(b"ha")
    await whole_round(database, store, Clock())
    assert {stray.name, "half"} <= on_disk(store)
    await whole_round(database, store, Later(hours=3))
    assert not {stray.name, "half"} & on_disk(store)
    assert digest(b"known").hex() in on_disk(store)


async def test_a_person_cannot_fill_the_disk_with_what_he_does_not_save(database: Database, store: Store) -> None:
    async with database.transaction() as session:
        await session.execute(update(file).values(uploaded_by=new_id()))
    small = uploads_over(database, store, Clock(), quota=100)
    await taking(small, b"x" * 60)
    async with database.reading() as session:
        await small.admit(session, SYSTEM, 40, RULES)
        with pytest.raises(TooMany):
            await small.admit(session, SYSTEM, 41, RULES)


class Says:
    """A scanner with one answer."""

    def __init__(self, verdict: Verdict | None) -> None:
        self.verdict = verdict

    async def scan(self, path: Path) -> Verdict:
        assert path.read_bytes() == b"scanned"
        if self.verdict is None:
            raise NoAnswer("away")
        return self.verdict


async def test_a_scanner_decides_and_none_to_be_reached_means_no(database: Database, store: Store) -> None:
    before = on_disk(store)
    for verdict, error in ((Verdict(False, "Eicar"), Invalid), (None, Unavailable)):
        with pytest.raises(error):
            await taking(uploads_over(database, store, Clock(), scanner=Says(verdict)), b"scanned")
        assert on_disk(store) == before
    await taking(uploads_over(database, store, Clock(), scanner=Says(Verdict(True))), b"scanned")
    assert store.path(digest(b"scanned")).exists()


async def test_a_disk_that_cannot_be_written_is_told_and_leaves_nothing_known(
    database: Database, tmp_path: Path
) -> None:
    (tmp_path / "files").write_text("a file where the folder should be")
    before = await known(database)
    with pytest.raises(Unavailable) as told:
        await taking(uploads_over(database, Store(tmp_path / "files"), Clock()), b"x")
    assert told.value.code == "no_room_for_files"
    assert await known(database) == before


async def test_what_is_known_and_not_whole_on_disk_is_found(database: Database, store: Store, uploads: Uploads) -> None:
    for body in (b"cut short", b"taken away", b"whole"):
        await taking(uploads, body)
    store.path(digest(b"cut short")).write_bytes(b"cut")
    store.path(digest(b"taken away")).unlink()
    async with database.reading() as session:
        looked_at, lost = await missing(session, store)
    assert looked_at >= 3
    assert set(lost) == {digest(b"cut short").hex(), digest(b"taken away").hex()}
    for body in (b"cut short", b"taken away"):
        await taking(uploads, body)  # whoever uploads the same again puts it right
    async with database.reading() as session:
        assert (await missing(session, store))[1] == []
