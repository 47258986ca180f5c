"""What is wrong with a flow, all at once: its names here, how it is drawn, its people and times in the modules beside.

What its references and expressions say is told by `definitions`, as for every kind. Whether it always comes to its end
is asked only of a flow that is drawn as one: a verdict on half a drawing would be about something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, cast

from engine.fields.documents import label_problems
from engine.fields.shapes import SYSTEM_FIELDS, FormShape
from engine.fields.surroundings import referred
from engine.flows.check_drawing import drawing_problems
from engine.flows.check_events import event_problems
from engine.flows.check_sound import soundness_problems
from engine.flows.check_tasks import task_problems
from engine.flows.drawn import graph_of
from engine.flows.model import Flow
from engine.flows.places import names_in
from engine.kinds import Scope
from engine.problems import Code, Problem, has_errors, pointer

MOST_NODES = 500
TOO_MANY = Code(
    "flow_too_many_nodes",
    zh="最多 {limit} 个节点，现有 {count} 个；请用子流程或调用流程拆开",
    en="At most {limit} nodes; there are {count}. Take some out into a flow of their own",
)
DUPLICATE_NAME = Code(
    "flow_duplicate_name", zh="两处都叫“{name}”，请改一个名称", en="Two things are named '{name}'; rename one"
)
DUPLICATE_UID = Code("flow_duplicate_uid", zh="标识“{uid}”重复", en="The uid '{uid}' is used twice")
HIDES_FIELD = Code(
    "flow_name_hides_field",
    zh="“{name}”也是表单字段的名称，条件里会分不清；请给节点或结果换一个名称",
    en="'{name}' is the name of a field too, and conditions could not tell them apart; rename the node or the result",
)
NO_FIELD = Code("flow_no_field", zh="表单里没有字段“{name}”", en="The form has no field '{name}'")
NOT_WRITABLE = Code(
    "flow_field_not_writable",
    zh="“{label}”由系统计算或编号，不能写",
    en="'{label}' is worked out or numbered by the system and cannot be written",
)
FIELD_TWICE = Code("flow_field_twice", zh="字段“{name}”写了两次", en="The field '{name}' is there twice")


def check(flow: Flow, scope: Scope) -> list[Problem]:
    """Everything wrong with the flow."""
    if len(flow.nodes) > MOST_NODES:
        return [TOO_MANY.at("/nodes", limit=MOST_NODES, count=len(flow.nodes))]
    found = [
        *label_problems(flow.label, "/label"),
        *(each for at, node in enumerate(flow.nodes) for each in label_problems(node.label, f"/nodes/{at}/label")),
        *_names(flow),
        *_uids(flow),
    ]
    drawing = list(drawing_problems(flow))
    graph = None if has_errors([*found, *drawing]) else graph_of(flow)
    found += [*drawing, *event_problems(flow), *task_problems(flow, graph), *_fields(flow, scope)]
    if graph is not None:
        found += soundness_problems(flow, graph)
    return found


def _names(flow: Flow) -> Iterator[Problem]:
    """Nodes and limits are named from outside by their names."""
    named = [(pointer("nodes", at, "name"), each.name) for at, each in enumerate(flow.nodes)]
    named += [(pointer("limits", at, "name"), each.name) for at, each in enumerate(flow.limits)]
    for path, name in repeated(named):
        yield DUPLICATE_NAME.at(path, name=name)


def _uids(flow: Flow) -> Iterator[Problem]:
    lists: list[tuple[str, list[Any]]] = [
        ("nodes", flow.nodes), ("sequence_flows", flow.sequence_flows), ("limits", flow.limits)
    ]  # fmt: skip
    uids = [(pointer(member, at, "uid"), each.uid) for member, listed in lists for at, each in enumerate(listed)]
    for path, uid in repeated(uids):
        yield DUPLICATE_UID.at(path, uid=uid)


def _fields(flow: Flow, scope: Scope) -> Iterator[Problem]:
    """Fields of the form that are named outside expressions."""
    named = referred(flow.form, scope.app)
    form = cast("FormShape | None", scope.find("form", named)) if named else None
    if form is None:
        return
    fields: dict[str, Any] = {each.name: each for each in form.fields}
    hidden = names_in(flow).keys() & fields.keys()
    for at, node in enumerate(flow.nodes):
        for member in ("name", "result"):
            if getattr(node, member, None) in hidden:
                yield HIDES_FIELD.at(pointer("nodes", at, member), name=getattr(node, member))
        place = pointer("nodes", at)
        if node.type == "userTask":
            yield from repeated_fields(place + "/fields", [each.field for each in node.fields])
            written = [(at, each.field) for at, each in enumerate(node.fields) if each.write == "always"]
            yield from _writable(place + "/fields", written, fields)
        if node.type == "scriptTask":
            yield from repeated_fields(place + "/set", [each.field for each in node.set])
            yield from _writable(place + "/set", [(at, each.field) for at, each in enumerate(node.set)], fields)
    for at, name in enumerate(flow.sign_on):
        if name not in fields and name not in SYSTEM_FIELDS:
            yield NO_FIELD.at(pointer("sign_on", at), name=name)


def _writable(place: str, named: Iterable[tuple[int, str]], fields: dict[str, Any]) -> Iterator[Problem]:
    for at, name in named:
        field, path = fields.get(name), place + pointer(at, "field")
        if field is None:
            yield NO_FIELD.at(path, name=name)
        elif getattr(field, "computed", None) is not None or field.type == "serial_number":
            yield NOT_WRITABLE.at(path, label=field.label.as_dict())


def repeated_fields(place: str, names: list[str]) -> Iterator[Problem]:
    """Fields that are listed twice."""
    for path, name in repeated((place + pointer(at, "field"), name) for at, name in enumerate(names)):
        yield FIELD_TWICE.at(path, name=name)


def repeated(places: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Texts that stood somewhere before."""
    seen: set[str] = set()
    for path, text in places:
        if text in seen:
            yield path, text
        seen.add(text)
