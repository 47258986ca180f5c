"""Every type of node against what there must be of it: a form in the designer, the try-out, the story, its incidents, a
test. Made from the registry; a cell without anything in it is a fault."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.flows.incidents import CODES
from engine.flows.node import Node, NodePart, nodes
from engine.flows.story import STORY
from engine.problems import Language

OF_EVERY_ONE = "flow_runaway"


@dataclass(frozen=True, slots=True)
class Row:
    """One type of node, each cell as a reader of one language sees it."""

    name: str
    label: str
    form: str
    tried: str
    told: str
    stops: str
    test: str

    def cells(self) -> tuple[str, ...]:
        """Every cell."""
        return self.name, self.label, self.form, self.tried, self.told, self.stops, self.test


HEAD = ("Node", "", "Form in the designer", "Try-out", "Story", "Incidents", "Test")


def table(language: Language = Language.EN) -> list[Row]:
    """A row for each type, sorted."""
    return [_row(each, language) for each in nodes]


def _row(node: Node[Any], language: Language) -> Row:
    at = 0 if language is Language.ZH else 1
    proofs = node.proofs
    own = [name for name in node.model.model_fields if name not in NodePart.model_fields and name != "type"]
    titles = [_title(node, name, language) for name in ("label", *own)]
    incidents = [CODES[code] for code in (*proofs.stops, OF_EVERY_ONE)]
    return Row(
        node.name,
        node.label.as_dict()[language.value],
        ("、", ", ")[at].join(titles) if all(titles) else "",
        proofs.tried.as_dict()[language.value],
        "; ".join(STORY[kind][at] for kind in proofs.told),
        "; ".join((each.zh, each.en)[at] for each in incidents),
        proofs.test,
    )


def _title(node: Node[Any], name: str, language: Language) -> str:
    """What the designer calls a member; empty where nobody gave it a title in both languages."""
    schema = node.model.model_json_schema(by_alias=True)["properties"]
    found = schema.get(name, {})
    return str(found.get("title_en" if language is Language.EN else "title", ""))
