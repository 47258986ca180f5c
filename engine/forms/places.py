"""What people call the field whose expression a problem speaks of; other problems of a form name it themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from engine.forms.model import Form
from engine.kinds import Scope
from engine.problems import Problem

_OF_FIELD = re.compile(r"/fields/(\d+)/(?:visible_if|required_if|read_only_if|computed|computed/lookup)")


def places(form: Form, _: Scope) -> Callable[[Problem], Mapping[str, str] | None]:
    """By the path of what is wrong inside an expression."""

    def place(problem: Problem) -> Mapping[str, str] | None:
        found = _OF_FIELD.fullmatch(problem.path) if problem.code.name.startswith("expression_") else None
        if found is None:
            return None
        label = form.fields[int(found[1])].label.as_dict()
        return {"zh": f"“{label['zh']}”：", "en": f"{label['en']}: "}

    return place
