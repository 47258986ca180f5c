"""Values as JSON and as people read them, and an explanation as the screens show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from engine.expressions import ast
from engine.expressions.check import Checked
from engine.expressions.explain import Explained
from engine.expressions.failure import Reason
from engine.expressions.reasons import EMPTY, UNSEEN
from engine.expressions.render import render
from engine.expressions.sentences import sentence
from engine.expressions.surroundings import Surroundings
from engine.expressions.types import ListOf, Money, Option, Type
from engine.expressions.unbind import Naming
from engine.expressions.values.currencies import SYMBOLS
from engine.expressions.values.shown import plain, shown
from engine.expressions.values.temporal import Date, DateTime
from engine.expressions.values.types import Value
from engine.problems import Language

Json = Any  # a JSON value
Both = dict[str, str]
EMPTY_WORDS = {Language.ZH: "空", Language.EN: "empty"}
TRUTH_WORDS = {Language.ZH: ("否", "是"), Language.EN: ("no", "yes")}
MOST_SHOWN = 20
LONGEST_SHOWN = 2_000


def as_json(value: Value) -> Json:
    """A value as JSON: numbers, dates and durations as text, so that no reader rounds or guesses them."""
    match value:
        case None | bool() | str():
            return value
        case Decimal():
            return plain(value)
        case list():
            return [as_json(each) for each in value]
        case dict():
            return {name: as_json(each) for name, each in value.items()}
    return shown(value)


@dataclass(frozen=True)
class Teller:
    """Tells an explanation. `names` are what people and units are called, by id; `unseen` the paths of fields whose
    value the person asking may not see."""

    checked: Checked
    around: Surroundings
    names: Mapping[str, str] = field(default_factory=dict)
    unseen: frozenset[tuple[str, ...]] = frozenset()

    def node(self, explained: Explained) -> dict[str, Json]:
        """The node and all below it: text, sentence, value, truth, reason, span, children."""
        node = explained.node
        return {
            "text": self._text(node),
            "sentence": {each.value: self._sentence(explained, each) for each in Language},
            "value": as_json(explained.value),
            "shown": self.shown(explained.value, self.checked.type_of(node).type),
            "truth": explained.truth,
            "reason": self.reason(explained),
            "span": list(node.span),
            "children": [self.node(each) for each in explained.children],
        }

    def reason(self, explained: Explained) -> Both | None:
        """Why there is no value; None where there is one."""
        if explained.value is not None or explained.node == ast.Literal(None):
            return None
        below = [each for each in explained.children if each.value is None and each.item is None]
        for each in below:
            found = self.reason(each)
            if found is not None:
                return found
        if explained.reasons:
            return reason_text(explained.reasons[-1])
        if isinstance(explained.node, (ast.Field, ast.Path, ast.Name)):
            path = explained.node.path if isinstance(explained.node, ast.Field) else ()
            code = UNSEEN if path in self.unseen else EMPTY
            telling = {each.value: sentence(self.checked, self.around, each, explained.node) for each in Language}
            problem = code.at("", name=telling)
            return {each.value: problem.text(each) for each in Language}
        return None

    def shown(self, value: Value, of: Type) -> Both:
        """A value as people read it."""
        return {each.value: self._shown(value, of, each)[:LONGEST_SHOWN] for each in Language}

    def _shown(self, value: Value, of: Type, language: Language) -> str:
        match value:
            case None:
                return EMPTY_WORDS[language]
            case bool():
                return TRUTH_WORDS[language][value]
            case Decimal():
                return amount(value, of)
            case str() if isinstance(of, Option):
                found = next((each for each in self.around.choices(of.set) if each.code == value), None)
                return value if found is None else found.label.as_dict()[language.value]
            case str():
                return self.names.get(value, value)
            case Date():
                return str(value)
            case DateTime():
                return f"{value.date} {value.time.hour:02}:{value.time.minute:02}:{int(value.time.second):02}"
            case list():
                inner = of.of if isinstance(of, ListOf) else of
                told = [self._shown(each, inner, language) for each in value[:MOST_SHOWN]]
                more = ["…"] if len(value) > MOST_SHOWN else []
                return ("、" if language is Language.ZH else ", ").join([*told, *more]) or EMPTY_WORDS[language]
            case dict() if "id" in value:
                return str(value.get("title") or value["id"])
        return shown(value)

    def _text(self, node: ast.Node) -> str:
        return render(Naming(self.checked, self.around, None).node(node))

    def _sentence(self, explained: Explained, language: Language) -> str:
        told = sentence(self.checked, self.around, language, explained.node)
        if explained.item is None:
            return told
        return f"第 {explained.item} 条：{told}" if language is Language.ZH else f"No. {explained.item}: {told}"


def amount(value: Decimal, of: Type) -> str:
    """A number; an amount of money as ¥1,234.50, with two places at least."""
    if not isinstance(of, Money) or abs(value) >= Decimal(10) ** 30:
        return plain(value)
    places = max(2, -int(value.normalize().as_tuple().exponent))
    sign = "-" if value < 0 else ""
    return f"{sign}{SYMBOLS.get(of.currency, of.currency + ' ')}{abs(value):,.{places}f}"


def reason_text(reason: Reason) -> Both:
    """A reason in both languages."""
    problem = reason.code.at("", **dict(reason.params))
    return {each.value: problem.text(each) for each in Language}
