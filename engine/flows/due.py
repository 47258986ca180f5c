"""When things are due: the time of a task, what is said around it, events, limits of the whole case. Pure.

Given are the calendars, the business time and a way to work out an expression; what comes out are instants to arm. The
engine, the try-out and whoever arms anew after a calendar has changed ask the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from engine.calendars.working_time import WorkingTime
from engine.clock import DEFAULT_ZONE
from engine.expressions.native import to_native
from engine.flows.compiled import CompiledFlow, Formula
from engine.flows.questions import Alarms, Later, Limits, Now, Question, When
from engine.flows.references import NATURAL
from engine.flows.spans import Span, read_span, span_of
from engine.flows.task_model import Due

LONGEST = timedelta(days=36_600)


class NoCalendar(LookupError):
    """A calendar that is not there, or does not know the year."""


@dataclass(frozen=True)
class Times:
    """Answers what a flow asks of time. `calendars` as a definition of the app names them; `work_out` gives the value
    of an expression for the record as it is now."""

    flow: CompiledFlow
    calendars: Mapping[str, WorkingTime]
    now: datetime
    work_out: Callable[[Formula], Any]

    def answer(self, question: Question) -> Any:  # Any: what each question says
        """The answer to a question of time; None where no time can be said."""
        try:
            match question:
                case When():
                    return self._when(question)
                case Alarms():
                    written = self.flow.part(question.node).due
                    return alarms(written, question.due, self.calendar(written.calendar), self.now)
                case Limits():
                    return self._limits()
                case Now():
                    return self.now
                case Later():
                    return shifted(question.due, question.stopped, self.now, self._calendar_of(question.node))
        except (NoCalendar, OverflowError):
            return [] if isinstance(question, Alarms | Limits) else None
        raise TypeError(f"{type(question).__name__} is no question of time")

    def calendar(self, name: str) -> WorkingTime | None:
        """The calendar of this name; None for the natural one."""
        if name == NATURAL:
            return None
        if name not in self.calendars:
            raise NoCalendar(name)
        return self.calendars[name]

    def _calendar_of(self, uid: str) -> WorkingTime | None:
        part = self.flow.part(uid)
        if uid in self.flow.limits:
            return self.calendar(part.clock)
        return self.calendar(part.due.calendar if getattr(part, "due", None) is not None else NATURAL)

    def _when(self, question: When) -> datetime | None:
        part = self.flow.part(question.node)
        if question.member == "due":
            span = self._span(question.node, "due.duration", part.due.duration)
            return None if span is None else later(self.now, span, self.calendar(part.due.calendar))
        if question.member == "repeat":
            span = read_span(part.due.repeat)
            return None if span is None else later(self.now, span, self.calendar(part.due.calendar))
        event = part.event
        if event.after is not None:
            span = self._span(question.node, "event.after", event.after)
            return None if span is None else later(self.now, span, self.calendar(event.calendar))
        formula = self.flow.formulas.get((question.node, "event.at"))
        return None if formula is None else instant_of(self.work_out(formula))

    def _span(self, uid: str, member: str, text: str) -> Span | None:
        written = read_span(text)
        if written is not None:
            return written
        formula = self.flow.formulas.get((uid, member))
        found = None if formula is None else span_of(self.work_out(formula))
        return None if found is None or found.is_before else found

    def _limits(self) -> list[tuple[str, datetime]]:
        found = []
        for uid, limit in self.flow.limits.items():
            formula, span = self.flow.formulas.get((uid, "if")), read_span(limit.after)
            applies = limit.applies is None or (formula is not None and self.work_out(formula) is True)
            due = later(self.now, span, self.calendar(limit.clock)) if applies and span is not None else None
            if due is not None:
                found.append((uid, due))
        return found


def later(start: datetime, span: Span, calendar: WorkingTime | None) -> datetime | None:
    """So much later, or earlier; on a calendar its days are working days and its hours working hours."""
    if calendar is not None:
        return calendar.after(start, span.days, span.seconds)
    moved = timedelta(days=span.days, seconds=span.seconds)
    return start + moved if abs(moved) < LONGEST else None


def alarms(written: Due, due: datetime, calendar: WorkingTime | None, now: datetime) -> list[tuple[str, datetime]]:
    """Reminders before, at and after the due time, the first of those that repeat, and the rungs of the ladder, in the
    order of time. A reminder that would have been before the task came is left out."""
    wanted = [(f"remind.{at}", read_span(text)) for at, text in enumerate(written.remind)]
    wanted += [(f"escalate.{at}", read_span(each.after)) for at, each in enumerate(written.escalate)]
    if written.repeat is not None:
        wanted.append(("repeat", read_span(written.repeat)))
    found = []
    for what, span in wanted:
        when = None if span is None else due if not span else later(due, span, calendar)
        if when is not None and when >= now:
            found.append((what, when))
    return sorted(found, key=lambda each: each[1])


def shifted(due: datetime, stopped: datetime, now: datetime, calendar: WorkingTime | None) -> datetime:
    """When it is due if its clock stood still from `stopped` until now: the time that was left is left again."""
    if calendar is None:
        return due + (now - stopped)
    left = calendar.between(stopped, due)
    moved = None if left is None else calendar.after(now, seconds=left)
    return moved if moved is not None else due + (now - stopped)


def instant_of(value: Any) -> datetime | None:  # Any: what an expression gives
    """The instant an expression comes to; of a day its beginning."""
    found = to_native(value)
    if isinstance(found, datetime):
        return (found if found.tzinfo is not None else found.replace(tzinfo=DEFAULT_ZONE)).astimezone(UTC)
    if isinstance(found, date):
        return datetime.combine(found, time(), tzinfo=DEFAULT_ZONE).astimezone(UTC)
    return None
