"""The kind `role`, tied together for publishing."""

from __future__ import annotations

from collections.abc import Iterator

from engine.kinds import DefinitionKind, Use
from engine.permissions.roles.check import check
from engine.permissions.roles.compile import compile_role
from engine.permissions.roles.model import Role
from engine.permissions.roles.plan import plan
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


ROLE = DefinitionKind(
    name="role",
    model=Role,
    upgrades=(),
    check=check,
    references=references,
    compile=compile_role,
    plan=plan,
)
