"""Options in expressions: a label becomes its code, so that renaming an option changes no rule."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.expressions import ast
from engine.expressions.facts import suggestion
from engine.expressions.types import Option, Type, Typed
from engine.problems import Code

if TYPE_CHECKING:
    from engine.expressions.infer import Inference

NO_SUCH_OPTION = Code("expression_no_such_option", zh="没有选项“{name}”{hint}", en="There is no option '{name}'{hint}")


def as_option(inference: Inference, node: ast.Node, of: Type) -> ast.Node:
    """A text compared with an option, by code or label, as its code; anything else as it is."""
    if not (isinstance(of, Option) and isinstance(node, ast.Literal) and isinstance(node.value, str)):
        return node
    choices = inference.around.choices(of.set)
    if not choices or any(each.code == node.value for each in choices):
        return node
    found = next((each for each in choices if node.value in (each.label.zh, each.label.en)), None)
    if found is None:
        hint = suggestion(node.value, [name for each in choices for name in (each.label.zh, each.code)])
        inference.facts.wrong(NO_SUCH_OPTION, node.span, name=node.value, hint=hint)
        return node
    coded = replace(node, value=found.code)
    inference.facts.types[id(coded)] = Typed(of, False)
    return coded
