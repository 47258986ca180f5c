"""One person, unit or record in an expression, by its id: `owner = person("0192…")`, `org = org unit("0192…")`,
`customer = record("0192…")`.

The id is what stays when somebody is called otherwise; what he is called is looked up by whoever reads the sentence,
under his own rights. A record is of the form it is compared with: the text does not name it, so that renaming the form
changes nothing. In sentences each stands as a mark, which `told` replaces by a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from engine.expressions import ast
from engine.expressions.failure import Span
from engine.expressions.types import ORG_UNIT, PERSON, TEXT, Record, Type, Typed
from engine.expressions.typography import beside
from engine.problems import Code, Language

if TYPE_CHECKING:
    from engine.expressions.check import Checked
    from engine.expressions.infer import Inference, Inferred

OF_NO_FORM = Record("")
FIXED: Mapping[str, Type] = {"person": PERSON, "org unit": ORG_UNIT, "record": OF_NO_FORM}
"""The functions, and what each gives; a record is of the form on the other side of the comparison."""

NO_ID = Code("expression_no_id", zh="“{text}”不是编号", en="'{text}' is no id")
ID_NEEDED = Code(
    "expression_id_needed",
    zh="{name}(…) 里应写一个编号；请用条件生成器选择",
    en="{name}(…) takes one id; choose it in the condition builder",
)
UNREADABLE: Mapping[Language, str] = {Language.ZH: "（看不到的记录）", Language.EN: "(a record you cannot see)"}
"""What stands for one the reader may not see."""

CALL = re.compile(r"(?<!\w)(person|org unit|record)\s*[(（]\s*[\"“]([0-9a-fA-F-]{36})[\"”]\s*[)）]")
"""One of them as it is written."""
MARK = re.compile(r"⟦(person|org unit|record) ([a-z0-9_/]*) ?([0-9a-f-]{36})⟧|⟦(?:person|org unit|record) [^⟧]*…?$")


@dataclass(frozen=True, slots=True)
class Fixed:
    """One of them: which function, the form of a record (app/name), and the id."""

    kind: str
    id: str
    form: str = ""

    @property
    def mark(self) -> str:
        """What stands for it in a sentence."""
        return f"⟦{self.kind} {self.form + ' ' if self.form else ''}{self.id}⟧"


def fixed_checker(name: str) -> Callable[[Inference, ast.Call], Inferred]:
    """The checker of one of the functions."""

    def check(inference: Inference, node: ast.Call) -> Inferred:
        match node.arguments:
            case (ast.Literal(str(text)) as written,) if not node.names:
                pass
            case _:
                return node, inference.facts.wrong(ID_NEEDED, node.span, name=name)
        try:
            key = str(UUID(text))
        except ValueError:
            return node, inference.facts.wrong(NO_ID, written.span, text=text[:60])
        literal = replace(written, value=key)
        inference.facts.types[id(literal)] = Typed(TEXT, False)
        return replace(node, arguments=(literal,)), Typed(FIXED[name], False)

    return check


def of_form(inference: Inference, node: ast.Node, typed: Typed, other: Type) -> Typed:
    """The type of one side of a comparison: a fixed record is of the form on the other."""
    if typed.type != OF_NO_FORM or not isinstance(other, Record) or other == OF_NO_FORM:
        return typed
    found = Typed(other, typed.nullable)
    inference.facts.types[id(node)] = found
    return found


def fixed(node: ast.Node) -> tuple[str, str] | None:
    """Function and id, where the node is one of them."""
    match node:
        case ast.Call(ast.Name(name), (ast.Literal(str(key)),), ()) if name in FIXED:
            return name, key
    return None


def fixed_in(checked: Checked) -> Iterator[tuple[Fixed, Span]]:
    """Every one in a checked tree, and where it stands."""
    for node in ast.parts(checked.tree):
        found = fixed(node)
        if found is not None:
            of = checked.type_of(node).type
            yield Fixed(*found, of.form if isinstance(of, Record) else ""), node.span


def written_in(text: str) -> Iterator[Fixed]:
    """Those a text names, whatever else is wrong with it; of which form a record is, it does not say."""
    for each in CALL.finditer(text):
        yield Fixed(each[1], each[2].lower())


def marked(text: str) -> str:
    """An expression, or a text with one in it, with marks for those it names."""
    return CALL.sub(lambda each: Fixed(each[1], each[2].lower()).mark, text)


def marks_in(text: str) -> Iterator[Fixed]:
    """Those a sentence has marks of."""
    for each in MARK.finditer(text):
        if each[3]:
            yield Fixed(each[1], each[3], each[2])


def told(text: str, names: Mapping[Fixed, str], language: Language) -> str:
    """A sentence with names for marks; a mark that was cut off or has no name is one he cannot see."""

    said, at = "", 0
    for each in MARK.finditer(text):
        found = names.get(Fixed(each[1], each[3], each[2])) if each[3] else None
        said = beside(beside(said, text[at : each.start()]), found or UNREADABLE[language])
        at = each.end()
    return beside(said, text[at:])
