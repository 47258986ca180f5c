"""Which words form a name: names in scope as a trie over token texts, so that the longest known name wins in one
pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from engine.expressions.lexer import Token, words


@dataclass(slots=True)
class _Node:
    name: str | None = None
    next: dict[str, _Node] = field(default_factory=dict)


class Names:
    """A set of names that may hold spaces and operators, on top of an outer one."""

    def __init__(self, names: Iterable[str] = (), outer: Names | None = None) -> None:
        self._root = _Node()
        self._outer = outer
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Make a name known."""
        node = self._root
        for word in words(name):
            node = node.next.setdefault(word, _Node())
        node.name = name

    def longest(self, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
        """The longest known name that the tokens from `at` on spell, and where it ends; inner scopes win ties."""
        best = self._outer.longest(tokens, at) if self._outer else None
        if tokens[at].text not in self._root.next:
            return best
        node, end = self._root, at
        while (following := node.next.get(tokens[end].text)) is not None and tokens[end].span[1] > tokens[end].span[0]:
            node, end = following, end + 1
            if node.name is not None and (best is None or end >= best[1]):
                best = (node.name, end)
        return best
