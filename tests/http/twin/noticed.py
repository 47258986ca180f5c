"""What others can notice all the same: how each listed channel is exercised, and that it tells no more than that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.http.conftest import Browser
from tests.http.records.conftest import put
from tests.http.twin.conftest import World, roles
from tests.http.twin.questions import RECORDS


class Undone:
    """The world as it was, put back afterwards."""

    TABLES = ("{client}", "{visit}", "platform.change", "platform.comment", "platform.mention", "platform.flow_case",
              "platform.flow_task", "platform.flow_event")  # fmt: skip

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


async def visible(browser: Browser, name: str) -> set[str]:
    answer = await browser.get(RECORDS.format(app="till", form=name), params={"limit": 200})
    assert answer.status_code == 200, answer.text
    return {each["id"] for each in answer.json()["items"]}


@dataclass(frozen=True)
class Two:
    """rm1 sees his own; what rm3 has is hidden from him."""

    world: World
    mine: Browser
    theirs: Browser
    own: list[str]


CLIENTS, VISITS = (RECORDS.format(app="till", form=name) for name in ("client", "visit"))


async def unique(two: Two) -> None:
    bodies = [{"values": {"name": "n", "code": code}} for code in ("F1", "K4")]
    free, taken = [await two.mine.post(CLIENTS, json=each) for each in bodies]
    assert (free.status_code, taken.status_code) == (201, 422)
    assert await never_tells(taken, two.theirs, CLIENTS)


async def serial(two: Two) -> None:
    first = (await two.mine.post(CLIENTS, json={"values": {"name": "n", "code": "F2"}})).json()["values"]["number"]
    assert (await two.theirs.post(CLIENTS, json={"values": {"name": "h", "code": "F3"}})).status_code == 201
    second = (await two.mine.post(CLIENTS, json={"values": {"name": "n", "code": "F4"}})).json()["values"]["number"]
    assert int(second[2:]) == int(first[2:]) + 2


async def version(two: Two) -> None:
    at = f"{CLIENTS}/{two.own[0]}"
    before = (await two.mine.get(at)).json()
    moved, on = {"values": {"secret": "moved"}}, {"If-Match": f'"{before["version"]}"'}
    assert (await two.theirs.patch(at, json=moved, headers=on)).status_code == 200
    after = (await two.mine.get(at)).json()
    assert {each for each in before if before[each] != after[each]} == {"version", "updated_at", "updated_by"}
    told = (await two.mine.get(f"{at}/history")).json()["items"][0]
    assert told["changes"] == []


async def restrict(two: Two) -> None:
    alone = (await two.mine.post(CLIENTS, json={"values": {"name": "n", "code": "F5"}})).json()
    seen = await two.theirs.post(VISITS, json={"values": {"client": alone["id"], "about": "whisper"}})
    assert seen.status_code == 201
    refused = await two.mine.delete(f"{CLIENTS}/{alone['id']}", headers={"If-Match": '"1"'})
    assert refused.status_code in (409, 422)
    assert "whisper" not in refused.text
    assert seen.json()["id"] not in refused.text


async def counts(two: Two) -> None:
    """The builder sees no record: whatever stands in them, he reads the same words, and other numbers."""
    world = two.world
    builder = await world.client_for("builder")
    await put(world.platform, next(each for each in roles() if each["name"] == "every") | {"grants": []})
    form = "/api/apps/till/definitions/form/client"
    asked = (
        ("POST", f"{form}/duplicates", {"fields": ["name"]}), ("POST", f"{form}/duplicates", {"fields": ["secret"]}),
        ("POST", f"{form}/type_change", {"field": "secret", "type": "integer"}),
        ("POST", f"{form}/type_change", {"field": "name", "type": "date"}),
        ("GET", "/api/apps/till/rights_changes", None), ("GET", f"{form}/gone_fields", None),
        ("GET", "/api/apps/till/gone", None),
    )  # fmt: skip

    async def answered() -> list[Any]:
        found = [await builder.request(method, path, json=body) for method, path, body in asked]
        assert {each.status_code for each in found} == {200}, [each.text for each in found]
        return [each.json() for each in found]

    before = await answered()
    async with Undone(world):
        await world.do("update {client} set {client.name} = 'twin', {client.secret} = '77'")
        after = await answered()
    assert [*words(before)] == [*words(after)]
    assert before != after
    assert before[4]["items"], "the rights of some change"
    assert before[0] != after[0]
    assert before[2] != after[2]


def words(answer: Any) -> Iterator[str]:
    """Every text in an answer, in its order."""
    if isinstance(answer, str):
        yield answer
    elif isinstance(answer, dict):
        for each in answer.values():
            yield from words(each)
    elif isinstance(answer, list):
        for each in answer:
            yield from words(each)


async def never_tells(refused: Any, theirs: Browser, clients: str) -> bool:
    """The refusal has nothing of the record that was in the way."""
    other = (await theirs.get(clients, params={"filter": 'code = "K4"'})).json()["items"][0]
    told = [other["id"], other["title"], other["owner"]["id"], other["owner"]["label"], other["values"]["number"]]
    return not any(each in refused.text for each in told)


NOTICED = {"unique": unique, "serial": serial, "version": version, "restrict": restrict, "counts": counts}
"""How each listed channel is exercised: what it tells, and that it tells no more."""
