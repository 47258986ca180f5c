"""What a column heading usually means, in Chinese or English: the first rule that fits decides."""

from __future__ import annotations

import re

STARRED = re.compile(r"\s*[*＊]+\s*|（必填）|\(必填\)|\(required\)", re.IGNORECASE)
"""How sheets say that a column has to be filled in."""

# ends first: 客户电话 is a phone, not a customer
MEANINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("id_number", r"身份证|证件号|\bid\s*(card|number|no)\b"),
        ("card_number", r"银行卡|卡号|\bcard\s*(number|no)\b"),
        ("email", r"邮箱|邮件|e-?mail"),
        ("phone", r"电话|手机|联系方式|phone|mobile|\btel\b"),
        ("url", r"网址|链接|\burl\b|website"),
        ("date_time", r"时间$|time$"),
        ("date", r"日期|生日|期限|到期日|起息日|开户日|date|birthday|\bday$"),
        ("percent", r"率|占比|比例|百分比|%|rate|ratio|percent"),
        ("money", r"金额|余额|价格|单价|总价|费用|额度|收入|资产|本金|利息|元[)）]?$"
                  r"|amount|balance|price|\bfee|income|\baum\b"),
        ("boolean", r"^(是否|有无)|^(is|has)\b"),
        ("integer", r"数量|人数|次数|笔数|年龄|天数|个数|件数|count|quantity|\bage$|\bdays$"),
        ("serial_number", r"^(编号|流水号|序号|单号)$|^(serial|ticket) ?(no|number)$"),
        ("person", r"(经理|经办人|负责人|处理人|员工|主管|审批人|manager|\bowner|assignee|staff)$"),
        ("org_unit", r"机构|支行|分行|网点|部门|团队|branch|department|\bteam|\borg"),
        ("address", r"地址|住址|address"),
        ("long_text", r"备注|说明|描述|意见|原因|内容|详情|经过|remark|notes?$|comment|description|reason|detail"),
    )
)  # fmt: skip
CODE = re.compile(r"编号|编码|代码|账号|帐号|号码|单号|流水|\bno\b|\bcode\b|\baccount\b", re.IGNORECASE)
"""Digits under such a heading name something; nobody adds them up."""


def meaning(heading: str) -> str | None:
    """The field type a heading suggests; None when it suggests none."""
    return next((kind for kind, pattern in MEANINGS if pattern.search(heading)), None)


def bare(heading: str) -> str:
    """A heading without the mark that it is required."""
    return STARRED.sub("", heading).strip()
