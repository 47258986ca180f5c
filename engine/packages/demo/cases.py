"""Cases to try the inbox of the demo bank with: just begun, overdue, returned, waiting for approval, refused, closed.

They are begun and acted on through the same services as anybody's, each step at its own time of the past, by the people
of the demo; a second run finds them and does nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import literal, select

from engine.clock import Clock
from engine.database.session import Database, Session
from engine.flows.acting import act
from engine.flows.asked import Asked
from engine.flows.step import Flows
from engine.flows.submitting import Starting, submit
from engine.flows.tables import case, task
from engine.identity.recognise import load
from engine.packages import repository
from engine.packages.names import Ids, known_ids
from engine.problems import Language
from engine.records.caller import Caller, Write

APP, FLOW = "complaint_handling", "refund"


@dataclass(slots=True)
class _Then(Clock):
    """An instant of the past at which everybody who works here today did so already: the demo's people have all come on
    its first day."""

    day: date = date.min

    def today(self) -> date:
        """Today, whatever the instant."""
        return self.day


@dataclass(frozen=True, slots=True)
class Did:
    """What somebody did `after` hours, counted from when the case began."""

    who: str
    action: str
    after: float
    opinion: str = ""
    values: tuple[tuple[str, Any], ...] = ()
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A case: who began it how many days ago on whose fee, and what was done since."""

    who: str
    customer: str
    days: float
    fee: str
    amount: str
    request: str
    since: tuple[Did, ...] = ()


def _verified(who: str, refund: str, findings: str, after: float = 3) -> Did:
    return Did(who, "complete", after, findings, (("findings", findings), ("refund", refund)))


CASES = (
    Told("agent", "c012", 26, "early", "1800.00", "提前还款被收违约金，客户称合同约定满一年免收。", (
        _verified("rm1", "1800.00", "合同第七条约定满一年免收，系统参数未更新，建议全额退还。"),
        Did("supervisor", "approve", 22, "同意，请科技部同步修正参数。"),
        Did("agent", "complete", 46, "", (("satisfaction", 5), ("feedback", "客户表示满意，感谢及时处理。"))),
    )),
    Told("agent", "c063", 19, "transfer", "120.00", "跨行转账手续费过高，要求退还。", (
        _verified("rm1", "120.00", "客户为本行代发工资客户，建议按优惠退还。"),
        Did("supervisor", "reject", 24, "按公示标准收取，无减免依据，请向客户做好解释。"),
    )),
    Told("agent", "c030", 15, "account", "360.00", "连续三个月被扣账户管理费，客户称已是贵宾客户，应予减免。"),
    Told("agent", "c127", 13, "card", "300.00", "刷卡次数达标仍扣年费。", (
        _verified("rm1", "300.00", "核对交易 12 笔，已达免年费标准，建议全额退还。", 5),
    )),
    Told("agent", "vip1", 3, "messages", "72.00", "未开通短信服务却被收费。", (
        _verified("rm1", "72.00", "签约记录缺失，建议全额退还。"),
        Did("supervisor", "return", 20, "请补充调取签约影像的结果。", to="verify"),
    )),
    Told("agent", "c253", 1.2, "account", "90.00", "销户后仍被扣费。", (
        _verified("rm2", "90.00", "销户申请未及时处理，建议退还。", 2),
    )),
    Told("agent", "c012", 1, "transfer", "60.00", "同一笔转账重复收费。", (
        _verified("rm1", "60.00", "系统重复扣收一笔，建议退还。", 2),
    )),
    Told("rm1", "c127", 0.3, "card", "150.00", "客户到店反映附属卡年费重复收取。"),
    Told("agent", "c063", 0.1, "messages", "36.00", "短信服务费扣了两次。"),
)  # fmt: skip
"""The oldest first, so that numbers count up with time."""


async def begin_cases(database: Database, flows: Flows) -> int:
    """Whatever of it is not there yet: all, or nothing; how many cases were begun."""
    return await database.run(lambda session: _begin(session, flows))


async def _begin(session: Session, flows: Flows) -> int:
    if await session.row(select(literal(1)).select_from(case).limit(1)) is not None:
        return 0
    picture = await flows.live.hold(session, APP)
    if FLOW not in {each.name for each in picture.definitions(APP, "flow")}:
        return 0
    customers = {ref: record for (_, _, ref), record in (await repository.loaded_rows(session, ["bank_base"])).items()}
    playing = _Playing(session, flows, picture, await known_ids(session))
    for each in CASES:
        await playing.play(each, customers[each.customer])
    return len(CASES)


@dataclass(frozen=True, slots=True)
class _Playing:
    session: Session
    flows: Flows
    picture: Any  # a picture of the live releases
    ids: Ids

    async def play(self, told: Told, customer: UUID) -> None:
        begun = self._begun(told)
        flows, caller = await self._at(told.who, begun)
        values = {"customer": str(customer), "channel": "phone", "fee": told.fee, "amount": told.amount,
                  "request": told.request, "charged_on": (begun - timedelta(days=9)).date().isoformat()}  # fmt: skip
        write = Write(source="demo")
        begun_case = await submit(flows, caller, APP, FLOW, Starting(values, None, {}), write, flows.told(caller))
        for did in told.since:
            flows, caller = await self._at(did.who, begun + timedelta(hours=did.after))
            asked = Asked(did.action, did.opinion, values=dict(did.values), to=did.to)  # type: ignore[arg-type]
            mine = await self._task(UUID(begun_case["id"]), caller)
            await act(flows, caller, mine, asked, flows.told(caller))

    def _begun(self, told: Told) -> datetime:
        """In the morning of its day; the newest just now."""
        at = self.flows.clock.business() - timedelta(days=told.days)
        if told.days < 1:
            return at
        local = at.astimezone(self.flows.clock.zone)
        return datetime.combine(local.date(), time(9, 30), tzinfo=self.flows.clock.zone)

    async def _at(self, who: str, moment: datetime) -> tuple[Flows, Caller]:
        """The engine and a person at an instant that is not after now."""
        clock = self.flows.clock
        now = min(moment, clock.business())
        then = _Then(now - clock.real(), clock.zone, clock.today())
        actor = await load(self.session, self.ids.people[who], None, day=clock.today(), renew_before=NEVER)
        return replace(self.flows, clock=then), Caller(self.session, actor, self.picture, then, Language.ZH)

    async def _task(self, number: UUID, caller: Caller) -> UUID:
        t = task.c
        found = await self.session.scalar(
            select(t.id).where(t.case_id == number, t.person == caller.actor.person, t.state == "open")
        )
        assert found is not None, "whoever acts has the task"
        return UUID(str(found))


NEVER = datetime(1970, 1, 1, tzinfo=Clock().zone)
"""Passwords of the demo need not be renewed for what is played."""
