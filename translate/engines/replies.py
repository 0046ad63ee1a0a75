"""What a service's reply means: an error for the whole run, a rejection of one text, or nothing to object to."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import Any

from translate.engines.base import (
    EngineAuth,
    EngineQuota,
    EngineRate,
    EngineTransient,
    EngineUnsupported,
    HttpReply,
    Rejected,
)
from translate.errors import EngineError

Verdict = EngineError | Rejected | None
Reader = Callable[[HttpReply], Verdict]
"""Reads what a service says in its own words, also with status 200; None: nothing to object to."""

_BUSY = re.compile(rb"unusual traffic|/sorry/|captcha", re.IGNORECASE)
_KEY = re.compile(rb"api[ _-]?key", re.IGNORECASE)
_PAIR = re.compile(rb"not supported|not available", re.IGNORECASE)
_BANNED = re.compile(rb"too many|limit", re.IGNORECASE)
_NO_DATA = re.compile(rb"\s*(?:<|\Z)")


def judge(reply: HttpReply | None, *, service: str, kind: str) -> EngineError | Rejected:
    """What a failed call means.

    Arguments: ``reply``, the last one, if any; ``kind``, the name of the exception's type.
    """
    if reply is None:
        return EngineTransient(f"{service} could not be asked ({kind})")
    status, body = reply.status, reply.body[:4096]
    if status in (429, 529):
        return EngineRate(f"{service}: too many requests", retry_after=retry_after(reply))
    if status in (402, 456):
        return EngineQuota(f"{service}: nothing left in this account ({status})")
    if status == 403 and _BANNED.search(body):
        return EngineRate(
            f"{service}: too many requests, it has shut us out ({status})", retry_after=retry_after(reply)
        )
    if status in (401, 403) or (status == 400 and _KEY.search(body)):
        return EngineAuth(f"{service} refused the key, or wants one ({status})")
    if status == 400 and _PAIR.search(body):
        return EngineUnsupported(f"{service} does not translate this pair of languages")
    if status in (404, 405, 410):
        return EngineUnsupported(f"{service} has no translation service at this address ({status})")
    if 300 <= status < 400:
        return EngineUnsupported(f"{service} sends us elsewhere ({status})")
    if status >= 500 or status == 408:
        return EngineTransient(f"{service}: server error {status}")
    if status >= 400:
        return Rejected(f"refused by the service ({status})")
    if _BUSY.search(reply.body):
        return EngineRate(f"{service} takes us for a robot", retry_after=retry_after(reply))
    if kind == "TranslationNotFound" and not _NO_DATA.match(reply.body):
        return Rejected("no translation in the service's reply")
    return EngineTransient(f"{service}: its reply could not be read ({kind})")


def retry_after(reply: HttpReply) -> float | None:
    """Seconds of the header ``Retry-After`` (RFC 9110 §10.2.3: a number, or a date to count from the reply's own)."""
    value = reply.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        until, now = (parsedate_to_datetime(text) for text in (value, reply.headers.get("date", "")))
        return max(0.0, (until - now).total_seconds())
    except (TypeError, ValueError):
        return None


def data_of(reply: HttpReply) -> Any:
    """The JSON of a reply, or None if it holds none."""
    try:
        return json.loads(reply.body)
    except (ValueError, RecursionError):
        return None
