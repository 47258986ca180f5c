"""What the expressions of a form come to, compiled: which fields are shown, needed, locked or worked out, and what must
not be. Plain data; `settling` runs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.functions.organisation import asks
from engine.expressions.on_calendar import calendars_in
from engine.expressions.python_source import Program
from engine.records.computed.model import Keeping, Reading, is_relation
from engine.reference import Label

Path = tuple[str, ...]
"""A field by its uid, or a field of a record it refers to, step by step."""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One expression, ready to run: its program, the checked tree, and that as JSON for who runs it elsewhere.

    `calculates`: it may come to more digits than numbers have.
    """

    program: Program
    checked: Checked
    tree: Mapping[str, Any]  # Any: JSON
    calculates: bool = False

    @property
    def node(self) -> ast.Node:
        """The bound tree."""
        return self.checked.tree

    @property
    def relations(self) -> tuple[Path, ...]:
        """The relations among what it reads: lists of records that refer to this one."""
        return tuple(path for path in self.reads if is_relation(path[-1]))

    @property
    def reads(self) -> tuple[Path, ...]:
        """What it reads."""
        return self.program.fields


@dataclass(frozen=True, slots=True, eq=False)
class FieldRules:
    """The expressions of one field. `clears`: hidden, it has no value. `offered` is true of what may be chosen,
    `default` is what a new record holds where nothing was said. `keeping` says how a computed value is kept,
    `readings` what of other records it follows from, `own` which fields of its own."""

    uid: str
    visible: Rule | None = None
    clears: bool = False
    required: Rule | None = None
    read_only: Rule | None = None
    offered: Rule | None = None
    default: Rule | None = None
    computed: Rule | None = None
    keeping: Keeping = Keeping.LOCAL
    readings: frozenset[Reading] = frozenset()
    own: frozenset[str] = frozenset()

    @property
    def is_virtual(self) -> bool:
        """Worked out when read, never stored."""
        return self.computed is not None and self.keeping is Keeping.VIRTUAL

    @property
    def is_remote(self) -> bool:
        """Stored, and worked out anew when other records change."""
        return self.computed is not None and self.keeping is Keeping.REMOTE

    @property
    def all(self) -> Iterator[Rule]:
        """Every expression there is."""
        conditions = (self.visible, self.required, self.read_only, self.offered)
        yield from (each for each in (*conditions, self.default, self.computed) if each is not None)

    @property
    def settling(self) -> Iterator[Rule]:
        """Those the value itself depends on."""
        yield from (
            each for each in (self.visible if self.clears else None, self.default, self.computed) if each is not None
        )


@dataclass(frozen=True, slots=True, eq=False)
class CheckRule:
    """What must not be so; told at the field `at` (its uid), or above all fields."""

    uid: str
    name: str
    fails: Rule
    message: Label
    at: str | None = None


@dataclass(frozen=True, eq=False)
class Linkage:
    """All expressions of a form. `order` are the fields whose values follow from others, each after what it reads;
    `ranks` the codes of each ranked option set they compare by, lowest first."""

    fields: Mapping[str, FieldRules]
    order: tuple[str, ...]
    checks: tuple[CheckRule, ...]
    ranks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def reads(self) -> frozenset[Path]:
        """Everything any of them reads."""
        return frozenset(path for rule in self.rules for path in rule.reads)

    @cached_property
    def asked(self) -> frozenset[Path]:
        """What has to be known of a record to settle it."""
        return self.reads | {(uid,) for uid in self.fields}

    @cached_property
    def asked_of_itself(self) -> tuple[Path, ...]:
        """Of that, what the record itself says."""
        return tuple(path for path in self.asked if len(path) == 1)

    @cached_property
    def leads_out(self) -> bool:
        """What other records say has to be known to settle a new one, or held while it is written."""
        far = (path for path in self.reads if len(path) > 1 and not is_relation(path[-1]))
        return bool(self.followed) or any(far)

    @cached_property
    def told_apart(self) -> tuple[FieldRules, ...]:
        """Fields that are shown or not, and keep their value where they are not."""
        return tuple(each for each in self.fields.values() if each.visible is not None and not each.clears)

    @property
    def rules(self) -> Iterator[Rule]:
        """Every expression there is."""
        for each in self.fields.values():
            yield from each.all
        yield from (each.fails for each in self.checks)

    @cached_property
    def stored(self) -> tuple[str, ...]:
        """The computed fields whose values are kept, each after what it reads."""
        return tuple(uid for uid in self.order if self.fields[uid].computed and not self.fields[uid].is_virtual)

    @cached_property
    def remote(self) -> tuple[str, ...]:
        """The fields that follow from other records, each after what it reads."""
        return tuple(uid for uid in self.order if self.fields[uid].is_remote)

    def with_followers(self, fields: Iterable[str]) -> set[str]:
        """These fields and those of the record that follow from them."""
        found = set(fields)
        for uid in self.stored:
            if self.fields[uid].own & found:
                found.add(uid)
        return found

    @cached_property
    def virtual(self) -> frozenset[str]:
        """The fields that are worked out when they are read."""
        return frozenset(uid for uid, each in self.fields.items() if each.is_virtual)

    @cached_property
    def followed(self) -> frozenset[Path]:
        """The references stored values are taken over by, step by step."""
        return frozenset(
            each.references for uid in self.remote for each in self.fields[uid].readings if not each.relation
        )

    def needed(self, uid: str) -> frozenset[str]:
        """The fields of the record a value is worked out from, through those that are not stored themselves."""
        found: set[str] = set()
        left = [uid]
        while left:
            for each in self.fields[left.pop()].own - found:
                found.add(each)
                if each in self.virtual:
                    left.append(each)
        return frozenset(found)

    @cached_property
    def asks_organisation(self) -> bool:
        """Some of them has to be given the organisation."""
        return asks(rule.node for rule in self.rules)

    @cached_property
    def calendars(self) -> tuple[str, ...]:
        """The calendars they name, "" for the bank's own."""
        return tuple(sorted({name for rule in self.rules for name in calendars_in(rule.node)}))

    def is_computed(self, uid: str) -> bool:
        """The platform works the value out."""
        return uid in self.fields and self.fields[uid].computed is not None
