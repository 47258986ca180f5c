"""The ways out an installation has set up."""

from __future__ import annotations

from collections.abc import Mapping

from engine.messages.channels.channel import Channel
from engine.messages.channels.email import Email
from engine.messages.channels.sms import Sms
from engine.settings import Mode, Settings


def channels_of(settings: Settings) -> Mapping[str, Channel]:
    """By name; none in a demo, whatever is set: nothing leaves it."""
    found: dict[str, Channel] = {}
    if settings.mode is Mode.DEMO:
        return found
    if settings.smtp_host is not None:
        found["email"] = Email(
            settings.smtp_host, settings.smtp_port, settings.smtp_from or f"langqiao@{settings.smtp_host}",
            settings.smtp_security.value, settings.smtp_user, settings.smtp_password, settings.message_seconds,
        )  # fmt: skip
    if settings.sms_url is not None:
        found["sms"] = Sms(settings.sms_url, settings.sms_secret, settings.message_seconds)
    return found
