"""The decision tables of a DMN file, wherever they stand, with what an author sees of them.

`engine.rules.dmn` reads a model to run it; here it is read to be taken over, so labels, places and types count too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from engine.rules.dmn.read import BadModel, first, named, read_model, tag, text_of

BOXED = frozenset(
    {"literalExpression", "context", "invocation", "functionDefinition", "relation", "list", "decisionTable"}
    | {"conditional", "filter", "for", "some", "every"}
)
DEEPEST = 60


@dataclass(frozen=True, slots=True)
class Clause:
    """A column: the expression tested or the name given, its label, its type and allowed values as written."""

    text: str
    label: str
    type: str
    values: str
    default: str = ""


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A decision table: the decision it stands in, where inside it, and what it says."""

    owner: str
    label: str
    place: str
    policy: str
    aggregation: str
    inputs: tuple[Clause, ...]
    outputs: tuple[Clause, ...]
    rules: tuple[Element, ...]
    is_whole: bool


@dataclass
class FoundModel:
    """All tables, and what is no table. `inputs` are types by name; `types` item definitions by name; `constants` the
    texts of decisions that are a literal expression."""

    name: str
    names: frozenset[str]
    tables: list[FoundTable] = field(default_factory=list)
    others: list[tuple[str, str]] = field(default_factory=list)
    requirements: list[tuple[str, str]] = field(default_factory=list)
    inputs: dict[str, str] = field(default_factory=dict)
    types: dict[str, Element] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    language: str = ""


def find_tables(xml: bytes) -> FoundModel:
    """Everything in the file that is of use. Raises BadModel."""
    model = read_model(xml)
    root = fromstring(xml, forbid_dtd=True)
    found = FoundModel(model.name, model.names, language=root.get("expressionLanguage", ""))
    found.types = {each.get("name", ""): each for each in named(root, "itemDefinition")}
    for each in named(root, "inputData"):
        found.inputs[each.get("name", "")] = _variable_type(each)
    titles = {each.get("id", ""): _title(each) for each in root if each.get("id")}
    for each in root:
        if tag(each) in ("decision", "businessKnowledgeModel"):
            _look_into(each, found, titles)
        elif tag(each) in ("import", "decisionService"):
            found.others.append((_title(each), tag(each)))
    return found


def _look_into(owner: Element, found: FoundModel, titles: dict[str, str]) -> None:
    if tag(owner) == "decision":
        found.inputs.setdefault(owner.get("name", ""), _variable_type(owner))
        for arrow in named(owner, "informationRequirement"):
            for target in named(arrow, "requiredDecision"):
                href = target.get("href", "").rpartition("#")[2]
                found.requirements.append((_title(owner), titles.get(href, href)))
    else:
        found.others.append((_title(owner), "businessKnowledgeModel"))
        for parameter in (each for each in owner.iter() if tag(each) == "formalParameter"):
            found.inputs.setdefault(parameter.get("name", ""), parameter.get("typeRef", ""))
    logic = next((each for each in owner if tag(each) in BOXED or tag(each) == "encapsulatedLogic"), None)
    if logic is None:
        found.others.append((_title(owner), "nothing"))
        return
    if tag(owner) == "decision" and tag(logic) == "literalExpression":
        found.constants[owner.get("name", "")] = text_of(logic)
    before = len(found.tables)
    for place, table in _tables(logic, "", 0):
        is_whole = table is logic
        found.tables.append(_table(owner, place, table, is_whole))
        if not is_whole and tag(owner) == "decision":
            found.others.append((f"{_title(owner)}{place}", tag(logic)))
    if len(found.tables) == before and tag(owner) == "decision":
        found.others.append((_title(owner), tag(logic)))


def _tables(logic: Element, place: str, depth: int) -> Iterator[tuple[str, Element]]:
    if depth > DEEPEST:
        raise BadModel("nested too deeply")
    if tag(logic) == "decisionTable":
        yield place, logic
        return
    for each in logic:
        variable = first(each, "variable", "parameter")
        name = variable.get("name", "") if variable is not None and tag(each) in ("contextEntry", "binding") else ""
        yield from _tables(each, f"{place} / {name}" if name else place, depth + 1)


def _table(owner: Element, place: str, table: Element, is_whole: bool) -> FoundTable:
    title = _title(owner)
    return FoundTable(
        owner=owner.get("name", "") or title,
        label=title,
        place=place,
        policy=table.get("hitPolicy", "UNIQUE"),
        aggregation=table.get("aggregation", ""),
        inputs=tuple(_input(each) for each in named(table, "input")),
        outputs=tuple(_output(each, table, title) for each in named(table, "output")),
        rules=tuple(named(table, "rule")),
        is_whole=is_whole,
    )


def _input(column: Element) -> Clause:
    asked = first(column, "inputExpression")
    text = text_of(asked)
    return Clause(
        text,
        column.get("label", "") or text,
        "" if asked is None else asked.get("typeRef", ""),
        text_of(first(column, "inputValues")),
    )


def _output(column: Element, table: Element, title: str) -> Clause:
    name = column.get("name", "")
    return Clause(
        name,
        column.get("label", "") or name or table.get("outputLabel", "") or title,
        column.get("typeRef", ""),
        text_of(first(column, "outputValues")),
        text_of(first(column, "defaultOutputEntry")),
    )


def _title(of: Element) -> str:
    return of.get("label", "") or of.get("name", "") or of.get("id", "") or tag(of)


def _variable_type(of: Element) -> str:
    variable = first(of, "variable")
    return "" if variable is None else variable.get("typeRef", "")
