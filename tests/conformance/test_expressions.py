"""Our own corpus: the reference meaning and generated Python give what each file says."""

from __future__ import annotations

import pytest

from engine.expressions.cases import same
from engine.expressions.check import check_text
from engine.expressions.closures import closure
from engine.expressions.native import to_native, to_value
from engine.expressions.python_source import Moment, generate
from engine.expressions.run import Run, Scope
from tests.support.expression_corpus import Case, cases
from tests.support.expression_records import GIVEN, NOW, TODAY

MOMENT = Moment(NOW, TODAY, GIVEN)


@pytest.mark.parametrize("case", cases(), ids=str)
def test_both_targets_give_what_the_file_says(case: Case) -> None:
    checked, problems = check_text(case.text, case.around)
    assert checked is not None, problems
    assert checked.is_valid, problems
    by_closures = closure(checked.tree)(Run(to_value(NOW), given=GIVEN), Scope({"$": case.record}))
    assert same(by_closures, case.expected), by_closures
    program = generate(checked)
    arguments = program.arguments(to_native(case.record))
    by_python = to_value(program.value(MOMENT, *arguments))
    assert same(by_python, case.expected), by_python
    assert program.is_true(MOMENT, *arguments) is (case.expected is True)
