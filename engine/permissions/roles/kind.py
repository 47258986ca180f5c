"""The kind `role`, tied together for publishing."""

from __future__ import annotations

from collections.abc import Iterator

from engine.kinds import DefinitionKind, Expression, Use
from engine.permissions.roles.check import check
from engine.permissions.roles.compile import compile_role, written_rules
from engine.permissions.roles.model import Role
from engine.permissions.roles.plan import plan
from engine.permissions.row_rule import STRUCTURE
from engine.problems import pointer
from engine.reference import Reference


def references(role: Role, app: str) -> Iterator[Use]:
    """The forms it grants, and every field it names."""
    for member, entries in (("grants", role.grants), ("deny", role.deny)):
        for index, entry in enumerate(entries):
            try:
                form = Reference.parse(entry.form, app=app)
            except ValueError:
                continue
            yield Use(pointer(member, index, "form"), "form", form)
            for place, field in enumerate(entry.fields):
                if field.field != "*":
                    yield Use(pointer(member, index, "fields", place, "field"), "form", form, field.field)


def expressions(role: Role, app: str) -> Iterator[Expression]:
    """Every row rule that is a text; a name of the structure is one too."""
    for member, entries in (("grants", role.grants), ("deny", role.deny)):
        for index, entry in enumerate(entries):
            try:
                form = Reference.parse(entry.form, app=app)
            except ValueError:
                continue
            rules = {pointer("actions", action.value): rule for action, rule in written_rules(entry.actions).items()}
            for path, rule in {**rules, "/after": entry.after}.items():
                if isinstance(rule, str):
                    yield Expression(pointer(member, index) + path, form, names=dict.fromkeys(STRUCTURE, "boolean"))


ROLE = DefinitionKind(
    name="role",
    model=Role,
    upgrades=(),
    check=check,
    references=references,
    compile=compile_role,
    plan=plan,
    expressions=expressions,
    lists=("/grants/*|/form", "/grants/*/fields/*|/field", "/deny/*|/form", "/deny/*/fields/*|/field"),
)
