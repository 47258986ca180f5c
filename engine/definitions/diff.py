"""What changed between two versions of a definition, in sentences a business user reads. Pure, the same for all kinds.

Members are recognised by uid, so that a rename is a rename and not one thing gone and another come. Titles come from
the models; nothing here knows what a form is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from engine.definitions.source import Json, part_name
from engine.definitions.words import KEPT, Titles, Words, kind_label, member_noun, subject_of, titles_of, words
from engine.kinds import DefinitionKind
from engine.problems import pointer

What = Literal["added", "removed", "renamed", "moved", "changed"]
SILENT = frozenset({"uid", "kind", "schema", "name", "label"})
"""Members that are no property: identity, or told as a rename."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `path` is where it is in the newer document, or in the older one for what is gone."""

    path: str
    what: What
    subject: Words
    sentence: Words
    before: Json = None
    after: Json = None
    member: tuple[str, str] | None = None  # list and key of a member, by which a move between lists is recognised


def diff(
    kind: DefinitionKind,
    before: Mapping[str, Json] | None,
    after: Mapping[str, Json] | None,
    names: Mapping[str, Words] | None = None,
    expressions: Mapping[str, Words] | None = None,
) -> list[Change]:
    """The changes from one document to the other; None where there is none. `names` says what referenced names are
    called, `expressions` what expressions say, by their text.

    References in `before` must be written with the names of `after`, as a landscape writes them.
    """
    noun = kind_label(kind.name)
    if before is None or after is None:
        return [_whole(noun, before, after)] if before != after else []
    walk = _Walk(names or {}, expressions or {})
    old, new = _complete(kind, before), _complete(kind, after)
    walk.object("", noun, new, old, titles_of(kind.model))
    return _without_noise(_moves(walk.changes), new, old)


def _whole(noun: Words, before: Mapping[str, Json] | None, after: Mapping[str, Json] | None) -> Change:
    document = after if after is not None else before or {}
    subject, name = subject_of(document), document.get("name")
    if after is not None:
        count = len(after["fields"]) if isinstance(after.get("fields"), list) else 0
        holds = words(f"，有 {count} 个字段", f" with {count} fields") if count else words("", "")
        sentence = words(
            f"新建{noun['zh']}「{subject['zh']}」（{name}）{holds['zh']}",
            f'New {noun["en"]} "{subject["en"]}" ({name}){holds["en"]}',
        )
        return Change("", "added", subject, sentence)
    kept = words("，数据保留", "; its data is kept") if "fields" in document else words("", "")
    sentence = words(
        f"移除{noun['zh']}「{subject['zh']}」（{name}）{kept['zh']}",
        f'{noun["en"].capitalize()} "{subject["en"]}" ({name}) removed{kept["en"]}',
    )
    return Change("", "removed", subject, sentence)


def _complete(kind: DefinitionKind, body: Mapping[str, Json]) -> Mapping[str, Json]:
    """The document with defaults written out, so that an absent member equals its default."""
    try:
        return kind.model.model_validate(body).model_dump(mode="json", by_alias=True)
    except ValueError:
        return body


class _Walk:
    """Both documents, side by side."""

    def __init__(self, names: Mapping[str, Words], expressions: Mapping[str, Words]) -> None:
        self.changes: list[Change] = []
        self._names, self._expressions = names, expressions

    def object(self, path: str, noun: Words, new: Mapping[str, Json], old: Mapping[str, Json], titles: Titles) -> None:
        """Two states of a thing with a name of its own."""
        subject = subject_of(new, self._names)
        self._renames(path, noun, subject, new, old)
        for name in [*titles.names(), *(key for key in {**old, **new} if key not in titles.names())]:
            if name not in SILENT:
                member = titles.property(name, new)
                self._property(path + pointer(name), noun, subject, name, (new.get(name), old.get(name)), member)

    def _renames(
        self, path: str, noun: Words, subject: Words, new: Mapping[str, Json], old: Mapping[str, Json]
    ) -> None:
        was = subject_of(old, self._names)
        if isinstance(old.get("label"), Mapping) and old.get("label") != new.get("label"):
            sentence = words(
                f"{noun['zh']}「{was['zh']}」改名为「{subject['zh']}」",
                f'{noun["en"].capitalize()} "{was["en"]}" is now called "{subject["en"]}"',
            )
            self._add(path + "/label", "renamed", subject, sentence, old.get("label"), new.get("label"))
        if part_name(old) is not None and part_name(old) != part_name(new):
            sentence = words(
                f"{noun['zh']}「{subject['zh']}」的名称由 {part_name(old)} 改为 {part_name(new)}",
                f'{noun["en"].capitalize()} "{subject["en"]}": name {part_name(old)} → {part_name(new)}',
            )
            self._add(path + "/name", "renamed", subject, sentence, part_name(old), part_name(new))

    def _property(
        self, path: str, noun: Words, subject: Words, name: str, states: tuple[Json, Json], titles: Titles
    ) -> None:
        new, old = states
        if new == old:
            return
        if isinstance(new, list) and isinstance(old, list) and _are_members(new + old):
            self._members(path, name, new, old, titles)
            return
        if isinstance(new, Mapping) and isinstance(old, Mapping) and "zh" not in {**new, **old}:
            for key in {**old, **new}:
                self._property(
                    path + pointer(key), noun, subject, key, (new.get(key), old.get(key)), titles.property(key)
                )
            return
        if titles.turned(on=bool(new)) is not None:
            self._switch(path, noun, subject, states, titles)
            return
        title, was, now = titles.title(name), self._value(old, titles), self._value(new, titles)
        sentence = words(
            f"{noun['zh']}「{subject['zh']}」的“{title['zh']}”由 {was['zh']} 改为 {now['zh']}",
            f'{noun["en"].capitalize()} "{subject["en"]}": {title["en"].lower()} {was["en"]} → {now["en"]}',
        )
        self._add(path, "changed", subject, sentence, old, new)

    def _switch(self, path: str, noun: Words, subject: Words, states: tuple[Json, Json], titles: Titles) -> None:
        """A switch whose turning does something to the data; saying outright what went without saying turns nothing."""
        new, old = states
        said = titles.turned(on=bool(new))
        if said is None or bool(new) == bool(old):
            return
        sentence = words(
            f"{noun['zh']}「{subject['zh']}」{said['zh']}",
            f'{noun["en"].capitalize()} "{subject["en"]}" {said["en"]}',
        )
        self._add(path, "changed", subject, sentence, old, new)

    def _value(self, value: Json, titles: Titles) -> Words:
        told = self._expressions.get(value) if isinstance(value, str) else None
        return titles.value(value) if told is None else told

    def _members(self, path: str, name: str, new: list[Json], old: list[Json], titles: Titles) -> None:
        noun, items = member_noun(name, titles), titles.items()
        before, after = _keyed(old), _keyed(new)
        for key, (index, member) in after.items():
            if key not in before:
                self._come_or_gone(path + pointer(index), "added", name, key, noun, member)
            elif isinstance(member, Mapping):
                self.object(path + pointer(index), noun, member, before[key][1], items)
        for key, (index, member) in before.items():
            if key not in after:
                self._come_or_gone(path + pointer(index), "removed", name, key, noun, member)
        self._order(path, noun, after, [key for key in before if key in after])

    def _come_or_gone(self, path: str, what: What, name: str, key: str, noun: Words, member: Json) -> None:
        subject = subject_of(member, self._names)
        called = part_name(member) if isinstance(member, Mapping) else None
        suffix = words(f"（{called}）", f" ({called})") if called else words("", "")
        if what == "added":
            verb = words("新增", "added")
        else:
            verb = words("停用", "retired") if name in KEPT else words("删除", "removed")
        sentence = words(
            f"{verb['zh']}{noun['zh']}「{subject['zh']}」{suffix['zh']}",
            f'{noun["en"].capitalize()} "{subject["en"]}"{suffix["en"]} {verb["en"]}',
        )
        before, after = (None, member) if what == "added" else (member, None)
        self.changes.append(Change(path, what, subject, sentence, before, after, (name, key)))

    def _order(self, path: str, noun: Words, after: Mapping[str, tuple[int, Json]], was: Sequence[str]) -> None:
        now = [key for key in after if key in set(was)]
        stayed = _longest_common(list(was), now)
        for place, key in enumerate(now):
            if key in stayed:
                continue
            subject = subject_of(after[key][1], self._names)
            before = subject_of(after[now[place - 1]][1], self._names) if place else None
            where = (
                words(f"「{before['zh']}」之后", f'after "{before["en"]}"')
                if before
                else words("最前面", "to the front")
            )
            sentence = words(
                f"{noun['zh']}「{subject['zh']}」移到{where['zh']}",
                f'{noun["en"].capitalize()} "{subject["en"]}" moved {where["en"]}',
            )
            self._add(path + pointer(after[key][0]), "moved", subject, sentence)

    def _add(
        self, path: str, what: What, subject: Words, sentence: Words, before: Json = None, after: Json = None
    ) -> None:
        self.changes.append(Change(path, what, subject, sentence, before, after))


def _are_members(listed: Sequence[Json]) -> bool:
    return all(isinstance(each, str) for each in listed) or all(isinstance(each, Mapping) for each in listed)


def _keyed(members: list[Json]) -> dict[str, tuple[int, Json]]:
    """Members by what identifies them: uid, else the name of what they place, else their place."""
    keyed: dict[str, tuple[int, Json]] = {}
    for index, member in enumerate(members):
        if isinstance(member, Mapping):
            key = next(
                (str(member[name]) for name in ("uid", "field", "name", "code") if member.get(name)), f"#{index}"
            )
        else:
            key = member.removeprefix("-")
        keyed[key if key not in keyed else f"{key}#{index}"] = (index, member)
    return keyed


def _moves(changes: list[Change]) -> list[Change]:
    """What left one list and came into another of the same name has moved."""
    gone = {each.member: each for each in changes if each.what == "removed" and each.member}
    come = {each.member: each for each in changes if each.what == "added" and each.member}
    moved = gone.keys() & come.keys()
    told: list[Change] = []
    for each in changes:
        if each.member not in moved:
            told.append(each)
        elif each.what == "added":
            sentence = words(f"「{each.subject['zh']}」移到另一处", f'"{each.subject["en"]}" moved to another place')
            told.append(Change(each.path, "moved", each.subject, sentence))
    return told


def _without_noise(changes: list[Change], new: Mapping[str, Json], old: Mapping[str, Json]) -> list[Change]:
    """Placing a new field, or no longer placing a retired one, goes without saying."""
    now, was = _field_names(new), _field_names(old)
    fresh = now ^ was

    def is_noise(change: Change) -> bool:
        placed = change.after or change.before
        return (
            change.member is not None
            and isinstance(placed, Mapping)
            and "uid" not in placed
            and str(placed.get("field")) in fresh
        )

    return [each for each in changes if not is_noise(each)]


def _field_names(body: Mapping[str, Json]) -> set[str]:
    fields = body.get("fields")
    listed = fields if isinstance(fields, list) else []
    return {str(each.get("name")) for each in listed if isinstance(each, Mapping)}


def _longest_common(one: list[str], other: list[str]) -> set[str]:
    """The most members that kept their order; the rest moved."""
    places = {key: index for index, key in enumerate(one)}
    tails: list[int] = []
    ends: list[list[str]] = []
    for key in other:
        at = bisect_left(tails, places[key])
        chain = [*(ends[at - 1] if at else []), key]
        tails[at : at + 1] = [places[key]]
        ends[at : at + 1] = [chain]
    return set(ends[-1]) if ends else set()
