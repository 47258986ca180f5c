"""The browser's application as files: hashed assets for ever, index.html never from cache, any other path the page.

A file that the build compressed beforehand (`.br`, `.gz`) is sent so. Every file is known from the start: a path
outside the folder cannot be asked for.
"""

from __future__ import annotations

import mimetypes
import secrets
from dataclasses import dataclass
from pathlib import Path

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from engine.api.cookies import is_secure
from engine.api.headers import ASSET_HEADERS, HSTS, page_headers

NONCE_PLACE = "__LANGQIAO_NONCE__"
"""Where the build leaves room for the nonce of each page."""
FOREVER = (b"cache-control", b"public, max-age=31536000, immutable")
BRIEFLY = (b"cache-control", b"public, max-age=3600")
MISSING = "<!doctype html><meta charset=utf-8><title>Langqiao</title><p>The browser application is not built yet."

_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    media_type: str
    encoded: dict[str, Path]


class Interface:
    """Serves the folder the build made; everything below /assets is named by its content."""

    def __init__(self, folder: Path | None) -> None:
        self._files: dict[str, _File] = {}
        self._page = MISSING
        if folder is not None and (folder / "index.html").is_file():
            self._page = (folder / "index.html").read_text("utf-8")
            self._files = dict(_files_of(folder))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for a file, or for any page of the application."""
        response = self._answer(scope)
        if is_secure(scope):
            response.raw_headers.append(HSTS)
        await response(scope, receive, send)

    def _answer(self, scope: Scope) -> Response:
        if scope["method"] not in ("GET", "HEAD"):
            return _with(Response("Method not allowed", 405, media_type="text/plain"), ASSET_HEADERS)
        path: str = scope["path"]
        found = self._files.get(path)
        if found is not None:
            return self._file(scope, path, found)
        if path.startswith("/assets/") or "." in path.rsplit("/", 1)[-1]:
            return _with(Response("Not found", 404, media_type="text/plain"), ASSET_HEADERS)
        nonce = secrets.token_urlsafe(16)
        page = self._page.replace(NONCE_PLACE, nonce)
        return _with(Response(page, media_type="text/html"), page_headers(nonce))

    def _file(self, scope: Scope, path: str, found: _File) -> Response:
        accepted = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"accept-encoding"), "")
        encoding, source = next(
            ((name, found.encoded[name]) for name, _ in _ENCODINGS if name in found.encoded and name in accepted),
            ("", found.path),
        )
        response = _with(Response(source.read_bytes(), media_type=found.media_type), ASSET_HEADERS)
        response.raw_headers.append(FOREVER if path.startswith("/assets/") else BRIEFLY)
        if found.encoded:
            response.headers["vary"] = "accept-encoding"
        if encoding:
            response.headers["content-encoding"] = encoding
        return response


def _files_of(folder: Path) -> list[tuple[str, _File]]:
    files = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.suffix in (".br", ".gz", ".map") or path.name == "index.html":
            continue
        encoded = {
            name: path.with_name(path.name + end)
            for name, end in _ENCODINGS
            if path.with_name(path.name + end).is_file()
        }
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        files.append(("/" + path.relative_to(folder).as_posix(), _File(path, media_type, encoded)))
    return files


def _with(response: Response, headers: tuple[tuple[bytes, bytes], ...]) -> Response:
    response.raw_headers.extend(headers)
    return response
