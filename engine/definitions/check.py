"""What is wrong with definitions, one by one and together: names, references, and what their kinds find. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from engine.definitions.expressions import apps_named
from engine.definitions.scope import Key, Landscape
from engine.definitions.source import Source
from engine.definitions.words import kind_label
from engine.kinds import Use
from engine.problems import Code, Language, Problem, pointer

UNKNOWN_KIND = Code(
    "unknown_kind", zh="没有名为“{kind}”的定义种类；可用：{known}", en="There is no kind '{kind}'; known: {known}"
)
NAME_TAKEN = Code(
    "name_taken", zh="{kind}“{other}”已经用了名称 {name}", en="The {kind} '{other}' already has the name {name}"
)
MISSING = Code("missing_definition", zh="没有名为“{name}”的{kind}", en="There is no {kind} named '{name}'")
MISSING_PART = Code(
    "missing_part", zh="{kind}“{target}”里没有“{part}”", en="The {kind} '{target}' has nothing named '{part}'"
)
ONLY_IN_DRAFT = Code(
    "only_in_draft",
    zh="{kind}“{user}”用到{target_kind}“{target}”，它还只在草稿里：一起发布吗？",
    en="The {kind} '{user}' uses the {target_kind} '{target}', which is only in a draft: publish both?",
)
PART_ONLY_IN_DRAFT = Code(
    "part_only_in_draft",
    zh="{kind}“{user}”用到{target_kind}“{target}”的“{part}”，它还只在草稿里：一起发布吗？",
    en="The {kind} '{user}' uses '{part}' of the {target_kind} '{target}', which is only in a draft: publish both?",
)
NO_APP = Code("no_such_app", zh="没有安装应用“{app}”", en="The app '{app}' is not installed")
NOT_REQUIRED = Code(
    "app_not_required",
    zh="本应用的“依赖的应用”里没有“{app}”，不能引用它的“{name}”",
    en="'{name}' belongs to the app '{app}', which is not among the apps this one needs",
)
NOT_SHARED = Code(
    "not_shared",
    zh="应用“{app}”没有允许其他应用引用“{name}”",
    en="The app '{app}' does not let other apps refer to '{name}'",
)
BREAKS = Code(
    "breaks_other_app",
    zh="应用“{app}”的{kind}“{definition}”会出错：{reason}",
    en="The {kind} '{definition}' of the app '{app}' would break: {reason}",
)
UNREADABLE = Code(
    "unreadable_definition",
    zh="{kind}“{definition}”不能读取，先改正它",
    en="The {kind} '{definition}' cannot be read; put it right first",
)

TO_BE_DONE = frozenset({ONLY_IN_DRAFT, PART_ONLY_IN_DRAFT, NO_APP, NOT_REQUIRED, NOT_SHARED})
"""What is missing can be had."""


def check_one(landscape: Landscape, source: Source) -> list[Problem]:
    """Everything wrong with one definition, seen in its landscape."""
    kind = landscape.kinds.get(source.kind)
    if kind is None:
        return [UNKNOWN_KIND.at("/kind", kind=source.kind, known=sorted(landscape.kinds))]
    problems = list(_clashes(landscape, source))
    model, misshapen = landscape.read(source)
    problems.extend(misshapen)
    if model is None:
        return problems
    references = [problem for use in landscape.references(source) if (problem := _reference(landscape, source, use))]
    told = {each.path for each in references}
    found = kind.check(model, landscape.scope(source.app))
    expressions = _expressions(landscape, source)
    known = {(each.path, each.code.name, each.params.get("start")) for each in expressions}
    found = [each for each in found if (each.path, each.code.name, each.params.get("start")) not in known]
    every = [*problems, *references, *(each for each in found if each.path not in told), *expressions]
    named = kind.places(model, landscape.scope(source.app)) if every else None
    return [replace(each, where=named(each)) for each in every] if named is not None else every


def _expressions(landscape: Landscape, source: Source) -> list[Problem]:
    """What is wrong with its expressions. That something is not there is told as what can be done about it: publish the
    draft it is in, or let it be named from here."""
    found = [problem for each in landscape.expressions(source) for problem in each.problems]
    for each in landscape.expressions(source):
        found += (problem.under(each.expression.path) for problem in landscape.registry.problems(each.checked))
    broken = {each.path for each in found if each.is_error}
    better: dict[str, Problem] = {}
    for use in landscape.read_by_expressions(source):
        problem = _reference(landscape, source, use) if use.path in broken else None
        if problem is not None and problem.code in TO_BE_DONE:
            better.setdefault(use.path, problem)
    return [*better.values(), *(each for each in found if each.path not in better)]


def check_app(landscape: Landscape, app: str) -> dict[Key, list[Problem]]:
    """What is wrong with each definition of an app; those without problems are absent."""
    checked = {source.key: check_one(landscape, source) for source in landscape.of(app)}
    return {key: problems for key, problems in checked.items() if problems}


def check_publication(before: Landscape, after: Landscape, app: str, chosen: Iterable[Key]) -> list[Problem]:
    """What stands against `after` becoming live: errors anywhere in the app, warnings of what was chosen, and what
    would newly break in other apps. Paths begin with `/{app}/{kind}/{name}`."""
    named = set(chosen)
    problems: list[Problem] = []
    for source in after.of(app):
        for each in check_one(after, source):
            if each.is_error or source.key in named:
                problems.append(each.under(pointer(source.app, source.kind, source.name)))
    for source in after.of():
        if source.app != app and _refers_to(after, source, app):
            problems.extend(_broken(before, after, source))
    return problems


def _broken(before: Landscape, after: Landscape, source: Source) -> Iterable[Problem]:
    known = {(each.path, each.code.name) for each in check_one(before, source)}
    for each in check_one(after, source):
        if each.is_error and (each.path, each.code.name) not in known:
            yield BREAKS.at(
                pointer(source.app, source.kind, source.name) + each.path,
                app=app_label(after, source.app),
                kind=kind_label(source.kind),
                definition=source.label,
                reason={"zh": each.text(Language.ZH), "en": each.text(Language.EN)},
            )


def app_label(landscape: Landscape, app: str) -> Mapping[str, str]:
    """What people call an app."""
    own = next(iter(landscape.of(app, "app")), None)
    return own.label if own is not None else {"zh": app, "en": app}


def _refers_to(landscape: Landscape, source: Source, app: str) -> bool:
    if app not in landscape.requires(source.app) and app not in apps_named(source.bindings):
        return False
    return any(use.target.app == app for use in landscape.uses(source)) or landscape.model(source) is None


def _clashes(landscape: Landscape, source: Source) -> Iterable[Problem]:
    for one, other in landscape.clashes:
        if source.key in (one.key, other.key):
            rival = other if source.key == one.key else one
            yield NAME_TAKEN.at("/name", kind=kind_label(source.kind), other=rival.label, name=source.name)


def _reference(landscape: Landscape, source: Source, use: Use) -> Problem | None:
    """What is wrong with one reference, or None."""
    target = landscape.find(use.kind, use.target)
    if target is None:
        return _missing(landscape, source, use)
    if target.app != source.app:
        if target.app not in landscape.requires(source.app):
            return NOT_REQUIRED.at(use.path, app=app_label(landscape, target.app), name=use.target.name)
        if target.body.get("shared") is not True:
            return NOT_SHARED.at(use.path, app=app_label(landscape, target.app), name=target.label)
    if use.part is None:
        return None
    if use.part in target.by_name:
        return None if landscape.model(target) is not None else _unreadable(target, use)
    drafted = landscape.left_out.get((target.app, target.kind, target.name))
    if drafted is not None and use.part in drafted.by_name:
        return PART_ONLY_IN_DRAFT.at(use.path, **_between(source, target), part=use.part, definitions=[_named(drafted)])
    if landscape.model(target) is None:
        return _unreadable(target, use)
    return MISSING_PART.at(use.path, kind=kind_label(target.kind), target=target.label, part=use.part)


def _missing(landscape: Landscape, source: Source, use: Use) -> Problem:
    drafted = landscape.left_out.get((use.target.app, use.kind, use.target.name))
    if drafted is not None:
        return ONLY_IN_DRAFT.at(use.path, **_between(source, drafted), definitions=[_named(drafted)])
    if use.target.app != source.app and use.target.app not in landscape.apps:
        return NO_APP.at(use.path, app=use.target.app)
    return MISSING.at(use.path, kind=kind_label(use.kind), name=use.target.written_in(source.app))


def _between(source: Source, target: Source) -> dict[str, object]:
    return {
        "kind": kind_label(source.kind),
        "user": source.label,
        "target_kind": kind_label(target.kind),
        "target": target.label,
    }


def _named(source: Source) -> dict[str, str]:
    return {"kind": source.kind, "name": source.name}


def _unreadable(target: Source, use: Use) -> Problem:
    return UNREADABLE.at(use.path, kind=kind_label(target.kind), definition=target.label)
