"""What several signers decide: everybody, anybody, a vote by its ratio, and when a rejection is early."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest

from engine.flows.signers import NO, verdict
from engine.flows.state import Mode, Round

YES = "approve"


def said(mode: Mode, votes: str, ratio: str = "0.5", rule: str = "any", *, everybody: bool = False) -> str | None:
    """`y`, `n` or `.` for each seat."""
    made = Round(1, mode, {at: {"y": YES, "n": NO, ".": None}[each] for at, each in enumerate(votes)})
    return verdict(made, Fraction(ratio), rule, everybody=everybody)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mode", "votes", "more", "expected"),
    [
        ("all", "yy.", {}, None),
        ("all", "yyy", {}, "yes"),
        ("all", "n..", {}, "no"),  # one rejection rejects, whoever has not spoken yet
        ("all", "n..", {"rule": "all"}, None),
        ("all", "nny", {"rule": "all"}, "yes"),
        ("all", "nnn", {"rule": "all"}, "no"),
        ("all", "nyy", {"rule": "ratio", "ratio": "0.6"}, "yes"),
        ("all", "nny", {"rule": "ratio", "ratio": "0.6"}, "no"),
        ("all", "ny.", {"rule": "ratio", "ratio": "0.6"}, None),
        ("any", "...", {}, None),
        ("any", ".y.", {}, "yes"),
        ("any", ".n.", {}, "no"),
        ("any", ".n.", {"rule": "all"}, None),
        ("any", "nnn", {"rule": "all"}, "no"),
        ("any", "nny", {"rule": "all"}, "yes"),
        ("vote", "y..", {"ratio": "0.5"}, None),
        ("vote", "yy..", {"ratio": "0.5"}, "yes"),
        ("vote", "yy.", {"ratio": "0.67"}, None),  # 0.67 of three is 2.01: all three are needed
        ("vote", "yyy", {"ratio": "0.67"}, "yes"),
        ("vote", "yy.", {"ratio": "0.66"}, "yes"),
        ("vote", "nn.", {"ratio": "0.5"}, "no"),  # it cannot be reached any more: rejected before the last has spoken
        ("vote", "n..", {"ratio": "0.5"}, None),
        ("vote", "n..", {"ratio": "1"}, "no"),
        ("vote", "yy..", {"ratio": "0.5", "everybody": True}, None),
        ("vote", "yynn", {"ratio": "0.5", "everybody": True}, "yes"),
        ("vote", "ynnn", {"ratio": "0.5", "everybody": True}, "no"),
        ("sequential", "y..", {}, None),
        ("sequential", "yn.", {}, "no"),
        ("sequential", "yyy", {}, "yes"),
    ],
)
def test_what_the_signers_have_decided(mode: Mode, votes: str, more: dict[str, object], expected: str | None) -> None:
    for each in {"".join(order) for order in permutations(votes)}:
        assert said(mode, each, **more) == expected, each  # type: ignore[arg-type]


def test_a_verdict_is_never_taken_back() -> None:
    """An early verdict is the one that had come out in the end; everything is decided when all have spoken."""
    for mode in ("all", "vote"):
        for rule in ("any", "all", "ratio"):
            for ratio in ("0.34", "0.5", "0.67", "1"):
                for votes in {"".join(each) for each in permutations("yyynnn", 4)}:
                    partly = [said(mode, votes[:at] + "." * (4 - at), ratio, rule) for at in range(5)]  # type: ignore[arg-type]
                    decided = [each for each in partly if each is not None]
                    assert decided, (mode, rule, ratio, votes)
                    assert len(set(decided)) == 1, (mode, rule, ratio, votes, partly)
