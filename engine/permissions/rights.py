"""What somebody may do with one record, worked out from the row rules that hold for it. Pure.

SQL says which rules hold for a row, as bits; everything else is decided here, once per pattern of bits, and remembered.
A field's `see` and `write` are the best among the grants whose rule holds for *that* record, never across grants;
denials subtract last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from engine.permissions.access import Access, Action, Grant, See, Write
from engine.permissions.row_rule import ALL, NONE, RowRule, covers


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing to find out about a record: that a rule is true of it; or, for a denial, that it is not false."""

    rule: RowRule
    unless_false: bool = False


def granted_by(rule: RowRule) -> Clause:
    """What has to be known where a grant names this rule."""
    return Clause(rule)


def denied_by(rule: RowRule) -> Clause:
    """What has to be known where a denial names it: of the unknown it speaks as well."""
    return Clause(rule, rule.may_be_unknown)


@dataclass(frozen=True, slots=True)
class Rights:
    """Rights on one record: the actions allowed, and per field uid what is seen, and written by update or create;
    `unmask` are fields seen masked that may be shown in clear for a reason.

    Fields that are hidden or never written are absent.
    """

    actions: frozenset[Action]
    see: Mapping[str, See]
    update: Mapping[str, Write]
    create: Mapping[str, Write]
    unmask: frozenset[str] = frozenset()

    def sees_clear(self, uid: str) -> bool:
        """The field's whole value is shown."""
        return self.see.get(uid) is See.CLEAR


class RecordRights:
    """All the rights an `Access` can come to, by which of its clauses hold."""

    def __init__(self, access: Access) -> None:
        self.access = access
        self.clauses = tuple(dict.fromkeys(each for each in _clauses_of(access) if each.rule not in (ALL, NONE)))
        self._known: dict[int, Rights] = {}
        self._least: dict[Action, list[int]] = {}
        self._written: dict[tuple[Action, int, int], Mapping[str, Write]] = {}
        self._allowed: dict[tuple[Action, int, int], bool] = {}
        self._ever_written: dict[Action, Mapping[str, Write]] = {}

    def of(self, bits: int) -> Rights:
        """The rights where exactly the clauses of these bits hold; bit i is `clauses[i]`."""
        found = self._known.get(bits)
        if found is None:
            found = self._known[bits] = self._work_out(bits)
        return found

    def least(self, action: Action) -> list[int]:
        """The patterns of bits that just allow the action, one for each grant that does.

        A record that passed the filter shows one of them, or more bits than one of them; and whatever else holds only
        adds to what is seen and written. So what is so in all of these is so on every record.
        """
        found = self._least.get(action)
        if found is None:
            rules = (rule for grant in self.access.grants if (rule := grant.rule(action)) not in (None, NONE))
            patterns = dict.fromkeys(self._bits(rule) for rule in rules if rule is not None)
            found = self._least[action] = [bits for bits in patterns if action in self.of(bits).actions]
        return found

    def settled_see(self, action: Action) -> Rights | None:
        """The rights, when what is seen is the same on every record the action is allowed on; else the bits decide."""
        found = [self.of(bits) for bits in self.least(action)]
        return found[0] if found and all(each.see == found[0].see for each in found) else None

    def always_clear(self, uid: str) -> bool:
        """Seen in clear on every record the person reads: only such a field may be filtered, sorted or grouped by."""
        least = self.least(Action.READ)
        return bool(least) and all(self.of(bits).sees_clear(uid) for bits in least)

    def always_seen(self, uid: str) -> bool:
        """Shown, masked at least, on every record the person reads."""
        least = self.least(Action.READ)
        return bool(least) and all(uid in self.of(bits).see for bits in least)

    def ever_seen(self, uid: str) -> bool:
        """Shown, masked at least, on some record."""
        return uid in self.ever_seen_as

    def ever_written(self, action: Action) -> Mapping[str, Write]:
        """What may be written on some record, for refusing the rest before there is one. Decides nothing else."""
        found = self._ever_written.get(action)
        if found is None:
            best: dict[str, Write] = {}
            for grant in self.access.grants:
                rule = grant.rule(action)
                if rule is None or NONE in (rule, grant.after):
                    continue
                bits = self._bits(rule, grant.after or ALL)
                if action in self.of(bits).actions:
                    for uid, level in self.written(action, bits, bits).items():
                        best[uid] = max(best.get(uid, Write.NEVER), level)
            found = self._ever_written[action] = best
        return found

    @cached_property
    def ever_seen_as(self) -> Mapping[str, See]:
        """The most that is seen of each field on some record, for showing a form before there is one."""
        best: dict[str, See] = {}
        for bits in self.least(Action.READ):
            for uid, level in self.of(bits).see.items():
                best[uid] = max(best.get(uid, See.HIDDEN), level)
        return best

    def allows(self, action: Action, before: int, after: int) -> bool:
        """A write is allowed: some grant's rule held before and its `after` holds now. Create knows only the state
        after."""
        found = self._allowed.get((action, before, after))
        if found is None:
            held, left = self.held(before), self.held(after)
            allowing = any(_allows(grant, action, held, left) for grant in self.access.grants)
            found = self._allowed[action, before, after] = allowing and not self._denied(action, held)
        return found

    def written(self, action: Action, before: int, after: int) -> Mapping[str, Write]:
        """What may be written in a write from one state to another, per field uid."""
        found = self._written.get((action, before, after))
        if found is None:
            held, left = self.held(before), self.held(after)
            allowing = [grant for grant in self.access.grants if _allows(grant, action, held, left)]
            least = Write.WHEN_CREATING if action is Action.CREATE else Write.ALWAYS
            found = self._written[action, before, after] = self._best_write(allowing, least=least)
        return found

    def held(self, bits: int) -> frozenset[Clause]:
        """The clauses these bits say, with those that always hold."""
        return frozenset([Clause(ALL), *(each for at, each in enumerate(self.clauses) if bits >> at & 1)])

    def _bits(self, *rules: RowRule) -> int:
        """The bits of a record on which these rules hold, and nothing else that does not follow from them."""
        return sum(1 << at for at, each in enumerate(self.clauses) if any(covers(each.rule, rule) for rule in rules))

    def _work_out(self, bits: int) -> Rights:
        held = self.held(bits)
        grants = self.access.grants
        actions = frozenset(
            action
            for action in Action
            if any(_holds(grant.rule(action), held) for grant in grants) and not self._denied(action, held)
        )
        see: dict[str, See] = {}
        unmask: set[str] = set()
        for grant in grants:
            if _holds(grant.rule(Action.READ), held):
                for uid, right in grant.fields:
                    see[uid] = max(see.get(uid, See.HIDDEN), right.see)
                    unmask |= {uid} if right.unmask else set()
        for uid, ceiling in self._ceilings():
            if uid in see:
                see[uid] = min(see[uid], ceiling[0])
            if ceiling[0] is not See.CLEAR:
                unmask.discard(uid)  # at most masked is what the denial says
        updating = [each for each in grants if _holds(each.rule(Action.UPDATE), held)]
        creating = [each for each in grants if _holds(each.rule(Action.CREATE), held)]
        return Rights(
            actions=actions,
            see={uid: level for uid, level in see.items() if level is not See.HIDDEN},
            update=self._best_write(updating, least=Write.ALWAYS),
            create=self._best_write(creating, least=Write.WHEN_CREATING),
            unmask=frozenset(uid for uid in unmask if see.get(uid) is See.MASKED),
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

    def _denied(self, action: Action, held: frozenset[Clause]) -> bool:
        rules = (denial.rule(action) for denial in self.access.deny)
        return any(rule is not None and denied_by(rule) in held for rule in rules)


@lru_cache(maxsize=4096)
def record_rights(access: Access) -> RecordRights:
    """The rights of an access, worked out once."""
    return RecordRights(access)


def _allows(grant: Grant, action: Action, before: frozenset[Clause], after: frozenset[Clause]) -> bool:
    state = after if action is Action.CREATE else before
    return _holds(grant.rule(action), state) and (grant.after is None or _holds(grant.after, after))


def _holds(rule: RowRule | None, held: frozenset[Clause]) -> bool:
    return rule is not None and granted_by(rule) in held


def _clauses_of(access: Access) -> Iterator[Clause]:
    for grant in access.grants:
        yield from (granted_by(rule) for _, rule in grant.rows)
        if grant.after is not None:
            yield granted_by(grant.after)
    for denial in access.deny:
        yield from (denied_by(rule) for _, rule in denial.rows)
