"""The master key: it lies outside the database and wraps the keys that lie in it.

A bank that keeps it in a KMS or an HSM implements `MasterKey` and hands it to `keys.opened` in the composition root;
what comes with the platform reads it from the environment or from a file only its owner may read.
"""

from __future__ import annotations

import base64
import binascii
import os
import stat
from pathlib import Path
from typing import Protocol

from engine.errors import Unavailable
from engine.problems import Code
from engine.secrets.ciphers import Algorithm, NotWhole
from engine.settings import Settings

BYTES = 32
ONLY_OWNER = 0o600

MISSING = Code(
    "master_key_missing",
    zh="数据库里的加密数据需要主密钥，但 {file} 不存在。"
    "请把备份的主密钥文件放回原处（权限 0600），或设置 LANGQIAO_MASTER_KEY",
    en="The encrypted data in this database needs its master key, and {file} is not there. Put the file back from its"
    " backup (mode 0600), or set LANGQIAO_MASTER_KEY",
)
TOO_OPEN = Code(
    "master_key_too_open",
    zh="主密钥文件 {file} 的权限是 {mode}，别人也能读。请执行 chmod 600 {file}",
    en="The master key file {file} has mode {mode}, so others may read it. Run: chmod 600 {file}",
)
UNREADABLE = Code(
    "master_key_unreadable",
    zh="主密钥（{where}）不是 32 字节的 Base64 文本",
    en="The master key in {where} is not 32 bytes written in Base64",
)
WRONG = Code(
    "master_key_wrong",
    zh="主密钥（{where}）打不开数据库里的密钥 {key}：它不是当初加密用的那一把。请换回原来的主密钥",
    en="The master key in {where} does not open key {key} of this database: it is not the one that sealed it. Bring"
    " back the original one",
)


class MasterKey(Protocol):
    """What wraps data keys: a key at hand, a KMS, an HSM."""

    @property
    def where(self) -> str:
        """Where it is kept, for people."""
        ...

    async def wrap(self, algorithm: Algorithm, key: bytes, belongs_to: bytes) -> bytes:
        """A data key sealed."""
        ...

    async def unwrap(self, algorithm: Algorithm, wrapped: bytes, belongs_to: bytes) -> bytes:
        """The data key again. Raises NotWhole where it was wrapped by another master key."""
        ...


class LocalMaster:
    """A master key this process holds itself."""

    def __init__(self, secret: bytes, where: str) -> None:
        self._secret, self.where = secret, where

    def __repr__(self) -> str:
        return f"LocalMaster({self.where})"

    async def wrap(self, algorithm: Algorithm, key: bytes, belongs_to: bytes) -> bytes:
        """A data key sealed."""
        return algorithm.sealer(algorithm.derived(self._secret, b"langqiao wrap")).seal(key, belongs_to)

    async def unwrap(self, algorithm: Algorithm, wrapped: bytes, belongs_to: bytes) -> bytes:
        """The data key again. Raises NotWhole where it was wrapped by another master key."""
        return algorithm.sealer(algorithm.derived(self._secret, b"langqiao wrap")).open(wrapped, belongs_to)


def read_master(settings: Settings) -> LocalMaster | None:
    """The master key of this installation, if there is one. Raises Unavailable with what helps."""
    if settings.master_key is not None:
        return LocalMaster(_read(settings.master_key, "LANGQIAO_MASTER_KEY"), "LANGQIAO_MASTER_KEY")
    return read_file(settings.key_file) if settings.key_file.is_file() else None


def read_file(path: Path) -> LocalMaster:
    """The master key in a file. Raises Unavailable with what helps."""
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        raise Unavailable(TOO_OPEN, file=str(path), mode=f"{mode:04o}")
    return LocalMaster(_read(path.read_text(encoding="ascii", errors="replace"), str(path)), str(path))


def make_file(path: Path) -> LocalMaster:
    """A new master key in a new file; FileExistsError where there is one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    secret = os.urandom(BYTES)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ONLY_OWNER)
    with os.fdopen(handle, "wb") as file:
        file.write(base64.b64encode(secret) + b"\n")
        file.flush()
        os.fsync(handle)
    return LocalMaster(secret, str(path))


def _read(text: str, where: str) -> bytes:
    try:
        secret = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError) as error:
        raise Unavailable(UNREADABLE, where=where) from error
    if len(secret) != BYTES:
        raise Unavailable(UNREADABLE, where=where)
    return secret


__all__ = ["LocalMaster", "MasterKey", "NotWhole", "make_file", "read_file", "read_master"]
