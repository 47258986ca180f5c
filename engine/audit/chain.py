"""The arithmetic of the chain: the root over a batch of entries, and the hash that ties a seal to the one before.

Roots are Merkle tree hashes as in RFC 6962, section 2.1, so that one entry can be shown to belong to a seal without the
others. Pure: what is verified off the box is computed by the same functions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

GENESIS = hashlib.sha256(b"langqiao audit trail").digest()
"""What the first seal is tied to."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Link:
    """A seal's content: which transactions it covers and what it says of their entries."""

    number: int
    epoch: int
    from_xid: int
    upto_xid: int
    entries: int
    last_seq: int
    root: bytes
    sealed_at: datetime

    def hash(self, before: bytes) -> bytes:
        """The hash of this seal, tied to that of the one before."""
        numbers = (self.number, self.epoch, self.from_xid, self.upto_xid, self.entries, self.last_seq)
        moment = (self.sealed_at - _EPOCH) // timedelta(microseconds=1)
        packed = b"".join(each.to_bytes(8, "big") for each in (*numbers, moment))
        return hashlib.sha256(before + packed + self.root).digest()


def leaf(xid: int, seq: int, row_hash: bytes) -> bytes:
    """An entry's place in the tree: its content's hash at its place in the order."""
    return hashlib.sha256(b"\x00" + xid.to_bytes(8, "big") + seq.to_bytes(8, "big") + row_hash).digest()


def root(leaves: Iterable[bytes]) -> bytes:
    """The Merkle tree hash of leaves in order; of none, the hash of nothing."""
    level = list(leaves)
    if not level:
        return hashlib.sha256(b"").digest()
    while len(level) > 1:
        paired = [hashlib.sha256(b"\x01" + level[at] + level[at + 1]).digest() for at in range(0, len(level) - 1, 2)]
        if len(level) % 2:
            paired.append(level[-1])
        level = paired
    return level[0]
