"""The security headers of every answer. The API's are constant; the page's carry a nonce for styles made at run time.

Scripts come from our own origin only, without `unsafe-inline`; Ant Design adds its styles at run time, with the nonce.
"""

from __future__ import annotations

Headers = tuple[tuple[bytes, bytes], ...]

_COMMON: Headers = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (
        b"permissions-policy",
        b"camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
)

API_HEADERS: Headers = (
    *_COMMON,
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"),
    (b"cache-control", b"no-store"),
)
"""For everything below /api."""

ASSET_HEADERS: Headers = (
    *_COMMON,
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
)
"""For files of the browser's application."""

HSTS = (b"strict-transport-security", b"max-age=31536000; includeSubDomains")
"""Over https."""


def page_headers(nonce: str) -> Headers:
    """For index.html."""
    policy = (
        "default-src 'none'; script-src 'self'; "
        f"style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"
    )
    return (*_COMMON, (b"content-security-policy", policy.encode()), (b"cache-control", b"no-cache"))
