"""The same bad value gets the same answer, in the same words and at its place, whichever way it comes in."""

from __future__ import annotations

from typing import Any

import pytest

from tests.http.conftest import Browser
from tests.http.every_type.conftest import (
    COLUMNS,
    EVERY_TYPE,
    FORM,
    RECORDS,
    as_csv,
    as_workbook,
    imported,
    new,
    settled,
)

pytestmark = pytest.mark.usefixtures("worker")
NOBODY = "0198c0de-0000-7000-8000-0000000000ff"
Told = tuple[str, str]

BAD: dict[str, tuple[Any, ...]] = {
    "address": ({"region": "999999"}, {"detail": "长" * 201}, {"street": "x"}),
    "boolean": ("maybe", "2", "真的"),
    "card_number": ("6222021234567890127", "0000000000000000", "6222 O212 3456 7890 128"),
    "choice": ("gold", "一", "one,two"),
    "choices": (["gold"], ["one", "silver"], ["one", "two", "three"]),
    "date": ("2026-02-30", "0000-01-01", "yesterday"),
    "date_time": ("2026-02-30T10:00:00Z", "2026-01-01T25:00:00Z", "soon"),
    "decimal": ("abc", "1e400", "NaN"),
    "duration": ("-PT1H", "P1M", "90"),
    "email": ("not an address", "a@", "<b>@bank.cn"),
    "file": (["x"], [NOBODY], [{"filepath": "/etc/passwd"}]),
    "id_number": ("110105194912310021", "110105194902300023", "1101051949123100"),
    "image": (["x"], [NOBODY], [{"id": "../x"}]),
    "integer": ("1.5", "x", "1" * 30),
    "location": ("陆家嘴", "91,0", "1,2,3"),
    "long_text": ("x" * 301, "a\0b", "长" * 400),
    "money": ("abc", "1" * 40, "Infinity"),
    "org_unit": (NOBODY, "0198c0de-0000-7000-8000-0000000000fe", "0198c0de-0000-7000-8000-0000000000fd"),
    "people": ([NOBODY], [NOBODY, "0198c0de-0000-7000-8000-0000000000fe"], ["0198c0de-0000-7000-8000-0000000000fd"]),
    "percent": ("12.34567", "x", "1e99"),
    "person": (NOBODY, "0198c0de-0000-7000-8000-0000000000fe", "0198c0de-0000-7000-8000-0000000000fd"),
    "phone": ("12", "138****5678", "abc"),
    "rating": ("6", "-1", "x"),
    "reference": (NOBODY, "0198c0de-0000-7000-8000-0000000000fe", "0198c0de-0000-7000-8000-0000000000fd"),
    "references": ([NOBODY], [NOBODY, "0198c0de-0000-7000-8000-0000000000fe"],
                   ["0198c0de-0000-7000-8000-0000000000fd"]),
    "region": ("999999", "火星", "鼓楼区"),
    "rich_text": ("<p>" + "长" * 20_001 + "</p>", "a\0b", "x" * 20_001),
    "serial_number": ("N-0001", "x", "0"),
    "signature": (["x"], [NOBODY], [NOBODY, NOBODY.replace("ff", "fe")]),
    "slider": ("7", "105", "x"),
    "table": (["x"], "one", [{"nothing": 1}]),
    "tags": (["a", "b", "c", "d"], ["x" * 41], ["a", "b", "c", "d", "e"]),
    "text": ("x" * 121, "a\0b", "长" * 200),
    "time": ("25:00", "12:60", "noon"),
    "url": ("javascript:alert(1)", "https://a b", "https://bank.cn@evil.example/"),
}  # fmt: skip
"""Values of each type that are refused: as they travel, and where they are text also as they stand in a file."""

NOT_IN_BULK = frozenset({"file", "image", "signature", "table"})
"""What many records are never given at once."""

SHAPES: tuple[Any, ...] = (5, 1.5, True, ["x", 5], {"a": 1})
"""Values of every shape JSON has; each is wrong for most types."""


def told(answer: Any) -> list[tuple[str, str, str]]:
    """Place, code and words of what is wrong."""
    assert answer.status_code == 422, answer.text
    return [(each["path"], each["code"], each["message"]) for each in answer.json()["problems"]]


def of(field: str, problems: list[tuple[str, str, str]], place: str = "/values") -> list[tuple[str, str, str]]:
    """What is wrong with one field: its place within it, code and words."""
    here = f"{place}/{field}"
    return [(path.removeprefix(here), code, text) for path, code, text in problems
            if path == here or path.startswith(here + "/")]  # fmt: skip


def test_every_type_has_bad_values() -> None:
    assert tuple(sorted(BAD)) == EVERY_TYPE
    assert all(len(values) >= 3 for values in BAD.values())


@pytest.mark.parametrize("name", EVERY_TYPE)
async def test_a_bad_value_is_told_the_same_whoever_sends_it(filler: Browser, name: str) -> None:
    """New record, changed record or cell of a list, many records at once, cell of a sub-table; in both languages."""
    record = await new(filler, text=f"of {name}")
    one = f"{RECORDS}/{record['id']}"
    refused = 0
    for number, value in enumerate((*BAD[name], *SHAPES)):
        says = {"Accept-Language": ("zh", "en")[number % 2]}
        created = await filler.post(RECORDS, json={"values": {"text": "t", name: value}}, headers=says)
        changed = await filler.patch(one, json={"values": {name: value}}, headers={**says, "If-Match": '"1"'})
        bulk = await filler.post(
            f"{RECORDS}/bulk", json={"act": "update", "records": [record["id"]], "values": {name: value}}, headers=says
        )
        if created.status_code == 201:  # this shape is read as a value of the type
            assert changed.status_code == 200, (value, changed.text)
            record = await new(filler, text=f"of {name}")
            one = f"{RECORDS}/{record['id']}"
            assert value in SHAPES
            continue
        refused += 1
        wanted = of(name, told(created))
        assert wanted, (value, created.text)
        assert of(name, told(changed)) == wanted, value
        by_bulk = of(name, told(bulk))
        by_bulk = [each for each in by_bulk if name not in NOT_IN_BULK or each[1] != "not_changed_in_bulk"]
        assert by_bulk == wanted or (name in NOT_IN_BULK and by_bulk == []), value
        if name in COLUMNS:
            rows = await filler.post(RECORDS, json={"values": {"text": "t", "table": [{name: value}]}}, headers=says)
            assert of(name, told(rows), "/values/table/0") == wanted, value
    assert refused >= len(BAD[name])


@pytest.mark.parametrize("name", sorted(NOT_IN_BULK))
async def test_what_each_record_has_for_itself_is_never_given_to_many(filler: Browser, name: str) -> None:
    record = await new(filler, text="one of many")
    for value in (None, [] if name != "table" else [{"text": "x"}]):
        asked = {"act": "update", "records": [record["id"]], "values": {name: value}}
        by_bulk = of(name, told(await filler.post(f"{RECORDS}/bulk", json=asked)))
        assert [(place, code) for place, code, _ in by_bulk] == [("", "not_changed_in_bulk")], value


IN_FILES = tuple(name for name in EVERY_TYPE if name not in NOT_IN_BULK)
"""Types of which a file has the same as a form."""


def as_cell(value: Any) -> str | None:
    """How a value stands in a cell; None where no cell can hold it."""
    match value:
        case str():
            return None if "\0" in value else value
        case [str(), *_]:
            return "、".join(value)
        case {"detail": str(text)}:  # an address is written as one text
            return text
    return None


@pytest.mark.parametrize("make", [as_csv, as_workbook])
async def test_a_bad_value_is_told_the_same_in_a_file(filler: Browser, make: Any) -> None:
    """One file with every bad value: a problem a row, at its column, in the words of the form."""
    cells = [(name, value, cell) for name in IN_FILES for value in BAD[name] if (cell := as_cell(value)) is not None]
    heading = ["text", *(name for name in IN_FILES if name != "text")]
    rows = [[cell if each == name else "t" if each == "text" else "" for each in heading] for name, _, cell in cells]
    batch = await imported(filler, make(heading, *rows))
    found = (await filler.get(f"{FORM}/imports/{batch['id']}/problems")).json()["items"]
    in_file = [(each["row"], each["field"], each["code"], each["message"]) for each in found]
    wanted = []
    for number, (name, value, _) in enumerate(cells, 2):
        created = await filler.post(RECORDS, json={"values": {"text": "t", name: value}})
        wanted += [(number, name, code, text) for _, code, text in of(name, told(created))]
    assert {each for each, _, _ in cells} == set(IN_FILES)
    assert in_file == wanted
    assert batch["counts"]["bad"] == len(cells)


@pytest.mark.parametrize("name", sorted(NOT_IN_BULK))
async def test_what_no_cell_can_hold_is_never_taken_from_one(filler: Browser, name: str) -> None:
    """Files, pictures, signatures and rows: their column is nobody's, and to say it is theirs is refused by name."""
    content = as_csv(["text", name], *(["t", str(value)] for value in BAD[name]))
    taken = (await filler.post(f"{FORM}/import", content=content, params={"dry_run": "true"})).json()
    asked = f"{FORM}/imports/{taken['id']}"
    await settled(filler, asked)
    assert (await filler.get(asked)).json()["mapping"] == ["text", None]
    answer = await filler.post(f"{asked}/check", json={"mapping": ["text", name]})
    assert [(path, code) for path, code, _ in told(answer)] == [("/mapping/1", "not_importable")]
    assert name in answer.json()["problems"][0]["message"]
