"""Encryption turned on for a field that has values, a new key, encryption turned off: nothing is lost, nothing stays
behind."""

from __future__ import annotations

import pytest

from engine.api.dependencies import Platform
from engine.database.session import Database
from engine.records import resealing
from engine.secrets import keys
from engine.secrets.ciphers import ALGORITHMS
from engine.secrets.keyring import MARK
from tests.http.conftest import Browser, ClientFor
from tests.http.encryption.conftest import APP, RECORDS, client_form, made, publish, put
from tests.http.encryption.test_canary import everything

PHONE, LATER = "13811110000", "13822220000"


async def go_on(platform: Platform) -> int:
    return await resealing.go_on(platform.database, platform.live, platform.clock, share=1)


async def holding(database: Database, text: str) -> set[str]:
    return {table for table, rows in (await everything(database)).items() if text in rows}


async def test_encryption_is_turned_on_and_off_and_keys_change_while_records_stay(
    platform: Platform, database: Database, clerk: Browser, looker: Browser
) -> None:
    await put(platform, client_form(encrypted=False))
    await publish(platform)
    await go_on(platform)
    one = (await clerk.post(RECORDS, json={"values": {"name": "旧", "phone": PHONE, "secret": "s1"}})).json()
    path = f"{RECORDS}/{one['id']}"
    gone = (await clerk.post(RECORDS, json={"values": {"name": "删", "phone": PHONE}})).json()["id"]
    await clerk.delete(f"{RECORDS}/{gone}", headers={"If-Match": '"1"'})
    assert len(await holding(database, PHONE)) >= 2  # the form's table and its history

    await put(platform, client_form())
    await publish(platform)
    assert (await clerk.get(path)).json()["values"]["phone"] == PHONE
    assert await go_on(platform) > 0
    assert await holding(database, PHONE) == set()
    assert await go_on(platform) == 0
    assert (await clerk.get(path)).json()["values"]["phone"] == PHONE
    assert (await looker.get(path)).json()["values"]["phone"] == "138****0000"
    found = await clerk.get(RECORDS, params={"filter": f'phone = "{PHONE}"'})
    assert [each["id"] for each in found.json()["items"]] == [one["id"]]
    newest = (await clerk.get(f"{path}/history")).json()["items"][-1]
    assert PHONE in {each["new"] for each in newest["changes"]}

    async with database.reading() as session:
        known = keys.keys_of(session)
    assert known is not None
    before = known.ring.active
    sm4, now = ALGORITHMS["sm4gcm"], platform.clock.real()
    number = await database.run(lambda session: keys.rotate(session, known, sm4, now))
    changed = await clerk.patch(path, json={"values": {"phone": LATER}}, headers={"If-Match": '"1"'})
    assert changed.status_code == 200, changed.text  # by a process that has not heard of the new key
    assert await go_on(platform) > 0
    assert await holding(database, f"{MARK}{before}.") == set()
    assert await holding(database, f"{MARK}{number}.") != set()
    assert (await clerk.get(path)).json()["values"]["phone"] == LATER

    await put(platform, client_form(encrypted=False))
    await publish(platform)
    assert (await clerk.get(path)).json()["values"]["phone"] == LATER
    await go_on(platform)
    assert len(await holding(database, LATER)) >= 2
    found = await clerk.get(RECORDS, params={"filter": 'contains(phone, "2222")'})
    assert [each["id"] for each in found.json()["items"]] == [one["id"]]


async def test_what_can_be_asked_of_an_encrypted_field(clerk: Browser) -> None:
    await clerk.post(RECORDS, json={"values": {"name": "问", "secret": "答", "id_number": "440524188001010014"}})

    async def asked(text: str) -> tuple[int, list[str]]:
        answer = await clerk.get(RECORDS, params={"filter": text})
        told = answer.json()
        if answer.status_code == 200:
            return 200, [each["values"]["name"] for each in told["items"]]
        return answer.status_code, [each["code"] for each in told["problems"]]

    assert await asked('secret = "答"') == (200, ["问"])
    assert await asked('secret in ("甲", "答")') == (200, ["问"])
    assert await asked('secret = "不"') == (200, [])
    assert await asked('id_number = "440524188001010014"') == (200, ["问"])
    assert (await asked("secret != null"))[0] == 200
    assert await asked('contains(secret, "答")') == (422, ["filter_on_encrypted"])
    assert await asked('secret > "甲"') == (422, ["filter_on_encrypted"])
    conditions = [{"field": "secret", "op": "eq", "value": "答"}]
    found = await clerk.post(f"{RECORDS}/query", json={"filter": conditions})
    assert [each["values"]["name"] for each in found.json()["items"]] == ["问"]
    one_of = [{"field": "secret", "op": "in", "value": ["答", "x"]}]
    found = await clerk.post(f"{RECORDS}/query", json={"filter": one_of})
    assert [each["values"]["name"] for each in found.json()["items"]] == ["问"]
    part = await clerk.post(f"{RECORDS}/query", json={"filter": [{"field": "secret", "op": "contains", "value": "答"}]})
    assert part.json()["problems"][0]["code"] == "unknown_operator"
    sort = await clerk.get(RECORDS, params={"sort": "secret"})
    assert sort.json()["problems"][0]["code"] == "sorted_by_encrypted"


async def test_the_type_of_an_encrypted_field_does_not_change(platform: Platform, clerk: Browser) -> None:
    """Its column holds what only the keys can read; a recipe for values would read the sealed text."""
    live = client_form()
    await put(platform, live)
    await publish(platform)
    other = [made("phone", sensitivity="C2") if each["name"] == "phone" else each for each in live["fields"]]
    await put(platform, {**live, "fields": other})
    with pytest.raises(AssertionError, match="encrypted_type"):
        await publish(platform)
    newly = [made("level", "long_text", encrypted=True) if each["name"] == "level" else each for each in live["fields"]]
    await put(platform, {**live, "fields": newly})
    with pytest.raises(AssertionError, match="encrypted_type"):
        await publish(platform)
    await put(platform, live)


async def test_encrypted_values_that_occur_twice_are_counted_and_not_shown(
    platform: Platform, clerk: Browser, client_for: ClientFor
) -> None:
    await put(platform, client_form())
    await publish(platform)
    for name in ("甲", "乙"):
        made_ = await clerk.post(RECORDS, json={"values": {"name": name, "phone": "13900001111"}})
        assert made_.status_code == 201, made_.text
    builder = await client_for("builder")
    answer = await builder.post(f"/api/apps/{APP}/definitions/form/client/duplicates", json={"fields": ["phone"]})
    assert answer.status_code == 200, answer.text
    twice = answer.json()
    assert 2 in {each["count"] for each in twice["items"]}
    assert {each["text"] for each in twice["items"]} == {None}
