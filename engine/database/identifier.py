"""UUIDv7 (RFC 9562): keys that sort by the time they were made, which keeps index pages of new rows together."""

from __future__ import annotations

import os
import threading
import time
from uuid import UUID

_lock = threading.Lock()
_last = 0


def new_id() -> UUID:
    """A new key; within one process later calls give larger keys (RFC 9562, section 6.2, method 3)."""
    global _last
    # 48 bits of milliseconds and 12 bits of fractions of one: 244 ns a step
    stamp = (time.time_ns() << 12) // 1_000_000
    with _lock:
        _last = stamp = max(stamp, _last + 1)
    random = int.from_bytes(os.urandom(8), "big") & 0x3FFF_FFFF_FFFF_FFFF
    return UUID(int=(stamp >> 12) << 80 | 0x7 << 76 | (stamp & 0xFFF) << 64 | 0b10 << 62 | random)
