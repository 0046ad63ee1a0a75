"""MyMemory, through deep-translator: a public translation memory with a machine behind it; Translated reads the text.

deep-translator asks it over plain http and throws away ``responseStatus``, which alone tells a translation from an error
message: both come with HTTP 200. Here it is https, and the whole reply is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import ClassVar, Final

from translate.engines.base import (
    Engine,
    EngineAuth,
    EngineQuota,
    EngineRate,
    EngineTransient,
    EngineUnsupported,
    HttpReply,
    Ports,
    Rejected,
    Session,
    Settings,
    seconds,
)
from translate.engines.languages import mymemory_code
from translate.engines.replies import Verdict, data_of, retry_after
from translate.engines.service import Service, concurrency, word
from translate.engines.stand_in import Carrier
from translate.engines.web import Limits, Translator, WebSession, one_by_one
from translate.model.locale import Locale

_SPENT = re.compile(r"USED ALL AVAILABLE|quota", re.IGNORECASE)
_PAIR = re.compile(r"INVALID (?:TARGET|SOURCE)? ?LANGUAGE|DISTINCT LANGUAGES", re.IGNORECASE)
_EMAIL = re.compile(r"INVALID (?:EMAIL|KEY)|AUTHENTICATION", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,5}|#x[0-9a-f]{1,4}|quot|amp|lt|gt|apos);", re.IGNORECASE)
_GOOD_ENOUGH = 0.8
"""Of ``match``: its machine's output has 0.85; below that it is a person's translation of some other sentence."""


@dataclass(frozen=True, slots=True)
class MyMemory(Service):
    """The engine ``mymemory``. Settings: ``email`` (ten times as much a day), ``url``, ``timeout``, ``concurrency``."""

    id: str = "mymemory"
    name: str = "MyMemory"
    company: str = "MyMemory"
    home: str = "https://api.mymemory.translated.net/"
    max_chars: int = 499
    """The service takes 500 bytes, deep-translator fewer than 500 characters."""

    own: ClassVar[tuple[str, ...]] = ("email",)

    def codes(self, source: Locale, target: Locale) -> tuple[str, str] | None:
        """MyMemory's codes."""
        one, other = mymemory_code(source), mymemory_code(target)
        return None if one is None or other is None or one == other else (one, other)

    def open(self, source: Locale, target: Locale, *, ports: Ports, settings: Settings) -> Session:
        """A session; sends nothing yet."""
        codes = self.wanted(source, target)
        url, email = self.address(settings), word(settings, "email")
        timeout = seconds(settings)
        return WebSession(
            lambda: _translator(url, codes, email=email),
            lambda: Carrier(ports.http, timeout),
            service="MyMemory",
            languages=(source, target),
            limits=Limits(self.max_chars, bytes=499),
            read=_read,
            version="get",
            workers=concurrency(settings, 1),
        )


def _read(reply: HttpReply) -> Verdict:
    """What the reply says of itself; ``responseStatus`` is a number or its digits, whatever the HTTP status is."""
    data = data_of(reply)
    if not isinstance(data, dict) or "responseStatus" not in data:
        return None if reply.status != 200 else EngineTransient("MyMemory: its reply could not be read")
    answer = data.get("responseData")
    inner = answer if isinstance(answer, dict) else {}
    text, status = inner.get("translatedText"), str(data["responseStatus"])
    details = f"{data.get('responseDetails') or ''} {text if status != '200' else ''}"
    spent = data.get("quotaFinished") is True or _SPENT.search(details)
    if spent or (isinstance(text, str) and text.startswith("MYMEMORY WARNING")):
        return EngineQuota("MyMemory: nothing left for today")
    if status != "200":
        return _error(status, details, reply)
    if not isinstance(text, str) or not text.strip():
        return Rejected("no translation in the service's reply")
    match = inner.get("match")
    if isinstance(match, int | float) and match < _GOOD_ENOUGH:
        return Rejected("only another sentence is known to the service")
    return None


def _error(status: str, details: str, reply: HttpReply) -> Verdict:
    if status == "429":
        return EngineRate("MyMemory: too many requests", retry_after=retry_after(reply))
    if _PAIR.search(details):
        return EngineUnsupported("MyMemory does not translate this pair of languages")
    if _EMAIL.search(details):
        return EngineAuth("MyMemory does not take the email of [engines.mymemory]")
    if status.startswith("5"):
        return EngineTransient(f"MyMemory: server error {status[:3]}")
    return Rejected(f"refused by the service ({status[:3]})")


def _translator(url: str, codes: tuple[str, str], *, email: str) -> Translator:
    from deep_translator import MyMemoryTranslator

    class Get(MyMemoryTranslator):  # type: ignore[misc]  # deep-translator has no types
        """At any address, with our codes."""

        def __init__(self) -> None:
            super().__init__(source=codes[0], target=codes[1], email=email or None)
            self._base_url = f"{url}get"

        def _map_language_to_code(self, *languages: str) -> tuple[str, ...]:
            return languages

    asked = Get()

    def translate(text: str) -> object:
        answer = asked.translate(text)
        # some of its memories were stored as HTML
        return unescape(answer) if isinstance(answer, str) and not _ENTITY.search(text) else answer

    return one_by_one(translate)


PLUGIN: Final[Engine] = MyMemory()
