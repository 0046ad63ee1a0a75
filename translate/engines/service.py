"""What the engines of well-known services have in common: whose text goes where, and which settings they take."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import ClassVar

from translate.engines.base import EngineAuth, Missing, Ports, Settings
from translate.engines.hosts import netloc, service_url
from translate.errors import EngineError, EngineMissing, Problem
from translate.model.locale import Locale


def library() -> Missing | None:
    """What is missing if deep-translator is not installed."""
    if find_spec("deep_translator") is None:
        return Missing("the library deep-translator is not installed", "pip install deep-translator")
    return None


@dataclass(frozen=True, slots=True)
class Service:
    """A service of some company. Not an engine yet: it lacks :meth:`codes` and ``open``."""

    id: str = ""
    name: str = ""
    company: str = ""
    """Who reads the text."""
    home: str = ""
    """Address, ending in ``/``; the setting ``url`` takes its place."""
    max_chars: int = 0
    sends_data: bool = True

    own: ClassVar[tuple[str, ...]] = ()
    """Settings beside those of every service."""
    secret: ClassVar[str] = ""
    """Environment variable of the key; empty if the service wants none."""

    @property
    def takes(self) -> tuple[str, ...]:
        """The settings of every service, and its own."""
        return ("url", "timeout", "concurrency", *self.own)

    def codes(self, source: Locale, target: Locale) -> tuple[str, str] | None:
        """The service's own codes of both languages; None if it does not translate this pair."""
        raise NotImplementedError

    def address(self, settings: Settings) -> str:
        """Where requests go, ending in ``/``. Raises ``EngineError`` if the setting ``url`` is no address."""
        return service_url(settings, engine=self.id) or self.home

    def is_local(self, settings: Settings) -> bool:
        """Never: a gateway on this machine passes the text on."""
        del settings
        return False

    def recipient(self, settings: Settings) -> str:
        """The company, with the host the text goes to."""
        host, usual = netloc(self.address(settings)), netloc(self.home)
        return f"{self.company} ({host})" if host == usual else f"{self.company}, by way of {host}"

    def hosts(self, settings: Settings) -> tuple[str, ...]:
        """The host of the service, or of the setting ``url``."""
        return (netloc(self.address(settings)),)

    def available(self, ports: Ports, settings: Settings) -> Missing | None:
        """Missing without deep-translator, or without the key."""
        del settings
        if self.secret and not ports.secret(self.secret):
            return Missing(f"{self.company} wants a key", f"set the environment variable {self.secret}")
        return library()

    def pairs(self, ports: Ports, settings: Settings) -> tuple[tuple[str, str], ...]:
        """No list: ask :meth:`supports`."""
        del ports, settings
        return ()

    def supports(self, source: Locale, target: Locale, *, ports: Ports, settings: Settings) -> bool:
        """True if the service has both languages, in these scripts."""
        del ports, settings
        return self.codes(source, target) is not None

    def wanted(self, source: Locale, target: Locale) -> tuple[str, str]:
        """As :meth:`codes`. Raises ``EngineMissing`` where that is None."""
        codes = self.codes(source, target)
        if codes is None:
            raise EngineMissing(f"{self.company} does not translate {source} → {target}")
        return codes

    def key(self, ports: Ports) -> str:
        """The key. Raises ``EngineMissing`` without one, ``EngineAuth`` if it can be none."""
        key = (ports.secret(self.secret) or "").strip()
        if not key:
            hint = f"set the environment variable {self.secret}"
            raise EngineMissing(Problem(f"{self.company} wants a key", hint=hint))
        if not (key.isascii() and key.isprintable()) or " " in key:
            raise EngineAuth(f"{self.secret} holds characters that no key has")
        return key


def concurrency(settings: Settings, default: int = 4) -> int:
    """The setting ``concurrency``. Raises ``EngineError`` unless it is a whole number from 1 to 64."""
    value = settings.get("concurrency", default)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 64:
        raise EngineError(f"concurrency must be a whole number from 1 to 64, not {value!r}")
    return value


def one_of(settings: Settings, name: str, choices: tuple[str, ...]) -> str:
    """A setting that is one of some words; empty if it is not set. Raises ``EngineError`` if it is another."""
    value = settings.get(name, "")
    if value not in ("", *choices):
        told = ", ".join(f'"{choice}"' for choice in choices)
        raise EngineError(f"{name} must be one of {told}, not {value!r}")
    return str(value)


def is_on(settings: Settings, name: str) -> bool:
    """A setting that is ``true`` or ``false`` (the default). Raises ``EngineError`` if it is anything else."""
    value = settings.get(name, False)
    if not isinstance(value, bool):
        raise EngineError(f"{name} must be true or false, not {value!r}")
    return value


def word(settings: Settings, name: str) -> str:
    """A setting that is a short text without spaces; empty if it is not set. Raises ``EngineError`` if it is not."""
    value = settings.get(name, "")
    if not isinstance(value, str) or not (value.isascii() and value.isprintable()) or " " in value or len(value) > 200:
        raise EngineError(f"{name} must be a short text without spaces")
    return value
