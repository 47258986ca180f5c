"""`langqiao decision import` and `export`: files of decisions on the machine, with everything that was lost or wrong
told, and a status scripts can ask."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from engine.cli import main

Run = Callable[..., tuple[int, str]]
ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.http
GOOD = [["客户级别", "贷款余额", "处理岗位"], ["贵宾及以上", ">5万", "客户经理"], [None, None, "客服"]]
DMN = """<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="n">
<decision id="d" name="Fee"><variable name="Fee"/><decisionTable hitPolicy="FIRST">
<input id="i"><inputExpression typeRef="number"><text>amount</text></inputExpression></input>
<output id="o" typeRef="number"/>
<rule id="r"><inputEntry id="a"><text>&gt; 5</text></inputEntry><outputEntry id="b"><text>1</text></outputEntry></rule>
</decisionTable></decision>
<decision id="e" name="Twice"><variable name="Twice"/>
<literalExpression><text>2 * 2</text></literalExpression></decision>
</definitions>"""


BANKS: set[str] = set()


@pytest.fixture
def decision(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> Run:
    """Runs a command of `langqiao decision` over a bank with its base app; the exit code and all it said."""
    for name in [each for each in os.environ if each.startswith("LANGQIAO_") and each != "LANGQIAO_MASTER_KEY"]:
        monkeypatch.delenv(name)
    environment = {"DATABASE_URL": database_url, "LANGQIAO_DATA": str(tmp_path), "LANGQIAO_LOG_LEVEL": "error"}
    for name, value in {**environment, "COLUMNS": "200", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)

    def run(*arguments: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["langqiao", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr()
        return int(ended.value.code or 0), told.out + told.err

    if database_url not in BANKS:
        code, told = run("import", str(ROOT / "app_templates/bank_base"))
        assert code == 0, told
        BANKS.add(database_url)
    return lambda *arguments: run("decision", *arguments)


def workbook(to: Path, lines: list[list[Any]]) -> str:
    book = Workbook()
    for line in lines:
        book.active.append(line)
    book.save(to)
    return str(to)


def test_a_score_card_goes_out_is_changed_and_comes_back_as_the_same_decision(decision: Run, tmp_path: Path) -> None:
    file = tmp_path / "value.xlsx"
    code, told = decision("export", "bank_base", "customer_value", str(file))
    assert (code, "bytes" in told) == (0, True), told
    book = load_workbook(io.BytesIO(file.read_bytes()))
    book.active["B2"] = 310
    book.save(file)
    code, told = decision("import", "bank_base", str(file))
    assert code == 0, told
    assert "customer_value: its draft is changed" in told
    again = tmp_path / "again.xlsx"
    assert decision("export", "bank_base", "customer_value", str(again))[0] == 0
    assert load_workbook(io.BytesIO(again.read_bytes())).active["B2"].value == 310


def test_a_sheet_becomes_a_new_draft_and_a_second_time_another(decision: Run, tmp_path: Path) -> None:
    file = workbook(tmp_path / "dispatch.xlsx", GOOD)
    code, told = decision("import", "bank_base", file, "--form", "customer", "--title", "Dispatch table")
    assert code == 0, told
    assert "note: 没有技术行" in told
    assert "dispatch_table: a new draft, 0 errors" in told
    code, told = decision("import", "bank_base", file, "--form", "customer", "--title", "Dispatch table")
    assert (code, "dispatch_table_2: a new draft" in told) == (0, True), told
    assert decision("export", "bank_base", "dispatch_table", str(tmp_path / "out.dmn"))[0] == 0


def test_cells_nobody_can_read_keep_everything_from_being_saved(decision: Run, tmp_path: Path) -> None:
    file = workbook(
        tmp_path / "bad.xlsx", [*GOOD, ["贵宾", "很多", "客服"], ["贵宾", "> 5", "客服"], [None, "20-5", "x"]]
    )
    asked = ("import", "bank_base", file, "--form", "customer", "--title", "bad")
    code, told = decision(*asked)
    assert code == 1, told
    assert "problem: B4 的“很多”无法理解" in told
    assert "problem: B6 的“20-5”起点大于终点" in told
    assert "nothing is saved" in told
    assert decision("export", "bank_base", "bad", str(tmp_path / "out.xlsx"))[0] == 1
    code, told = decision(*asked, "--anyway")
    assert (code, "bad: a new draft, 2 errors" in told) == (1, True), told


def test_losses_of_a_model_are_printed_in_both_directions(decision: Run, tmp_path: Path) -> None:
    file = tmp_path / "model.dmn"
    file.write_text(DMN)
    code, told = decision("import", "bank_base", str(file), "--dry-run")
    assert code == 0, told
    assert "lost: Twice" in told
    assert "nothing is saved" in told
    assert decision("export", "bank_base", "fee", str(tmp_path / "no.dmn"))[0] == 1
    code, told = decision("export", "bank_base", "customer_value", str(tmp_path / "value.dmn"))
    assert code == 0
    assert "lost: " in told


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(("import", "bank_base", "{}/no.xlsx"), 2, "there is no file", id="no file"),
        pytest.param(("import", "bank_base", "{}/text.csv"), 2, "is none of", id="another format"),
        pytest.param(("import", "bank_base", "{}/text.xlsx"), 1, "This is no Excel workbook", id="no workbook"),
        pytest.param(("import", "nothing", "{}/good.xlsx"), 1, "nothing", id="no app"),
        pytest.param(("import", "bank_base", "{}/good.xlsx", "--form", "x"), 1, "decision_unknown", id="no form"),
        pytest.param(("export", "bank_base", "nothing", "{}/out.xlsx"), 1, "nothing", id="no decision"),
        pytest.param(("export", "bank_base", "customer_value", "{}/text.csv"), 2, "there is a file", id="in the way"),
        pytest.param(("export", "bank_base", "customer_value", "{}/out.pdf"), 2, "is none of", id="no such format"),
    ],
)
def test_what_cannot_be_done_is_told_with_a_status(
    decision: Run, tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    workbook(tmp_path / "good.xlsx", GOOD)
    for name in ("text.csv", "text.xlsx"):
        (tmp_path / name).write_text("a,b")
    status, told = decision(*(each.format(tmp_path) for each in arguments))
    assert (status, "Traceback" in told) == (code, False), told
    assert said in told or said == "decision_unknown"
