"""A condition cell as people write it, read as unary tests: `5万以上` is `>= 50000`, `5 – 20` is `[5..20]`.

What is FEEL already is taken as it is. Everything else is taken apart by the words and signs of `cell_words`; what
is left over must be values of the column's type, or the cell is a problem. Nothing is guessed.
"""

from __future__ import annotations

import re

from engine.expressions.render import quoted
from engine.rules.exchange.cell_feel import feel_test, parsed
from engine.rules.exchange.cell_problems import (
    AMBIGUOUS_NUMBER,
    IS_FAULT,
    IS_FORMULA,
    NO_OPTION,
    REVERSED,
    UNREADABLE,
    WANTED,
    Unreadable,
)
from engine.rules.exchange.cell_values import UNIT, Read, as_text, normal, read_value
from engine.rules.exchange.cell_words import (
    ANY_WORDS,
    BEFORE,
    BEHIND,
    BOTH,
    CHAIN,
    DASH,
    ENDLESS,
    FORMULA,
    INTERVAL,
    LIST,
    LIST_OF_TEXTS,
    NOT,
    SEPARATED,
    SIGN_BEFORE,
    SIGN_BEHIND,
    SIGNED_HIGH,
    SIGNED_LOW,
)
from engine.rules.exchange.columns import Column
from engine.rules.exchange.grid import Fault, Formula, Written

NOT_NULL_WORDS = frozenset({"非空", "不为空", "有值", "not null", "not(null)", "!=null"})


def read_test(written: Written, column: Column) -> str:
    """The cell of a condition. Raises Unreadable."""
    match written:
        case None:
            return "-"
        case Formula(text):
            raise Unreadable(IS_FORMULA, text=text)
        case Fault(text):
            raise Unreadable(IS_FAULT, text=text)
    return Reading(as_text(written, column), column).cell()


LONGEST_INTERVAL = 80


class Reading:
    """One cell."""

    def __init__(self, text: str, column: Column) -> None:
        self.text, self.column = text, column

    def cell(self) -> str:
        """The tests it says."""
        plain = normal(self.text)
        word = plain.casefold()
        if word in ANY_WORDS:
            return "-"
        if word.replace(" ", "") in NOT_NULL_WORDS:
            return "not(null)"
        if formula := self.formula(plain):
            return formula
        if '"' in plain or "“" in plain:
            return feel_test(self.text, self.column) or self.cannot()
        if self.column.is_ordered:
            return self.ordered(self.without_separators(plain))
        return self.named(self.text.strip() if self.column.shape == "text" else plain)

    def cannot(self) -> str:
        """Nothing makes sense of it."""
        raise Unreadable(UNREADABLE, text=self.text, wanted=WANTED[self.column.shape])

    def formula(self, plain: str) -> str | None:
        """`公式: ? > 5`, and what begins with `=` and asks about `?`."""
        match = FORMULA.fullmatch(plain)
        if match is None and not (plain.startswith("=") and "?" in plain):
            return None
        text = FORMULA.sub(r"\1", self.text.strip()) if match else self.text.strip()[1:]
        return f"= {text.strip()}" if parsed(text) is not None else self.cannot()

    def without_separators(self, plain: str) -> str:
        """`1,000,000` without its commas; a problem where the commas may as well part a list."""
        if interval := self.parted(plain):
            return interval
        groups = plain.split(",")
        if self.column.shape == "number" and SEPARATED.fullmatch(plain) and not any(each[0] == "0" for each in groups):
            raise Unreadable(AMBIGUOUS_NUMBER, text=self.text, number="".join(groups), list="、".join(groups))
        return SEPARATED.sub(lambda match: match[0].replace(",", ""), plain)

    def parted(self, plain: str) -> str | None:
        """`[500,600)` and `[1,000,2,000)`: the one comma of an interval that leaves two values."""
        if len(plain) > LONGEST_INTERVAL or plain[:1] not in ("[", "(", "]") or plain[-1:] not in ("]", ")", "["):
            return None
        inner = plain[1:-1]
        ends = [(inner[:at].strip(), inner[at + 1 :].strip()) for at, sign in enumerate(inner) if sign == ","]
        fitting = [each for each in ends if all(end in ENDLESS or self.value(end) for end in each)]
        if len(fitting) != 1:
            return None
        low, high = (each.replace(",", "") for each in fitting[0])
        return f"{plain[0]}{low},{high}{plain[-1]}"

    # Columns that are ordered

    def ordered(self, plain: str) -> str:
        """Values, comparisons and ranges."""
        if taken := feel_test(plain, self.column):
            return taken
        plain = plain.replace("大于或等于", ">=").replace("小于或等于", "<=")
        if match := NOT.fullmatch(plain):
            return f"not({self.listed(match[1] or match[2])})"
        return self.listed(plain)

    def listed(self, plain: str) -> str:
        """Several with signs between, joined as FEEL has them."""
        if interval := self.interval(plain):
            return interval
        return ", ".join(self.single(each) for each in LIST.split(plain) if each)

    def single(self, plain: str) -> str:
        """One comparison, range or value."""
        for way in (self.chain, self.both, self.interval, self.before, self.behind, self.span):
            if found := way(plain):
                return found
        return (self.value(plain) or self.nothing()).text

    def nothing(self) -> Read:
        """The same as `cannot`, where a value is asked for."""
        return Read(self.cannot())

    def value(self, plain: str) -> Read | None:
        """One value of the column."""
        return read_value(plain, self.column) if plain else None

    def chain(self, plain: str) -> str | None:
        """`5万 ≤ 金额 < 20万`."""
        match = CHAIN.fullmatch(plain)
        if match is None:
            return None
        low, high = self.value(match[1]), self.value(match[4])
        return self.range(low, high, match[2] != "<", match[3] != "<") if low and high else None

    def both(self, plain: str) -> str | None:
        """`> 5 且 <= 10`."""
        parts = BOTH.split(plain)
        if len(parts) != 2:
            return None
        ends: dict[str, tuple[str, Read]] = {}
        for each in parts:
            compared = self.compared(each)
            if compared is None:
                return None
            ends[compared[0][0]] = compared
        if set(ends) != {"<", ">"}:
            return None
        (over, low), (under, high) = ends[">"], ends["<"]
        return self.range(low, high, over == ">=", under == "<=")

    def compared(self, plain: str) -> tuple[str, Read] | None:
        """A sign and its value, the sign before or behind."""
        if match := SIGN_BEFORE.fullmatch(plain):
            value = self.value(match[2])
            return (BEFORE[match[1].casefold()], value) if value else None
        if match := SIGN_BEHIND.fullmatch(plain):
            value = self.value(match[1])
            return (BEHIND[match[2].casefold()], value) if value else None
        return None

    def before(self, plain: str) -> str | None:
        """`≥ 5`, `不满 18`."""
        compared = self.compared(plain)
        if compared is None:
            return None
        sign, value = compared
        return value.text if sign == "=" else f"not({value.text})" if sign == "!=" else f"{sign} {value.text}"

    behind = before

    def interval(self, plain: str) -> str | None:
        """`[5, 20)`; an end may be ∞."""
        match = INTERVAL.fullmatch(plain)
        if match is None:
            return None
        opening, left, right, closing = match.groups()
        low, high = self.value(left), self.value(right)
        if left in ENDLESS and high:
            return f"{'<=' if closing == ']' else '<'} {high.text}"
        if right in ENDLESS and low:
            return f"{'>=' if opening == '[' else '>'} {low.text}"
        return self.range(low, high, opening == "[", closing == "]") if low and high else None

    def span(self, plain: str) -> str | None:
        """`5 – 20`, `2026-01-01 至 2026-06-30`, `5–20万`, both ends included; `> 5 – < 20` says otherwise."""
        for sign in DASH.finditer(plain):
            over, left = self.signed(SIGNED_LOW, plain[: sign.start()])
            under, right = self.signed(SIGNED_HIGH, plain[sign.end() :])
            high = self.value(right)
            if not left or high is None:
                continue
            unit = UNIT.search(right)
            alone = re.fullmatch(r"[-+]?\d+(?:\.\d+)?", left) and unit and unit[1]
            low = self.value(left + unit[1] if alone and unit else left)
            if low is not None:
                return self.range(low, high, over != ">", under != "<")
        return None

    def signed(self, end: re.Pattern[str], plain: str) -> tuple[str, str]:
        """The sign before an end of a range, and the end."""
        match = end.fullmatch(plain.strip())
        return (match[1] or "", match[2]) if match else ("", "")

    def range(self, low: Read, high: Read, low_included: bool, high_included: bool) -> str:
        """A range that begins before it ends."""
        if low.order is None or high.order is None:
            self.cannot()
        if low.order > high.order:  # type: ignore[operator]
            raise Unreadable(REVERSED, text=self.text)
        return f"{'[' if low_included else '('}{low.text}..{high.text}{']' if high_included else ')'}"

    # Columns of names

    def named(self, plain: str) -> str:
        """Texts, options, yes and no."""
        if whole := self.one(plain, self.text):
            return whole
        if match := NOT.fullmatch(plain):
            return f"not({self.names(match[1] or match[2])})"
        for word in ("!=", "<>", "≠", "不等于", "不是", "非"):
            if plain.startswith(word) and (word != "非" or self.column.shape == "option"):
                return f"not({self.names(plain[len(word) :])})"
        if self.column.shape == "option" and (ranked := self.ranked(plain)):
            return ranked
        return self.names(plain.removeprefix("="))

    def one(self, plain: str, original: str) -> str | None:
        """A single option or yes or no, whatever signs its name holds; a text is looked at closer."""
        if self.column.shape == "text":
            return None
        found = self.value(plain)
        return found.text if found else None

    def names(self, plain: str) -> str:
        """Several names."""
        parts = (LIST_OF_TEXTS if self.column.shape == "text" else LIST).split(plain.strip())
        if self.column.shape == "option" and len(parts) == 1:
            parts = re.split(r"\s*/\s*", plain.strip())
        return ", ".join(self.name(each) for each in parts if each) or self.cannot()

    def name(self, plain: str) -> str:
        """One of them."""
        found = self.value(plain)
        if found is not None:
            return found.text
        if self.column.shape == "option":
            known = [each.label.as_dict() for each in self.column.choices[:20]]
            raise Unreadable(NO_OPTION, text=plain, known=known)
        return self.cannot()

    def ranked(self, plain: str) -> str | None:
        """`贵宾及以上`: the option and all that rank over it, by their codes."""
        compared = self.compared(plain)
        if compared is None or not isinstance(rank := compared[1].order, int):
            return None
        codes = [quoted(each.code) for each in self.column.choices]
        match compared[0]:
            case ">=":
                return ", ".join(codes[rank:])
            case ">":
                return ", ".join(codes[rank + 1 :]) or self.cannot()
            case "<=":
                return ", ".join(codes[: rank + 1])
            case "<":
                return ", ".join(codes[:rank]) or self.cannot()
        return None
