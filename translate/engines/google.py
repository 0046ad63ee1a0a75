"""Google's public translation page, through deep-translator: no key, no promise, and Google reads the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from translate.engines.base import Engine, EngineTransient, HttpReply, Ports, Session, Settings, seconds
from translate.engines.languages import google_code
from translate.engines.replies import Verdict
from translate.engines.service import Service, concurrency
from translate.engines.stand_in import Carrier
from translate.engines.web import Limits, Translator, WebSession, one_by_one
from translate.model.locale import Locale

_ANSWER = re.compile(rb"class=[\"']?(?:t0|result-container)\b")


@dataclass(frozen=True, slots=True)
class Google(Service):
    """The engine ``google``. Settings: ``url``, ``timeout``, ``concurrency``."""

    id: str = "google"
    name: str = "Google Translate (web page)"
    company: str = "Google"
    home: str = "https://translate.google.com/"
    max_chars: int = 1_500
    """Its own limit is 5,000, but text travels in the address, where a Cyrillic letter takes six characters."""

    def codes(self, source: Locale, target: Locale) -> tuple[str, str] | None:
        """Google's codes."""
        one, other = google_code(source), google_code(target)
        return None if one is None or other is None or one == other else (one, other)

    def open(self, source: Locale, target: Locale, *, ports: Ports, settings: Settings) -> Session:
        """A session; sends nothing yet."""
        codes = self.wanted(source, target)
        url = self.address(settings)
        timeout = seconds(settings)
        return WebSession(
            lambda: _translator(url, codes),
            lambda: Carrier(ports.http, timeout),
            service="Google",
            languages=(source, target),
            limits=Limits(self.max_chars),
            read=_read,
            version="page",
            workers=concurrency(settings, 2),
        )


def _read(reply: HttpReply) -> Verdict:
    """A page that ends inside the answer is no answer; the parser would not mind."""
    found = _ANSWER.search(reply.body)
    if reply.status == 200 and found and b"</div" not in reply.body[found.end() :]:
        return EngineTransient("Google: half a page came back")
    return None


def _translator(url: str, codes: tuple[str, str]) -> Translator:
    from deep_translator import GoogleTranslator

    class Page(GoogleTranslator):  # type: ignore[misc]  # deep-translator has no types
        """At any address."""

        def __init__(self) -> None:
            super().__init__(source=codes[0], target=codes[1], languages={code: code for code in codes})
            self._base_url = f"{url}m"

    return one_by_one(Page().translate)


PLUGIN: Final[Engine] = Google()
