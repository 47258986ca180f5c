"""What the expressions of a document say, for the sentences that tell of changes: nobody who approves reads FEEL."""

from __future__ import annotations

from engine.definitions.scope import Landscape
from engine.definitions.source import Source
from engine.definitions.words import Words, words
from engine.expressions.sentences import sentence
from engine.problems import Language


def spoken_expressions(landscape: Landscape, source: Source) -> dict[str, Words]:
    """The sentence of each expression, by its text; cells of tables and what is not right are told as written."""
    reader = landscape.reader(source.app)
    found: dict[str, Words] = {}
    for each in landscape.expressions(source):
        if each.checked is not None and each.checked.is_valid and not each.expression.is_test:
            around = reader.standing(each.expression).around
            zh, en = (sentence(each.checked, around, language) for language in (Language.ZH, Language.EN))
            found[each.text] = words(f"「{zh}」", f'"{en}"')
    return found
