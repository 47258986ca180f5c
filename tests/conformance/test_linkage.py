"""The expressions of a form: the server gives what the file says, and tells the browser the trees the file has.

The browser runs the same file: `builder_ui/src/runtime/linkage/tests/conformance.test.ts`. When a tree's shape changes,
`python -m tests.conformance.test_linkage` writes the trees anew.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from engine.calendars.named import named_calendars
from engine.expressions.given import Given
from engine.expressions.python_source import Moment
from engine.forms.compile import compile_form
from engine.records.entity import Entity
from engine.records.linkage_view import calendars_told
from engine.records.settling import LOCKED, NOT_OFFERED, NOT_SHOWN, Saving, known_values, settle
from engine.records.validation import REQUIRED, read_values
from tests.support.world import World

FILE = Path(__file__).parent / "forms" / "linkage.json"
TOLD = json.loads(FILE.read_text())
ZONE = ZoneInfo(TOLD["zone"])
RULES = ("visible_if", "required_if", "read_only_if", "options_if", "default_by", "computed")


def entity() -> Entity:
    world = World({"bank": [*TOLD["beside"], TOLD["form"]]})
    return compile_form(world.models["bank", "form", "complaint"], world.seen_from("bank"))  # type: ignore[arg-type]


FORM = entity()
CALENDARS = named_calendars(World({"bank": TOLD["beside"]}).seen_from("bank"))


def trees() -> dict[str, Any]:
    """What a person who sees everything is told of the form."""
    linkage = FORM.linkage
    assert linkage is not None
    fields = {}
    for uid, rules in linkage.fields.items():
        held = (rules.visible, rules.required, rules.read_only, rules.offered, rules.default, rules.computed)
        found = {name: each.tree for name, each in zip(RULES, held, strict=True) if each is not None}
        fields[FORM.by_uid[uid].name] = {**found, "when_hidden": "clear" if rules.clears else "keep"}
    checks = [
        {"name": each.name, "fails_if": each.fails.tree, "message": each.message.as_dict(),
         "at": FORM.by_uid[each.at].name if each.at else None}
        for each in linkage.checks
    ]  # fmt: skip
    of_customer = {each["uid"]: each["type"] for each in TOLD["beside"][2]["fields"]}
    referred = [{"path": [*path], "type": of_customer[path[1]]} for path in sorted(linkage.reads) if len(path) > 1]
    ranks = {name: [*codes] for name, codes in linkage.ranks.items()}
    calendars = calendars_told(linkage.calendars, CALENDARS)
    return {
        "schema": 1, "fields": fields, "checks": checks, "ranks": ranks, "calendars": calendars, "referred": referred,
    }  # fmt: skip


def test_the_browser_is_told_these_trees() -> None:
    assert trees() == TOLD["linkage"]


@pytest.mark.parametrize("case", TOLD["cases"], ids=lambda case: case["name"])
def test_the_server_gives_what_the_file_says(case: dict[str, Any]) -> None:
    linkage = FORM.linkage
    assert linkage is not None
    values, problems = read_values(FORM, case["values"])
    assert problems == []
    by_uid = {FORM.by_name[name].uid: value for name, value in values.items()}
    now = datetime.fromisoformat(TOLD["now"]).astimezone(ZONE)
    system = {
        name: datetime.fromisoformat(value) if name.endswith("_at") else value for name, value in TOLD["system"].items()
    }
    known = {**known_values({**system, **by_uid}), **reached(case["values"].get("customer"))}
    saving = Saving(
        known,
        Moment(now, now.date(), Given(TOLD["me"], linkage.ranks, CALENDARS)),
        ZONE,
        set(),
        {*FORM.by_uid},
        {*by_uid},
        is_new=case.get("new", False),
        silent={*FORM.by_uid} - {*by_uid},
    )
    settled = settle(FORM, linkage, saving)
    worked_out = {**settled.values, **settled.read_only}
    follows = {uid: FORM.by_uid[uid].traits.dump(value) for uid, value in worked_out.items()}
    expected = case["expect"]
    for name, value in expected["values"].items():
        of = FORM.by_name[name]
        sent = None if by_uid.get(of.uid) is None else of.traits.dump(by_uid[of.uid])
        assert follows.get(of.uid, sent) == value, name
    told = {(each.code.name, each.path.rpartition("/")[2]) for each in settled.problems}
    assert {FORM.by_uid[uid].name for uid in settled.hidden} == {*expected["hidden"]}
    assert {name for code, name in told if code == REQUIRED.name} == {*expected["needed"]}
    assert {name for code, name in told if code == LOCKED.name} == {*expected["locked"]}
    said = {name for name, value in case["values"].items() if value is not None}
    assert {name for code, name in told if code == NOT_SHOWN.name} == {*expected["hidden"]} & said
    refused = {FORM.by_uid[uid].name: value for uid, value in by_uid.items() if value is not None}
    offered = expected.get("offered", {})
    assert {name for code, name in told if code == NOT_OFFERED.name} == {
        name for name, value in refused.items() if name in offered and value not in offered[name]
    }
    for name, codes in offered.items():
        assert [code for code in FORM.by_name[name].codes if takes(case, name, code)] == codes
    failed = {each.params["check"] for each in settled.problems if each.code.name == "check_failed"}
    assert failed == {*expected["failed"]}


def takes(case: dict[str, Any], name: str, code: str) -> bool:
    """The option may be chosen with the other values of a case."""
    linkage = FORM.linkage
    assert linkage is not None
    values, _ = read_values(FORM, {**case["values"], name: code})
    by_uid = {FORM.by_name[each].uid: value for each, value in values.items()}
    now = datetime.fromisoformat(TOLD["now"]).astimezone(ZONE)
    moment = Moment(now, now.date(), Given(TOLD["me"], linkage.ranks, CALENDARS))
    settled = settle(FORM, linkage, Saving(known_values(by_uid), moment, ZONE, set(), {*FORM.by_uid}, {*by_uid}))
    return not any(each.code is NOT_OFFERED and each.path.endswith(f"/{name}") for each in settled.problems)


def reached(record: str | None) -> dict[tuple[str, ...], Any]:
    """What is read of the referred record, as the database gives it."""
    found = {}
    types = {each["uid"]: each for each in TOLD["beside"][2]["fields"]}
    world = World({"bank": [*TOLD["beside"], TOLD["form"]]})
    customer = compile_form(world.models["bank", "form", "customer"], world.seen_from("bank"))  # type: ignore[arg-type]
    for path, value in TOLD["referred"].get(record, {}).items():
        uids = tuple(path.split("."))
        found[uids] = customer.by_name[types[uids[1]]["name"]].traits.parse(value)
    return found


if __name__ == "__main__":
    FILE.write_text(json.dumps({**TOLD, "linkage": trees()}, ensure_ascii=False, indent=1) + "\n")
