"""A visitor of the demo may begin anew."""

from __future__ import annotations

import pytest

from engine.settings import Mode, Profile, Settings
from tests.http.conftest import PASSWORD, ClientFor

CUSTOMERS = "/api/apps/bank_base/forms/customer/records"


@pytest.fixture(scope="module")
def settings() -> Settings:
    """A demo whose password is known."""
    return Settings(mode=Mode.DEMO, profile=Profile.SMALL_BANK, address_attempts=1000, demo_password=PASSWORD)


async def test_without_saying_so_on_purpose_nothing_happens(client_for: ClientFor) -> None:
    client = await client_for("rm1")
    assert (await client.post("/api/demo/reset", json={})).status_code == 422
    assert (await client.get(CUSTOMERS)).status_code == 200


async def test_after_a_reset_everybody_logs_in_again_and_finds_the_first_day(client_for: ClientFor) -> None:
    client = await client_for("rm1", fresh=True)
    found = (await client.get(CUSTOMERS, params={"limit": 1})).json()["items"][0]
    etag = f'"{found["version"]}"'
    changed = await client.patch(
        f"{CUSTOMERS}/{found['id']}", json={"values": {"remark": "改动"}}, headers={"If-Match": etag}
    )
    assert changed.status_code == 200, changed.text
    answer = await client.post("/api/demo/reset", json={"confirm": "reset"})
    assert answer.status_code == 204, answer.text
    assert (await client.get(CUSTOMERS)).status_code == 401
    again = await client_for("rm1", fresh=True)
    assert (await again.get(f"{CUSTOMERS}/{found['id']}")).status_code == 404
    page = (await again.get(CUSTOMERS)).json()
    assert page["count"]["value"] == 150
