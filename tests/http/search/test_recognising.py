"""Opening the record of whoever calls: by a number however it is written, under the rights of who picks up."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from engine.api.dependencies import Platform
from engine.audit.tables import audit_entry
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.search.conftest import CARDS, CLIENTS, saved

NONE = {"items": [], "more": False, "create": False, "known": {}}
PEOPLE = (
    {"name": "欧阳明月", "phone": "13812345678", "nick": "月亮"},
    {"name": "张三", "phone": "13900001234", "nick": "Tiger", "secret": "Vault-77"},
    {"name": "张小三", "phone": "13900001234", "secret": "Vault-78"},
    {"name": "李行长", "phone": "021-55667788"},
    {"name": "只有四位", "phone": "95588"},
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
async def people(world: None, desk: Browser, front: Browser) -> None:
    """Clients of the desk, two of the front, and a card."""
    for each in PEOPLE:
        await saved(desk, **each)
    await saved(front, name="王小明", plain="丁")
    await saved(desk, CARDS, holder="张三丰")


async def asked(browser: Browser, values: Any, where: str = CLIENTS, status: int = 200) -> Any:
    answer = await browser.post(f"{where}/recognise", json={"values": values})
    assert answer.status_code == status, answer.text
    return answer.json()


def labels(answer: Any) -> list[str]:
    return sorted(each["label"] for each in answer["items"])


@pytest.mark.parametrize(
    ("values", "names"),
    [
        pytest.param({"phone": "13812345678"}, ["欧阳明月"], id="as it is kept"),
        pytest.param({"phone": "+86 138-1234-5678"}, ["欧阳明月"], id="with country code and dashes"),
        pytest.param({"phone": " 8613812345678"}, ["欧阳明月"], id="a plus that became a blank"),
        pytest.param({"phone": "0086 13812345678"}, ["欧阳明月"], id="with 0086"),
        pytest.param({"phone": "013812345678"}, ["欧阳明月"], id="with the 0 of another city"),
        pytest.param({"phone": "１３８１２３４５６７８"}, ["欧阳明月"], id="full-width digits"),
        pytest.param({"phone": "02155667788"}, ["李行长"], id="a landline without its dash"),
        pytest.param({"phone": "+86 21 5566 7788"}, ["李行长"], id="a landline of this country from abroad"),
        pytest.param({"phone": "95588"}, ["只有四位"], id="a service number"),
        pytest.param({"phone": "13900001234"}, ["张三", "张小三"], id="several"),
        pytest.param({"phone": "13900001234", "secret": "Vault-78"}, ["张小三"], id="two fields, one encrypted"),
        pytest.param({"secret": "Vault-77"}, ["张三"], id="an encrypted field"),
        pytest.param({"name": "张三"}, ["张三"], id="the whole of a text"),
        pytest.param({"name": "张"}, [], id="no part of a text"),
        pytest.param({"phone": "1234"}, [], id="no part of a number"),
        pytest.param({"nick": "Tiger", "phone": "13812345678"}, [], id="both must fit"),
    ],
)
async def test_who_it_is(desk: Browser, values: dict[str, str], names: list[str]) -> None:
    answer = await asked(desk, values)
    assert labels(answer) == sorted(names)
    assert answer["create"] is (not names)


async def test_a_serial_number_opens_its_record(desk: Browser) -> None:
    answer = await asked(desk, {"number": "K-0001"}, CARDS)
    assert len(answer["items"]) == 1
    nobody = await asked(desk, {"number": "K-0999"}, CARDS)
    assert nobody == {**NONE, "create": True}, "a number the platform gives is not filled in"


async def test_what_is_known_of_nobody_is_offered_for_a_new_record(desk: Browser) -> None:
    answer = await asked(desk, {"phone": "+86 136 0000 0001", "nick": "新人"})
    assert answer == {**NONE, "create": True, "known": {"phone": "13600000001", "nick": "新人"}}


async def test_more_than_a_few_are_said_to_be_more(desk: Browser) -> None:
    for n in range(11):
        await saved(desk, name=f"同号{n}", phone="13511112222")
    answer = await asked(desk, {"phone": "13511112222"})
    assert (len(answer["items"]), answer["more"]) == (10, True)


async def test_a_masked_number_is_asked_what_its_mask_leaves_visible(
    desk: Browser, front: Browser, platform: Platform, bank: Bank
) -> None:
    """So a number that differs only where the mask hides it is found as well: nothing hidden can be guessed."""
    for name, phone in (("遮住的", "13012340000"), ("更短的", "95590")):
        await saved(desk, name=name, phone=phone)
    assert (await asked(front, {"phone": "13012340000"}))["items"] == [], "the desk's clients are not the front's"
    entity = platform.live.now.entity("branch", "client")
    phone = entity.by_name["phone"].column
    async with platform.database.transaction() as session:
        await session.raw.execute(
            f'update "{entity.schema_name}"."{entity.table_name}" set owner_id = $1'
            f" where \"{phone}\" in ('13012340000', '95590')",
            bank.people["rm2"],
        )
    for number in ("13012340000", "13099990000"):
        assert labels(await asked(front, {"phone": number})) == ["遮住的"]
    for number in ("13012340001", "13112340000", "95590"):
        assert (await asked(front, {"phone": number}))["items"] == []
    assert (await asked(desk, {"phone": "13099990000"}))["items"] == [], "who sees it in clear asks for all of it"


async def test_who_may_read_nothing_gets_the_answer_of_who_finds_nothing(client_for: ClientFor) -> None:
    stranger = await client_for("agent")
    there = await asked(stranger, {"phone": "13812345678"})
    assert there == NONE
    assert there == await asked(stranger, {"phone": "13812345679"})
    assert there == await asked(stranger, {"phone": "x"}), "nor is he told what a field would take"
    assert there == await asked(stranger, {"phone": "13812345678"}, "/api/apps/branch/forms/nothing/records")
    assert there == await asked(stranger, {"phone": "13812345678"}, "/api/apps/nowhere/forms/client/records")


async def test_a_field_one_does_not_see_is_a_field_there_is_not(front: Browser) -> None:
    hidden = await asked(front, {"secret": "Vault-77"}, status=422)
    absent = await asked(front, {"sacred": "Vault-77"}, status=422)
    assert hidden["problems"][0]["code"] == absent["problems"][0]["code"] == "unknown_field"


async def test_everything_wrong_is_told_at_once(desk: Browser) -> None:
    values = {"phone": "abc", "plain": "x", "sacred": "y", "name": "", "nick": 7}
    wrong = await asked(desk, values, status=422)
    told = {each["path"]: each["code"] for each in wrong["problems"]}
    assert told == {
        "/values/phone": "not_a_phone", "/values/plain": "not_found_by", "/values/sacred": "unknown_field",
        "/values/name": "value_missing", "/values/nick": "wrong_type",
    }  # fmt: skip


@pytest.mark.parametrize("values", [None, [], {}, "13812345678", {f"f{n}": "x" for n in range(6)}])
async def test_values_are_a_few_fields(desk: Browser, values: Any) -> None:
    wrong = await asked(desk, values, status=422)
    assert [each["code"] for each in wrong["problems"]] == ["not_values_to_find"]


async def test_it_says_so_in_english(desk: Browser) -> None:
    answer = await desk.post(f"{CLIENTS}/recognise", json={"values": {"plain": "x"}}, headers={"Accept-Language": "en"})
    assert answer.json()["problems"][0]["message"] == (
        "Records cannot be opened by 'plain': make it searchable or unique first"
    )


async def test_nothing_of_the_number_is_in_the_audit_trail(desk: Browser, platform: Platform) -> None:
    await asked(desk, {"phone": "13812345678"})
    async with platform.database.reading() as session:
        rows = await session.rows(select(audit_entry.c.details))
    assert not [row for row in rows if "13812345678" in str(row.details)]
