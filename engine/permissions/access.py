"""What a person may do with the records of one form: the grants he holds there, as data the record layer compiles to
SQL."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cached_property

from engine.permissions.row_rule import RowRule


class Action(StrEnum):
    """What can be done with records of a form."""

    READ = "read"
    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"
    TRANSFER = "transfer"
    SHARE = "share"
    EXPORT = "export"
    IMPORT = "import"


class See(IntEnum):
    """How much of a field's value is shown."""

    HIDDEN = 0
    MASKED = 1
    CLEAR = 2


class Write(IntEnum):
    """When a field's value may be set."""

    NEVER = 0
    WHEN_CREATING = 1
    ALWAYS = 2


@dataclass(frozen=True, slots=True)
class FieldRight:
    """What a grant allows with one field. `unmask` lets somebody who sees it masked ask for one value in clear, with a
    reason."""

    see: See = See.HIDDEN
    write: Write = Write.NEVER
    unmask: bool = False


@dataclass(frozen=True, slots=True)
class Grant:
    """One grant on one form, with field names resolved to uids and `*` expanded.

    `rows` has an entry for each action granted; an action that is absent is not granted. `after` must hold for the
    state a write leaves behind; None means no further condition. `fields` holds only fields granted something.
    As a denial: `rows` are refused, and `fields` are ceilings on every row.
    """

    role: str
    uid: str
    rows: tuple[tuple[Action, RowRule], ...]
    after: RowRule | None
    fields: tuple[tuple[str, FieldRight], ...]

    def rule(self, action: Action) -> RowRule | None:
        """Which rows this grant allows the action on, or None."""
        return dict(self.rows).get(action)


@dataclass(frozen=True)
class Access:
    """All that one actor may do with one form: grants unite per record, `deny` entries subtract last.

    Hashable, at the price of hashing once: with form version and shape it is the key of the statement cache.
    """

    grants: tuple[Grant, ...] = ()
    deny: tuple[Grant, ...] = ()

    def may(self, action: Action) -> bool:
        """At least one grant allows the action on some row. Which rows is decided in SQL."""
        return action in self._acts

    @cached_property
    def _acts(self) -> frozenset[Action]:
        return frozenset(action for grant in self.grants for action, rule in grant.rows if rule is not None)

    @cached_property
    def digest(self) -> str:
        """The same for equal rights, in every process."""
        return hashlib.sha256(repr((self.grants, self.deny)).encode()).hexdigest()[:16]

    @cached_property
    def _hash(self) -> int:
        return hash((self.grants, self.deny))

    def __hash__(self) -> int:
        return self._hash


NO_ACCESS = Access()
