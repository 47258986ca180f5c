"""Row rules over HTTP when what they are about changes: a field is renamed, or a rule can no longer be read."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import ColumnElement, Insert, Table, case, func, insert, literal, select, update

from engine.api.dependencies import Platform
from engine.database.identifier import new_id
from engine.database.session import Session
from engine.definitions.tables import app, definition_version, release, release_item
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.settings import Profile
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import APP, RECORDS, REST, label, made, publish, put, role, slip

RULE = "amount > 100 and not(done = true)"
CAREFUL = dict.fromkeys(("read", "update", "delete", "transfer"), RULE) | {"create": True}


@pytest.fixture(scope="module")
async def slips(till: None, platform: Platform, bank: Bank) -> dict[str, str]:
    """A careful clerk beside the tellers: he is given what is over 100 and not done."""
    await put(platform, role("careful", CAREFUL, REST))
    await publish(platform)
    async with platform.database.transaction() as session:
        holding = Holding(APP, "careful", person=bank.people["agent"])
        await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)
    return {}


@pytest.fixture
async def careful(client_for: ClientFor, slips: dict[str, str]) -> Browser:
    """Whose rights are a rule."""
    return await client_for("agent")


async def filled(teller: Browser, **values: Any) -> str:
    made = (await teller.post(RECORDS, json={"values": {"title": "ruled", **values}})).json()
    return str(made["id"])


async def titles(browser: Browser) -> set[str]:
    answer = await browser.post(f"{RECORDS}/query", json={"filter": [{"field": "title", "op": "eq", "value": "ruled"}]})
    assert answer.status_code == 200, answer.text
    return {each["id"] for each in answer.json()["items"]}


async def test_a_renamed_field_keeps_the_rule_that_names_it(
    careful: Browser, teller: Browser, platform: Platform, client_for: ClientFor
) -> None:
    large, small = await filled(teller, amount="200.00"), await filled(teller, amount="5.00")
    done = await filled(teller, amount="300.00", done=True)
    before = await titles(careful)
    assert large in before
    assert not before & {small, done}

    renamed = {**made("amount", "money"), "name": "sum", "label": label("sum")}
    await put(platform, slip(renamed, drop=("amount",)))
    await publish(platform)
    try:
        assert await titles(careful) == before
        assert (await careful.get(f"{RECORDS}/{small}")).status_code == 404
        builder = await client_for("builder")
        draft = (await builder.get(f"/api/apps/{APP}/definitions/role/careful/draft")).json()
        assert draft["body"]["grants"][0]["actions"]["read"] == RULE.replace("amount", "sum")
        after = await careful.patch(
            f"{RECORDS}/{large}", json={"values": {"sum": "250.00"}}, headers={"If-Match": '"1"'}
        )
        assert after.json()["values"]["sum"] == "250.00"
    finally:
        await put(platform, slip())
        await publish(platform)


async def spoil(platform: Platform, bad: str) -> None:
    """Make live a version of the role with a rule nobody could publish, as an older engine may have left one."""
    body = role("careful", dict.fromkeys(("read", "update", "delete", "transfer", "create"), bad), REST)
    body["grants"][0]["after"] = bad
    async with platform.database.transaction() as session:
        await renewed(session, body)
        await platform.live.refresh(session)


async def renewed(session: Session, body: dict[str, Any]) -> None:
    """One more release, which differs in this document: written past the publisher."""
    version, item = definition_version.c, release_item.c
    number = await session.scalar(select(app.c.live_release).where(app.c.name == APP))
    ours = (version.app == APP) & (version.kind == "role") & (version.name == body["name"])
    latest = select(func.max(version.number)).where(ours).scalar_subquery()
    values = {"id": new_id(), "number": latest + 1, "body": body, "bindings": {}}
    await session.execute(_copied(definition_version, ours & (version.number == latest), values))
    await session.execute(
        _copied(release, (release.c.app == APP) & (release.c.number == number), {"number": number + 1})
    )
    of_it = (item.app == APP) & (item.release == number)
    is_role = (item.kind == "role") & (item.uid == body["uid"])
    swapped = case((is_role, literal(values["id"], item.version.type)), else_=item.version)
    await session.execute(_copied(release_item, of_it, {"release": number + 1, "version": swapped}))
    await session.execute(update(app).where(app.c.name == APP).values(live_release=number + 1))


def _copied(table: Table, which: ColumnElement[bool], values: dict[str, Any]) -> Insert:
    columns = [
        literal(values[each.name], each.type) if isinstance(values.get(each.name), (dict, int, UUID))
        else values.get(each.name, each)
        for each in table.c
    ]  # fmt: skip
    return insert(table).from_select([each.name for each in table.c], select(*columns).where(which))


@pytest.mark.parametrize(
    "bad", ["gone > 100", "amount >", "amount", 'matches(title, "(a+)+$")', "min(" * 60 + "amount"]
)
async def test_a_rule_that_can_no_longer_be_read_lets_nobody_through(
    careful: Browser, teller: Browser, platform: Platform, client_for: ClientFor, bank: Bank, bad: str
) -> None:
    record = await filled(teller, amount="200.00")
    await spoil(platform, bad)
    try:
        await refused_everywhere(careful, record)
        assert (await teller.get(f"{RECORDS}/{record}")).status_code == 200
        security = await client_for("secadmin")
        question = {"person": str(bank.people["agent"]), "app": APP, "form": "slip", "action": "read", "record": record}
        told = (await security.post("/api/permissions/explain", json=question)).json()
        assert told["allowed"] is False
        (reason,) = told["reasons"]
        assert reason["rule"] == bad
        assert reason["holds"] is False
        assert "无法读取" in reason["sentence"]["zh"]
        assert "can no longer be read" in reason["sentence"]["en"]
    finally:
        await put(platform, role("careful", CAREFUL, REST))
        await publish(platform)
    assert record in await titles(careful)


async def refused_everywhere(careful: Browser, record: str) -> None:
    """No path shows the record, tells that it is there, or writes it; and none breaks."""
    at, version = f"{RECORDS}/{record}", {"If-Match": '"1"'}
    form = RECORDS.removesuffix("/records")
    assert (await careful.get(at)).status_code == 404
    assert (await careful.get(f"{at}/history")).status_code == 404
    assert (await careful.patch(at, json={"values": {"title": "x"}}, headers=version)).status_code == 404
    assert (await careful.delete(at, headers=version)).status_code == 404
    assert (await careful.post(f"{at}/transfer", json={"owner": record}, headers=version)).status_code in (403, 404)
    assert (await careful.post(f"{at}/restore", headers=version)).status_code in (403, 404)
    for path in (RECORDS, f"{RECORDS}?bin=true", f"{form}/lookup?q=ruled", f"{form}/lookup?ids={record}"):
        answer = await careful.get(path)
        assert answer.status_code in (200, 403, 404), (path, answer.text)
        assert record not in answer.text, path
    asked = await careful.post(f"{RECORDS}/query", json={"filter": "amount > 0"})
    assert asked.status_code in (200, 403, 404, 422)  # what he sees on no record does not exist for him
    assert record not in asked.text
    made = await careful.post(RECORDS, json={"values": {"title": "new"}})
    assert made.status_code in (403, 404, 422), made.text
    assert (await careful.get(form)).status_code in (200, 404)
