"""What an installation sets from outside: environment variables `LANGQIAO_…`, and the usual `PORT` and `DATABASE_URL`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Mode(StrEnum):
    """What a database is for; written into it once, so that a demo never opens a bank's data."""

    DEMO = "demo"
    PRODUCTION = "production"


class Profile(StrEnum):
    """How administration is shared out."""

    SEPARATED = "separated"  # system, security and audit administrators are different people
    SMALL_BANK = "small_bank"  # one person may hold all three


class Settings(BaseSettings):
    """Read once at start and handed down; nothing below the edge reads the environment."""

    model_config = SettingsConfigDict(env_prefix="LANGQIAO_", env_file=None, extra="ignore", frozen=True)

    host: str = "127.0.0.1"
    port: int = Field(8000, ge=0, le=65535, validation_alias=AliasChoices("LANGQIAO_PORT", "PORT"))
    data: Path = Path("data")
    """The folder of embedded PostgreSQL and of what the platform keeps beside it."""

    database_url: str | None = Field(
        None, validation_alias=AliasChoices("LANGQIAO_DATABASE_URL", "DATABASE_URL"), repr=False
    )
    """A PostgreSQL (15 or newer) of your own; absent means the embedded one."""

    pool_size: int = Field(16, ge=1, le=500)
    statement_timeout: int = Field(30, ge=1, description="seconds a statement may run")
    idle_timeout: int = Field(60, ge=1, description="seconds a transaction may sit idle")

    mode: Mode = Mode.PRODUCTION
    profile: Profile | None = None
    """Absent means `small_bank` in a demo and `separated` in production."""

    workers: int = Field(4, ge=1, le=100, description="jobs one process works on at a time")
    log_level: str = "info"

    @property
    def chosen_profile(self) -> Profile:
        """The profile, with the default of the mode."""
        return self.profile or (Profile.SMALL_BANK if self.mode is Mode.DEMO else Profile.SEPARATED)
