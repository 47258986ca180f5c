"""What is not as it should be in the demo bank, so that its data-quality board has something to show: customers and
contacts that were entered twice, and an occupation nobody asked for. All of it made up, like the rest."""

from __future__ import annotations

from engine.packages.fiction.customers import Customer, Row

TWICE = (("c034", "c117"), ("c062", "c141"), ("c305", "c266"), ("c371", "c488"))
"""Two customers who are one: the second was entered again, with another number and a blank in the name."""
UNASKED = ("c071", "c125", "c222", "c286", "c391", "c447", "c491")
"""Of whom nobody asked what they do."""


def flawed(made: list[Customer]) -> None:
    """Spoil a few rows of `customer.jsonl`."""
    rows = {each.ref: each.row["values"] for each in made}
    for first, second in TWICE:
        name = rows[first]["name"]
        rows[second] |= {"name": f"{name[:1]} {name[1:]}", "birthday": rows[first]["birthday"]}
    for each in UNASKED:
        del rows[each]["occupation"]


def told_twice(rows: list[Row]) -> list[Row]:
    """Lines of `interaction.jsonl`, every ninetieth entered again a little later."""
    again = [{**row, "ref": f"{row['ref']}b", "at": row["at"][:-2] + "58"} for row in rows[30::90]]
    return [*rows, *again]
