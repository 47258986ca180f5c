"""The 43 workflow control-flow patterns (Russell, ter Hofstede, van der Aalst, Mulyar 2006): each is played, or it is
said by what means it is made, or that it is out of scope. The table is printed; nothing is silently missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.flows import commands
from tests.pure.flows.drawing import Case, drawn, uid
from tests.pure.flows.other_patterns import BY_CONSTRUCTION, OUT_OF_SCOPE

AND, XOR, OR, RACE = "parallelGateway", "exclusiveGateway", "inclusiveGateway", "eventBasedGateway"


def sequence() -> None:
    case = Case(drawn("s > a; a > b; b > e")).start()
    assert case.open() == ["a"]
    assert case.done("a").open() == ["b"]
    assert case.done("b").status == "done"


def parallel_split() -> None:
    case = Case(drawn("s > f; f > a; f > b; f > c; a > e1; b > e2; c > e3", f=AND)).start()
    assert case.open() == ["a", "b", "c"]


def synchronization() -> None:
    for order in (("a", "b"), ("b", "a")):
        case = Case(drawn("s > f; f > a; f > b; a > j; b > j; j > c; c > e", f=AND, j=AND)).start()
        assert case.done(order[0]).open() == [order[1]]
        assert case.done(order[1]).open() == ["c"]


def exclusive_choice() -> None:
    graph = drawn("s > x; x > a ? p; x > b ? q; x > c !; a > e; b > e; c > e", x=XOR)
    for holds, chosen in (({"x>a": True, "x>b": True}, "a"), ({"x>b": True}, "b"), ({}, "c"), ({"x>a": None}, "c")):
        assert Case(graph, holds).start().open() == [chosen]
    none = Case(drawn("s > x; x > a ? p; a > e", x=XOR)).start()
    assert [each.code for each in none.state.incidents.values()] == ["flow_no_branch"]


def simple_merge() -> None:
    case = Case(drawn("s > x; x > a ? p; x > b !; a > m; b > m; m > c; c > e", x=XOR, m=XOR)).start()
    assert case.done("b").open() == ["c"]


def multi_choice() -> None:
    graph = drawn("s > x; x > a ? p; x > b ? q; x > c ? r; a > e1; b > e2; c > e3", x=OR)
    for bits in range(1, 8):
        chosen = [name for at, name in enumerate("abc") if bits >> at & 1]
        assert Case(graph, {f"x>{each}": True for each in chosen}).start().open() == chosen


def structured_synchronizing_merge() -> None:
    graph = drawn("s > x; x > a ? p; x > b ? q; x > c ? r; a > j; b > j; c > j; j > d; d > e", x=OR, j=OR)
    for bits in range(1, 8):
        chosen = [name for at, name in enumerate("abc") if bits >> at & 1]
        case = Case(graph, {f"x>{each}": True for each in chosen}).start()
        for each in chosen:
            assert "d" not in case.open()
            case.done(each)
        assert case.open() == ["d"]


def multi_merge() -> None:
    case = Case(drawn("s > f; f > a; f > b; a > m; b > m; m > c; c > e", f=AND, m=XOR)).start()
    assert case.done("a", "b").open() == ["c", "c"]
    assert case.done("c", "c").status == "done"


def arbitrary_cycles() -> None:
    graph = drawn("s > x; x > a ? p; x > b !; a > m; m > c; b > n; c > n; n > d; d > y; y > m ? again; y > e !",
                  x=XOR, m=XOR, n=XOR, y=XOR)  # fmt: skip
    case = Case(graph, {"y>m": True}).start()
    assert case.done("b", "d").open() == ["c"]
    case.holds = {}
    assert case.done("c", "d").status == "done"


def implicit_termination() -> None:
    case = Case(drawn("s > f; f > a; f > b; a > e1; b > e2", f=AND)).start()
    assert case.done("a").status == "open"
    assert case.done("b").status == "done"


def instances(of: list[object], **more: object) -> Case:
    multi = {"of": "rows", **more}
    graph = drawn("s > p; p > b; b > e; s2 > a; a > e2", p={"type": "subProcess", "multi": multi},
                  s2={"inside": "p"}, a={"inside": "p"}, e2={"inside": "p"})  # fmt: skip
    return Case(graph, {"p.of": of, "p.until": lambda case: len(case.open()) == 1}).start()


def instances_without_synchronization() -> None:
    graph = drawn(
        "s > c; c > b; b > e", c={"type": "callActivity", "flow": "other", "waits": False, "multi": {"of": "r"}}
    )
    case = Case(graph, {"c.of": [1, 2, 3]}).start()
    assert (len(case.wishes), case.open()) == (3, ["b"])


def instances_known_when_drawn() -> None:
    case = instances([1, 2, 3])
    assert case.open() == ["a", "a", "a"]
    assert case.done("a", "a", "a").open() == ["b"]


def instances_known_when_run() -> None:
    assert instances([]).open() == ["b"]
    one_by_one = instances(["x", "y"], sequential=True)
    assert one_by_one.open() == ["a"]
    assert one_by_one.done("a").open() == ["a"]
    assert one_by_one.done("a").open() == ["b"]


def instances_not_known_before() -> None:
    graph = drawn("s > a; a > b; b > e", a={"multi": {"mode": "all"}})
    case = Case(graph, people={"a": ["ada", "bob"]}).start()
    case.do(commands.Ask(case.task("a", "ada"), ("cem",), "beside"))
    case.done("a", person="ada").done("a", person="bob")
    assert case.open() == ["a"], "the join waits for who was added"
    assert case.done("a", person="cem").open() == ["b"]


def deferred_choice() -> None:
    events = {"m": {"type": "intermediateCatchEvent", "event": {"kind": "message", "name": "paid"}},
              "t": {"type": "intermediateCatchEvent", "event": {"kind": "timer", "after": "P1D"}}}  # fmt: skip
    graph = drawn("s > g; g > m; g > t; m > a; t > b; a > e; b > e", g=RACE, **events)
    paid = Case(graph).start().deliver("paid")
    assert (paid.open(), paid.state.timers, paid.state.subscriptions) == (["a"], {}, {})
    late = Case(graph).start().fire("t")
    assert (late.open(), late.state.timers, late.state.subscriptions) == (["b"], {}, {})


LIMIT = {"type": "boundaryEvent", "attached_to": "a", "event": {"kind": "timer", "after": "P1D"}}


def cancel_activity() -> None:
    case = Case(drawn("s > a; a > e; t > b; b > e", t=LIMIT)).start().fire("t")
    assert (case.open(), len(case.state.tasks), case.state.timers) == (["b"], 1, {})
    beside = Case(drawn("s > a; a > e; t > b; b > e", t=LIMIT | {"interrupting": False})).start().fire("t")
    assert beside.open() == ["a", "b"]


def cancel_case() -> None:
    case = instances([1, 2]).do(commands.Cancel())
    state = case.state
    assert (case.status, state.tokens, state.tasks, state.scopes, state.timers) == ("cancelled", {}, {}, {}, {})


def structured_loop() -> None:
    graph = drawn("s > m; m > a; a > y; y > m ? again; y > e !", m=XOR, y=XOR)
    case = Case(graph, {"y>m": True}).start()
    assert case.done("a", "a", "a").open() == ["a"]
    case.holds = {}
    assert case.done("a").status == "done"


def transient_trigger() -> None:
    graph = drawn(
        "s > w; w > a; a > e", w={"type": "intermediateCatchEvent", "event": {"kind": "signal", "name": "go"}}
    )
    assert Case(graph).start().deliver("go").open() == ["a"]


def persistent_trigger() -> None:
    graph = drawn("s > w; w > a; a > e", w={"type": "receiveTask", "event": {"kind": "message", "name": "go"}})
    case = Case(graph).start().deliver("go", {"amount": "5"})
    assert (case.open(), case.state.names[uid("w")]["result"]) == (["a"], {"amount": "5"})


def cancel_region() -> None:
    limit = LIMIT | {"attached_to": "p"}
    graph = drawn("s > p; p > e; s2 > f; f > a; f > c; a > e2; c > e2; t > b; b > e", f={"type": AND, "inside": "p"},
                  p="subProcess", t=limit, **{each: {"inside": "p"} for each in ("s2", "a", "c", "e2")})  # fmt: skip
    assert Case(graph).start().fire("t").open() == ["b"]


def cancel_instances() -> None:
    graph = drawn("s > a; a > e; t > b; b > e", t=LIMIT, a={"multi": {"mode": "all"}})
    assert Case(graph, people={"a": ["ada", "bob"]}).start().fire("t").open() == ["b"]


def vote(count: int, ratio: str, **more: object) -> Case:
    graph = drawn("s > a; a > b; b > e", a={"multi": {"mode": "vote", "ratio": ratio, **more}})
    return Case(graph, people={"a": [f"p{number}" for number in range(count)]}).start()


def complete_instances() -> None:
    case = vote(5, "0.6").done("a", "a", outcome="approve")
    assert case.open() == ["a", "a", "a"]
    assert case.done("a", outcome="approve").open() == ["b"]


def cancelling_partial_join() -> None:
    case = vote(4, "0.5").done("a", outcome="reject").done("a", "a", outcome="approve")
    assert (case.open(), len(case.state.tasks)) == (["b"], 1)


def dynamic_partial_join() -> None:
    case = vote(2, "0.75")
    case.do(commands.Ask(case.task("a"), ("p8", "p9"), "beside"))
    case.done("a", "a", outcome="approve")
    assert case.open() == ["a", "a"], "three of four are needed now"
    assert case.done("a", outcome="approve").open() == ["b"]


def all_wait(count: int) -> Case:
    return vote(count, "0.5", everybody=True)


def static_partial_join() -> None:
    case = all_wait(3).done("a", "a", outcome="approve")
    assert case.open() == ["a"]
    assert case.done("a", outcome="reject").open() == ["b"]


def generalised_join() -> None:
    graph = drawn("s > f; f > a; f > b; a > m; b > m; m > c; c > g; g > d; g > h; d > j; h > j; j > k; k > e",
                  f=AND, m=XOR, g=AND, j=AND)  # fmt: skip
    case = Case(graph).start().done("a", "b", "c", "c")
    assert case.done("d", "d").open() == ["h", "h"], "two on one way are not one on each"
    assert case.done("h", "h").open() == ["k", "k"]


def local_synchronizing_merge() -> None:
    graph = drawn("s > x; x > a ? p; x > b ? q; a > y; y > c ? r; y > j !; b > j; c > j; j > d; d > e",
                  x=OR, y=XOR, j=OR)  # fmt: skip
    case = Case(graph, {"x>a": True, "x>b": True}).start().done("b")
    assert case.open() == ["a"]
    case.holds = {"y>c": True}
    assert case.done("a").open() == ["c"]
    assert case.done("c").open() == ["d"]


def general_synchronizing_merge() -> None:
    graph = drawn("s > x; x > a ? p; x > b ? q; a > m; m > c; c > y; y > m ? again; y > j !; b > j; j > d; d > e",
                  m=XOR, x=OR, y=XOR, j=OR)  # fmt: skip
    case = Case(graph, {"x>a": True, "x>b": True, "y>m": True}).start().done("b", "a", "c")
    assert case.open() == ["c"], "who goes round again may still arrive"
    case.holds = {"x>a": True}
    assert case.done("c").open() == ["d"]


def explicit_termination() -> None:
    case = Case(drawn("s > f; f > a; f > b; a > e1; b > e2", f=AND, e1={"terminate": True})).start()
    assert case.done("a").status == "done"
    assert case.state.tasks == {}


PATTERNS: dict[int, tuple[str, Callable[[], None]]] = {
    1: ("Sequence", sequence), 2: ("Parallel Split", parallel_split), 3: ("Synchronization", synchronization),
    4: ("Exclusive Choice", exclusive_choice), 5: ("Simple Merge", simple_merge), 6: ("Multi-Choice", multi_choice),
    7: ("Structured Synchronizing Merge", structured_synchronizing_merge), 8: ("Multi-Merge", multi_merge),
    10: ("Arbitrary Cycles", arbitrary_cycles), 11: ("Implicit Termination", implicit_termination),
    12: ("Multiple Instances without Synchronization", instances_without_synchronization),
    13: ("Multiple Instances with Design-Time Knowledge", instances_known_when_drawn),
    14: ("Multiple Instances with Run-Time Knowledge", instances_known_when_run),
    15: ("Multiple Instances without Run-Time Knowledge", instances_not_known_before),
    16: ("Deferred Choice", deferred_choice), 19: ("Cancel Task", cancel_activity), 20: ("Cancel Case", cancel_case),
    21: ("Structured Loop", structured_loop), 23: ("Transient Trigger", transient_trigger),
    24: ("Persistent Trigger", persistent_trigger), 25: ("Cancel Region", cancel_region),
    26: ("Cancel Multiple Instance Task", cancel_instances),
    27: ("Complete Multiple Instance Task", complete_instances),
    33: ("Generalised AND-Join", generalised_join),
    34: ("Static Partial Join for Multiple Instances", static_partial_join),
    35: ("Cancelling Partial Join for Multiple Instances", cancelling_partial_join),
    36: ("Dynamic Partial Join for Multiple Instances", dynamic_partial_join),
    37: ("Local Synchronizing Merge", local_synchronizing_merge),
    38: ("General Synchronizing Merge", general_synchronizing_merge),
    43: ("Explicit Termination", explicit_termination),
}  # fmt: skip


def test_none_of_the_43_is_missing() -> None:
    tables = (PATTERNS, BY_CONSTRUCTION, OUT_OF_SCOPE)
    assert sorted(number for table in tables for number in table) == list(range(1, 44))
    for number in range(1, 44):
        how = next(table[number] for table in tables if number in table)
        print(f"{number:>2}  {how[0]:<52} {'played' if number in PATTERNS else how[1]}")


@pytest.mark.parametrize("number", PATTERNS)
def test_a_pattern_is_played(number: int) -> None:
    PATTERNS[number][1]()
