"""What can stand in the audit trail: each kind of act with its name in both languages.

A part adds its own kinds where it performs the act: `PUBLISHED = kind("app.publish", zh="发布", en="Published")`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from engine.reference import Label


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of act; `name` is what programs filter by, `thing.act`."""

    name: str
    label: Label


_kinds: dict[str, Kind] = {}


def kind(name: str, *, zh: str, en: str) -> Kind:
    """Declare a kind of act, once, beside the code that records it."""
    if name in _kinds:
        raise ValueError(f"two kinds of audit entry are named {name!r}")
    _kinds[name] = Kind(name, Label(zh=zh, en=en))
    return _kinds[name]


def known() -> Mapping[str, Kind]:
    """Every kind declared so far, by name."""
    return MappingProxyType(_kinds)


def label_of(name: str) -> Label:
    """What people read for a kind; an unknown one (of an older build) shows its name."""
    found = _kinds.get(name)
    return found.label if found else Label(zh=name, en=name)


LOGIN = kind("session.login", zh="登录", en="Logged in")
LOGIN_FAILED = kind("session.login_failed", zh="登录失败", en="Log-in failed")
LOGOUT = kind("session.logout", zh="退出", en="Logged out")
ACTING_POST = kind("session.acting_post", zh="切换岗位", en="Acting post changed")
PASSWORD_CHANGED = kind("session.password", zh="修改密码", en="Password changed")
REFUSED = kind("permission.refused", zh="越权访问被拒绝", en="Access refused")

RECORD_CREATED = kind("record.create", zh="新建记录", en="Record created")
RECORD_UPDATED = kind("record.update", zh="修改记录", en="Record changed")
RECORD_DELETED = kind("record.delete", zh="删除记录", en="Record deleted")
RECORD_RESTORED = kind("record.restore", zh="恢复记录", en="Record restored")
RECORD_TRANSFERRED = kind("record.transfer", zh="移交记录", en="Record handed over")
RECORD_UNMASKED = kind("record.unmask", zh="查看脱敏字段明文", en="Masked field shown in clear")
RECORDS_PURGED = kind("record.purge", zh="清除回收站记录", en="Records purged from the recycle bin")
COMMENTED = kind("record.comment", zh="评论记录", en="Record commented on")
COMMENT_CHANGED = kind("record.comment_change", zh="修改评论", en="Comment changed")
COMMENT_DELETED = kind("record.comment_delete", zh="删除评论", en="Comment deleted")
RECORD_READ = kind("record.read_clear", zh="明文查看敏感字段", en="Sensitive fields read in clear")

AUDIT_READ = kind("audit.read", zh="查询审计日志", en="Audit trail read")
AUDIT_VERIFIED = kind("audit.verify", zh="校验审计日志", en="Audit trail verified")
