"""What hangs on a definition beyond the definitions that name it, in words: saved views, people, posts, shares. Counted
always, and named only where whoever builds may know the name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from engine.api.shapes import LabelOut, Out
from engine.database.session import ReadSession
from engine.definitions.scope import Landscape
from engine.definitions.source import at
from engine.definitions.uses import Asked, uses_of
from engine.identity.held import Held, role_held
from engine.reference import Reference
from engine.views.saved.uses import MEMBERS, Missed, SavedUses, saved_uses

DRAWS = re.compile(r"(/fields/\d+(?:/fields/\d+)?)/options/set")


class HangingOut(Out):
    """One thing that would be missed by others than definitions; `exact` is false where counting stopped."""

    kind: str  # saved_view, person, post, delegation, share
    count: int
    exact: bool
    sentence: LabelOut


async def hanging_on(session: ReadSession, landscape: Landscape, asked: Asked, today: date) -> list[HangingOut]:
    """Everything that hangs on it."""
    told: list[HangingOut] = []
    missed = _missed(landscape, asked)
    if missed is not None:
        told += _views(await saved_uses(session, missed))
    if asked.source.kind == "role":
        told += _holders(await role_held(session, asked.source.app, asked.source.name, today))
    return told


def _missed(landscape: Landscape, asked: Asked) -> Missed | None:
    source, uid = asked.source, asked.part_uid
    match source.kind:
        case "form":
            fields = frozenset([uid]) if uid is not None else frozenset[str]()
            return Missed(source.app, forms=((source.app, source.uid),), fields=fields)
        case "view":
            return Missed(source.app, base=source.uid)
        case "role":
            return Missed(source.app, role=source.uid)
        case "option_set" if asked.part is not None:
            drawing = list(_drawing(landscape, asked))
            forms = tuple(dict.fromkeys(form for form, _ in drawing))
            return Missed(source.app, forms, frozenset(field for _, field in drawing), asked.part)
    return None


def _drawing(landscape: Landscape, asked: Asked) -> Iterator[tuple[tuple[str, str], str]]:
    """The forms and fields that draw on an option set, by uid."""
    for use in uses_of(landscape, asked.source):
        found = DRAWS.fullmatch(use.path)
        form = landscape.find("form", Reference(use.app, use.name)) if found is not None else None
        if found is not None and form is not None and use.kind == "form":
            field = at(landscape.body(form), found[1])
            yield (form.app, form.uid), str(field["uid"])


def _views(found: SavedUses) -> Iterator[HangingOut]:
    for each in found.offered:
        as_zh, as_en = _as(each.members)
        zh, en = f"大家可用的视图「{each.name}」{as_zh}", f'The view "{each.name}" offered to others{as_en}'
        yield HangingOut(kind="saved_view", count=1, exact=True, sentence=LabelOut(zh=zh, en=en))
    if found.kept:
        as_zh, as_en = _as(found.members)
        more_zh, more_en = ("", "") if found.is_exact else ("至少 ", "at least ")
        zh = f"{more_zh}{found.people} 人的 {found.kept} 个个人视图{as_zh}"
        en = f"{more_en}{_number(found.kept, 'view')} that {_number(found.people, 'person', 'people')} saved{as_en}"
        label = LabelOut(zh=zh, en=en[0].upper() + en[1:])
        yield HangingOut(kind="saved_view", count=found.kept, exact=found.is_exact, sentence=label)


def _as(members: Iterable[str]) -> tuple[str, str]:
    """What of a view it is; nothing where it is all of it."""
    said = list(dict.fromkeys(MEMBERS[each] for each in MEMBERS if each in set(members)))
    if not said:
        return "", ""
    return f"（{'、'.join(zh for zh, _ in said)}）", f" ({', '.join(en for _, en in said)})"


def _holders(held: Held) -> Iterator[HangingOut]:
    told = (
        ("person", held.people, f"{held.people} 人直接持有", f"Held by {_number(held.people, 'person', 'people')}"),
        ("post", held.posts, f"{held.posts} 个岗位持有", f"Held through {_number(held.posts, 'post')}"),
        (
            "delegation", held.delegations,
            f"{held.delegations} 项委托代行持有它的岗位",
            f"{_number(held.delegations, 'delegation')} of posts that hold it",
        ),
        ("share", held.shares, f"{held.shares} 条记录共享给它", f"{_number(held.shares, 'record')} shared with it"),
    )  # fmt: skip
    for kind, count, zh, en in told:
        if count:
            yield HangingOut(kind=kind, count=count, exact=True, sentence=LabelOut(zh=zh, en=en))


def _number(count: int, one: str, several: str = "") -> str:
    return f"{count} {one if count == 1 else several or one + 's'}"
