"""A message as its author writes it: a text for each channel in both languages.

{"kind": "message", "name": "vip_overdue", "form": "complaint", "label": {"zh": "贵宾投诉超时"},
 "channels": {"inbox": {"zh": "投诉 {{ record.number }} 已超过24小时", "en": "{{ record.number }} open for 24 h"}}}
"""

from __future__ import annotations

from typing import Annotated, Literal

from engine.kinds import Definition, Part
from engine.reference import titled

Channel = Literal["inbox", "email", "sms"]
CHANNELS = {"inbox": ("站内信", "Inbox"), "email": ("电子邮件", "E-mail"), "sms": ("短信", "Text message")}
LONGEST = 4_000


class Text(Part):
    """What is said on one channel. `subject`: of an e-mail; an absent English text falls back to Chinese."""

    zh: Annotated[str, titled("中文", "Chinese", min_length=1, max_length=LONGEST)]
    en: Annotated[str, titled("英文", "English", max_length=LONGEST)] = ""
    subject_zh: Annotated[str | None, titled("中文主题", "Chinese subject", max_length=200)] = None
    subject_en: Annotated[str | None, titled("英文主题", "English subject", max_length=200)] = None


class Message(Definition):
    """A template. `form`: whose fields `{{ record.… }}` names; without it no field can be named."""

    kind: Annotated[Literal["message"], titled("种类", "Kind")]
    shared: Annotated[bool, titled("允许其他应用引用", "Other apps may refer to it")] = False
    form: Annotated[str | None, titled("表单", "Form", max_length=97, refers_to="form")] = None
    channels: Annotated[dict[Channel, Text], titled("渠道", "Channels", min_length=1)]
