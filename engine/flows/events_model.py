"""What starts or wakes a token from outside: timers, messages, signals."""

from __future__ import annotations

from typing import Annotated, Literal

from engine.kinds import Part
from engine.reference import Slug, titled


class TimerEvent(Part):
    """After a length of time, or at an instant; FEEL. `repeat`: how often again, for one that does not interrupt."""

    kind: Annotated[Literal["timer"], titled("种类", "Kind")]
    after: Annotated[str | None, titled("时长", "After", max_length=8_192)] = None
    at: Annotated[str | None, titled("时刻", "At", max_length=8_192)] = None
    calendar: Annotated[str, titled("日历", "Calendar", max_length=97)] = "natural"
    repeat: Annotated[int, titled("重复次数", "Repeats", ge=0, le=1_000)] = 0


class MessageEvent(Part):
    """A message to this case: its name, and an expression whose value must be in it."""

    kind: Annotated[Literal["message"], titled("种类", "Kind")]
    name: Annotated[Slug, titled("消息名", "Message")]
    key: Annotated[str | None, titled("关联键", "Key", max_length=8_192)] = None


class SignalEvent(Part):
    """A signal to everybody who waits for it."""

    kind: Annotated[Literal["signal"], titled("种类", "Kind")]
    name: Annotated[Slug, titled("信号名", "Signal")]


class NoEvent(Part):
    """Nothing in particular: a milestone."""

    kind: Annotated[Literal["none"], titled("种类", "Kind")] = "none"


CatchEvent = Annotated[TimerEvent | MessageEvent | SignalEvent, titled("事件", "Event", discriminator="kind")]
ThrowEvent = Annotated[MessageEvent | SignalEvent | NoEvent, titled("事件", "Event", discriminator="kind")]
