"""What changed, in sentences: each row is a change to a document and the words a builder reads for it."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from engine.definitions.diff import diff
from engine.definitions.option_sets.kind import OPTION_SET
from engine.forms.kind import FORM
from engine.permissions.roles.kind import ROLE
from engine.views.kind import VIEW

Doc = dict[str, Any]


def label(zh: str, en: str = "") -> dict[str, str]:
    return {"zh": zh, "en": en or zh}


def field(name: str, zh: str, **more: Any) -> Doc:
    return {"uid": f"{name}uidxxxxx", "name": name, "type": "text", "label": label(zh, name.title()), **more}


FORM_BODY: Doc = {
    "kind": "form", "schema": 1, "name": "complaint", "uid": "complaintuid", "label": label("投诉", "Complaint"),
    "fields": [field("number", "编号"), field("amount", "涉及金额"), field("reason", "原因")],
    "layout": [
        {"uid": "sectiononexx", "block": "section", "label": label("基本", "Basics"),
         "children": [{"field": "number", "width": 12}, {"field": "amount", "width": 12}]},
        {"uid": "sectiontwoxx", "block": "section", "label": label("其他", "More"),
         "children": [{"field": "reason", "width": 24}]},
    ],
}  # fmt: skip


def changed(change: Callable[[Doc], Any]) -> tuple[Doc, Doc]:
    after = deepcopy(FORM_BODY)
    change(after)
    return FORM_BODY, after


def said(before: Doc, after: Doc, kind: Any = FORM, language: str = "zh") -> list[str]:
    return [each.sentence[language] for each in diff(kind, before, after)]


def add_field(doc: Doc) -> None:
    doc["fields"].append(field("phone", "电话"))
    doc["layout"][0]["children"].append({"field": "phone", "width": 12})


def retire(doc: Doc) -> None:
    del doc["fields"][2]
    doc["layout"][1]["children"].clear()


def rename(doc: Doc) -> None:
    doc["fields"][1].update(name="sum", label=label("金额", "Sum"))
    doc["layout"][0]["children"][1]["field"] = "sum"


@pytest.mark.parametrize(
    ("change", "zh", "en"),
    [
        pytest.param(add_field, ["新增字段「电话」（phone）"], ['Field "Phone" (phone) added'], id="a field is added"),
        pytest.param(
            retire, ["停用字段「原因」（reason）"], ['Field "Reason" (reason) retired'], id="a field is retired"
        ),
        pytest.param(
            lambda doc: doc["fields"][1].update(required=True),
            ["字段「涉及金额」的“必填”由 否 改为 是"],
            ['Field "Amount": required no → yes'],
            id="a property changes",
        ),
        pytest.param(
            lambda doc: doc["fields"][1].update(sensitivity="C2"),
            ["字段「涉及金额」的“敏感级别”由 一般 改为 C2 个人信息"],
            ['Field "Amount": sensitivity Ordinary → C2 personal'],
            id="a value has words of its own",
        ),
        pytest.param(
            lambda doc: doc["fields"].insert(0, doc["fields"].pop(2)),
            ["字段「原因」移到最前面"],
            ['Field "Reason" moved to the front'],
            id="a field moves",
        ),
        pytest.param(
            lambda doc: doc["layout"][0]["children"].append(doc["layout"][1]["children"].pop()),
            ["「reason」移到另一处"],
            ['"reason" moved to another place'],
            id="a field moves into another section",
        ),
        pytest.param(
            lambda doc: doc["layout"][0]["children"][0].update(width=24),
            ["布局中的字段「number」的“宽度”由 12 改为 24"],
            ['Placed field "number": width 12 → 24'],
            id="a width changes",
        ),
        pytest.param(
            lambda doc: doc["layout"][1].update(label=label("补充", "Extra")),
            ["分区「其他」改名为「补充」"],
            ['Section "More" is now called "Extra"'],
            id="a section is renamed",
        ),
        pytest.param(
            lambda doc: doc.update(title_field="number"),
            ["表单「投诉」的“标题字段”由 无 改为 number"],
            ['Form "Complaint": title field nothing → number'],
            id="the form itself changes",
        ),
        pytest.param(
            lambda doc: doc["fields"][0].update(options={"max_length": 20}),
            None,
            None,
            id="an option of a field's type changes",
        ),
        pytest.param(lambda doc: doc.update(unique=[]), [], [], id="an absent member equals its default"),
    ],
)
def test_a_change_to_a_form_in_words(change: Any, zh: list[str] | None, en: list[str] | None) -> None:
    before, after = changed(change)
    if zh is None:
        [sentence] = said(before, after)
        assert sentence.startswith("字段「编号」的“")
        assert "max_length" not in sentence, "the type's own words are used"
    else:
        assert said(before, after) == zh
        assert said(before, after, language="en") == en


def test_turning_encryption_says_what_becomes_of_the_values() -> None:
    before, after = changed(lambda doc: doc["fields"][1].update(encrypted=True))
    [on], [off] = said(before, after), said(after, before)
    assert on.startswith("字段「涉及金额」改为加密存放：已有的值在发布后由后台加密")
    assert off.startswith("字段「涉及金额」不再加密存放：")
    assert said(before, after, language="en")[0].startswith('Field "Amount" is encrypted: ')
    said_outright = changed(lambda doc: doc["fields"][1].update(encrypted=False))
    assert said(*said_outright) == [], "off as it was"


def test_a_renamed_field_is_told_once() -> None:
    before, after = changed(rename)
    old = deepcopy(before)
    old["layout"][0]["children"][1]["field"] = "sum"  # as a landscape writes it
    assert said(old, after) == ["字段「涉及金额」改名为「金额」", "字段「金额」的名称由 amount 改为 sum"]


def test_new_and_removed_definitions_are_told_as_wholes() -> None:
    [new] = diff(FORM, None, FORM_BODY)
    [gone] = diff(FORM, FORM_BODY, None)
    assert new.sentence["zh"] == "新建表单「投诉」（complaint），有 3 个字段"
    assert gone.sentence == {
        "zh": "移除表单「投诉」（complaint），数据保留",
        "en": 'Form "Complaint" (complaint) removed; its data is kept',
    }


def test_columns_of_a_view_are_called_what_people_call_them() -> None:
    body = {
        "kind": "view", "schema": 1, "name": "all", "uid": "alluidxxxxxx", "label": label("全部", "All"),
        "form": "complaint", "as": "table", "columns": ["number"], "filter": [], "sort": [],
    }  # fmt: skip
    changes = diff(VIEW, body, {**body, "columns": ["number", "amount"]}, {"amount": label("涉及金额", "Amount")})
    assert [each.sentence["zh"] for each in changes] == ["新增列「涉及金额」"]


def test_rights_are_told_with_their_words() -> None:
    grant = {"uid": "grantuidxxxx", "form": "complaint", "actions": {"read": "own"}, "fields": []}
    role = {
        "kind": "role", "schema": 1, "name": "rm", "uid": "rmuidxxxxxxx", "label": label("客户经理"), "deny": [],
        "grants": [grant],
    }  # fmt: skip
    wider = {**role, "grants": [{**grant, "actions": {"read": True}}]}
    assert said(role, wider, ROLE) == ["授权「complaint」的“查看”由 本人负责的 改为 全部"]


def test_a_retired_option_is_a_change_of_its_property() -> None:
    option = {"uid": "vipuidxxxxxx", "code": "vip", "label": label("贵宾", "VIP")}
    body = {
        "kind": "option_set", "schema": 1, "name": "level", "uid": "leveluidxxxx", "label": label("级别"),
        "options": [option],
    }  # fmt: skip
    after = {**body, "options": [{**option, "retired": True}]}
    assert said(body, after, OPTION_SET) == ["选项「贵宾」的“已停用”由 否 改为 是"]


def test_documents_that_cannot_be_read_are_compared_as_they_are() -> None:
    broken = {**FORM_BODY, "fields": [{"odd": 1}, "text"], "surprise": [1, {"x": 2}]}
    assert diff(FORM, FORM_BODY, broken)
    assert diff(FORM, broken, FORM_BODY)
    assert diff(FORM, {}, broken)
