"""What the engines behind a service have in common: from requests to questions, and from replies to results or errors."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Sequence
from email.utils import parsedate_to_datetime
from importlib.util import find_spec
from types import TracebackType
from typing import Self

from translate.engines import marks
from translate.engines.base import (
    Answer,
    EngineAuth,
    EngineQuota,
    EngineRate,
    EngineTransient,
    EngineUnsupported,
    HttpReply,
    Missing,
    Rejected,
    Request,
    Result,
)
from translate.engines.sanity import objection
from translate.engines.stand_in import Carrier, Translator, install, through
from translate.engines.tidy import edges
from translate.errors import EngineError
from translate.model.locale import Locale

_LETTER = re.compile(r"[^\W\d_]")
_BUSY = re.compile(rb"unusual traffic|/sorry/|captcha", re.IGNORECASE)
_KEY = re.compile(rb"api[ _-]?key", re.IGNORECASE)
_PAIR = re.compile(rb"not supported|not available", re.IGNORECASE)
_BANNED = re.compile(rb"too many|limit", re.IGNORECASE)


def library() -> Missing | None:
    """What is missing if deep-translator is not installed."""
    if find_spec("deep_translator") is None:
        return Missing("the library deep-translator is not installed", "pip install deep-translator")
    return None


class WebSession:
    """A session with a service, through deep-translator. Safe for many threads: each has a translator of its own."""

    def __init__(
        self,
        make: Callable[[], Translator],
        carrier: Callable[[], Carrier],
        *,
        service: str,
        languages: tuple[Locale, Locale],
        max_chars: int,
    ) -> None:
        """Arguments: ``make``, called once per thread; ``carrier``, a new one per thread; ``service``, for messages."""
        self._make = make
        self._carrier = carrier
        self._service = service
        self._languages = languages
        self._max_chars = max_chars
        self._local = threading.local()

    def translate(self, requests: Sequence[Request]) -> Iterator[Result]:
        """One result per request.

        Raises ``EngineAuth``, ``EngineQuota``, ``EngineRate``, ``EngineTransient`` or ``EngineUnsupported``, never with
        text, address or key in the message; ``OutboundDenied`` before a byte is sent.
        """
        for request in requests:
            yield self._one(request)

    def _one(self, request: Request) -> Result:
        if not _LETTER.search(request.text):
            return Answer(request.parts)
        encoded = marks.encode(request.parts)
        if encoded is None:
            return Rejected("the text looks like our own tokens")
        lead, text, trail = edges(encoded.text)
        if len(text) > self._max_chars:
            return Rejected(f"longer than {self._max_chars} characters")
        answer = self._ask(text)
        if isinstance(answer, Rejected):
            return answer
        if reason := objection(text, answer, languages=self._languages):
            return Rejected(reason)
        assert isinstance(answer, str)  # objection() refuses anything else
        if text.count("\n") != answer.strip().count("\n"):
            return Rejected("line breaks lost")
        parts = marks.decode(lead + answer.strip() + trail, encoded)
        return Rejected(parts) if isinstance(parts, str) else Answer(parts)

    def _ask(self, text: str) -> object:
        translator, carrier = self._mine()
        carrier.replies.clear()
        try:
            with through(carrier):
                return translator(text)
        except EngineError:
            raise
        except Exception as error:  # noqa: BLE001 - deep-translator lets anything out, StopIteration included
            kind = type(error).__name__
        outcome = judge(carrier.replies[-1] if carrier.replies else None, service=self._service, kind=kind)
        if isinstance(outcome, EngineError):
            raise outcome  # out here: deep-translator's exception may hold text or keys and must not hang on it
        return outcome

    def _mine(self) -> tuple[Translator, Carrier]:
        mine: tuple[Translator, Carrier] | None = getattr(self._local, "mine", None)
        if mine is None:
            install()
            mine = self._local.mine = self._make(), self._carrier()
        return mine

    def close(self) -> None:
        """Forget the translators; connections belong to the port."""
        self._local = threading.local()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def judge(reply: HttpReply | None, *, service: str, kind: str) -> EngineError | Rejected:
    """What a failed call means: an error for the whole run, or a rejection of this one text.

    Arguments: ``reply``, the last one, if any; ``kind``, the name of the exception's type.
    """
    if reply is None:
        return EngineTransient(f"{service} could not be asked ({kind})")
    status, body = reply.status, reply.body[:4096]
    if status == 429:
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
    if kind == "TranslationNotFound":
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
