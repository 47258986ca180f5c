"""Moving tokens: one step of a case in the making, and what the nodes may do to it.

A step works on its own copy of the state. Tokens that are to enter a node stand in the agenda; when it is empty,
inclusive joins are looked at, then scopes that have nothing left in them, until nothing moves any more.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from engine.flows.graph import Arc, Graph
from engine.flows.node import Moves, nodes
from engine.flows.questions import Evaluate, Event, Question, Stop, When, Wish
from engine.flows.state import Child, Incident, Job, Scope, State, Status, Subscription, Timer, Token, Wait

MOST_MOVES = 10_000
"""Entries in one step: more is a loop that waits for nothing."""


@dataclass(slots=True)
class Run:
    """A step being made."""

    graph: Graph
    state: State
    events: list[Event] = field(default_factory=list)
    wishes: list[Wish] = field(default_factory=list)
    agenda: deque[int] = field(default_factory=deque)
    returned: set[int] = field(default_factory=set)  # tokens moved back, forth or over by somebody in this step
    moves: int = 0

    # ---- tokens

    def place(self, node: str, scope: int = 0, via: str | None = None) -> Token:
        """A new token at a node, about to enter it."""
        token = Token(self.state.number(), scope, node, via)
        self.state.tokens[token.number] = token
        self.agenda.append(token.number)
        return token

    def take(self, token: Token, arc: Arc) -> None:
        """The token goes along a sequence flow."""
        token.node, token.via, token.waits = arc.target, arc.uid, None
        self.agenda.append(token.number)

    def fork(self, token: Token, arcs: list[Arc]) -> None:
        """The token goes along the first, new ones along the others; with none it ends."""
        if not arcs:
            self.consume(token)
            return
        for arc in arcs[1:]:
            self.place(arc.target, token.scope, arc.uid)
        self.take(token, arcs[0])

    def consume(self, token: Token) -> None:
        """The token is no more."""
        del self.state.tokens[token.number]

    def leave(self, token: Token) -> Moves:
        """Out of a node as BPMN's uncontrolled flow: along every sequence flow without condition, those whose condition
        holds, and the default where none does."""
        arcs = self.graph.outgoing[token.node]
        chosen = [each for each in arcs if not each.is_default and not each.has_condition]
        asked = [each for each in arcs if each.has_condition and not each.is_default]
        for arc in asked:
            if (yield Evaluate(arc.uid, "condition", token.scope)) is True:
                chosen.append(arc)
        if asked or not chosen:
            chosen = chosen or [each for each in arcs if each.is_default]
            if arcs and not chosen:
                self.trouble(token, "flow_no_branch")
                return
        if len(arcs) > 1:
            self.went(token, chosen)
        self.fork(token, sorted(chosen, key=arcs.index) if len(chosen) > 1 else chosen)

    def went(self, token: Token, arcs: Sequence[Arc]) -> None:
        """Which ways were taken, for the story."""
        self.tell("went", token.node, token=token.number, targets=[each.target for each in arcs])

    # ---- what a token waits for

    def waiting(self, token: Token, waits: Wait) -> None:
        """The token stays where it is."""
        token.waits = waits

    def arm(self, token: Token, at: str, member: str = "timer", left: int = 0) -> Moves:
        """A timer for the token; `at` goes on when it is due. Nothing is armed where no time can be said."""
        due: datetime | None = yield When(at, member, token.scope)
        if due is None:
            self.trouble(token, "flow_no_time", node=at)
            return
        self.timer(token.number, at, due, left=left)

    def timer(self, token: int, at: str, due: datetime, what: str = "", left: int = 0) -> None:
        """A timer armed; `what` as in `state.Timer`."""
        timer = Timer(self.state.number(), token, at, due, left, what)
        self.state.timers[timer.number] = timer
        if what in ("", "due", "limit"):
            self.tell("timer_armed", at, token=token or None, due=due.isoformat())

    def arm_boundary(self, token: Token) -> Moves:
        """The timers attached to the node the token waits at."""
        for event in self.graph.boundary.get(token.node, ()):
            part = event.part
            if part.event.kind == "timer":
                yield from self.arm(token, event.uid, left=part.event.repeat)

    def listen(self, token: Token, at: str) -> Moves:
        """Whatever the event of a node waits for: a time, a message, a signal."""
        event = self.graph.vertices[at].part.event
        if event.kind == "timer":
            yield from self.arm(token, at)
            return
        key = (yield Evaluate(at, "key", token.scope)) if event.kind == "message" and event.key is not None else None
        self.subscribe(token, at, event.kind, event.name, None if key is None else str(key))

    def subscribe(self, token: Token, at: str, kind: Any, name: str, key: str | None) -> None:
        """A message or signal for the token."""
        made = Subscription(self.state.number(), token.number, at, kind, name, key)
        self.state.subscriptions[made.number] = made

    def call(self, token: Token) -> Job:
        """A job of the token's node."""
        job = Job(self.state.number(), token.number, token.node)
        self.state.jobs[job.number] = job
        return job

    def child(self, token: Token) -> Child:
        """A case of another flow."""
        made = Child(self.state.number(), token.number, token.node)
        self.state.children[made.number] = made
        return made

    def trouble(self, token: Token, code: str, **details: Any) -> None:
        """The token cannot go on until somebody looks at it."""
        token.waits = "incident"
        told = {"node": token.node, **details}  # an event attached to the token's node may be what is meant
        made = Incident(self.state.number(), token.number, code, told)
        self.state.incidents[made.number] = made
        said = {name: each for name, each in details.items() if name != "node"}
        self.tell("incident", told["node"], token=token.number, code=code, **said)

    def free(self, token: Token) -> None:
        """The token waits for nothing any more: what was open for it is withdrawn, what is inside it ends."""
        state, number = self.state, token.number
        for child in [each for each in state.children.values() if each.token == number]:
            self.wishes.append(Stop(child.number))
        for rows in (state.tasks, state.timers, state.jobs, state.subscriptions, state.children, state.incidents):
            if rows:
                table: dict[int, Any] = rows
                for each in [key for key, row in table.items() if row.token == number]:
                    del table[each]
        state.rounds.pop(number, None)
        state.many.pop(number, None)
        if len(state.scopes) > 1:
            for scope in [each for each in state.scopes.values() if each.token == number]:
                self.end_scope(scope)
        token.waits = None

    def end(self, result: str, *, status: Status = "done", node: str | None = None) -> None:
        """The case is over, whatever was going on."""
        self.state.result, self.state.status = result, status
        self.end_scope(self.state.scopes[0])
        self.state.timers.clear()
        self.agenda.clear()
        self.tell("case_ended", node, result=result)

    def end_scope(self, scope: Scope) -> None:
        """A scope and everything in it is no more."""
        for token in list(self.state.tokens_in(scope.number)):
            self.free(token)
            self.consume(token)
        self.state.scopes.pop(scope.number, None)

    def open_scope(self, token: Token, item: Any = None) -> Scope:
        """A scope for the token's node; a token at each of its starts."""
        scope = Scope(self.state.number(), token.scope, token.number, token.node, item)
        self.state.scopes[scope.number] = scope
        self.tell("instance_begun", token.node, token=token.number)
        for start in self.graph.starts.get(token.node, ()):
            self.place(start.uid, scope.number)
        return scope

    # ---- the story, and what nodes find out

    def tell(
        self,
        kind: str,
        node: str | None = None,
        token: int | None = None,
        task: int | None = None,
        person: str | None = None,
        **said: Any,  # Any: JSON
    ) -> None:
        """Something for the story."""
        self.events.append(Event(kind, node, token, task, person, said))

    def found(self, node: str, **values: Any) -> None:
        """What a node has found out, for expressions."""
        self.state.names[node] = {**self.state.names.get(node, {}), **values}

    # ---- the course of a step

    def settle(self) -> Moves:
        """Move until everything waits."""
        while self.agenda or self._join() or (yield from self._end()):
            while self.agenda:
                token = self.state.tokens.get(self.agenda.popleft())
                if token is not None:
                    yield from self._enter(token)
        self._look_for_stuck()

    def resume(self, token: Token, happened: Any, at: str | None = None) -> Moves:
        """What the token waited for has happened, at its node or at one attached to it."""
        vertex = self.graph.vertices[at or token.node]
        yield from nodes.get(vertex.type).resume(self, vertex.part, token, happened)

    def _enter(self, token: Token) -> Moves:
        self.moves += 1
        if self.moves > MOST_MOVES:
            self.trouble(token, "flow_runaway", limit=MOST_MOVES)
            return
        vertex = self.graph.vertices[token.node]
        token.visit = self.state.visits.get(token.node, 0) + 1
        self.state.visits[token.node] = token.visit
        yield from nodes.get(vertex.type).enter(self, vertex.part, token)

    def _join(self) -> bool:
        """Let one inclusive join go on, if one may."""
        for join in self.graph.inclusive_joins:
            there = [each for each in self.state.tokens.values() if each.node == join and each.waits == "join"]
            for scope in dict.fromkeys(each.scope for each in there):
                first: Mapping[str, Token] = {str(each.via): each for each in reversed(there) if each.scope == scope}
                elsewhere = (each.node for each in self.state.tokens_in(scope) if each.node != join)
                if self.graph.may_join(join, set(first), elsewhere):
                    kept, *others = sorted(first.values(), key=lambda each: each.number)
                    for each in others:
                        self.consume(each)
                    kept.via, kept.waits = None, None
                    self.agenda.append(kept.number)  # enters again, joined
                    return True
        return False

    def _end(self) -> Generator[Question, Any, bool]:
        """End the innermost scope without tokens, if there is one; whether something moved."""
        if self.state.status != "open":
            return False
        if len(self.state.scopes) == 1 and self.state.tokens:
            return False
        for scope in sorted(self.state.scopes.values(), key=lambda each: -each.number):
            if any(True for _ in self.state.tokens_in(scope.number)):
                continue
            if scope.token is None:
                self.state.status = "done"
                self.state.scopes.pop(scope.number)
                self.state.timers.clear()
                self.tell("case_ended")
                return False
            self.state.scopes.pop(scope.number)
            token = self.state.tokens[scope.token]
            yield from nodes.get(self.graph.vertices[token.node].type).resume(
                self, self.graph.vertices[token.node].part, token, scope
            )
            return True
        return False

    def _look_for_stuck(self) -> None:
        """A scope whose tokens all wait for each other will never go on."""
        if not any(each.waits == "join" for each in self.state.tokens.values()):
            return
        for scope in list(self.state.scopes):
            tokens = list(self.state.tokens_in(scope))
            if tokens and all(each.waits == "join" for each in tokens):
                self.trouble(tokens[0], "flow_stuck")
