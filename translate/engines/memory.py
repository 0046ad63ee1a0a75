"""The project's own memory: what people already translated elsewhere, the same sentence or one that resembles it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from translate.engines.base import Answer, Engine, Lookup, Missing, Ports, Rejected, Request, Result, Session, Settings
from translate.engines.local import Closing, Local
from translate.model.locale import Locale


@dataclass(frozen=True, slots=True)
class MemorySession(Closing):
    """Look-ups for one locale."""

    lookup: Lookup
    target: Locale
    contextual: bool = True

    def translate(self, requests: Sequence[Request]) -> Iterator[Result]:
        """The best match with its origin and score; nothing to say where there is none."""
        for request in requests:
            found = self.lookup(self.target, request)
            if found is None:
                yield Rejected("")
            else:
                origin = f"memory/{found.origin}"
                yield Answer((found.target,), origin=origin, score=found.score, made_for=found.made_for)


@dataclass(frozen=True, slots=True)
class MemoryEngine(Local):
    """What people translated before, from the project's catalogs and from ``memory/*.tmx``."""

    id: str = "memory"
    name: str = "Translation memory"
    sends_data: bool = False
    max_chars: int = 1_000_000

    def available(self, ports: Ports, settings: Settings) -> Missing | None:
        """Wherever there is a project."""
        del settings
        return None if ports.lookup else Missing("a project", "run it inside a project")

    def pairs(self, ports: Ports, settings: Settings) -> tuple[tuple[str, str], ...]:
        """Any pair."""
        del ports, settings
        return ()

    def supports(self, source: Locale, target: Locale, *, ports: Ports, settings: Settings) -> bool:
        """Any pair."""
        del source, target, settings
        return ports.lookup is not None

    def open(self, source: Locale, target: Locale, *, ports: Ports, settings: Settings) -> Session:
        """See :class:`Engine`."""
        del source, settings
        return MemorySession(ports.lookup or _nothing, target)


def _nothing(_: Locale, __: Request) -> None:
    return None


PLUGIN: Final[Engine] = MemoryEngine()
