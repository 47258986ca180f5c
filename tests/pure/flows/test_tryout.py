"""A flow is tried out with sample data on a fast clock: path, people, timers and messages as a list."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from engine.calendars.working_time import WorkingTime
from engine.clock import DEFAULT_ZONE
from engine.flows.compiled import CompiledFlow
from engine.flows.tryout import Did, Sample, TriedOut, TryOut
from tests.golden.test_golden import HERE, world_of
from tests.pure.flows.blocks import blocks
from tests.pure.flows.test_due import LADDER, flow
from tests.support.world import KINDS

START = datetime(2026, 3, 6, 16, tzinfo=DEFAULT_ZONE)


@pytest.fixture(scope="module")
def complaint() -> tuple[CompiledFlow, dict[str, WorkingTime]]:
    world = world_of(HERE / "schema_1")
    scope: Any = world.seen_from("crm")
    compiled = KINDS["flow"].compile(world.models["crm", "flow", "complaint_handling"], scope)
    counter = KINDS["calendar"].compile(world.models["bank", "calendar", "counter"], world.seen_from("bank"))
    return compiled, {"bank/counter": WorkingTime.of(counter)}


def tried(complaint: tuple[CompiledFlow, dict[str, WorkingTime]], **more: Any) -> TriedOut:
    compiled, calendars = complaint
    record = {"amount": Decimal(20_000), "level": "vip", "owner": "rm1", "times": Decimal(1), "org": "branch"}
    uids = compiled.fields
    sample = {"record": {uids.get(name, name): value for name, value in record.items()}, "initiator": "agent",
              "answers": {"ask_desk": {"post": "rm", "hours": 4}}, **more}  # fmt: skip
    return TryOut(compiled, Sample(**sample), START, calendars).run()


def path(compiled: CompiledFlow, found: TriedOut) -> list[str]:
    return [compiled.part(each).name for each in found.path]


def messages(found: TriedOut) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    return [(each.at.astimezone(DEFAULT_ZONE).strftime("%m-%d %H:%M"), each.what, tuple(each.to), tuple(each.channels))
            for each in found.lines if each.kind == "message"]  # fmt: skip


def test_the_straight_path(complaint: Any) -> None:
    found = tried(complaint)
    assert path(complaint[0], found) == [
        "start", "ask_desk", "handle", "how_much", "approve", "note", "end"
    ]  # fmt: skip
    assert (found.ended, found.result) == ("done", "settled")
    assert messages(found) == []
    assert [each.said.zh for each in found.lines if each.what == "task_made"] == [
        "“客户经理处理”交给rm1",
        "“主管审批”交给上级主管（handle.assignee）",
    ]


def test_a_small_amount_needs_nobody(complaint: Any) -> None:
    compiled = complaint[0]
    found = tried(complaint, record={compiled.fields["amount"]: Decimal(5), "owner": "rm1"})
    assert path(compiled, found) == ["start", "ask_desk", "handle", "how_much", "note", "end"]


def test_whoever_is_late_is_reminded_and_the_ladder_is_climbed(complaint: Any) -> None:
    found = tried(complaint, done={"handle": [Did(after="P5D")]})
    told = [(what, to) for _, what, to, _ in messages(found)]
    assert told[:4] == [
        ("limit", ("president（org）",)), ("remind.0", ("rm1",)), ("remind.1", ("rm1",)), ("repeat", ("rm1",)),
    ]  # fmt: skip
    assert ("escalate.0", ("上级主管（rm1）",)) in told
    limit = next(each for each in found.lines if each.what == "limit")
    assert (limit.channels, limit.message) == (["inbox", "sms"], "vip_overdue")
    assert (limit.at - START).total_seconds() == 24 * 3600
    assert found.ended == "done"


def test_returned_and_submitted_again(complaint: Any) -> None:
    found = tried(complaint, done={"approve": [Did(target="start"), Did()], "start": [Did(after="P1D")]})
    names = path(complaint[0], found)
    assert names.count("start") == 2
    assert names.count("handle") == 2
    assert found.ended == "done"
    assert any(each.what == "resubmitted" for each in found.lines)


def test_who_never_does_it_leaves_it_waiting() -> None:
    found = TryOut(flow(), Sample(done={"approve": [Did(after="P9999D")]}), START).run()
    assert found.ended == "waiting"


def test_nobody_found_is_an_incident_with_its_reason(complaint: Any) -> None:
    found = tried(complaint, people={"approve": []})
    assert found.ended == "incident"
    (incident,) = [each for each in found.lines if each.kind == "incident"]
    assert incident.said.zh == "异常：“主管审批”：找不到办理人"


def test_a_try_changes_nothing_and_comes_out_the_same_again(complaint: Any) -> None:
    one, other = tried(complaint), tried(complaint)
    assert (one.lines, one.state) == (other.lines, other.state)
    record = {complaint[0].fields["times"]: Decimal(1), complaint[0].fields["amount"]: Decimal(9), "owner": "rm1"}
    tried(complaint, record=record)
    assert record[complaint[0].fields["times"]] == 1


def test_the_clock_never_runs_backwards(complaint: Any) -> None:
    found = tried(complaint, done={"handle": [Did(after="P5D")], "approve": [Did(after="P2D")]})
    times = [each.at for each in found.lines]
    assert times == sorted(times)


def test_flows_made_of_blocks_come_to_their_end() -> None:
    for seed in range(20):
        graph = blocks(seed).graph()
        compiled = flow()
        played = CompiledFlow(**{**{each: getattr(compiled, each) for each in
                                    ("app", "name", "uid", "label", "release", "version_id", "form", "model")},
                                 "graph": graph})  # fmt: skip
        found = TryOut(played, Sample(), START).run()
        assert found.ended in ("done", "incident"), seed  # conditions are null here: a choice without default stops


def test_a_time_that_cannot_be_said_is_told_and_the_task_can_be_done() -> None:
    found = TryOut(flow(LADDER), Sample(done={"approve": [Did(after="P3D")]}), START, {}).run()
    assert found.ended == "done"
    assert [each.said.en for each in found.lines if each.kind == "incident"] == [
        "Incident: 'User task approve': when it is due cannot be said (the expression has no value, or the calendar "
        "does not cover the year)"
    ]
