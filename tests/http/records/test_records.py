"""Records over HTTP: the shapes programs rely on, versions, keys, and what strangers get."""

from __future__ import annotations

import asyncio

import orjson

from engine.api.dependencies import Platform
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import APP, RECORDS, made, publish, put, slip

FORM = f"/api/apps/{APP}/forms/slip"


async def test_a_record_from_its_making_to_the_bin(teller: Browser) -> None:
    """Create, read, list, change, history, delete, restore."""
    created = await teller.post(RECORDS, json={"values": {"title": "一", "amount": "12.30", "phone": "13812345678"}})
    assert created.status_code == 201, created.text
    record = created.json()
    assert created.headers["etag"] == '"1"'
    assert record["values"]["amount"] == "12.30"
    assert record["created_by"]["label"]
    assert record["rights"]["fields"]["title"] == {"see": "clear", "write": "always"}
    path = f"{RECORDS}/{record['id']}"
    assert (await teller.get(path)).json() == record
    listed = (await teller.get(RECORDS, params={"filter": '[{"field":"title","op":"eq","value":"一"}]'})).json()
    assert [each["id"] for each in listed["items"]] == [record["id"]]
    assert (await teller.patch(path, json={"values": {"title": "二"}})).status_code == 428
    changed = await teller.patch(path, json={"values": {"title": "二"}}, headers={"If-Match": '"1"'})
    assert (changed.status_code, changed.headers["etag"]) == (200, '"2"')
    stale = await teller.patch(path, json={"values": {"title": "三"}}, headers={"If-Match": '"1"'})
    assert stale.status_code == 409
    assert stale.json()["code"] == "stale"
    assert stale.json()["changes"] == {"title": {"base": "一", "theirs": "二"}}
    assert stale.json()["current"]["version"] == 2
    told = (await teller.get(f"{path}/history")).json()
    assert [each["action"] for each in told["items"]] == ["update", "create"]
    assert (await teller.delete(path)).status_code == 428
    assert (await teller.delete(path, headers={"If-Match": '"2"'})).status_code == 204
    assert (await teller.get(path)).status_code == 404
    assert (await teller.post(f"{path}/restore")).json()["version"] == 4


async def test_a_stranger_gets_404_and_a_reader_403(client_for: ClientFor, teller: Browser, reader: Browser) -> None:
    """To whom nothing is granted the form is not there; who may only read is told so."""
    record = (await teller.post(RECORDS, json={"values": {"title": "x", "phone": "13812345678"}})).json()
    path = f"{RECORDS}/{record['id']}"
    for login in ("admin", "agent"):
        stranger = await client_for(login)
        for answer in (
            await stranger.get(path),
            await stranger.get(RECORDS),
            await stranger.get(FORM),
            await stranger.post(RECORDS, json={"values": {"title": "x"}}),
            await stranger.patch(path, json={"values": {"title": "y"}}, headers={"If-Match": '"1"'}),
            await stranger.delete(path, headers={"If-Match": '"1"'}),
        ):
            assert answer.status_code == 404
    assert (await reader.post(RECORDS, json={"values": {"title": "x"}})).status_code == 403
    assert (await reader.patch(path, json={"values": {}}, headers={"If-Match": '"1"'})).status_code == 403
    seen = (await reader.get(path)).json()
    assert seen["values"] == {"title": "x", "phone": "138****5678"}
    assert seen["masked"] == ["phone"]
    assert (await reader.get(f"{RECORDS}/not-an-id")).status_code == 404


async def test_the_form_is_what_the_caller_may_use(teller: Browser, reader: Browser) -> None:
    """Fields he neither sees nor writes are absent; operators only where he may ask."""
    full = (await teller.get(FORM)).json()
    assert full["rights"] == {
        "create": True,
        "update": True,
        "delete": True,
        "transfer": True,
        "export": False,
        "import": False,
        "shared": False,
    }
    assert {each["name"] for each in full["fields"]} >= {"title", "amount", "phone", "who"}
    few = (await reader.get(FORM)).json()
    assert [(each["name"], each["see"], each["write"]) for each in few["fields"]] == [
        ("title", "clear", "never"),
        ("phone", "masked", "never"),
    ]
    assert few["fields"][1]["operators"] == []
    assert few["rights"]["create"] is False
    assert {cell["field"] for section in few["layout"] for cell in section["children"]} == {"title", "phone"}
    schema = (await teller.get(f"{FORM}/schema")).json()
    assert schema["required"] == ["title"]
    assert schema["$schema"].endswith("2020-12/schema")
    listed = (await teller.get(f"/api/apps/{APP}/forms")).json()["items"]
    assert [(each["name"], each["rights"]["create"]) for each in listed] == [("slip", True)]


async def test_a_view_is_a_list_with_its_conditions(teller: Browser, reader: Browser) -> None:
    """Its conditions go before the caller's own; of whom they would tell too much it is refused."""
    for amount in ("999.00", "1000.00", "5000.00"):
        await teller.post(RECORDS, json={"values": {"title": "viewed", "amount": amount}})
    view = (await teller.get(f"/api/apps/{APP}/views/big")).json()
    assert [each["field"] for each in view["columns"]] == ["title", "amount", "created_at"]
    own = [{"field": "title", "op": "eq", "value": "viewed"}]
    page = (await teller.post(f"{RECORDS}/query", json={"view": "big", "filter": own})).json()
    assert [each["values"]["amount"] for each in page["items"]] == ["5000.00", "1000.00"]
    assert page["count"] == {"value": 2, "exact": True}
    refused = await reader.post(f"{RECORDS}/query", json={"view": "big"})
    assert refused.status_code == 422
    assert refused.json()["problems"][0]["code"] == "expression_unknown_name"
    assert (await teller.get(RECORDS, params={"view": "none"})).status_code == 404


async def test_a_key_makes_a_second_try_harmless(teller: Browser) -> None:
    """The same body gives the same record, another body 422; twenty at once make one."""
    headers = {"Idempotency-Key": "abc"}
    first = await teller.post(RECORDS, json={"values": {"title": "key"}}, headers=headers)
    again = await teller.post(RECORDS, json={"values": {"title": "key"}}, headers=headers)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    other = await teller.post(RECORDS, json={"values": {"title": "other"}}, headers=headers)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    many = await asyncio.gather(
        *(teller.post(RECORDS, json={"values": {"title": "k"}}, headers={"Idempotency-Key": "m"}) for _ in range(20))
    )
    assert len({each.json()["id"] for each in many}) == 1
    path = f"{RECORDS}/{first.json()['id']}"
    patch = {"If-Match": '"1"', "Idempotency-Key": "patch"}
    one = await teller.patch(path, json={"values": {"title": "patched"}}, headers=patch)
    two = await teller.patch(path, json={"values": {"title": "patched"}}, headers=patch)
    assert (one.status_code, two.status_code) == (200, 200)
    assert one.json()["version"] == two.json()["version"] == 2


async def test_handing_over_and_explaining(client_for: ClientFor, teller: Browser, bank: Bank) -> None:
    """A new owner brings his unit along; the rights are accounted for by grant and rule."""
    record = (await teller.post(RECORDS, json={"values": {"title": "handed"}})).json()
    path = f"{RECORDS}/{record['id']}"
    moved = await teller.post(f"{path}/transfer", json={"owner": str(bank.people["rm3"])})
    assert moved.status_code == 200, moved.text
    assert moved.json()["owner"]["id"] == str(bank.people["rm3"])
    assert (await teller.post(f"{path}/transfer", json={"owner": "nobody"})).status_code == 422
    question = {"person": str(bank.people["rm2"]), "app": APP, "form": "slip", "record": record["id"], "field": "phone"}
    assert (await teller.post("/api/permissions/explain", json=question)).status_code == 403
    security = await client_for("secadmin")
    told = (await security.post("/api/permissions/explain", json=question)).json()
    assert (told["allowed"], told["see"]) == (True, "masked")
    assert [(each["role"], each["rule"], each["holds"]) for each in told["reasons"]] == [("till/reader", "all", True)]
    nobody = question | {"person": str(bank.people["agent"])}
    assert (await security.post("/api/permissions/explain", json=nobody)).json()["allowed"] is False


async def test_a_form_filled_in_before_a_publication(platform: Platform, teller: Browser) -> None:
    """Renamed fields are found by their uid; what the newer release does not accept is form_changed with every
    problem."""
    before = (await teller.get(FORM)).json()["release"]
    renamed = slip(made("reason", required=True), drop=("count", "long"))
    for each in renamed["fields"]:
        if each["name"] == "amount":
            each["name"] = "sum"
    await put(platform, renamed)
    view = {"kind": "view", "schema": 1, "name": "big", "uid": "bigviewxxxxx", "label": {"zh": "big", "en": "big"},
            "form": "slip", "as": "table", "columns": ["title"], "filter": [], "sort": []}  # fmt: skip
    await put(platform, view)
    await publish(platform)
    headers = {"Langqiao-Release": str(before)}
    old = {"title": "old", "amount": "3.00", "count": None}
    changed = await teller.post(RECORDS, json={"values": old}, headers=headers)
    assert (changed.status_code, changed.json()["code"]) == (422, "form_changed")
    assert [each["path"] for each in changed.json()["problems"]] == ["/values/reason"]
    accepted = await teller.post(RECORDS, json={"values": {**old, "reason": "r"}}, headers=headers)
    assert accepted.status_code == 201, accepted.text
    assert accepted.json()["values"]["sum"] == "3.00"
    lost = await teller.post(RECORDS, json={"values": {**old, "reason": "r", "long": "typed"}}, headers=headers)
    assert [each["code"] for each in lost.json()["problems"]] == ["unknown_field"]
    plain = await teller.post(RECORDS, json={"values": {"title": "x"}})
    assert plain.json()["code"] == "invalid"
    await put(platform, slip())
    await publish(platform)


async def test_openapi_knows_the_shapes(teller: Browser, platform: Platform) -> None:
    """Every answer is typed."""
    from engine.api.openapi import document

    paths = document()["paths"]
    answer = paths["/api/apps/{app}/forms/{form}/records"]["post"]["responses"]["201"]
    assert answer["content"]["application/json"]["schema"]["$ref"].endswith("/RecordOut")
    assert "requestBody" in paths["/api/apps/{app}/forms/{form}/records/query"]["post"]
    assert orjson.dumps(paths)
