"""What stands against a draft taking the place of what is live: what it cannot become, and who would break. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.definitions.check import app_label, check_one
from engine.definitions.said_place import said_place
from engine.definitions.scope import Landscape
from engine.definitions.source import Json, Source, called, label_of, part_name, parts, whole
from engine.definitions.words import kind_label
from engine.problems import Code, Language, Problem, pointer
from engine.reference import Reference

USER_BREAKS = Code(
    "user_breaks",
    zh="换成新类型后，{kind}“{definition}”会出错：{reason}",
    en="With the new type the {kind} '{definition}' would break: {reason}",
)
USER_OF_APP_BREAKS = Code(
    "user_of_app_breaks",
    zh="换成新类型后，应用“{app}”的{kind}“{definition}”会出错：{reason}",
    en="With the new type the {kind} '{definition}' of the app '{app}' would break: {reason}",
)
USER_MISSES = Code(
    "user_misses",
    zh="“{part}”已拿掉，{kind}“{definition}”还在使用：{where}",
    en="'{part}' is gone, yet the {kind} '{definition}' still uses it: {where}",
)
USER_OF_APP_MISSES = Code(
    "user_of_app_misses",
    zh="“{part}”已拿掉，应用“{app}”的{kind}“{definition}”还在使用：{where}",
    en="'{part}' is gone, yet the {kind} '{definition}' of the app '{app}' still uses it: {where}",
)
SETTINGS = ("type", "options")
MOST_TOLD = 20


def turning(live: Landscape, landscape: Landscape, source: Source) -> list[Problem]:
    """What its kind has against it. Nothing where nothing is live."""
    published = live.with_uid(*source.key)
    if published is None or published is source or source.is_removed:
        return []
    before, after = live.model(published), landscape.model(source)
    if before is None or after is None:
        return []
    return landscape.kinds[source.kind].turning(before, after, landscape.scope(source.app))


def broken_users(live: Landscape, landscape: Landscape, source: Source) -> list[Problem]:
    """Definitions that read a part whose type changes and are wrong from then on, told at the part."""
    published = live.with_uid(*source.key)
    if published is None or published is source or source.is_removed:
        return []
    places = _changed(live, landscape, published, source)
    found: list[Problem] = []
    for user in landscape.of() if places else ():
        if user.key != source.key:
            found.extend(_broken(live, landscape, source, user, places))
    return found[:MOST_TOLD]


def missing_users(live: Landscape, landscape: Landscape, source: Source) -> list[Problem]:
    """Definitions that name a part that is live and which the draft has no more, each place told: they would break."""
    published = live.with_uid(*source.key)
    if published is None or published is source or source.is_removed:
        return []
    stays = {part["uid"] for part in whole(source.body)}
    gone = {name: part for part in whole(live.body(published)) if part["uid"] not in stays
            and (name := called(live.body(published), part["uid"]))}  # fmt: skip
    found: list[Problem] = []
    for user in landscape.of() if gone else ():
        if user.key != source.key:
            found.extend(_missing(landscape, source, user, gone))
    return found[:MOST_TOLD]


def _missing(
    landscape: Landscape, source: Source, user: Source, gone: Mapping[str, Mapping[str, Json]]
) -> Iterator[Problem]:
    own = source.kind, Reference(source.app, source.name)
    for use in landscape.uses(user):
        part = gone.get(use.part or "") if (use.kind, use.target) == own else None
        if part is not None:
            code = USER_MISSES if user.app == source.app else USER_OF_APP_MISSES
            yield code.at(
                pointer("options" if source.kind == "option_set" else "fields"),
                part=label_of(part) or use.part,
                app=app_label(landscape, user.app),
                kind=kind_label(user.kind),
                definition=user.label,
                where=said_place(landscape, user, use.path),
                user={"app": user.app, "kind": user.kind, "name": user.name, "path": use.path},
            )


def _changed(live: Landscape, landscape: Landscape, published: Source, source: Source) -> dict[str, str]:
    """Where the parts stand whose type is another, by their names."""
    was = {part["uid"]: part for part in parts(live.body(published))}
    places: dict[str, str] = {}
    listed = landscape.body(source).get("fields")
    for index, part in enumerate(listed if isinstance(listed, list) else ()):
        before = was.get(part.get("uid")) if isinstance(part, dict) else None
        name = part_name(part) if before is not None else None
        if before is not None and name and any(before.get(each) != part.get(each) for each in SETTINGS):
            places[name] = pointer("fields", index, "type")
    return places


def _broken(
    live: Landscape, landscape: Landscape, source: Source, user: Source, places: dict[str, str]
) -> Iterator[Problem]:
    own = source.kind, Reference(source.app, source.name)
    reads = [use.part for use in landscape.uses(user) if (use.kind, use.target) == own and use.part in places]
    if not reads:
        return
    then = live.with_uid(*user.key)
    known = {(each.path, each.code.name) for each in check_one(live, then)} if then is not None else set()
    for each in check_one(landscape, user):
        if each.is_error and (each.path, each.code.name) not in known:
            code = USER_BREAKS if user.app == source.app else USER_OF_APP_BREAKS
            yield code.at(
                places[str(reads[0])],
                app=app_label(landscape, user.app),
                kind=kind_label(user.kind),
                definition=user.label,
                reason={"zh": each.text(Language.ZH), "en": each.text(Language.EN)},
                user={"app": user.app, "kind": user.kind, "name": user.name, "path": each.path},
            )
