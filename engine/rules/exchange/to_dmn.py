"""A decision as a DMN 1.5 model (OMG formal/2024-08-01): a decision table and its inputs; a score card as one table a
characteristic, added up."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from engine.errors import Invalid
from engine.expressions.types import Option, Type
from engine.kinds import Scope
from engine.problems import Code
from engine.reference import Label
from engine.rules.decisions.cells import Cell
from engine.rules.decisions.columns import Column
from engine.rules.decisions.model import Decision
from engine.rules.decisions.sheet import Sheet, read_sheet
from engine.rules.exchange.dmn_diagram import diagram
from engine.rules.exchange.dmn_expressions import Translation
from engine.rules.exchange.dmn_xml import FEEL, document, element, expression, identity, type_ref
from engine.rules.exchange.loss import Loss
from engine.rules.hit_policies import HitPolicy

CASES = Code("dmn_cases", zh="{count} 个测试用例没有导出", en="{count} test cases were not exported")
REASONS = Code(
    "dmn_reasons",
    zh="原因代码作为注释导出，扣分原因的排序没有导出",
    en="Reason codes were exported as annotations; their ranking was not",
)
LISTS = (HitPolicy.COLLECT, HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER)


def to_dmn(decision: Decision, scope: Scope) -> tuple[bytes, list[Loss]]:
    """The model, and what of the decision it does not hold. Raises Invalid where the decision has errors."""
    sheet = read_sheet(decision, scope)
    if not sheet.is_sound:
        raise Invalid([each for each in (*sheet.problems, *sheet.expression_problems) if each.is_error])
    model = _Model(sheet, scope)
    model.decisions()
    losses = model.translation.losses
    if decision.cases:
        losses.append(Loss("cases", CASES, {"count": len(decision.cases)}))
    return document(model.whole()), losses


class _Model:
    """One <definitions>."""

    def __init__(self, sheet: Sheet, scope: Scope) -> None:
        self.sheet, self.decision = sheet, sheet.decision
        self.translation = Translation(sheet)
        self.options: dict[str, str] = {}
        self.kept: list[Xml.Element] = []
        self.root = element(
            None,
            "definitions",
            id=identity("model", self.decision.uid),
            name=self.decision.name,
            label=self.decision.label.zh,
            namespace=f"urn:langqiao:{scope.app}:{self.decision.name}",
            expressionLanguage=FEEL,
            typeLanguage=FEEL,
            exporter="Langqiao",
        )

    def decisions(self) -> None:
        """The decision, or what a score card becomes."""
        if self.decision.shape == "score_card":
            self._score_card()
        else:
            self._table()

    def whole(self) -> Xml.Element:
        """Types first, then inputs, then what was made of them: everything is known before it is named."""
        read = self.translation.read
        for member in read.values():
            self._type(member.typed.type)
        for option_set, name in self.options.items():
            item = element(self.root, "itemDefinition", name=name, id=identity("type", name))
            element(item, "typeRef", "string")
            codes = (each.code for each in self.sheet.frame.record.choices(option_set))
            texts = ", ".join(f'"{code}"' for code in codes)
            if texts:
                expression(item, "allowedValues", texts)
        for name, member in read.items():
            given = element(self.root, "inputData", id=identity("input", name), name=name, label=member.label.zh)
            element(given, "variable", name=name, typeRef=self._type(member.typed.type))
        self.root.extend(self.kept)
        diagram(self.root, [identity("input", each) for each in read])
        return self.root

    def _type(self, of: Type) -> str:
        if isinstance(of, Option) and of.set not in self.options:
            base = of.set.rpartition("/")[2]
            self.options[of.set] = base if base not in self.options.values() else of.set.replace("/", "_")
        return type_ref(of, self.options)

    def _begun(self, name: str, label: Label | None, uid: str, result: str) -> Xml.Element:
        made = element(None, "decision", id=identity(uid), name=name, label=label.zh if label else "")
        if label and label.en:
            element(made, "description", label.en)
        element(made, "variable", name=name, typeRef=result)
        self.kept.append(made)
        return made

    def _requires(self, made: Xml.Element, at: int, kind: str, of: str) -> None:
        """An arrow to what is read; they stand right behind the variable."""
        arrow = element(None, "informationRequirement", id=identity(made.get("id", ""), "needs", of))
        element(arrow, "requiredInput" if kind == "input" else "requiredDecision", href=f"#{identity(kind, of)}")
        made.insert(at, arrow)

    # A table

    def _table(self) -> None:
        decision, sheet = self.decision, self.sheet
        policy = HitPolicy(decision.hit_policy)
        is_list = policy in LISTS and decision.aggregation is None
        result = self._type(sheet.outputs[0].type) if len(sheet.outputs) == 1 and not is_list else ""
        result = "number" if decision.aggregation == "count" else result
        made = self._begun(decision.name, decision.label, decision.uid, result)
        table = element(
            made,
            "decisionTable",
            id=identity("table", decision.uid),
            hitPolicy=decision.hit_policy.upper().replace("_", " "),
            aggregation=(decision.aggregation or "").upper(),
            preferredOrientation="Rule-as-Row",
            outputLabel=sheet.outputs[0].label.zh if len(sheet.outputs) == 1 else "",
        )
        for at, column in enumerate(sheet.inputs):
            self._input(table, column, sheet.domains[at])
        for at, column in enumerate(sheet.outputs):
            self._output(table, column, at)
        element(table, "annotation", name="note")
        for row in sheet.rows:
            rule = element(table, "rule", id=identity(row.uid))
            for at, cell in enumerate(row.cells):
                expression(rule, "inputEntry", self.translation.test(cell, at, f"rows[{row.number}].{self._name(at)}"))
            for at, given in enumerate(row.results):
                place = f"rows[{row.number}].{sheet.outputs[at].name}"
                expression(rule, "outputEntry", self.translation.result(given, place))
            element(element(rule, "annotationEntry"), "text", decision.rows[row.at].note)
        self._arrows(made)

    def _name(self, at: int) -> str:
        return self.sheet.inputs[at].name

    def _input(self, table: Xml.Element, column: Column, values: tuple[Cell, ...] | None) -> None:
        made = element(table, "input", id=identity(column.uid), label=column.label.zh)
        text = self.translation.source(column.source, f"inputs.{column.name}")
        expression(made, "inputExpression", text, typeRef=self._type(column.type))
        if values:
            place = f"inputs.{column.name}.values"
            texts = (self.translation.test(each, self.sheet.inputs.index(column), place) for each in values)
            expression(made, "inputValues", ", ".join(texts))

    def _output(self, table: Xml.Element, column: Column, at: int) -> None:
        name = column.name if len(self.sheet.outputs) > 1 else ""
        made = element(
            table, "output", id=identity(column.uid), name=name, label=column.label.zh, typeRef=self._type(column.type)
        )
        place = f"outputs.{column.name}"
        if self.sheet.allowed[at]:
            texts = (self.translation.result(each, place) for each in self.sheet.allowed[at])
            expression(made, "outputValues", ", ".join(texts))
        default = self.sheet.defaults[at]
        if default is not None:
            expression(made, "defaultOutputEntry", self.translation.result(default, place))

    def _arrows(self, made: Xml.Element) -> None:
        begin = next(at for at, each in enumerate(made) if each.tag.endswith("}variable")) + 1
        for at, name in enumerate(self.translation.read):
            self._requires(made, begin + at, "input", name)

    # A score card

    def _score_card(self) -> None:
        """A table a characteristic, the first bin that holds its value; and the sum of them."""
        names = []
        for at, column in enumerate(self.sheet.inputs):
            names.append(f"{column.name}_points")
            self._characteristic(at, column, names[-1])
        decision = self.decision
        total = self._begun(decision.name, decision.label, decision.uid, "number")
        for at, name in enumerate(names):
            self._requires(total, 1 + at + bool(decision.label.en), "points", name)
        expression(total, "literalExpression", " + ".join((f"{self.sheet.base:f}", *names)), typeRef="number")
        if any(each.reason for card in self.sheet.cards for each in card):
            self.translation.losses.append(Loss("characteristics", REASONS))

    def _characteristic(self, at: int, column: Column, name: str) -> None:
        made = element(None, "decision", id=identity("points", name), name=name, label=column.label.zh)
        element(made, "variable", name=name, typeRef="number")
        self.kept.append(made)
        table = element(made, "decisionTable", id=identity("table", column.uid), hitPolicy="FIRST")
        before = set(self.translation.read)
        known, self.translation.read = self.translation.read, {}
        self._input(table, column, None)
        output = element(table, "output", id=identity("out", column.uid), typeRef="number")
        element(table, "annotation", name="reason")
        otherwise = "0"
        for each in self.sheet.cards[at]:
            if each.cell is None:
                otherwise = f"{each.points:f}"
                continue
            rule = element(table, "rule", id=identity(each.uid))
            place = f"characteristics.{column.name}"
            expression(rule, "inputEntry", self.translation.test(each.cell, at, place))
            expression(rule, "outputEntry", f"{each.points:f}")
            element(element(rule, "annotationEntry"), "text", each.reason.zh if each.reason else "")
        expression(output, "defaultOutputEntry", otherwise)
        self._arrows(made)
        self.translation.read = {**known, **{k: v for k, v in self.translation.read.items() if k not in before}}
