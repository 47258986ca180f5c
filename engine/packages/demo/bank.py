"""Who works at the demo bank: its units, posts and people, and what each post is allowed. Plain data.

Rights are given to posts, not to people, as a bank does it: whoever takes over the post takes over the rights. Only the
platform's own roles, which must never be mixed up, are given by name.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.identity.actor import PlatformRole
from engine.reference import Label

PACKAGES = ("bank_base", "complaint_handling")
"""The templates the demo bank has installed, in the order they build on each other."""

SECURITY_ADMINISTRATOR = "secadmin"
"""Who consents to what gives rights, where one person's word is not enough."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the organisation."""

    code: str
    kind: str
    label: Label
    parent: str | None


@dataclass(frozen=True, slots=True)
class Post:
    """A post, and the roles whoever holds it has: (app, role)."""

    code: str
    label: Label
    roles: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One of the people to try the bank with."""

    login: str
    name: str
    post: str
    unit: str
    platform_roles: tuple[PlatformRole, ...] = field(default=())


UNITS = (
    Unit("HQ", "head_office", Label(zh="总行", en="Head office"), None),
    Unit("HQ-IT", "team", Label(zh="科技运维部", en="Technology and operations"), "HQ"),
    Unit("HQ-RISK", "team", Label(zh="安全与审计部", en="Security and audit"), "HQ"),
    Unit("HQ-PRODUCT", "team", Label(zh="个人产品部", en="Retail products"), "HQ"),
    Unit("HQ-SERVICE", "team", Label(zh="客户服务中心", en="Customer service centre"), "HQ"),
    Unit("HQ-QUALITY", "team", Label(zh="质量检查组", en="Quality inspection"), "HQ"),
    Unit("JC", "branch", Label(zh="江城分行", en="Jiangcheng branch"), "HQ"),
    Unit("JC-CN", "sub_branch", Label(zh="城南支行", en="Chengnan sub-branch"), "JC"),
    Unit("JC-CN-T1", "team", Label(zh="城南零售一组", en="Chengnan retail team 1"), "JC-CN"),
    Unit("JC-CB", "sub_branch", Label(zh="城北支行", en="Chengbei sub-branch"), "JC"),
    Unit("JC-CB-T1", "team", Label(zh="城北零售一组", en="Chengbei retail team 1"), "JC-CB"),
    Unit("LJ", "branch", Label(zh="临江分行", en="Linjiang branch"), "HQ"),
    Unit("LJ-BJ", "sub_branch", Label(zh="滨江支行", en="Binjiang sub-branch"), "LJ"),
    Unit("LJ-BJ-T1", "team", Label(zh="滨江零售一组", en="Binjiang retail team 1"), "LJ-BJ"),
)

POSTS = (
    Post("system_admin", Label(zh="系统管理岗", en="System administrator")),
    Post("security_admin", Label(zh="安全管理岗", en="Security administrator")),
    Post("audit_admin", Label(zh="审计管理岗", en="Audit administrator")),
    Post("builder", Label(zh="应用搭建岗", en="App builder")),
    Post(
        "president",
        Label(zh="分行行长", en="Branch president"),
        (("bank_base", "president"), ("complaint_handling", "president")),
    ),
    Post(
        "supervisor",
        Label(zh="主管", en="Supervisor"),
        (("bank_base", "team_head"), ("complaint_handling", "supervisor")),
    ),
    Post("rm", Label(zh="客户经理", en="Relationship manager"), (("bank_base", "rm"), ("complaint_handling", "rm"))),
    Post(
        "agent", Label(zh="客服", en="Service agent"), (("bank_base", "service_agent"), ("complaint_handling", "agent"))
    ),
    Post("product", Label(zh="产品经理", en="Product manager"), (("bank_base", "product_manager"),)),
    Post(
        "inspector",
        Label(zh="质检", en="Quality inspector"),
        (("bank_base", "quality_inspector"), ("complaint_handling", "inspector")),
    ),
)

PEOPLE = (
    DemoPerson("admin", "郑明", "system_admin", "HQ-IT", (PlatformRole.SYSTEM_ADMIN,)),
    DemoPerson(SECURITY_ADMINISTRATOR, "孙静", "security_admin", "HQ-RISK", (PlatformRole.SECURITY_ADMIN,)),
    DemoPerson("auditor", "何清", "audit_admin", "HQ-RISK", (PlatformRole.AUDIT_ADMIN,)),
    DemoPerson("builder", "林悦", "builder", "HQ-PRODUCT", (PlatformRole.BUILDER,)),
    DemoPerson("president", "周启航", "president", "JC"),
    DemoPerson("supervisor", "吴敏", "supervisor", "JC-CN-T1"),
    DemoPerson("rm1", "陈晓雯", "rm", "JC-CN-T1"),
    DemoPerson("rm2", "李志远", "rm", "JC-CN-T1"),
    DemoPerson("rm3", "杨帆", "rm", "LJ-BJ-T1"),
    DemoPerson("agent", "赵雨桐", "agent", "HQ-SERVICE"),
    DemoPerson("product", "黄思齐", "product", "HQ-PRODUCT"),
    DemoPerson("inspector", "徐文博", "inspector", "HQ-QUALITY"),
)
