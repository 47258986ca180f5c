"""The decision in a workbook: a score card or a table, whichever a sheet holds; ours before anybody else's."""

from __future__ import annotations

import re

from engine.rules.exchange.card_layout import CardLayout, find_card
from engine.rules.exchange.card_reading import CardReading
from engine.rules.exchange.grid import Grid
from engine.rules.exchange.loss import Brought, Loss
from engine.rules.exchange.sheet_around import NOWHERE, Around
from engine.rules.exchange.sheet_layout import Layout, find_layout
from engine.rules.exchange.sheet_problems import NO_TABLE, OTHER_SHEET
from engine.rules.exchange.sheet_reading import SheetReading
from engine.rules.exchange.xlsx_reading import read_sheets

NAMELESS = re.compile(r"sheet\s*\d*|工作表\s*\d*", re.IGNORECASE)


def from_xlsx(file: bytes, around: Around = NOWHERE) -> Brought:
    """The decision in a workbook. Raises BadFile."""
    sheets = read_sheets(file)
    laid_out = [(name, grid, layout) for name, grid in sheets.items() if (layout := _layout(grid))]
    if not laid_out:
        return Brought(problems=[NO_TABLE.at("", sheet=next(iter(sheets)))])
    laid_out.sort(key=lambda each: not each[2].is_ours)
    name, grid, layout = laid_out[0]
    brought = Brought(losses=[Loss(each, OTHER_SHEET, {"sheet": each}) for each in sheets if each != name])
    title = around.title if NAMELESS.fullmatch(name) else name
    body = _reading(grid, layout, around, brought).body(title)
    if body is not None:
        brought.definitions.append(body)
    return brought


def _layout(grid: Grid) -> Layout | CardLayout | None:
    """What stands on a sheet. A table of ours may have columns called like those of a score card."""
    table = find_layout(grid)
    return table if table is not None and table.is_ours else find_card(grid) or table


def _reading(grid: Grid, layout: Layout | CardLayout, around: Around, brought: Brought) -> SheetReading | CardReading:
    if isinstance(layout, CardLayout):
        return CardReading(grid, layout, around, brought)
    return SheetReading(grid, layout, around, brought)
