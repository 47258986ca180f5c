"""Twin worlds: two that differ only in what somebody may not see answer everything he can ask in the same bytes.

What other people can notice all the same is listed in `CHANNELS` with its reason; an unlisted difference fails, and so
does a listed channel that nothing exercised.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Mapping
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from fastapi.routing import APIRoute

from engine.api.declare import Declaration, declaration_of
from engine.api.routes_of import discovered_routes
from tests.http.conftest import Browser
from tests.http.twin.conftest import LEVELS, READERS, RULES, World, role_of
from tests.http.twin.noticed import NOTICED, Two, Undone, visible
from tests.http.twin.other_world import change_what_is_hidden
from tests.http.twin.questions import (
    ASKED,
    BEYOND,
    CHANNELS_READ,
    LEFT_OUT,
    QUESTIONS,
    everything,
    import_check,
)

CASES = list(product(RULES, LEVELS, READERS))
SAMPLE = [CASES[number] for number in range(0, len(CASES), 14)]

CHANNELS = {
    "unique": "a value that must be unique is refused: it exists, never whose it is",
    "serial": "numbers without gaps count the records of everybody",
    "version": "a change to a field one does not see is a change of the record: its version, when, and by whom",
    "restrict": "a record that others refer to is not deleted, seen or not",
    "counts": "before publishing a builder is told how many records and people it concerns; no record, no value",
}
"""Ways in which the worlds may differ, each with what is told."""

ANSWERED: Counter[tuple[str, str, str]] = Counter()
EXERCISED: set[str] = set()


async def answers(world: World, browser: Browser) -> dict[Any, Any]:
    """Everything there is to ask, asked: by channel, number of the question and record."""
    found = await everything(browser, world.records, {"file": world.files, "case": world.cases, "task": world.tasks})
    found["import check", 0, ""] = await import_check(browser, world.records)
    auditor = await world.client_for("auditor")
    for number, more in enumerate(({}, {"kind": "record"}, {"actor": str(world.bank.people["rm1"])},
                                   {"kind": "record.create"}, {"limit": 5})):  # fmt: skip
        trail = await auditor.get("/api/audit", params={"app": "till", "to": world.made_at.isoformat(), **more})
        assert trail.status_code == 200, trail.text
        found["audit view", number, ""] = trail.content
    return found


def unlisted(before: dict[Any, Any], after: dict[Any, Any]) -> list[Any]:
    """Where two worlds may not differ and do: the question and both answers."""
    return [
        (QUESTIONS[key[1]] if key[0] not in BEYOND else key, before[key], after[key])
        for key in before
        if before[key] != after[key]
    ]


async def look_alike(world: World, rule: str, level: str, reader: str, change: Any = change_what_is_hidden) -> None:
    held = await world.with_role(reader, role_of(rule, level))
    browser = await world.client_for(reader)
    try:
        before = await answers(world, browser)
        seen = {name: await visible(browser, name) & set(world.records[name]) for name in world.records}
        async with Undone(world):
            await change(world, reader, rule, seen)
            after = await answers(world, browser)
        if differing := unlisted(before, after):
            raise AssertionError(repr(differing[:3]))
        for channel, _, _ in before:
            ANSWERED[channel, level, rule] += 1
    finally:
        await world.without(held)


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
    wanted = product(CHANNELS_READ, LEVELS, RULES)
    assert [(*each, ANSWERED[each]) for each in wanted if ANSWERED[each] < LEAST[each[0]]] == []


LEAST = dict.fromkeys(CHANNELS_READ, 20) | {"import check": len(READERS)}
"""How often each way of reading is asked at least, at each level of seeing with each shape of a rule."""

ISSUE = frozenset({
    "list", "record", "relation", "look-up", "roll-up", "search", "sort", "filter", "group", "totals", "history",
    "comment", "export", "file", "notice", "audit view", "catalogue", "error",
})  # fmt: skip
"""The ways of reading there have to be."""


def test_no_way_of_reading_is_forgotten() -> None:
    assert set() == ISSUE - CHANNELS_READ


async def test_a_difference_that_is_not_listed_fails(world: World) -> None:
    """The same comparison, and one thing changed that the reader sees: otherwise it would prove nothing."""

    async def leak(world: World, reader: str, rule: str, seen: dict[str, set[str]]) -> None:
        shown = [UUID(each) for each in sorted(seen["client"])]
        assert shown
        await world.do("update {client} set {client.name} = {client.name} || ' seen' where id = any($1)", shown[:1])

    with pytest.raises(AssertionError) as found:
        await look_alike(world, "own", "hidden", "rm1", leak)
    assert "seen" in str(found.value)


async def test_every_channel_answers_otherwise_who_has_no_right(world: World) -> None:
    """Questions that are answered alike whatever one may see would find no difference either."""
    browser = await world.client_for("president")
    held = await world.with_role("president", role_of("own or aum > 100", "masked"))
    before = await answers(world, browser)
    await world.without(held)
    after = await answers(world, browser)
    differing = {key[0] for key in before if before[key] != after[key]}
    assert CHANNELS_READ - differing == {"audit view"}, "the auditor's eyes are not the reader's"


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


def unexercised(listed: Mapping[str, str], exercised: Mapping[str, Any]) -> set[str]:
    """Channels that are listed and never looked at, and those looked at and not listed."""
    return set(listed) ^ set(exercised)


def test_every_listed_channel_is_exercised_and_none_that_is_not_listed() -> None:
    assert unexercised(CHANNELS, NOTICED) == set()
    assert unexercised({**CHANNELS, "time": "how long it takes"}, NOTICED) == {"time"}
    assert unexercised(CHANNELS, {**NOTICED, "size": None}) == {"size"}


@pytest.mark.parametrize("channel", sorted(CHANNELS))
async def test_what_others_notice_all_the_same_is_no_more_than_is_listed(world: World, channel: str) -> None:
    every, held = await world.with_role("rm3", "every"), await world.with_role("rm1", role_of("own", "hidden"))
    more = await world.with_role("rm1", "adds")
    mine, theirs = await world.client_for("rm1"), await world.client_for("rm3")
    try:
        await NOTICED[channel](Two(world, mine, theirs, sorted(await visible(mine, "client"))))
        EXERCISED.add(channel)
    finally:
        for each in (every, held, more):
            await world.without(each)
