"""A form to write expressions about, and random records of it with holes."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from engine.expressions.check import Checked
from engine.expressions.closures import closure
from engine.expressions.given import Given
from engine.expressions.native import to_value
from engine.expressions.run import Run, Scope
from engine.expressions.surroundings import Choice, Member, Plain
from engine.expressions.types import (
    BOOLEAN,
    DATE,
    DATE_TIME,
    NUMBER,
    TEXT,
    ListOf,
    Money,
    Option,
    Record,
    Typed,
)
from engine.expressions.values.temporal import Date
from engine.expressions.values.workdays import Workdays
from engine.reference import Label

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 22)
CUSTOMER, DEPOSIT = Record("bank/customer"), Record("bank/deposit")
TEXTS = ("", "a", "B", "vip", "mass", "贵宾", "稳健", "a b", "𠮷野家")
NUMBERS = tuple(map(Decimal, ("0", "1", "-1", "2", "3.5", "100", "0.1", "-2.25", "5000000")))
DATES = (date(2024, 1, 31), date(2024, 2, 29), date(2026, 11, 22), date(2026, 12, 31), date(2027, 1, 1))


def member(name: str, zh: str, of: Any, nullable: bool = True) -> Member:
    return Member("u" + name, name, Label(zh=zh), Typed(of, nullable))


FIELDS = (
    member("aum", "资产", Money("CNY")),
    member("rate", "利率", NUMBER),
    member("age", "年龄", NUMBER, nullable=False),
    member("segment", "客群", TEXT),
    member("name", "姓名", TEXT),
    member("vip", "是否贵宾", BOOLEAN),
    member("due", "到期日", DATE),
    member("opened", "开户日", DATE),
    member("seen", "最近登录", DATE_TIME),
    member("risk", "风险偏好", Option("bank/risk", ranked=True)),
    member("deposits", "存款列表", ListOf(DEPOSIT), nullable=False),
)
CHILD_FIELDS = (
    member("amount", "金额", NUMBER),
    member("matures", "到期", DATE),
    member("kind", "种类", TEXT),
    member("open", "有效", BOOLEAN),
)
RISK = tuple(Choice(code, Label(zh=zh)) for code, zh in (("low", "保守"), ("steady", "稳健"), ("high", "进取")))
GIVEN = Given(
    me="0190a5e2-0000-7000-8000-000000000001",
    ranks={"bank/risk": tuple(each.code for each in RISK)},
    calendars={"": Workdays.of(2024, 2027, [Date(2026, 10, day) for day in range(1, 8)], [Date(2026, 10, 10)])},
)
AROUND = Plain({None: FIELDS, DEPOSIT: CHILD_FIELDS}, {"bank/risk": RISK})


def row(rng: random.Random) -> dict[str, Any]:
    """A record by field uid; any value that may be missing is, one time in four."""
    made = {
        "uaum": rng.choice(NUMBERS),
        "urate": rng.choice(NUMBERS),
        "uage": rng.choice(NUMBERS),
        "usegment": rng.choice(TEXTS),
        "uname": rng.choice(TEXTS),
        "uvip": rng.choice((True, False)),
        "udue": rng.choice(DATES),
        "uopened": rng.choice(DATES),
        "useen": NOW + timedelta(days=rng.randint(-2, 2), seconds=rng.randint(0, 3)),
        "urisk": rng.choice(("low", "steady", "high")),
    }
    holes = {name: None if name != "uage" and rng.random() < 0.25 else value for name, value in made.items()}
    return holes | {"udeposits": [child(rng) for _ in range(rng.randint(0, 3))]}


def child(rng: random.Random) -> dict[str, Any]:
    made = {
        "uamount": rng.choice(NUMBERS),
        "umatures": rng.choice(DATES),
        "ukind": rng.choice(TEXTS),
        "uopen": rng.choice((True, False)),
    }
    return {name: None if rng.random() < 0.25 else value for name, value in made.items()}


def reference(checked: Checked, record: dict[str, Any]) -> Any:
    """What the closures say."""
    return closure(checked.tree)(Run(to_value(NOW), given=GIVEN), Scope({"$": to_value(record)}))
