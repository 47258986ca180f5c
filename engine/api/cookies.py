"""The session cookie: `__Host-langqiao` over https, plain `langqiao` over http, which is for loopback and demo.

The plain name is never read over https: a neighbouring host could have planted it.
"""

from __future__ import annotations

from starlette.responses import Response
from starlette.types import Scope

SECURE_NAME = "__Host-langqiao"
PLAIN_NAME = "langqiao"


def is_secure(scope: Scope) -> bool:
    """The request came over https (the proxy's word is taken by the server, not here)."""
    return bool(scope["scheme"] == "https")


def session_token(scope: Scope) -> str | None:
    """The session token the browser sent, if any."""
    wanted = SECURE_NAME if is_secure(scope) else PLAIN_NAME
    for name, value in scope["headers"]:
        if name == b"cookie":
            for part in value.decode("latin-1").split(";"):
                key, _, content = part.strip().partition("=")
                if key == wanted and content:
                    return str(content)
    return None


def set_session(response: Response, scope: Scope, token: str) -> None:
    """Hand the browser its token, for as long as the browser runs."""
    secure = is_secure(scope)
    name = SECURE_NAME if secure else PLAIN_NAME
    response.set_cookie(name, token, path="/", secure=secure, httponly=True, samesite="lax")


def forget_session(response: Response, scope: Scope) -> None:
    """Take the token back."""
    secure = is_secure(scope)
    name = SECURE_NAME if secure else PLAIN_NAME
    response.delete_cookie(name, path="/", secure=secure, httponly=True, samesite="lax")
    response.headers["Clear-Site-Data"] = '"cache"'
