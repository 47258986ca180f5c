"""Fields shown, needed, locked and worked out by expressions, and what must not be: on the server, whoever writes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import pytest

from engine.errors import Invalid
from engine.problems import Language
from engine.records import saving
from tests.database.records.conftest import ADA, APP, Shop, form, label, made, uid

OPEN_LEVEL = 'customer.level at least "vip"'
CLAIM = form(
    "claim",
    made("customer", "reference", options={"form": "customer"}),
    made("amount", "money"),
    made("rate", "percent"),
    made("fee", "money", computed="amount * rate / 100"),
    made("level", "choice", options={"set": "level"}, computed={"lookup": "customer.level"}),
    made("reason", "long_text", visible_if="amount > 50000", when_hidden="clear", required_if="amount > 50000"),
    made("remark", visible_if="amount > 10"),
    made("manager", "person", required_if=OPEN_LEVEL),
    made("grade", computed='if level = "vip" then "A" else if level = null then null else "B"'),
    made("state", default="open"),
    made("decision", read_only_if='state = "closed"'),
    made("city", required=True, visible_if="amount > 10"),
    made("mine", "boolean", computed="owner = me()"),
    made("due", "date", computed='today() + duration("P10D")'),
    made("count", "integer", computed="amount / 3"),
    checks=[
        {"uid": uid("positive"), "name": "positive", "fails_if": "amount < 0", "message": label("not below 0"),
         "at": "amount"},
        {"uid": uid("limit"), "name": "limit", "fails_if": "amount > customer.aum",
         "message": label("more than he has")},
    ],
)  # fmt: skip
EVERY = dict.fromkeys(("read", "create", "update", "delete"), "all")


@pytest.fixture(scope="module")
async def claims(shop: Shop) -> Shop:
    """The shop with claims."""
    async with shop.database.transaction() as session:
        await shop.parts.drafts.put(session, ADA, APP, "form", "claim", CLAIM, revision=0)
    await shop.parts.publisher.publish(ADA, APP, note="claims")
    async with shop.database.reading() as session:
        await shop.parts.live.refresh(session)
    return shop


@pytest.fixture
def clerk(claims: Shop) -> str:
    return claims.role("clerk", claims.grant("claim", EVERY), claims.grant("customer", EVERY))


async def customer(shop: Shop, role: str, **values: Any) -> str:
    made_ = await shop.create("ann", "customer", {"name": "Zhang", "aum": "1000000", **values}, role)
    return str(made_["id"])


@contextmanager
def refused(*expected: tuple[str, str]) -> Iterator[None]:
    with pytest.raises(Invalid) as caught:
        yield
    told = [(each.path, each.code.name) for each in caught.value.problems]
    assert told == list(expected), [each.text(Language.EN) for each in caught.value.problems]


async def test_values_are_worked_out_in_the_order_they_follow_from_each_other(claims: Shop, clerk: str) -> None:
    who = await customer(claims, clerk, level="vip")
    values = {"customer": who, "amount": "100.05", "rate": "2.5", "city": "x", "manager": str(claims.people["ann"])}
    record = (await claims.create("ann", "claim", values, clerk))["values"]
    assert (record["fee"], record["level"], record["grade"], record["mine"]) == ("2.50", "vip", "A", True)
    assert (record["count"], record["due"] > "2026") == (33, True)


@pytest.mark.parametrize(
    ("amount", "rate", "fee"),
    [("0.50", "1", "0.01"), ("1.50", "1", "0.02"), ("2.50", "1", "0.03"), ("-1.50", "1", None), ("0.49", "1", "0.00")],
)
async def test_a_result_is_rounded_half_up_to_the_decimals_of_its_field(
    claims: Shop, clerk: str, amount: str, rate: str, fee: str | None
) -> None:
    if fee is None:
        with refused(("/values/amount", "check_failed")):
            await claims.create("ann", "claim", {"amount": amount, "rate": rate}, clerk)
        return
    record = await claims.create("ann", "claim", {"amount": amount, "rate": rate}, clerk)
    assert record["values"]["fee"] == fee


async def test_what_is_not_known_is_not_worked_out_and_shows_nothing(claims: Shop, clerk: str) -> None:
    record = (await claims.create("ann", "claim", {}, clerk))["values"]
    assert (record["fee"], record["level"], record["grade"], record["reason"]) == (None, None, None, None)
    with refused(("/values/reason", "field_not_shown")):
        await claims.create("ann", "claim", {"reason": "said without an amount"}, clerk)


async def test_a_hidden_field_is_cleared_or_kept_as_its_author_said(claims: Shop, clerk: str) -> None:
    sent = {"amount": "60000", "reason": "long story", "remark": "kept", "city": "x"}
    made_ = await claims.create("ann", "claim", sent, clerk)
    small = (await claims.update("ann", "claim", made_["id"], {"amount": "5"}, clerk))["values"]
    assert (small["reason"], small["remark"]) == (None, "kept")


async def test_another_value_for_what_is_not_shown_is_refused_and_the_same_is_no_change(
    claims: Shop, clerk: str
) -> None:
    with refused(("/values/reason", "field_not_shown"), ("/values/remark", "field_not_shown")):
        await claims.create("ann", "claim", {"amount": "5", "reason": "long story", "remark": "kept"}, clerk)
    made_ = await claims.create("ann", "claim", {"amount": "60", "remark": "kept", "city": "x"}, clerk)
    await claims.update("ann", "claim", made_["id"], {"amount": "5"}, clerk)
    same = await claims.update("ann", "claim", made_["id"], {"remark": "kept", "reason": None, "amount": "6"}, clerk)
    assert (same["values"]["remark"], same["values"]["amount"]) == ("kept", "6.00")
    for sent in ({"remark": "other"}, {"reason": "now"}, {"amount": "7", "remark": "other"}):
        place = "/values/reason" if "reason" in sent else "/values/remark"
        with refused((place, "field_not_shown")):
            await claims.update("ann", "claim", made_["id"], sent, clerk)
    shown = await claims.update("ann", "claim", made_["id"], {"amount": "70", "remark": "other", "city": "y"}, clerk)
    assert shown["values"]["remark"] == "other"
    with refused(("/values/reason", "too_long"), ("/values/remark", "field_not_shown")):
        await claims.create("ann", "claim", {"reason": "x" * 2001, "remark": "x"}, clerk)


async def test_what_is_hidden_from_its_writer_by_his_rights_is_never_touched(claims: Shop, clerk: str) -> None:
    sent = {"amount": "60000", "reason": "long story", "city": "x"}
    made_ = await claims.create("ann", "claim", sent, clerk)
    blind = claims.role("blind", claims.grant("claim", EVERY, {"reason": ("hidden", "never")}))
    told = await claims.update("ann", "claim", made_["id"], {"amount": "5"}, blind)
    assert "reason" not in told["values"]
    assert (await claims.get("ann", "claim", made_["id"], clerk))["values"]["reason"] == "long story"
    after = await claims.update("ann", "claim", made_["id"], {"amount": "6"}, clerk)
    assert after["values"]["reason"] is None, "who may fill it in empties it with his next saving"


async def test_what_is_needed_is_told_together_with_everything_else(claims: Shop, clerk: str) -> None:
    who = await customer(claims, clerk, level="private", aum="70000")
    with refused(
        ("/values", "check_failed"),
        ("/values/rate", "not_a_number"),
        ("/values/reason", "required"),
        ("/values/manager", "required"),
        ("/values/city", "required"),
    ):
        await claims.create("ann", "claim", {"customer": who, "amount": "80000", "rate": "much"}, clerk)


async def test_what_depends_on_a_value_that_cannot_be_read_is_not_asked(claims: Shop, clerk: str) -> None:
    with refused(("/values/amount", "not_a_number")):
        await claims.create("ann", "claim", {"amount": "a lot"}, clerk)


async def test_a_value_sent_for_what_is_worked_out_is_refused(claims: Shop, clerk: str) -> None:
    with refused(("/values/fee", "field_given")):
        await claims.create("ann", "claim", {"amount": "1", "rate": "1", "fee": "99"}, clerk)


async def test_a_change_settles_the_whole_record(claims: Shop, clerk: str) -> None:
    who = await customer(claims, clerk, level="mass")
    sent = {"customer": who, "amount": "60000", "rate": "1", "reason": "why", "city": "x"}
    made_ = await claims.create("ann", "claim", sent, clerk)
    assert (made_["values"]["reason"], made_["values"]["fee"]) == ("why", "600.00")
    now = (await claims.update("ann", "claim", made_["id"], {"amount": "40000"}, clerk))["values"]
    assert (now["reason"], now["fee"], now["grade"]) == (None, "400.00", "B")
    history = await claims.history("ann", "claim", made_["id"], clerk)
    told = {each["field"]: (each["old"], each["new"]) for each in history["items"][0]["changes"]}
    assert told["fee"] == ("600.00", "400.00")
    assert told["reason"] == ("why", None)
    with refused(("/values/reason", "required")):
        await claims.update("ann", "claim", made_["id"], {"amount": "50000.01"}, clerk)
    other = await customer(claims, clerk, level="vip")
    with refused(("/values/manager", "required")):
        await claims.update("ann", "claim", made_["id"], {"customer": other}, clerk)


async def test_a_locked_field_is_not_changed(claims: Shop, clerk: str) -> None:
    made_ = await claims.create("ann", "claim", {"decision": "yes"}, clerk)
    await claims.update("ann", "claim", made_["id"], {"decision": "no"}, clerk)
    await claims.update("ann", "claim", made_["id"], {"state": "closed"}, clerk)
    with refused(("/values/decision", "field_locked")):
        await claims.update("ann", "claim", made_["id"], {"decision": "yes"}, clerk)
    same = await claims.update("ann", "claim", made_["id"], {"decision": "no", "rate": "1"}, clerk)
    assert same["values"]["decision"] == "no"


async def test_what_the_writer_does_not_see_counts_all_the_same_and_is_not_shown(claims: Shop, clerk: str) -> None:
    who = await customer(claims, clerk, level="vip")
    sent = {"customer": who, "amount": "60", "rate": "1", "city": "x", "manager": str(claims.people["ann"])}
    made_ = await claims.create("ann", "claim", sent, clerk)
    hidden = ("hidden", "never")
    fields = {"amount": hidden, "level": hidden, "customer": hidden, "fee": hidden, "grade": ("clear", "never")}
    blind = claims.role("blind", claims.grant("claim", EVERY, fields), claims.grant("customer", EVERY))
    now = await claims.update("bob", "claim", made_["id"], {"rate": "2"}, blind)
    assert "fee" not in now["values"]
    assert now["values"]["grade"] == "A"
    again = claims.role("clerk", claims.grant("claim", EVERY), claims.grant("customer", EVERY))
    assert (await claims.get("ann", "claim", made_["id"], again))["values"]["fee"] == "1.20"
    with refused(("/values/manager", "required")):
        await claims.update("ann", "claim", made_["id"], {"manager": None}, again)


async def test_a_record_the_writer_may_not_read_tells_nothing_through_a_formula(claims: Shop, clerk: str) -> None:
    who = await customer(claims, clerk, level="vip", aum="10")
    apart = claims.role("apart", claims.grant("claim", EVERY), claims.grant("customer", {"read": "own"}))
    with refused(("/values/customer", "no_such_record")):
        await claims.create("bob", "claim", {"customer": who, "amount": "20", "city": "x"}, apart)


@pytest.mark.parametrize(
    ("formula", "values", "problem"),
    [
        pytest.param("amount * amount * amount", {"amount": "9999999999999999"}, "value_not_worked_out", id="too long"),
        pytest.param(
            "amount * 1000", {"amount": "9999999999999999"}, "too_many_digits", id="more than the field holds"
        ),
        pytest.param(
            "count(for i in 1..200, j in 1..200 return i * amount)", {"amount": "1"}, "value_not_worked_out", id="work"
        ),
    ],
)
async def test_what_cannot_be_worked_out_is_not_saved(
    claims: Shop, formula: str, values: dict[str, str], problem: str
) -> None:
    name = "strict_" + problem[:5] + str(len(formula))
    body = form(name, made("amount", "decimal"), made("result", "decimal", computed=formula))
    async with claims.database.transaction() as session:
        await claims.parts.drafts.put(session, ADA, APP, "form", name, body, revision=0)
    await claims.parts.publisher.publish(ADA, APP, definitions=[("form", name)])
    async with claims.database.reading() as session:
        await claims.parts.live.refresh(session)
    role = claims.role("anybody", claims.grant(name, EVERY))
    with refused(("/values/result", problem)):
        await claims.create("ann", name, values, role)


async def test_what_is_needed_elsewhere_is_read_in_one_statement(claims: Shop, clerk: str) -> None:
    who = await customer(claims, clerk, level="mass")
    made_ = await claims.create("ann", "claim", {"customer": who, "amount": "5", "rate": "1"}, clerk)
    async with claims.caller("ann", clerk) as caller:
        sent: list[str] = []
        raw: Any = caller.session.raw

        def logger(record: Any) -> None:
            sent.append(record.query)

        raw.add_query_logger(logger)
        await saving.update(caller, APP, "claim", UUID(made_["id"]), {"rate": "2"}, version=None)
        raw.remove_query_logger(logger)
    about = [each for each in sent if "claim" in each or "customer" in each]
    assert len(about) == 4, "the record, holding what it takes values over from, what its expressions read, the write"
