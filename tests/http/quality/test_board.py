"""The data-quality board: every error that was put in is found, nothing else is, each number has its list, and nobody
is told of what he may not read."""

from __future__ import annotations

from typing import Any

import orjson

from tests.http.conftest import Browser, ClientFor
from tests.http.quality.conftest import BOARD, FORM, RECORDS, Register, board, listed

FAULTS: dict[str, tuple[str, ...]] = {
    "quality.missing.phone": ("no phone", "his without phone"),
    "quality.missing.spouse": ("married to nobody",),
    "quality.missing.guardian": ("a child",),
    "quality.missing.secret": ("no secret",),
    "quality.missing.name": (),
    "quality.invalid.name": ("long name",),
    "quality.invalid.phone": ("landline",),
    "quality.invalid.id_number": ("bad id",),
    "quality.invalid.email": ("bad mail",),
    "quality.invalid.age": ("too old", "a child", "a child with guardian"),
    "quality.invalid.income": ("too rich",),
    "quality.invalid.born": ("born early",),
    "quality.invalid.level": ("bad level",),
    "quality.invalid.lines": ("row without", "row too many", "row unlucky"),
    "quality.check.order": ("joined before born",),
    "quality.check.rich": ("gold and poor",),
    "quality.duplicate.name+phone": ("twin", "twin wide", "other branch's twin", "his twin"),
    "quality.duplicate.secret": ("same secret", "same secret too"),
    "quality.duplicate.code": ("code", "code again"),
    "quality.stale": ("old",),
    "quality.empty.joined": ("joined unknown",),
    "quality.empty.age": ("age unknown",),
}
"""Everything that was put in, by the condition that finds it."""
ALL_OF = {
    kind: {name for fault, names in FAULTS.items() if fault.split(".")[1] in kinds for name in names}
    for kind, kinds in {
        "missing": ("missing",), "invalid": ("invalid", "check"), "duplicate": ("duplicate",), "stale": ("stale",),
    }.items()
}  # fmt: skip


def numbers(found: dict[str, Any]) -> dict[str, int | None]:
    """Every number of a board by the condition that finds its records."""
    parts = [each[kind] for each in found["fields"] for kind in ("empty", "missing", "invalid") if each[kind]]
    told = [*parts, *found["checks"], *found["duplicates"], *found["dimensions"]]
    return {each["fault"]: each["records"] for each in told if each["fault"]}


async def test_every_error_put_in_is_found_and_nothing_else(steward: Browser, register: Register) -> None:
    for fault, names in FAULTS.items():
        assert await listed(steward, fault) == register.named(*names), fault
    for kind, several in ALL_OF.items():
        assert await listed(steward, f"quality.{kind}") == register.named(*several), kind


async def test_every_number_is_that_of_its_list(steward: Browser, register: Register) -> None:
    found = await board(steward)
    told = numbers(found)
    assert found["records"] == len(register.ids)
    assert set(FAULTS) <= set(told)
    for fault, records in told.items():
        assert len(await listed(steward, fault)) == records, fault
    assert [each["clusters"] for each in found["duplicates"]] == [2, 1, 1]


async def test_a_field_is_asked_for_only_where_it_is_shown(steward: Browser) -> None:
    fields = {each["name"]: each for each in (await board(steward))["fields"]}
    assert (fields["spouse"]["asked"], fields["spouse"]["empty"]["records"]) == (2, 1)
    assert fields["secret"]["invalid"] is None or fields["secret"]["invalid"]["why"] == "sealed"
    assert not {"doubled", "serial"} & set(fields), "what the platform fills in is nobody's omission"
    assert fields["is_married"]["invalid"] is None


async def test_each_owner_has_his_own_share(steward: Browser, register: Register) -> None:
    for by in ("owner", "org"):
        found = await board(steward, by=by)
        whole = {each["kind"]: each["records"] for each in found["dimensions"]}
        for kind, records in whole.items():
            assert sum(each[kind] for each in found["groups"]) == records, (by, kind)
        assert (sum(each["records"] for each in found["groups"]), found["others"]) == (len(register.ids), 0)
        for group in found["groups"]:
            assert group["label"], group
            for kind in whole:
                assert len(await listed(steward, f"quality.{kind}", within=group["within"])) == group[kind]


async def test_he_who_reads_his_own_is_told_of_his_own_alone(own: Browser, register: Register) -> None:
    found = await board(own)
    assert found["records"] == 3
    told = numbers(found)
    assert {fault: records for fault, records in told.items() if records and ".empty." not in fault} == {
        "quality.missing": 1,
        "quality.missing.phone": 1,
    }, "that another has his client too is not told"
    assert await listed(own, "quality.missing.phone") == register.named("his without phone")
    assert await listed(own, "quality.duplicate") == set()


async def test_what_is_not_seen_in_clear_is_said_to_be_not_told(masked: Browser, register: Register) -> None:
    found = await board(masked)
    fields = {each["name"]: each for each in found["fields"]}
    assert (fields["phone"]["why"], fields["phone"]["asked"], fields["phone"]["empty"]["records"]) == (
        "not_seen", None, None,
    )  # fmt: skip
    assert not {"born", "secret", "id_number"} & set(fields), "a field he never sees does not exist"
    assert [each["name"] for each in found["checks"]] == ["rich"], "nor does a check that looks at one"
    twice = {each["name"]: each["why"] for each in found["duplicates"]}
    assert twice == {"name+phone": "not_seen", "code": None}
    for fault, code in (
        ("quality.missing.phone", "field_not_seen_in_clear"),
        ("quality.duplicate.name+phone", "field_not_seen_in_clear"),
        ("quality.missing.born", "unknown_field"),
        ("quality.check.order", "unknown_field"),
        ("quality.missing.secret", "unknown_field"),
    ):
        answer = await masked.post(f"{RECORDS}/query", json={"filter": [{"field": fault, "op": "found"}]})
        assert [each["code"] for each in answer.json()["problems"]] == [code], fault
    missing = next(each["records"] for each in found["dimensions"] if each["kind"] == "missing")
    assert missing == 2, "married to nobody, a child: without what he does not see"
    assert await listed(masked, "quality.missing") == register.named("married to nobody", "a child")


async def test_an_encrypted_field_says_that_its_values_are_not_looked_at(steward: Browser) -> None:
    answer = await steward.post(
        f"{RECORDS}/query", json={"filter": [{"field": "quality.invalid.secret", "op": "found"}]}
    )
    assert [each["code"] for each in answer.json()["problems"]] == ["quality_not_told"]


async def test_who_only_looks_and_who_has_nothing_get_no_board(client_for: ClientFor, register: Register) -> None:
    looker, stranger = await client_for("inspector"), await client_for("rm3")
    assert (await looker.post(BOARD, json={})).status_code == 403
    asked = {"filter": [{"field": "quality.stale", "op": "found"}]}
    assert (await looker.post(f"{RECORDS}/query", json=asked)).status_code == 403
    assert (await stranger.post(BOARD, json={})).status_code == 404
    assert (await stranger.post(f"{RECORDS}/query", json=asked)).status_code == 404


async def test_a_board_of_a_part_counts_that_part(steward: Browser, register: Register) -> None:
    part = [{"field": "name", "op": "eq", "value": "Wang A"}]
    found = await board(steward, filter=part)
    told = numbers(found)
    assert (found["records"], told["quality.duplicate.name+phone"], told["quality.duplicate"]) == (1, 1, 1)
    assert found["duplicates"][0]["clusters"] is None
    drawn = {"all": [{"field": "quality.duplicate", "op": "found"}, {"field": "age", "op": "eq", "value": 40}]}
    page = await steward.post(f"{RECORDS}/query", json={"filter": drawn, "limit": 50})
    assert {each["id"] for each in page.json()["items"]} == register.named(*ALL_OF["duplicate"])


async def test_faults_are_conditions_wherever_a_list_is(steward: Browser, register: Register) -> None:
    asked = [{"field": "quality.missing.phone", "op": "found"}]
    groups = await steward.post(f"{RECORDS}/groups", json={"filter": asked, "by": {"field": "owner"}})
    assert groups.json()["count"]["value"] == 2
    act = await steward.post(f"{RECORDS}/bulk", json={"act": "update", "values": {"age": 41}, "filter": asked})
    assert act.status_code == 201, act.text
    file = await steward.get(f"{FORM}/export", params={"format": "csv", "filter": orjson.dumps(asked).decode()})
    assert file.status_code == 200
    assert len(file.text.strip().splitlines()) >= 3


async def test_bad_input_is_told_all_at_once(steward: Browser) -> None:
    answer = await steward.post(
        BOARD,
        json={
            "by": "moon",
            "filter": [{"field": "nobody", "op": "eq", "value": 1}, {"field": "quality.x", "op": "found"}],
        },
    )
    assert {(each["path"], each["code"]) for each in answer.json()["problems"]} == {
        ("/by", "quality_unknown_by"),
        ("/filter/0/field", "unknown_field"),
        ("/filter/1/field", "unknown_field"),
    }
    for written, code in (
        ([{"field": "quality.stale", "op": "eq", "value": True}], "quality_only_found"),
        ([{"field": "quality.stale", "op": "found", "value": 1}], "quality_only_found"),
        ([{"field": "quality.", "op": "found"}], "unknown_field"),
        ([{"field": "quality.empty", "op": "found"}], "unknown_field"),
        ([{"field": "quality.missing.'; drop", "op": "found"}], "unknown_field"),
        ([{"field": "quality.stale", "op": "found"}] * 6, "too_many_quality_conditions"),
    ):
        answer = await steward.post(f"{RECORDS}/query", json={"filter": written})
        assert [each["code"] for each in answer.json()["problems"]] == [code], written
    assert (await steward.post(BOARD, json={"of": 1})).status_code == 422
    for by in ([], {}, ["owner"], 1, ""):
        refused = await steward.post(BOARD, json={"by": by})
        assert (refused.status_code, [each["path"] for each in refused.json()["problems"]]) == (422, ["/by"]), by
    assert (await steward.post(BOARD, json=[])).status_code == 422
