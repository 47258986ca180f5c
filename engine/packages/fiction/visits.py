"""Visits of the fiction: few, and with every kind of field a form of visits has."""

from __future__ import annotations

from collections.abc import Iterable

from engine.packages.fiction.customers import Customer, Row

_CENTURY_AVENUE = ("310115", "世纪大道 100 号")
_VISITS: tuple[tuple[str, int, str, int, str, tuple[str, str], int, int, list[str], list[str], list[str], str], ...] = (
    ("rm1", 0, "10:00", -21, "续贷意向面谈", _CENTURY_AVENUE, 5, 80, ["续贷", "代发工资"], ["rm2"], ["DP0002"],
     "客户近期有资金回笼，愿意把到期存款转为理财，约定下周送产品说明书。"),
    ("rm1", 1, "14:30", -14, "年度资产检视", ("310115", "张杨路 500 号"), 4, 65, ["理财到期"], ["supervisor"],
     ["DP0001", "IN0201"], "客户对净值波动有疑问，已解释，并更新了风险承受能力评估。"),
    ("rm1", 0, "09:30", -3, "节前走访", _CENTURY_AVENUE, 5, 90, ["续贷"], [], [],
     "送达节日问候，客户介绍了一位企业主朋友。"),
    ("rm2", 0, "15:00", -9, "代发工资推介", ("310115", "浦东南路 855 号"), 3, 50, ["代发工资"], ["rm1"], ["DP0001"],
     "企业有 40 名员工，现由他行代发，关注手续费。"),
    ("rm3", 0, "11:00", -6, "外汇业务咨询", ("310104", "漕溪北路 18 号"), 4, 40, ["外汇"], [], [],
     "客户子女留学，询问每年购汇额度与汇款时效。"),
)  # fmt: skip
"""Whose, his which customer, at what time, days from today, subject, where, stars, likelihood, tags, who came along,
products, minutes."""


def visits(customers: Iterable[Customer]) -> list[Row]:
    """Lines of `visit.jsonl`: visits to the first customers of some relationship managers."""
    of_each: dict[str, list[Row]] = {}
    for each in customers:
        of_each.setdefault(each.row["owner"], []).append(each.row)
    rows: list[Row] = []
    for number, (who, which, at, day, subject, place, stars, chance, tags, people, products, said) in enumerate(
        _VISITS, 1
    ):
        customer = of_each[f"@person.{who}"][which]
        values: Row = {
            "subject": subject,
            "customer": f"@demo.{customer['ref']}",
            "visited_on": f"@today{day}",
            "arrived_at": at,
            "took": "PT45M",
            "area": place[0],
            "place": {"region": place[0], "detail": place[1]},
            "satisfaction": stars,
            "likelihood": str(chance),
            "keywords": tags,
            "participants": [f"@person.{each}" for each in people],
            "products": [f"@demo.{each}" for each in products],
            "minutes": f"<p>{said}</p>",
        }
        rows.append(
            {
                "ref": f"visit{number}",
                "owner": customer["owner"],
                "org": customer["org"],
                "at": f"@today{day}T18:00",
                "values": {name: value for name, value in values.items() if value != []},
            }
        )
    return rows
