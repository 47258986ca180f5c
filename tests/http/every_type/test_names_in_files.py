"""People and records that a field holds several of come out of a list and in again by their names."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.http.conftest import Bank, Browser
from tests.http.every_type.conftest import FORM, RECORDS, as_csv, as_workbook, imported, new

pytestmark = pytest.mark.usefixtures("worker")


@pytest.mark.parametrize("make", [as_csv, as_workbook])
async def test_several_names_stand_in_one_cell(filler: Browser, bank: Bank, make: Any) -> None:
    targets = [await new(filler, text=f"target {number} of {make.__name__}") for number in (1, 2)]
    word = f"by {make.__name__}"
    names = "、".join(each["title"] for each in targets)
    batch = await imported(filler, make(["text", "people", "references"], [word, "李志远、rm1", names]))
    assert batch["counts"]["created"] == 1, (await filler.get(f"{FORM}/imports/{batch['id']}/problems")).text
    only = [{"field": "references", "op": "contains", "value": targets[0]["id"]}]
    found = await filler.post(f"{RECORDS}/query", json={"filter": only})
    (one,) = found.json()["items"]
    assert one["values"]["people"] == [str(bank.people["rm2"]), str(bank.people["rm1"])]
    assert one["values"]["references"] == [each["id"] for each in targets]
    taken = await filler.get(f"{FORM}/export", params={"format": "csv", "filter": f'text = "{word}"'})
    (row,) = [each for each in csv.DictReader(io.StringIO(taken.text.lstrip("\ufeff"))) if each["text"] == word]
    assert (row["references"], row["people"]) == (names, "李志远、陈晓雯")
    book = load_workbook(
        io.BytesIO((await filler.get(f"{FORM}/export", params={"filter": f'text = "{word}"'})).content)
    )
    cells = [cell.value for line in book.worksheets[0].iter_rows() for cell in line]
    assert names in cells
    assert "李志远、陈晓雯" in cells
    again = as_csv(["text", "people", "references"], ["again", row["people"], row["references"]])
    assert (await imported(filler, again))["counts"]["created"] == 1
