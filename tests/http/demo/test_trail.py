"""What the auditor reads of business acts: names of forms and apps, no content of a record."""

from __future__ import annotations

import pytest

from tests.http.conftest import ClientFor

CUSTOMERS = "/api/apps/bank_base/forms/customer/records"


@pytest.mark.http
@pytest.mark.parametrize(("language", "one", "many"), [("zh", "客户 …", "客户"), ("en", "Customer …", "Customer")])
async def test_a_sensitive_read_is_told_by_the_name_of_its_form(
    client_for: ClientFor, language: str, one: str, many: str
) -> None:
    clerk, auditor = await client_for("rm1"), await client_for("auditor")
    listed = (await clerk.get(CUSTOMERS, params={"limit": 2})).json()
    record = listed["items"][0]["id"]
    await clerk.get(f"{CUSTOMERS}/{record}")
    answer = await auditor.get(
        "/api/audit", params={"kind": "record.read_clear", "limit": 2}, headers={"Accept-Language": language}
    )
    told = [entry["subject"] for entry in answer.json()["items"]]
    assert told[0] == {"type": "record", "id": record, "label": f"{one}{record[-6:]}"}
    assert told[1]["label"] == many
