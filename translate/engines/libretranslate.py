"""LibreTranslate, through deep-translator: a server of one's own, or somebody's whose address is configured.

deep-translator's default server belongs to an unknown third party: without the setting ``url`` nothing is opened. Its
table has 17 languages; ours and the server's own list take its place.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from translate.engines.base import (
    Engine,
    EngineUnsupported,
    Http,
    Missing,
    Ports,
    Session,
    Settings,
    seconds,
)
from translate.engines.hosts import host, is_loopback, netloc, service_url
from translate.engines.languages import libre_codes
from translate.engines.service import concurrency, library
from translate.engines.stand_in import Carrier
from translate.engines.web import Limits, Translator, WebSession, one_by_one
from translate.errors import EngineMissing, Problem
from translate.model.locale import Locale

_SECRET = "LIBRETRANSLATE_API_KEY"  # noqa: S105 - the name of the variable, not its value
_NO_KEY = "-"  # deep-translator insists on one; it is left out of what is sent


@dataclass(frozen=True, slots=True)
class LibreTranslate:
    """The engine ``libretranslate``.

    Settings: ``url`` (required), ``timeout``, ``concurrency``. Secret: ``LIBRETRANSLATE_API_KEY``.
    """

    id: str = "libretranslate"
    name: str = "LibreTranslate"
    sends_data: bool = True
    max_chars: int = 2_000
    """The usual ``--char-limit`` of a server."""

    @property
    def takes(self) -> tuple[str, ...]:
        """Its settings."""
        return ("url", "timeout", "concurrency")

    def is_local(self, settings: Settings) -> bool:
        """True if ``url`` is this very machine."""
        return is_loopback(host(service_url(settings, engine=self.id)))

    def recipient(self, settings: Settings) -> str:
        """The server's host; empty if it is this machine."""
        url = service_url(settings, engine=self.id)
        return "" if not url or is_loopback(host(url)) else f"the LibreTranslate server {netloc(url)}"

    def hosts(self, settings: Settings) -> tuple[str, ...]:
        """The server's host and port."""
        url = service_url(settings, engine=self.id)
        return (netloc(url),) if url else ()

    def available(self, ports: Ports, settings: Settings) -> Missing | None:
        """Missing without ``url`` or without deep-translator. Does not ask the server."""
        del ports
        if not service_url(settings, engine=self.id):
            return Missing("no LibreTranslate server is configured", f"set url in [engines.{self.id}]")
        return library()

    def pairs(self, ports: Ports, settings: Settings) -> tuple[tuple[str, str], ...]:
        """No list without asking the server: see :meth:`supports`."""
        del ports, settings
        return ()

    def supports(self, source: Locale, target: Locale, *, ports: Ports, settings: Settings) -> bool:
        """True if LibreTranslate has both languages; a given server may have fewer, which shows with the first text."""
        del ports, settings
        codes = libre_codes(source), libre_codes(target)
        return bool(codes[0] and codes[1]) and codes[0] != codes[1]

    def open(self, source: Locale, target: Locale, *, ports: Ports, settings: Settings) -> Session:
        """A session; sends nothing yet."""
        url = service_url(settings, engine=self.id)
        if not url:
            hint = f'set url in [engines.{self.id}], for example "http://127.0.0.1:5000/"'
            raise EngineMissing(Problem("no LibreTranslate server is configured", hint=hint))
        if not self.supports(source, target, ports=ports, settings=settings):
            raise EngineMissing(f"LibreTranslate does not translate {source} → {target}")
        key = ports.secret(_SECRET) or ""
        timeout = seconds(settings)
        server = _Server(url, ports.http, timeout=timeout)
        left_out = frozenset() if key else frozenset({"api_key"})
        return WebSession(
            lambda: _translator(url, server.codes(source, target), key=key or _NO_KEY),
            lambda: Carrier(ports.http, timeout, left_out),
            service=f"LibreTranslate at {netloc(url)}",
            languages=(source, target),
            limits=Limits(self.max_chars),
            version="server",
            workers=concurrency(settings),
        )


class _Server:
    """Which codes a server uses: it is asked once, with the first text."""

    def __init__(self, url: str, http: Http, *, timeout: float) -> None:
        self._url = url
        self._http = http
        self._timeout = timeout
        self._lock = threading.Lock()
        self._pairs: dict[str, frozenset[str]] | None = None

    def codes(self, source: Locale, target: Locale) -> tuple[str, str]:
        """Codes of both languages. Raises ``EngineUnsupported`` if the server's list lacks the pair."""
        with self._lock:
            if self._pairs is None:
                self._pairs = self._listed()
        wanted = [(a, b) for a in libre_codes(source) for b in libre_codes(target)]
        if not self._pairs:
            return wanted[-1]  # no list: older servers, which know the older codes
        for a, b in wanted:
            if b in self._pairs.get(a, ()):
                return a, b
        raise EngineUnsupported(f"LibreTranslate at {netloc(self._url)} does not translate {source} → {target}")

    def _listed(self) -> dict[str, frozenset[str]]:
        reply = self._http.send("GET", f"{self._url}languages", timeout=self._timeout)
        try:
            return dict(_entries(json.loads(reply.body))) if reply.status == 200 else {}
        except (ValueError, KeyError, TypeError):
            return {}


def _entries(listed: object) -> Iterator[tuple[str, frozenset[str]]]:
    """``/languages``: a list of ``{"code": "en", "targets": ["es", …]}``; old servers give no targets."""
    if not isinstance(listed, list):
        raise TypeError
    everything = frozenset(str(entry["code"]) for entry in listed)
    for entry in listed:
        yield str(entry["code"]), frozenset(map(str, entry.get("targets") or everything))


def _translator(url: str, codes: tuple[str, str], *, key: str) -> Translator:
    from deep_translator import LibreTranslator

    class AnyLanguage(LibreTranslator):  # type: ignore[misc]  # deep-translator has no types
        """Its table of 17 languages cannot be passed as an argument."""

        def _map_language_to_code(self, *languages: str) -> tuple[str, ...]:
            return languages

    made = AnyLanguage(source=codes[0], target=codes[1], api_key=key, custom_url=url)
    return one_by_one(made.translate)


PLUGIN: Final[Engine] = LibreTranslate()
