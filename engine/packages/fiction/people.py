"""Names, numbers and addresses that look right and belong to nobody.

Identity numbers carry a valid check digit (GB 11643), but their district code ends in 0000: it names a whole province,
where a real card names the district that issued it. Phone numbers stand in a block of zeros; e-mail goes to example.com
(RFC 2606).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from engine.packages.fiction.dice import Dice


def _pairs(text: str) -> list[str]:
    return [text[place : place + 2] for place in range(0, len(text), 2)]


SURNAMES = [
    *"王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏",
    *["欧阳", "上官"],
]
GIVEN_FEMALE = [
    *"静敏丽娟艳芳娜霞燕玲婷洁颖琳雪慧莉",
    *_pairs("雨桐欣怡梓涵思琪佳怡晓雯雅婷梦瑶诗涵若曦淑芬桂英秀兰玉梅婉清语嫣海燕春华美玲可欣"),
]
GIVEN_MALE = [
    *"伟强磊军勇涛明超辉刚健峰波鹏飞斌浩",
    *_pairs("志强建国志远浩然子轩俊杰宇航文博嘉豪明轩国庆建华永康天佑思远晨阳立新鸿飞一鸣景行"),
]
NO_DISTRICT = "420000"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK = "10X98765432"
OCCUPATIONS = [
    "教师",
    "医生",
    "工程师",
    "个体经营",
    "企业管理",
    "公务员",
    "会计",
    "律师",
    "设计师",
    "销售",
    "自由职业",
    "退休",
    "软件开发",
    "护士",
    "制造业职员",
]
STREETS = [
    "滨河路",
    "人民路",
    "中山路",
    "学府路",
    "建设大道",
    "文昌街",
    "梧桐路",
    "江汉路",
    "解放路",
    "青年路",
    "望江路",
    "和平里",
]


@dataclass(frozen=True, slots=True)
class Person:
    """A person who does not exist."""

    name: str
    female: bool
    born: date
    id_number: str
    phone: str
    email: str
    address: str
    occupation: str


def person(dice: Dice, number: int, *, city: str) -> Person:
    """The person of this number; the number keeps what must be unique apart."""
    female = dice.chance(0.5)
    surname = dice.one_of(SURNAMES)
    given = dice.one_of(GIVEN_FEMALE if female else GIVEN_MALE)
    born = date(1948, 1, 1) + timedelta(days=dice.number(0, 365 * 56))
    sequence = (number * 2 + (0 if female else 1)) % 1000
    return Person(
        name=surname + given,
        female=female,
        born=born,
        id_number=id_number(born, sequence),
        phone=f"1540000{number:04d}",
        email=f"customer{number:04d}@example.com",
        address=city + _street_address(dice),
        occupation="退休" if born.year < 1963 else dice.one_of(OCCUPATIONS),
    )


def _street_address(dice: Dice) -> str:
    house, block, floor, door = dice.number(1, 288), dice.number(1, 30), dice.number(1, 32), dice.number(1, 4)
    return f"{dice.one_of(STREETS)}{house}号{block}栋{floor}0{door}室"


def id_number(born: date, sequence: int) -> str:
    """An identity number of nobody: 17 digits and the check character of GB 11643 (ISO 7064, MOD 11-2)."""
    digits = f"{NO_DISTRICT}{born:%Y%m%d}{sequence:03d}"
    return digits + CHECK[sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True)) % 11]
