"""The kind `form`, tied together for publishing."""

from __future__ import annotations

from engine.forms.check import check
from engine.forms.compile import compile_form
from engine.forms.conversion import turning
from engine.forms.expressions import expressions
from engine.forms.mentions import mentions
from engine.forms.model import Form
from engine.forms.places import places
from engine.forms.plan import plan
from engine.forms.references import references
from engine.kinds import DefinitionKind

FORM = DefinitionKind(
    name="form",
    model=Form,
    upgrades=(),
    check=check,
    references=references,
    compile=compile_form,
    plan=plan,
    expressions=expressions,
    turning=turning,
    places=places,
    mentions=mentions,
    lists=(
        "/layout/*/children/*|/field",
        "/unique/*|/fields/*",
        "/quality/duplicates/*|/fields/*",
        "/title_field",
        "/checks/*/at",
        "/fields/*/checks/*/at",
    ),
)
