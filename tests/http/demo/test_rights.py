"""Who sees what of the demo bank: M128 to M130 of what a bank must be able to do."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.http.conftest import ClientFor

CUSTOMERS = "/api/apps/bank_base/forms/customer/records"
COMPLAINTS = "/api/apps/complaint_handling/forms/complaint/records"


async def everything(client_for: ClientFor, login: str, path: str) -> list[dict[str, Any]]:
    """Every record somebody can reach by paging."""
    client = await client_for(login)
    items: list[dict[str, Any]] = []
    after = None
    while True:
        answer = await client.get(path, params={"limit": 200, **({"after": after} if after else {})})
        assert answer.status_code == 200, answer.text
        page = answer.json()
        items += page["items"]
        after = page["next"]
        if after is None:
            return items


@pytest.mark.parametrize(
    ("login", "count"),
    [
        pytest.param("rm1", 150, id="a relationship manager his own"),
        pytest.param("rm2", 140, id="his colleague other ones"),
        pytest.param("rm3", 150, id="one in the other branch again others"),
        pytest.param("supervisor", 290, id="a team head the team's"),
        pytest.param("president", 350, id="a branch president the branch's"),
        pytest.param("agent", 500, id="the call centre all"),
        pytest.param("inspector", 500, id="quality inspection all"),
    ],
)
async def test_a_person_finds_as_many_customers_as_his_post_allows(
    client_for: ClientFor, login: str, count: int
) -> None:
    found = await everything(client_for, login, CUSTOMERS)
    assert len({each["id"] for each in found}) == count


@pytest.mark.parametrize("login", ["admin", "secadmin", "auditor", "builder", "product"])
async def test_who_has_no_grant_finds_no_customer(client_for: ClientFor, login: str) -> None:
    client = await client_for(login)
    assert (await client.get(CUSTOMERS)).status_code in (403, 404)


async def test_a_relationship_manager_sees_only_what_he_owns(client_for: ClientFor) -> None:
    client = await client_for("rm1")
    mine = client.me["person"]["id"]
    found = await everything(client_for, "rm1", CUSTOMERS)
    assert {each["owner"]["id"] for each in found} == {mine}
    assert {each["values"]["rm"] for each in found} == {mine}


async def test_anothers_customer_is_not_there_at_all(client_for: ClientFor) -> None:
    theirs = (await everything(client_for, "rm3", CUSTOMERS))[0]["id"]
    client = await client_for("rm1")
    absent = "01970000-0000-7000-8000-000000000000"
    assert (await client.get(f"{CUSTOMERS}/{theirs}")).status_code == 404
    assert (await client.get(f"{CUSTOMERS}/{absent}")).status_code == 404


async def test_the_president_sees_the_branch_and_no_other(client_for: ClientFor) -> None:
    branch = {each["id"] for each in await everything(client_for, "president", CUSTOMERS)}
    other = {each["id"] for each in await everything(client_for, "rm3", CUSTOMERS)}
    assert not branch & other


async def test_the_call_centre_sees_a_masked_phone_and_no_assets(client_for: ClientFor) -> None:
    for each in (await everything(client_for, "agent", CUSTOMERS))[:20]:
        assert re.fullmatch(r"154\*+\d{4}", each["values"]["phone"])
        assert "phone" in each["masked"]
        assert "aum" not in each["values"]
        assert "id_number" not in each["values"]


async def test_the_relationship_manager_sees_the_phone_and_a_masked_identity_number(client_for: ClientFor) -> None:
    each = (await everything(client_for, "rm1", CUSTOMERS))[0]
    assert re.fullmatch(r"1540000\d{4}", each["values"]["phone"])
    assert "*" in each["values"]["id_number"]
    assert "id_number" in each["masked"]
    assert "phone" not in each["masked"]


@pytest.mark.parametrize("field", ["phone", "id_number"])
async def test_sorting_by_what_one_does_not_see_in_clear_is_refused(client_for: ClientFor, field: str) -> None:
    client = await client_for("agent")
    assert (await client.get(CUSTOMERS, params={"sort": field})).status_code in (403, 422)


async def test_a_complaint_belongs_to_whoever_handles_it(client_for: ClientFor) -> None:
    counts = {login: len(await everything(client_for, login, COMPLAINTS)) for login in ("rm1", "rm2", "rm3", "agent")}
    assert counts["agent"] == 120
    assert all(0 < counts[login] < 120 for login in ("rm1", "rm2", "rm3"))


@pytest.mark.parametrize("name", ["bank_base", "complaint_handling"])
async def test_every_view_of_the_menu_opens_for_the_relationship_manager(client_for: ClientFor, name: str) -> None:
    client = await client_for("rm1")
    menu = (await client.get(f"/api/apps/{name}")).json()["menu"]
    for entry in menu:
        if entry.get("view"):
            view = (await client.get(f"/api/apps/{name}/views/{entry['view']}")).json()
            path = f"/api/apps/{name}/forms/{view['form']}/records"
            answer = await client.get(path, params={"view": entry["view"]})
            assert answer.status_code == 200, answer.text
            assert answer.json()["items"], entry["view"]


async def test_a_new_customer_is_saved_with_a_number_of_its_own(client_for: ClientFor) -> None:
    client = await client_for("rm1")
    values = {
        "name": "新客户",
        "phone": "15400009999",
        "rm": client.me["person"]["id"],
        "branch": client.me["assignments"][0]["unit"]["id"],
    }
    answer = await client.post(CUSTOMERS, json={"values": values})
    assert answer.status_code == 201, answer.text
    assert answer.json()["values"]["number"] == "C-000501"
    assert answer.json()["values"]["level"] == "mass"


async def test_a_list_is_filtered_by_the_working_days_of_the_bank(client_for: ClientFor) -> None:
    inspector, path = await client_for("inspector"), "/api/apps/complaint_handling/forms/complaint/records"
    found = []
    for text in ("is workday(received_at)", "not(is workday(received_at))"):
        answer = await inspector.get(path, params={"filter": text, "limit": 200})
        assert answer.status_code == 200, answer.text
        found.append({each["id"]: each["values"]["received_at"] for each in answer.json()["items"]})
    worked, free = found
    assert worked
    assert not worked.keys() & free.keys()
    total = (await inspector.get(path, params={"limit": 1})).json()["count"]["value"]
    assert len(worked) + len(free) <= total


@pytest.mark.parametrize("login", ["rm1", "supervisor", "president", "agent", "product", "inspector"])
async def test_a_view_opens_in_the_order_it_tells_of_itself(client_for: ClientFor, login: str) -> None:
    """Whoever may not sort by a field is not told to: the portal sends back what it was told."""
    client, opened = await client_for(login), 0
    for app in ("bank_base", "complaint_handling"):
        for each in (await client.get(f"/api/apps/{app}/views")).json().get("items", []):
            view = (await client.get(f"/api/apps/{app}/views/{each['name']}")).json()
            where = f"/api/apps/{app}/forms/{view['form']}/records/query"
            answer = await client.post(where, json={"view": view["name"], "sort": view["sort"]})
            assert answer.status_code == 200, (view["name"], answer.text)
            opened += 1
    assert opened
