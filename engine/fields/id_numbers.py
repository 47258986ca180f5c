"""What holds for an identity number by GB 11643-1999: eighteen characters, a birth date, a check digit."""

from __future__ import annotations

import re
from datetime import date

from engine.fields.field_type import Json, ValueProblem
from engine.fields.text import fold_code
from engine.problems import Code

NOT_AN_ID_NUMBER = Code(
    "not_an_id_number", zh="身份证号应为 18 位，末位可为 X", en="An identity number has 18 digits; the last may be X"
)
OLD_ID_NUMBER = Code(
    "old_id_number",
    zh="15 位旧身份证号已于 2013 年停用，请填 18 位号码",
    en="Identity numbers of 15 digits ended in 2013; give the one with 18",
)
BAD_REGION = Code(
    "bad_region",
    zh="身份证号前两位 {region} 不是省级行政区代码",
    en="{region}, with which the identity number begins, is no province",
)
BAD_BIRTH_DATE = Code(
    "bad_birth_date", zh="身份证号中的出生日期不存在", en="The birth date in the identity number does not exist"
)
BAD_CHECK_DIGIT = Code(
    "bad_check_digit", zh="身份证号校验位不符，请核对是否输错", en="The check digit does not fit: is there a slip?"
)

_NUMBER = re.compile(r"[1-9][0-9]{16}[0-9X]", re.ASCII)
# GB/T 2260, and 91 for permanent residents from abroad
_PROVINCE = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91", re.ASCII)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"


def read_id_number(value: Json) -> str | None:
    """The number as it is kept, with a capital X; the fault says which part of it cannot be."""
    folded = fold_code(value, 40)
    if folded is None:
        return None
    number = folded.replace(" ", "").upper()
    if re.fullmatch(r"[1-9][0-9]{14}", number, re.ASCII):
        raise ValueProblem(OLD_ID_NUMBER)
    if not _NUMBER.fullmatch(number):
        raise ValueProblem(NOT_AN_ID_NUMBER)
    if not _PROVINCE.fullmatch(number[:2]):
        raise ValueProblem(BAD_REGION, region=number[:2])
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        raise ValueProblem(BAD_BIRTH_DATE) from None
    if check_digit(number) != number[17]:
        raise ValueProblem(BAD_CHECK_DIGIT)
    return number


def check_digit(number: str) -> str:
    """The 18th character that belongs to the first 17 (ISO 7064, MOD 11-2)."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return _CHECK_DIGITS[total % 11]
