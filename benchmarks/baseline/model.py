"""What the hand-written application accepts and answers: 24 fields, typed as a careful colleague would type them."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, create_model

Money = Annotated[Decimal, Field(max_digits=18, decimal_places=2)]
Text = Annotated[str, Field(min_length=1, max_length=200)]


class CustomerIn(BaseModel):
    """A new customer, or the new state of one."""

    model_config = ConfigDict(extra="forbid")

    name: Text
    gender: Literal["male", "female"] | None = None
    level: Literal["mass", "vip", "private"]
    birthday: date | None = None
    id_number: Annotated[str, Field(pattern=r"^\d{17}[\dX]$")] | None = None
    phone: Annotated[str, Field(pattern=r"^1\d{10}$")] | None = None
    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[a-z]{2,}$")] | None = None
    branch: UUID | None = None
    rm: UUID | None = None
    risk: Literal["r1", "r2", "r3", "r4", "r5"] | None = None
    aum: Money | None = None
    deposits: Money | None = None
    loans: Money | None = None
    score: int | None = None
    rate: Annotated[Decimal, Field(max_digits=9, decimal_places=4)] | None = None
    opened_on: date | None = None
    last_contact: AwareDatetime | None = None
    is_payroll: bool | None = None
    tags: list[Literal["payroll", "mortgage", "fund", "insurance", "overseas"]] | None = None
    remark: Annotated[str, Field(max_length=4000)] | None = None
    address: Text | None = None
    occupation: Text | None = None
    income: Annotated[Decimal, Field(max_digits=18, decimal_places=4)] | None = None
    source: Literal["counter", "phone", "online", "referral"] | None = None


class CustomerOut(CustomerIn):
    """A customer as stored and as this person may see him: the two sealed fields may be masked."""

    id: UUID
    version: int
    owner_id: UUID
    org_id: UUID
    created_at: datetime
    created_by: UUID
    updated_at: datetime
    updated_by: UUID


class CustomerPage(BaseModel):
    """One page, the way to the next, and how many there are: exact up to a thousand."""

    items: list[CustomerOut]
    next: str | None
    count: dict[str, int | bool]


OPTIONAL = {name: (CustomerIn.model_fields[name].annotation, None) for name in ("name", "level")}
CustomerPatch = create_model("CustomerPatch", __base__=CustomerIn, **OPTIONAL)
