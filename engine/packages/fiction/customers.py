"""500 customers with what they hold and what was spoken with them, spread over the people who look after them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.packages.fiction.catalogue import ASSETS, DEMAND, LOANS, Product, amount
from engine.packages.fiction.dice import Dice
from engine.packages.fiction.people import Person, person
from engine.packages.fiction.talk import TALKS

Row = dict[str, Any]  # Any: one line of a data file, JSON
CUSTOMERS = 500


@dataclass(frozen=True, slots=True)
class Desk:
    """Who looks after a share of the customers, and where."""

    rm: str
    unit: str
    branch: str
    city: str
    customers: int


DESKS = [
    Desk("rm1", "@unit.JC-CN-T1", "@unit.JC-CN", "江城市城南区", 150),
    Desk("rm2", "@unit.JC-CN-T1", "@unit.JC-CN", "江城市城南区", 140),
    Desk("supervisor", "@unit.JC-CB-T1", "@unit.JC-CB", "江城市城北区", 60),
    Desk("rm3", "@unit.LJ-BJ-T1", "@unit.LJ-BJ", "临江市滨江区", 150),
]
LEVELS = [("mass", 0.70), ("vip", 0.23), ("private", 0.07)]
SCALE = {"mass": 1.0, "vip": 0.45, "private": 2.6}
TAGS = ["business_owner", "executive", "payroll", "family_abroad", "new_parent", "conservative_saver"]
RISKS = {
    "mass": [("c1", 0.3), ("c2", 0.4), ("c3", 0.25), ("c4", 0.05)],
    "vip": [("c1", 0.1), ("c2", 0.3), ("c3", 0.4), ("c4", 0.18), ("c5", 0.02)],
    "private": [("c2", 0.15), ("c3", 0.45), ("c4", 0.32), ("c5", 0.08)],
}


@dataclass(frozen=True, slots=True)
class Customer:
    """A made-up customer, and the row that stands for him."""

    ref: str
    desk: Desk
    level: str
    person: Person
    row: Row


def customers(dice: Dice) -> tuple[list[Customer], list[Row]]:
    """The customers, and `data/demo/holding.jsonl`; a customer's assets are the sum of what he holds."""
    made: list[Customer] = []
    holdings: list[Row] = []
    for desk in DESKS:
        for _ in range(desk.customers):
            number = len(made) + 1
            # the first customers have names that tests and tutorials can count on
            level = {1: "vip", 2: "private", 3: "mass"}.get(number) or dice.weighted(LEVELS)
            ref = {1: "vip1", 2: "private1", 3: "mass1"}.get(number) or f"c{number:03d}"
            someone = person(dice, number, city=desk.city)
            held = _holdings(dice, ref, desk, level)
            holdings += held
            made.append(Customer(ref, desk, level, someone, _customer(dice, ref, desk, level, someone, held)))
    return made, holdings


def interactions(dice: Dice, made: list[Customer]) -> list[Row]:
    """`data/demo/interaction.jsonl`: the better the customer, the more was spoken."""
    rows: list[Row] = []
    for customer in made:
        for _ in range(dice.number(0, {"mass": 1, "vip": 3, "private": 6}[customer.level])):
            talk = dice.one_of(TALKS)
            days = dice.skewed(1, 360)
            rows.append(
                {
                    "ref": f"i{len(rows) + 1:04d}",
                    "owner": f"@person.{customer.desk.rm}",
                    "org": customer.desk.unit,
                    "at": f"@today-{days}T18:{dice.number(10, 50)}",
                    "values": {
                        "subject": talk.subject,
                        "customer": f"@demo.{customer.ref}",
                        "channel": talk.channel,
                        "purpose": talk.purpose,
                        "happened_at": f"@today-{days}T{dice.number(9, 17):02d}:{dice.number(0, 59):02d}",
                        "minutes": dice.number(3, 60),
                        "handled_by": f"@person.{customer.desk.rm}",
                        "summary": talk.summary,
                        **({"next_contact_on": f"@today+{dice.number(1, 60)}"} if dice.chance(0.35) else {}),
                    },
                }
            )
    for row in rows:
        row["values"] |= _came_of(Dice(f"{row['ref']} outcome"), row["values"])
    return rows


def _came_of(dice: Dice, values: Row) -> Row:
    """What came of a contact; by dice of its own, so that all else stays as it was."""
    if "next_contact_on" in values:
        return {"outcome": dice.weighted([("considering", 0.6), ("interested", 0.4)])}
    if values["channel"] in ("phone", "wecom", "sms") and dice.chance(0.1):
        return {"outcome": "unreached"}
    return {"outcome": dice.weighted([("settled", 0.7), ("declined", 0.3)])} if dice.chance(0.8) else {}


def _customer(dice: Dice, ref: str, desk: Desk, level: str, someone: Person, held: list[Row]) -> Row:
    loans = {f"@demo.{loan.ref}" for loan in LOANS}
    assets = sum(int(row["values"]["balance"][:-3]) for row in held if row["values"]["product"] not in loans)
    debts = sum(int(row["values"]["balance"][:-3]) for row in held if row["values"]["product"] in loans)
    tags = (
        dice.some_of(TAGS, 2) + (["retired"] if someone.occupation == "退休" else []) + (["mortgage"] if debts else [])
    )
    return {
        "ref": ref,
        "owner": f"@person.{desk.rm}",
        "org": desk.unit,
        "at": f"@today-{dice.number(60, 360)}T{dice.number(9, 17):02d}:{dice.number(0, 59):02d}",
        "values": {
            "name": someone.name,
            "level": level,
            "gender": "female" if someone.female else "male",
            "birthday": someone.born.isoformat(),
            "id_type": "resident_id",
            "id_number": someone.id_number,
            "phone": someone.phone,
            "email": someone.email,
            "address": someone.address,
            "occupation": someone.occupation,
            "rm": f"@person.{desk.rm}",
            "branch": desk.branch,
            "customer_since": f"@today-{dice.number(200, 5400)}",
            "risk_grade": dice.weighted(RISKS[level]),
            "risk_valid_until": f"@today{dice.number(-40, 365):+d}",
            "aum": f"{assets}.00",
            "loan_balance": f"{debts}.00",
            **({"tags": tags} if tags else {}),
            "marketing_consent": dice.chance(0.6),
        },
    }


def _holdings(dice: Dice, ref: str, desk: Desk, level: str) -> list[Row]:
    wanted = dice.number(*{"mass": (0, 1), "vip": (1, 4), "private": (3, 7)}[level])
    chosen: list[Product] = [DEMAND]
    for _ in range(wanted):
        product = dice.one_of(ASSETS)
        affordable = level != "mass" or product.minimum < 200_000 or dice.chance(0.04)
        if product not in chosen and affordable:
            chosen.append(product)
    if dice.chance(0.18):
        chosen.append(dice.one_of(LOANS))
    return [
        _holding(dice, f"h-{ref}-{place}", ref, desk, product, level) for place, product in enumerate(chosen, start=1)
    ]


def _holding(dice: Dice, ref: str, customer: str, desk: Desk, product: Product, level: str) -> Row:
    balance = amount(dice, product, rich=level != "mass", scale=SCALE[level])
    age = dice.number(3, (product.term_days or 900) + 20 if (product.term_days or 900) < 900 else 900)
    left = (product.term_days - age) if product.term_days and product.term_days > 7 else None
    values: Row = {
        "customer": f"@demo.{customer}",
        "product": f"@demo.{product.ref}",
        "balance": f"{balance}.00",
        **({"rate": product.rate} if product.rate else {}),
        "opened_on": f"@today-{age}",
        **({"matures_on": f"@today{left:+d}"} if left is not None else {}),
        "auto_renew": product.type == "time_deposit" and dice.chance(0.5),
        "state": "matured" if left is not None and left < 0 else "active",
    }
    at = f"@today-{min(age, 50)}T{dice.number(9, 17):02d}:{dice.number(0, 59):02d}"
    return {"ref": ref, "owner": f"@person.{desk.rm}", "org": desk.unit, "at": at, "values": values}
