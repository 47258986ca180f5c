"""An app with a form that holds files, who may do everything with it, who sees some of it masked, and strangers."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import httpx
import pytest

from engine.api.dependencies import Platform
from engine.files.store import Store
from engine.identity.actor import SYSTEM
from engine.identity.roles import Holding, give
from engine.reference import Label
from engine.settings import Mode, Profile, Settings
from tests.http.conftest import Bank, Browser, ClientFor
from tests.http.records.conftest import ADA, APP, label, made, publish, put, uid

FORM = f"/api/apps/{APP}/forms/slip"
RECORDS = f"{FORM}/records"
MAX_UPLOAD = 3 * 1024 * 1024


def png(colour: int = 0) -> bytes:
    """One pixel."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    pixels = zlib.compress(bytes([0, colour % 256, colour // 256 % 256, 0]))
    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


async def upload(
    browser: Browser, content: bytes | Any, name: str = "a.png", field: str = "photos", **more: Any
) -> httpx.Response:
    """Upload for a field of the form."""
    params = {"app": APP, "form": "slip", "field": field, "name": name}
    return await browser.post("/api/files", params=params, content=content, **more)


async def uploaded(browser: Browser, content: bytes, name: str = "a.png", field: str = "photos") -> dict[str, Any]:
    """The same, taken."""
    answer = await upload(browser, content, name, field)
    assert answer.status_code == 201, answer.text
    return answer.json()  # type: ignore[no-any-return]


def form() -> dict[str, Any]:
    fields = [
        made("title", required=True),
        made("papers", "file", options={"at_most": 3, "max_size": 2}),
        made("anything", "file", options={"accept": ["other", "archive", "text"], "max_size": 100}),
        made("photos", "image", options={"at_most": 2}),
        made("secret", "file", sensitivity="C2"),
        made("signed", "signature"),
    ]
    return {
        "kind": "form", "schema": 1, "name": "slip", "uid": "slipxxxxxxxx", "label": label("slip"), "layout": [],
        "title_field": "title", "fields": fields,
    }  # fmt: skip


def role(name: str, actions: dict[str, Any], *fields: tuple[str, str, str]) -> dict[str, Any]:
    listed = [{"field": field, "see": see, "write": write} for field, see, write in fields]
    grant = {"uid": uid(f"grant{name}"), "form": "slip", "actions": actions, "fields": listed}
    return {"kind": "role", "schema": 1, "name": name, "uid": uid(f"role{name}"), "label": label(name),
            "grants": [grant], "deny": []}  # fmt: skip


ALL = {"read": True, "create": True, "update": True, "delete": True}
ROLES = (
    role("teller", ALL, ("secret", "clear", "always"), ("*", "clear", "always")),
    role("reader", {"read": True}, ("title", "clear", "never"), ("secret", "masked", "never"),
         ("papers", "clear", "never")),
    role("owner", {"read": "own", "create": True}, ("*", "clear", "always")),
)  # fmt: skip


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """With a folder of files of its own, and little room."""
    return Settings(
        mode=Mode.DEMO, profile=Profile.SMALL_BANK, address_attempts=1000,
        files=tmp_path_factory.mktemp("files"), max_upload=MAX_UPLOAD, upload_patience=1,
    )  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
async def till(platform: Platform, bank: Bank) -> None:
    """The app, published; rm1 is a teller, rm2 a reader, supervisor an owner of what he makes."""
    async with platform.database.transaction() as session:
        await platform.definitions.apps.add(session, ADA, label=Label(zh=APP), app=APP)
    for body in (form(), *ROLES):
        await put(platform, body)
    await publish(platform)
    async with platform.database.transaction() as session:
        for login, name in (("rm1", "teller"), ("rm2", "reader"), ("supervisor", "owner")):
            holding = Holding(APP, name, person=bank.people[login])
            await give(session, SYSTEM, platform.clock, holding, profile=Profile.SMALL_BANK)


@pytest.fixture
async def teller(client_for: ClientFor) -> Browser:
    """Who may do everything."""
    return await client_for("rm1")


@pytest.fixture
async def reader(client_for: ClientFor) -> Browser:
    """Who reads a little."""
    return await client_for("rm2")


@pytest.fixture
def store(platform: Platform) -> Store:
    """Where the bytes lie."""
    found: Store = platform.parts["uploads"].store
    return found


def on_disk(store: Store) -> list[Path]:
    """Every file of the store, whole or coming in."""
    return sorted(each for each in store.folder.rglob("*") if each.is_file())


def zipped(*names: str) -> bytes:
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()
