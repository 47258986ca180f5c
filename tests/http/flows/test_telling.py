"""What cases say to people: reminders, the ladder, limits, urging, copies, messages - each under his own rights."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from engine.api.dependencies import Platform
from engine.database.session import Database
from engine.flows.working import go_on
from engine.messages.tables import delivery
from tests.http.conftest import Browser, ClientFor
from tests.http.flows.conftest import END, arcs, begin, do, flow, label, node, person_task, publish, start, task_in, uid
from tests.support.business_time import later


def message(name: str, **channels: Mapping[str, str]) -> dict[str, Any]:
    return {"kind": "message", "schema": 1, "name": name, "uid": uid(f"msg{name}"), "label": label(name),
            "form": "slip", "channels": channels}  # fmt: skip


LATE = message(
    "late",
    inbox={"zh": "{{ record.title }}（{{ record.amount }}）已逾期 {{ task.late_by }}，{{ to.name }}请处理",
           "en": "{{ record.title }} is {{ task.late_by }} late"},
    sms={"zh": "【廊桥】{{ record.title }}\n逾期", "en": "{{ record.title }} late"},
    email={"zh": "{{ record.note }}，{{ case.link }}", "subject_zh": "{{ record.title }} 逾期"},
)  # fmt: skip
LADDER = flow(
    "ladder",
    [
        start(),
        person_task(
            "check", "supervisor", fields=[{"field": "title", "see": "clear"}],
            due={"duration": "PT4H", "remind": ["-PT1H"], "escalate": [
                {"after": "PT0S", "to": {"relation": "supervisor", "of": "assignee"}, "message": "late",
                 "channels": ["inbox", "sms", "email"]},
            ]},
        ),
        END,
    ],
    arcs("s > check", "check > e"),
    limits=[{"uid": uid("limvip"), "name": "vip", "after": "PT24H", "clock": "natural", "if": "amount > 100",
             "to": {"post": "president"}, "channels": ["inbox", "sms"]}],
)  # fmt: skip
SAYS = flow(
    "says",
    [start(), node("tell", "sendTask", to={"person": ["rm2"]}, message="late", channels=["inbox", "email"]),
     node("cc", "sendTask", to={"person": ["rm3"]}, copy_of=True), person_task("check", "supervisor"), END],
    arcs("s > tell", "tell > cc", "cc > check", "check > e"),
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
async def telling(desk: None, platform: Platform) -> None:
    await publish(platform, LATE, LADDER, SAYS)


async def told(browser: Browser, case: Mapping[str, Any], kind: str = "") -> list[dict[str, Any]]:
    answer = await browser.get("/api/notices")
    assert answer.status_code == 200, answer.text
    return [each for each in answer.json()["items"] if each["case"] == case["id"] and kind in ("", each["kind"])]


async def sent(database: Database, notice: Mapping[str, Any]) -> dict[str, tuple[str, str | None]]:
    """Body and subject by channel."""
    async with database.reading() as session:
        rows = await session.rows(select(delivery).where(delivery.c.notice_id == notice["id"]))
    return {row.channel: (row.body, row.subject) for row in rows}


async def test_who_has_a_task_is_reminded_and_his_superior_told_when_it_is_late(
    clerk: Browser, client_for: ClientFor, platform: Platform, database: Database
) -> None:
    supervisor, president = await client_for("supervisor"), await client_for("president")
    case = await begin(clerk, "ladder", title="三天假", note="内部备注")
    await go_on(platform.parts["flows"], database)
    assert await told(supervisor, case) == await told(president, case) == []
    async with later(database, platform.clock, timedelta(hours=3, minutes=1)):
        await go_on(platform.parts["flows"], database)
        (reminded,) = await told(supervisor, case)
        assert (reminded["kind"], reminded["read"]) == ("remind", False)
        assert "请及时办理“check”" in reminded["text"]["zh"]
        assert reminded["task"] == await task_in(supervisor, case)
    async with later(database, platform.clock, timedelta(hours=5)):
        await go_on(platform.parts["flows"], database)
        await go_on(platform.parts["flows"], database)
        (late,) = await told(president, case)
    # He has no role on slips: what a template puts in of the record is not his to hear, on no channel.
    assert late["kind"] == "escalate"
    assert late["text"]["zh"] == f"—（—）已逾期 1小时，{president.me['person']['name']}请处理"
    assert (late["record"], late["title"]) == (None, None)
    channels = await sent(database, late)
    assert channels["sms"] == ("【廊桥】— 逾期", None)
    assert channels["email"] == ("—，—", "— 逾期")
    assert len(await told(supervisor, case)) == 1


async def test_what_is_over_is_not_late(
    clerk: Browser, client_for: ClientFor, platform: Platform, database: Database
) -> None:
    supervisor, president = await client_for("supervisor"), await client_for("president")
    case = await begin(clerk, "ladder", amount="200.00")
    await do(supervisor, await task_in(supervisor, case), "approve")
    async with later(database, platform.clock, timedelta(days=2)):
        await go_on(platform.parts["flows"], database)
    assert await told(president, case) == await told(supervisor, case) == []


async def test_a_limit_of_the_case_goes_out_as_a_text_message_where_it_applies(
    clerk: Browser, client_for: ClientFor, platform: Platform, database: Database
) -> None:
    president = await client_for("president")
    case, small = await begin(clerk, "ladder", amount="200.00"), await begin(clerk, "ladder", amount="5.00")
    async with later(database, platform.clock, timedelta(hours=24, minutes=1)):
        await go_on(platform.parts["flows"], database)
    (limit,) = await told(president, case, "limit")
    assert "已超过全程时限" in limit["text"]["zh"]
    channels = await sent(database, limit)
    assert set(channels) == {"inbox", "sms"}
    assert channels["sms"][0] == limit["text"]["zh"]
    assert await told(president, small, "limit") == []


async def test_each_hears_of_the_record_what_he_may_read(
    clerk: Browser, client_for: ClientFor, platform: Platform, database: Database
) -> None:
    """rm2 is a clerk too, who reads his own slips: until it is his, the title is a dash."""
    other, copied, supervisor = await client_for("rm2"), await client_for("rm3"), await client_for("supervisor")
    case = await begin(clerk, "says", title="外勤")
    await go_on(platform.parts["flows"], database)
    (said,) = await told(other, case)
    assert said["kind"] == "message"
    assert said["text"]["zh"].startswith("—（—）")
    assert "外勤" not in str(await sent(database, said))
    (copy,) = await told(copied, case)
    assert (copy["kind"], copy["by"]["label"]) == ("copy", clerk.me["person"]["name"])
    assert await told(supervisor, case) == []


async def test_urging_reaches_who_has_it_with_what_was_said(
    clerk: Browser, client_for: ClientFor, platform: Platform, database: Database
) -> None:
    supervisor = await client_for("supervisor")
    case = await begin(clerk, "leave")
    urged = await clerk.post(f"/api/cases/{case['id']}/urge", json={"reason": "客户在等"})
    assert urged.status_code == 200, urged.text
    await go_on(platform.parts["flows"], database)
    (notice,) = await told(supervisor, case)
    assert (notice["kind"], notice["details"]["reason"]) == ("urge", "客户在等")
    assert notice["text"]["zh"].startswith(f"{clerk.me['person']['name']}催办：“check”")
    task = await task_in(supervisor, case)
    await do(supervisor, task, "cc", people=[(await client_for("rm3")).me["person"]["id"]])
    await go_on(platform.parts["flows"], database)
    (copy,) = await told(await client_for("rm3"), case)
    assert copy["kind"] == "copy"


async def test_who_has_the_task_hears_what_the_task_shows(
    clerk: Browser, client_for: ClientFor, platform: Platform, database: Database
) -> None:
    """The template names title, amount and note; the task shows the title alone."""
    mine = flow(
        "mine",
        [start(), person_task("check", "supervisor", fields=[{"field": "title", "see": "clear"}], due={
            "duration": "PT4H", "escalate": [
                {"after": "PT0S", "to": {"person": ["supervisor"]}, "message": "late", "channels": ["sms"]}]}), END],
        arcs("s > check", "check > e"),
    )  # fmt: skip
    await publish(platform, mine)
    supervisor = await client_for("supervisor")
    case = await begin(clerk, "mine", title="驻场", amount="77.00")
    async with later(database, platform.clock, timedelta(hours=6)):
        await go_on(platform.parts["flows"], database)
        (notice,) = await told(supervisor, case)
    assert notice["text"]["zh"].startswith("驻场（—）已逾期 2小时")
    assert (await sent(database, notice))["sms"][0] == "【廊桥】驻场 逾期"
    assert "77.00" not in str(notice)
