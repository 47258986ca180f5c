"""The demo's decisions answer for the demo's records, as each person may see them."""

from __future__ import annotations

from tests.http.conftest import ClientFor

DISPATCH = "/api/apps/complaint_handling/decisions/dispatch/evaluate"
WORTH = "/api/apps/bank_base/decisions/customer_value/evaluate"


async def test_every_complaint_is_dispatched_by_its_own_values(client_for: ClientFor) -> None:
    president = await client_for("president")
    page = await president.get("/api/apps/complaint_handling/forms/complaint/records?limit=20")
    items = page.json()["items"]
    assert items
    for each in items:
        values = {name: each["values"].get(name) for name in ("level", "amount", "channel")}
        by_record = await president.post(DISPATCH, json={"record": each["id"]})
        by_values = await president.post(DISPATCH, json={"values": values})
        assert by_record.status_code == 200, by_record.text
        assert by_record.json()["result"] == by_values.json()["result"]
        assert by_record.json()["hits"][0]["row"] == by_values.json()["hits"][0]["row"]
        assert by_record.json()["result"]["hours"] in ("2", "4", "8", "12", "24")


async def test_a_customer_is_scored_with_reasons(client_for: ClientFor) -> None:
    rm = await client_for("rm1")
    items = (await rm.get("/api/apps/bank_base/forms/customer/records?limit=5")).json()["items"]
    assert items
    for each in items:
        answer = await rm.post(WORTH, json={"record": each["id"]})
        assert answer.status_code == 200, answer.text
        score = answer.json()["score"]
        total = sum((float(one["points"]) for one in score["points"]), float(score["base"]))
        assert float(answer.json()["result"]) == total >= 300
        assert len(score["reasons"]) <= 3


async def test_somebody_elses_customer_is_not_there(client_for: ClientFor) -> None:
    rm, other = await client_for("rm1"), await client_for("rm2")
    mine = (await rm.get("/api/apps/bank_base/forms/customer/records?limit=1")).json()["items"][0]["id"]
    assert (await other.get(f"/api/apps/bank_base/forms/customer/records/{mine}")).status_code == 404
    assert (await other.post(WORTH, json={"record": mine})).status_code == 404


async def test_a_builder_without_a_role_asks_about_values_only(client_for: ClientFor) -> None:
    builder, rm = await client_for("builder"), await client_for("rm1")
    answer = await builder.post(DISPATCH, json={"values": {"level": "贵宾", "amount": "42000", "channel": "phone"}})
    assert answer.json()["result"] == {"post": "rm", "hours": "8"}
    mine = (await rm.get("/api/apps/bank_base/forms/customer/records?limit=1")).json()["items"][0]["id"]
    assert (await builder.post(WORTH, json={"record": mine})).status_code == 404
