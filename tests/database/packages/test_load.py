"""Lines of data become records once, all of a part or none, and what is wrong is told with its line."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import func, select

from engine.clock import Clock
from engine.errors import Invalid
from engine.identity.actor import SYSTEM
from engine.packages.load import load
from engine.packages.manifest import Manifest
from engine.packages.package import Package, PackagedDefinition
from engine.records.tables import change
from tests.database.packages.conftest import Workbench

MANIFEST = {"id": "cn.example.rooms", "app": "rooms", "version": "1.0.0", "engine": ">=0.1", "label": {"zh": "会议室"}}


def form(name: str, label: str, *fields: dict[str, Any]) -> PackagedDefinition:
    body = {
        "kind": "form",
        "schema": 1,
        "name": name,
        "label": {"zh": label, "en": name},
        "title_field": fields[0]["name"],
        "fields": list(fields),
        "layout": [],
    }
    return PackagedDefinition("form", name, f"forms/{name}.json", body)


def field(name: str, kind: str, label: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "type": kind, "label": {"zh": label, "en": name}, **more}


APP = {"kind": "app", "schema": 1, "name": "app", "label": {"zh": "会议室", "en": "Rooms"}, "menu": [], "requires": []}
PACKAGE = Package(
    Manifest.model_validate(MANIFEST),
    MANIFEST,
    (
        PackagedDefinition("app", "app", "apps/app.json", APP),
        form("room", "房间", field("name", "text", "名称", required=True), field("seats", "integer", "座位")),
        form(
            "booking",
            "预订",
            field("subject", "text", "事由"),
            field("room", "reference", "房间", options={"form": "room"}),
            field("on", "date", "日期"),
        ),
    ),
)


def lines(*rows: dict[str, Any]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


ROOMS = lines(
    {"ref": "big", "values": {"name": "大会议室", "seats": 20}}, {"ref": "small", "values": {"name": "小会议室"}}
)
BOOKING = {"ref": "b1", "values": {"subject": "晨会", "room": "@reference.big", "on": "@today+1"}}


@pytest.fixture(autouse=True, scope="module")
async def installed(bench: Workbench) -> None:
    await bench.installer.install(PACKAGE, SYSTEM)


async def put(bench: Workbench, part: str, **files: bytes) -> int:
    return await load(bench.database, bench.parts.live, Clock(), "rooms", part, files)


async def count(bench: Workbench) -> int:
    async with bench.database.reading() as session:
        return int(await session.scalar(select(func.count()).select_from(change)))


@pytest.mark.parametrize(
    ("files", "code", "place"),
    [
        pytest.param(
            {"room": lines({"ref": "x", "values": {"name": "y", "seats": "many"}})},
            "wrong_type",
            "/data/reference/room/1/values/seats",
            id="a value of the wrong type",
        ),
        pytest.param(
            {"room": ROOMS, "booking": lines({"ref": "x", "values": {"room": "@reference.none"}})},
            "no_such_reference",
            "/data/reference/booking/1",
            id="a line nobody wrote",
        ),
        pytest.param(
            {"room": lines({"ref": "x", "owner": "@person.ghost", "values": {"name": "y"}})},
            "no_such_reference",
            "/data/reference/room/1",
            id="an owner nobody knows",
        ),
        pytest.param({"desk": ROOMS}, "data_for_no_form", "/data/reference/desk", id="a form there is none of"),
        pytest.param({"room": b"{"}, "bad_data_line", "/data/reference/room/1", id="a line that is not JSON"),
        pytest.param(
            {
                "room": lines({"ref": "r", "values": {"name": "@reference.b"}}),
                "booking": lines({"ref": "b", "values": {"subject": "x", "room": "@reference.r"}}),
            },
            "data_in_a_ring",
            "/data/reference",
            id="two forms that name each other",
        ),
    ],
)
async def test_what_is_wrong_is_told_with_its_line_and_nothing_is_loaded(
    bench: Workbench, files: dict[str, bytes], code: str, place: str
) -> None:
    before = await count(bench)
    with pytest.raises(Invalid) as caught:
        await put(bench, "reference", **files)
    assert [(each.code.name, each.path) for each in caught.value.problems] == [(code, place)]
    assert await count(bench) == before


async def test_what_is_loaded_is_loaded_once_and_in_its_order(bench: Workbench) -> None:
    assert await put(bench, "reference", booking=lines(BOOKING), room=ROOMS) == 3, "what is named before what names it"
    more = lines(BOOKING, {"ref": "b2", "values": {"subject": "夕会", "room": "@reference.small"}})
    assert await put(bench, "reference", booking=more, room=ROOMS) == 1, "only the line that is new"
    named = lines({"ref": "d1", "values": {"room": "@reference.big"}})
    assert await put(bench, "demo", booking=named) == 1, "demo data may name reference data"
    async with bench.database.reading() as session:
        rows = await session.rows(select(change.c.source, func.count()).group_by(change.c.source))
    assert {tuple(row) for row in rows} == {("reference", 4), ("demo", 1)}
