"""What an installation sets from outside: variables `LANGQIAO_…`, and the usual `PORT` and `DATABASE_URL`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Mode(StrEnum):
    """What a database is for; written into it once, so that a demo never opens a bank's data."""

    DEMO = "demo"
    PRODUCTION = "production"


class Profile(StrEnum):
    """How administration is shared out."""

    SEPARATED = "separated"  # system, security and audit administrators are different people
    SMALL_BANK = "small_bank"  # system and security administrator may be one person; the auditor never is


class PasswordPolicy(StrEnum):
    """Which standard passwords follow; the two contradict each other, so a bank chooses."""

    MLPS3 = "mlps3"  # GB/T 22239 as usually read: 8 characters or more, 3 of 4 classes, renewed after 90 days
    ASVS = "asvs"  # OWASP ASVS 5: 12 characters or more, no classes, no renewal


class CipherName(StrEnum):
    """What encrypted fields are sealed with."""

    AES256GCM = "aes256gcm"
    SM4GCM = "sm4gcm"  # GB/T 32907, with digests by SM3


class SmtpSecurity(StrEnum):
    """How a mail server is spoken to."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class Settings(BaseSettings):
    """Read once at start and handed down; nothing below the edge reads the environment."""

    model_config = SettingsConfigDict(
        env_prefix="LANGQIAO_", env_ignore_empty=True, env_file=None, extra="ignore", frozen=True
    )

    host: str = "127.0.0.1"
    """The address to listen on; put a proxy that speaks TLS before any other than the loopback."""

    port: int = Field(8000, ge=0, le=65535, validation_alias=AliasChoices("LANGQIAO_PORT", "PORT"))
    """The port to listen on."""

    data: Path = Path("data")
    """The folder of embedded PostgreSQL and of what the platform keeps beside it."""

    database_url: str | None = Field(
        None, validation_alias=AliasChoices("LANGQIAO_DATABASE_URL", "DATABASE_URL"), repr=False
    )
    """A PostgreSQL (15 or newer) of your own; absent means the embedded one."""

    pool_size: int = Field(16, ge=1, le=500, description="connections to PostgreSQL one process keeps")
    statement_timeout: int = Field(30, ge=1, description="seconds a statement may run")
    idle_timeout: int = Field(60, ge=1, description="seconds a transaction may sit idle")

    mode: Mode = Mode.PRODUCTION
    """What the database is for: `production` or `demo`; written into it once and held against it ever after."""

    profile: Profile | None = None
    """Absent means `small_bank` in a demo and `separated` in production."""

    session_idle: int = Field(15 * 60, ge=60, description="seconds without a request after which a session ends")
    session_absolute: int = Field(12 * 3600, ge=300, description="seconds after which a session ends in any case")
    login_attempts: int = Field(5, ge=2, description="failed log-ins after which an account waits")
    address_attempts: int = Field(30, ge=5, description="failed log-ins from one address within the wait")
    login_wait: int = Field(15 * 60, ge=1, description="seconds an account or address over its limit waits")
    password_policy: PasswordPolicy = PasswordPolicy.MLPS3
    """Which passwords may be chosen: `mlps3` (8 characters of three classes) or `asvs` (12, no classes)."""

    slow_list: int = Field(
        500,
        ge=0,
        description="milliseconds from which on a list is slow, and an index for it looked for; 0: every list",
    )
    max_body: int = Field(1024 * 1024, ge=1024, description="bytes of a request body")

    files: Path | None = None
    """The folder of uploaded files; absent means `files` in the data folder. Several machines share one."""

    max_upload: int = Field(100 * 1024 * 1024, ge=1024, description="bytes of one file; a field may take less")
    upload_quota: int = Field(
        2 * 1024**3, ge=1024, description="bytes a person may have uploaded without saving them in a record"
    )
    upload_patience: int = Field(30, ge=1, description="seconds an upload may send nothing")
    uploads_kept: int = Field(24, ge=1, description="hours an upload waits for a record to refer to it")
    scan: str | None = None
    """A virus scanner for uploads: `command:/usr/bin/clamdscan --no-summary {file}` or `clamd://127.0.0.1:3310`; absent
    means none. Once set, an upload it does not answer for is refused."""

    scan_seconds: int = Field(60, ge=1, description="seconds the virus scanner has for a file")

    bin_days: int = Field(90, ge=0, description="days a deleted record lies in the recycle bin; 0 keeps it for good")
    unmask_quota: int = Field(20, ge=0, description="masked values one person may have shown in clear on one day")

    master_key: str | None = Field(None, repr=False)
    """The master key itself, 32 bytes in Base64, where it comes from the environment and not from a file."""

    master_key_file: Path | None = None
    """The file of the master key (mode 0600); absent means `master.key` in the data folder, made by the first start."""

    cipher: CipherName = CipherName.AES256GCM
    """What encrypted fields are sealed with: `aes256gcm` or `sm4gcm`. A change holds from the next `langqiao keys
    rotate` on."""

    demo_password: str | None = Field(None, repr=False)
    """The one password of the demo people; absent means one is made and kept in the data folder."""

    public_url: str = ""
    """The address people open the product at, such as `https://flows.bank.example`: for links in messages."""

    smtp_host: str | None = None
    """The mail server; absent means that no e-mail is sent. A demo sends none in any case."""

    smtp_port: int = Field(587, ge=1, le=65535, description="the port of the mail server")
    smtp_security: SmtpSecurity = SmtpSecurity.STARTTLS
    """How the mail server is spoken to: `starttls`, `tls`, or `none` (inside a trusted network only)."""

    smtp_user: str | None = None
    """Who logs in at the mail server; absent means nobody does."""

    smtp_password: str | None = Field(None, repr=False)
    """His password."""

    smtp_from: str | None = None
    """The address e-mails come from."""

    sms_url: str | None = None
    """The gateway for text messages, `https://…`; absent means that none is sent. A demo sends none in any case."""

    sms_secret: str | None = Field(None, repr=False)
    """The gateway's secret, sent as `Authorization: Bearer …`."""

    message_seconds: float = Field(20, gt=0, le=300, description="seconds a mail server or gateway has to answer")

    workers: int = Field(4, ge=1, le=100, description="jobs one process works on at a time")
    log_level: str = "info"
    """What is logged: `debug`, `info`, `warning` or `error`."""

    @field_validator("sms_url")
    @classmethod
    def _is_safe(cls, url: str | None) -> str | None:
        """Text messages and the secret travel encrypted, or do not leave the machine."""
        where = urlsplit(url or "https://none")
        is_here = where.scheme == "http" and where.hostname in ("127.0.0.1", "localhost", "::1")
        if not where.hostname or not (where.scheme == "https" or is_here):
            raise ValueError("LANGQIAO_SMS_URL must begin with https://")
        return url

    @property
    def files_folder(self) -> Path:
        """Where uploaded files are."""
        return self.files or self.data / "files"

    @property
    def key_file(self) -> Path:
        """Where the master key is, unless it comes from the environment."""
        return self.master_key_file or self.data / "master.key"

    @property
    def chosen_profile(self) -> Profile:
        """The profile, with the default of the mode."""
        return self.profile or (Profile.SMALL_BANK if self.mode is Mode.DEMO else Profile.SEPARATED)
