"""Addresses of services: whose they are, and whether they are this machine."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit, urlunsplit

from translate.engines.base import Settings
from translate.errors import EngineError, Problem


def is_loopback(host: str) -> bool:
    """True for this very machine: ``localhost``, ``127.0.0.0/8``, ``::1``."""
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def service_url(settings: Settings, *, engine: str) -> str:
    """The setting ``url``, ending in ``/``; empty if there is none.

    Raises ``EngineError`` if it is no plain http or https address. A query or a password has no place in it.
    """
    url = settings.get("url", "")
    if not url:
        return ""
    hint = f'for example [engines.{engine}] url = "http://127.0.0.1:5000/"'
    try:
        parts = urlsplit(str(url).strip())
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    if not usable:
        raise EngineError(Problem(f"the url of the engine {engine} is not an http address", hint=hint))
    if parts.query or parts.fragment or "@" in parts.netloc:
        raise EngineError(
            Problem(f"the url of the engine {engine} holds more than an address", hint="keys go into the environment")
        )
    return urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/") + "/", "", ""))


def netloc(url: str) -> str:
    """``host`` or ``host:port`` of an address, as the port ``Http`` is told to allow it; empty for an empty one."""
    return urlsplit(url).netloc.casefold()


def host(url: str) -> str:
    """The host of an address, without its port; empty for an empty one."""
    return urlsplit(url).hostname or ""
