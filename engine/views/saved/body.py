"""What a saved view shows: read from what somebody sent, and told to whoever looks, both through his own eyes.

A view never shows more than its reader may see: a column taken away by rights is simply absent, and so is what he may
not sort, group or filter by; that something is missing is said, what it was is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.errors import Invalid
from engine.expressions import tree_json
from engine.expressions.check import check
from engine.expressions.conditions import to_conditions
from engine.expressions.tree_json import BadTree
from engine.expressions.types import BOOLEAN
from engine.fields.shapes import SYSTEM_FIELDS
from engine.problems import Code, Problem, pointer
from engine.query import filters, grouping, paging
from engine.query.source import UNKNOWN_FIELD
from engine.records.asking import Question, checked_question, read_question, surroundings
from engine.records.caller import Caller
from engine.records.lens import Lens

MOST_COLUMNS = 100
NARROWEST, WIDEST = 48, 800
SHOWN_AS = ("table", "cards")
MEMBERS = ("as", "columns", "filter", "where", "sort", "group", "totals")
Json = Any  # JSON somebody sent, or that is kept

NOT_A_VIEW = Code("not_a_view", zh="视图应写成对象，包含：{known}", en="A view is an object of {known}")
NO_COLUMNS = Code("view_no_columns", zh="视图没有列", en="The view has no columns")
NOT_A_COLUMN = Code("not_a_column", zh='列应写成 {{"field", "width"}}', en='A column is written {{"field", "width"}}')
BAD_WIDTH = Code(
    "bad_column_width", zh="列宽应在 {least} 到 {most} 之间", en="The width of a column is {least} to {most}"
)
UNKNOWN_LOOK = Code(
    "unknown_look", zh="没有样式“{name}”，可用：{known}", en="There is no look '{name}'; known: {known}"
)


def read_body(caller: Caller, lens: Lens, written: Json) -> dict[str, Json]:
    """The view as it is kept, or everything that is wrong with it."""
    if not isinstance(written, dict) or set(written) - set(MEMBERS):
        raise Invalid([NOT_A_VIEW.at("/body", known=", ".join(MEMBERS))])
    problems: list[Problem] = []
    look = written.get("as", "table")
    if look not in SHOWN_AS:
        problems.append(UNKNOWN_LOOK.at("/body/as", name=str(look)[:40], known=", ".join(SHOWN_AS)))
    columns = _read_columns(lens, written.get("columns"), problems)
    find = lens.readable().find
    conditions, wrong = filters.read_filter(_all_bare(written.get("filter")), find, path="/body/filter")
    keys, unsorted = paging.read_sort(written.get("sort"), find, path="/body/sort")
    by, wrong_by = grouping.read_by(written.get("group"), find, path="/body/group")
    totals, wrong_totals = grouping.read_totals(written.get("totals"), find, path="/body/totals")
    problems += [*wrong, *unsorted, *wrong_by, *wrong_totals]
    tree = _read_where(caller, lens, written.get("where"), problems)
    if problems:
        raise Invalid(problems)
    kept = [
        {**each, "field": _uid(lens, condition.source.name)}
        for each, condition in zip(written.get("filter") or [], conditions, strict=True)
    ]
    return {
        "as": look,
        "columns": columns,
        "filter": kept,
        "where": tree,
        "sort": [("-" if each.descending else "") + _uid(lens, each.source.name) for each in keys],
        "group": None if by is None else {"field": _uid(lens, by.source.name), "unit": by.unit},
        "totals": [{"field": _uid(lens, each.source.name), "of": each.of} for each in totals],
    }


def told_body(caller: Caller, lens: Lens, kept: Mapping[str, Json]) -> tuple[dict[str, Json], dict[str, Json]]:
    """The view as this person may see it, and what of it he may not: how many columns, and which members."""
    find = lens.readable().find
    shown = {each.uid: each.name for each in lens.readable().shown} | {name: name for name in SYSTEM_FIELDS}
    columns = [{**each, "field": shown[each["field"]]} for each in kept["columns"] if each["field"] in shown]
    names = {each.uid: each.name for each in lens.entity.fields} | {name: name for name in SYSTEM_FIELDS}
    lost: list[str] = []

    def usable(uid: str) -> str | None:
        name = names.get(uid)
        return name if name is not None and not isinstance(find(name, ""), Problem) else None

    def some(member: str, written: list[Json], told: list[Json]) -> list[Json]:
        if len(told) < len(written):
            lost.append(member)
        return told

    conditions = [{**each, "field": name} for each in kept["filter"] if (name := usable(each["field"]))]
    conditions = [each for each in conditions if not filters.read_filter([_bare(each)], find)[1]]
    sort = [("-" if each.startswith("-") else "") + name for each in kept["sort"] if (name := usable(each.lstrip("-")))]
    totals = [{**each, "field": name} for each in kept["totals"] if (name := usable(each["field"]))]
    group = kept["group"]
    if group is not None:
        name = usable(group["field"])
        group = {**group, "field": name} if name else None
        some("group", [1], [group] if group else [])
    where = _told_where(caller, lens, kept["where"])
    if kept["where"] is not None and where is None:
        lost.append("filter")
    body = {
        "as": kept["as"],
        "columns": columns,
        "filter": some("filter", kept["filter"], conditions),
        "where": where,
        "sort": some("sort", kept["sort"], sort),
        "group": group,
        "totals": some("totals", kept["totals"], totals),
    }
    return body, {"columns": len(kept["columns"]) - len(columns), "members": sorted(set(lost))}


def _bare(condition: Mapping[str, Json]) -> dict[str, Json]:
    """A condition without the words kept beside it for people."""
    return {name: value for name, value in condition.items() if name != "text"}


def _all_bare(written: Json) -> Json:
    """Conditions without those words; anything else as it is, for who tells what is wrong with it."""
    if not isinstance(written, list):
        return written
    return [_bare(each) if isinstance(each, dict) else each for each in written]


def _read_columns(lens: Lens, written: Json, problems: list[Problem]) -> list[Json]:
    if not isinstance(written, list) or not written:
        problems.append(NO_COLUMNS.at("/body/columns"))
        return []
    shown = {each.name for each in lens.readable().shown} | set(SYSTEM_FIELDS)
    columns: dict[str, Json] = {}
    for at, each in enumerate(written[:MOST_COLUMNS]):
        place = "/body/columns" + pointer(at)
        if not isinstance(each, dict) or set(each) - {"field", "width"} or not isinstance(each.get("field"), str):
            problems.append(NOT_A_COLUMN.at(place))
            continue
        width = each.get("width")
        if each["field"] not in shown:
            problems.append(UNKNOWN_FIELD.at(place + "/field", name=each["field"][:60]))
        elif width is not None and (type(width) is not int or not NARROWEST <= width <= WIDEST):
            problems.append(BAD_WIDTH.at(place + "/width", least=NARROWEST, most=WIDEST))
        else:
            uid = _uid(lens, each["field"])
            columns[uid] = {"field": uid, **({"width": width} if width is not None else {})}
    return list(columns.values())


def _read_where(caller: Caller, lens: Lens, written: Json, problems: list[Problem]) -> Json:
    """Conditions in groups, as a tree that follows renames."""
    if written is None:
        return None
    question = Question(lens.entity.app, written, "/body/where")
    asked, wrong = read_question(caller, lens, question)
    if asked is None:
        problems += wrong
        return None
    checked, _, _ = checked_question(caller, lens.entity.reference, question)
    assert checked is not None, "what was read has a tree"
    return tree_json.to_json(checked.tree)


def _told_where(caller: Caller, lens: Lens, kept: Json) -> Json:
    """The same as the condition builder draws it; None where he may not ask it."""
    if kept is None:
        return None
    around = surroundings(caller, lens.entity.reference, lens.entity.app)
    try:
        checked = check(tree_json.from_json(kept), around, BOOLEAN)
    except BadTree:
        return None
    if not checked.is_valid or around.refused:
        return None
    drawn = to_conditions(checked, around)
    if drawn is None:
        return None
    asked, _ = read_question(caller, lens, Question(lens.entity.app, drawn))
    return drawn if asked is not None else None


def _uid(lens: Lens, name: str) -> str:
    field = lens.entity.by_name.get(name)
    return name if field is None else field.uid
