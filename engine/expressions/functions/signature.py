"""How a built-in says what it takes: one record serves the interpreter, the checker and the editor's completion."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from engine.expressions.values.types import Value, kind_of

Implementation = Callable[..., Value]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. `kinds` are the types it takes (empty: any); an optional one may be left out; a nullable one may
    be null."""

    name: str
    kinds: frozenset[str]
    optional: bool = False
    nullable: bool = False

    @classmethod
    def parse(cls, text: str) -> Parameter:
        """`length: number?` is optional, `value: any` takes everything and null, `x: string|null` takes null."""
        name, _, kinds = text.partition(":")
        kinds = kinds.strip()
        optional = kinds.endswith("?")
        names = {each.strip() for each in kinds.rstrip("?").split("|")}
        return cls(name.strip(), frozenset(names - {"any", "null"}), optional, bool(names & {"any", "null"}))

    def fits(self, value: Value) -> tuple[bool, Value]:
        """Whether it takes the value, and the value after the implicit conversions of 10.3.2.9.4."""
        if value is None:
            return self.nullable or self.optional, None
        kind = kind_of(value)
        if not self.kinds or kind in self.kinds:
            return True, value
        if kind == "list" and len(value) == 1 and kind_of(value[0]) in self.kinds:
            return True, value[0]
        if "list" in self.kinds:
            return True, [value]
        if kind == "date" and "date and time" in self.kinds:
            return True, value
        return False, None


@dataclass(frozen=True, slots=True)
class Signature:
    """One way to call a built-in. A variadic one takes any number of its last parameter."""

    parameters: tuple[Parameter, ...]
    call: Implementation
    variadic: bool = False

    def accepts_count(self, count: int) -> bool:
        """That many positional arguments."""
        required = sum(not each.optional for each in self.parameters)
        return count >= required if self.variadic else required <= count <= len(self.parameters)

    def positional(self, names: Sequence[str], arguments: Sequence[Value]) -> list[Value] | None:
        """Named arguments in the order of the parameters; None when the names do not fit."""
        given = dict(zip(names, arguments, strict=True))
        if len(given) != len(names) or not given.keys() <= {each.name for each in self.parameters}:
            return None
        if any(each.name not in given and not each.optional for each in self.parameters):
            return None
        ordered = [given.get(each.name) for each in self.parameters]
        while ordered and self.parameters[len(ordered) - 1].name not in given:
            ordered.pop()
        return ordered

    def convert(self, arguments: Sequence[Value]) -> list[Value] | None:
        """The arguments as the implementation wants them; None when one does not fit."""
        converted: list[Value] = []
        for position, argument in enumerate(arguments):
            parameter = self.parameters[min(position, len(self.parameters) - 1)]
            fits, value = parameter.fits(argument)
            if not fits:
                return None
            converted.append(value)
        return converted


@dataclass(frozen=True)
class BuiltIn:
    """A built-in function with all its signatures."""

    name: str
    signatures: tuple[Signature, ...]

    @cached_property
    def is_variadic(self) -> bool:
        """It takes any number of arguments."""
        return any(each.variadic for each in self.signatures)

    def __call__(self, arguments: Sequence[Value], names: Sequence[str] = ()) -> tuple[bool, Value]:
        """Whether a signature takes these arguments, and the result of the first that does."""
        for signature in self.signatures:
            ordered = signature.positional(names, arguments) if names else arguments
            if ordered is None or not signature.accepts_count(len(ordered)):
                continue
            converted = signature.convert(ordered)
            if converted is not None:
                return True, signature.call(*converted)
        return False, None


BUILT_INS: dict[str, BuiltIn] = {}


def built_in(name: str, *parameters: str, variadic: bool = False) -> Callable[[Implementation], Implementation]:
    """Add a signature to a built-in; the ones added first are tried first."""

    def add(call: Implementation) -> Implementation:
        signature = Signature(tuple(Parameter.parse(each) for each in parameters), call, variadic)
        known = BUILT_INS.get(name)
        BUILT_INS[name] = BuiltIn(name, (*(known.signatures if known else ()), signature))
        return call

    return add
