"""Where-used, a case for each way of naming something: which definition, which place in it, in both languages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.definitions.scope import Landscape
from engine.definitions.source import Source, at, without
from engine.definitions.uses import UseView, uses_of
from tests.support.documents import app, field, form, grant, label, option_set, role, section, uid, view
from tests.support.world import KINDS

Body = dict[str, Any]
CALENDAR: Body = {
    "kind": "calendar", "schema": 1, "name": "branch", "uid": uid("calendar"), "label": label("branch"),
    "week": {"mon-fri": ["09:00-17:00"]},
}  # fmt: skip
LEVELS = option_set("level", "mass", "vip", "private", ranked=True, shared=True)
CUSTOMER = form(
    "customer", field("name"), field("level", "choice", options={"set": "level"}), field("aum", "decimal"),
    field("since", "date"), shared=True, title_field="name",
)  # fmt: skip
LOAN = form(
    "loan",
    field("number"),
    field("customer", "reference", options={"form": "customer"}),
    field("amount", "decimal", default_by="1 + 1"),
    field("level", "choice", options={"set": "level"}, default="vip", computed=None),
    field("seen", visible_if="amount > 1"),
    field("needed", required_if="amount > 2"),
    field("locked", read_only_if="amount > 3"),
    field("offered", "choice", options={"set": "level"}, options_if='amount > 4 and offered at least "vip"'),
    field("proposed", "decimal", default_by="amount * 2"),
    field("sum", "decimal", computed="amount + 1"),
    field("rank", "choice", options={"set": "level"}, computed={"lookup": "customer.level"}),
    field("due", "date", computed='workday add(today(), 3, "branch")'),
    field(
        "items", "table",
        fields=[
            field("price", "decimal"), field("count", "decimal"),
            field("row", "decimal", computed="price * count"),
            field("kind", "choice", options={"set": "level"}, default="private"),
        ],
        checks=[{"uid": uid("row check"), "name": "dear", "fails_if": "price > 9", "message": label("dear"),
                 "at": "price"}],
    ),
    field("total", "decimal", computed="sum(items.price)"),
    title_field="number",
    unique=[{"uid": uid("pair"), "name": "pair", "fields": ["number", "amount"]}],
    checks=[
        {"uid": uid("check"), "name": "sound", "fails_if": "amount < 0", "message": label("bad"), "at": "amount"},
    ],
    layout=[section("main", "number", "amount")],
)  # fmt: skip
TOTALS = form("totals", field("customer", "reference", options={"form": "customer"}))
CUSTOMER["fields"].append(field("lent", "decimal", computed="sum(loan_list.amount)"))
LARGE = view(
    "large", "loan", "amount", "number", filter='amount > 1000 and level = "vip"', sort=["-amount"],
)  # fmt: skip
CLERK = role(
    "clerk",
    grant("loan", {"read": "amount < 5000", "update": 'level at least "vip"'}, ("amount", "clear", "never"),
          after="amount < 9000"),
    deny=[grant("loan", {"delete": True}, ("amount", "masked", "never"), name="no")],
)  # fmt: skip
DISPATCH: Body = {
    "kind": "decision", "schema": 1, "name": "dispatch", "uid": uid("dispatch"), "label": label("dispatch"),
    "form": "loan", "hit_policy": "first",
    "inputs": [
        {"uid": uid("in amount"), "name": "size", "label": label("size"), "expression": "amount", "type": "number"},
        {"uid": uid("in level"), "name": "grade", "expression": "level", "type": "option:level"},
    ],
    "outputs": [{"uid": uid("out"), "name": "to", "type": "option:level", "default": '"mass"'}],
    "rows": [
        {"uid": uid("row 1"), "when": ["= ? > amount", '"vip"'], "then": ['"private"']},
        {"uid": uid("row 2"), "when": ["-", 'not("vip")'], "then": ["= level"]},
    ],
    "cases": [{"uid": uid("case"), "name": "one", "values": {"grade": "private", "size": "1"},
               "expected": {"to": "vip"}}],
}  # fmt: skip
ABROAD = form("visit", field("customer", "reference", options={"form": "bank/customer"}),
              field("level", "choice", options={"set": "bank/level"}),
              field("wealth", "decimal", computed={"lookup": "customer.aum"}))  # fmt: skip
WORLD: dict[str, list[Body]] = {
    "bank": [
        app({"view": "large"}, {"form": "loan", "as": "new"}), CALENDAR, LEVELS, CUSTOMER, LOAN, TOTALS, LARGE, CLERK,
        DISPATCH,
    ],
    "crm": [app(requires=["bank"]), ABROAD],
}  # fmt: skip


def source(of: str, body: Body) -> Source:
    return Source(of, body["kind"], body["name"], body["uid"], body, KINDS[body["kind"]].schema)


def stored(world: dict[str, list[Body]]) -> Landscape:
    sources = [source(of, body) for of, bodies in world.items() for body in bodies]
    landscape = Landscape(KINDS, sources)
    unread = [(each.name, landscape.read(each)[1]) for each in sources if landscape.model(each) is None]
    assert not unread, unread
    return Landscape(KINDS, [replace(each, bindings=landscape.meanings(each)) for each in sources])


LANDSCAPE = stored(WORLD)


def found(kind: str, name: str, part: str | None = None) -> dict[str, UseView]:
    [target] = [each for each in LANDSCAPE.of("bank", kind) if each.name == name]
    return {f"{each.app}/{each.kind}/{each.name}{each.path}": each for each in uses_of(LANDSCAPE, target, part)}


OF_AMOUNT = [
    ("bank/form/loan/layout/0/children/1/field", "分区「某main」", 'Section "main"'),
    ("bank/form/loan/unique/0/fields/1", "联合唯一「pair」 › 字段 2", 'Unique combination "pair" › Field 2'),
    ("bank/form/loan/checks/0/at", "校验「sound」 › 提示位置", 'Check "sound" › Shown at'),
    ("bank/form/loan/checks/0/fails_if", "校验「sound」 › 不通过条件", 'Check "sound" › Fails if'),
    ("bank/form/loan/fields/4/visible_if", "字段「某seen」 › 显示条件", 'Field "seen" › Shown if'),
    ("bank/form/loan/fields/5/required_if", "字段「某needed」 › 必填条件", 'Field "needed" › Required if'),
    ("bank/form/loan/fields/6/read_only_if", "字段「某locked」 › 只读条件", 'Field "locked" › Read only if'),
    ("bank/form/loan/fields/7/options_if", "字段「某offered」 › 可选范围", 'Field "offered" › Offered if'),
    ("bank/form/loan/fields/8/default_by", "字段「某proposed」 › 默认值公式", 'Field "proposed" › Default formula'),
    ("bank/form/loan/fields/9/computed", "字段「某sum」 › 计算公式", 'Field "sum" › Computed'),
    ("bank/form/customer/fields/4/computed", "字段「某lent」 › 计算公式", 'Field "lent" › Computed'),
    ("bank/view/large/columns/0", "列 1", "Column 1"),
    ("bank/view/large/filter", "筛选", "Filter"),
    ("bank/view/large/sort/0", "排序 1", "Sort 1"),
    ("bank/role/clerk/grants/0/actions/read", "授权「某loan」 › 操作 › 查看", 'Grant "loan" › Actions › Read'),
    ("bank/role/clerk/grants/0/after", "授权「某loan」 › 写入后须满足", 'Grant "loan" › Must hold after a write'),
    (
        "bank/role/clerk/grants/0/fields/0/field",
        "授权「某loan」 › 字段权限「某amount」", 'Grant "loan" › Field right "amount"',
    ),
    (
        "bank/role/clerk/deny/0/fields/0/field",
        "禁止项「某loan」 › 字段权限「某amount」", 'Denial "loan" › Field right "amount"',
    ),
    ("bank/decision/dispatch/inputs/0/expression", "条件列「某size」 › 取值", 'Input "size" › Expression'),
    ("bank/decision/dispatch/rows/0/when/0", "行 1 › 条件「某size」", 'Row 1 › When "size"'),
]  # fmt: skip
OTHERS = [
    ("form", "loan", "number", "bank/form/loan/title_field", "标题字段", "Title field"),
    ("form", "loan", "customer", "bank/form/customer/fields/4/computed", "字段「某lent」 › 计算公式", 'Field "lent"'),
    ("form", "loan", "customer", "bank/form/loan/fields/10/computed/lookup", "计算公式 › 取自", "Taken"),
    ("form", "loan", "items.price", "bank/form/loan/fields/12/fields/2/computed", "列「某row」", 'Column "row"'),
    ("form", "loan", "items.price", "bank/form/loan/fields/12/checks/0/at", "逐行校验「dear」", 'Row check "dear"'),
    ("form", "loan", "items.price", "bank/form/loan/fields/12/checks/0/fails_if", "逐行校验「dear」", "Fails if"),
    ("form", "loan", "items.price", "bank/form/loan/fields/13/computed", "字段「某total」", 'Field "total"'),
    ("form", "customer", "level", "bank/form/loan/fields/10/computed/lookup", "字段「某rank」", 'Field "rank"'),
    ("form", "customer", "aum", "crm/form/visit/fields/2/computed/lookup", "字段「某wealth」", 'Field "wealth"'),
    ("form", "loan", "level", "bank/decision/dispatch/rows/1/then/0", "行 2 › 结果 1", "Row 2 › Then 1"),
    ("form", "customer", None, "bank/form/loan/fields/1/options/form", "字段「某customer」 › 选项 › 关联表单", "Form"),
    ("form", "customer", None, "crm/form/visit/fields/0/options/form", "字段「某customer」 › 选项 › 关联表单", "Form"),
    ("form", "loan", None, "bank/form/customer/fields/4/computed", "字段「某lent」", 'Field "lent"'),
    ("form", "loan", None, "bank/view/large/form", "表单", "Form"),
    ("form", "loan", None, "bank/role/clerk/grants/0/form", "授权「某loan」", 'Grant "loan"'),
    ("form", "loan", None, "bank/role/clerk/deny/0/form", "禁止项「某loan」", 'Denial "loan"'),
    ("form", "loan", None, "bank/decision/dispatch/form", "表单", "Form"),
    ("form", "loan", None, "bank/app/app/menu/1/form", "菜单项「某loan」", 'Menu entry "loan"'),
    ("view", "large", None, "bank/app/app/menu/0/view", "菜单项「某large」", 'Menu entry "large"'),
    ("option_set", "level", None, "bank/form/loan/fields/3/options/set", "选项 › 选项集", "Option set"),
    ("option_set", "level", None, "crm/form/visit/fields/1/options/set", "字段「某level」", 'Field "level"'),
    ("option_set", "level", None, "bank/decision/dispatch/inputs/1/type", "条件列「grade」 › 类型", 'Input "grade"'),
    ("option_set", "level", None, "bank/decision/dispatch/outputs/0/type", "结果列「to」 › 类型", 'Output "to"'),
    ("option_set", "level", "vip", "bank/form/loan/fields/3/default", "字段「某level」 › 默认值", "Default"),
    ("option_set", "level", "private", "bank/form/loan/fields/12/fields/3/default", "列「某kind」 › 默认值", "Default"),
    ("option_set", "level", "vip", "bank/form/loan/fields/7/options_if", "字段「某offered」 › 可选范围", "Offered if"),
    ("option_set", "level", "vip", "bank/view/large/filter", "筛选", "Filter"),
    ("option_set", "level", "vip", "bank/role/clerk/grants/0/actions/update", "操作 › 修改", "Actions › Update"),
    ("option_set", "level", "vip", "bank/decision/dispatch/rows/0/when/1", "行 1 › 条件 2", "Row 1 › When 2"),
    ("option_set", "level", "vip", "bank/decision/dispatch/rows/1/when/1", "行 2 › 条件 2", "Row 2 › When 2"),
    ("option_set", "level", "private", "bank/decision/dispatch/rows/0/then/0", "行 1 › 结果 1", "Row 1 › Then 1"),
    ("option_set", "level", "mass", "bank/decision/dispatch/outputs/0/default", "结果列「to」", "When no row matches"),
    ("option_set", "level", "private", "bank/decision/dispatch/cases/0/values/grade", "测试用例「one」", 'Case "one"'),
    ("option_set", "level", "vip", "bank/decision/dispatch/cases/0/expected/to", "测试用例「one」", 'Case "one"'),
    ("calendar", "branch", None, "bank/form/loan/fields/11/computed", "字段「某due」 › 计算公式", "Computed"),
]  # fmt: skip


@pytest.mark.parametrize(("place", "zh", "en"), OF_AMOUNT, ids=[each[0] for each in OF_AMOUNT])
def test_every_use_of_a_field_is_found_and_its_place_is_said(place: str, zh: str, en: str) -> None:
    assert found("form", "loan", "amount")[place].where == {"zh": zh, "en": en}


def test_nothing_else_is_said_to_use_the_field() -> None:
    assert set(found("form", "loan", "amount")) == {place for place, _, _ in OF_AMOUNT}


@pytest.mark.parametrize(("kind", "name", "part", "place", "zh", "en"), OTHERS, ids=[each[3] for each in OTHERS])
def test_every_use_of_anything_else_is_found(
    kind: str, name: str, part: str | None, place: str, zh: str, en: str
) -> None:
    use = found(kind, name, part)[place]
    assert zh in use.where["zh"]
    assert en in use.where["en"]


def test_options_are_found_in_tables_too_large_to_bind_every_cell() -> None:
    rows = [{"uid": uid(f"many {n}"), "when": ["-", '"vip"' if n == 230 else '"mass"'], "then": ['"mass"']}
            for n in range(240)]  # fmt: skip
    many = stored({**WORLD, "bank": [*WORLD["bank"][:-1], {**DISPATCH, "rows": rows, "cases": []}]})
    [levels] = many.of("bank", "option_set")
    paths = [each.path for each in uses_of(many, levels, "vip") if each.kind == "decision"]
    assert paths == ["/rows/230/when/1"]


def test_a_draft_that_is_wrong_elsewhere_still_uses_what_it_names() -> None:
    wrong = replace(source("bank", {**LARGE, "filter": "amount > 1000 and nonsense = 1"}), origin="draft")
    sources = LANDSCAPE.of()
    drafted = Landscape(KINDS, sources, [replace(wrong, bindings=Landscape(KINDS, sources, [wrong]).meanings(wrong))])
    [loan] = [each for each in drafted.of("bank", "form") if each.name == "loan"]
    told = {each.path: each.is_draft for each in uses_of(drafted, loan, "amount") if each.kind == "view"}
    assert told == {"/columns/0": True, "/sort/0": True, "/filter": True}


DROPPED = [
    ("form", "loan", "amount", "bank/view/large/columns/0", "/columns/0"),
    ("form", "loan", "amount", "bank/view/large/sort/0", "/sort/0"),
    ("form", "loan", "amount", "bank/view/large/filter", None),
    ("form", "loan", "amount", "bank/role/clerk/grants/0/fields/0/field", "/grants/0/fields/0"),
    ("form", "loan", "amount", "bank/role/clerk/grants/0/actions/read", None),
    ("form", "loan", "amount", "bank/form/loan/layout/0/children/1/field", "/layout/0/children/1"),
    ("form", "loan", "amount", "bank/form/customer/fields/4/computed", None),
    ("form", "loan", None, "bank/role/clerk/deny/0/form", "/deny/0"),
    ("form", "loan", None, "bank/view/large/form", None),
    ("view", "large", None, "bank/app/app/menu/0/view", "/menu/0"),
]


@pytest.mark.parametrize(("kind", "name", "part", "place", "drop"), DROPPED, ids=[each[3] for each in DROPPED])
def test_what_can_be_taken_out_along_with_it_is_known(
    kind: str, name: str, part: str | None, place: str, drop: str | None
) -> None:
    assert found(kind, name, part)[place].drop == drop


def test_several_places_are_taken_out_of_a_document_at_once() -> None:
    body = {"a": [1, 2, {"b": [5, 6, 7]}, 4], "c": {"d": 1}}
    assert without(body, ["/a/0", "/a/2/b/0", "/a/2/b/2", "/a/3", "/c/d"]) == {"a": [2, {"b": [6]}], "c": {}}
    assert without(body, ["/a/2", "/a/2/b/1", "/x/1", "/a/9"]) == {"a": [1, 2, 4], "c": {"d": 1}}
    assert at(body, "/a/2/b/1") == 6, "the document itself is as it was"
