"""In profile `separated`, what widens rights waits for a security administrator who is not its author."""

from __future__ import annotations

from typing import Any

import pytest

from engine.definitions.publication import Publication, publications
from engine.errors import Conflict, Forbidden, Invalid
from tests.database.definitions.conftest import ADA, BEN, Make, Workplace, field, form, label


def role(see: str) -> dict[str, Any]:
    return {
        "kind": "role", "schema": 1, "name": "rm", "uid": "rmrolexxxxxx", "label": label("客户经理", "RM"), "deny": [],
        "grants": [
            {"uid": "grantxxxxxxx", "form": "loan", "actions": {"read": "own", "create": True},
             "fields": [{"field": "x", "see": see, "write": "always"}]},
        ],
    }  # fmt: skip


@pytest.fixture
async def separated(workplace: Workplace, make: Make) -> Workplace:
    """A bank with separated administrators, a form, and a role in a draft that gives more than the live one."""
    workplace.parts = make(four_eyes=True)
    await workplace.draft(form("loan", field("x")))
    await workplace.draft(role("masked"))
    one = await workplace.publish()
    assert one.state == "awaiting"
    await workplace.parts.publisher.approvals.approve(BEN, one.id)
    await workplace.draft(role("clear"))
    return workplace


async def asked(workplace: Workplace) -> Publication:
    one = await workplace.publish()
    assert one.state == "awaiting"
    assert one.widens
    return one


async def test_it_waits_and_says_what_widens(separated: Workplace) -> None:
    one = await asked(separated)
    assert "客户经理" in one.widens[0]["zh"]
    assert (await separated.refreshed()).release(separated.app) == 1
    await separated.draft(form("other", field("x")))
    done = await separated.publish(("form", "other"))
    assert done.release == 2, "what waits blocks nobody"


async def test_approved_it_is_published_as_it_was_asked(separated: Workplace) -> None:
    one = await asked(separated)
    await separated.draft(role("hidden"))
    done = await separated.parts.publisher.approvals.approve(BEN, one.id)
    assert (done.state, done.release, done.decided_by) == ("published", 2, BEN.person)
    live = (await separated.refreshed()).definition("role", separated.app, "rm").model
    assert live.grants[0].fields[0].see == "clear"
    assert (await separated.get("role", "rm")).state == "changed", "work that went on meanwhile is still a draft"


async def test_its_author_never_approves_it(separated: Workplace) -> None:
    one = await asked(separated)
    with pytest.raises(Forbidden, match="not its author"):
        await separated.parts.publisher.approvals.approve(ADA, one.id)


async def test_it_is_checked_again_when_approved(separated: Workplace) -> None:
    one = await asked(separated)
    await separated.draft(form("loan", field("y")))
    await separated.draft(role("masked") | {"grants": []})
    await separated.publish(("form", "loan"), ("role", "rm"))
    with pytest.raises(Invalid) as refused:
        await separated.parts.publisher.approvals.approve(BEN, one.id)
    assert "missing_part" in {each.code.name for each in refused.value.problems}


@pytest.mark.parametrize("decision", ["refused", "cancelled"])
async def test_refused_or_withdrawn_it_is_over_and_the_drafts_stay(separated: Workplace, decision: str) -> None:
    one = await asked(separated)
    approvals = separated.parts.publisher.approvals
    async with separated.database.transaction() as session:
        if decision == "refused":
            ended = await approvals.refuse(session, BEN, one.id, "no")
        else:
            ended = await approvals.cancel(session, ADA, one.id, "no")
    assert (ended.state, ended.reason) == (decision, "no")
    with pytest.raises(Conflict, match="not awaiting"):
        await approvals.approve(BEN, one.id)
    assert (await separated.get("role", "rm")).state == "changed"
    async with separated.database.reading() as session:
        assert await publications(session, app=separated.app, states=["awaiting"]) == []


async def test_in_a_small_bank_it_is_only_named(separated: Workplace, make: Make) -> None:
    done = await separated.publish(parts=make(four_eyes=False))
    assert (done.state, bool(done.widens)) == ("published", True)


async def test_what_narrows_waits_for_nobody(separated: Workplace) -> None:
    await separated.draft(role("hidden"))
    assert (await separated.publish()).state == "published"


async def test_reverting_to_wider_rights_waits_too(separated: Workplace) -> None:
    await separated.draft(role("hidden"))
    await separated.publish()
    one = await separated.parts.publisher.revert(ADA, separated.app, 1)
    assert (one.state, one.reverts_to) == ("awaiting", 1)
    done = await separated.parts.publisher.approvals.approve(BEN, one.id)
    assert (done.state, done.release, done.reverts_to) == ("published", 3, 1)


async def test_nobody_approves_more_than_he_was_shown(separated: Workplace) -> None:
    one = await asked(separated)
    await separated.draft(role("hidden") | {"grants": []})
    await separated.publish()
    approvals = separated.parts.publisher.approvals
    with pytest.raises(Conflict, match="look again"):
        await approvals.approve(BEN, one.id)
    async with separated.database.reading() as session:
        [again] = await publications(session, app=separated.app, states=["awaiting"])
    assert len(again.widens) > len(one.widens)
    assert (await approvals.approve(BEN, one.id)).state == "published"
