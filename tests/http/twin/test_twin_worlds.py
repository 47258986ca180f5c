"""Twin worlds: two that differ only in what somebody may not see answer everything he can ask in the same bytes.

What other people can notice all the same is listed in `CHANNELS` with its reason; an unlisted difference fails, and so
does a listed channel that nothing exercised.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from itertools import product
from typing import Any

import pytest
from fastapi.routing import APIRoute

from engine.api.declare import Declaration, declaration_of
from engine.api.routes_of import discovered_routes
from tests.http.conftest import Browser
from tests.http.twin.conftest import LEVELS, READERS, RULES, World, change_what_is_hidden, role_of
from tests.http.twin.questions import ASKED, LEFT_OUT, QUESTIONS, RECORDS, everything

CASES = list(product(RULES, LEVELS, READERS))
SAMPLE = [CASES[number] for number in range(0, len(CASES), 14)]

CHANNELS = {
    "unique": "a value that must be unique is refused: it exists, never whose it is",
    "serial": "numbers without gaps count the records of everybody",
    "version": "a change to a field one does not see is a change of the record: its version, when, and by whom",
    "restrict": "a record that others refer to is not deleted, seen or not",
}
"""Ways in which the worlds may differ, each with what is told."""

ANSWERED: Counter[tuple[str, str, str]] = Counter()
EXERCISED: set[str] = set()


async def visible(browser: Browser, name: str) -> set[str]:
    answer = await browser.get(RECORDS.format(app="till", form=name), params={"limit": 200})
    assert answer.status_code == 200, answer.text
    return {each["id"] for each in answer.json()["items"]}


async def look_alike(world: World, rule: str, level: str, reader: str) -> None:
    held = await world.with_role(reader, role_of(rule, level))
    browser = await world.client_for(reader)
    try:
        before = await everything(browser, world.records, world.files)
        seen = {name: await visible(browser, name) & set(world.records[name]) for name in world.records}
        async with Undone(world):
            await change_what_is_hidden(world, reader, rule, seen)
            after = await everything(browser, world.records, world.files)
        differing = [key for key in before if before[key] != after[key]]
        assert not differing, [(QUESTIONS[key[1]], before[key], after[key]) for key in differing[:3]]
        for channel, _, _ in before:
            ANSWERED[channel, level, rule] += 1
    finally:
        await world.without(held)


class Undone:
    """The world as it was, put back afterwards."""

    TABLES = ("{client}", "{visit}", "platform.change", "platform.comment", "platform.mention")

    def __init__(self, world: World) -> None:
        self.world = world

    async def __aenter__(self) -> None:
        for number, each in enumerate(self.TABLES):
            await self.world.do(f"create table public.kept_{number} as table {each}")

    async def __aexit__(self, *_: object) -> None:
        for each in reversed(self.TABLES):
            await self.world.do(f"delete from {each}")
        for number, each in enumerate(self.TABLES):
            await self.world.do(f"insert into {each} select * from public.kept_{number}")
            await self.world.do(f"drop table public.kept_{number}")


@pytest.fixture(scope="module", autouse=True)
async def told(world: World) -> AsyncIterator[None]:
    """Say what was covered."""
    yield
    by_channel = Counter[str]()
    for (channel, _, _), count in ANSWERED.items():
        by_channel[channel] += count
    shapes = len({(level, rule) for _, level, rule in ANSWERED})
    print(f"\ntwin worlds: listed channels exercised: {sorted(EXERCISED)}")
    print(f"twin worlds: {shapes} of {len(LEVELS) * len(RULES)} levels x rules, answers: {dict(by_channel)}")


@pytest.mark.parametrize(("rule", "level", "reader"), SAMPLE)
async def test_what_one_may_not_see_makes_no_difference(world: World, rule: str, level: str, reader: str) -> None:
    await look_alike(world, rule, level, reader)


@pytest.mark.long
async def test_what_one_may_not_see_makes_no_difference_in_any_shape(world: World) -> None:
    for rule, level, reader in CASES:
        await look_alike(world, rule, level, reader)
    wanted = product({each.channel for each in QUESTIONS}, LEVELS, RULES)
    assert [each for each in wanted if ANSWERED[each] < len(READERS)] == []


def test_every_way_of_reading_is_asked() -> None:
    """A route that reads records is asked above, or left out for a reason."""
    reading = {
        f"{method} {route.path}"
        for route in discovered_routes()
        for method in sorted(route.methods or ())
        if "record" in declared(route).permissions and (method == "GET" or declared(route).reads)
    }
    assert reading - ASKED - LEFT_OUT.keys() == set()
    assert LEFT_OUT.keys() - reading == set()


def declared(route: APIRoute) -> Declaration:
    return declaration_of(route.openapi_extra, where=route.path)


@pytest.mark.parametrize("channel", sorted(CHANNELS))
async def test_what_others_notice_all_the_same_is_no_more_than_is_listed(world: World, channel: str) -> None:
    """rm1 sees his own; what rm3 has is hidden from him."""
    every, held = await world.with_role("rm3", "every"), await world.with_role("rm1", role_of("own", "hidden"))
    more = await world.with_role("rm1", "adds")
    mine, theirs = await world.client_for("rm1"), await world.client_for("rm3")
    clients, visits = (RECORDS.format(app="till", form=name) for name in ("client", "visit"))
    own = sorted(await visible(mine, "client"))
    try:
        if channel == "unique":
            bodies = [{"values": {"name": "n", "code": code}} for code in ("F1", "K4")]
            free, taken = [await mine.post(clients, json=each) for each in bodies]
            assert (free.status_code, taken.status_code) == (201, 422)
            assert await never_tells(taken, theirs, clients)
        elif channel == "serial":
            first = (await mine.post(clients, json={"values": {"name": "n", "code": "F2"}})).json()["values"]["number"]
            assert (await theirs.post(clients, json={"values": {"name": "h", "code": "F3"}})).status_code == 201
            second = (await mine.post(clients, json={"values": {"name": "n", "code": "F4"}})).json()["values"]["number"]
            assert int(second[2:]) == int(first[2:]) + 2
        elif channel == "version":
            before = (await mine.get(f"{clients}/{own[0]}")).json()
            done = await theirs.patch(
                f"{clients}/{own[0]}",
                json={"values": {"secret": "moved"}},
                headers={"If-Match": f'"{before["version"]}"'},
            )
            assert done.status_code == 200
            after = (await mine.get(f"{clients}/{own[0]}")).json()
            assert {each for each in before if before[each] != after[each]} == {"version", "updated_at", "updated_by"}
            told = (await mine.get(f"{clients}/{own[0]}/history")).json()["items"][0]
            assert told["changes"] == []
        else:
            alone = (await mine.post(clients, json={"values": {"name": "n", "code": "F5"}})).json()
            seen = await theirs.post(visits, json={"values": {"client": alone["id"], "about": "whisper"}})
            assert seen.status_code == 201
            refused = await mine.delete(f"{clients}/{alone['id']}", headers={"If-Match": '"1"'})
            assert refused.status_code in (409, 422)
            assert "whisper" not in refused.text
            assert seen.json()["id"] not in refused.text
        EXERCISED.add(channel)
    finally:
        for each in (every, held, more):
            await world.without(each)


async def never_tells(refused: Any, theirs: Browser, clients: str) -> bool:
    """The refusal has nothing of the record that was in the way."""
    other = (await theirs.get(clients, params={"filter": 'code = "K4"'})).json()["items"][0]
    told = [other["id"], other["title"], other["owner"]["id"], other["owner"]["label"], other["values"]["number"]]
    return not any(each in refused.text for each in told)
