"""Requests another site makes in a person's name: refused by where they come from, and by a token they cannot know.

SameSite=Lax already keeps the cookie from foreign POSTs; `Sec-Fetch-Site` and `Origin` say so once more, and the token
is derived from the session, so that it changes with it and needs no storage.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from urllib.parse import urlsplit

from starlette.requests import Request

from engine.errors import Forbidden
from engine.problems import Code

FORGED = Code("cross_site", zh="请求来自别的网站，已拒绝", en="The request came from another site and was refused")
BAD_TOKEN = Code(
    "bad_csrf_token",
    zh="页面已过期，请刷新后再试",
    en="This page is out of date; reload it and try again",
)
HEADER = "x-csrf-token"


def token_for(session_token: str) -> str:
    """The token that goes with a session."""
    digest = hashlib.sha256(b"langqiao csrf\x00" + session_token.encode()).digest()
    return base64.urlsafe_b64encode(digest[:24]).decode()


def refuse_other_site(request: Request) -> None:
    """Raise Forbidden for a request that changes something and was begun by another site's page.

    `Sec-Fetch-Site` is the browser's own word, which no page can forge and no proxy changes; `Origin` is compared with
    `Host` only where a browser does not send it.
    """
    headers = request.headers
    site = headers.get("sec-fetch-site")
    if site is not None:
        if site not in ("same-origin", "none"):
            raise Forbidden(code=FORGED)
        return
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != headers.get("host"):
        raise Forbidden(code=FORGED)


def require_token(request: Request, session_token: str) -> None:
    """Raise Forbidden when the header does not carry the session's token."""
    given = request.headers.get(HEADER, "")
    if not hmac.compare_digest(given.encode(), token_for(session_token).encode()):
        raise Forbidden(code=BAD_TOKEN)
