"""Random score cards over the form of `decision_tables`."""

from __future__ import annotations

import random

from engine.rules.decisions.model import Decision
from tests.support.decision_tables import FIELDS, cell
from tests.support.documents import uid


def card(rng: random.Random) -> Decision:
    """A score card of a few characteristics."""
    names = rng.sample(list(FIELDS), rng.randint(2, 5))
    characteristics = []
    for name in names:
        bins = [
            {"uid": uid(f"bin {name} {at}"), "when": cell(rng, name), "points": points(rng),
             **({"reason": {"zh": f"{name} {at}", "en": f"{name} {at}"}} if rng.random() < 0.7 else {})}
            for at in range(rng.randint(1, 5))
        ]  # fmt: skip
        characteristic = {"uid": uid(f"char {name}"), "name": f"in_{name}", "expression": name,
                          "type": FIELDS[name][1], "bins": bins}  # fmt: skip
        if rng.random() < 0.7:
            characteristic["otherwise"] = {"points": points(rng), "reason": {"zh": "其他", "en": "other"}}
        characteristics.append(characteristic)
    return Decision.model_validate(
        {
            "kind": "decision",
            "schema": 1,
            "name": "card",
            "uid": uid("card"),
            "label": {"zh": "卡", "en": "Card"},
            "form": "slip",
            "shape": "score_card",
            "base": rng.choice((None, "100", 300, "-5.5")),
            "characteristics": characteristics,
            "reason_codes": rng.randint(0, 4),
        }
    )


def points(rng: random.Random) -> str | int:
    return rng.choice((rng.randint(-20, 60), str(rng.randint(0, 100)), f"{rng.randint(0, 50)}.{rng.randint(0, 99):02}"))
