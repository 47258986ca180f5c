"""Lines of `data/reference/*.jsonl` and `data/demo/*.jsonl`: one record each, with references to what has no id yet.

    {"ref": "vip1", "owner": "@person.rm1", "org": "@unit.JC-CN", "at": "@today-9T10:00", "values": {"name": "…"}}

`owner` and `org` are whose record it is, `at` when it came about; without them it is the platform's own, of today.

`@person.login`, `@unit.code`, `@demo.ref` and `@reference.ref` (a line of this package or of one it requires),
`@today`, `@today-30`, `@today+5T09:30` (the bank's zone). Text that really begins with @ is written @@.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from engine.packages.json_file import BadJson, read_json
from engine.problems import Code, Problem

MAX_ROWS = 100_000
TODAY = re.compile(r"^@today(?:([+-]\d{1,5}))?(?:T(\d{2}):(\d{2}))?$")
NAMED = re.compile(r"^@(person|unit|demo|reference)\.([A-Za-z0-9][A-Za-z0-9._-]{0,63})$")
REF = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")

BAD_LINE = Code("bad_data_line", zh="第 {line} 行不是合法的 JSON：{reason}", en="Line {line} is not JSON: {reason}")
BAD_ROW = Code(
    "bad_data_row",
    zh="第 {line} 行应为 {{ref, values, owner?, org?, at?}}",
    en="Line {line} should be {{ref, values, owner?, org?, at?}}",
)
SAME_REF = Code("same_ref", zh="第 {line} 行的 ref“{ref}”已经用过", en="The ref '{ref}' of line {line} stands twice")
TOO_MANY_ROWS = Code("too_many_data_rows", zh="超过 {limit} 行", en="More than {limit} lines")
NO_SUCH_REFERENCE = Code(
    "no_such_reference",
    zh="“{written}”没有指向任何人员、机构或数据行",
    en="'{written}' names no person, org unit or line of data",
)

Json = Any  # any JSON value


@dataclass(frozen=True, slots=True)
class DataRow:
    """One record to be loaded, its references still as written."""

    form: str
    ref: str
    values: Mapping[str, Json]
    owner: str | None = None
    org: str | None = None
    at: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Names:
    """What references may stand for: sort (`person`, `unit`, `demo`, `reference`) and name → id, and today's date."""

    find: Callable[[str, str], str | None]
    today: date
    zone: ZoneInfo


class UnknownReference(ValueError):
    """A reference that names nothing; the message is how it is written."""


def read_rows(form: str, content: bytes, problems: list[Problem]) -> list[DataRow]:
    """The rows of a file in their order; everything wrong is added to `problems`."""
    rows: list[DataRow] = []
    seen: set[str] = set()
    for number, line in enumerate(content.split(b"\n"), start=1):
        if not line.strip():
            continue
        if len(rows) >= MAX_ROWS:
            problems.append(TOO_MANY_ROWS.at(f"/{form}", limit=MAX_ROWS))
            break
        try:
            row = _row(form, number, read_json(line))
        except BadJson as bad:
            problems.append(BAD_LINE.at(f"/{form}/{number}", line=number, reason=str(bad)))
            continue
        if row is None:
            problems.append(BAD_ROW.at(f"/{form}/{number}", line=number))
        elif row.ref in seen:
            problems.append(SAME_REF.at(f"/{form}/{number}", line=number, ref=row.ref))
        else:
            seen.add(row.ref)
            rows.append(row)
    return rows


def resolved(value: Json, names: Names) -> Json:
    """The value with every reference replaced by what it stands for; UnknownReference when it stands for nothing."""
    if isinstance(value, list):
        return [resolved(item, names) for item in value]
    if isinstance(value, dict):  # a row of a sub-table
        return {name: resolved(item, names) for name, item in value.items()}
    if not isinstance(value, str) or not value.startswith("@"):
        return value
    if value.startswith("@@"):
        return value[1:]
    if match := TODAY.match(value):
        return _moment(match, names)
    if match := NAMED.match(value):
        found = names.find(match[1], match[2])
        if found is not None:
            return found
    raise UnknownReference(value)


def referred(value: Json) -> list[str]:
    """The refs of other rows a value names."""
    if isinstance(value, list):
        return [ref for item in value for ref in referred(item)]
    if isinstance(value, dict):
        return referred(list(value.values()))
    match = NAMED.match(value) if isinstance(value, str) else None
    return [match[2]] if match and match[1] in ("demo", "reference") else []


def _row(form: str, line: int, body: Json) -> DataRow | None:
    if not isinstance(body, dict) or body.keys() - {"ref", "owner", "org", "at", "values"}:
        return None
    ref, values = body.get("ref"), body.get("values")
    owner, org, at = body.get("owner"), body.get("org"), body.get("at")
    if not isinstance(ref, str) or not REF.match(ref) or not isinstance(values, dict):
        return None
    if not all(each is None or isinstance(each, str) for each in (owner, org, at)):
        return None
    return DataRow(form, ref, values, owner, org, at, line)


def _moment(match: re.Match[str], names: Names) -> str:
    day = names.today + timedelta(days=int(match[1] or 0))
    if match[2] is None:
        return day.isoformat()
    return datetime.combine(day, time(int(match[2]) % 24, int(match[3]) % 60), names.zone).isoformat()
