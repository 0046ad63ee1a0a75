"""Google's public translation page, through deep-translator: no key, no promise, and Google reads the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from translate.engines.base import Engine, Missing, Ports, Session, Settings, seconds
from translate.engines.languages import google_code
from translate.engines.stand_in import Carrier, Translator
from translate.engines.web import WebSession, library
from translate.errors import EngineMissing
from translate.model.locale import Locale

_HOST = "translate.google.com"


@dataclass(frozen=True, slots=True)
class Google:
    """The engine ``google``."""

    id: str = "google"
    name: str = "Google Translate (web page)"
    sends_data: bool = True
    max_chars: int = 1_500
    """Its own limit is 5,000, but text travels in the address, where a Cyrillic letter takes six characters."""

    def is_local(self, settings: Settings) -> bool:
        """Never."""
        del settings
        return False

    def recipient(self, settings: Settings) -> str:
        """Google."""
        del settings
        return f"Google ({_HOST})"

    def hosts(self, settings: Settings) -> tuple[str, ...]:
        """The page's host."""
        del settings
        return (_HOST,)

    def available(self, ports: Ports, settings: Settings) -> Missing | None:
        """Missing if deep-translator is not installed."""
        del ports, settings
        return library()

    def pairs(self, ports: Ports, settings: Settings) -> tuple[tuple[str, str], ...]:
        """No list: ask :meth:`supports`."""
        del ports, settings
        return ()

    def supports(self, source: Locale, target: Locale, *, ports: Ports, settings: Settings) -> bool:
        """True if Google has both languages, in these scripts."""
        del ports, settings
        codes = google_code(source), google_code(target)
        return None not in codes and codes[0] != codes[1]

    def open(self, source: Locale, target: Locale, *, ports: Ports, settings: Settings) -> Session:
        """A session; sends nothing yet."""
        codes = google_code(source), google_code(target)
        if codes[0] is None or codes[1] is None or codes[0] == codes[1]:
            raise EngineMissing(f"Google does not translate {source} → {target}")
        wanted: tuple[str, str] = (codes[0], codes[1])
        timeout = seconds(settings)
        return WebSession(
            lambda: _translator(wanted),
            lambda: Carrier(ports.http, timeout),
            service="Google",
            languages=(source, target),
            max_chars=self.max_chars,
        )


def _translator(codes: tuple[str, str]) -> Translator:
    from deep_translator import GoogleTranslator

    made = GoogleTranslator(source=codes[0], target=codes[1], languages={code: code for code in codes})
    translate: Translator = made.translate
    return translate


PLUGIN: Final[Engine] = Google()
