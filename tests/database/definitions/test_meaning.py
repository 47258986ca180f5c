"""What a value of one type is in another: told by SQL, and the new type reads it as just that value."""

from __future__ import annotations

import itertools
from decimal import Decimal
from typing import Any

import pytest

from engine.database.session import Database
from engine.fields.field_type import field_types
from engine.fields.options import traits_of
from engine.forms.conversion import recipe_for
from engine.forms.model import Form
from engine.records.schema.dual import text_of
from engine.records.schema.meaning import is_known
from engine.records.schema.recipe import Recipe
from tests.support.documents import field, form, option_set
from tests.support.world import World

LEVELS = {
    **option_set("level"),
    "options": [
        {"uid": "massmass", "code": "mass", "label": {"zh": "普通"}},
        {"uid": "vipvipvip", "code": "vip", "label": {"zh": "贵宾"}},
    ],
}
OPTIONS: dict[str, dict[str, Any]] = {
    "choice": {"set": "level"},
    "choices": {"set": "level"},
    "reference": {"form": "f"},
    "references": {"form": "f"},
}


def recipe(old: str, new: str, **options: Any) -> Any:
    """The recipe from a type with its usual options to another."""
    before = form("f", field("x", old, options=OPTIONS.get(old, {})))
    after = form("f", field("x", new, options={**OPTIONS.get(new, {}), **options}))
    world = World({"crm": [LEVELS, before]})
    live: Form = world.models["crm", "form", "f"]
    following: Form = World({"crm": [LEVELS, after]}).models["crm", "form", "f"]
    return recipe_for(live.fields[0], following.fields[0], world.seen_from("crm"))


async def converted(database: Database, one: Recipe, values: list[Any]) -> list[Any]:
    """What the function made of a recipe answers."""
    async with database.transaction() as session:
        await session.raw.execute(
            f"create function pg_temp.cast_it(value {one.old_sql}) returns {one.new_sql} language plpgsql"
            f" set timezone = 'Asia/Shanghai' as {text_of(one, one.old_sql, one.new_sql)}"
        )
        found = [
            await session.raw.fetchval(f"select pg_temp.cast_it($1::{one.old_sql})::text", value) for value in values
        ]
        await session.raw.execute(f"drop function pg_temp.cast_it({one.old_sql})")
    return found


@pytest.mark.parametrize(
    ("old", "new", "written", "read"),
    [
        (
            "text",
            "integer",
            ["7", " 8 ", "７", "1,234", "7.5", "1e3", "12,34", "x"],
            ["7", "8", "7", "1234", *[None] * 4],
        ),
        ("text", "money", ["1,234.50", "-3", "1.005", "¥5"], ["1234.50", "-3.00", None, None]),
        ("text", "percent", ["5%", "3.85", "5 %"], ["5.00", "3.85", None]),
        ("text", "rating", ["4", "6", "0"], ["4", None, None]),
        ("text", "boolean", ["是", "否", "TRUE", "maybe"], ["true", "false", "true", None]),
        (
            "text",
            "date",
            ["2026-03-04", "2026/3/4", "2026年3月4日", "20260304", "2026-02-30", "03/04/2026", "today"],
            [*["2026-03-04"] * 4, None, None, None],
        ),
        (
            "text",
            "date_time",
            ["2026-03-04 09:30", "2026-03-04T09:30:00+08:00", "2026-03-04", "9:30"],
            ["2026-03-04 01:30:00+00", "2026-03-04 01:30:00+00", "2026-03-03 16:00:00+00", None],
        ),
        ("text", "time", ["9:30", "23:59:01", "24:00"], ["09:30:00", "23:59:01", None]),
        ("text", "choice", ["贵宾", "vip", "VIP", "x"], ["vip", "vip", None, None]),
        ("text", "choices", ["贵宾、普通", "vip", "贵宾,x", "vip,贵宾"], ["{vip,mass}", "{vip}", None, None]),
        (
            "text",
            "phone",
            ["138 1234 5678", "+86-13812345678", "021-62345678", "+12125550100", "123"],
            ["13812345678", "13812345678", "021-62345678", "+12125550100", None],
        ),
        ("text", "email", ["a.b@Bank.CN", "a@b", "a..b@c.cn"], ["a.b@bank.cn", None, None]),
        (
            "text",
            "url",
            ["https://bank.cn/a?b=1", "javascript:alert(1)", "https://u@bank.cn"],
            ["https://bank.cn/a?b=1", None, None],
        ),
        (
            "text",
            "id_number",
            ["11010519491231002x", "110105194912310021", "110105194902300023"],
            ["11010519491231002X", None, None],
        ),
        ("long_text", "text", ["a\nb", "长" * 201], ["a b", None]),
        ("text", "rich_text", ["a<b>&c"], ["<p>a&lt;b&gt;&amp;c</p>"]),
        ("rich_text", "long_text", ["<p>a &amp; b</p><p>c</p>", "<p></p>"], ["a & b\nc", None]),
        ("money", "integer", [Decimal("7.00"), Decimal("7.50")], ["7", None]),
        ("integer", "rating", [3, 9], ["3", None]),
        ("money", "text", [Decimal("7.50")], ["7.50"]),
        ("integer", "boolean", [1, 0, 2], ["true", "false", None]),
        ("boolean", "text", [True, False], ["是", "否"]),
        ("boolean", "integer", [True], ["1"]),
        ("choice", "text", ["vip", "gone"], ["贵宾", "gone"]),
        ("choices", "text", [["vip", "mass"]], ["贵宾、普通"]),
        ("choice", "choices", ["vip", "gone"], ["{vip}", None]),
        ("choices", "choice", [["vip"], ["vip", "mass"]], ["vip", None]),
        ("tags", "text", [["a", "b"]], ["a、b"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_a_value_means_the_same_in_the_new_type_or_has_no_place_there(
    database: Database, old: str, new: str, written: list[Any], read: list[Any]
) -> None:
    found = await converted(database, recipe(old, new), written)
    assert found == read
    traits = traits_of(new, OPTIONS.get(new, {}))
    assert traits is not None
    if traits.schema["type"] == "string" and traits.column.sql == "text":
        for value in found:
            assert traits.parse(value) == value


@pytest.mark.parametrize("value", ["$cast$", "'; drop table x; --", "\\", "$$", "贵'宾"])
async def test_what_options_are_called_never_becomes_sql(database: Database, value: str) -> None:
    one = recipe("text", "choice")
    named = Recipe(**{**one.as_json(), "options": (("x", value),), "replaced": ((value + "!", "x"),)})
    assert await converted(database, named, [value, value + "!", "y"]) == ["x", "x", None]


async def test_every_known_way_is_sql_the_database_understands(database: Database) -> None:
    names = [each.name for each in field_types]
    for old, new in itertools.permutations(names, 2):
        if not is_known(old, new):
            continue
        one = recipe(old, new)
        if one is None:  # the values are the same
            continue
        assert await converted(database, one, [None]) == [None], (old, new)
