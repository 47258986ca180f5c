"""The products of the demo bank: what such a bank has on its shelf, under names of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.packages.fiction.dice import Dice

DEPARTMENT = "@unit.HQ-PRODUCT"


@dataclass(frozen=True, slots=True)
class Product:
    """A product, and how much of it people of each level tend to hold (in yuan; the range is then skewed downwards)."""

    ref: str
    name: str
    type: str
    risk: str
    rate: str
    term_days: int | None
    minimum: int
    launched: int
    mass: tuple[int, int]
    rich: tuple[int, int]
    note: str
    on_sale: bool = True


PRODUCTS = [
    Product(
        "DP0001", "活期储蓄", "demand_deposit", "", "0.10", None, 0, 3650, (200, 40_000), (20_000, 800_000), "随时支取"
    ),
    Product(
        "DP0002",
        "七天通知存款",
        "demand_deposit",
        "",
        "0.75",
        7,
        50_000,
        2900,
        (50_000, 90_000),
        (100_000, 2_000_000),
        "提前 7 天通知支取",
    ),
    Product(
        "DP0101",
        "整存整取一年",
        "time_deposit",
        "",
        "1.35",
        365,
        50,
        3650,
        (5_000, 120_000),
        (50_000, 800_000),
        "提前支取按活期计息",
    ),
    Product(
        "DP0103",
        "整存整取三年",
        "time_deposit",
        "",
        "1.75",
        1095,
        50,
        3650,
        (10_000, 150_000),
        (80_000, 1_000_000),
        "提前支取按活期计息",
    ),
    Product(
        "CD0103",
        "个人大额存单（三年）",
        "certificate",
        "",
        "1.90",
        1095,
        200_000,
        800,
        (200_000, 260_000),
        (200_000, 5_000_000),
        "20 万元起，可转让",
    ),
    Product(
        "CD0101",
        "个人大额存单（一年）",
        "certificate",
        "",
        "1.55",
        365,
        200_000,
        800,
        (200_000, 240_000),
        (200_000, 3_000_000),
        "20 万元起",
    ),
    Product(
        "WM0090",
        "季季享 90 天",
        "wealth",
        "r2",
        "2.35",
        90,
        10_000,
        700,
        (10_000, 100_000),
        (100_000, 2_600_000),
        "固定收益类，净值型",
    ),
    Product(
        "WM0180",
        "稳健固收 180 天",
        "wealth",
        "r2",
        "2.55",
        180,
        10_000,
        700,
        (10_000, 120_000),
        (100_000, 4_000_000),
        "固定收益类，净值型",
    ),
    Product(
        "WM0365",
        "年年盈一年定开",
        "wealth",
        "r3",
        "2.95",
        365,
        50_000,
        540,
        (50_000, 100_000),
        (100_000, 3_000_000),
        "混合类，净值型，每年开放一次",
    ),
    Product(
        "FD0301",
        "均衡配置基金",
        "fund",
        "r3",
        "",
        None,
        100,
        1500,
        (1_000, 60_000),
        (50_000, 1_500_000),
        "代销公募基金，净值波动",
    ),
    Product(
        "FD0402",
        "成长精选基金",
        "fund",
        "r4",
        "",
        None,
        100,
        1500,
        (1_000, 50_000),
        (50_000, 1_200_000),
        "代销公募基金，净值波动较大",
    ),
    Product(
        "IN0201",
        "终身年金保险",
        "insurance",
        "r1",
        "",
        None,
        10_000,
        1200,
        (10_000, 50_000),
        (50_000, 1_000_000),
        "代销保险，犹豫期 15 天",
    ),
    Product(
        "BD0105",
        "储蓄国债（五年）",
        "bond",
        "r1",
        "1.70",
        1825,
        100,
        400,
        (5_000, 100_000),
        (50_000, 600_000),
        "凭证式，额度有限",
    ),
    Product(
        "PM0001",
        "积存金",
        "metal",
        "r3",
        "",
        None,
        1_000,
        1100,
        (1_000, 20_000),
        (20_000, 400_000),
        "按日报价，价格波动",
    ),
    Product(
        "LN0301",
        "个人住房贷款",
        "loan",
        "",
        "3.20",
        10_950,
        0,
        3650,
        (200_000, 1_200_000),
        (500_000, 4_000_000),
        "等额本息或等额本金",
    ),
    Product(
        "LN0102",
        "个人消费贷款",
        "loan",
        "",
        "3.45",
        1095,
        0,
        2000,
        (20_000, 200_000),
        (50_000, 500_000),
        "用途须符合规定",
    ),
    Product(
        "WM0060",
        "月月享 60 天",
        "wealth",
        "r2",
        "2.20",
        60,
        10_000,
        1600,
        (10_000, 80_000),
        (50_000, 800_000),
        "已停售，存续期内照常兑付",
        on_sale=False,
    ),
]
LOANS = [product for product in PRODUCTS if product.type == "loan"]
ASSETS = [product for product in PRODUCTS if product.type != "loan"]
DEMAND = PRODUCTS[0]


def product_rows() -> list[dict[str, Any]]:
    """`data/demo/product.jsonl`."""
    return [
        {
            "ref": product.ref,
            "owner": "@person.product",
            "org": DEPARTMENT,
            "at": "@today-400T10:00",
            "values": {
                "code": product.ref,
                "name": product.name,
                "type": product.type,
                **({"risk": product.risk} if product.risk else {}),
                **({"rate": product.rate} if product.rate else {}),
                **({"term_days": product.term_days} if product.term_days else {}),
                "minimum": f"{product.minimum}.00",
                "on_sale": product.on_sale,
                "launched_on": f"@today-{product.launched}",
                "department": DEPARTMENT,
                "description": product.note,
            },
        }
        for product in PRODUCTS
    ]


def amount(dice: Dice, product: Product, *, rich: bool, scale: float) -> int:
    """How much of a product somebody holds, in whole hundreds of yuan and not below its minimum."""
    low, high = product.rich if rich else product.mass
    return max(int(dice.skewed(low, high) * scale) // 100 * 100, product.minimum, 100)
