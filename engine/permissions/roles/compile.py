"""From a role to grants by form: names resolved to uids, `*` expanded over the fields the form has.

What is compiled depends on the fields of the forms as well; whoever keeps the result keeps it for that set of versions.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engine.expressions.surroundings import Surroundings
from engine.fields.shapes import FormShape, is_plain
from engine.kinds import Scope
from engine.permissions.access import Action, FieldRight, Grant, See, Write
from engine.permissions.roles.check import granted_form
from engine.permissions.roles.model import Actions, FieldEntry, GrantEntry, Role, Rule
from engine.permissions.row_rule import ALL, NONE, RowRule, read_rule, surroundings, unreadable
from engine.reference import Label, Reference

SEE = {"hidden": See.HIDDEN, "masked": See.MASKED, "clear": See.CLEAR}
WRITE = {"never": Write.NEVER, "when_creating": Write.WHEN_CREATING, "always": Write.ALWAYS}
NOTHING = FieldRight()


@dataclass(frozen=True, slots=True)
class FormGrant:
    """A grant with the form (its uid) it is about and the last day it holds."""

    form: str
    grant: Grant
    until: date | None

    def holds(self, form: str, today: date) -> bool:
        """It is about this form and has not run out."""
        return self.form == form and (self.until is None or today <= self.until)


@dataclass(frozen=True, slots=True)
class CompiledRole:
    """A role by form. In a denial, `rows` are refused and `fields` are ceilings on every row."""

    app: str
    uid: str
    name: str
    label: Label
    grants: tuple[FormGrant, ...]
    deny: tuple[FormGrant, ...]

    def granted(self, form: str, today: date) -> tuple[Grant, ...]:
        """What it gives on a form that day."""
        return tuple(each.grant for each in self.grants if each.holds(form, today))

    def shares(self, today: date) -> frozenset[str]:
        """The forms of which it lets share records that day."""
        return frozenset(
            each.form
            for each in self.grants
            if each.holds(each.form, today) and each.grant.rule(Action.SHARE) is not None
        )

    def denied(self, form: str, today: date) -> tuple[Grant, ...]:
        """What it takes away on a form that day."""
        return tuple(each.grant for each in self.deny if each.holds(form, today))


def compile_role(role: Role, scope: Scope) -> CompiledRole:
    """The role's grants; one about a form that is not there gives nothing."""
    name = str(Reference(scope.app, role.name))
    return CompiledRole(
        app=scope.app,
        uid=role.uid,
        name=role.name,
        label=role.label,
        grants=tuple(
            _form_grant(each, form, name, scope, ceiling=False)
            for each in role.grants
            if (form := granted_form(each, scope)) is not None
        ),
        deny=tuple(
            _form_grant(each, form, name, scope, ceiling=True)
            for each in role.deny
            if (form := granted_form(each, scope)) is not None
        ),
    )


def written_rules(actions: Actions) -> dict[Action, Rule]:
    """Which rows, as written, by action granted."""
    written = {
        Action.READ: actions.read,
        Action.CREATE: actions.create,
        Action.UPDATE: actions.update,
        Action.DELETE: actions.delete,
        Action.TRANSFER: actions.transfer,
        Action.SHARE: actions.share,
        Action.EXPORT: actions.export,
        Action.IMPORT: actions.import_,
    }
    return {action: rule for action, rule in written.items() if rule is not None}


def row_rules(actions: Actions, around: Surroundings, *, broken: RowRule) -> dict[Action, RowRule]:
    """Which rows, by action granted. `broken` stands for a rule that can no longer be read."""
    return {action: row_rule(rule, around, broken=broken) for action, rule in written_rules(actions).items()}


def row_rule(rule: Rule, around: Surroundings, *, broken: RowRule) -> RowRule:
    """The rule as the record layer knows it. What cannot be read grants nothing and denies everything."""
    return read_rule(rule, around)[0] or unreadable(str(rule), broken)


def field_rights(entry: GrantEntry, form: FormShape, *, ceiling: bool) -> dict[str, FieldRight]:
    """By field uid: what is named, and `*` for the others: in a grant those without a sensitivity class and without a
    formula, in a ceiling all, since what takes away must not spare the most sensitive."""
    named = {each.field: _right(each, ceiling=ceiling) for each in entry.fields}
    others = named.get("*")
    rights: dict[str, FieldRight] = {}
    for field in form.fields:
        right = named.get(field.name, others if ceiling or is_plain(field) else None)
        if right is not None:
            rights[field.uid] = right
    return rights


def _right(entry: FieldEntry, *, ceiling: bool) -> FieldRight:
    return FieldRight(SEE[entry.see], WRITE[entry.write], entry.unmask and entry.see == "masked" and not ceiling)


def _form_grant(entry: GrantEntry, form: FormShape, role: str, scope: Scope, *, ceiling: bool) -> FormGrant:
    """A ceiling keeps the fields left nothing: that is what it says."""
    rights = field_rights(entry, form, ceiling=ceiling)
    around = surroundings(scope, Reference.parse(entry.form, app=scope.app))
    grant = Grant(
        role=role,
        uid=entry.uid,
        rows=tuple(row_rules(entry.actions, around, broken=ALL if ceiling else NONE).items()),
        after=row_rule(entry.after, around, broken=NONE) if entry.after is not None else None,
        fields=tuple((uid, right) for uid, right in rights.items() if ceiling or right != NOTHING),
    )
    return FormGrant(form.uid, grant, date.fromisoformat(entry.until) if entry.until is not None else None)
