"""Options merged into others: where a chain of them ends, and what is wrong with saying so. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from engine.definitions.option_sets.model import OptionSet
from engine.kinds import Scope
from engine.problems import Code, Problem, pointer

MERGED_INTO_ITSELF = Code(
    "merge_cycle",
    zh="选项“{code}”绕一圈又并入了自己：{way}",
    en="The option '{code}' is merged into itself in a ring: {way}",
)
MERGED_INTO_NOTHING = Code(
    "merge_into_unknown",
    zh="本选项集没有编码“{into}”；选项只能并入同一选项集里的另一个选项",
    en="This option set has no '{into}'; an option is merged into another one of the same set",
)
MERGED_INTO_RETIRED = Code(
    "merge_into_retired",
    zh="“{into}”已停用，不能并入它；请先恢复使用，或换一个选项",
    en="'{into}' is retired, and nothing can be merged into it; take it up again or choose another",
)
MERGED_STILL_CHOSEN = Code(
    "merged_not_retired",
    zh="“{code}”已并入“{into}”，要同时停用，否则还会有人选它",
    en="'{code}' is merged into '{into}' and must be retired as well, or it would go on being chosen",
)
MERGED_ELSEWHERE = Code(
    "merged_elsewhere",
    zh="“{code}”已经并入“{before}”；要改并入“{into}”，请先撤销合并并发布",
    en="'{code}' is merged into '{before}' already; take that back and publish before merging it into '{into}'",
)


def merged_into(option_set: OptionSet) -> dict[str, str]:
    """By the code of each merged option the code its records get: the end of the chain. Of a ring, or a chain that
    ends nowhere, nothing."""
    said = {each.code: each.merged_into for each in option_set.options}
    found = {}
    for code, into in said.items():
        way = {code}
        while into is not None and into in said and into not in way:
            way.add(into)
            further = said[into]
            if further is None:
                found[code] = into
                break
            into = further
    return found


def merge_problems(option_set: OptionSet) -> Iterator[Problem]:
    """Everything wrong with what is merged."""
    by_code = {each.code: each for each in option_set.options}
    for index, option in enumerate(option_set.options):
        into = option.merged_into
        if into is None:
            continue
        path = pointer("options", index, "merged_into")
        way = _ring(option.code, {code: each.merged_into for code, each in by_code.items()})
        if into not in by_code:
            yield MERGED_INTO_NOTHING.at(path, into=into)
        elif way:
            yield MERGED_INTO_ITSELF.at(path, code=option.code, way=" → ".join(way))
        elif by_code[into].retired and by_code[into].merged_into is None:
            yield MERGED_INTO_RETIRED.at(path, into=into)
        if not option.retired:
            yield MERGED_STILL_CHOSEN.at(pointer("options", index, "retired"), code=option.code, into=into)


def turning(live: OptionSet, following: OptionSet, _: Scope) -> list[Problem]:
    """What stands against a live set becoming the next one: records follow one merge at a time."""
    before = {each.uid: each.merged_into for each in live.options}
    return [
        MERGED_ELSEWHERE.at(
            pointer("options", index, "merged_into"), code=each.code, before=before[each.uid], into=each.merged_into
        )
        for index, each in enumerate(following.options)
        if each.merged_into is not None and before.get(each.uid) not in {None, each.merged_into}
    ]


def _ring(code: str, said: dict[str, str | None]) -> list[str]:
    """The way from an option back to itself; empty where there is none."""
    way, now = [code], said[code]
    while now is not None and now in said and now not in way:
        way.append(now)
        now = said[now]
    return [*way, now] if now == code else []
