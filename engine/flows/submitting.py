"""Starting a case: by submitting a form, or from a record that is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from engine.errors import Forbidden, Invalid
from engine.flows.asked import BAD_VALUES
from engine.flows.starting import Beginning, start
from engine.flows.step import Flows
from engine.flows.store import Told
from engine.permissions.access import Action
from engine.problems import Code
from engine.records import reading, saving
from engine.records.caller import Caller, Write
from engine.records.lens import ACTION_LABELS
from engine.records.sending import row_bits

NOT_BOTH = Code("flow_values_or_record", zh="请给出 values 或 record 之一", en="Give either values or a record")
BAD_RECORD = Code("flow_bad_record", zh="record 应为记录编号", en="A record is named by its id")
BAD_CHOSEN = Code(
    "flow_bad_chosen",
    zh="chosen 应为“节点名：人员编号列表”",
    en="chosen says for nodes by name which people",
)


@dataclass(frozen=True, slots=True)
class Starting:
    """What a case is started with."""

    values: dict[str, Any] | None
    record: UUID | None
    chosen: dict[str, list[str]]


def read(body: Mapping[str, Any]) -> Starting:
    """What was sent; everything wrong with it at once."""
    problems = []
    values, record, chosen = body.get("values"), body.get("record"), body.get("chosen") or {}
    if (values is None) == (record is None):
        problems.append(NOT_BOTH.at(""))
    if values is not None and not isinstance(values, dict):
        problems.append(BAD_VALUES.at("/values"))
    found: UUID | None = None
    if record is not None:
        try:
            found = UUID(record)
        except (ValueError, TypeError, AttributeError):
            problems.append(BAD_RECORD.at("/record"))
    is_sound = isinstance(chosen, dict) and all(
        isinstance(each, list) and len(each) <= 50 and all(isinstance(one, str) and _is_id(one) for one in each)
        for each in chosen.values()
    )
    if not is_sound:
        problems.append(BAD_CHOSEN.at("/chosen"))
    if problems:
        raise Invalid(problems)
    return Starting(values, found, chosen)


def _is_id(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


async def submit(
    flows: Flows, caller: Caller, app: str, name: str, wanted: Starting, write: Write, told: Told
) -> dict[str, Any]:
    """A case of a live flow, for whoever may make its record, or change the one it is for. What was answered under
    the same key comes back before a second record is made."""
    version, flow = await flows.versions.live(caller.session, caller.live, app, name)
    if told.key is not None:
        done = await flows.answered(caller.session, told)
        if done is not None:
            found: dict[str, Any] = done
            return found
    if wanted.record is None:
        record = await saving.create(caller, flow.form.app, flow.form.name, wanted.values, write=write)
        key, trigger = UUID(record["id"]), "form"
    else:
        key, trigger = wanted.record, None
        await _may_change(caller, flow.form.app, flow.form.name, key)
    beginning = Beginning(version, flow, key, wanted.chosen, trigger if _has(flow, trigger) else None)
    return await start(flows, caller, beginning, told)


async def begun_by(flows: Flows, caller: Caller, app: str, form: str, record: str) -> dict[str, Any] | None:
    """The case that begins because a form was submitted; None where no flow does."""
    name = flows.versions.begun_by(caller.live, app, form)
    if name is None:
        return None
    version, flow = await flows.versions.live(caller.session, caller.live, app, name)
    return await start(flows, caller, Beginning(version, flow, UUID(record), trigger="form"), flows.told(caller))


def _has(flow: Any, trigger: str | None) -> bool:
    starts = flow.graph.starts.get(None, ())
    return any((each.part.trigger.kind if each.part.trigger else None) == trigger for each in starts)


async def _may_change(caller: Caller, app: str, form: str, record: UUID) -> None:
    """Who may not change a record starts nothing on it; held against other writers until the transaction ends."""
    lens = caller.lens(app, form)
    found, row = await reading.fetch(caller, lens, record, to=Action.UPDATE, lock=True)
    if row is None:
        await reading.get(caller, app, form, record)  # NotFound
        return
    if Action.UPDATE not in lens.rights.of(row_bits(found.projection, row)).actions:
        raise Forbidden(ACTION_LABELS[Action.UPDATE].as_dict())
