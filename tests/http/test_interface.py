"""The browser's application as files: what is cached, what is compressed, and that nothing else is served."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from engine.api.interface import Interface


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A built application: a page, a script with its compressed forms, a picture; beside it something secret."""
    folder = tmp_path / "ui"
    (folder / "assets").mkdir(parents=True)
    meta = '<meta property="csp-nonce" nonce="__LANGQIAO_NONCE__">'
    (folder / "index.html").write_text(f"<!doctype html><head>{meta}<title>廊桥</title></head>", "utf-8")
    (folder / "langqiao.svg").write_text("<svg/>")
    (folder / "assets" / "app-1a2b.js").write_text("plain")
    (folder / "assets" / "app-1a2b.js.gz").write_text("gzipped")
    (folder / "assets" / "app-1a2b.js.br").write_text("brotli")
    (folder / "assets" / "app-1a2b.js.map").write_text("source")
    (tmp_path / "secret").write_text("secret")
    return folder


@pytest.fixture
async def browser(built: Path) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=Interface(built))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        yield client


@pytest.mark.parametrize(
    ("accepted", "content", "encoding"),
    [("br, gzip", "brotli", "br"), ("gzip", "gzipped", "gzip"), ("identity", "plain", None)],
)
async def test_an_asset_is_sent_as_the_browser_likes_it_and_kept_for_ever(
    browser: httpx.AsyncClient, accepted: str, content: str, encoding: str | None
) -> None:
    request = browser.build_request("GET", "/assets/app-1a2b.js", headers={"accept-encoding": accepted})
    answer = await browser.send(request, stream=True)
    raw = b"".join([piece async for piece in answer.aiter_raw()])
    assert raw.decode() == content
    assert answer.headers.get("content-encoding") == encoding
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["vary"] == "accept-encoding"
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", "/apps/complaints", "/login"])
async def test_every_page_is_the_application_with_a_nonce_of_its_own(browser: httpx.AsyncClient, path: str) -> None:
    nonces = set()
    for _ in range(2):
        answer = await browser.get(path)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-cache"
        found = re.search(r'<meta property="csp-nonce" nonce="([\w-]+)">', answer.text)
        assert found is not None
        assert f"'nonce-{found[1]}'" in answer.headers["content-security-policy"]
        assert "script-src 'self';" in answer.headers["content-security-policy"]
        nonces.add(found[1])
    assert len(nonces) == 2


@pytest.mark.parametrize(
    "path",
    ["/assets/../../secret", "/assets/%2e%2e/%2e%2e/secret", "/../secret", "/assets/app-1a2b.js.map", "/assets/no.js"],
)
async def test_nothing_outside_the_build_is_served(browser: httpx.AsyncClient, path: str) -> None:
    answer = await browser.get(httpx.URL("http://127.0.0.1").copy_with(raw_path=path.encode()))
    assert answer.status_code == 404 or answer.text.startswith("<!doctype html>")
    assert "secret" not in answer.text
    assert "source" not in answer.text


async def test_other_files_are_kept_for_an_hour(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/langqiao.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["cache-control"] == "public, max-age=3600"


async def test_over_https_the_browser_is_told_to_stay_there(built: Path) -> None:
    transport = httpx.ASGITransport(app=Interface(built))
    async with httpx.AsyncClient(transport=transport, base_url="https://bank.example") as client:
        assert "max-age=31536000" in (await client.get("/")).headers["strict-transport-security"]


async def test_without_a_build_a_page_says_so(tmp_path: Path) -> None:
    transport = httpx.ASGITransport(app=Interface(tmp_path))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        answer = await client.get("/")
        assert answer.status_code == 200
        assert "not built" in answer.text
