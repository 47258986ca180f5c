"""How telephone numbers are written one way: mobiles as 11 digits, landlines with a dash after the area code."""

from __future__ import annotations

import re

from engine.fields.field_type import Json, ValueProblem
from engine.fields.text import fold_code, narrow
from engine.problems import Code

NOT_A_PHONE = Code(
    "not_a_phone",
    zh="不是电话号码：手机 11 位，座机如 021-12345678，境外以 + 和国家代码开头",
    en="Not a telephone number: 11 digits of a mobile, a landline like 021-12345678, or + and a country code",
)
NOT_A_MOBILE = Code(
    "not_a_mobile", zh="不是手机号码：应为 1 开头的 11 位数字", en="Not a mobile number: 11 digits beginning with 1"
)

LONGEST = 64
_MOBILE = re.compile(r"(?:\+?86|0086)?(1[3-9][0-9]{9})", re.ASCII)
_LANDLINE = re.compile(r"(010|02[0-9]|0[3-9][0-9]{2})?([2-8][0-9]{6,7})", re.ASCII)
_EXTENSION = re.compile(r"(?:[xX#转]|(?<=[0-9]{7})-)([0-9]{1,6})$", re.ASCII)
_SERVICE = re.compile(r"[48]00[0-9]{7}|95[0-9]{3,6}|1[0-2][0-9]{1,3}", re.ASCII)
_ABROAD = re.compile(r"(?:\+|00)([1-9][0-9]{6,14})", re.ASCII)
_JOINTS = re.compile(r"[\s\-().·]")
_TRUNK_MOBILE = re.compile(r"0(1[3-9][0-9]{9})", re.ASCII)
_HOME_LANDLINE = re.compile(r"(?:\+?86|0086)0?((?:10|2[0-9]|[3-9][0-9]{2})[2-8][0-9]{6,7})", re.ASCII)


def read_phone(value: Json, *, mobile_only: bool) -> str | None:
    """The number as it is kept, from whatever spaces, dashes, brackets and full-width digits it was written with."""
    folded = fold_code(value, LONGEST)
    if folded is None:
        return None
    extension = _EXTENSION.search(folded)
    digits = _JOINTS.sub("", folded[: extension.start()] if extension else folded)
    if (match := _MOBILE.fullmatch(digits)) and not extension:
        return match[1]
    if mobile_only:
        raise ValueProblem(NOT_A_MOBILE)
    if match := _LANDLINE.fullmatch(digits):
        return "-".join(part for part in (match[1], match[2], extension and extension[1]) if part)
    if (match := _ABROAD.fullmatch(digits)) and not extension:
        return "+" + match[1]
    if _SERVICE.fullmatch(digits) and not extension:
        return digits
    raise ValueProblem(NOT_A_PHONE)


def as_dialled(number: str) -> str:
    """A number as exchanges and telephone systems tell it, as people would write it: a mobile without the 0 before it,
    a landline of this country with its area code instead of +86."""
    digits = _JOINTS.sub("", narrow(number))
    if match := _TRUNK_MOBILE.fullmatch(digits):
        return match[1]
    if match := _HOME_LANDLINE.fullmatch(digits):
        return "0" + match[1]
    return number
