"""A score is the sum of what each value earns: compared with a plain implementation on ten thousand records."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

from engine.expressions.closures_values import RECORD
from engine.expressions.given import Given as Ranks
from engine.expressions.native import to_value
from engine.expressions.run import Run, Scope
from engine.expressions.values.temporal import instant
from engine.rules.decisions.compile import CompiledDecision, compile_decision
from engine.rules.decisions.evaluate import Given, evaluate
from engine.rules.decisions.explain import holds
from tests.support.decision_cards import card
from tests.support.decision_tables import CODES, MOMENT, SCOPE, UID, record

CARDS, RECORDS = 50, 200


def plainly(compiled: CompiledDecision, values: dict[str, Any]) -> tuple[Decimal, list[str]]:
    """The total and the reasons, straight from the document."""
    decision = compiled.sheet.decision
    run = Run(instant(MOMENT.now), given=Ranks(ranks={"bank/levels": CODES}))
    total = Decimal(decision.base) if decision.base is not None else Decimal(0)
    short: list[tuple[Decimal, str]] = []
    for at, each in enumerate(decision.characteristics):
        value = values[UID[each.expression]]
        scope = Scope({RECORD: {each.uid: to_value(value), **{key: to_value(other) for key, other in values.items()}}})
        cells = [one.cell for one in compiled.sheet.cards[at] if one.cell is not None]
        column = compiled.sheet.inputs[at]
        place = next((place for place, cell in enumerate(cells) if holds(cell, column, run, scope)), None)
        chosen = each.bins[place] if place is not None else each.otherwise
        offered = [*each.bins, *([each.otherwise] if each.otherwise is not None else [])]
        earned = Decimal(chosen.points) if chosen is not None else Decimal(0)
        total += earned
        lost = max(Decimal(one.points) for one in offered) - earned
        if chosen is not None and chosen.reason is not None and lost > 0:
            short.append((-lost, each.name))
    short.sort(key=lambda pair: pair[0])
    return total, [name for _, name in short[: decision.reason_codes]]


def test_ten_thousand_scores_are_those_of_a_plain_implementation() -> None:
    for seed in range(CARDS):
        rng = random.Random(seed)
        compiled = compile_decision(card(rng), SCOPE)
        for _ in range(RECORDS):
            values = record(rng)
            outcome = evaluate(compiled, Given(values), MOMENT)
            assert outcome.score is not None
            reasons = [each.characteristic for each in outcome.score.reasons]
            assert (outcome.value, reasons) == plainly(compiled, values), f"seed {seed}: {values}"
            earned = sum((each.points for each in outcome.score.points), outcome.score.base)
            assert outcome.value == earned
