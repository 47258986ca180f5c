"""What somebody may do with one record, worked out from the row rules that hold for it. Pure.

SQL says which rules hold for a row, as bits; everything else is decided here, once per pattern of bits, and remembered.
A field's `see` and `write` are the best among the grants whose rule holds for *that* record, never across grants;
denials subtract last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from engine.permissions.access import Access, Action, Grant, RowRule, See, Write

_WITHIN = {
    RowRule.MY_TEAM: (RowRule.MY_ORG, RowRule.MY_ORG_AND_BELOW),
    RowRule.MY_ORG: (RowRule.MY_ORG_AND_BELOW,),
}
"""A rule and those that hold wherever it holds."""


@dataclass(frozen=True, slots=True)
class Rights:
    """Rights on one record: the actions allowed, and per field uid what is seen, and written by update or create.

    Fields that are hidden or never written are absent.
    """

    actions: frozenset[Action]
    see: Mapping[str, See]
    update: Mapping[str, Write]
    create: Mapping[str, Write]

    def sees_clear(self, uid: str) -> bool:
        """The field's whole value is shown."""
        return self.see.get(uid) is See.CLEAR


class RecordRights:
    """All the rights an `Access` can come to, by which of its rules hold."""

    def __init__(self, access: Access) -> None:
        self.access = access
        self.rules = tuple(rule for rule in RowRule if rule is not RowRule.ALL and rule in set(_rules_of(access)))
        self._known: dict[int, Rights] = {}
        self._patterns: dict[Action, list[int]] = {}
        self._written: dict[tuple[Action, int, int], Mapping[str, Write]] = {}
        self._ever_written: dict[Action, Mapping[str, Write]] = {}

    def of(self, bits: int) -> Rights:
        """The rights where exactly the rules of these bits hold; bit i is `rules[i]`."""
        found = self._known.get(bits)
        if found is None:
            found = self._known[bits] = self._work_out(bits)
        return found

    def patterns(self, action: Action) -> list[int]:
        """Every pattern of bits under which the action is allowed; a record that passed its filter shows one of
        them."""
        found = self._patterns.get(action)
        if found is None:
            found = self._patterns[action] = [bits for bits in self._possible() if action in self.of(bits).actions]
        return found

    def settled(self, action: Action) -> Rights | None:
        """The rights, when they are the same for every record the action is allowed on; else the bits decide."""
        return _same([self.of(bits) for bits in self.patterns(action)])

    def settled_see(self, action: Action) -> Rights | None:
        """Like `settled`, but only for what is seen."""
        found = [self.of(bits) for bits in self.patterns(action)]
        return found[0] if found and all(each.see == found[0].see for each in found) else None

    def always_clear(self, uid: str) -> bool:
        """Seen in clear on every record the person reads: only such a field may be filtered, sorted or grouped by."""
        patterns = self.patterns(Action.READ)
        return bool(patterns) and all(self.of(bits).sees_clear(uid) for bits in patterns)

    def ever_seen(self, uid: str) -> bool:
        """Shown, masked at least, on some record."""
        return uid in self.ever_seen_as

    def ever_written(self, action: Action) -> Mapping[str, Write]:
        """What may be written on some record, for refusing the rest before there is one. Decides nothing else."""
        found = self._ever_written.get(action)
        if found is None:
            best: dict[str, Write] = {}
            for bits in self.patterns(action):
                for uid, level in self.written(action, bits, bits).items():
                    best[uid] = max(best.get(uid, Write.NEVER), level)
            found = self._ever_written[action] = best
        return found

    @cached_property
    def ever_seen_as(self) -> Mapping[str, See]:
        """The most that is seen of each field on some record, for showing a form before there is one."""
        best: dict[str, See] = {}
        for bits in self.patterns(Action.READ):
            for uid, level in self.of(bits).see.items():
                best[uid] = max(best.get(uid, See.HIDDEN), level)
        return best

    def allows(self, action: Action, before: int, after: int) -> bool:
        """A write is allowed: some grant's rule held before and its `after` holds now. Create knows only the state
        after."""
        held, left = self._held(before), self._held(after)
        if self._denied(action, held):
            return False
        return any(_allows(grant, action, held, left) for grant in self.access.grants)

    def written(self, action: Action, before: int, after: int) -> Mapping[str, Write]:
        """What may be written in a write from one state to another, per field uid."""
        found = self._written.get((action, before, after))
        if found is None:
            held, left = self._held(before), self._held(after)
            allowing = [grant for grant in self.access.grants if _allows(grant, action, held, left)]
            least = Write.WHEN_CREATING if action is Action.CREATE else Write.ALWAYS
            found = self._written[action, before, after] = self._best_write(allowing, least=least)
        return found

    def _possible(self) -> Iterator[int]:
        for bits in range(1 << len(self.rules)):
            held = self._held(bits)
            implied = {wider for rule in held for wider in _WITHIN.get(rule, ()) if wider in self.rules}
            if implied <= held:
                yield bits

    def _held(self, bits: int) -> frozenset[RowRule]:
        return frozenset(
            [RowRule.ALL, *(rule for position, rule in enumerate(self.rules) if bits >> position & 1)],
        )

    def _work_out(self, bits: int) -> Rights:
        held = self._held(bits)
        grants = self.access.grants
        actions = frozenset(
            action
            for action in Action
            if any(grant.rule(action) in held for grant in grants) and not self._denied(action, held)
        )
        see: dict[str, See] = {}
        for grant in grants:
            if grant.rule(Action.READ) in held:
                for uid, right in grant.fields:
                    see[uid] = max(see.get(uid, See.HIDDEN), right.see)
        for uid, ceiling in self._ceilings():
            if uid in see:
                see[uid] = min(see[uid], ceiling[0])
        return Rights(
            actions=actions,
            see={uid: level for uid, level in see.items() if level is not See.HIDDEN},
            update=self._best_write([g for g in grants if g.rule(Action.UPDATE) in held], least=Write.ALWAYS),
            create=self._best_write([g for g in grants if g.rule(Action.CREATE) in held], least=Write.WHEN_CREATING),
        )

    def _best_write(self, grants: Iterable[Grant], *, least: Write) -> Mapping[str, Write]:
        best: dict[str, Write] = {}
        for grant in grants:
            for uid, right in grant.fields:
                best[uid] = max(best.get(uid, Write.NEVER), right.write)
        for uid, ceiling in self._ceilings():
            if uid in best:
                best[uid] = min(best[uid], ceiling[1])
        return {uid: level for uid, level in best.items() if level >= least}

    def _ceilings(self) -> Iterator[tuple[str, tuple[See, Write]]]:
        for denial in self.access.deny:
            for uid, right in denial.fields:
                yield uid, (right.see, right.write)

    def _denied(self, action: Action, held: frozenset[RowRule]) -> bool:
        return any(denial.rule(action) in held for denial in self.access.deny)


@lru_cache(maxsize=4096)
def record_rights(access: Access) -> RecordRights:
    """The rights of an access, worked out once."""
    return RecordRights(access)


def _allows(grant: Grant, action: Action, before: frozenset[RowRule], after: frozenset[RowRule]) -> bool:
    state = after if action is Action.CREATE else before
    return grant.rule(action) in state and (grant.after is None or grant.after in after)


def _rules_of(access: Access) -> Iterator[RowRule]:
    for grant in access.grants:
        yield from (rule for _, rule in grant.rows)
        if grant.after is not None:
            yield grant.after
    for denial in access.deny:
        yield from (rule for _, rule in denial.rows)


def _same(found: list[Rights]) -> Rights | None:
    return found[0] if found and all(each == found[0] for each in found) else None
