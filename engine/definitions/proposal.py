"""What a publication would do: which definitions change, what stands against it, which steps it takes. Pure.

Made anew whenever it is needed, from the items of the publication and what is live then: before publishing, when the
security administrator approves, and when a process goes on with what another left.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from engine.definitions.check import check_publication
from engine.definitions.diff import Change, diff
from engine.definitions.publication import Item
from engine.definitions.scope import Key, Landscape
from engine.definitions.source import Source, at, digest, label_of, part_name, parts, whole
from engine.definitions.spoken import spoken_expressions
from engine.definitions.turning import turning
from engine.definitions.words import Words, words
from engine.kinds import Step, Widening
from engine.problems import Problem, pointer


@dataclass(frozen=True)
class DefinitionChange:
    """What becomes of one definition."""

    kind: str
    name: str
    label: Words
    state: str  # new | changed | removed
    changes: Sequence[Change]
    widens: Sequence[Words]


class Proposal:
    """The live landscape before, the one after, and everything that follows from the difference."""

    def __init__(self, app: str, before: Landscape, after: Landscape, items: Sequence[Item]) -> None:
        self.app = app
        self.before = before
        self.after = after
        self.items = items

    @property
    def changed(self) -> list[Item]:
        """Items that are not just what is live already."""
        return [each for each in self.items if not self._is_live(each)]

    @cached_property
    def problems(self) -> list[Problem]:
        """Everything that stands against it; paths begin with `/{app}/{kind}/{name}`."""
        chosen = {(self.app, each.kind, each.uid) for each in self.items}
        found = check_publication(self.before, self.after, self.app, chosen)
        for item in self.changed:
            source = self._states(item)[1]
            if source is not None:
                place = pointer(source.app, source.kind, source.name)
                found += (each.under(place) for each in turning(self.before, self.after, source))
        return found

    @cached_property
    def steps(self) -> list[Step]:
        """What has to be done to the tables, for all definitions together."""
        return [each for _, steps in self._planned for each in steps if not isinstance(each, Widening)]

    @cached_property
    def widens(self) -> list[Words]:
        """Who gets more rights than now, in words."""
        return [_widening(each) for _, steps in self._planned for each in steps if isinstance(each, Widening)]

    @cached_property
    def changes(self) -> list[DefinitionChange]:
        """What changes, definition by definition, in words."""
        told = []
        for item, steps in self._planned:
            live, next_ = self._states(item)
            known = live or next_
            if known is None:
                continue
            told.append(
                DefinitionChange(
                    item.kind,
                    item.name,
                    (next_ or known).label,
                    "removed" if next_ is None else "changed" if live is not None else "new",
                    self._diff(item, live, next_),
                    [_widening(each) for each in steps if isinstance(each, Widening)],
                )
            )
        return told

    @property
    def sentences(self) -> list[Words]:
        """What changes, one sentence each."""
        return [change.sentence for each in self.changes for change in each.changes]

    @cached_property
    def neighbours(self) -> frozenset[str]:
        """Apps whose releases this was checked against: if one of them changes, it has to be checked again."""
        named = {use.target.app for source in self.after.of(self.app) for use in self.after.uses(source)}
        users = {
            source.app
            for source in self.after.of()
            if any(use.target.app == self.app for use in self.after.uses(source))
        }
        return frozenset((named | users | self.after.requires(self.app)) - {self.app})

    @cached_property
    def labels(self) -> Mapping[str, Words]:
        """What people call definitions and their parts, by uid."""
        known: dict[str, Words] = {}
        for landscape in (self.before, self.after):
            for source in landscape.of(self.app):
                known[source.uid] = source.label
                for part in whole(source.body):
                    known[part["uid"]] = label_of(part) or words(str(part.get("name")), str(part.get("name")))
        return known

    @cached_property
    def secret(self) -> frozenset[str]:
        """Parts with a sensitivity class: their values are in no message to a builder."""
        sources = [*self.before.of(self.app), *self.after.of(self.app)]
        secret = [part for source in sources for part in parts(source.body) if part.get("sensitivity")]
        return frozenset(each["uid"] for part in secret for each in (part, *parts(part)))

    @property
    def names(self) -> Mapping[str, str]:
        """Names of the definitions, by uid."""
        return {source.uid: source.name for source in self.after.of(self.app)}

    @property
    def part_names(self) -> Mapping[str, Mapping[str, str]]:
        """Names of the parts of each definition, by uid."""
        return {
            source.uid: {part["uid"]: part_name(part) or "" for part in parts(source.body)}
            for source in self.after.of(self.app)
        }

    @property
    def present(self) -> frozenset[str]:
        """Uids of all definitions of the app after it."""
        return frozenset(source.uid for source in self.after.of(self.app))

    def settled(self, item: Item) -> Item:
        """An item as its version will keep it: with the names of the new release and what they mean."""
        source = self.after.with_uid(self.app, item.kind, item.uid)
        if item.is_removed or item.version_id is not None or source is None:
            return item
        body = self.after.body(source)
        return replace(item, body=body, bindings=self.after.meanings(source))

    def _states(self, item: Item) -> tuple[Source | None, Source | None]:
        key = self.app, item.kind, item.uid
        return self.before.with_uid(*key), self.after.with_uid(*key)

    def _is_live(self, item: Item) -> bool:
        live, next_ = self._states(item)
        if live is None or next_ is None:
            return live is next_
        if live.version_id == next_.version_id and next_.version_id is not None:
            return True
        return digest(self.after.body(live)) == digest(self.after.body(next_))

    @cached_property
    def _planned(self) -> list[tuple[Item, Sequence[Step]]]:
        planned = []
        for item in self.changed:
            live, next_ = self._states(item)
            kind = self.after.kinds[item.kind]
            old = self.before.model(live) if live is not None else None
            new = self.after.model(next_) if next_ is not None else None
            readable = (live is None or old is not None) and (next_ is None or new is not None)
            steps = kind.plan(old, new, self.after.scope(self.app)) if readable else ()
            planned.append((item, steps))
        return planned

    def _diff(self, item: Item, live: Source | None, next_: Source | None) -> list[Change]:
        spoken: dict[str, Words] = {}
        for landscape, source in ((self.before, live), (self.after, next_)):
            if source is not None:
                spoken.update(spoken_names(landscape, source))
        old = self.after.body(live) if live is not None else None
        new = self.after.body(next_) if next_ is not None else None
        told = [spoken_expressions(self.after, each) for each in (live, next_) if each is not None]
        return diff(self.after.kinds[item.kind], old, new, spoken, dict(ChainMap(*told)))


def spoken_names(landscape: Landscape, source: Source) -> dict[str, Words]:
    """What people call the things a definition names, by the text it names them with."""
    spoken: dict[str, Words] = {}
    body = landscape.body(source)
    for use in landscape.references(source):
        target, written = landscape.find(use.kind, use.target), at(body, use.path)
        if target is None or not isinstance(written, str):
            continue
        label: Words | None = target.label
        if use.part is not None:
            named = next((each for each in parts(target.body) if each.get("name", each.get("code")) == use.part), None)
            label = label_of(named) if named is not None else None
        if label is not None:
            spoken[written.removeprefix("-")] = label
    return spoken


def items_of(
    landscape: Landscape, drafts: Iterable[Source], live: Landscape, chosen: Iterable[Key] | None = None
) -> list[Item]:
    """The drafts that are to be published, frozen."""
    wanted = None if chosen is None else set(chosen)
    items = []
    for draft in drafts:
        if wanted is not None and draft.key not in wanted:
            continue
        published = live.with_uid(*draft.key)
        if draft.is_removed and published is None:
            continue
        same = published is not None and not draft.is_removed and _same(landscape, published, draft)
        items.append(
            Item(
                draft.kind, draft.uid, draft.name, landscape.body(draft), draft.schema, draft.bindings,
                draft.is_removed, published.version_id if same and published is not None else None,
                published.version if same and published is not None else None, draft.revision,
            )
        )  # fmt: skip
    return items


def reverting(live: Landscape, app: str, then: Iterable[Source]) -> list[Item]:
    """The items that bring back an earlier release: its versions, and the removal of what it did not have."""
    wanted = {source.key: source for source in then}
    items = []
    for source in wanted.values():
        published = live.with_uid(*source.key)
        if published is None or published.version_id != source.version_id:
            items.append(_item(source))
    for source in live.of(app):
        if source.key not in wanted:
            items.append(replace(_item(source), is_removed=True, version_id=None, version=None))
    return items


def sources_of(app: str, items: Iterable[Item]) -> list[Source]:
    """Items as documents to lay on a landscape."""
    return [
        Source(
            app, each.kind, each.name, each.uid, each.body, each.schema, each.bindings,
            origin="draft", version_id=each.version_id, version=each.version, is_removed=each.is_removed,
        )
        for each in items
    ]  # fmt: skip


def _item(source: Source) -> Item:
    return Item(
        source.kind, source.uid, source.name, source.body, source.schema, source.bindings,
        version_id=source.version_id, version=source.version,
    )  # fmt: skip


def _same(landscape: Landscape, published: Source, draft: Source) -> bool:
    return digest(landscape.body(published)) == digest(landscape.body(draft))


def _widening(step: Widening) -> Words:
    return words(step.zh, step.en)
