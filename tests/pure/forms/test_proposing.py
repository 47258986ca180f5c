"""What the columns of a sheet are taken for: by their cells, by their headings, and by both."""

from __future__ import annotations

from typing import Any

import pytest

from engine.forms.headings import meaning
from engine.forms.proposing import guess, pasted, propose
from engine.records.exchange.archive import BadFile


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("身份证号", "id_number"), ("客户电话", "phone"), ("E-mail", "email"), ("开户日期", "date"),
        ("受理时间", "date_time"), ("年化利率", "percent"), ("贷款金额", "money"), ("涉及金额（元）", "money"),
        ("是否贵宾", "boolean"), ("投诉次数", "integer"), ("客户经理", "person"), ("所属支行", "org_unit"),
        ("备注", "long_text"), ("编号", "serial_number"), ("客户名称", None), ("Balance", "money"),
        ("Branch", "org_unit"), ("Customer name", None),
    ],
)  # fmt: skip
def test_a_heading_means(heading: str, kind: str | None) -> None:
    assert meaning(heading) == kind


@pytest.mark.parametrize(
    ("heading", "cells", "kind", "options"),
    [
        pytest.param("列", [["d", "2026-03-02"], "2026/3/4", "2026年5月6日"], "date", {}, id="days however written"),
        pytest.param("列", [["t", "2026-03-02 09:00:00"], ["d", "2026-03-03"]], "date_time", {}, id="days with times"),
        pytest.param("列", ["2026-03-02 09:30", "2026/3/4 9:30"], "date_time", {}, id="times as text"),
        pytest.param("列", [["n", "12"], "1,200"], "integer", {}, id="whole numbers"),
        pytest.param("列", [["n", "12.5"], ["n", "3"]], "decimal", {}, id="numbers with decimals"),
        pytest.param("列", [["n", "12.1234"]], "decimal", {"decimals": 4}, id="many decimals"),
        pytest.param("金额", [["n", "12.5"], "1,200.00"], "money", {}, id="an amount by its heading"),
        pytest.param("列", ["￥12.50", "300元"], "money", {}, id="an amount by its currency"),
        pytest.param("列", [["p", "0.05"]], "percent", {}, id="a percentage by its format"),
        pytest.param("列", ["5%", "12.5%"], "percent", {}, id="a percentage as text"),
        pytest.param("利率", [["n", "4.35"]], "percent", {}, id="a rate by its heading"),
        pytest.param("列", ["13800138000", "139 1234 5678"], "phone", {}, id="mobiles"),
        pytest.param("电话", ["021-62345678"], "phone", {}, id="a landline under its heading"),
        pytest.param("列", ["62345678"], "integer", {}, id="a landline alone is a number"),
        pytest.param("列", ["11010519491231002X"], "id_number", {}, id="identity numbers"),
        pytest.param("身份证号", ["110105194912310021"], "text", {}, id="identity numbers that are none"),
        pytest.param("列", ["zhang@bank.cn"], "email", {}, id="mail"),
        pytest.param("列", ["https://bank.cn/a"], "url", {}, id="addresses of pages"),
        pytest.param("列", ["是", "否", "是"], "boolean", {}, id="yes and no"),
        pytest.param("是否逾期", [["n", "1"], ["n", "0"]], "boolean", {}, id="one and zero under a question"),
        pytest.param("列", [["n", "1"], ["n", "0"]], "integer", {}, id="one and zero alone"),
        pytest.param("客户编号", [["n", "1001"], ["n", "1002"]], "text", {}, id="numbers that name something"),
        pytest.param("列", ["0012", "0013"], "text", {}, id="digits with zeros before them"),
        pytest.param("列", ["6222021234567890123"], "text", {}, id="more digits than a number keeps"),
        pytest.param("级别", ["普通", "贵宾"] * 3, "choice", {}, id="few words, often"),
        pytest.param("级别", ["普通", "贵宾"], "text", {}, id="few words, once each"),
        pytest.param("姓名", [f"客户{at}" for at in range(40)], "text", {}, id="many words"),
        pytest.param("列", ["很长" * 80], "long_text", {}, id="long words"),
        pytest.param("列", ["一行\n又一行"], "long_text", {}, id="several lines"),
        pytest.param("备注", ["无"], "long_text", {}, id="notes by their heading"),
        pytest.param("客户经理", ["张三", "李四"], "person", {}, id="people by their heading"),
        pytest.param("金额", ["未知"], "text", {}, id="a heading the cells deny"),
        pytest.param("列", [["e", "#N/A"], ["n", "1"]], "text", {}, id="formulas that failed"),
        pytest.param("金额", [], "money", {}, id="nothing but a heading"),
        pytest.param("列", ["NaN", "Infinity"], "text", {}, id="words that Python takes for numbers"),
    ],
)
def test_a_column_is_taken_for(heading: str, cells: list[Any], kind: str, options: dict[str, Any]) -> None:
    assert guess(heading, cells) == (kind, options)


def test_columns_are_named_apart_and_stars_mean_required() -> None:
    found = propose(pasted("金额*\t金额\tName\n1.50\t2\tZhang"))
    assert [(each.title, each.name, each.type, each.required) for each in found] == [
        ("金额", "jin_e", "money", True), ("金额", "jin_e_2", "money", False), ("Name", "name", "text", False),
    ]  # fmt: skip
    assert found[0].samples == ("1.50",)


def test_the_options_of_a_choice_keep_their_order_and_get_codes() -> None:
    rows = [
        ["级别", "名"],
        *([level, f"客户{at}"] for at, level in enumerate(["贵宾", "普通", "贵宾", "普通", "VIP", "VIP"])),
    ]
    assert propose(rows)[0].choices == (("gui_bin", "贵宾"), ("pu_tong", "普通"), ("vip", "VIP"))


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param("姓名\t电话\t 金额 \n张三\t1\t2", ["姓名", "电话", "金额"], id="a row with tabs"),
        pytest.param("姓名\n电话\n", ["姓名", "电话"], id="a column"),
        pytest.param("姓名，电话,金额", ["姓名", "电话", "金额"], id="commas"),
        pytest.param("客户清单\t\t\n姓名\t电话\t金额\n张三\t1\t2", ["姓名", "电话", "金额"], id="below a title"),
        pytest.param("姓名\t\t金额\n张三\t甲\t2", ["姓名", "列 2", "金额"], id="a column without a heading"),
        pytest.param('"两\n行"\t金额\n甲\t1', ["两 行", "金额"], id="a heading of two lines"),
    ],
)
def test_headings_are_found_in(text: str, titles: list[str]) -> None:
    assert [each.title for each in propose(pasted(text))] == titles


@pytest.mark.parametrize(
    "text",
    ["", "\t\t\n", "1\t2\n3\t4" * 0, " , ,", "x" * 200_001],
    ids=["nothing", "tabs", "empty", "commas", "too much"],
)
def test_what_has_no_headings_is_told(text: str) -> None:
    with pytest.raises(BadFile):
        propose(pasted(text))
