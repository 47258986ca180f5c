"""A published field on its way into another type: by which recipe, and what stands against it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from engine.fields.field_type import FieldOptions, Traits, ValueProblem, field_types
from engine.fields.options import read_options, traits_of
from engine.fields.sealed import is_encrypted
from engine.forms.check_fields import option_set
from engine.forms.model import Conversion, Form, FormField
from engine.kinds import Scope
from engine.problems import Code, Problem, pointer
from engine.records.schema.cast import is_widening
from engine.records.schema.meaning import LIKE_TEXT, NUMBERS, WRITTEN, is_known
from engine.records.schema.recipe import Recipe

NO_WAY = Code(
    "no_conversion",
    zh="已发布的{old}字段不能改为{new}：没有换算办法。请新建一个字段",
    en="A published field of type '{old}' cannot become '{new}': there is no way to convert it. Add a field instead",
)
SEALED = Code(
    "encrypted_type",
    zh="加密的字段不能改变类型：先停用加密并发布，改完类型后再加密",
    en="The type of an encrypted field cannot change: turn encryption off and publish, change the type, then encrypt",
)
NO_INSTEAD = Code("no_value_instead", zh="请填写用来替换的值", en="Give the value to put instead")
NO_BESIDE = Code(
    "no_field_beside",
    zh="请选本表单里一个单行或多行文本字段来存放原文",
    en="Choose a field of this form, of text, that keeps what has no place",
)
BESIDE_IN_USE = Code(
    "field_beside_in_use",
    zh="“{label}”已经发布，里面可能有值；请新建一个字段来存放原文",
    en="'{label}' is published and may hold values; keep the text in a new field",
)
BESIDE_TOO_SHORT = Code(
    "field_beside_too_short",
    zh="“{label}”最多 {limit} 字，放不下原文；请改为多行文本",
    en="'{label}' holds {limit} characters, too few for what was written; make it a long text",
)
VALUE_TWICE = Code("value_replaced_twice", zh="“{value}”列了两次", en="'{value}' is listed twice")
TOO_MANY_REPLACED = Code(
    "too_many_replaced", zh="最多逐个替换 {limit} 个值", en="At most {limit} values are replaced one by one"
)
MOST_REPLACED = 200
LONGEST_KEPT = 2_000


def recipe_for(old: FormField, new: FormField, scope: Scope) -> Recipe | None:
    """How the values come along; None where each of them is what it was, or there is no way."""
    before, after = _read(old), _read(new)
    if before is None or after is None or not is_known(old.type, new.type):
        return None
    (_, was), (options, now) = before, after
    chosen = option_set(getattr(options, "set", None), scope)
    if _is_same(old, new, was, now, another_set=chosen is not None and old.options.get("set") != new.options["set"]):
        return None
    if new.type in WRITTEN:  # of what was chosen people keep what they read
        chosen = option_set(old.options.get("set"), scope)
    said = () if chosen is None else tuple((each.code, each.label.as_dict()) for each in chosen.options)
    read = new.type in WRITTEN
    named = tuple(
        (code, written)
        for code, label in said
        for written in ([label["zh"]] if read else dict.fromkeys([code, label["zh"], label.get("en") or code]))
    )
    is_number = new.type in NUMBERS
    wish = new.conversion or Conversion(replaced=[])
    return Recipe(
        old.type,
        new.type,
        was.column.sql,
        now.column.sql,
        options=named,
        least=_bound(now, "minimum") if is_number else None,
        most=_bound(now, "maximum") if is_number else None,
        longest=now.schema.get("maxLength") if new.type in LIKE_TEXT | {"rich_text"} else None,
        mobile_only=getattr(options, "kind", "any") == "mobile",
        replaced=tuple((each.value, _kept(now, each.instead)) for each in wish.replaced),
        unfit=wish.unfit,
        instead=_kept(now, wish.instead) if wish.unfit == "replace" else None,
    )


def conversion_problems(form: Form, index: int) -> list[Problem]:
    """What is wrong with what a field says of its conversion."""
    field = form.fields[index]
    traits = traits_of(field.type, field.options)
    if field.conversion is None or traits is None:
        return []
    found = [*_wishes(field.conversion, traits), *_beside(form, field, field.conversion)]
    return [each.under(pointer("fields", index, "conversion")) for each in found]


def turning(live: Form, following: Form, scope: Scope) -> list[Problem]:
    """What stands against the live form becoming the next one: types there is no way between."""
    before = {each.uid: each for each in live.fields}
    problems: list[Problem] = []
    for index, field in enumerate(following.fields):
        old = before.get(field.uid)
        if old is None or old.type == field.type or field.type not in field_types or old.type not in field_types:
            continue
        path = pointer("fields", index)
        obstacle = in_the_way(old, field)
        if obstacle is not None:
            problems.append(obstacle.under(path))
        elif field.conversion is not None and field.conversion.unfit == "keep_text":
            beside = next((each for each in following.fields if each.name == field.conversion.beside), None)
            if beside is not None and beside.uid in before:
                at = path + "/conversion/beside"
                problems.append(BESIDE_IN_USE.at(at, label=beside.label.as_dict()))
    return problems


def in_the_way(old: FormField, new: FormField) -> Problem | None:
    """What stands against a published field becoming one of another type, whatever its values are."""
    if is_encrypted(old) or is_encrypted(new):
        return SEALED.at("/type")
    if not is_known(old.type, new.type):
        return NO_WAY.at("/type", old=type_label(old.type), new=type_label(new.type))
    return None


def type_label(name: str) -> dict[str, str]:
    """What people call a type of field."""
    return field_types.get(name).label.as_dict()


def _wishes(wish: Conversion, traits: Traits) -> Iterator[Problem]:
    if wish.unfit == "replace" and wish.instead is None:
        yield NO_INSTEAD.at("/instead")
    if len(wish.replaced) > MOST_REPLACED:
        yield TOO_MANY_REPLACED.at("/replaced", limit=MOST_REPLACED)
    given = [("/instead", wish.instead)]
    given += [(pointer("replaced", index, "instead"), each.instead) for index, each in enumerate(wish.replaced)]
    for path, value in given:
        try:
            traits.parse(value)
        except ValueProblem as wrong:
            yield wrong.code.at(path, **wrong.params)
    seen: set[str] = set()
    for index, each in enumerate(wish.replaced):
        if each.value in seen:
            yield VALUE_TWICE.at(pointer("replaced", index, "value"), value=each.value[:40])
        seen.add(each.value)


def _beside(form: Form, field: FormField, wish: Conversion) -> Iterator[Problem]:
    if wish.unfit != "keep_text":
        return
    kept = next((each for each in form.fields if each.name == wish.beside and each.uid != field.uid), None)
    traits = traits_of(kept.type, kept.options) if kept is not None and kept.type in WRITTEN else None
    if kept is None or traits is None:
        yield NO_BESIDE.at("/beside")
    elif traits.schema["maxLength"] < LONGEST_KEPT:
        yield BESIDE_TOO_SHORT.at("/beside", label=kept.label.as_dict(), limit=traits.schema["maxLength"])


def _read(field: FormField) -> tuple[FieldOptions, Traits] | None:
    options, _ = read_options(field.type, field.options)
    return None if options is None else (options, field_types.get(field.type).traits(options))


def _is_same(old: FormField, new: FormField, was: Traits, now: Traits, *, another_set: bool) -> bool:
    """Every value of the one is a value of the other as it stands, or stays so by a wider column."""
    same_column = was.column.sql == now.column.sql
    if old.type == new.type:
        return (same_column and not another_set) or is_widening(was.column.sql, now.column.sql)
    if {old.type, new.type} <= NUMBERS:
        fits = same_column or is_widening(was.column.sql, now.column.sql)
        return fits and _within(was, now)
    if not same_column or old.type not in LIKE_TEXT:
        return False
    one_line = new.type == "long_text" or (new.type == "text" and old.type != "long_text")
    return one_line and was.schema["maxLength"] <= now.schema["maxLength"]


def _within(was: Traits, now: Traits) -> bool:
    least, most = _bound(was, "minimum"), _bound(was, "maximum")
    lower, upper = _bound(now, "minimum"), _bound(now, "maximum")
    return (lower is None or (least is not None and Decimal(least) >= Decimal(lower))) and (
        upper is None or (most is not None and Decimal(most) <= Decimal(upper))
    )


def _bound(traits: Traits, name: str) -> str | None:
    found = traits.schema.get(name)
    return None if found is None else str(found)


def _kept(traits: Traits, value: Any) -> str | None:  # Any: a travelling JSON value
    """A value as PostgreSQL writes it. What cannot be read was told as a problem."""
    try:
        read = traits.parse(value)
    except ValueProblem:
        return None
    return None if read is None else _written(read)


def _written(value: Any) -> str:  # Any: a value of any type
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, list):
        quoted = (str(each).replace("\\", "\\\\").replace('"', '\\"') for each in value)
        return "{" + ",".join(f'"{each}"' for each in quoted) + "}"
    return str(value)
