"""Reading DMN XML (1.1 to 1.5: element names are compared without their name space). Entities and links are refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from engine.expressions.ast import TypeName
from engine.rules.dmn.model import (
    Boxed,
    BoxedContext,
    BoxedFunction,
    BoxedList,
    Decision,
    Entry,
    Input,
    InputData,
    Invocation,
    Knowledge,
    Model,
    Output,
    Relation,
    Row,
    Table,
    Text,
)
from engine.rules.hit_policies import Aggregation, HitPolicy

LIMIT = 8 * 1024 * 1024
SIMPLE_TYPES = {
    "dateTime": "date and time",
    "dayTimeDuration": "days and time duration",
    "yearMonthDuration": "years and months duration",
}
ALSO_KNOWN = ("import", "decisionService", "conditional", "filter", "for", "some", "every")


class BadModel(ValueError):
    """The text is no DMN model that can be read."""


def read_model(xml: bytes) -> Model:
    """The model. Raises BadModel; what is read but cannot be run is named in `losses`."""
    if len(xml) > LIMIT:
        raise BadModel(f"a model has at most {LIMIT // 1024 // 1024} MB")
    try:
        root = fromstring(xml, forbid_dtd=True)
    except Exception as error:  # expat and defusedxml have no common base
        raise BadModel(f"not well-formed XML: {error}") from error
    if tag(root) != "definitions":
        raise BadModel(f"the outermost element is <{tag(root)}>, not <definitions>")
    try:
        return _model(root)
    except ValueError as error:
        raise BadModel(str(error)) from error
    except RecursionError:
        raise BadModel("nested too deeply") from None


def _model(root: Element) -> Model:
    return Model(
        name=root.get("name", ""),
        decisions={each.get("id", ""): _decision(each) for each in named(root, "decision")},
        knowledge={each.get("id", ""): _knowledge(each) for each in named(root, "businessKnowledgeModel")},
        inputs={each.get("id", ""): _input_data(each) for each in named(root, "inputData")},
        types={each.get("name", ""): _type(each) for each in named(root, "itemDefinition")},
        names=frozenset(_names(root)),
        losses=tuple(
            f"<{tag(each)}> {each.get('name', '')}".strip() for each in root.iter() if tag(each) in ALSO_KNOWN
        ),
    )


def tag(element: Element) -> str:
    """The element's name without its name space."""
    return element.tag.rpartition("}")[2]


def named(parent: Element, *names: str) -> Iterator[Element]:
    """The children of these names, in order."""
    return (child for child in parent if tag(child) in names)


def first(parent: Element, *names: str) -> Element | None:
    """The first child of these names."""
    return next(named(parent, *names), None)


def text_of(parent: Element | None) -> str:
    """The text of a <text> child, or "" where there is none."""
    inner = None if parent is None else first(parent, "text")
    return "" if inner is None else (inner.text or "").strip()


def _names(root: Element) -> Iterator[str]:
    for element in root.iter():
        if tag(element) in (
            "variable",
            "inputData",
            "decision",
            "businessKnowledgeModel",
            "itemComponent",
            "formalParameter",
            "parameter",
            "column",
            "output",
        ):
            name = element.get("name")
            if name:
                yield name


def _requires(element: Element) -> tuple[str, ...]:
    references = (
        inner for outer in named(element, "informationRequirement", "knowledgeRequirement") for inner in outer
    )
    return tuple(each.get("href", "").rpartition("#")[2] for each in references)


def _variable_type(element: Element) -> str | None:
    variable = first(element, "variable")
    return None if variable is None else _type_name(variable.get("typeRef"))


def _type_name(written: str | None) -> str | None:
    if not written:
        return None
    bare = written.rpartition(":")[2]
    return SIMPLE_TYPES.get(bare, bare)


def _decision(element: Element) -> Decision:
    logic = first(element, *BOXED)
    return Decision(
        element.get("id", ""),
        element.get("name", ""),
        _variable_type(element),
        _requires(element),
        None if logic is None else _boxed(logic),
    )


def _knowledge(element: Element) -> Knowledge:
    logic = first(element, "encapsulatedLogic")
    function = BoxedFunction((), Text("null")) if logic is None else _function(logic)
    return Knowledge(element.get("id", ""), element.get("name", ""), _requires(element), function)


def _input_data(element: Element) -> InputData:
    return InputData(element.get("id", ""), element.get("name", ""), _variable_type(element))


def _type(element: Element) -> TypeName:
    components = list(named(element, "itemComponent"))
    if components:
        inner = TypeName("context", members=tuple((each.get("name", ""), _type(each)) for each in components))
    else:
        reference = first(element, "typeRef")
        inner = TypeName(_type_name(reference.text if reference is not None else None) or "Any")
    return TypeName("list", (inner,)) if element.get("isCollection") == "true" else inner


def _boxed(element: Element) -> Boxed:
    return BOXED[tag(element)](element)


def _only(parent: Element) -> Boxed:
    inner = first(parent, *BOXED)
    return Text("null") if inner is None else _boxed(inner)


def _text(element: Element) -> Text:
    return Text(text_of(element))


def _context(element: Element) -> BoxedContext:
    entries: list[Entry] = []
    for each in named(element, "contextEntry"):
        variable = first(each, "variable")
        name = None if variable is None else variable.get("name")
        entries.append(Entry(name, _only(each), None if variable is None else _type_name(variable.get("typeRef"))))
    return BoxedContext(tuple(entries))


def _invocation(element: Element) -> Invocation:
    bindings: list[tuple[str, Boxed]] = []
    for each in named(element, "binding"):
        parameter = first(each, "parameter")
        bindings.append(("" if parameter is None else parameter.get("name", ""), _only(each)))
    return Invocation(text_of(first(element, "literalExpression")), tuple(bindings))


def _function(element: Element) -> BoxedFunction:
    parameters = ((each.get("name", ""), _type_name(each.get("typeRef"))) for each in named(element, "formalParameter"))
    return BoxedFunction(tuple(parameters), _only(element))


def _relation(element: Element) -> Relation:
    columns = tuple(each.get("name", "") for each in named(element, "column"))
    rows = tuple(tuple(_boxed(cell) for cell in named(row, *BOXED)) for row in named(element, "row"))
    return Relation(columns, rows)


def _list(element: Element) -> BoxedList:
    return BoxedList(tuple(_boxed(each) for each in named(element, *BOXED)))


def _table(element: Element) -> Table:
    policy = HitPolicy(element.get("hitPolicy", "UNIQUE").lower().replace(" ", "_"))
    aggregation = element.get("aggregation")
    return Table(
        policy=policy,
        aggregation=Aggregation(aggregation.lower()) if aggregation else None,
        inputs=tuple(
            Input(text_of(first(each, "inputExpression")), text_of(first(each, "inputValues")))
            for each in named(element, "input")
        ),
        outputs=tuple(_output(each) for each in named(element, "output")),
        rows=tuple(_row(each) for each in named(element, "rule")),
    )


def _output(element: Element) -> Output:
    default = text_of(first(element, "defaultOutputEntry"))
    return Output(
        element.get("name", ""), text_of(first(element, "outputValues")), default, _type_name(element.get("typeRef"))
    )


def _row(element: Element) -> Row:
    notes = [(each.findtext("{*}text") or "").strip() for each in named(element, "annotationEntry")]
    return Row(
        tests=tuple(text_of(each) for each in named(element, "inputEntry")),
        results=tuple(text_of(each) for each in named(element, "outputEntry")),
        annotation=" ".join(notes),
    )


BOXED: dict[str, Callable[[Element], Boxed]] = {
    "literalExpression": _text,
    "context": _context,
    "invocation": _invocation,
    "functionDefinition": _function,
    "relation": _relation,
    "list": _list,
    "decisionTable": _table,
}
