"""Complaints of the made-up customers, in every state from just registered to closed and rated."""

from __future__ import annotations

from typing import Any

from engine.packages.fiction.customers import Customer
from engine.packages.fiction.dice import Dice
from engine.packages.fiction.talk import GRIEVANCES, Grievance

COMPLAINTS = 120
LARGE = 50_000
"""Above it the form asks for the reason; the customer's level it looks up by itself."""

CHANNELS = [
    ("phone", 0.5),
    ("counter", 0.2),
    ("mobile_bank", 0.15),
    ("wechat", 0.1),
    ("letter", 0.03),
    ("transferred", 0.02),
]


def complaints(dice: Dice, made: list[Customer]) -> list[dict[str, Any]]:
    """`data/demo/complaint.jsonl`: the newest are still with the call centre, the others with their managers."""
    better = [customer for customer in made if customer.level != "mass"]
    rows: list[tuple[int, dict[str, Any]]] = []
    for number in range(1, COMPLAINTS + 1):
        customer = made[0] if number == 1 else dice.one_of(better if dice.chance(0.4) else made)
        grievance = dice.one_of(GRIEVANCES)
        age = 1 if number == 1 else dice.skewed(1, 180)
        state = _state(dice, age)
        with_agent = state == "registered" and dice.chance(0.5)
        row = {
            "ref": f"t{number:03d}",
            "owner": "@person.agent" if with_agent else f"@person.{customer.desk.rm}",
            "org": "@unit.HQ-SERVICE" if with_agent else customer.desk.unit,
            "at": f"@today-{age}T19:{dice.number(10, 59)}",
            "values": _values(dice, customer, grievance, age, state, with_agent),
        }
        rows.append((age, row))
    return _in_order(rows)


def _in_order(rows: list[tuple[int, dict[str, Any]]]) -> list[dict[str, Any]]:
    """The oldest first and one a minute, so that their serial numbers count up with time."""
    a_day: dict[int, int] = {}
    ordered = sorted(rows, key=lambda each: (-each[0], each[1]["at"], each[1]["ref"]))
    for age, row in ordered:
        place = a_day[age] = a_day.get(age, -1) + 1
        row["at"] = f"@today-{age}T19:{10 + place:02d}"
    return [row for _, row in ordered]


def _state(dice: Dice, age: int) -> str:
    if age > 20:
        return "closed" if dice.chance(0.93) else "replied"
    if age > 6:
        return dice.weighted([("handling", 0.3), ("replied", 0.3), ("closed", 0.4)])
    return dice.weighted([("registered", 0.55), ("handling", 0.45)])


def _values(
    dice: Dice, customer: Customer, grievance: Grievance, age: int, state: str, with_agent: bool
) -> dict[str, Any]:
    low, high = grievance.amount
    amount = dice.skewed(low, high) if high else 0
    values: dict[str, Any] = {
        "customer": f"@demo.{customer.ref}",
        "channel": dice.weighted(CHANNELS),
        "category": grievance.category,
        "urgency": dice.weighted([("normal", 0.7), ("urgent", 0.24), ("critical", 0.06)]),
        "phone": customer.person.phone,
        "received_at": f"@today-{age}T{dice.number(8, 19):02d}:{dice.number(0, 59):02d}",
        "reply_by": f"@today{15 - age:+d}",
        "content": grievance.reason,
        "state": state,
    }
    if amount:
        values["amount"] = f"{amount}.00"
    if amount > LARGE:
        values["reason"] = f"涉及金额 {amount:,} 元，已按大额投诉逐笔核对。{grievance.reason}"
    if not with_agent:
        values["handler"] = f"@person.{customer.desk.rm}"
    if state != "registered":
        values["contacts"] = _contacts(Dice(f"{customer.ref} {age} contacts"), age, state)
    if state in ("replied", "closed"):
        values["opinion"] = grievance.opinion
    if state == "closed":
        values["closed_on"] = f"@today-{max(age - dice.number(1, 14), 0)}"
        if grievance.refunds and amount:
            values["refund"] = f"{amount}.00"
        if dice.chance(0.8):
            values["satisfaction"] = dice.weighted([(5, 0.45), (4, 0.33), (3, 0.14), (2, 0.05), (1, 0.03)])
    return values


def _contacts(dice: Dice, age: int, state: str) -> list[dict[str, Any]]:
    """What was said to the customer on the day the complaint came, no later than its record was made; by dice of its
    own, so that all else stays as it was."""
    ended = state in ("replied", "closed")
    days = [age] * dice.number(1, 4)
    return [
        {
            "on": f"@today-{day}",
            "way": dice.weighted([("phone", 0.7), ("counter", 0.2), ("wechat", 0.1)]),
            "minutes": dice.number(2, 25),
            "said": SAID[-1] if ended and at == len(days) - 1 else SAID[min(at, len(SAID) - 2)],
            "settled": ended and at == len(days) - 1,
        }
        for at, day in enumerate(days)
    ]


SAID = (
    "已致歉并核对经过，客户补充了办理时间和经办网点。",
    "告知核查进展，请客户提供交易凭证。",
    "说明核查结果和处理方案，客户表示再考虑。",
    "再次沟通处理方案，客户提出补充诉求。",
    "答复处理结果，客户认可。",
)
