"""Refund requests settled before their flow was there: so that the list is not empty on the first day."""

from __future__ import annotations

from collections.abc import Iterable

from engine.packages.fiction.customers import Customer, Row

_REFUNDS: tuple[tuple[str, int, int, str, str, str, str, str, str, int], ...] = (
    ("rm1", 2, -92, "account", "phone", "30.00", "30.00", "质疑小额账户管理费，称名下有代发账户。",
     "核实为代发工资账户，应予免收，已全额退还。", 5),
    ("rm2", 1, -75, "messages", "mobile_bank", "24.00", "12.00", "未主动开通短信服务，要求退还。",
     "客户去年在网点签约，半年前曾申请取消未生效，退还半年费用。", 4),
    ("rm3", 1, -60, "card", "counter", "200.00", "200.00", "刷卡次数已达标，仍被扣年费。",
     "刷卡次数统计延迟，已达免年费标准。", 5),
    ("rm1", 3, -41, "transfer", "phone", "50.00", "0.00", "跨行转账手续费过高。",
     "按公示价格收取，页面有提示，已解释，客户接受。", 3),
)  # fmt: skip
"""Whose customer, which of his, days from today, fee, channel, charged, refunded, what was asked, what was found,
stars."""


def refunds(customers: Iterable[Customer]) -> list[Row]:
    """Lines of `refund.jsonl`."""
    of_each: dict[str, list[Row]] = {}
    for each in customers:
        of_each.setdefault(each.row["owner"], []).append(each.row)
    rows: list[Row] = []
    for number, (who, which, day, fee, channel, amount, refund, asked, found, stars) in enumerate(_REFUNDS, 1):
        customer = of_each[f"@person.{who}"][which]
        values: Row = {
            "customer": f"@demo.{customer['ref']}",
            "phone": customer["values"]["phone"],
            "channel": channel,
            "fee": fee,
            "charged_on": f"@today{day - 6}",
            "amount": amount,
            "request": asked,
            "findings": found,
            "refund": refund,
            "satisfaction": stars,
        }
        row = {"ref": f"refund{number}", "owner": customer["owner"], "org": customer["org"], "at": f"@today{day}T16:00"}
        rows.append({**row, "values": values})
    return rows
