"""What references mean beyond their text: which definition and which part of it, so that a rename breaks nothing.

A document is stored with the names its author wrote and with bindings: JSON pointer of each reference → uid of what it
named. When the document is used, every reference whose target has another name by then is written anew. Expressions
keep their bound trees in the same bindings; `expressions` beside looks after them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from engine.definitions.source import EXPRESSION, Binding, Json, Source, at, part_name, part_named, part_with, replaced
from engine.kinds import Use
from engine.reference import Reference

BEFORE = ("-", "option:", "record:")
ByName = Callable[[str, Reference], Source | None]  # (kind, reference)
ByUid = Callable[[str, str, str], Source | None]  # (app, kind, uid)


def bind(body: Mapping[str, Json], uses: Iterable[Use], find: ByName) -> dict[str, Binding]:
    """Bindings of every reference whose target is there now; one that names nothing is left to the check."""
    bindings: dict[str, Binding] = {}
    for use in uses:
        target = find(use.kind, use.target)
        if target is None or not isinstance(at(body, use.path), str):
            continue
        binding = {"kind": use.kind, "app": target.app, "uid": target.uid}
        if use.part is not None:
            part = target.by_name.get(use.part)
            if part is None:
                continue
            binding["part"] = part["uid"]
        bindings[use.path] = binding
    return bindings


def renamed(app: str, body: Mapping[str, Json], bindings: Mapping[str, Binding], find: ByUid) -> Mapping[str, Json]:
    """The document of `app` with every bound reference written as its target is called now."""
    for path, binding in bindings.items():
        if binding["kind"] == EXPRESSION:
            continue
        written = at(body, path)
        target = find(binding["app"], binding["kind"], binding["uid"])
        if target is None or not isinstance(written, str):
            continue
        now = _text(target, binding.get("part"), app)
        if now is None:
            continue
        if written != _before(written) + now:
            body = replaced(body, path, _before(written) + now)
    return body


def follow_own_renames(
    app: str, before: Mapping[str, Json], after: Mapping[str, Json], uses: Iterable[Use], own: Reference
) -> Mapping[str, Json]:
    """A document whose author renamed a part of it, with the places in it that still use the part's old name put right.

    An editor that renames a field need not know everything in the form that names fields.
    """
    for use in uses:
        if use.part is None or use.target != own or part_named(after, use.part) is not None:
            continue
        meant = part_named(before, use.part)
        now = part_with(after, meant["uid"]) if meant is not None else None
        name = part_name(now) if now is not None else None
        written = at(after, use.path)
        if name is not None and isinstance(written, str):
            after = replaced(after, use.path, _before(written) + name)
    return after


def _before(written: str) -> str:
    """What stands before a name: `-name` sorts downwards, `option:name` is a type."""
    return next((each for each in BEFORE if written.startswith(each)), "")


def _text(target: Source, part: str | None, app: str) -> str | None:
    if part is None:
        return Reference(target.app, target.name).written_in(app)
    found = target.by_uid.get(part)
    return part_name(found) if found is not None else None
