"""TLS: one context for all requests, made when the first address asks for it; and aiohttp without its own.

aiohttp makes two as it is imported and reads the authorities that the system trusts for each, in 18 ms: more
than fifty requests take. OpenSSL is told of none meanwhile, so whatever used those two would trust nobody.
"""

import os
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

_AUTHORITIES = ("SSL_CERT_FILE", "SSL_CERT_DIR")  # the variables of OpenSSL, which users set as well


@contextmanager
def _without_authorities() -> Iterator[None]:
    known = {name: os.environ.get(name) for name in _AUTHORITIES}
    os.environ.update(dict.fromkeys(_AUTHORITIES, os.devnull))
    try:
        yield
    finally:
        for name, value in known.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


with _without_authorities():
    import aiohttp

__all__ = ["aiohttp", "context"]


@cache
def context() -> ssl.SSLContext:
    """What the system trusts; names and days of certificates are always checked."""
    made = ssl.create_default_context()
    made.set_alpn_protocols(["http/1.1"])
    return made
