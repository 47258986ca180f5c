"""The two authenticated ciphers an installation chooses between, and the keyed digests that go with them.

AES-256-GCM with HMAC-SHA-256, or SM4-GCM with HMAC-SM3. Both seal a text together with what it belongs to (associated
data): a sealed text that is moved elsewhere does not open.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE = 12
TAG = 16


class NotWhole(ValueError):
    """It was changed, moved, or sealed with another key."""


class Sealer(Protocol):
    """A key at work."""

    def seal(self, data: bytes, belongs_to: bytes) -> bytes:
        """Nonce, sealed data and tag."""
        ...

    def open(self, sealed: bytes, belongs_to: bytes) -> bytes:
        """The data again. Raises NotWhole."""
        ...


class AesGcm:
    """AES-256-GCM."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def seal(self, data: bytes, belongs_to: bytes) -> bytes:
        """Nonce, sealed data and tag."""
        nonce = os.urandom(NONCE)
        return nonce + self._cipher.encrypt(nonce, data, belongs_to)

    def open(self, sealed: bytes, belongs_to: bytes) -> bytes:
        """The data again. Raises NotWhole."""
        if len(sealed) < NONCE + TAG:
            raise NotWhole
        try:
            return self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], belongs_to)
        except InvalidTag as error:
            raise NotWhole from error


class Sm4Gcm:
    """SM4-GCM (GB/T 32907, RFC 8998)."""

    def __init__(self, key: bytes) -> None:
        self._key = algorithms.SM4(key)

    def seal(self, data: bytes, belongs_to: bytes) -> bytes:
        """Nonce, sealed data and tag."""
        nonce = os.urandom(NONCE)
        sealing = Cipher(self._key, modes.GCM(nonce)).encryptor()
        sealing.authenticate_additional_data(belongs_to)
        return nonce + sealing.update(data) + sealing.finalize() + sealing.tag

    def open(self, sealed: bytes, belongs_to: bytes) -> bytes:
        """The data again. Raises NotWhole."""
        if len(sealed) < NONCE + TAG:
            raise NotWhole
        opening = Cipher(self._key, modes.GCM(sealed[:NONCE], sealed[-TAG:])).decryptor()
        opening.authenticate_additional_data(belongs_to)
        try:
            return opening.update(sealed[NONCE:-TAG]) + opening.finalize()
        except InvalidTag as error:
            raise NotWhole from error


@dataclass(frozen=True, slots=True, eq=False)
class Algorithm:
    """A cipher with the length of its keys, and the hash its digests are made with."""

    name: str
    key_bytes: int
    sealer: type[AesGcm] | type[Sm4Gcm]
    hash: hashes.HashAlgorithm

    def derived(self, secret: bytes, purpose: bytes) -> bytes:
        """A key of the right length for one purpose out of a secret."""
        return HKDF(hashes.SHA256(), self.key_bytes, None, purpose).derive(secret)

    def digest(self, key: bytes, data: bytes) -> bytes:
        """What stands for the data without telling it."""
        digesting = hmac.HMAC(key, self.hash)
        digesting.update(data)
        return digesting.finalize()


ALGORITHMS: Mapping[str, Algorithm] = {
    "aes256gcm": Algorithm("aes256gcm", 32, AesGcm, hashes.SHA256()),
    "sm4gcm": Algorithm("sm4gcm", 16, Sm4Gcm, hashes.SM3()),
}
"""By the name an installation sets."""

_KEY = bytes.fromhex("0123456789ABCDEFFEDCBA9876543210")
_KNOWN = bytes.fromhex("00001234567800000000ABCD17F399F08C67D5EE19D0DC9969C4BB7D")
"""RFC 8998, appendix A.1: the nonce and the first block of the sealed text."""


def works(algorithm: Algorithm) -> bool:
    """This build of OpenSSL has the cipher and it answers as published; some distributions leave SM4 out."""
    try:
        sealer = algorithm.sealer(_KEY * (algorithm.key_bytes // 16))
        if sealer.open(sealer.seal(b"langqiao", b"here"), b"here") != b"langqiao":
            return False
        if algorithm.sealer is not Sm4Gcm:
            return True
        known = Cipher(algorithms.SM4(_KEY), modes.GCM(_KNOWN[:NONCE])).encryptor()
        known.authenticate_additional_data(bytes.fromhex("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2"))
        return known.update(b"\xaa" * 8 + b"\xbb" * 8) == _KNOWN[NONCE:]
    except Exception:  # whatever a cut-down library raises: it does not work
        return False
