"""`python -m engine.packages.fiction FOLDER` writes the demo data of the templates below FOLDER (`app_templates`)."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from engine.packages.fiction.catalogue import product_rows
from engine.packages.fiction.complaints import complaints
from engine.packages.fiction.customers import Row, customers, interactions
from engine.packages.fiction.dice import Dice
from engine.packages.fiction.flaws import flawed, told_twice
from engine.packages.fiction.refunds import refunds
from engine.packages.fiction.visits import visits

SEED = "langqiao demo bank 1"


def files() -> dict[str, bytes]:
    """Path below `app_templates` → content."""
    made, holdings = customers(Dice(SEED))
    flawed(made)
    rows = {
        "bank_base/data/demo/product.jsonl": product_rows(),
        "bank_base/data/demo/customer.jsonl": [customer.row for customer in made],
        "bank_base/data/demo/holding.jsonl": holdings,
        "bank_base/data/demo/interaction.jsonl": told_twice(interactions(Dice(SEED + " interactions"), made)),
        "bank_base/data/demo/visit.jsonl": visits(made),
        "complaint_handling/data/demo/complaint.jsonl": complaints(Dice(SEED + " complaints"), made),
        "complaint_handling/data/demo/refund.jsonl": refunds(made),
    }
    return {path: _lines(each) for path, each in rows.items()}


def _lines(rows: list[Row]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False, separators=(", ", ": ")) + "\n" for row in rows).encode()


def main() -> None:
    """Write them, so that a change of the fiction is reviewed as the data it makes."""
    for path, content in files().items():
        target = Path(sys.argv[1]) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        sys.stdout.write(f"{path}: {content.count(10)} rows, {len(content)} bytes\n")


if __name__ == "__main__":
    main()
