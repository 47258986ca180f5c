"""Rights on one record, from the grants that hold for it."""

from __future__ import annotations

from typing import Any

import pytest

from engine.errors import Forbidden
from engine.expressions.surroundings import Plain
from engine.permissions.access import Access, Action, FieldRight, Grant, See, Write
from engine.permissions.explain import Asked, explain
from engine.permissions.rights import Clause, RecordRights
from engine.permissions.row_rule import ALL, STRUCTURAL, read_rule
from engine.records.row_rules import MOST_CLAUSES, bits
from engine.reference import Label

MINE = STRUCTURAL["own"]

READ_ALL = Grant("r", "g1", ((Action.READ, ALL),), None, (("phone", FieldRight(See.MASKED)),))
OWN = Grant(
    "r",
    "g2",
    ((Action.READ, MINE), (Action.UPDATE, MINE)),
    None,
    (("phone", FieldRight(See.CLEAR, Write.ALWAYS)),),
)
CREATE = Grant("r", "g3", ((Action.CREATE, ALL),), MINE, (("phone", FieldRight(See.CLEAR, Write.WHEN_CREATING)),))


def test_the_best_counts_only_among_the_grants_that_hold() -> None:
    rights = RecordRights(Access((READ_ALL, OWN)))
    assert rights.clauses == (Clause(MINE),)
    others, mine = rights.of(0), rights.of(1)
    assert (others.see, others.update) == ({"phone": See.MASKED}, {})
    assert (mine.see, mine.update) == ({"phone": See.CLEAR}, {"phone": Write.ALWAYS})
    assert others.actions == {Action.READ}
    assert mine.actions == {Action.READ, Action.UPDATE}


def test_a_grant_that_does_not_let_read_shows_nothing() -> None:
    rights = RecordRights(Access((CREATE,)))
    assert rights.of(1).see == {}
    assert rights.ever_seen_as == {}


def test_a_field_may_be_asked_about_only_where_it_is_always_clear() -> None:
    assert not RecordRights(Access((READ_ALL, OWN))).always_clear("phone")
    assert RecordRights(Access((OWN,))).always_clear("phone")
    assert RecordRights(Access((READ_ALL, OWN))).ever_seen("phone")
    assert not RecordRights(Access(())).always_clear("phone")


def test_rights_that_never_differ_need_no_bits() -> None:
    assert RecordRights(Access((OWN,))).settled_see(Action.READ) is not None
    assert RecordRights(Access((READ_ALL, OWN))).settled_see(Action.READ) is None


def test_after_is_asked_of_the_state_a_write_leaves() -> None:
    rights = RecordRights(Access((CREATE,)))
    assert rights.allows(Action.CREATE, 1, 1)
    assert not rights.allows(Action.CREATE, 1, 0)
    assert rights.written(Action.CREATE, 1, 1) == {"phone": Write.WHEN_CREATING}
    assert rights.written(Action.UPDATE, 1, 1) == {}


def test_a_denial_refuses_rows_and_caps_fields() -> None:
    deny = Grant("r", "d", ((Action.UPDATE, MINE),), None, (("phone", FieldRight(See.MASKED, Write.NEVER)),))
    rights = RecordRights(Access((OWN,), (deny,)))
    assert rights.of(1).actions == {Action.READ}
    assert rights.of(1).see == {"phone": See.MASKED}
    assert rights.written(Action.UPDATE, 1, 1) == {}


@pytest.mark.parametrize(
    ("held", "ceiling", "unmasked"),
    [
        pytest.param(0, None, set(), id="the grant that unmasks does not hold"),
        pytest.param(1, None, {"phone"}, id="it holds"),
        pytest.param(1, See.MASKED, set(), id="at most masked, says a denial"),
        pytest.param(1, See.CLEAR, {"phone"}, id="a denial that leaves seeing alone"),
    ],
)
def test_unmasking_is_granted_for_the_record_and_denied_everywhere(
    held: int, ceiling: See | None, unmasked: set[str]
) -> None:
    own = Grant("r", "g", ((Action.READ, MINE),), None, (("phone", FieldRight(See.MASKED, unmask=True)),))
    deny = () if ceiling is None else (Grant("r", "d", (), None, (("phone", FieldRight(ceiling, Write.NEVER)),)),)
    assert RecordRights(Access((READ_ALL, own), deny)).of(held).unmask == unmasked


def test_who_sees_in_clear_has_nothing_to_unmask() -> None:
    own = Grant("r", "g", ((Action.READ, ALL),), None, (("phone", FieldRight(See.MASKED, unmask=True)),))
    assert RecordRights(Access((own, OWN))).of(1).unmask == set()


def test_rules_within_others_leave_out_what_cannot_be() -> None:
    grants = tuple(
        Grant("r", rule.text, ((Action.READ, rule),), None, (("phone", FieldRight(See.CLEAR)),))
        for rule in (STRUCTURAL[each] for each in ("my_team", "my_org", "my_org_and_below"))
    )
    # my team alone is impossible: with it comes my branch, and with that what is below
    assert len(RecordRights(Access(grants)).least(Action.READ)) == 3


@pytest.mark.parametrize(
    ("held", "allowed", "see"), [(0, False, See.MASKED), (1, True, See.CLEAR), (None, True, See.CLEAR)]
)
def test_an_explanation_names_every_grant_and_whether_it_holds(held: int | None, allowed: bool, see: See) -> None:
    found = explain(Access((READ_ALL, OWN)), Action.UPDATE, Asked(field="phone", held=held))
    assert (found.allowed, found.see) == (allowed, see)
    assert [(each.grant, each.rule) for each in found.reasons] == [("g1", None), ("g2", MINE)]
    assert [each.holds for each in found.reasons] == [False, None if held is None else bool(held)]
    assert all(each.sentence.zh and each.sentence.en for each in found.reasons)


def test_a_role_with_the_longest_name_is_explained() -> None:
    longest = Label(zh="长" * 200, en="l" * 200)
    found = explain(Access((READ_ALL, OWN)), Action.READ, Asked(field="phone", held=1, called={"r": longest}))
    assert all(len(each.sentence.zh) <= 200 and len(each.sentence.en) <= 200 for each in found.reasons)
    assert "属于" in found.reasons[1].sentence.zh, "what it says comes through"


def test_equal_accesses_share_a_digest_and_others_do_not() -> None:
    assert Access((READ_ALL,)).digest == Access((READ_ALL,)).digest
    assert Access((READ_ALL,)).digest != Access((OWN,)).digest
    assert Access((READ_ALL,)).digest != Access((), (READ_ALL,)).digest
    assert hash(Access((OWN,))) == hash(Access((OWN,)))


def test_more_rules_than_there_is_room_for_are_refused_by_name_and_nothing_is_shown() -> None:
    rules = [read_rule(f"{number} > 1", Plain())[0] for number in range(MOST_CLAUSES + 1)]
    shown = (("phone", FieldRight(See.CLEAR)),)
    grants = tuple(Grant("r", f"g{n}", ((Action.READ, each),), None, shown) for n, each in enumerate(rules) if each)
    nowhere: Any = None  # refused before any column is looked at
    with pytest.raises(Forbidden) as refused:
        bits(RecordRights(Access(grants)), nowhere)
    assert refused.value.code == "too_many_row_rules"
