"""Control-flow patterns that are not played: by what means they are made, or why they are out of scope."""

from __future__ import annotations

BY_CONSTRUCTION = {
    9: ("Structured Discriminator", "a sub-process around the branches, ended by the first that terminates"),
    17: ("Interleaved Parallel Routing", "tasks in turn: one signer after the other, or a loop over what is left"),
    18: ("Milestone", "a condition on the field or state the milestone sets"),
    22: ("Recursion", "a flow that calls itself, with a limit of depth"),
    29: ("Cancelling Discriminator", "a sub-process whose first end terminates the others"),
    30: ("Structured Partial Join", "a node for each item with `until`"),
    32: ("Cancelling Partial Join", "a node for each item with `until`: the rest is withdrawn"),
    39: ("Critical Section", "the record's lock: one case at a time writes it"),
    40: ("Interleaved Routing", "any order, one at a time: an exclusive choice in a loop"),
}
OUT_OF_SCOPE = {
    28: ("Blocking Discriminator", "no BPMN engine in use blocks a discriminator; nobody asks for it in approvals"),
    31: ("Blocking Partial Join", "the same"),
    41: ("Thread Merge", "not in BPMN 2.0"),
    42: ("Thread Split", "not in BPMN 2.0"),
}
