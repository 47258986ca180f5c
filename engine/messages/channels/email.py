"""E-mail by SMTP. Once the text is handed over and no answer comes, nobody knows whether it was taken."""

from __future__ import annotations

import asyncio
import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP as WIRE

import structlog

from engine.messages.channels.channel import Answer, Outcome, Outgoing

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Email:
    """A mail server. `security`: starttls, tls or none; a certificate is always looked at."""

    host: str
    port: int
    sender: str
    security: str = "starttls"
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    seconds: float = 20
    can_ask: bool = False

    async def send(self, message: Outgoing) -> Answer:
        """Hand it over."""
        return await asyncio.to_thread(self._send, message)

    async def ask(self, key: str) -> Answer:
        """A mail server does not tell."""
        del key
        return Answer(Outcome.UNKNOWN, "cannot_ask")

    def _send(self, message: Outgoing) -> Answer:
        try:
            server = self._connected()
        except smtplib.SMTPResponseException as error:
            return Answer(Outcome.LATER, f"smtp_{error.smtp_code}")
        except (OSError, smtplib.SMTPException) as error:
            return Answer(Outcome.LATER, type(error).__name__)
        try:
            return self._handed(server, message)
        finally:
            server.close()

    def _connected(self) -> smtplib.SMTP:
        trusted = ssl.create_default_context()
        if self.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=self.seconds, context=trusted)
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=self.seconds)
        try:
            server.ehlo_or_helo_if_needed()
            if self.security == "starttls":
                server.starttls(context=trusted)
                server.ehlo()
            if self.user is not None:
                server.login(self.user, self.password or "")
        except BaseException:
            server.close()
            raise
        return server

    def _handed(self, server: smtplib.SMTP, message: Outgoing) -> Answer:
        """Sender and receiver, answered one by one; then the text, whose answer is what counts."""
        try:
            for code, _ in (server.mail(self.sender), server.rcpt(message.to)):
                if code >= 400:
                    return _refused(code)
        except (OSError, smtplib.SMTPException) as error:
            return Answer(Outcome.LATER, type(error).__name__)
        try:
            code, _ = server.data(self._written(message))
        except smtplib.SMTPDataError as error:  # it did not even want the text
            return _refused(error.smtp_code)
        except (OSError, smtplib.SMTPException) as error:
            log.warning("mail_outcome_unknown", error=type(error).__name__)
            return Answer(Outcome.UNKNOWN, type(error).__name__)
        return Answer(Outcome.SENT) if code < 400 else _refused(code)

    def _written(self, message: Outgoing) -> bytes:
        mail = EmailMessage(policy=WIRE)
        mail["From"], mail["To"] = self.sender, message.to
        mail["Subject"] = message.subject or ""
        mail["Message-ID"] = f"<{message.key}@{self.sender.rpartition('@')[2]}>"
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(message.text)
        return mail.as_bytes()


def _refused(code: int) -> Answer:
    return Answer(Outcome.REFUSED if code >= 500 else Outcome.LATER, f"smtp_{code}")
