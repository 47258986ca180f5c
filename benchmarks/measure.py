"""CPU seconds a request, application and PostgreSQL together, in interleaved rounds; ratios with their interval."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

import psutil

from benchmarks.load import Load


@dataclass(frozen=True, slots=True)
class Cost:
    """What one round cost."""

    cpu: float  # seconds a request, application + PostgreSQL
    application: float
    wall: float  # seconds a request
    p50: float
    p99: float


@dataclass(slots=True)
class Meter:
    """Adds up the processor time of an application and of PostgreSQL with all its backends, living and gone."""

    application: int  # process ids
    postmaster: int
    _start: tuple[float, float] = field(default=(0.0, 0.0))

    def start(self) -> None:
        """From here on."""
        self._start = self._read()

    def stop(self, load: Load) -> Cost:
        """Until here, spread over the requests of the load."""
        application, postgres = (now - then for now, then in zip(self._read(), self._start, strict=True))
        requests = len(load.latencies)
        return Cost(
            cpu=(application + postgres) / requests,
            application=application / requests,
            wall=load.seconds / requests,
            p50=load.percentile(0.50),
            p99=load.percentile(0.99),
        )

    def _read(self) -> tuple[float, float]:
        return spent_by(self.application), spent_by(self.postmaster)


def spent_by(pid: int) -> float:
    """Seconds of processor time a process took so far, with all its children, living and gone."""
    process = psutil.Process(pid)
    total = sum(process.cpu_times()[:4])
    for child in process.children(recursive=True):
        try:
            total += sum(child.cpu_times()[:2])
        except psutil.NoSuchProcess:
            continue
    return total


@dataclass(frozen=True, slots=True)
class Ratio:
    """The median of ratios taken round by round, with an order-statistics interval (95 % and more from 7 rounds on)."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, ours: Sequence[float], theirs: Sequence[float]) -> Ratio:
        """Round by round, `ours` over `theirs`."""
        ratios = sorted(mine / other for mine, other in zip(ours, theirs, strict=True))
        cut = _interval_rank(len(ratios))
        return cls(statistics.median(ratios), ratios[cut], ratios[-1 - cut])

    def __str__(self) -> str:
        return f"{self.median:5.2f} [{self.low:.2f}, {self.high:.2f}]"


def _interval_rank(rounds: int) -> int:
    """The largest rank whose two-sided sign-test interval for the median still covers 95 %."""
    from math import comb

    rank, tail = 0, 0.0
    while True:
        tail += 2 * comb(rounds, rank) / 2**rounds
        if tail > 0.05 or rank >= rounds // 2:
            return max(rank - 1, 0)
        rank += 1
