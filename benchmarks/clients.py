"""The requests of one person on each side: the same acts, in the dialect of each application."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

import orjson

from benchmarks.load import request, send
from benchmarks.seeding import PASSWORD

Make = Callable[[int], bytes]

NEW = {
    "name": "王小明", "gender": "male", "level": "vip", "birthday": "1988-08-08", "id_number": "110101198808080017",
    "phone": "13800138000", "email": "wang@example.com", "risk": "r3", "aum": "1250000.50",
    "deposits": "300000.00", "loans": "0.00", "score": 720, "rate": "3.25", "opened_on": "2015-06-01",
    "last_contact": "2026-03-02T09:00:00+08:00", "is_payroll": True, "tags": ["payroll", "fund"],
    "remark": "偏好稳健产品。", "address": "江城市城南区解放路1号", "occupation": "教师", "income": "250000.00",
    "source": "counter",
}  # fmt: skip


class Client(Protocol):
    """A person with a session on one side."""

    def get(self) -> Make: ...

    def list(self) -> Make: ...

    def create(self) -> Make: ...

    def update(self) -> Make: ...


@dataclass
class _Person:
    """Headers, and the records that may be read and changed; versions are counted here, as a careful client does."""

    headers: dict[str, str]
    ids: list[str]
    collection: str
    versions: dict[str, int] = field(default_factory=dict)
    _turn: Iterator[str] = field(init=False)

    def __post_init__(self) -> None:
        self._turn = itertools.cycle(self.ids)

    def get(self) -> Make:
        """Records one after the other."""
        return lambda n: request("GET", f"{self.collection}/{self.ids[n % len(self.ids)]}", self.headers)

    def list(self) -> Make:
        """The first page of 50."""
        whole = request("GET", f"{self.collection}?limit=50", self.headers)
        return lambda n: whole

    def create(self) -> Make:
        """The same new record again and again."""
        whole = request("POST", self.collection, self.headers, orjson.dumps(self.body(NEW)))
        return lambda n: whole

    def update(self) -> Make:
        """Two fields of the next record."""
        return lambda n: self._change(next(self._turn), n)

    def _change(self, key: str, n: int) -> bytes:
        version = self.versions.get(key, 1)
        self.versions[key] = version + 1
        body = orjson.dumps(self.body({"score": n % 1000 + version * 1000, "remark": f"第 {version} 次跟进"}))
        return request("PATCH", f"{self.collection}/{key}", {**self.headers, "if-match": f'"{version}"'}, body)

    def body(self, values: dict[str, Any]) -> dict[str, Any]:
        """How this side takes values."""
        return values


class Ours(_Person):
    """A person of the engine."""

    def body(self, values: dict[str, Any]) -> dict[str, Any]:
        """Values stand below a key."""
        return {"values": values}

    @classmethod
    async def log_in(cls, port: int, login: str, ids: list[str]) -> Ours:
        """With login and password, as everybody."""
        body = orjson.dumps({"login": login, "password": PASSWORD})
        answer = await send(port, request("POST", "/api/session", {}, body))
        assert answer.status == 200, answer.body
        cookie = answer.headers["set-cookie"].partition(";")[0]
        token = orjson.loads(answer.body)["csrf_token"]
        headers = {"cookie": cookie, "x-csrf-token": token, "accept-language": "zh"}
        return cls(headers, ids, "/api/apps/bench/forms/customer/records")


class Theirs(_Person):
    """A person of the baseline."""

    @classmethod
    def with_token(cls, token: str, csrf: str, ids: list[str]) -> Theirs:
        """With the session made when seeding."""
        return cls({"cookie": f"session={token}", "x-csrf-token": csrf}, ids, "/customers")
