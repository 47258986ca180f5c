"""What a type of node is: one file saying what an author writes, and how a token enters it and goes on from it.

A node is pure. It moves tokens on a `Run` and asks what it cannot know by yielding a question; whoever drives it - the
engine, the try-out, a test - answers.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Generic, TypeVar

from engine.flows.state import Token
from engine.kinds import Part
from engine.reference import Label, Slug, Uid, titled
from engine.registry import Registry

if TYPE_CHECKING:
    from engine.flows.questions import Question
    from engine.flows.run import Run

Moves = Generator["Question", Any, None]
"""A course of moves: it yields questions (`engine.flows.questions`) and is sent their answers."""


class NodePart(Part):
    """What every node carries; a type of node adds `type: Literal["its name"]` and its own members."""

    uid: Annotated[Uid, titled("标识", "Identity")]
    name: Annotated[Slug, titled("名称", "Name")]
    label: Annotated[Label | None, titled("显示名", "Label")] = None
    inside: Annotated[str | None, titled("所在子流程", "Inside", max_length=48)] = None  # name of the sub-process


@dataclass(frozen=True, slots=True)
class Proofs:
    """What there is of a type of node besides running it; a gap in it fails a test.

    tried   what the try-out does at it
    told    the kinds of event it leaves in the story
    stops   the incidents it may stop with; every one may stop with `flow_runaway`
    test    the test that plays it, `file::name` under tests/pure/flows
    """

    tried: Label
    told: tuple[str, ...]
    stops: tuple[str, ...]
    test: str


Written = TypeVar("Written", bound=NodePart)


class Node(Generic[Written]):
    """A type of node.

    model   what an author writes
    waits   a token may stay at it from one step to the next
    enter   a token arrives
    resume  what the token waited for has happened
    """

    name: ClassVar[str]
    icon: ClassVar[str]
    label: ClassVar[Label]
    model: ClassVar[type[NodePart]]
    waits: ClassVar[bool] = False
    proofs: ClassVar[Proofs]

    def enter(self, run: Run, node: Written, token: Token) -> Moves:
        """A token arrives: without more it goes on."""
        del node
        yield from run.leave(token)

    def resume(self, run: Run, node: Written, token: Token, happened: Any) -> Moves:
        """What the token waited for has happened: without more it goes on. `happened` is the command's own."""
        del node, happened
        yield from run.leave(token)


nodes: Registry[Node[Any]] = Registry("node", "engine.flows.nodes")
