"""Sealing and opening: every key of one database at hand, as long as the process runs.

A sealed text names its key: `\\x02<key>.<sealed, in Base64>`. No text a person enters holds the character 2, so a
column may hold sealed and clear texts side by side while encryption is being turned on or off.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from engine.errors import Unavailable
from engine.problems import Code
from engine.secrets.ciphers import Algorithm, NotWhole, Sealer

MARK = "\x02"
MARK_BYTE = b"\x02"
CHANGED = Code(
    "sealed_value_not_whole",
    zh="有一个加密的值打不开：密文被改动过，或被从别处搬来。请联系系统管理员",
    en="An encrypted value does not open: it was altered, or moved from elsewhere. Tell the system administrator",
)
NO_KEY = Code(
    "data_key_missing",
    zh="数据库里没有密钥 {key}，用它加密的值打不开",
    en="Key {key} is not in this database, so what was sealed with it cannot be opened",
)


class KeyUnknown(LookupError):
    """A key this process does not know yet: another one may have made it."""

    def __init__(self, key: int) -> None:
        super().__init__(key)
        self.key = key


class SealBroken(Unavailable):
    """A sealed value that does not open."""

    status = 500


@dataclass(frozen=True)
class Ring:
    """The keys of one database. `active` seals; every other one opens what it sealed."""

    sealers: Mapping[int, Sealer]
    active: int
    algorithm: Algorithm
    digest_key: bytes = field(repr=False)
    digest_algorithm: Algorithm

    def seal(self, text: str, place: str) -> str:
        """A text sealed for its place."""
        sealed = self.sealers[self.active].seal(text.encode(), place.encode())
        return f"{MARK}{self.active}.{base64.urlsafe_b64encode(sealed).decode()}"

    def open(self, sealed: str, place: str) -> str:
        """The text again; a clear one as it is. Raises KeyUnknown, and SealBroken where it is not whole."""
        if not sealed.startswith(MARK):
            return sealed
        key, _, text = sealed[1:].partition(".")
        return self._opened(int(key), base64.urlsafe_b64decode(text), place).decode()

    def seal_bytes(self, data: bytes, place: str) -> bytes:
        """Any bytes sealed for their place."""
        sealed = self.sealers[self.active].seal(data, place.encode())
        return MARK_BYTE + self.active.to_bytes(4, "big") + sealed

    def open_bytes(self, sealed: bytes, place: str) -> bytes:
        """The bytes again. Raises as `open`."""
        return self._opened(int.from_bytes(sealed[1:5], "big"), sealed[5:], place)

    def digest(self, text: str, place: str) -> str:
        """What stands for a text at its place: equal for equal texts, and telling nothing else without the key."""
        key = _derived(self.digest_algorithm, self.digest_key, place)
        return base64.urlsafe_b64encode(self.digest_algorithm.digest(key, text.encode())[:18]).decode()

    def is_fresh(self, text: str) -> bool:
        """It is sealed with the active key."""
        return text.startswith(f"{MARK}{self.active}.")

    def _opened(self, key: int, sealed: bytes, place: str) -> bytes:
        sealer = self.sealers.get(key)
        if sealer is None:
            raise KeyUnknown(key)
        try:
            return sealer.open(sealed, place.encode())
        except NotWhole as error:
            raise SealBroken(CHANGED) from error


@lru_cache(4096)
def _derived(algorithm: Algorithm, secret: bytes, place: str) -> bytes:
    return algorithm.derived(secret, b"langqiao digest " + place.encode())
