"""A stand-in for ``requests`` inside deep-translator's own modules: every byte goes out through the port ``Http``.

deep-translator calls ``requests.get`` and ``requests.post`` without time-out, puts text and keys into the address, and
throws the reply away. Each of its modules knows ``requests`` by a name of its own; that name (not the library) is set
to this object, once. Which port, time-out and form of request apply is looked up per call, in the caller's context.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from translate.engines.base import Http, HttpReply
from translate.errors import OutboundDenied

_LOCK = threading.Lock()


@dataclass(slots=True)
class Carrier:
    """How the calls of one session travel, and the last reply to them."""

    http: Http
    timeout: float
    leave_out: frozenset[str] = frozenset()
    """Names of parameters that are not sent (a placeholder for a key we do not have)."""
    replies: list[HttpReply] = field(default_factory=list)


_CARRIER: ContextVar[Carrier] = ContextVar("translate_engine_carrier")


@dataclass(frozen=True, slots=True)
class Reply:
    """As much of ``requests.Response`` as deep-translator reads."""

    status_code: int
    content: bytes

    @property
    def text(self) -> str:
        """The body; these services all speak UTF-8, whatever they say. Raises ``UnicodeDecodeError`` rather than guess."""
        return self.content.decode("utf-8")

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.content)

    def close(self) -> None:
        """Nothing to close: the body has been read."""


class StandIn:
    """What deep-translator's modules call ``requests``."""

    def __init__(self, exceptions: object) -> None:
        self.exceptions = exceptions
        """The real ``requests.exceptions``, which some modules name."""

    def get(self, url: str, params: Mapping[str, str] | None = None, **rest: object) -> Reply:
        """GET, parameters in the address: there is no other way to ask these services."""
        del rest
        return _reply("GET", _address(url, params))

    def post(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        *,
        json: object = None,
        headers: Mapping[str, str] | None = None,
        **rest: object,
    ) -> Reply:
        """POST. Parameters go into the body, for an address ends up in logs; beside ``json`` they stay in the address."""
        del rest
        if json is not None:
            body, kind = _dumped(json), "application/json"
        else:
            body, kind = urlencode(_sent(params)).encode(), "application/x-www-form-urlencoded"
        address = url if json is None else _address(url, params)
        given = {name: value for name, value in (headers or {}).items() if name.casefold() != "content-type"}
        return _reply("POST", address, headers={**given, "Content-Type": kind}, body=body)


def _dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _carrier() -> Carrier:
    carrier = _CARRIER.get(None)
    if carrier is None:
        raise OutboundDenied("deep-translator was called outside an engine's session")
    return carrier


def _sent(params: Mapping[str, str] | None) -> dict[str, str]:
    carrier = _carrier()
    return {name: value for name, value in (params or {}).items() if name not in carrier.leave_out}


def _address(url: str, params: Mapping[str, str] | None) -> str:
    query = urlencode(_sent(params))
    return f"{url}{'&' if '?' in url else '?'}{query}" if query else url


def _reply(method: str, url: str, *, headers: Mapping[str, str] | None = None, body: bytes | None = None) -> Reply:
    carrier = _carrier()
    told = {"Accept": "*/*", **(headers or {})}
    reply = carrier.http.send(method, url, headers=told, body=body, timeout=carrier.timeout)
    carrier.replies[:] = [reply]
    return Reply(reply.status, reply.body)


@contextmanager
def through(carrier: Carrier) -> Iterator[None]:
    """Within this context, deep-translator's calls travel by this carrier."""
    token = _CARRIER.set(carrier)
    try:
        yield
    finally:
        _CARRIER.reset(token)


def install() -> None:
    """Put the stand-in into every module of deep-translator that has a ``requests``. Only the first call does anything."""
    with _LOCK:
        from deep_translator import google

        real = google.requests
        if isinstance(real, StandIn):
            return
        stand_in = StandIn(real.exceptions)
        for name, module in list(sys.modules.items()):
            if name.startswith("deep_translator.") and getattr(module, "requests", None) is real:
                module.__dict__["requests"] = stand_in
